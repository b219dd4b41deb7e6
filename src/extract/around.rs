//! Puts together what stands around a number.

use std::collections::HashMap;

use super::{left, right, scan::Found, sentence::Head};
use crate::{
    grammar::{Grammar, OpenerRole},
    model::{Date, Form, Kind, Mention, Quirk, Slip, Standing, Style},
    text::{Text, sentence},
};
use ahead::Ahead;

mod ahead;
pub(super) mod shared;

/// How far back a sentence may begin, in bytes; the farthest day of 141 stands at 210, the farthest
/// body of 303 at 108.
const SENTENCE: usize = 320;

/// How many mentions a title may hold; each of seven in 6,566 texts whose date belongs to them holds one.
const TITLED: usize = 6;

/// A mention for each number that was found.
pub(super) fn mentions<'t>(
    text: &'t Text,
    grammar: &'t Grammar,
    found: &[Found<'t>],
    names: &[Head<'t>],
) -> Vec<Head<'t>> {
    let words = text.words();
    let next = |at: usize| {
        let behind = found.partition_point(|it| it.lead.start < at);
        found.get(behind).map_or(words.len(), |it| it.lead.start)
    };
    // What stands behind the name of an amending law is said of that law, not of the last number
    // in its name.
    let mut outer = HashMap::new();
    for name in names.iter().filter_map(|it| text.range_of(it.mention.name?)) {
        let start = outer.entry(name.end).or_insert(name.start);
        *start = name.start.min(*start);
    }
    let mut heads: Vec<Head<'t>> = Vec::with_capacity(found.len());
    for it in found {
        let mut head = head(words, grammar, it, (found, &heads), &next);
        if outer.get(&it.end).is_some_and(|start| *start < it.start) {
            head.mention =
                Mention { date: None, dated: None, issuer: None, issued: None, ..head.mention };
        }
        heads.push(head);
    }
    heads
}

fn head<'t>(
    words: &'t str,
    grammar: &'t Grammar,
    found: &Found<'t>,
    (all, before): (&[Found<'t>], &[Head<'t>]),
    next: &impl Fn(usize) -> usize,
) -> Head<'t> {
    let Found { start, end, symbol, lead, blank } = found;
    let behind = end + note_mark(words.get(*end..).unwrap_or_default());
    let near = Some(right::tail(words, grammar, behind, next)).filter(|it| !is_claimed(it, before));
    let near = near.unwrap_or_default();
    // The date before a sentence belongs to the act that was issued then, not to what it cites.
    let passes = symbol.style == Style::Assembly || lead.kind.is_some_and(|kind| kind.named);
    let ahead = ahead(words, grammar, lead.start, passes);
    let opening = near.date.is_none().then(|| ahead.date());
    let opening = opening.flatten().filter(|date| {
        let mut known = before.iter().rev().take(TITLED).filter_map(|it| it.mention.date);
        !known.any(|known| std::ptr::eq(known.raw, date.raw))
    });
    let year_at = |end: usize| {
        let at = all.binary_search_by_key(&end, |it| it.end).ok()?;
        all.get(at).map(|it| it.symbol.year)
    };
    let far = opening
        .is_none()
        .then(|| right::behind_title(words, grammar, symbol, &near, year_at))
        .flatten();
    let behind = if far.is_some() { Standing::BehindTitle } else { Standing::Behind };
    let mut tail = far.unwrap_or(near);
    // `Thông tư hướng dẫn Nghị định số … do Bộ trưởng … ban hành`: the letters say whose it is.
    let is_other = || right::names_another(grammar, ahead.sentence);
    if tail.is_agent && !right::may_issue(grammar, symbol, tail.issuer) && is_other() {
        tail.issuer = None;
    }
    let ends = if tail.closes.is_some() { *end } else { tail.near.max(*end) };
    let date = tail.date.map(|date| (date, behind)).or(opening.map(|it| (it, Standing::Before)));
    let between = || lead.issuer.map(|it| (it, Standing::Between));
    let named = || Some((ahead.issuer(symbol)?, Standing::Before));
    let issuer = tail.issuer.map(|it| (it, behind)).or_else(between).or_else(named);
    let date = date.map(|(date, stands)| (without_mark(date, symbol.year), stands));
    let (date, dated) = date.unzip();
    let (issuer, named_by) = issuer.unzip();
    let mention = Mention {
        words: words.get(*start..*end).unwrap_or_default(),
        extent: words.get(lead.start..tail.end.max(*end)).unwrap_or_default(),
        form: if *blank { Form::Blank } else { Form::Numbered },
        kind: kind(grammar, found),
        kind_words: lead.kind_words,
        symbol: Some(symbol.clone()),
        name: lead.name,
        year: tail.year,
        date,
        dated,
        issuer,
        issued: named_by,
        subject: None,
        pinpoint: left::pinpoint(words, grammar, lead.start),
        quirks: symbol.quirks.clone(),
        slips: [lead.slip, misspelt(grammar, lead.kind_words), date.and_then(|it| it.slip)]
            .into_iter()
            .flatten()
            .collect(),
        heads_annex: heads_annex(words, grammar, lead.start),
    };
    Head { mention, end: ends, title: tail.title.max(*end), closes: tail.closes }
}

