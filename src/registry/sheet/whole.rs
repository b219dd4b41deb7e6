//! Whether a document is ended as a whole, and by one that can.

use super::Reading;
use crate::model::{DocumentAt, Kind, OwnedSymbol, Style};

/// Words between a cue and its document that still leave the whole document meant.
const FILLER: usize = 3;

impl<'t> Reading<'_, 't> {
    /// `bãi bỏ khoản 2 Điều 5 của …`: what stands between the cue and the document, when that
    /// says that only a part is meant.
    pub(super) fn part(&self, words: &'t str) -> Option<&'t str> {
        let (_, width) = self.grammar.cue_at(words)?;
        let start = self.report.text.range_of(words)?.start;
        let extents = self
            .report
            .mentions
            .iter()
            .filter_map(|it| self.report.text.range_of(it.extent)?.start.checked_sub(start));
        let first = extents.filter(|&at| at >= width).min()?;
        let gap = words.get(width..first)?.trim();
        let is_part = gap.split_whitespace().count() > FILLER
            || gap.contains(['“', '"'])
            || !self.grammar.unit_hits(gap).is_empty();
        is_part.then_some(gap)
    }

    /// Whether a document can end the other at all: a proposal ends nothing, and no decree a law.
    pub(super) fn outranks(&self, from: DocumentAt, to: DocumentAt) -> bool {
        let document = |at| self.graph.document(at);
        let rank = |at| document(at).and_then(|it| Some(rank(it.kind?, it.id.symbol.as_ref())));
        let alike = document(from).zip(document(to)).is_some_and(|(one, two)| {
            one.kind.map(|kind| &kind.code) == two.kind.map(|kind| &kind.code)
        });
        match (rank(from), rank(to)) {
            (Some(from), Some(to)) => from >= to && (from > 1 || alike),
            _ => true,
        }
    }
}

/// How high a kind stands: what ends a document stands at least as high.
fn rank(kind: &Kind, symbol: Option<&OwnedSymbol>) -> u8 {
    let is_national = symbol.is_some_and(|symbol| symbol.style == Style::Assembly);
    match kind.code.as_str() {
        _ if kind.named || is_national => 5,
        _ if kind.with_year => 4,
        "NQ" | "QĐ" | "CT" => 4,
        "TTr" | "BC" | "TB" | "CV" | "BB" | "GM" | "PC" | "PG" => 1,
        _ => 2,
    }
}
