//! The tally of how far a person has come with a text.

use std::sync::PoisonError;

use super::{
    Service,
    files::{Opened, Tally},
    wire,
};
use crate::{check::Decision, diagnostic::Language, render::page::is_card};

impl Service {
    /// What a list of files says of a text.
    pub(super) fn tally(&self, opened: &Opened) -> wire::File {
        let mut known = opened.tally.lock().unwrap_or_else(PoisonError::into_inner);
        let Tally { counts, prints } = known.get_or_insert_with(|| {
            let checked = self.check(opened, Language::default());
            let findings = checked.findings.iter().zip(&checked.fingerprints);
            let cards = findings.filter(|(finding, _)| is_card(finding));
            Tally {
                counts: checked.counts(),
                prints: cards.map(|(_, print)| print.clone()).collect(),
            }
        });
        let journal = opened.journal();
        let is_settled =
            |print: &&String| journal.decisions().get(*print).is_some_and(Decision::is_settled);
        wire::File {
            id: opened.id.clone(),
            name: opened.text.name().to_owned(),
            size: opened.original.len(),
            errors: counts.errors,
            warnings: counts.warnings,
            notes: counts.notes.saturating_sub(counts.asides),
            citations: counts.citations,
            documents: counts.documents,
            decided: prints.iter().filter(is_settled).count(),
            cards: prints.len(),
        }
    }
}
