//! The places of a finding, those that say the same together.

use super::names::Names;
use crate::{
    diagnostic::{Diagnostic, Label, Language},
    text::{Place, Text},
};

/// A label that is shown with its line, and the places of others that say the same.
#[derive(Debug)]
pub(super) struct Block<'r, 't> {
    pub(super) label: &'r Label<'t>,
    pub(super) place: Place,
    pub(super) also: Vec<&'t str>,
}

/// Labels that say the same are one block; what is beyond the last that is shown stands beside it.
pub(super) fn blocks<'r, 't>(
    text: &Text,
    finding: &'r Diagnostic<'t>,
    shown: usize,
) -> Vec<Block<'r, 't>> {
    let mut blocks: Vec<Block<'r, 't>> = Vec::new();
    for label in &finding.labels {
        let Some(place) = text.place(label.words) else { continue };
        let same = |block: &&mut Block<'_, '_>| {
            block.label.says == label.says && block.label.disputed == label.disputed
        };
        if let Some(block) = blocks.iter_mut().find(same) {
            block.also.push(label.words);
        } else if blocks.len() < shown {
            blocks.push(Block { label, place, also: Vec::new() });
        } else if let Some(last) = blocks.last_mut() {
            last.also.push(label.words);
        }
    }
    blocks
}

/// The evidence, each piece with its place, and what to do: a line for each.
pub(super) fn reasons(
    finding: &Diagnostic<'_>,
    names: Names<'_, '_>,
    language: Language,
) -> Vec<String> {
    let evidence = finding.evidence.iter().map(|evidence| {
        let says = evidence.says.in_language(language);
        let place = evidence.words.and_then(|words| names.short(words));
        place.map_or_else(|| says.to_owned(), |place| format!("{says} ({place})"))
    });
    let advice = finding.advice.iter().map(|words| words.in_language(language).to_owned());
    evidence.chain(advice).collect()
}
