//! What a text says of itself: number, place and date, kind, subject, issuer.

use crate::{
    grammar::{Grammar, Hit, MarkRole},
    model::{Header, Kind, Mention, Origin, Regime, Style, Symbol},
    parse,
    text::{Text, offset},
};

mod annex;
mod day;
mod own_issuer;
mod own_title;

/// How far a header may reach, in bytes; the longest of 540 ends at 1,769.
const ZONE: usize = 3000;
/// How far from the beginning the national heading is looked for, in bytes.
const FAR: usize = 30_000;
/// How many lines above the national heading name who issued; of 207 official texts none has more
/// than four, a rule included.
const HEAD_LINES: usize = 3;

/// The words that may hold a header.
#[derive(Debug, Clone, Copy)]
struct Zone<'t> {
    words: &'t str,
    /// The own number in them, as written.
    symbol: Option<&'t str>,
    /// The motto.
    motto: Option<&'t str>,
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
    let words = text.words();
    let (zone, is_letter) = zone(words, grammar);
    let hits: Vec<_> = grammar.kind_hits(zone).collect();
    let symbol = symbol(zone, grammar, &hits);
    let heading = heading(zone, grammar, &hits, symbol.as_ref());
    let symbol = symbol.map(|symbol| match heading {
        None if is_letter => letter(grammar, symbol),
        _ => symbol,
    });
    let kind = kind(grammar, symbol.as_ref(), heading.map(|(kind, _)| kind));
    let mut header = Header {
        numbered_by: symbol.as_ref().map(|_| Origin::Head),
        kind,
        regime: regime(zone, grammar, symbol.as_ref(), kind),
        symbol,
        ..Header::default()
    };
    let motto = grammar
        .mark_hits(zone)
        .filter(|(mark, _)| matches!(mark.role, MarkRole::Nation | MarkRole::Party))
        .find(|(_, hit)| day::is_motto(zone, *hit));
    let frame = Zone {
        words: zone,
        symbol: header.symbol.as_ref().map(|it| it.raw),
        motto: motto.and_then(|(_, hit)| zone.get(hit.start..hit.end)),
        is_official: header.symbol.is_some()
            || heading.is_some()
            || is_letter
            || day::is_official(grammar, zone),
    };
    day::read(text, frame, grammar, &mut header);
    let title = title(text, grammar, zone, heading.map(|(_, words)| words), header.symbol.as_ref());
    header.subject = title.words;
    let place = header.place;
    let chairman = title.enacting.and_then(|it| own_issuer::chairman(grammar, it, zone, place));
    (header.issuer, header.issued_by) = if chairman.is_some() {
        (chairman, Some(Origin::Head))
    } else {
        // Without a head the first lines tell a story.
        let zone = if frame.is_official { zone } else { "" };
        own_issuer::own_issuer(text, grammar, zone, header.symbol.as_ref(), place)
    };
    if header.issuer.is_none() {
        let enacting = title.enacting.and_then(|it| own_issuer::enacting(grammar, it));
        (header.issuer, header.issued_by) = (enacting.clone(), enacting.map(|_| Origin::Head));
    }
    let parts = [frame.symbol, header.date.map(|it| it.raw), header.subject];
    let ends = parts.into_iter().flatten().filter_map(|part| text.range_of(part)).map(|it| it.end);
    let end = ends.filter(|end| *end <= zone.len()).max().unwrap_or(0);
    header.words = zone.get(..end).unwrap_or_default();
    header
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

/// The words that hold the header: from the beginning, or from the lines above the national
/// heading where a notice stands before it; and whether a letter begins behind them.
fn zone<'t>(words: &'t str, grammar: &Grammar) -> (&'t str, bool) {
    let far = words.get(..words.floor_char_boundary(FAR)).unwrap_or(words);
    let mut nations = grammar.mark_hits(far).filter(|(mark, _)| mark.role == MarkRole::Nation);
    let nation = nations.next().map(|(_, hit)| hit.start).filter(|&at| at > ZONE / 2);
    let from = nation.and_then(|at| far.get(..at)).map_or(0, |before| {
        before.rmatch_indices('\n').nth(HEAD_LINES).map_or(0, |(at, _)| at + 1)
    });
    let words = words.get(from..).unwrap_or(words);
    let zone = words.get(..words.floor_char_boundary(ZONE)).unwrap_or(words);
    let end = grammar.mark_hits(zone).find(|(mark, hit)| match mark.role {
        MarkRole::Addressee => true,
        MarkRole::Body => zone.get(..hit.start).is_some_and(|it| it.ends_with('\n')),
        _ => false,
    });
    let is_letter = matches!(end, Some((mark, _)) if mark.role == MarkRole::Addressee);
    let zone = zone.get(..end.map_or(zone.len(), |(_, hit)| hit.start)).unwrap_or(zone);
    let matter = || grammar.mark_hits(zone).any(|(mark, _)| mark.role == MarkRole::Matter);
    (zone, is_letter || matter())
}

