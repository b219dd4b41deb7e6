//! Which document a name means. Two candidates are two candidates: none is picked.

use super::Error;
use crate::{
    extract,
    grammar::Grammar,
    model::{Header, Office},
    registry::{Card, Condition, Identity, Registry, Sheet},
    resolve,
    text::Text,
};

/// How many documents that are spelt alike are named when nothing bears the name.
const CLOSE: usize = 3;

/// The one document that a name means.
pub(super) fn card(
    name: &str,
    at: usize,
    registry: &Registry,
    grammar: &Grammar,
) -> Result<Card, Error> {
    let mut ids = registry.of_file(name)?;
    if ids.is_empty() {
        ids = cited(name, registry, grammar)?;
    }
    let mut cards = registry.cards_of(&ids.into_iter().collect())?;
    match cards.len() {
        1 => Ok(cards.remove(0)),
        0 => {
            let close = close(name, registry)?;
            Err(Error::Unknown { name: name.to_owned(), at, close })
        }
        _ => Err(Error::Ambiguous { name: name.to_owned(), at, candidates: cards }),
    }
}

/// Reads the name as a report would write it, then with a year behind the symbol.
fn cited(name: &str, registry: &Registry, grammar: &Grammar) -> Result<Vec<i64>, Error> {
    let (bare, year) = with_year(name);
    let mut ids = Vec::new();
    for identity in identities(bare, grammar) {
        ids.extend(registry.meant_by(&identity)?);
    }
    ids.sort_unstable();
    ids.dedup();
    let Some(year) = year else { return Ok(ids) };
    let condition = [Condition::Date(format!("{year}-01-01"), format!("{year}-12-31"))];
    let of_year = registry.filter(&ids.into_iter().collect(), &condition)?;
    Ok(of_year.into_iter().collect())
}

/// What a citation alone says of the identity of what it cites.
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
fn with_year(name: &str) -> (&str, Option<u16>) {
    let parted = name.rsplit_once(['/', ' ']);
    let year = parted.and_then(|(bare, year)| {
        let year = year.parse().ok().filter(|year| (1945..=2100).contains(year))?;
        (bare.contains(['/', '-'])).then_some((bare, year))
    });
    year.map_or((name, None), |(bare, year)| (bare.trim(), Some(year)))
}

/// Symbols with the same letters and number or nearly so.
fn close(name: &str, registry: &Registry) -> Result<Vec<String>, Error> {
    Ok(registry.spelt_like(name, CLOSE)?)
}
