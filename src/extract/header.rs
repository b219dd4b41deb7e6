//! The header of a text: what it says of itself by number, place and date, kind, subject, issuer.

use std::ops::Range;

use crate::{
    extract::{
        edge::{self, ENDS, is_sign},
        spelt,
    },
    grammar::{Grammar, Heads, Hit, Mark, MarkRole, OpenerRole},
    model::{Date, Header, Kind, Mention, Origin, Regime, Style, Symbol},
    text::{Text, offset},
};

mod annex;
mod day;
mod lead;
mod local;
mod number;
mod own_issuer;
mod own_title;

use lead::Lead;
use own_title::OwnTitle;

/// How far a header may reach, in bytes; the longest of 540 ends at 1,769.
const ZONE: usize = 3000;
/// How far from the beginning the national heading is looked for, in bytes; of 304 in 377 official texts
/// the farthest stands at 5,560, of 717 in 6,566 texts 22 stand farther.
const FAR: usize = 30_000;
/// How many lines above the national heading name who issued; of 207 official texts none has more
/// than four, a rule included.
const HEAD_LINES: usize = 3;
/// What stands above the head and has so many words is no part of it; no line of an official head in
/// small letters has more than ten, what `V/v` opens aside.
const STORY: usize = 12;
/// How far behind the own number the title begins, with a date between them, in bytes; not measured, for
/// none of 6,566 texts says its number there again.
const DAY: usize = 60;
/// How far before a number its label may begin in a second head, with the signs of a page before it, in
/// bytes; the longest of 348 in 6,594 texts has six.
const LABEL: usize = 64;
/// How far behind the head the word that enacts is looked for, in bytes; not measured, for none of 6,566
/// texts leaves its heading out and has one.
const ENACTING: usize = 12_000;

/// The words that may hold a header.
#[derive(Debug, Clone, Copy)]
struct Zone<'t> {
    words: &'t str,
    /// The own number in them, as written.
    symbol: Option<&'t str>,
    /// The motto.
    motto: Option<&'t str>,
    /// The date between the kind and the title.
    date: Option<Date<'t>>,
    /// Whether a letter begins here.
    is_letter: bool,
    /// Whether a document of official form begins here: a number, a motto, a heading, an addressee.
    is_official: bool,
}

/// The text's own header.
///
/// ```
/// use viendan::{extract, grammar::Grammar, text::Text};
///
/// let grammar = Grammar::builtin();
/// let head = "Số: 141/KH-UBND\nBắc Ninh, ngày 20 tháng 11 năm 2025\nKẾ HOẠCH\n\nNâng cao năng lực";
/// let text = Text::new("ke-hoach.txt", head.into(), grammar.letters());
/// let header = extract::header(&text, grammar);
/// assert_eq!(header.symbol.unwrap().canonical(), "141/KH-UBND");
/// assert_eq!(header.subject, Some("Nâng cao năng lực"));
/// ```
pub fn header<'t>(text: &'t Text, grammar: &'t Grammar) -> Header<'t> {
    let kinds: Vec<_> = grammar.kind_hits(text.words()).collect();
    read(text, grammar, &kinds)
}

