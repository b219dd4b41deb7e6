//! The standing of a cited document to the registers: what the rules of the registry say together.

use super::{Case, registry_date, registry_issuer, registry_subject};
use crate::{known::Verdict, model::DocumentAt};

/// The standing of a cited document to the registers that were looked into.
pub fn verdict(case: &Case<'_, '_>, at: DocumentAt) -> Verdict {
    let known = case.known.of(at);
    let has_number = case.graph.document(at).is_some_and(|it| it.symbol().is_some());
    if !case.known.is_compared() || !has_number || !known.candidates.is_empty() {
        return Verdict::NotChecked;
    }
    if known.entries.is_empty() {
        return Verdict::Absent;
    }
    let differs = registry_date::judge(case, at).is_some()
        || registry_issuer::judge(case, at).is_some()
        || registry_subject::judge(case, at).is_some();
    if differs { Verdict::Contradicts } else { Verdict::Agrees }
}
