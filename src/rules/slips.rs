//! Findings about slips in the words of a citation, one for each place.

use std::collections::BTreeMap;

use super::Case;
use crate::{
    diagnostic::Diagnostic,
    model::{Quirk, Slip},
};

/// One finding for each place where a slip was made in the words around a symbol.
pub(super) fn slipped<'t>(
    case: &Case<'_, 't>,
    quirk: Quirk,
    begin: impl Fn(&'t str) -> Diagnostic<'t>,
) -> Vec<Diagnostic<'t>> {
    let slips = case.report.mentions.iter().flat_map(|mention| &mention.slips);
    let slips = slips.filter(|slip| slip.quirk == quirk && !case.is_quoted(slip.words));
    // Citations of one list share the words around them.
    let places: BTreeMap<usize, &Slip<'t>> =
        slips.map(|slip| (case.start_of(slip.words), slip)).collect();
    places.into_values().map(|slip| begin(slip.words)).collect()
}