/// The header of a text whose words for kinds were found.
pub(super) fn read<'t>(text: &'t Text, grammar: &'t Grammar, kinds: &[Hit]) -> Header<'t> {
    let (zone, is_letter, marks) = zone(text.words(), grammar);
    let start = text.range_of(zone).map_or(0, |it| it.start);
    let hits = within(kinds, start..start + zone.len());
    let labelled = number::labelled(zone, grammar, &hits, &marks);
    let found = heading(text, zone, grammar, &hits, labelled.as_ref());
    // What enacts says the kind, and stands behind the title.
    let heading = found.filter(|(_, words)| !enacts(text, grammar, words));
    let lead = heading.filter(|(_, words)| own_title::repeated(text, grammar, words) == 0);
    let lead = lead.map(|(_, words)| {
        let behind = behind(text, zone, words);
        lead::read(grammar, behind, &text.written_lines(behind))
    });
    let lead = lead.unwrap_or_default();
    let symbol = labelled.or_else(|| lead.symbol.clone()).map(|symbol| match found {
        None if is_letter => number::of_letter(grammar, symbol),
        Some((_, words)) => {
            let line = offset(zone, words).and_then(|at| zone.get(at..)).unwrap_or(words);
            spelt::out(symbol, |_| line.split('\n').next())
        }
        None => symbol,
    });
    let named = found.map(|(kind, _)| kind);
    let kind = named.filter(|_| !is_letter).or_else(|| kind(grammar, symbol.as_ref(), named));
    let numbered_by = symbol.as_ref().map(|_| Origin::Head);
    let mut header = Header { symbol, numbered_by, kind, ..Header::default() };
    let mut mottos =
        marks.iter().filter(|(mark, _)| matches!(mark.role, MarkRole::Nation | MarkRole::Party));
    let motto = mottos.find(|(_, hit)| day::is_motto(zone, *hit));
    let frame = Zone {
        words: zone,
        symbol: header.symbol.as_ref().map(|it| it.raw),
        motto: motto.and_then(|(_, hit)| zone.get(hit.start..hit.end)),
        date: lead.date,
        is_letter,
        is_official: header.symbol.is_some()
            || found.is_some()
            || is_letter
            || day::is_official(&marks, zone),
    };
    day::read(text, frame, grammar, &mut header);
    let title = title(text, grammar, frame, heading.map(|(_, words)| (words, &lead)), &header);
    header.subject = title.words;
    if header.kind.is_none() && (header.symbol.is_some() || title.enacting.is_some()) {
        header.kind = enacted(text, grammar, kinds, start);
    }
    header.regime = regime(&marks, header.symbol.as_ref(), header.kind);
    let above = found.filter(|_| lead.title.is_some()).map(|(_, words)| words);
    let said = own_issuer::Said {
        symbol: header.symbol.as_ref(),
        place: header.place,
        lead: lead.issuer.as_deref(),
        enacting: title.enacting,
        heading: above,
    };
    (header.issuer, header.issued_by) = own_issuer::read(text, grammar, frame, said);
    let parts = [frame.symbol, header.date.map(|it| it.raw), header.subject];
    let ends = parts.into_iter().flatten().filter_map(|part| text.range_of(part)).map(|it| it.end);
    let end = ends.map(|end| end.saturating_sub(start)).filter(|end| *end <= zone.len()).max();
    header.words = zone.get(..end.unwrap_or(0)).unwrap_or_default();
    header
}

/// The hits in a stretch of what was searched, by their places in it.
fn within(hits: &[Hit], stretch: Range<usize>) -> Vec<Hit> {
    let first = hits.partition_point(|hit| hit.start < stretch.start);
    let hits = hits.iter().skip(first).take_while(|hit| hit.end <= stretch.end);
    let placed =
        |hit: &Hit| Hit { start: hit.start - stretch.start, end: hit.end - stretch.start, ..*hit };
    hits.map(placed).collect()
}

/// Completes a header without a number by what the text says further down.
pub(super) fn complete<'t>(
    text: &'t Text,
    grammar: &'t Grammar,
    header: &mut Header<'t>,
    mentions: &mut [Mention<'t>],
) {
    annex::judge(text, grammar, header, mentions);
    if header.symbol.is_none() {
        annex::complete(text, header, mentions);
        day::complete(text, grammar, header);
    }
}

