//! `viendan registry`: fills, lists, verifies and hands on what is known from before.

use std::io::Write as _;

use super::{Outcome, Session, clock, error::Error, files, out, shelf, trace};
use crate::{
    diagnostic::{Language, Words, seen, seen_lines},
    model::figures,
    registry::{self, Card, Series, Unwritten, VIEWS},
};

pub(super) mod add;
pub(super) mod args;
mod import;
mod rejects;
mod understood;
mod verify;

use args::{Command, Shelf};

pub(super) fn run(session: Session<'_>, args: &args::Registry) -> Result<Outcome, Error> {
    match &args.command {
        Command::Add { paths, shelf } => add::run(session, paths, shelf),
        Command::Import(import) => import::run(session, import),
        Command::Remove { names, shelf } => remove(session, names, shelf),
        Command::List { shelf } => list(session, shelf),
        Command::Show { name, shelf } => {
            let registry = shelf::to_read(shelf.registry.as_deref())?;
            let mut out = out::plain();
            trace::write((session, &mut out), &registry, name)?;
            out::finish(out)?;
            Ok(Outcome::Clean)
        }
        Command::Status { shelf } => status(session, shelf),
        Command::Verify { shelf } => verify::run(session, shelf),
        Command::Export(export) => hand_on(export),
        Command::Series { series, year, shelf } => self::series(session, (series, *year), shelf),
    }
}

/// Says something in the language of the session, unless it is to be quiet.
fn say(session: Session<'_>, vi: &str, en: &str) -> Result<(), Error> {
    if session.quiet {
        return Ok(());
    }
    let mut out = out::plain();
    let words = Words::new(vi, en);
    writeln!(out, "{}", seen_lines(words.in_language(session.language)))?;
    out::finish(out)?;
    Ok(())
}

fn fails(shelf: &Shelf) -> impl Fn(registry::Error) -> Error {
    let path = shelf::place(shelf.registry.as_deref()).unwrap_or_default();
    move |source| shelf::Error::Registry { path: path.clone(), source }.into()
}

fn remove(session: Session<'_>, names: &[String], shelf: &Shelf) -> Result<Outcome, Error> {
    let (_, mut registry) = shelf::to_write(shelf.registry.as_deref())?;
    for name in names {
        let everywhere = files::key(name);
        let is_there = registry.remove(name).map_err(fails(shelf))?
            || registry.remove(&everywhere).map_err(fails(shelf))?;
        if !is_there {
            return Err(shelf::Error::NoSource(name.clone()).into());
        }
    }
    let count = names.len();
    say(session, &format!("Đã bỏ {count} nguồn."), &format!("Removed sources: {count}."))?;
    Ok(Outcome::Clean)
}

fn list(session: Session<'_>, shelf: &Shelf) -> Result<Outcome, Error> {
    let registry = shelf::to_read(shelf.registry.as_deref())?;
    let mut out = out::plain();
    for origin in registry.sources().map_err(fails(shelf))? {
        let kind = match (session.language, origin.is_register) {
            (Language::Vietnamese, true) => "sổ",
            (Language::Vietnamese, false) => "văn bản",
            (Language::English, true) => "register",
            (Language::English, false) => "text",
        };
        let rows = origin.rows;
        write!(
            out,
            "{kind:9} {rows:>7}  {}  {}",
            clock::when(&origin.added, session.language),
            seen(&origin.name)
        )?;
        for (series, year) in &origin.complete {
            let whole = if session.language == Language::Vietnamese { "đủ" } else { "complete" };
            write!(out, "  ({whole}: {} {year})", seen(series))?;
        }
        writeln!(out)?;
    }
    out::finish(out)?;
    Ok(Outcome::Clean)
}

fn status(session: Session<'_>, shelf: &Shelf) -> Result<Outcome, Error> {
    let path = shelf::place(shelf.registry.as_deref())?;
    let registry = shelf::to_read(shelf.registry.as_deref())?;
    let status = registry.status().map_err(fails(shelf))?;
    let registry::Status { documents, texts, registers, entries, mentions, relations, .. } = status;
    let (path, version) = (path.display(), status.version);
    let tenths = (status.bytes + 50_000) / 100_000;
    let (whole, part) = (tenths / 10, tenths % 10);
    say(
        session,
        &format!(
            "Kho: {path} ({whole},{part} MB, phiên bản dữ liệu {version})\n\
             {documents} văn bản; {texts} văn bản đã đọc, {registers} sổ văn bản ({entries} dòng), \
             {mentions} viện dẫn, {relations} quan hệ."
        ),
        &format!(
            "Registry: {path} ({whole}.{part} MB, version {version} of the data)\n\
             Documents: {documents}; texts read: {texts}, registers: {registers} (rows: {entries}), \
             citations: {mentions}, relations: {relations}."
        ),
    )?;
    Ok(Outcome::Clean)
}

