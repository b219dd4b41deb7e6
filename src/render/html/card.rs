//! One card for each thing that a person decides.

use maud::{Markup, html};

use super::{CheckSheet, issue::Issue, quote::quote};
use crate::{
    diagnostic::{Diagnostic, Evidence, Severity},
    render::block::{Block, blocks},
    rules::{RULES, Rule},
    text::capital,
};

/// Quotations on one card; further places are named.
const SHOWN: usize = 4;
/// Places that are named behind a quotation.
const NAMED: usize = 6;
/// Words up to this length are quoted behind evidence that is as short, in characters.
const QUOTED: usize = 40;

impl CheckSheet<'_, '_> {
    pub(super) fn decisions(&self) -> Markup {
        let decisions = &self.issues.decisions;
        html! {
            @if !decisions.is_empty() {
                h2 { (self.labels.decide) " " small { (self.labels.decide_note) } }
                @for issue in decisions { (self.card(issue)) }
            }
        }
    }

    fn card(&self, issue: &Issue<'_, '_>) -> Markup {
        let Some(first) = issue.findings.first() else { return html! {} };
        let class = match first.severity {
            Severity::Error => "the loi",
            Severity::Warning => "the",
            Severity::Info => "the goiy",
        };
        let title = match (issue.findings.len(), rule(first.rule)) {
            (2.., Some(rule)) => rule.title(self.language()),
            _ => capital(first.message.in_language(self.language())),
        };
        html! {
            div class=(class) {
                h3 {
                    span class={ "so " (colour(first.severity)) } { (issue.number) }
                    span { (title) }
                }
                @if issue.findings.len() > 1 { (self.rows(&issue.findings)) } @else { (self.only(first)) }
                @if let Some(advice) = &first.advice {
                    p { b { (self.labels.to_do) } " " (capital(advice.in_language(self.language()))) "." }
                }
                (self.decided(&issue.findings))
                (self.rule_names(first))
            }
        }
    }

    /// Findings that say the same of several documents.
    fn rows(&self, findings: &[&Diagnostic<'_>]) -> Markup {
        let labels = self.labels;
        html! {
            table {
                thead { tr { th { (labels.place) } th { (labels.content) } } }
                @for finding in findings {
                    @for label in &finding.labels {
                        tr {
                            td.gan { (self.places.full(label.words)) }
                            td {
                                (quote(self.checked.text(), label.words).marked(None))
                                (self.settled(finding))
                            }
                        }
                    }
                }
            }
        }
    }

    /// The disputed places side by side; what only bears on them stands below.
    fn only(&self, finding: &Diagnostic<'_>) -> Markup {
        let blocks = blocks(self.checked.text(), finding, SHOWN);
        let (disputed, mut beside): (Vec<_>, Vec<_>) =
            blocks.iter().partition(|block| block.label.disputed);
        let opposite = (disputed.len() == 1 && !beside.is_empty()).then(|| beside.remove(0));
        html! {
            div.hai { @for block in disputed.into_iter().chain(opposite) { (self.block(finding, block)) } }
            @if !finding.evidence.is_empty() || !beside.is_empty() {
                b { (self.labels.evidence) }
                ul {
                    @for block in beside { li { (self.beside(block)) } }
                    @for evidence in &finding.evidence { li { (self.evidence(evidence)) } }
                }
            }
        }
    }

    fn block(&self, finding: &Diagnostic<'_>, block: &Block<'_, '_>) -> Markup {
        let label = block.label;
        let class = (!label.disputed).then_some("nhac");
        let says = label.says.in_language(self.language()).trim_start_matches("→ ");
        let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
        let edit = edits.clone().find(|edit| std::ptr::eq(edit.words, label.words));
        html! {
            div.trich {
                div.noi { (self.places.full(label.words)) }
                (quote(self.checked.text(), label.words).marked(class))
                div.noi-gi {
                    @match edit {
                        Some(edit) => { (self.labels.perhaps) " " b { (edit.replacement) } }
                        None => (says),
                    }
                }
                @if !block.also.is_empty() { div.noi { (self.also(block)) } }
            }
        }
    }

    fn beside(&self, block: &Block<'_, '_>) -> Markup {
        let label = block.label;
        html! {
            (quote(self.checked.text(), label.words).marked(Some("nhac"))) ": "
            (label.says.in_language(self.language()))
            " " span.gan {
                "(" (self.places.name(label.words))
                @if !block.also.is_empty() { ". " (self.also(block)) }
                ")"
            }
        }
    }

    /// The other places that say the same.
    fn also(&self, block: &Block<'_, '_>) -> String {
        let places = block.also.iter().take(NAMED);
        let mut names: Vec<_> = places.map(|words| self.places.name(words)).collect();
        names.dedup();
        let more = if block.also.len() > NAMED { "; …" } else { "" };
        format!("{} {}{more}", self.labels.also, names.join("; "))
    }

    fn evidence(&self, evidence: &Evidence<'_>) -> Markup {
        let says = capital(evidence.says.in_language(self.language()));
        let words = evidence.words.map(|words| (self.checked.text().written(words), words));
        html! {
            (says)
            @if let Some((written, words)) = words {
                @if is_short(written) && is_short(&says) && !says.contains(written) { " “" (written) "”" }
                " " span.gan { "(" (self.places.name(words)) ")" }
            }
        }
    }

    /// In small print: the names of the rules, and the clause.
    pub(super) fn rule_names(&self, finding: &Diagnostic<'_>) -> Markup {
        let mut names = vec![finding.rule];
        names.extend(&finding.caused);
        names.dedup();
        let clause = rule(finding.rule).and_then(Rule::clause);
        html! {
            p.nho {
                @if let Some(clause) = clause { (self.labels.clause) " " (clause) ". " }
                code { (names.join(" · ")) }
            }
        }
    }
}

fn is_short(words: &str) -> bool {
    words.chars().count() <= QUOTED
}

/// The rule of a name.
pub(super) fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name)
}

/// The sign of a severity, which survives a black and white printer.
pub(super) fn mark(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "✗",
        Severity::Warning => "!",
        Severity::Info => "·",
    }
}

/// The class that gives its colour.
pub(super) fn colour(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "loi-c",
        Severity::Warning => "xem-c",
        Severity::Info => "goiy-c",
    }
}