/// Whether a mention is the text's own number, also where the head says it again: between the kind
/// and the title, or behind the label of a number in a second head.
pub(super) fn is_own(
    text: &Text,
    grammar: &Grammar,
    header: &Header<'_>,
    mention: &Mention<'_>,
) -> bool {
    let Some((own, here)) = header.symbol.as_ref().zip(text.range_of(mention.words)) else {
        return false;
    };
    let overlaps = |it: &Range<usize>| here.start < it.end && it.start < here.end;
    if text.range_of(own.raw).as_ref().is_some_and(overlaps) {
        return true;
    }
    let Some(symbol) = mention.symbol.as_ref().filter(|it| it.number == own.number) else {
        return false;
    };
    let words = text.words();
    let near = words.floor_char_boundary(here.start.saturating_sub(LABEL));
    let near = words.get(near..here.start).unwrap_or_default();
    let begins = near.rfind(ENDS).map(|at| at + 1).or((near.len() == here.start).then_some(0));
    let label = begins.and_then(|at| near.get(at..)).unwrap_or_default();
    let label = grammar.behind_label(label.trim_start_matches(is_sign));
    let is_label = label.is_some_and(|it| it.trim() == ":");
    let title = header.subject.and_then(|it| text.range_of(it)).map_or(0, |it| it.start);
    let line = || words.get(..here.start).and_then(|it| it.rsplit(ENDS).next()).unwrap_or_default();
    let is_in_heading = here.end <= title
        && title - here.end < DAY
        && mention.kind.is_none_or(|kind| kind.dispatch)
        && !line().contains(char::is_lowercase);
    is_in_heading || is_label && symbol.canonical() == own.canonical()
}

/// The words that hold the header: from the beginning, or from the lines above the national
/// heading where a notice stands before it; whether a letter begins behind them; and their marks.
fn zone<'t, 'g>(words: &'t str, grammar: &'g Grammar) -> (&'t str, bool, Vec<(&'g Mark, Hit)>)
where
    't: 'g,
{
    let far = words.get(..words.floor_char_boundary(FAR)).unwrap_or(words);
    let nation = grammar.seldom_marks(MarkRole::Nation, far).into_iter().next();
    let nation = nation.filter(|hit| hit.start > ZONE / 2 || day::is_motto(far, *hit));
    let party = || {
        let parties = grammar.seldom_marks(MarkRole::Party, far);
        parties.into_iter().find(|hit| hit.start <= ZONE / 2 && day::is_motto(far, *hit))
    };
    let motto = nation.or_else(party);
    let from = motto.and_then(|hit| far.get(..hit.start)).map_or(0, |before| {
        if before.len() > ZONE / 2 {
            before.rmatch_indices('\n').nth(HEAD_LINES).map_or(0, |(at, _)| at + 1)
        } else {
            below_story(grammar, before)
        }
    });
    let words = words.get(from..).unwrap_or(words);
    let zone = words.get(..words.floor_char_boundary(ZONE)).unwrap_or(words);
    let mut marks: Vec<_> = grammar.mark_hits(zone).collect();
    let end = marks.iter().position(|(mark, hit)| match mark.role {
        MarkRole::Addressee => true,
        MarkRole::Body => zone.get(..hit.start).is_some_and(|it| it.ends_with('\n')),
        _ => false,
    });
    let ending = end.and_then(|end| marks.get(end)).copied();
    let is_addressed = ending.is_some_and(|(mark, _)| mark.role == MarkRole::Addressee);
    marks.truncate(end.unwrap_or(marks.len()));
    let zone = zone.get(..ending.map_or(zone.len(), |(_, hit)| hit.start)).unwrap_or(zone);
    let is_letter = is_addressed || marks.iter().any(|(mark, _)| mark.role == MarkRole::Matter);
    (zone, is_letter, marks)
}

/// The offset at which the head begins below what a page tells of it; a number of its own stands in
/// no story.
fn below_story(grammar: &Grammar, before: &str) -> usize {
    let ends = before.match_indices('\n').map(|(at, _)| at);
    let mut start = 0;
    let mut from = 0;
    for end in ends {
        let line = before.get(start..end).unwrap_or_default().trim_start();
        // `Bản án số: 12/2023/DS-ST`
        let kind = grammar.kind_at(line).and_then(|(_, width)| line.get(width..));
        let label = kind.map_or(line, str::trim_start);
        if grammar.behind_label(label).is_some_and(|it| it.starts_with(':')) {
            break;
        }
        start = end + 1;
        let opens = grammar.opener_at(line).is_some_and(|(it, _)| it.role == OpenerRole::Subject);
        if !opens && line.contains(char::is_lowercase) && line.split(' ').nth(STORY).is_some() {
            from = start;
        }
    }
    from
}

