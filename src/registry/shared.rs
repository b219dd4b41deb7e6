//! A registry that several threads ask in turn while texts are checked.

use std::sync::{Mutex, OnceLock};

use super::{Error, Registry, Sheet};
use crate::{
    known::{Asked, Knowledge, Knows},
    model::CivilDate,
};

/// A registry that is asked about texts, by many threads in turn.
///
/// A text has always an answer: what goes wrong on the disk is kept and told by [`Shared::fault`].
///
/// ```
/// use viendan::{
///     check::Checker, grammar::Grammar, model::Office, registry::{Registry, Shared, Sheet}, resolve,
///     text::Text,
/// };
///
/// let grammar = Grammar::builtin();
/// let text = |name: &str, words: &str| Text::new(name, words.into(), grammar.letters());
/// let first = text("mot.txt", "Kế hoạch số 09/KH-VPUB ngày 06/01/2023 về phòng, chống tham nhũng");
/// let (report, graph) = resolve::linked(&first, grammar, &Office::default());
/// let mut registry = Registry::in_memory().unwrap();
/// registry.add([(Sheet::of(&report, &graph, grammar), String::new())]).unwrap();
///
/// let known = Shared::new(registry);
/// let second = text("hai.txt", "Kế hoạch số 09/KH-VPUB ngày 09/01/2023 về phòng, chống tham nhũng");
/// let checked = Checker::new(grammar).known(&known).check(&second);
/// assert_eq!(checked.findings[0].rule, "conflict-across-files");
/// assert!(known.fault().is_none());
/// ```
#[derive(Debug)]
pub struct Shared {
    registry: Mutex<Registry>,
    fault: OnceLock<Error>,
}

impl Shared {
    /// Makes a registry one that can be asked by many.
    pub fn new(registry: Registry) -> Self {
        Self { registry: Mutex::new(registry), fault: OnceLock::new() }
    }

    /// The knowledge of the documents of a sheet; what the file of that name said before is left
    /// out. Nothing, when the registry cannot be asked.
    pub fn known_of(&self, sheet: &Sheet, own_file: &str, as_of: Option<CivilDate>) -> Knowledge {
        let Ok(registry) = self.registry.lock() else { return Knowledge::default() };
        registry.known_of(sheet, own_file, as_of).unwrap_or_else(|error| {
            self.fault.set(error).ok();
            Knowledge::default()
        })
    }

    /// The first thing that went wrong while it was asked.
    pub fn fault(self) -> Option<Error> {
        self.fault.into_inner()
    }
}

impl Knows for Shared {
    fn of(&self, asked: Asked<'_, '_>) -> Knowledge {
        let sheet = Sheet::of(asked.report, asked.graph, asked.grammar);
        self.known_of(&sheet, asked.report.text.name(), asked.as_of)
    }
}
