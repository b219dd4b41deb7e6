//! `viendan registry import`: registers as CSV, XLSX, ODS, JSONL or edXML.

use std::io::Write as _;

use super::{add::of_bytes, args::Import, fails};
use crate::{
    cli::{Outcome, Session, error::Error, out, shelf},
    diagnostic::{Language, Words},
    registry::{Claim, Fate, Mapping, Refusal, Register},
};

/// Rows that were not taken and are named; the others are counted.
const NAMED: usize = 5;

pub(super) fn run(session: Session<'_>, args: &Import) -> Result<Outcome, Error> {
    let mapping = mapping(args)?;
    let mut refused = 0;
    for path in &args.files {
        let bytes = shelf::bytes(path)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let register = Register::read(&name, &bytes, &mapping, session.grammar)
            .map_err(|source| shelf::Error::Register { path: path.clone(), source })?;
        refused += register.refused.len();
        let fate = if args.dry_run {
            None
        } else {
            let (_, mut registry) = shelf::to_write(args.shelf.registry.as_deref())?;
            let hash =
                format!("{}{}", of_bytes(&bytes), of_bytes(format!("{mapping:?}").as_bytes()));
            Some(registry.import(&register, &hash).map_err(fails(&args.shelf))?)
        };
        told(session, &register, fate)?;
    }
    Ok(if refused > 0 { Outcome::Partial } else { Outcome::Clean })
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
fn told(session: Session<'_>, register: &Register, fate: Option<Fate>) -> Result<(), Error> {
    if session.quiet {
        return Ok(());
    }
    let is_vi = session.language == Language::Vietnamese;
    let mut out = out::plain();
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
    for (row, why) in register.refused.iter().take(NAMED) {
        let why = refusal(why);
        let lead = if is_vi { "dòng" } else { "row" };
        writeln!(out, "  {lead} {row}: {}", why.in_language(session.language))?;
    }
    let (name, taken, left) = (&register.name, register.len(), register.refused.len());
    let words = match fate {
        None => Words::new("sẽ nạp", "would import"),
        Some(Fate::Added) => Words::new("đã nạp", "imported"),
        Some(Fate::Replaced) => Words::new("đã thay", "replaced"),
        Some(Fate::Unchanged) => Words::new("không đổi", "unchanged"),
    };
    let words = words.in_language(session.language);
    if is_vi {
        writeln!(out, "{name}: {words} {taken} dòng, bỏ qua {left} dòng.")?;
    } else {
        writeln!(out, "{name}: {words} {taken} rows, left out {left}.")?;
    }
    out::finish(out)?;
    Ok(())
}

fn refusal(why: &Refusal) -> Words {
    match why {
        Refusal::NoNumber => Words::new("không có số", "no number"),
        Refusal::Symbol(written) => Words::new(
            format!("không đọc được số, ký hiệu `{written}`"),
            format!("cannot read the number and symbol `{written}`"),
        ),
        Refusal::Date(written) => {
            Words::new(format!("`{written}` không phải ngày"), format!("`{written}` is no date"))
        }
    }
}
