//! The documents that a name may mean. Two candidates are two candidates: none is picked.

use super::Error;
use crate::{
    diagnostic::near,
    extract,
    grammar::Grammar,
    model::{CivilDate, Header, Office, YEARS},
    registry::{Card, Condition, Identity, Registry, Sheet, fold},
    resolve,
    text::Text,
};

/// How many documents that are spelt alike are named when nothing bears the name.
const CLOSE: usize = 3;

/// The documents that a name may mean; at least one.
pub(super) fn cards(
    name: &str,
    at: usize,
    registry: &Registry,
    grammar: &Grammar,
) -> Result<Vec<Card>, Error> {
    let mut ids = registry.of_file(name)?;
    if !ids.is_empty() {
        return Ok(registry.cards_of(&ids.drain(..).collect())?);
    }
    let (bare, year) = with_year(name);
    ids = cited(bare, registry, grammar)?;
    if ids.is_empty() {
        for spelt in registry.spelt_like(bare, CLOSE)? {
            if fold(&spelt) == fold(bare) {
                ids.extend(cited(&spelt, registry, grammar)?);
            }
        }
    }
    if ids.is_empty() {
        ids = numbered(bare, registry, grammar)?;
    }
    if ids.is_empty() {
        ids = laws(bare, registry, grammar)?;
    }
    let mut cards = registry.cards_of(&ids.into_iter().collect())?;
    let is_of = |card: &Card, year| card.date.map(CivilDate::year).or(card.year) == Some(year);
    cards.retain(|card| year.is_none_or(|year| is_of(card, year)));
    if cards.is_empty() {
        let close = close(bare, registry, grammar)?;
        return Err(Error::Unknown { name: name.to_owned(), at, close });
    }
    Ok(cards)
}

/// The one document that a name means.
pub(super) fn card(name: &str, registry: &Registry, grammar: &Grammar) -> Result<Card, Error> {
    let mut cards = cards(name, 0, registry, grammar)?;
    match cards.len() {
        1 => Ok(cards.remove(0)),
        _ => Err(Error::Ambiguous { name: name.to_owned(), at: 0, candidates: cards }),
    }
}

/// The spelling by which a document is no other of some in a question.
pub(super) fn spelling(card: &Card, among: &[Card]) -> String {
    let year = |card: &Card| card.date.map(CivilDate::year).or(card.year);
    let label = card.label();
    let same = |other: &&Card| other.id != card.id && other.label() == label;
    if !among.iter().any(|it| same(&it)) {
        return format!("\"{label}\"");
    }
    let of_year = |other: &&Card| same(other) && year(other) == year(card);
    let parted = if card.symbol.is_some() { '/' } else { ' ' };
    let dated = year(card).map_or_else(|| label.to_owned(), |it| format!("{label}{parted}{it}"));
    match &card.issuer {
        Some(issuer) if among.iter().any(|it| of_year(&it)) => {
            format!("\"{dated}\" & cơ-quan(\"{issuer}\")")
        }
        _ => format!("\"{dated}\""),
    }
}

/// Reads the name as a report would write it.
fn cited(name: &str, registry: &Registry, grammar: &Grammar) -> Result<Vec<i64>, Error> {
    let mut ids = Vec::new();
    for identity in identities(name, grammar) {
        ids.extend(registry.meant_by(&identity)?);
    }
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}

/// `Nghị quyết 57`: the documents of a kind with a number.
fn numbered(name: &str, registry: &Registry, grammar: &Grammar) -> Result<Vec<i64>, Error> {
    let Some((kind, width)) = grammar.kind_at(name) else { return Ok(Vec::new()) };
    let rest = name.get(width..).unwrap_or_default().trim();
    let figures = rest.rsplit(char::is_whitespace).next().unwrap_or_default();
    let Ok(number) = figures.parse() else { return Ok(Vec::new()) };
    let conditions = [Condition::Kind(kind.code.clone()), Condition::Number(number, number)];
    Ok(registry.select(&conditions)?.into_iter().collect())
}

/// `Luật Tổ chức Chính phủ`: the laws that bear or bore the name, where none is cited by it alone.
fn laws(name: &str, registry: &Registry, grammar: &Grammar) -> Result<Vec<i64>, Error> {
    let mut ids = Vec::new();
    for law in grammar.laws_named(name) {
        ids.extend(cited(&law.number, registry, grammar)?);
    }
    Ok(ids)
}

/// The identities of what a citation cites, by its own words.
fn identities(name: &str, grammar: &Grammar) -> Vec<Identity> {
    let text = Text::new("", name.to_owned(), grammar.letters());
    let mut report = extract::report(&text, grammar, &Office::default());
    // A number that stands alone may look like a text's own.
    report.header = Header::default();
    report.mentions = extract::mentions(&text, grammar);
    let graph = resolve::resolve(&report, grammar);
    let sheet = Sheet::of(&report, &graph, grammar);
    sheet.documents.into_iter().skip(1).map(|record| record.identity).collect()
}

/// `09/KH-VPUB/2023`: the year behind the symbol selects the series.
fn with_year(name: &str) -> (&str, Option<i16>) {
    let parted = name.rsplit_once(['/', ' ']);
    let year = parted.and_then(|(bare, year)| {
        let year = year.parse().ok().filter(|year| YEARS.contains(year))?;
        let year = i16::try_from(year).ok()?;
        (bare.contains(['/', '-'])).then_some((bare, year))
    });
    year.map_or((name, None), |(bare, year)| (bare.trim(), Some(year)))
}

/// Symbols with the same number that are spelt nearly so; of what has no number, laws.
fn close(name: &str, registry: &Registry, grammar: &Grammar) -> Result<Vec<String>, Error> {
    let known = registry.spelt_like(name, CLOSE)?;
    if !known.is_empty() || name.contains(|it: char| it.is_ascii_digit()) {
        return Ok(known);
    }
    let wanted = fold(name);
    let laws = grammar.laws().iter().map(|law| (fold(&law.name), &law.name));
    // What was asked for is no other spelling of itself.
    let laws: Vec<_> = laws.filter(|(_, law)| *law != name).collect();
    let close = near(&wanted, laws.iter().map(|(law, _)| law.as_str()));
    let close = laws.iter().find(|(law, _)| Some(law.as_str()) == close);
    Ok(close.map(|(_, law)| (*law).clone()).into_iter().collect())
}
