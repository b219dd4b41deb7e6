//! The places of a finding, those that say the same together.

use crate::{
    diagnostic::{Diagnostic, Label},
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
