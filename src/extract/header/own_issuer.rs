//! Who issued the text itself.

use super::NATION;
use crate::{
    grammar::{Grammar, Issuer, Level},
    model::Symbol,
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
    let body = by_letters.or_else(by_head).or_else(by_end)?;
    let local =
        matches!(body.level, Level::Province | Level::Any | Level::District | Level::Commune);
    let place = local.then(|| place_of(grammar, head, place)).flatten();
    let name = short(&body.name);
    Some(place.map_or(name.clone(), |place| format!("{name} {place}")))
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

/// The place with its level, `tỉnh Sơn La`: from the head, else from the line of place and date.
fn place_of(grammar: &Grammar, head: &str, place: Option<&str>) -> Option<String> {
    let in_head = grammar.place_hits(head).last().map(|hit| hit.row);
    let of_line = || {
        let (row, width) = grammar.place_at(place?)?;
        let at = grammar.places().iter().position(|it| it.name == row.name);
        (width == place?.len()).then_some(at).flatten()
    };
    let row = grammar.places().get(in_head.or_else(of_line)?)?;
    let level = if row.city { "thành phố" } else { "tỉnh" };
    Some(format!("{level} {}", row.name))
}

/// As people write it: `UBND`, not the three words.
fn short(name: &str) -> String {
    name.replace("Ủy ban nhân dân", "UBND").replace("Hội đồng nhân dân", "HĐND")
}
