//! The registry on the disk, as it is asked before a text is checked.

use super::{args, files, plan::Plans, shelf};
use crate::{
    known::{Asked, Knowledge, Knows},
    model::CivilDate,
    registry::{Shared, Sheet},
};

/// The registry, asked by many threads in turn.
#[derive(Debug)]
pub(super) struct Memory {
    registry: Option<Shared>,
    as_of: Option<CivilDate>,
}

impl Memory {
    /// Opens the registry, when there is one.
    ///
    /// A registry that was named must be there; the usual one need not.
    pub(super) fn new(args: &args::Rules, plans: &Plans) -> Result<Self, super::Error> {
        let named = args.shelf.registry.clone();
        let must = named.is_some();
        let place = named.map_or_else(|| shelf::placed(plans.registry()), Ok);
        let registry = match place.and_then(shelf::trusted) {
            Ok(registry) => Some(Shared::new(registry)),
            Err(shelf::Error::Absent(_) | shelf::Error::NoPlace) if !must => None,
            Err(error) => return Err(error.into()),
        };
        Ok(Self { registry, as_of: args.as_of })
    }

    /// Whether there is anything to compare with.
    pub(super) fn has_registry(&self) -> bool {
        self.registry.is_some()
    }

    /// Nothing is known.
    pub(super) fn none() -> Self {
        Self { registry: None, as_of: None }
    }

    /// The day on which what is in force is judged, when the arguments name one.
    pub(super) fn as_of(&self) -> Option<CivilDate> {
        self.as_of
    }

    /// The first thing that went wrong while the registry was asked.
    pub(super) fn fault(self) -> Result<(), super::Error> {
        match self.registry.and_then(Shared::fault) {
            Some(error) => Err(shelf::Error::memory(error).into()),
            None => Ok(()),
        }
    }
}

impl Knows for Memory {
    fn of(&self, asked: Asked<'_, '_>) -> Knowledge {
        let Some(registry) = &self.registry else { return Knowledge::default() };
        let Asked { report, graph, grammar, as_of } = asked;
        let sheet = Sheet::of(report, graph, grammar);
        registry.known_of(&sheet, &files::key(report.text.name()), as_of)
    }
}