/// The heading that says the kind, in capitals at the beginning of a line or a cell, with its words;
/// behind the number where one stands there, and before the word that enacts.
fn heading<'t>(
    text: &'t Text,
    zone: &'t str,
    grammar: &'t Grammar,
    hits: &[Hit],
    symbol: Option<&Symbol<'_>>,
) -> Option<(&'t Kind, &'t str)> {
    let behind = symbol.and_then(|symbol| offset(zone, symbol.raw)).unwrap_or(0);
    let lines = text.written_lines(zone);
    // `TÒA ÁN NHÂN DÂN CẤP CAO TẠI ĐÀ NẴNG` / `BẢN ÁN …`: two lines that were joined.
    let names_body = |before: &str| {
        before.rsplit('\n').next().is_some_and(|line| grammar.issuer_at(line).is_some())
    };
    let stands = |hit: &Hit| {
        let words = zone.get(hit.start..hit.end).filter(|it| !it.contains(char::is_lowercase))?;
        let before = edge::before(zone.get(..hit.start)?);
        let begins = edge::begins(before)
            || before.ends_with(|it: char| it.is_ascii_digit())
            || names_body(before) && day::begins_line(&lines, words);
        let kind = grammar.kind(hit.row).filter(|kind| begins && !kind.generic)?;
        // `BLHS`: the short name of a law, which heads nothing.
        let is_name = grammar.law_at(words).is_some_and(|(_, width)| width == words.len())
            && grammar.fold(words) != grammar.fold(&kind.name);
        (!is_name).then_some((kind, words))
    };
    let of_symbol = symbol.and_then(|symbol| kind(grammar, Some(symbol), None));
    let fits = |kind: &Kind| of_symbol.is_none_or(|it| it.code == kind.code);
    let below = || hits.iter().filter(|hit| hit.start >= behind).filter_map(stands);
    let above = || hits.iter().filter_map(stands).filter(|(kind, _)| fits(kind));
    // `Số: 23/2025/NQ-HĐND` / `QUY ĐỊNH MỨC CHI …`: the heading was left out, and a title begins so.
    let is_title = |kind: &Kind, words: &str| {
        let of_symbol = of_symbol.filter(|it| it.code != kind.code);
        let of_law = symbol.is_some_and(|it| it.style == Style::Normative) && of_symbol.is_some();
        let line = self::behind(text, zone, words).split('\n').next().unwrap_or_default();
        of_law && kind.common && line.contains(char::is_alphabetic)
    };
    let heads =
        |(kind, words): &(&Kind, &str)| !enacts(text, grammar, words) && !is_title(kind, words);
    let below = || below().filter(|(kind, words)| !is_title(kind, words));
    below().find(heads).or_else(|| above().find(heads)).or_else(|| below().next())
}

/// The words of the zone behind some of them.
fn behind<'t>(text: &Text, zone: &'t str, words: &str) -> &'t str {
    let start = text.range_of(zone).map_or(0, |it| it.start);
    let end = text.range_of(words).map_or(0, |it| it.end);
    zone.get(end.saturating_sub(start)..).unwrap_or_default()
}

/// Whether articles or items follow at once: `QUYẾT ĐỊNH:` enacts, and no title follows.
fn enacts(text: &Text, grammar: &Grammar, words: &str) -> bool {
    let end = text.range_of(words).map_or(0, |it| it.end);
    let rest = text.words().get(end..).unwrap_or_default();
    let next = rest.trim_start_matches(|it| is_sign(it) || ":-\n".contains(it));
    let article = grammar.heading_at(next).is_some_and(|(row, _)| row.heads == Heads::Article);
    let number = next.split(' ').next().unwrap_or_default();
    let item = number.len() < 5 && number.ends_with(['.', ')']);
    let colon = rest.trim_start_matches(is_sign).starts_with(':');
    next.starts_with(char::is_uppercase) && article || colon && item
}