fn hand_on(export: &args::Export) -> Result<Outcome, Error> {
    let registry = shelf::to_read(export.shelf.registry.as_deref())?;
    let mut out = out::plain();
    let views: Vec<&str> = match export.views.as_slice() {
        [] if export.to == "csv" => vec!["documents"],
        [] => VIEWS.to_vec(),
        views => views.iter().map(String::as_str).collect(),
    };
    for view in views {
        let written = match export.to.as_str() {
            "csv" => registry.export_table(view, &mut out),
            _ => registry.export_lines(view, &mut out),
        };
        written.map_err(|error| match error {
            Unwritten::Registry(source) => fails(&export.shelf)(source),
            Unwritten::Output(error) => Error::Write(error),
        })?;
    }
    out::finish(out)?;
    Ok(Outcome::Clean)
}

fn series(
    session: Session<'_>,
    (name, year): (&str, i16),
    shelf: &Shelf,
) -> Result<Outcome, Error> {
    let written = name.trim_matches(['"', ' ']);
    let parted = written.split_once(['-', '/']).filter(|(code, _)| {
        session.grammar.is_state_code(code) || session.grammar.kind_of_party_code(code).is_some()
    });
    let (code, body) = parted.unwrap_or(("", written));
    if body.is_empty() || body.contains(char::is_whitespace) {
        return Err(shelf::Error::NoSeries(name.to_owned()).into());
    }
    let registry = shelf::to_read(shelf.registry.as_deref())?;
    let series = registry.series(code, body, year).map_err(fails(shelf))?;
    let mut out = out::plain();
    for card in &series.cards {
        writeln!(out, "{}", seen(&row(session, card)))?;
    }
    for (vi, en) in remarks(&series) {
        let words = Words::new(vi, en);
        writeln!(out, "{}", seen(words.in_language(session.language)))?;
    }
    out::finish(out)?;
    Ok(if series.inversions.is_empty() { Outcome::Clean } else { Outcome::Found })
}

fn row(session: Session<'_>, card: &Card) -> String {
    let date = card.date.map_or_else(|| "?".to_owned(), figures);
    let listed = match (session.language, card.is_listed) {
        (Language::Vietnamese, true) => "trong sổ",
        (Language::Vietnamese, false) => "chưa có trong sổ, chỉ thấy được viện dẫn",
        (Language::English, true) => "in the register",
        (Language::English, false) => "only cited",
    };
    let subject = card.subject.as_deref().unwrap_or_default();
    format!("{:16} {date:10}  {listed}  {subject}", card.label())
}

fn remarks(series: &Series) -> Vec<(String, String)> {
    let mut remarks = Vec::new();
    for &(one, two) in &series.inversions {
        let (Some(one), Some(two)) = (series.cards.get(one), series.cards.get(two)) else {
            continue;
        };
        let said = |card: &Card| {
            format!("{} {}", card.label(), card.date.map(figures).unwrap_or_default())
        };
        let (one, two) = (said(one), said(two));
        remarks
            .push((format!("Ngược thứ tự: {one} > {two}"), format!("Out of order: {one} > {two}")));
    }
    let gaps: Vec<_> = series
        .gaps
        .iter()
        .map(|(one, two)| if one == two { one.to_string() } else { format!("{one}–{two}") })
        .collect();
    let gaps = gaps.join(", ");
    if !gaps.is_empty() {
        remarks.push((format!("Số chưa thấy: {gaps}"), format!("Numbers not seen: {gaps}")));
    }
    let whole = series.complete.join(", ");
    remarks.push(if whole.is_empty() {
        (
            "Chưa có sổ nào được khai là đủ dãy số này, nên số còn trống chưa chắc là thiếu."
                .to_owned(),
            "No register claims to hold this whole series: a gap proves nothing.".to_owned(),
        )
    } else {
        (format!("Sổ được khai là đủ: {whole}"), format!("Claimed complete by: {whole}"))
    });
    remarks
}
