//! Decisions taken before the sheet was printed; what is open is left blank, for a pen.

use maud::{Markup, html};

use super::CheckSheet;
use crate::{
    check::Decision,
    diagnostic::{Diagnostic, Language},
    mend,
};

impl CheckSheet<'_, '_> {
    /// How far a person has come; nothing where nobody has begun.
    pub(super) fn progress(&self) -> Markup {
        if self.checked.decisions.is_empty() {
            return html! {};
        }
        let issues = self.issues.decisions.iter().flat_map(|issue| issue.findings.iter());
        let all: Vec<_> = issues.chain(&self.issues.machine).copied().collect();
        let is_settled =
            |it: &&&Diagnostic<'_>| self.checked.decision(it).is_some_and(Decision::is_settled);
        let settled = all.iter().filter(is_settled).count();
        let words = match self.language() {
            Language::Vietnamese => "Đã quyết",
            Language::English => "Decided",
        };
        html! { " " b { (words) " " (settled) "/" (all.len()) } "." }
    }

    /// The boxes of a card: ticked where a person has decided, else to be filled in.
    pub(super) fn decided(&self, findings: &[&Diagnostic<'_>]) -> Markup {
        let only = match findings {
            [only] => self.checked.decision(only),
            _ => None,
        };
        let is_settled =
            |it: &&Diagnostic<'_>| self.checked.decision(it).is_some_and(Decision::is_settled);
        // Of several findings, each says in its row what was decided.
        if findings.len() > 1 && findings.iter().all(is_settled) {
            return html! {};
        }
        let corrected = match (only, findings) {
            (Some(Decision::Fix), [finding]) => Some(proposed(finding)),
            (Some(Decision::Value(value)), [finding]) => Some(shown(finding, value)),
            _ => None,
        };
        let kept = match only {
            Some(Decision::Keep(reason)) => Some(reason.as_str()),
            _ => None,
        };
        html! {
            div.hopkiem {
                (tick(self.labels.corrected, corrected.as_deref()))
                (tick(self.labels.kept, kept))
            }
        }
    }

    /// What was decided on one finding of several, in a line.
    pub(super) fn settled(&self, finding: &Diagnostic<'_>) -> Markup {
        let labels = self.labels;
        let said = match self.checked.decision(finding) {
            Some(Decision::Fix) => (labels.corrected, proposed(finding)),
            Some(Decision::Value(value)) => (labels.corrected, shown(finding, value)),
            Some(Decision::Keep(reason)) => (labels.kept, reason.clone()),
            Some(Decision::Later) if self.language() == Language::Vietnamese => {
                ("", "Để sau".to_owned())
            }
            Some(Decision::Later) => ("", "Later".to_owned()),
            None => return html! {},
        };
        let sign = if said.0.is_empty() { "" } else { "✓ " };
        html! { div.noi-gi { (sign) (said.0) " " b { (said.1) } } }
    }
}

/// What the text says when a fix was made.
fn proposed(finding: &Diagnostic<'_>) -> String {
    let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
    let mut said: Vec<&str> = edits.map(|edit| edit.replacement.as_str()).collect();
    said.dedup();
    said.join("; ")
}

/// A value as the text says it after the correction.
fn shown(finding: &Diagnostic<'_>, value: &str) -> String {
    let fix = mend::saying(finding, value);
    let edit = fix.as_ref().and_then(|fix| fix.edits.first());
    edit.map_or_else(|| value.to_owned(), |edit| edit.replacement.clone())
}

/// A box with its words: ticked and filled in, or empty with a line to write on.
fn tick(label: &str, filled: Option<&str>) -> Markup {
    html! {
        @match filled {
            Some(words) => div { span.o.roi { "✓" } (label) " " b { (words) } },
            None => div { span.o {} (label) span.ch {} },
        }
    }
}
