//! `viendan registry import`: registers as CSV, XLSX, ODS, JSONL or edXML.

use std::{io::Write as _, path::Path};

use super::{add::of_bytes, args::Import, fails, rejects};
use crate::{
    cli::{Outcome, Session, error::Error, out, shelf},
    diagnostic::{Language, Words, seen_lines},
    registry::{Claim, Fate, Mapping, Register},
};

/// Rows that were not taken and are named; the others are counted.
const NAMED: usize = 5;

pub(super) fn run(session: Session<'_>, args: &Import) -> Result<Outcome, Error> {
    let mapping = mapping(args)?;
    let (mut refused, mut taken) = (0, 0);
    let mut rejects = args.rejects.as_deref().map(rejects::Rejects::open).transpose()?;
    for path in &args.files {
        let bytes = shelf::bytes(path)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let register = Register::read(&name, &bytes, &mapping, session.grammar)
            .map_err(|source| shelf::Error::Register { path: path.clone(), source })?;
        refused += register.refused.len();
        taken += register.len();
        if let Some(rejects) = &mut rejects {
            rejects.write(&register, session.language)?;
        }
        let fate = if args.dry_run {
            None
        } else {
            let (_, mut registry) = shelf::to_write(args.shelf.registry.as_deref())?;
            let hash =
                format!("{}{}", of_bytes(&bytes), of_bytes(format!("{mapping:?}").as_bytes()));
            Some(registry.import(&register, &hash).map_err(fails(&args.shelf))?)
        };
        told(session, &register, fate, args.rejects.as_deref())?;
    }
    if let Some(rejects) = rejects {
        rejects.finish()?;
    }
    Ok(if taken == 0 && refused > 0 { Outcome::Partial } else { Outcome::Clean })
}

/// What the mapping file says, with what the arguments say over it.
fn mapping(args: &Import) -> Result<Mapping, Error> {
    let mut mapping = Mapping::default();
    if let Some(path) = &args.map {
        let fails = |why: String| shelf::Error::Mapping { path: path.clone(), why };
        let bytes = shelf::bytes(path)?;
        let words = String::from_utf8(bytes).map_err(|error| fails(error.to_string()))?;
        mapping = toml::from_str(&words).map_err(|error| fails(error.to_string()))?;
    }
    mapping.name = args.name.clone().or(mapping.name);
    mapping.place = args.place.clone().or(mapping.place);
    for claim in &args.complete {
        let parted = claim.rsplit_once(' ');
        let read = parted.and_then(|(series, year)| Some((series, year.parse().ok()?)));
        let Some((series, year)) = read else {
            return Err(shelf::Error::NoSeries(claim.clone()).into());
        };
        mapping.complete.push(Claim { series: series.trim().to_owned(), year, issuer: None });
    }
    Ok(mapping)
}

/// Which column was taken for what, what was taken, what was not and why.
fn told(
    session: Session<'_>,
    register: &Register,
    fate: Option<Fate>,
    rejects: Option<&Path>,
) -> Result<(), Error> {
    if session.quiet {
        return Ok(());
    }
    let is_vi = session.language == Language::Vietnamese;
    let mut out = Vec::new();
    let columns: Vec<_> = register
        .columns
        .iter()
        .map(|(field, heading)| {
            let field = if is_vi { field.vietnamese() } else { field.name() };
            format!("{field} = «{heading}»")
        })
        .collect();
    let lead = if is_vi { "Cột" } else { "Columns" };
    writeln!(out, "{}: {}", lead, columns.join(", "))?;
    let refused = register.refused.iter().map(|(row, why)| (row, why.words()));
    let doubtful = register.doubtful.iter().map(|(row, doubt)| (row, doubt.words()));
    let named = refused.take(NAMED).chain(doubtful.take(NAMED));
    for (row, why) in named {
        let lead = if is_vi { "dòng" } else { "row" };
        writeln!(out, "  {lead} {row}: {}", why.in_language(session.language))?;
    }
    let more = register.refused.len().saturating_sub(NAMED)
        + register.doubtful.len().saturating_sub(NAMED);
    match (more, rejects, is_vi) {
        (0, ..) => {}
        (_, Some(path), true) => writeln!(out, "  … và {more} dòng nữa, ghi ở {}", path.display())?,
        (_, Some(path), false) => writeln!(out, "  … and {more} more, in {}", path.display())?,
        (_, None, true) => writeln!(out, "  … và {more} dòng nữa: --rejects tu-choi.csv")?,
        (_, None, false) => writeln!(out, "  … and {more} more: --rejects rejected.csv")?,
    }
    let (name, taken, left) = (&register.name, register.len(), register.refused.len());
    let words = match fate {
        None => Words::new("sẽ nạp", "would import"),
        Some(Fate::Added) => Words::new("đã nạp", "imported"),
        Some(Fate::Replaced) => Words::new("đã thay", "replaced"),
        Some(Fate::Unchanged) => Words::new("không đổi", "unchanged"),
    };
    let words = words.in_language(session.language);
    let doubtful = match (register.doubtful.len(), is_vi) {
        (0, _) => String::new(),
        (count, true) => format!(", cần xem lại {count} dòng"),
        (count, false) => format!(", doubtful {count}"),
    };
    if is_vi {
        writeln!(out, "{name}: {words} {taken} dòng, bỏ qua {left} dòng{doubtful}.")?;
    } else {
        writeln!(out, "{name}: {words} {taken} rows, left out {left}{doubtful}.")?;
    }
    let told = String::from_utf8_lossy(&out);
    let mut out = out::plain();
    out.write_all(seen_lines(&told).as_bytes())?;
    out::finish(out)?;
    Ok(())
}
