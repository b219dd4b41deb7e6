//! `viendan registry import`: registers as CSV, XLSX, ODS, JSONL or edXML.

use super::{args::Import, fails, rejects, understood};
use crate::{
    cli::{Outcome, Session, error::Error, shelf},
    config,
    registry::{Claim, Mapping, Register},
};

pub(super) fn run(session: Session<'_>, args: &Import) -> Result<Outcome, Error> {
    let mapping = mapping(session, args)?;
    let (mut refused, mut taken) = (0, 0);
    let mut rejects = args.rejects.as_deref().map(rejects::Rejects::open).transpose()?;
    for path in &args.files {
        let bytes = shelf::bytes(session, path)?;
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
            Some(registry.import(&register, &mapping.mark(&bytes)).map_err(fails(&args.shelf))?)
        };
        if !session.quiet {
            understood::tell(session, &register, fate, args.rejects.as_deref())?;
        }
    }
    if let Some(rejects) = rejects {
        rejects.finish()?;
    }
    Ok(if taken == 0 && refused > 0 { Outcome::Partial } else { Outcome::Clean })
}

/// What the mapping file says, with what the arguments say over it.
fn mapping(session: Session<'_>, args: &Import) -> Result<Mapping, Error> {
    let mut mapping = Mapping::default();
    if let Some(path) = &args.map {
        let bytes = shelf::bytes(session, path)?;
        let words = String::from_utf8_lossy(&bytes);
        let fails = |error| config::Error::of(&path.display().to_string(), &words, &error);
        mapping = toml::from_str(&words).map_err(fails).map_err(shelf::Error::Config)?;
    }
    mapping.sheets.extend(args.sheet.iter().cloned());
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
