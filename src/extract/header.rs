//! What a text says of itself: number, place and date, kind, subject, issuer.

use crate::{
    grammar::{Grammar, Hit},
    model::{Date, Header, Kind, Regime, Style, Symbol},
    parse,
    text::Text,
};

mod own_issuer;
mod own_title;

/// How far a header may reach, in bytes.
const ZONE: usize = 3000;
/// How far from the beginning the national heading is looked for, in bytes.
const FAR: usize = 30_000;
/// How many lines above the national heading name who issued.
const HEAD_LINES: usize = 3;
/// Words that end a header.
const ENDS: [&str; 5] = ["\nCăn cứ", "\nĐiều 1", "Kính gửi", "\nCHƯƠNG", "\nChương I"];
/// The words of the national heading; what stands above them is the issuer.
const NATION: [&str; 3] = ["CỘNG H", "Cộng h", "ĐẢNG CỘNG"];
/// Where the date of adoption stands when the header has none.
const ADOPTED: &str = "thông qua ngày";

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
    let zone = zone(words);
    let hits: Vec<_> = grammar.kind_hits(zone).collect();
    let symbol = symbol(zone, grammar, &hits);
    let heading = heading(zone, grammar, &hits, symbol.as_ref());
    let symbol = symbol.map(|symbol| match heading {
        None if is_letter(words, zone) => letter(grammar, symbol),
        _ => symbol,
    });
    let kind = kind(grammar, symbol.as_ref(), heading.map(|(kind, _)| kind));
    let (place, date) = place_and_date(zone, grammar);
    let date = date.or_else(|| adopted(words, grammar));
    let title = title(text, grammar, zone, heading.map(|(_, words)| words), symbol.as_ref());
    let subject = title.words;
    let enacting = title.enacting.and_then(|it| own_issuer::chairman(grammar, it, zone, place));
    let issuer =
        enacting.or_else(|| own_issuer::own_issuer(text, grammar, zone, symbol.as_ref(), place));
    let regime = regime(zone, symbol.as_ref(), kind);
    let parts = [symbol.as_ref().map(|it| it.raw), date.map(|it| it.raw), subject];
    let ends = parts.into_iter().flatten().filter_map(|part| text.range_of(part)).map(|it| it.end);
    let end = ends.filter(|end| *end <= zone.len()).max().unwrap_or(0);
    let words = zone.get(..end).unwrap_or_default();
    Header { symbol, kind, date, place, issuer, subject, regime, words }
}

/// The words that hold the header: from the beginning, or from the lines above the national
/// heading where a notice stands before it.
fn zone(words: &str) -> &str {
    let far = words.get(..words.floor_char_boundary(FAR)).unwrap_or(words);
    let nation = far.find(NATION[0]).filter(|&at| at > ZONE / 2);
    let from = nation.and_then(|at| far.get(..at)).map_or(0, |before| {
        before.rmatch_indices('\n').nth(HEAD_LINES).map_or(0, |(at, _)| at + 1)
    });
    let words = words.get(from..).unwrap_or(words);
    let zone = words.get(..words.floor_char_boundary(ZONE)).unwrap_or(words);
    let end = ENDS.iter().filter_map(|end| zone.find(end)).min();
    zone.get(..end.unwrap_or(zone.len())).unwrap_or(zone)
}

/// The own number: behind `Số:`, or behind `số` at the beginning of a line or a cell.
fn symbol<'t>(zone: &'t str, grammar: &'t Grammar, hits: &[Hit]) -> Option<Symbol<'t>> {
    let mut labels = zone.match_indices("ố").map(|(at, mark)| at + mark.len());
    labels.find_map(|at| {
        let (before, behind) = zone.split_at_checked(at)?;
        let label = before.strip_suffix("Số").or_else(|| before.strip_suffix("số"))?;
        let colon = behind.trim_start().starts_with(':');
        let line = label.trim_end_matches([' ', '*']);
        let begins = line.is_empty() || line.ends_with(['\n', '\t']);
        let of_kind = hits.iter().any(|hit| {
            hit.end == line.len()
                && zone
                    .get(..hit.start)
                    .is_some_and(|it| it.trim_end_matches(' ').ends_with(['\n', '\t']))
        });
        let capital = before.ends_with("Số");
        if !(colon && (begins || of_kind || capital) || begins && capital) {
            return None;
        }
        let number = behind.trim_start_matches([' ', ':', '\n']);
        let read = parse::symbol::symbol_in(grammar, number).ok();
        read.or_else(|| blank(grammar, number)).map(|(_, symbol)| symbol)
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
    let behind = symbol.map_or(0, |symbol| symbol.raw.as_ptr() as usize - zone.as_ptr() as usize);
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

/// Whether a letter begins here: it has no heading, but `V/v` or `Kính gửi`.
fn is_letter(words: &str, zone: &str) -> bool {
    let behind = zone.as_ptr() as usize + zone.len() - words.as_ptr() as usize;
    let behind = words.get(behind..).unwrap_or_default();
    behind.starts_with("Kính gửi") || zone.contains("V/v")
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

/// `Sơn La, ngày 05 tháng 5 năm 2023`: the first date of the header behind a place.
fn place_and_date<'t>(zone: &'t str, grammar: &'t Grammar) -> (Option<&'t str>, Option<Date<'t>>) {
    let read = zone.match_indices("ngày").find_map(|(at, _)| {
        let (before, date) = zone.split_at_checked(at)?;
        let (_, date) = parse::date::dated(grammar, date).ok()?;
        let line = before.rsplit(['\n', '\t']).next()?.trim_end_matches(' ');
        let place = last_names(line.trim_end_matches(','));
        // Without the comma a place stands alone on its line, or behind the own number.
        let rest = line.get(..line.len() - place.len()).unwrap_or_default().trim();
        let alone = rest.is_empty() || rest.ends_with(char::is_uppercase);
        let is_place = line.ends_with(',') || line.ends_with(place) && alone;
        (is_place && !place.is_empty()).then_some((place, date))
    });
    read.unzip()
}

/// The names that end these words: `Số: 141/KH-UBND Bắc Ninh` has `Bắc Ninh`.
fn last_names(line: &str) -> &str {
    let line = line.trim();
    let is_name = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.all(|it| it.is_lowercase() || it == '.')
            || *word == "phố"
    };
    let width: usize = line.rsplit(' ').take_while(is_name).map(|word| word.len() + 1).sum();
    line.get(line.len() - width.min(line.len() + 1).saturating_sub(1)..).unwrap_or_default().trim()
}

/// `… thông qua ngày 17 tháng 5 năm 2025`: laws have their date at the end.
fn adopted<'t>(words: &'t str, grammar: &Grammar) -> Option<Date<'t>> {
    let at = words.rfind(ADOPTED)?;
    let date = words.get(at + ADOPTED.len() - "ngày".len()..)?;
    parse::date::dated(grammar, date).ok().map(|(_, date)| date)
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

fn regime(zone: &str, symbol: Option<&Symbol<'_>>, kind: Option<&Kind>) -> Regime {
    let party = zone.contains("ĐẢNG CỘNG SẢN");
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
