//! `viendan trace`: all that is known of one document.

use std::{collections::BTreeMap, io::Write};

use super::{Outcome, Session, error::Error, gather, out, registry::args, shelf};
use crate::{
    diagnostic::{Language, Words, seen},
    model::{Basis, figures},
    query,
    registry::{Card, Dossier, Registry, Tie},
};

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
        say("Sổ văn bản: không có", "Registers: not in any")
    });
    for entry in rows {
        let date = entry.date.map(figures).unwrap_or_default();
        let subject = entry.subject.as_deref().unwrap_or_default();
        let status = entry.status.as_ref().map(|it| format!(" [{it}]")).unwrap_or_default();
        let row = say("dòng", "row");
        let sheet = entry.sheet.as_ref().map(|it| format!("{} {it}, ", say("trang", "sheet")));
        lines.push(format!(
            "  {} ({}{row} {}): {}  {date}  {subject}{status}",
            entry.source,
            sheet.unwrap_or_default(),
            entry.row,
            entry.symbol
        ));
    }
    lines.push(say("Ngày được ghi:", "Dates given:"));
    lines.extend(dates(dossier));
    lines.push(say("Cách viết:", "Spellings:"));
    lines.extend(spellings(dossier));
    lines.push(format!("{} ({}):", say("Viện dẫn", "Citations"), dossier.quotes.len()));
    lines.extend(dossier.quotes.iter().take(SHOWN).map(|quote| {
        let date = quote.date.map(figures).unwrap_or_default();
        format!("  {}:{}:{}  {}  {date}", quote.file, quote.line, quote.column, quote.words)
    }));
    lines.push(say("Quan hệ:", "Relations:"));
    let acts = dossier.acts.iter().map(|(tie, other)| relation(session.language, "→", tie, other));
    let acted =
        dossier.acted_on.iter().map(|(tie, other)| relation(session.language, "←", tie, other));
    lines.extend(acts.take(SHOWN).chain(acted.take(SHOWN)));
    lines
}

fn dates(dossier: &Dossier) -> Vec<String> {
    let mut places: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for entry in &dossier.entries {
        if let Some(date) = entry.date {
            places.entry(date).or_default().push(entry.source.clone());
        }
    }
    for quote in &dossier.quotes {
        if let Some(date) = quote.date {
            places.entry(date).or_default().push(format!("{}:{}", quote.file, quote.line));
        }
    }
    let shown = |places: &[String]| places.iter().take(3).cloned().collect::<Vec<_>>().join(", ");
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
    let words = tie.relation.words();
    let relation = words.in_language(language);
    let inferred = match (tie.basis, language) {
        (Basis::Inferred, Language::Vietnamese) => " (suy ra)",
        (Basis::Inferred, Language::English) => " (inferred)",
        _ => "",
    };
    let pinpoint = tie.pinpoint.as_ref().map(|it| format!(" {it}")).unwrap_or_default();
    format!(
        "  {arrow} {relation}{inferred}{pinpoint}: {}   «{}» {}:{}:{}",
        other.label(),
        tie.words,
        tie.file,
        tie.line,
        tie.column
    )
}
