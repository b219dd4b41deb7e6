//! Findings of one cause are one finding, in the order of the text.

use std::collections::{BTreeMap, BTreeSet};

use super::Case;
use crate::diagnostic::{Cause, Diagnostic, Fix};

/// The findings, those of one cause as one: the gravest speaks, the others are its evidence.
pub(super) fn merge<'t>(
    case: &Case<'_, 't>,
    mut found: Vec<Diagnostic<'t>>,
) -> Vec<Diagnostic<'t>> {
    found.sort_by_key(Diagnostic::weight);
    let mut merged: Vec<Diagnostic<'t>> = Vec::new();
    let mut known: BTreeMap<Cause, Vec<Diagnostic<'t>>> = BTreeMap::new();
    for finding in found {
        match finding.cause {
            Cause::Alone => merged.push(finding),
            _ => known.entry(finding.cause.clone()).or_default().push(finding),
        }
    }
    for findings in known.into_values() {
        merged.extend(findings.into_iter().reduce(take_in));
    }
    let start = |finding: &Diagnostic<'t>| {
        let first = finding.labels.first().map_or("", |label| label.words);
        case.report.text.range_of(first).map_or(0, |range| range.start)
    };
    merged.sort_by_key(|finding| (start(finding), finding.rule));
    merged
}

/// Takes a finding into another of the same cause, with its edits.
fn take_in<'t>(finding: Diagnostic<'t>, mut other: Diagnostic<'t>) -> Diagnostic<'t> {
    let fix = match (finding.fix.clone(), other.fix.take()) {
        (Some(fix), Some(more)) => Some(joined(fix, more)),
        (fix, more) => fix.or(more),
    };
    Diagnostic { fix, ..finding.merged_with(other) }
}

/// Edits of both, one for each place.
fn joined<'t>(mut fix: Fix<'t>, more: Fix<'t>) -> Fix<'t> {
    let mut known: BTreeSet<_> = fix.edits.iter().map(|edit| edit.words.as_ptr()).collect();
    fix.safe &= more.safe;
    fix.edits.extend(more.edits.into_iter().filter(|edit| known.insert(edit.words.as_ptr())));
    fix
}
