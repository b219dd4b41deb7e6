//! What is known before a text is checked: the registry, and the other texts of the run.

use super::{
    Session, args,
    files::{self, Input},
    gather,
    plan::Plans,
    shelf,
};
use crate::{
    known::{Asked, Knowledge, Knows},
    model::CivilDate,
    registry::{Shared, Sheet},
};

/// The registry and the other texts, asked by many threads in turn.
#[derive(Debug)]
pub(super) struct Memory {
    registry: Option<Shared>,
    texts: Option<Shared>,
    as_of: Option<CivilDate>,
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
        let registry = match place.and_then(shelf::trusted) {
            Ok(registry) => Some(Shared::new(registry)),
            Err(shelf::Error::Absent(_) | shelf::Error::NoPlace) if !must => None,
            Err(error) => return Err(error.into()),
        };
        let texts = match inputs {
            [] | [_] => None,
            several => Some(Shared::new(gather::texts(session, plans, several)?)),
        };
        Ok(Self { registry, texts, as_of: args.as_of })
    }

    /// Nothing is known.
    pub(super) fn none() -> Self {
        Self { registry: None, texts: None, as_of: None }
    }

    /// The day on which what is in force is judged, when the arguments name one.
    pub(super) fn as_of(&self) -> Option<CivilDate> {
        self.as_of
    }

    /// The first thing that went wrong while the registry was asked.
    pub(super) fn fault(self) -> Result<(), super::Error> {
        let mut shared = [self.registry, self.texts].into_iter().flatten();
        match shared.find_map(Shared::fault) {
            Some(error) => Err(shelf::Error::memory(error).into()),
            None => Ok(()),
        }
    }
}

impl Knows for Memory {
    fn of(&self, asked: Asked<'_, '_>) -> Knowledge {
        if self.registry.is_none() && self.texts.is_none() {
            return Knowledge::default();
        }
        let Asked { report, graph, grammar, as_of } = asked;
        let sheet = Sheet::of(report, graph, grammar);
        let (name, key) = (report.text.name(), files::key(report.text.name()));
        let ask = |(shared, own): (&Option<Shared>, &str)| {
            shared.as_ref().map(|shared| shared.known_of(&sheet, own, as_of))
        };
        let known =
            [(&self.registry, key.as_str()), (&self.texts, name)].into_iter().filter_map(ask);
        known.reduce(Knowledge::joined).unwrap_or_default()
    }
}
