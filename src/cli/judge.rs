//! Judges one text by its plan.

use std::{collections::BTreeSet, path::Path};

use super::{
    Session,
    files::Opened,
    memory::{self, Memory},
    plan::Plan,
};
use crate::{
    diagnostic::{Diagnostic, Language},
    extract::{self, Report},
    fingerprint,
    graph::Graph,
    render::{self, Accepted, By, Checked},
    resolve,
    rules::{self, Case},
};

/// Judges a text and hands all that is known of it over.
pub(super) fn judge<T>(
    (session, memory): (Session<'_>, &Memory),
    plan: &Plan,
    opened: &Opened,
    work: impl FnOnce(&Checked<'_, '_>) -> T,
) -> T {
    let mut report = extract::report(&opened.text, session.grammar);
    plan.introduce(&mut report);
    // What was not understood stands in the text alone, and waits for no rule.
    let (graph, unread) = rayon::join(
        || resolve::resolve(&report, session.grammar),
        || extract::not_understood(&report, session.grammar),
    );
    let known = memory.of(session, &report, &graph);
    let case = Case { report: &report, graph: &graph, grammar: session.grammar, known: &known };
    let ignored = opened.named().map(|path| plan.config.ignore_in(path)).unwrap_or_default();
    let mut findings = rules::run(&case, |rule| plan.takes(rule, &ignored));
    for finding in &mut findings {
        finding.severity = plan.config.severity(finding.rule).unwrap_or(finding.severity);
    }
    let fingerprints = fingerprint::all(&findings, &report, &graph);
    let resolved = render::resolved(&opened.original);
    let court = Court { session, plan, opened, report: &report, graph: &graph, resolved };
    let (open, accepted) = court.sort(findings, fingerprints);
    let (findings, fingerprints): (Vec<_>, Vec<_>) = open.into_iter().unzip();
    work(&Checked {
        report: &report,
        graph: &graph,
        findings: &findings,
        fingerprints: &fingerprints,
        accepted: &accepted,
        has_baseline: plan.baseline().is_some(),
        unread: &unread,
        original: &opened.original,
        compared: memory::compared(&case),
    })
}

/// What is needed to say whether a finding was accepted.
#[derive(Debug)]
struct Court<'c, 't> {
    session: Session<'c>,
    plan: &'c Plan,
    opened: &'c Opened,
    report: &'c Report<'t>,
    graph: &'c Graph<'t>,
    /// What a person resolved in the Word file itself.
    resolved: BTreeSet<String>,
}

/// Findings with their fingerprints, and those that are accepted.
type Sorted<'t> = (Vec<(Diagnostic<'t>, String)>, Vec<Accepted<'t>>);

impl<'t> Court<'_, 't> {
    /// Parts the findings that are open from those that were accepted.
    fn sort(&self, findings: Vec<Diagnostic<'t>>, fingerprints: Vec<String>) -> Sorted<'t> {
        let mut sorted: Sorted<'t> = (Vec::new(), Vec::new());
        for (finding, fingerprint) in findings.into_iter().zip(fingerprints) {
            match self.reason(&finding, &fingerprint) {
                Some((reason, by)) => {
                    sorted.1.push(Accepted { finding, fingerprint, reason, by });
                }
                None => sorted.0.push((finding, fingerprint)),
            }
        }
        sorted
    }

    fn reason(&self, finding: &Diagnostic<'t>, fingerprint: &str) -> Option<(String, By)> {
        let known = self.plan.baseline().and_then(|(path, baseline)| {
            baseline.find(&inner(path, self.opened.named()), fingerprint)
        });
        if let Some(known) = known {
            return Some((known.reason.clone(), By::Baseline));
        }
        if self.resolved.contains(fingerprint) {
            let reason = match self.session.language {
                Language::Vietnamese => "nhận xét đã được đánh dấu xong trong Word",
                Language::English => "the comment is resolved in Word",
            };
            return Some((reason.to_owned(), By::Comment));
        }
        let about = fingerprint::subject(finding, self.report, self.graph);
        let document = about.and_then(|at| self.graph.document(at));
        let names = document.map(fingerprint::names).unwrap_or_default();
        let today = self.session.began.date();
        let reason = self.plan.config.accepted(finding.rule, &names, today)?;
        Some((reason.to_owned(), By::Config))
    }
}

/// The path of a text as a baseline has it: from the folder of the baseline, with `/`.
pub(super) fn inner(baseline: &Path, path: Option<&Path>) -> String {
    let Some(path) = path else { return "-".to_owned() };
    // What cannot be made absolute is named as it was given.
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let path = absolute(path);
    let baseline = absolute(baseline);
    let inner = baseline.parent().and_then(|folder| path.strip_prefix(folder).ok());
    let parts = inner.unwrap_or(&path).components();
    let parts: Vec<_> = parts.map(|it| it.as_os_str().to_string_lossy().into_owned()).collect();
    parts.join("/")
}
