//! The words before a mention: where its sentence begins, what may stand behind a cue.

use crate::{
    grammar::{Cue, Grammar, OpenerRole},
    model::Relation,
};

/// How far back a sentence may begin, in bytes.
const SENTENCE: usize = 1500;
/// How much may stand between a cue and what it governs, in bytes.
const FILLER: usize = 110;

/// Where a cue stands among the words before a mention.
#[derive(Debug)]
pub(super) struct Lead<'g> {
    /// Where the cue begins in these words.
    pub(super) at: usize,
    /// The words before the cue.
    pub(super) before: &'g str,
    /// Whether the sentence begins with the cue.
    pub(super) is_initial: bool,
}

/// Where the sentence begins that holds this offset.
pub(super) fn sentence(words: &str, at: usize) -> usize {
    let from = words.ceil_char_boundary(at.saturating_sub(SENTENCE));
    let near = words.get(from..at).unwrap_or_default();
    let stop = near.rmatch_indices(". ").find(|(stop, _)| {
        // A stop behind a figure or a short capital word ends no sentence: `1. `, `TP. `.
        let word =
            near.get(..*stop).and_then(|it| it.rsplit([' ', '\n']).next()).unwrap_or_default();
        !word.is_empty() && word.chars().count() > 2
    });
    let stops = [stop.map(|(at, _)| at + 2), near.rfind(['\n', '\t']).map(|at| at + 1)];
    from + stops.into_iter().flatten().max().unwrap_or(0)
}

/// Words without the marks of an item: `1. `, `a) `, `- `, `Điều 1. `.
pub(super) fn strip_marks(words: &str) -> &str {
    let words = words.trim_start_matches(|it: char| !it.is_alphabetic());
    let mut rest = words;
    while let Some((mark, behind)) = rest.split_once([' ', '\t']) {
        let is_mark = mark.ends_with(['.', ')', ':']) && mark.chars().count() <= 5
            || mark == "Điều"
            || mark.chars().all(|it| it.is_ascii_digit() || ".)".contains(it));
        if !is_mark {
            break;
        }
        rest = behind.trim_start_matches(|it: char| !it.is_alphanumeric());
    }
    let is_mark = rest.chars().count() <= 4 && rest.ends_with(['.', ')']);
    if is_mark { "" } else { rest }
}

/// Whether these words are nothing but the mark of an item.
pub(super) fn is_item(words: &str) -> bool {
    let words = words.trim();
    words.chars().next().is_some_and(|it| it.is_alphanumeric() || it == '-')
        && strip_marks(words).is_empty()
        && words.chars().count() <= 8
}

/// Whether a list goes on behind these words.
pub(super) fn is_listed(rest: &str) -> bool {
    let words = rest.trim();
    let joins = words.starts_with([',', ';'])
        || words.starts_with("và ")
        || words == "và"
        || words.is_empty();
    joins && words.len() < FILLER && !words.contains(['.', ':', '“'])
}

/// Whether what stands between a cue and a mention lets the cue govern it.
pub(super) fn is_filler(grammar: &Grammar, cue: &Cue, filler: &str) -> bool {
    let filler = filler.trim();
    if filler.is_empty() {
        return true;
    }
    let annexed = grammar
        .opener_at(last_words(filler, 4))
        .is_some_and(|(it, _)| it.role == OpenerRole::Annex)
        || grammar
            .opener_at(last_words(filler, 2))
            .is_some_and(|(it, _)| it.role == OpenerRole::Annex);
    if annexed && cue.relation == Relation::Amends {
        return !filler.contains([';', '“']);
    }
    let vehicle = filler.ends_with("tại") || filler.ends_with("tại các");
    let directs =
        matches!(cue.relation, Relation::BasedOn | Relation::Implements | Relation::RespondsTo);
    let breaks = filler.contains(['.', ';', ':', '“', '(', ')']);
    let leads_away = ["theo", "về"].iter().any(|it| filler.split(' ').any(|word| word == *it));
    filler.len() < FILLER
        && !breaks
        && !leads_away
        && (!filler.contains(" tại") && filler != "tại" || vehicle && directs)
}

fn last_words(words: &str, count: usize) -> &str {
    let at = words.rmatch_indices(' ').nth(count - 1).map_or(0, |(at, _)| at + 1);
    words.get(at..).unwrap_or_default()
}
