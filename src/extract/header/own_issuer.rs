//! Who issued the text itself.

use super::NATION;
use crate::{
    grammar::{Grammar, Issuer},
    model::{Level, Symbol},
    text::Text,
};

/// How much of the end is looked at for a signature, in bytes.
const SIGNATURE: usize = 3000;

/// The issuer with its place: by the letters of the symbol, the head above the national heading,
/// or the signature.
pub(super) fn own_issuer(
    text: &Text,
    grammar: &Grammar,
    zone: &str,
    symbol: Option<&Symbol<'_>>,
    place: Option<&str>,
) -> Option<String> {
    let head = head(zone);
    let by_letters = symbol.and_then(|symbol| {
        grammar.issuers_of(symbol.body().trim_end_matches(|it: char| it.is_ascii_digit())).next()
    });
    let by_head = || last_body(grammar, head);
    let by_end = || signature(text.words()).and_then(|end| last_body(grammar, end));
    let Some(body) = by_letters.or_else(by_head).or_else(by_end) else {
        return spelt(grammar, head);
    };
    let local =
        matches!(body.level, Level::Province | Level::Any | Level::District | Level::Commune);
    // Under a ministry a body is the Centre's, wherever it sits.
    let central = grammar
        .issuer_hits(head)
        .iter()
        .any(|hit| grammar.issuers().get(hit.row).is_some_and(|it| it.level == Level::Central));
    let place = (local && !central).then(|| place_of(grammar, head, place)).flatten();
    let name = short(&body.name);
    Some(match place {
        // `Tỉnh ủy Sơn La`: the name bears the level already.
        Some((level, place)) if grammar.fold(&name).starts_with(level_of(level)) => {
            format!("{name} {place}")
        }
        Some((level, place)) => format!("{name} {level} {place}"),
        None => name,
    })
}

/// The chairman who enacts, `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BẮC NINH`; a committee is named by its
/// head and its letters.
pub(super) fn chairman(
    grammar: &Grammar,
    line: &str,
    zone: &str,
    place: Option<&str>,
) -> Option<String> {
    let committee = grammar.fold(line).strip_prefix("chủ tịch ")?.to_owned();
    let body = grammar.issuer_at(&committee).map(|(body, _)| short(&body.name))?;
    let place = place_of(grammar, line, None).or_else(|| place_of(grammar, head(zone), place));
    Some(match place {
        Some((level, place)) => format!("Chủ tịch {body} {level} {place}"),
        None => format!("Chủ tịch {body}"),
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
    let mut letters = name.chars();
    let first = letters.next()?;
    Some(first.to_uppercase().chain(letters).collect())
}

/// What stands above the national heading or the number.
fn head(zone: &str) -> &str {
    let end = NATION.iter().chain(&["Số", "số:"]).filter_map(|mark| zone.find(mark)).min();
    zone.get(..end.unwrap_or(0)).unwrap_or_default()
}

/// The last body of the table in these words: the issuer stands under the body above it.
fn last_body<'g>(grammar: &'g Grammar, words: &str) -> Option<&'g Issuer> {
    grammar.issuer_hits(words).last().and_then(|hit| grammar.issuers().get(hit.row))
}

/// The lines at the end that begin with `TM.`, `KT.`, `TL.`.
fn signature(words: &str) -> Option<&str> {
    let end = words.get(words.ceil_char_boundary(words.len().saturating_sub(SIGNATURE))..)?;
    let at = ["TM. ", "KT. ", "TL. "].iter().filter_map(|mark| end.rfind(mark)).max()?;
    end.get(at..)?.split('\n').next()
}

/// The place and its level, `tỉnh` and `Sơn La`: from the head, else from the line of place and date.
fn place_of<'g>(
    grammar: &'g Grammar,
    head: &str,
    place: Option<&str>,
) -> Option<(&'static str, &'g str)> {
    let in_head = grammar.place_hits(head).last().map(|hit| hit.row);
    let of_line = || {
        let (row, width) = grammar.place_at(place?)?;
        let at = grammar.places().iter().position(|it| it.name == row.name);
        (width == place?.len()).then_some(at).flatten()
    };
    let row = grammar.places().get(in_head.or_else(of_line)?)?;
    let level = if row.city { "thành phố" } else { "tỉnh" };
    Some((level, row.name.as_str()))
}

/// As people write it: `UBND`, not the three words.
fn short(name: &str) -> String {
    name.replace("Ủy ban nhân dân", "UBND").replace("Hội đồng nhân dân", "HĐND")
}
