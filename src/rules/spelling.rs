//! Findings about how a symbol is spelt: one for each document, with every place and the edits.

use std::collections::BTreeSet;

use super::{Case, EXAMPLES, day};
use crate::{
    diagnostic::{Cause, Diagnostic, Words},
    model::{Mention, Quirk, Symbol},
};

/// When an edit of a spelling cannot change what was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mend {
    /// Always.
    Safe,
    /// When the text writes the same symbol rightly elsewhere, with the same date.
    WithTwin,
}

/// Liberties in the spelling of a symbol that some rule reports.
pub(super) const MISSPELT: [Quirk; 7] = [
    Quirk::MissingSlash,
    Quirk::MissingHyphen,
    Quirk::InnerSpace,
    Quirk::LookalikeLetters,
    Quirk::MissingIssuer,
    Quirk::SwappedSeparators,
    Quirk::SlashForHyphen,
];

/// One finding for each document whose symbol is somewhere spelt in the way that is asked for.
pub(super) fn misspelt<'t>(
    case: &Case<'_, 't>,
    asked: impl Fn(&Mention<'t>) -> bool,
    mend: Mend,
    begin: impl Fn(&Symbol<'t>) -> Diagnostic<'t>,
) -> Vec<Diagnostic<'t>> {
    let groups = case.by_document(asked).into_iter();
    let found = groups.filter_map(|(document, mentions)| {
        let first = begin(mentions.first()?.symbol.as_ref()?);
        let twins = case.twins(document);
        let days: BTreeSet<_> = twins.iter().map(|twin| day(twin)).collect();
        let mut finding = first.caused_by(document.map_or(Cause::Alone, Cause::Spelling));
        for mention in mentions {
            let Some(symbol) = &mention.symbol else { continue };
            let right = symbol.regular();
            let says = format!("→ {right}");
            finding = finding.disputes(symbol.raw, Words::new(says.clone(), says));
            let asks = day(mention);
            let has_twin = match asks {
                Some(_) => days.contains(&asks) || days.contains(&None),
                None => !days.is_empty(),
            };
            finding = if mend == Mend::Safe || has_twin {
                finding.fixed_by(symbol.raw, right)
            } else {
                finding.perhaps_fixed_by(symbol.raw, right)
            };
        }
        for twin in twins.iter().take(EXAMPLES) {
            let says = Words::new("chỗ này viết đúng", "spelt right here");
            finding = finding.because(Some(twin.words), says);
        }
        Some(finding)
    });
    found.collect()
}
