//! Texts read into one registry, which lives as long as a run.

use std::path::{Path, PathBuf};

use super::{
    Session, args,
    files::{self, Opened},
    plan::{Before, Plans},
    run, shelf,
};
use crate::{
    registry::{Registry, Sheet},
    resolve,
};

/// The registry of files alone, or the one on disk when no paths are named; how many files could
/// not be read.
pub(super) fn of_paths(
    session: Session<'_>,
    paths: &[PathBuf],
    named: Option<&Path>,
) -> Result<(Registry, usize), super::Error> {
    if paths.is_empty() {
        return Ok((shelf::to_read(named)?, 0));
    }
    let inputs = files::inputs(session, paths)?;
    let plans = Plans::new(&args::Rules::default(), &inputs, Before::Raised)?;
    let mut sheets = Vec::new();
    let unreadable = run::each(
        session,
        &inputs,
        |opened| sheet(session, &plans, opened),
        |sheet| {
            sheets.push(sheet);
            Ok(())
        },
    )?;
    Ok((registry(sheets)?, unreadable))
}

/// What a text says, in an office that is known.
fn sheet(session: Session<'_>, plans: &Plans, opened: &Opened) -> Sheet {
    let office = plans.of(opened.named()).office();
    let (report, graph) = resolve::linked(&opened.text, session.grammar, &office);
    Sheet::of(&report, &graph, session.grammar)
}

fn registry(sheets: Vec<Sheet>) -> Result<Registry, shelf::Error> {
    let mut registry = Registry::in_memory().map_err(shelf::Error::memory)?;
    let sheets = sheets.into_iter().map(|sheet| (sheet, String::new()));
    registry.add(sheets).map_err(shelf::Error::memory)?;
    Ok(registry)
}