/// `27/2023/QH15 ngày 27 tháng 11 năm 20238`: the mark of a note stands behind the year of the number.
fn without_mark(date: Date<'_>, year: Option<u16>) -> Date<'_> {
    if year != Some(date.year / 10) {
        return date;
    }
    let is_figure = |it: char| it.is_ascii_digit();
    let raw = date.raw.strip_suffix(is_figure).unwrap_or(date.raw);
    let words = date.words.strip_suffix(is_figure).unwrap_or(date.words);
    Date { raw, words, year: date.year / 10, ..date }
}

/// A misspelt word for the kind, `Chi thị`.
fn misspelt<'t>(grammar: &Grammar, kind: Option<&'t str>) -> Option<Slip<'t>> {
    let words = kind.filter(|words| grammar.meant(words).is_some())?;
    Some(Slip { quirk: Quirk::MisspeltWord, words })
}

/// The width of a footnote's mark, `[1]`, `(1)`, `¹`, `*`.
fn note_mark(rest: &str) -> usize {
    let bracket = rest.strip_prefix('[').map(|it| (it, ']'));
    let bracket = bracket.or_else(|| rest.strip_prefix('(').map(|it| (it, ')')));
    if let Some((inner, close)) = bracket {
        let figures = inner.bytes().take_while(u8::is_ascii_digit).count();
        let closes = inner.get(figures..).is_some_and(|it| it.starts_with(close));
        return if closes && (1..3).contains(&figures) { figures + 2 } else { 0 };
    }
    // `23/KH-UBND1 ngày`: the figure that the symbol left.
    let figure = rest.strip_prefix(|it: char| it.is_ascii_digit());
    if figure.is_some_and(|it| it.starts_with(' ')) {
        return 1;
    }
    let is_mark = |it: char| matches!(it, '¹' | '²' | '³' | '⁴'..='⁹' | '*');
    rest.len() - rest.trim_start_matches(is_mark).len()
}

/// The words of a clause before what begins at an offset, which an assembly may have passed.
pub(super) fn ahead<'t>(
    words: &'t str,
    grammar: &'t Grammar,
    start: usize,
    passes: bool,
) -> Ahead<'t> {
    let sentence = words.get(clause(words, start, SENTENCE)..start).unwrap_or_default();
    Ahead { grammar, sentence, passes }
}

/// Whether the date behind a number belongs to a mention whose title the number stands in.
fn is_claimed(tail: &right::Tail<'_>, before: &[Head<'_>]) -> bool {
    tail.date.is_some_and(|date| {
        let mut titles = before.iter().rev().take(TITLED).filter_map(|it| it.mention.date);
        titles.any(|known| std::ptr::eq(known.raw, date.raw))
    })
}

/// The kind: by its word, or by the symbol.
fn kind<'t>(grammar: &'t Grammar, found: &Found<'t>) -> Option<&'t Kind> {
    let said = found.lead.kind.filter(|kind| !kind.generic);
    let symbol = &found.symbol;
    let by_code = || match symbol.style {
        Style::Party => grammar.kind_of_party_code(&symbol.code),
        Style::Dispatch => grammar.dispatch_kind(),
        _ => grammar.kind_of_code(&symbol.code),
    };
    said.or_else(by_code)
}

/// Whether a number goes on with the list that the mention before it stands in.
fn continues(text: &Text, grammar: &Grammar, before: &Mention<'_>, start: usize) -> bool {
    let Some(before) = text.range_of(before.extent) else { return false };
    text.words().get(before.end..start).is_some_and(|gap| left::is_list(grammar, gap))
}

/// The beginning of the clause that `start` stands in, as far back as `reach` bytes.
fn clause(words: &str, start: usize, reach: usize) -> usize {
    let from = sentence(words, start, reach);
    let near = words.get(from..start).unwrap_or_default();
    from + near.rfind(';').map_or(0, |at| at + 1)
}

/// `Kèm theo Quyết định số …`: the head of an appendix names its carrier.
fn heads_annex(words: &str, grammar: &Grammar, start: usize) -> bool {
    let from = words.ceil_char_boundary(start.saturating_sub(40));
    let near = words.get(from..start).unwrap_or_default().trim_end();
    let Some(opening) = near.rfind(['(', '\n']) else { return false };
    let near = near.get(opening + 1..).unwrap_or_default().trim_start();
    grammar
        .opener_at(near)
        .is_some_and(|(opener, width)| opener.role == OpenerRole::Annex && width == near.len())
}
