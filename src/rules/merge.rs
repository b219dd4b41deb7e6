//! Findings of one cause are one finding, in the order of the text.

use std::collections::{BTreeMap, BTreeSet};

use super::Case;
use crate::diagnostic::{Cause, Diagnostic, Edit};

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
        merged.extend(joined(findings));
    }
    let start = |finding: &Diagnostic<'t>| {
        let first = finding.labels.first().map_or("", |label| label.words);
        case.report.text.range_of(first).map_or(0, |range| range.start)
    };
    merged.sort_by_key(|finding| (start(finding), finding.rule));
    merged
}

/// Findings of one cause as one: the first speaks, with the edits of all, one for each place.
fn joined(findings: Vec<Diagnostic<'_>>) -> Option<Diagnostic<'_>> {
    let mut findings = findings.into_iter();
    let mut first = findings.next()?;
    let mut others: Vec<_> = findings.collect();
    let mut fix = first.fix.take();
    let mut known = BTreeSet::new();
    known.extend(fix.iter().flat_map(|fix| &fix.edits).map(place));
    for more in others.iter_mut().filter_map(|other| other.fix.take()) {
        let Some(fix) = &mut fix else {
            known.extend(more.edits.iter().map(place));
            fix = Some(more);
            continue;
        };
        fix.safe &= more.safe;
        fix.edits.extend(more.edits.into_iter().filter(|edit| known.insert(place(edit))));
    }
    Some(Diagnostic { fix, ..first.merged_with(others) })
}

/// Where an edit begins.
fn place(edit: &Edit<'_>) -> *const u8 {
    edit.words.as_ptr()
}
