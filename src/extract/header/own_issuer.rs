//! Who issued the text itself.

use crate::{
    grammar::{Grammar, Issuer, MarkRole},
    model::{Level, Origin, Symbol},
    text::{Text, capital},
};

/// How much of the end is looked at for a signature, in bytes; of six in 791 texts one stands
/// farther, before an appendix.
const SIGNATURE: usize = 3000;

/// The issuer with its place: by the letters of the symbol, the head above the national heading,
/// or the signature.
pub(super) fn own_issuer(
    text: &Text,
    grammar: &Grammar,
    zone: &str,
    symbol: Option<&Symbol<'_>>,
    place: Option<&str>,
) -> (Option<String>, Option<Origin>) {
    let head = head(grammar, zone);
    let by_letters = symbol.and_then(|symbol| {
        grammar.issuers_of(symbol.body().trim_end_matches(|it: char| it.is_ascii_digit())).next()
    });
    let by_head = || last_body(grammar, head);
    let by_end = || signature(grammar, text.words()).and_then(|end| last_body(grammar, end));
    let read = by_letters.map(|body| (body, Origin::Letters));
    let read = read.or_else(|| Some((by_head()?, Origin::Head)));
    let Some((body, origin)) = read.or_else(|| Some((by_end()?, Origin::Signature))) else {
        let spelt = spelt(grammar, head);
        let origin = spelt.as_ref().map(|_| Origin::Head);
        return (spelt, origin);
    };
    let local =
        matches!(body.level, Level::Province | Level::Any | Level::District | Level::Commune);
    // Under a ministry a body is the Centre's, wherever it sits.
    let central = grammar
        .issuer_hits(head)
        .iter()
        .any(|hit| grammar.issuers().get(hit.row).is_some_and(|it| it.level == Level::Central));
    let place = (local && !central).then(|| place_of(grammar, head, place)).flatten();
    let name = short(grammar, &body.name);
    let name = match place {
        // `Tỉnh ủy Sơn La`: the name bears the level already.
        Some((level, place)) if grammar.fold(&name).starts_with(level_of(level)) => {
            format!("{name} {place}")
        }
        Some((level, place)) => format!("{name} {level} {place}"),
        None => name,
    };
    (Some(name), Some(origin))
}

/// The chairman who enacts, `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BẮC NINH`; a committee is named by its
/// head and its letters.
pub(super) fn chairman(
    grammar: &Grammar,
    line: &str,
    zone: &str,
    place: Option<&str>,
) -> Option<String> {
    let (chair, hit) = grammar.mark_hits(line).next()?;
    let committee =
        line.get(hit.end..).filter(|_| chair.role == MarkRole::Chair && hit.start == 0)?;
    let (body, _) = grammar.issuer_at(committee.trim_start())?;
    let (chair, body) = (capital(&chair.words), short(grammar, &body.name));
    let place =
        place_of(grammar, line, None).or_else(|| place_of(grammar, head(grammar, zone), place));
    Some(match place {
        Some((level, place)) => format!("{chair} {body} {level} {place}"),
        None => format!("{chair} {body}"),
    })
}

/// The body that enacts, `QUỐC HỘI`, of a text whose head was left out.
pub(super) fn enacting(grammar: &Grammar, line: &str) -> Option<String> {
    let (body, _) = grammar.issuer_at(line)?;
    let name = short(grammar, &body.name);
    Some(match place_of(grammar, line, None) {
        Some((level, place)) => format!("{name} {level} {place}"),
        None => name,
    })
}

/// The first word of a level, `thành` of `thành phố`: `Thành ủy` begins with it.
fn level_of(level: &str) -> &str {
    level.split(' ').next().unwrap_or(level)
}

/// A body that no table knows, as its head spells it: names of places with their capitals.
fn spelt(grammar: &Grammar, head: &str) -> Option<String> {
    let mut lines = head.lines().map(str::trim).filter(|it| it.contains(char::is_alphabetic));
    let line = lines.next_back().filter(|it| !it.contains(char::is_lowercase))?;
    let mut name = String::new();
    let places = grammar.place_hits(line);
    let mut end = 0;
    for hit in &places {
        let known = grammar.places().get(hit.row).map_or("", |place| place.name.as_str());
        name.push_str(&line.get(end..hit.start)?.to_lowercase());
        name.push_str(known);
        end = hit.end;
    }
    name.push_str(&line.get(end..)?.to_lowercase());
    (!name.is_empty()).then(|| capital(&name))
}

/// What stands above the national heading or the number.
fn head<'t>(grammar: &Grammar, zone: &'t str) -> &'t str {
    let end = grammar.mark_hits(zone).find(|(mark, hit)| match mark.role {
        MarkRole::Nation | MarkRole::Party => true,
        MarkRole::Number => zone.get(hit.start..).is_some_and(|label| {
            label.starts_with(char::is_uppercase)
                || label.get(hit.end - hit.start..).is_some_and(|it| it.starts_with(':'))
        }),
        _ => false,
    });
    zone.get(..end.map_or(0, |(_, hit)| hit.start)).unwrap_or_default()
}

/// The last body of the table in these words: the issuer stands under the body above it.
fn last_body<'g>(grammar: &'g Grammar, words: &str) -> Option<&'g Issuer> {
    grammar.issuer_hits(words).last().and_then(|hit| grammar.issuers().get(hit.row))
}

/// The last line at the end that begins with `TM.`, `KT.`, `TL.`.
fn signature<'t>(grammar: &Grammar, words: &'t str) -> Option<&'t str> {
    let end = words.get(words.ceil_char_boundary(words.len().saturating_sub(SIGNATURE))..)?;
    let mut marks = grammar.mark_hits(end).filter(|(mark, hit)| {
        mark.role == MarkRole::Signature
            && end.get(hit.start..).is_some_and(|it| it.starts_with(char::is_uppercase))
    });
    let (_, last) = marks.by_ref().last()?;
    end.get(last.start..)?.split('\n').next()
}

/// The place and its level, `tỉnh` and `Sơn La`: from the head, else from the line of place and date.
fn place_of<'g>(
    grammar: &'g Grammar,
    head: &str,
    place: Option<&str>,
) -> Option<(&'g str, &'g str)> {
    let in_head = grammar.place_hits(head).last().map(|hit| hit.row);
    let of_line = || {
        let (row, width) = grammar.place_at(place?)?;
        let at = grammar.places().iter().position(|it| it.name == row.name);
        (width == place?.len()).then_some(at).flatten()
    };
    let row = grammar.places().get(in_head.or_else(of_line)?)?;
    let role = if row.city { MarkRole::City } else { MarkRole::Province };
    let level = grammar.marks().iter().find(|mark| mark.role == role)?;
    Some((level.words.as_str(), row.name.as_str()))
}

/// As people write it: `UBND`, not the three words.
fn short(grammar: &Grammar, name: &str) -> String {
    let written =
        grammar.issuers().iter().filter_map(|row| Some((&row.name, row.written.as_ref()?)));
    written.fold(name.to_owned(), |name, (long, short)| name.replace(long.as_str(), short))
}
