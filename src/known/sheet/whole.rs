//! Documents that are ended as a whole, and by one that can.

use super::Reading;
use crate::model::{DocumentAt, Kind, OwnedSymbol, Style};

impl Reading<'_, '_> {
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

/// The rank of a kind: what ends a document stands at least as high.
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
