//! Findings sorted by who must act: a person, the machine, or nobody.

use std::cmp::Reverse;

use crate::{
    check::fingerprint,
    diagnostic::{Diagnostic, Severity},
    model::DocumentAt,
    render::Checked,
};

/// One or more findings that a person decides on together.
#[derive(Debug)]
pub(super) struct Issue<'r, 't> {
    /// From 1; other parts of the sheet refer to it.
    pub(super) number: usize,
    /// Findings of one rule; more than one only when each has a single place and no evidence.
    pub(super) findings: Vec<&'r Diagnostic<'t>>,
}

/// All findings of a text.
#[derive(Debug)]
pub(super) struct Issues<'r, 't> {
    /// For a person to decide, the gravest first.
    pub(super) decisions: Vec<Issue<'r, 't>>,
    /// Spellings that can be mended without a change of meaning.
    pub(super) machine: Vec<&'r Diagnostic<'t>>,
    /// Worth knowing.
    pub(super) hints: Vec<&'r Diagnostic<'t>>,
    standings: Vec<Standing>,
}

/// How a cited document stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// Nothing was said of it.
    Clear,
    /// A note is about it.
    Hint,
    /// It is evidence in a decision.
    Beside(usize),
    /// Its spelling can be mended by machine.
    Mend,
    /// A decision is about it.
    Disputed(Severity, usize),
}

impl Standing {
    /// Whether somebody must act.
    pub(super) fn is_open(self) -> bool {
        matches!(self, Self::Mend | Self::Disputed(..))
    }
}

impl<'r, 't> Issues<'r, 't> {
    pub(super) fn of(checked: &'r Checked<'t>) -> Self {
        let (machine, rest): (Vec<_>, Vec<_>) =
            checked.findings.iter().partition(|it| it.is_safe());
        let is_hint = |it: &&Diagnostic<'_>| it.severity == Severity::Info;
        let (hints, mut grave): (Vec<_>, Vec<_>) = rest.into_iter().partition(is_hint);
        grave.sort_by_key(|it| Reverse(it.severity));
        let mut issues = Self { decisions: gathered(grave), machine, hints, standings: Vec::new() };
        issues.standings = issues.stand(checked);
        issues
    }

    /// How a document of the graph stands.
    pub(super) fn standing(&self, document: DocumentAt) -> Standing {
        self.standings.get(document.index()).copied().unwrap_or(Standing::Clear)
    }

    fn stand(&self, checked: &Checked<'_>) -> Vec<Standing> {
        let mut standings = vec![Standing::Clear; checked.graph.documents().len()];
        let mut note = |document: Option<DocumentAt>, standing: Standing| {
            if let Some(known) = document.and_then(|at| standings.get_mut(at.index())) {
                *known = (*known).max(standing);
            }
        };
        let about = |words| fingerprint::document(words, &checked.report, &checked.graph);
        for Issue { number, findings } in &self.decisions {
            for finding in findings {
                let disputed = Standing::Disputed(finding.severity, *number);
                for label in &finding.labels {
                    let beside = Standing::Beside(*number);
                    note(about(label.words), if label.disputed { disputed } else { beside });
                }
            }
        }
        for finding in &self.machine {
            let disputed = finding.labels.iter().filter(|label| label.disputed);
            disputed.for_each(|label| note(about(label.words), Standing::Mend));
        }
        for label in self.hints.iter().flat_map(|finding| &finding.labels) {
            note(about(label.words), Standing::Hint);
        }
        standings
    }
}

/// Findings of one rule that say no more than where they stand become one issue.
fn gathered<'r, 't>(findings: Vec<&'r Diagnostic<'t>>) -> Vec<Issue<'r, 't>> {
    let is_simple = |it: &Diagnostic<'_>| it.labels.len() == 1 && it.evidence.is_empty();
    let mut issues: Vec<Issue<'r, 't>> = Vec::new();
    for finding in findings {
        let same = |issue: &&mut Issue<'_, '_>| {
            let mut known = issue.findings.iter();
            known.all(|it| it.rule == finding.rule && is_simple(it) && is_simple(finding))
        };
        match issues.iter_mut().find(same) {
            Some(issue) => issue.findings.push(finding),
            None => issues.push(Issue { number: issues.len() + 1, findings: vec![finding] }),
        }
    }
    issues
}
