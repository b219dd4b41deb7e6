//! Texts read into one registry, which lives as long as a run.

use std::path::{Path, PathBuf};

use super::{
    Session, args,
    files::{self, Opened},
    plan::{Before, Plans},
    run, shelf, warn,
};
use crate::{
    diagnostic::{Words, seen},
    registry::{Registry, Sheet},
    resolve,
};

/// So many sheets are added in one transaction: a sheet is as large in memory as in the registry.
const TOGETHER: usize = 1000;

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
    let mut registry = Registry::in_memory().map_err(shelf::Error::memory)?;
    let mut sheets = Vec::new();
    let unreadable = run::each(
        session,
        &inputs,
        |opened| sheet(session, &plans, opened),
        |(sheet, uncompared)| {
            tell_of_uncompared(session, &sheet, uncompared);
            sheets.push(sheet);
            if sheets.len() < TOGETHER { Ok(()) } else { add(&mut registry, &mut sheets) }
        },
    )?;
    add(&mut registry, &mut sheets)?;
    Ok((registry, unreadable))
}

/// What a text says, in an office that is known, and how much of it was not compared.
fn sheet(session: Session<'_>, plans: &Plans, opened: &Opened) -> (Sheet, usize) {
    let office = plans.of(opened.named()).office();
    let (report, graph) = resolve::linked(&opened.text, session.grammar, &office);
    (Sheet::of(&report, &graph, session.grammar), graph.uncompared())
}

/// Says where inferred relations were not looked for any further.
pub(super) fn tell_of_uncompared(session: Session<'_>, sheet: &Sheet, count: usize) {
    if count == 0 {
        return;
    }
    let name = seen(&sheet.file);
    warn(
        &Words::new(
            format!(
                "{name}: {count} kế hoạch, báo cáo không được so với nhau để suy ra quan hệ; quan hệ nêu bằng lời vẫn đủ"
            ),
            format!(
                "{name}: {count} plans and reports were not compared for inferred relations; what words state is complete"
            ),
        ),
        session.language,
    );
}

/// Adds what some texts say, and lets it go.
fn add(registry: &mut Registry, sheets: &mut Vec<Sheet>) -> Result<(), super::Error> {
    let sheets = sheets.drain(..).map(|sheet| (sheet, String::new()));
    registry.add(sheets).map_err(shelf::Error::memory)?;
    Ok(())
}
