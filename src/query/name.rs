//! The documents that a name may mean. Two candidates are two candidates: none is picked.

use super::Error;
use crate::{
    diagnostic::near,
    extract,
    grammar::Grammar,
    model::{CivilDate, Header, Kind, Mention, Office, YEARS},
    registry::{Card, Condition, Identity, Registry, Sheet, fold},
    resolve,
    text::Text,
};

/// What stands before a number, and before a year, without marks.
const NUMBER: &str = "so";
const YEAR: &str = "nam";
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
    let mut year = year;
    if ids.is_empty() {
        let of_year;
        (ids, of_year) = numbered(name, registry, grammar)?;
        year = year.or(of_year);
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

/// `Nghị quyết 57`, `NQ 57`, `nghị định số 30 năm 2020`, `nd 30/2020`: the documents of a kind with a
/// number, and the year that is asked for.
fn numbered(
    name: &str,
    registry: &Registry,
    grammar: &Grammar,
) -> Result<(Vec<i64>, Option<i16>), Error> {
    let none = Ok((Vec::new(), None));
    let Some(start) = name.find(|it: char| it.is_ascii_digit()) else { return none };
    let (before, figures) = name.split_at(start);
    let Some(kind) = kind_of(&fold(before), grammar) else { return none };
    let figures = fold(figures);
    let figures: Vec<&str> = figures.split(' ').filter(|it| *it != YEAR).collect();
    let (number, year) = match figures.as_slice() {
        [number] => (number, None),
        [number, year] => (number, year.parse().ok().filter(|it| YEARS.contains(it))),
        _ => return none,
    };
    let Ok(number) = number.parse() else { return none };
    if figures.len() == 2 && year.is_none() {
        return none;
    }
    let conditions = [Condition::Kind(kind.code.clone()), Condition::Number(number, number)];
    let ids = registry.select(&conditions)?.into_iter().collect();
    Ok((ids, year.and_then(|year| i16::try_from(year).ok())))
}

/// The kind that words before a number name, without their marks: `nghi dinh so`, `nd`, `decree`.
fn kind_of<'g>(before: &str, grammar: &'g Grammar) -> Option<&'g Kind> {
    let kind = before.strip_suffix(NUMBER).unwrap_or(before).trim();
    let codes = |it: &&Kind| it.state.iter().chain(&it.party).any(|code| fold(code) == kind);
    let mut kinds = grammar.kinds().iter();
    let named = |it: &&Kind| fold(&it.name) == kind || fold(&it.english) == kind;
    kinds.clone().find(named).or_else(|| kinds.find(codes))
}

/// `Luật Tổ chức Chính phủ`: the laws that bear or bore the name, where none is cited by it alone.
fn laws(name: &str, registry: &Registry, grammar: &Grammar) -> Result<Vec<i64>, Error> {
    let mut ids = Vec::new();
    let wanted = fold(name);
    let spelt = grammar.laws().iter().map(|law| &law.name).find(|law| fold(law) == wanted);
    if let Some(law) = spelt.filter(|law| *law != name) {
        ids.extend(cited(law, registry, grammar)?);
    }
    for law in grammar.laws_named(name) {
        ids.extend(cited(&law.number, registry, grammar)?);
    }
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}

/// The identities of what a citation cites, by its own words.
fn identities(name: &str, grammar: &Grammar) -> Vec<Identity> {
    let text = Text::new("", name.to_owned(), grammar.letters());
    let mut report = extract::report(&text, grammar, &Office::default());
    // A number that stands alone may look like a text's own.
    report.header = Header::default();
    report.mentions = extract::mentions(&text, grammar);
    // A citation inside of other words is not what these words name.
    let begins = |it: &Mention<'_>| {
        let words = it.kind_words.unwrap_or(it.words);
        let before = text.range_of(words).and_then(|it| text.words().get(..it.start));
        before.is_some_and(|it| {
            let before = fold(it);
            matches!(before.as_str(), "" | NUMBER) || kind_of(&before, grammar).is_some()
        })
    };
    if !report.mentions.first().is_some_and(begins) {
        return Vec::new();
    }
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
