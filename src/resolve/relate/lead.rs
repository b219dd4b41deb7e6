//! The words before a mention: where its sentence begins, what may stand behind a cue.

use super::list::joins;
use crate::{
    grammar::{Cue, Grammar, OpenerRole},
    model::Relation,
};

/// How far before a cue a draft may be named, in bytes.
const DRAFT: usize = 160;
/// How many words may say which part of a document ends.
const PARTS: usize = 5;
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
    /// What the cue states of what it governs.
    pub(super) relation: Relation,
}

/// What a cue states: a document of which a part is replaced is amended.
pub(super) fn relation(grammar: &Grammar, cue: &Cue, filler: &str) -> Relation {
    let part = grammar.unit_at(filler.trim_start()).is_some();
    match cue.relation {
        Relation::Replaces if part => Relation::Amends,
        relation => relation,
    }
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

/// Whether a cue behind these words begins a sentence, or a title: `Về kết quả thực hiện …`.
pub(super) fn opens(grammar: &Grammar, before: &str) -> bool {
    let before = strip_marks(before).trim();
    let title = grammar.opener_at(before).filter(|(it, width)| {
        it.role == OpenerRole::Subject && it.words.starts_with('v') && *width == before.len()
    });
    before.is_empty() || title.is_some()
}

/// Whether a draft acts: `dự thảo Nghị quyết của Quốc hội sửa đổi …`.
pub(super) fn is_draft(before: &str) -> bool {
    let from = before.ceil_char_boundary(before.len().saturating_sub(DRAFT));
    before.get(from..).is_some_and(|it| it.to_lowercase().contains("dự thảo "))
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
        || joins(words.split(' ').next().unwrap_or_default())
        || words.is_empty();
    joins && words.len() < FILLER && !words.contains(['.', ':', '“'])
}

/// Whether what stands between a cue and a mention lets the cue govern it.
pub(super) fn is_filler(grammar: &Grammar, cue: &Cue, filler: &str) -> bool {
    let filler = filler.trim().trim_end_matches(':').trim_end();
    if filler.is_empty() {
        return true;
    }
    if matches!(cue.relation, Relation::Repeals | Relation::Replaces) {
        return is_object(grammar, filler);
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
    let breaks = filler.contains(['.', ';', ':', '“', '(', ')']) || filler.contains("kể từ ngày");
    let leads_away = ["theo", "về"].iter().any(|it| filler.split(' ').any(|word| word == *it));
    filler.len() < FILLER
        && !breaks
        && !leads_away
        && (!filler.contains(" tại") && filler != "tại" || vehicle && directs)
}

/// Whether these words say what of a document ends: its points, its rules, all or a part of it.
///
/// `thu hồi đất trên địa bàn tỉnh ban hành kèm theo …`: what is taken back is no document.
fn is_object(grammar: &Grammar, filler: &str) -> bool {
    let begins = grammar.unit_at(filler).is_some() || grammar.kind_at(filler).is_some();
    let few = filler.split(' ').count() <= PARTS;
    (begins || few) && !joins(filler) && !filler.contains([';', '“', ':', '.'])
}

fn last_words(words: &str, count: usize) -> &str {
    let at = words.rmatch_indices(' ').nth(count - 1).map_or(0, |(at, _)| at + 1);
    words.get(at..).unwrap_or_default()
}