/// The kind that the word which enacts says, of a text whose heading was left out; from where the zone
/// of its header begins on.
fn enacted<'t>(text: &Text, grammar: &'t Grammar, kinds: &[Hit], start: usize) -> Option<&'t Kind> {
    let words = text.words().get(start..)?;
    let near = words.get(..words.floor_char_boundary(ENACTING))?;
    within(kinds, start..start + near.len()).into_iter().find_map(|hit| {
        let words = near.get(hit.start..hit.end)?;
        let begins = edge::begins(near.get(..hit.start)?);
        let kind = grammar.kind(hit.row).filter(|kind| !kind.generic)?;
        let loud = begins && !words.contains(char::is_lowercase);
        (loud && enacts(text, grammar, words)).then_some(kind)
    })
}

fn kind<'t>(
    grammar: &'t Grammar,
    symbol: Option<&Symbol<'_>>,
    heading: Option<&'t Kind>,
) -> Option<&'t Kind> {
    let of_symbol = symbol.and_then(|symbol| match symbol.style {
        Style::Dispatch => grammar.dispatch_kind(),
        Style::Party => grammar.kind_of_party_code(&symbol.code),
        _ => grammar.kind_of_code(&symbol.code),
    });
    let is_dispatch = symbol.is_some_and(|symbol| symbol.style == Style::Dispatch);
    heading.filter(|_| !is_dispatch || of_symbol.is_none()).or(of_symbol).or(heading)
}

/// The lines under the heading; where that was left out, the lines above who enacts; for a letter,
/// what `V/v` opens under the number.
fn title<'t>(
    text: &'t Text,
    grammar: &Grammar,
    zone: Zone<'t>,
    heading: Option<(&'t str, &Lead<'t>)>,
    header: &Header<'t>,
) -> OwnTitle<'t> {
    if let Some((words, lead)) = heading {
        return match lead.title {
            // The title behind the number and the date that stand between it and the kind.
            Some(title) => own_title::read(text, grammar, title),
            None => own_title::under_heading(text, grammar, words, behind(text, zone.words, words)),
        };
    }
    let date = header.date.filter(|_| header.dated_by == Some(Origin::Head)).map(|it| it.raw);
    let parts = [zone.symbol, date, zone.motto].into_iter().flatten();
    let parts = parts.filter(|part| offset(zone.words, part).is_some());
    let last = parts.max_by_key(|part| offset(zone.words, part));
    let below = last.map_or(zone.words, |part| behind(text, zone.words, part));
    let title =
        (!zone.is_letter).then(|| own_title::without_heading(text, grammar, zone.symbol, below));
    let title = title.unwrap_or_default();
    match zone.symbol {
        Some(number) if title.words.is_none() => {
            let letter = own_title::of_letter(text, grammar, behind(text, zone.words, number));
            OwnTitle { enacting: letter.enacting.or(title.enacting), ..letter }
        }
        _ => title,
    }
}

fn regime(marks: &[(&Mark, Hit)], symbol: Option<&Symbol<'_>>, kind: Option<&Kind>) -> Regime {
    let party = marks.iter().any(|(mark, _)| mark.role == MarkRole::Party);
    match symbol.map(|symbol| symbol.style) {
        Some(Style::Party) => Regime::Party,
        _ if party => Regime::Party,
        Some(Style::Normative | Style::Assembly | Style::Consolidated) => Regime::Normative,
        Some(Style::State | Style::Dispatch) => Regime::Administrative,
        _ => match kind {
            Some(kind) if kind.with_year || kind.named => Regime::Normative,
            _ => Regime::Unknown,
        },
    }
}
