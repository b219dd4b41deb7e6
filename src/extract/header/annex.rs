//! The heads of appendices that name the text itself, and notices above its heading.

use std::collections::BTreeSet;

use crate::{
    extract::edge::is_sign,
    grammar::Grammar,
    model::{Form, Header, Kind, Mention, Origin, Symbol},
    text::Text,
};

/// How many lines above the head of an appendix name it; of eleven in 791 texts one is named five
/// lines above, blank ones included.
const LINES: usize = 4;
/// The longest title that the head of an appendix stands behind, in bytes.
const TITLE: usize = 300;
/// So far before the head of an appendix its line may begin, blanks included, in bytes; the longest
/// of 187 has 22.
const LINE: usize = 1000;

/// Leaves the mark of an appendix' head only where it speaks of the text itself.
///
/// `(ban hành kèm theo Quyết định số …)` in a sentence speaks of another act, and so does the head of
/// a form that another act gave.
pub(super) fn judge(
    text: &Text,
    grammar: &Grammar,
    header: &Header<'_>,
    mentions: &mut [Mention<'_>],
) {
    let cited = if header.kind.is_none() { cited(mentions) } else { BTreeSet::new() };
    for mention in mentions.iter_mut().filter(|it| it.heads_annex) {
        let is_cited = || mention.symbol.as_ref().is_some_and(|it| cited.contains(&it.canonical()));
        mention.heads_annex = is_own(text, grammar, header, mention) && !is_cited();
    }
}

/// The symbols that are cited before the first head of an appendix: an article that shows the forms of a document
/// speaks of it first, and a document does not cite itself.
fn cited(mentions: &[Mention<'_>]) -> BTreeSet<String> {
    let before = mentions.iter().take_while(|it| !it.heads_annex);
    before.filter_map(|it| it.symbol.as_ref()).map(Symbol::canonical).collect()
}

fn is_own(text: &Text, grammar: &Grammar, header: &Header<'_>, mention: &Mention<'_>) -> bool {
    let words = text.words();
    let Some(here) = text.range_of(mention.extent) else { return false };
    let (Some(before), Some(behind)) = (words.get(..here.start), words.get(here.end..)) else {
        return false;
    };
    let near = before.get(before.ceil_char_boundary(before.len().saturating_sub(LINE))..);
    let near = near.unwrap_or_default();
    let (above, line) = match near.rfind('\n') {
        Some(_) => before.rsplit_once('\n').unwrap_or_default(),
        None if near.len() == before.len() => ("", before),
        None => return false,
    };
    let opened = line.rsplit_once('(').map(|(title, _)| title.trim());
    let lead = opened.unwrap_or(line.trim());
    let closes = || {
        let rest = behind.split('\n').next().unwrap_or_default();
        rest.trim_end().ends_with(')')
    };
    let is_line = match opened {
        Some(_) => lead.is_empty() || lead.len() <= TITLE && closes(),
        // `… Phụ lục II ban hành` above `kèm theo Thông tư số …`: a sentence that goes on.
        None => line.len() <= TITLE && !lead.starts_with(char::is_lowercase),
    };
    if !is_line {
        return false;
    }
    let is_form = std::iter::once(lead).chain(above.rsplit('\n').take(LINES)).any(|line| {
        grammar.unit_at(line.trim_start_matches(is_sign)).is_some_and(|(unit, _)| unit.form)
    });
    let code = |kind: Option<&Kind>| kind.map(|kind| kind.code.clone());
    let fits = code(header.kind) == code(mention.kind);
    // A letter sends on what others made, and gives it neither number nor day.
    let is_sent = mention.kind.is_some_and(|kind| kind.dispatch);
    fits || header.symbol.is_none() && !is_form && !is_sent && heads(text, header, here.start)
}

/// Whether an appendix' head at an offset stands right under the heading, or the text has none.
fn heads(text: &Text, header: &Header<'_>, at: usize) -> bool {
    let end = text.range_of(header.words).map_or(0, |it| it.end);
    let between = text.words().get(end..at).unwrap_or_default();
    header.kind.is_none()
        || between.match_indices('\n').nth(LINES).is_none() && !between.contains(". ")
}

/// A text without a number of its own is what the heads of its appendices say, or what a notice
/// above its heading calls by the heading's kind.
pub(super) fn complete<'t>(text: &Text, header: &mut Header<'t>, mentions: &[Mention<'t>]) {
    let title = header.subject.and_then(|it| text.range_of(it)).map_or(0, |it| it.start);
    let announces = |mention: &&Mention<'t>| {
        let above = text.range_of(mention.words).is_some_and(|it| it.start < title);
        let kind = |kind: Option<&Kind>| kind.map(|kind| kind.code.clone());
        above && mention.form == Form::Numbered && kind(mention.kind) == kind(header.kind)
    };
    let head = mentions.iter().find(|mention| mention.heads_annex);
    let head = head.map(|it| (it, Origin::Annex));
    let notice = || mentions.iter().find(announces).map(|it| (it, Origin::Notice));
    let Some((head, origin)) = head.or_else(notice) else { return };
    header.symbol.clone_from(&head.symbol);
    header.numbered_by = Some(origin);
    header.kind = header.kind.or(head.kind);
    if header.date.is_none() && head.date.is_some() {
        (header.date, header.dated_by) = (head.date, Some(origin));
    }
    if header.issuer.is_none() && head.issuer.is_some() {
        (header.issuer, header.issued_by) = (head.issuer.map(str::to_owned), Some(origin));
    }
}
