//! `viendan trace`: all that is known of one document.

use std::{collections::BTreeMap, io::Write};

use super::{Outcome, Session, error::Error, gather, out, registry::args, shelf};
use crate::{
    diagnostic::{Language, Words, seen},
    model::figures,
    query,
    registry::{Card, Dossier, Registry, Tie},
    render::{fit::shortened, spot},
};

/// Words that show a relation are cut to so many cells.
const WORDS: usize = 90;
/// Places of one kind that are shown.
const SHOWN: usize = 20;

pub(super) fn run(session: Session<'_>, args: &args::Trace) -> Result<Outcome, Error> {
    let shelf = args.shelf.registry.as_deref();
    let (registry, unreadable) = gather::of_paths(session, &args.paths, shelf)?;
    let mut out = out::plain();
    write((session, &mut out), &registry, &args.name)?;
    out::finish(out)?;
    Ok(if unreadable > 0 { Outcome::Partial } else { Outcome::Clean })
}

/// Writes what is known of the document that a name means.
pub(super) fn write(
    (session, out): (Session<'_>, &mut dyn Write),
    registry: &Registry,
    name: &str,
) -> Result<(), Error> {
    let fails = |source| shelf::Error::Question { question: name.to_owned(), source };
    let card = query::named(name, registry, session.grammar).map_err(fails)?;
    let dossier = registry.dossier(card.id).map_err(|error| fails(error.into()))?;
    for line in dossier.iter().flat_map(|dossier| lines(session, dossier)) {
        writeln!(out, "{}", seen(&line))?;
    }
    Ok(())
}

fn lines(session: Session<'_>, dossier: &Dossier) -> Vec<String> {
    let say = |vi: &str, en: &str| Words::new(vi, en).in_language(session.language).to_owned();
    let card = &dossier.card;
    let mut lines = vec![card.title(session.grammar)];
    if let Some(file) = &card.file {
        lines.push(format!("  {}: {file}", say("tệp", "file")));
    }
    let registers = dossier.entries.iter().filter(|entry| entry.is_register);
    let mut rows = registers.peekable();
    lines.push(if rows.peek().is_some() {
        say("Sổ văn bản:", "Registers:")
    } else {
        say("Không có trong sổ văn bản nào đã nạp.", "In no register that was imported.")
    });
    for entry in rows {
        let date = entry.date.map(figures).unwrap_or_default();
        let subject = entry.subject.as_deref().unwrap_or_default();
        let status = entry.status.as_ref().map(|it| format!(" [{it}]")).unwrap_or_default();
        let place = entry.place();
        let place = place.in_language(session.language);
        lines.push(format!("  {place}: {}  {date}  {subject}{status}", entry.symbol));
    }
    lines.push(say("Ngày được ghi:", "Dates given:"));
    lines.extend(dates(dossier, session.language));
    lines.push(say("Cách viết:", "Spellings:"));
    lines.extend(spellings(dossier));
    lines.push(format!("{} ({}):", say("Viện dẫn", "Citations"), dossier.quotes.len()));
    lines.extend(dossier.quotes.iter().take(SHOWN).map(|quote| {
        let date = quote.date.map(figures).unwrap_or_default();
        let place = spot::of_quote(quote, session.language);
        format!("  {place}: {}  {date}", quote.words)
    }));
    lines.extend(more(dossier.quotes.len(), session.language));
    let groups = [(spot::ACTS, "→", &dossier.acts), (spot::ACTED_ON, "←", &dossier.acted_on)];
    for ([vi, en], arrow, ties) in groups {
        if ties.is_empty() {
            continue;
        }
        lines.push(format!("{} ({}):", say(vi, en), ties.len()));
        // One kind after the other, each in the order of the days.
        let mut ties: Vec<_> = ties.iter().collect();
        ties.sort_by_key(|(tie, other)| (tie.relation, other.date, other.id));
        let shown = ties.iter().take(SHOWN);
        lines.extend(shown.map(|(tie, other)| relation(session.language, arrow, tie, other)));
        lines.extend(more(ties.len(), session.language));
    }
    lines
}

/// The line that counts those that are not shown.
fn more(count: usize, language: Language) -> Option<String> {
    let more = count.checked_sub(SHOWN).filter(|more| *more > 0)?;
    Some(match language {
        Language::Vietnamese => format!("  … và {more} chỗ nữa"),
        Language::English => format!("  … and {more} more"),
    })
}

fn dates(dossier: &Dossier, language: Language) -> Vec<String> {
    let mut places: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for entry in &dossier.entries {
        if let Some(date) = entry.date {
            places.entry(date).or_default().push(spot::name(&entry.source, false).to_owned());
        }
    }
    for quote in &dossier.quotes {
        if let Some(date) = quote.date {
            places.entry(date).or_default().push(spot::of_quote(quote, language));
        }
    }
    let shown = |places: &[String]| places.iter().take(3).cloned().collect::<Vec<_>>().join("; ");
    places
        .iter()
        .map(|(date, places)| format!("  {}  ×{}  {}", figures(*date), places.len(), shown(places)))
        .collect()
}

fn spellings(dossier: &Dossier) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for quote in &dossier.quotes {
        *counts.entry(quote.words.as_str()).or_default() += 1;
    }
    counts.into_iter().map(|(words, count)| format!("  {words}  ×{count}")).collect()
}

fn relation(language: Language, arrow: &str, tie: &Tie, other: &Card) -> String {
    let (does, place) = (spot::does(tie, language), spot::of_tie(tie, false, language));
    let date = other.date.map(|date| format!(" ({})", figures(date))).unwrap_or_default();
    let label = spot::name(other.label(), false);
    let words = shortened(&tie.words, WORDS);
    format!("  {arrow} {does}: {label}{date}   «{words}»  {place}")
}