/// The own number: behind `Số:`, or behind `số` at the beginning of a line or a cell.
fn symbol<'t>(zone: &'t str, grammar: &'t Grammar, hits: &[Hit]) -> Option<Symbol<'t>> {
    let mut labels = grammar.mark_hits(zone).filter(|(mark, _)| mark.role == MarkRole::Number);
    labels.find_map(|(_, label)| {
        let behind = zone.get(label.end..)?;
        let colon = behind.trim_start().starts_with(':');
        let line = zone.get(..label.start)?.trim_end_matches([' ', '*']);
        let begins = line.is_empty() || line.ends_with(['\n', '\t']);
        let of_kind = hits.iter().find(|hit| {
            hit.end == line.len()
                && zone
                    .get(..hit.start)
                    .is_some_and(|it| it.trim_end_matches(' ').ends_with(['\n', '\t']))
        });
        let kind = of_kind.and_then(|hit| grammar.kind(hit.row));
        let capital = zone.get(label.start..)?.starts_with(char::is_uppercase);
        if !(colon && (begins || of_kind.is_some() || capital) || begins && capital) {
            return None;
        }
        let number = behind.trim_start_matches([' ', ':', '\n']);
        let read = parse::symbol::symbol_in(grammar, number).ok();
        let judged =
            || parse::symbol::court(number).ok().filter(|_| kind.is_some_and(|it| it.court));
        let aged = || parse::symbol::aged(grammar, number).ok();
        read.or_else(|| blank(grammar, number))
            .or_else(judged)
            .or_else(aged)
            .map(|(_, symbol)| symbol)
    })
}

/// A number that was left blank before the slash.
fn blank<'t>(grammar: &'t Grammar, number: &'t str) -> Option<(&'t str, Symbol<'t>)> {
    let sign = number.trim_start_matches([' ', '.', '…', '_']).strip_prefix('/')?;
    parse::symbol::blank_in(grammar, sign).ok()
}

/// The heading that says the kind, in capitals at the beginning of a line, with its words.
fn heading<'t>(
    zone: &'t str,
    grammar: &'t Grammar,
    hits: &[Hit],
    symbol: Option<&Symbol<'_>>,
) -> Option<(&'t Kind, &'t str)> {
    let behind = symbol.and_then(|symbol| offset(zone, symbol.raw)).unwrap_or(0);
    hits.iter().filter(|hit| hit.start >= behind).find_map(|hit| {
        let words = zone.get(hit.start..hit.end)?;
        let before = zone.get(..hit.start)?.trim_end_matches([' ', '*', '#']);
        let begins = before.is_empty()
            || before.ends_with(['\n', '\t'])
            || before.ends_with(|it: char| it.is_ascii_digit());
        let capitals = !words.contains(char::is_lowercase);
        let kind = grammar.kind(hit.row).filter(|kind| !kind.generic)?;
        (begins && capitals).then_some((kind, words))
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

/// The symbol of a letter: `5347/CT-CS` has no type code, its first letters are the issuer's.
fn letter<'t>(grammar: &Grammar, symbol: Symbol<'t>) -> Symbol<'t> {
    let is_issuer = grammar.issuers_of(&symbol.code).next().is_some();
    if symbol.style != Style::State || !is_issuer {
        return symbol;
    }
    let issuer = format!("{}-{}", symbol.code, symbol.issuer).into();
    Symbol { code: "".into(), issuer, style: Style::Dispatch, ..symbol }
}

/// The lines under the heading; for a letter, what `V/v` opens under the number.
fn title<'t>(
    text: &'t Text,
    grammar: &Grammar,
    zone: &'t str,
    heading: Option<&'t str>,
    symbol: Option<&Symbol<'_>>,
) -> own_title::OwnTitle<'t> {
    let from = |at: usize| zone.get(at..).unwrap_or_default();
    let end = |words: &str| zone.find(words).map(|at| at + words.len());
    match (heading, symbol.and_then(|symbol| end(symbol.raw))) {
        (Some(heading), _) => {
            let zone = text.range_of(zone).unwrap_or_default();
            let end = text.range_of(heading).map_or(0, |it| it.end - zone.start);
            own_title::under_heading(text, grammar, heading, from(end))
        }
        (None, Some(number)) => own_title::of_letter(text, grammar, from(number)),
        (None, None) => own_title::OwnTitle::default(),
    }
}

fn regime(
    zone: &str,
    grammar: &Grammar,
    symbol: Option<&Symbol<'_>>,
    kind: Option<&Kind>,
) -> Regime {
    let party = grammar.mark_hits(zone).any(|(mark, _)| mark.role == MarkRole::Party);
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
