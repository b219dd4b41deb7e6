//! Findings that somebody accepted: counted, not shown.

use std::collections::{BTreeSet, HashMap};

use crate::{
    check::fingerprint,
    diagnostic::{Diagnostic, Language},
    extract::Report,
    graph::{Document, Graph},
    text::capital,
};

/// A finding accepted before a text is checked, with the reason.
///
/// ```
/// use viendan::{check::{Acceptance, By, Checker, Meant}, grammar::Grammar, text::Text};
///
/// let grammar = Grammar::builtin();
/// let words = "Kế hoạch số 09/KH-VPUB ngày 06/01/2023; Kế hoạch số 09/KH-VPUB ngày 09/01/2023";
/// let text = Text::new("bao-cao.txt", words.into(), grammar.letters());
/// let meant = Meant::Rule { name: "date-conflict".into(), document: Some("09/KH-VPUB".into()) };
/// let known = Acceptance { meant, reason: "đã đính chính".into(), by: By::Config };
/// let checked = Checker::new(grammar).accepted([known]).check(&text);
/// assert_eq!(checked.accepted[0].reason, "đã đính chính");
/// assert!(checked.findings.iter().all(|finding| finding.rule != "date-conflict"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// The findings that are accepted.
    pub meant: Meant,
    /// Why.
    pub reason: String,
    /// Where that is said.
    pub by: By,
}

/// The findings that an acceptance speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant {
    /// One finding, by its fingerprint.
    Fingerprint(String),
    /// The only finding that says this, in whatever language, as a sentence or not.
    Message(String),
    /// All findings of a rule, or those about one document.
    Rule {
        /// The rule.
        name: String,
        /// A name of the document, as [`fingerprint::names`] lists them.
        document: Option<String>,
    },
}

/// A finding that is counted and not shown.
#[derive(Debug, Clone)]
pub struct Accepted<'t> {
    /// The finding.
    pub finding: Diagnostic<'t>,
    /// Its fingerprint.
    pub fingerprint: String,
    /// Why it is accepted.
    pub reason: String,
    /// Where that is said.
    pub by: By,
}

/// The place that says that a finding is accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// In the baseline.
    Baseline,
    /// In `viendan.toml`.
    Config,
    /// In the Word file itself, where a person resolved the comment.
    Comment,
}

/// Findings with their fingerprints, open and accepted.
#[derive(Debug, Default)]
pub(super) struct Sorted<'t> {
    pub(super) findings: Vec<Diagnostic<'t>>,
    pub(super) fingerprints: Vec<String>,
    pub(super) accepted: Vec<Accepted<'t>>,
}

/// Parts the findings that are open from those that were accepted; the first acceptance counts.
pub(super) fn sort<'t>(
    acceptances: &[Acceptance],
    (report, graph): (&Report<'t>, &Graph<'t>),
    findings: Vec<Diagnostic<'t>>,
) -> Sorted<'t> {
    let fingerprints = fingerprint::all(&findings, report, graph);
    let mut said: HashMap<String, usize> = HashMap::new();
    for message in findings.iter().flat_map(messages) {
        *said.entry(message).or_default() += 1;
    }
    let by_print: HashMap<&str, usize> = acceptances
        .iter()
        .enumerate()
        .rev()
        .filter_map(|(at, it)| match &it.meant {
            Meant::Fingerprint(print) => Some((print.as_str(), at)),
            Meant::Message(_) | Meant::Rule { .. } => None,
        })
        .collect();
    let is_by_print = |it: &Acceptance| matches!(it.meant, Meant::Fingerprint(_));
    let others: Vec<_> =
        acceptances.iter().enumerate().filter(|(_, it)| !is_by_print(it)).collect();
    let mut sorted = Sorted::default();
    for (finding, fingerprint) in findings.into_iter().zip(fingerprints) {
        let about = || {
            let at = fingerprint::subject(&finding, report, graph)?;
            graph.document(at)
        };
        let named = by_print.get(fingerprint.as_str()).copied();
        let is_alone = |it: &str| said.get(it) == Some(&1);
        let other = others.iter().find(|(_, it)| it.takes(&finding, is_alone, about));
        let first = named.into_iter().chain(other.map(|(at, _)| *at)).min();
        if let Some(Acceptance { reason, by, .. }) = first.and_then(|at| acceptances.get(at)) {
            let (reason, by) = (reason.clone(), *by);
            sorted.accepted.push(Accepted { finding, fingerprint, reason, by });
        } else {
            sorted.findings.push(finding);
            sorted.fingerprints.push(fingerprint);
        }
    }
    sorted
}

impl Acceptance {
    /// Whether a finding about a document is meant, by its rule or by what it says where no other says so.
    fn takes<'d, 't: 'd>(
        &self,
        finding: &Diagnostic<'_>,
        is_alone: impl Fn(&str) -> bool,
        about: impl FnOnce() -> Option<&'d Document<'t>>,
    ) -> bool {
        match &self.meant {
            Meant::Fingerprint(_) => false,
            Meant::Message(message) => {
                let message = bare(message);
                messages(finding).contains(&message) && is_alone(&message)
            }
            Meant::Rule { name, document } => {
                let is_about = |meant: &String| {
                    about().is_some_and(|it| fingerprint::names(it).contains(meant))
                };
                name == finding.rule && document.as_ref().is_none_or(is_about)
            }
        }
    }
}

/// What a finding says in each language.
fn messages(finding: &Diagnostic<'_>) -> BTreeSet<String> {
    let all = [Language::Vietnamese, Language::English];
    all.into_iter().map(|it| bare(finding.message.in_language(it))).collect()
}

/// A message as a sentence without its end.
fn bare(message: &str) -> String {
    capital(message.trim().trim_end_matches('.'))
}
