//! The grounds of a finding as lines.

use super::names::Names;
use crate::diagnostic::{Diagnostic, Language};

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
