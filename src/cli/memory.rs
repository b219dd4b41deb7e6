//! What is known before a text is checked: the registry, and the other texts of the run.

use std::sync::{Mutex, OnceLock};

use rayon::prelude::*;

use super::{
    Session, args,
    files::{self, Input},
    plan::Plans,
    registry::add,
    shelf,
};
use crate::{
    extract::Report,
    graph::Graph,
    known::{Knowledge, Verdict},
    model::CivilDate,
    registry::{self, Registry, Sheet},
    render::Compared,
    rules::{self, Case},
};

/// The registry and the other texts, asked by many threads in turn.
#[derive(Debug)]
pub(super) struct Memory {
    registry: Option<Mutex<Registry>>,
    texts: Option<Mutex<Registry>>,
    as_of: Option<CivilDate>,
    fault: OnceLock<registry::Error>,
}

impl Memory {
    /// Opens the registry, when there is one, and reads the other texts, when there are several.
    ///
    /// A registry that was named must be there; the usual one need not.
    pub(super) fn new(
        session: Session<'_>,
        args: &args::Rules,
        (plans, inputs): (&Plans, &[Input]),
    ) -> Result<Self, super::Error> {
        let named = args.shelf.registry.clone();
        let must = named.is_some();
        let place = named.map_or_else(|| shelf::placed(plans.registry()), Ok);
        let registry = match place.and_then(shelf::opened) {
            Ok(registry) => Some(Mutex::new(registry)),
            Err(shelf::Error::Absent(_) | shelf::Error::NoPlace) if !must => None,
            Err(error) => return Err(error.into()),
        };
        let texts = match inputs {
            [] | [_] => None,
            several => Some(Mutex::new(read(session, plans, several)?)),
        };
        Ok(Self { registry, texts, as_of: args.as_of, fault: OnceLock::new() })
    }

    /// Nothing is known.
    pub(super) fn none() -> Self {
        Self { registry: None, texts: None, as_of: None, fault: OnceLock::new() }
    }

    /// What is known of the documents of one text.
    pub(super) fn of(
        &self,
        session: Session<'_>,
        report: &Report<'_>,
        graph: &Graph<'_>,
    ) -> Knowledge {
        let none = Knowledge { as_of: self.as_of, ..Knowledge::default() };
        if self.registry.is_none() && self.texts.is_none() {
            return none;
        }
        let sheet = Sheet::of(report, graph, session.grammar);
        let whole = add::everywhere(report.text.name().as_ref());
        let asked = [(&self.registry, whole.as_str()), (&self.texts, report.text.name())];
        asked.into_iter().fold(none, |known, (registry, own)| {
            let Some(registry) = registry else { return known };
            let Ok(registry) = registry.lock() else { return known };
            match registry.known_of(&sheet, own, self.as_of) {
                Ok(more) => known.joined(more),
                Err(error) => {
                    self.fault.set(error).ok();
                    known
                }
            }
        })
    }

    /// The first thing that went wrong while the registry was asked.
    pub(super) fn fault(self) -> Result<(), super::Error> {
        match self.fault.into_inner() {
            Some(error) => Err(shelf::Error::memory(error).into()),
            None => Ok(()),
        }
    }
}

/// How the documents of a text stand to the registers, in figures.
pub(super) fn compared(case: &Case<'_, '_>) -> Compared {
    let mut compared = Compared {
        registers: case.known.registers.len(),
        outgoing: usize::from(case.known.has_outgoing),
        laws: usize::from(case.known.has_laws),
        ..Compared::default()
    };
    for (at, _) in case.documents() {
        *match rules::verdict(case, at) {
            Verdict::Agrees => &mut compared.agree,
            Verdict::Contradicts => &mut compared.contradict,
            Verdict::Absent => &mut compared.absent,
            Verdict::NotChecked => &mut compared.unchecked,
        } += 1;
    }
    compared
}

/// All texts of the run, as a registry that lives as long as the run.
fn read(session: Session<'_>, plans: &Plans, inputs: &[Input]) -> Result<Registry, super::Error> {
    // What cannot be read is complained of when it is checked, not here.
    let sheet = |input: &Input| {
        let Input::File(_) = input else { return None };
        let opened = files::read(session, input).ok()?;
        Some((shelf::sheet(session, plans, &opened), String::new()))
    };
    let sheets: Vec<_> = inputs.par_iter().filter_map(sheet).collect();
    let mut registry = Registry::in_memory().map_err(shelf::Error::memory)?;
    registry.add(sheets).map_err(shelf::Error::memory)?;
    Ok(registry)
}
