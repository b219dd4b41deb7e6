//! Judges a report: one file a rule, its head the manual and the test.

use crate::{
    diagnostic::{Cause, Diagnostic, Severity},
    extract::Report,
    grammar::Grammar,
    graph::{Document, Graph},
    model::Mention,
};

/// What a rule looks at: a report, its documents, and the language.
#[derive(Debug, Clone, Copy)]
pub struct Case<'c, 't> {
    /// The text that is judged, with its header and mentions.
    pub report: &'c Report<'t>,
    /// Its documents.
    pub graph: &'c Graph<'t>,
    /// The language.
    pub grammar: &'t Grammar,
}

impl<'c, 't> Case<'c, 't> {
    /// The cited documents with their place in the graph; the report itself is left out.
    pub fn documents(&self) -> impl Iterator<Item = (usize, &'c Document<'t>)> + use<'c, 't> {
        self.graph.documents().iter().enumerate().filter(|(at, _)| *at != Graph::OWN)
    }

    /// The mentions of a document, in the order of the text.
    pub fn mentions_of(
        &self,
        document: &'c Document<'t>,
    ) -> impl Iterator<Item = &'c Mention<'t>> + use<'c, 't> {
        let mentions = &self.report.mentions;
        document.mentions.iter().filter_map(move |&at| mentions.get(at))
    }
}

/// A rule: its name, what its file says of it, and its judgement.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The name, in kebab-case; it names the fault.
    pub name: &'static str,
    /// The group that it can be selected by: `form`, `agreement`, `time`, `input`.
    pub group: &'static str,
    /// How bad a finding is.
    pub severity: Severity,
    /// The head of its file: manual, law and examples.
    pub manual: &'static str,
    check: for<'c, 't> fn(&Case<'c, 't>) -> Vec<Diagnostic<'t>>,
}

macro_rules! rules {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*

        /// Every rule, in the order of the alphabet.
        pub static RULES: &[Rule] = &[$(Rule {
            name: $module::NAME,
            group: $module::GROUP,
            severity: $module::SEVERITY,
            manual: include_str!(concat!("rules/", stringify!($module), ".rs")),
            check: $module::check,
        }),*];
    };
}

rules! {}

/// Judges a report by the rules that are chosen; findings of one cause are merged.
pub fn run<'t>(case: &Case<'_, 't>, chosen: impl Fn(&Rule) -> bool) -> Vec<Diagnostic<'t>> {
    let chosen = RULES.iter().filter(|rule| chosen(rule));
    let found = chosen.flat_map(|rule| (rule.check)(case)).collect();
    merge(case, found)
}

fn merge<'t>(case: &Case<'_, 't>, found: Vec<Diagnostic<'t>>) -> Vec<Diagnostic<'t>> {
    let mut merged: Vec<Diagnostic<'t>> = Vec::new();
    let mut found = found;
    found.sort_by_key(Diagnostic::weight);
    for finding in found {
        let same = |known: &&mut Diagnostic<'t>| {
            finding.cause != Cause::Alone && known.cause == finding.cause
        };
        match merged.iter_mut().find(same) {
            Some(known) => *known = known.clone().merged_with(finding),
            None => merged.push(finding),
        }
    }
    let start = |finding: &Diagnostic<'t>| {
        let first = finding.labels.first().map_or("", |label| label.words);
        case.report.text.range_of(first).map_or(0, |range| range.start)
    };
    merged.sort_by_key(|finding| (start(finding), finding.rule));
    merged
}
