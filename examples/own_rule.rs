//! A citation says on which page it is printed.
//!
//! An office may have rules of its own: this one asks that a citation names no page of the gazette.
//! The head of this file is the rule's manual, as in `src/rules`.
#![expect(clippy::print_stdout, reason = "an example shows what it found")]

use viendan::{
    check::Checker,
    diagnostic::{Diagnostic, Language, Severity, Words},
    grammar::Grammar,
    rules::{Case, Rule},
    text::Text,
};

const NAME: &str = "page-of-gazette";
const RULE: Rule = Rule {
    group: "form",
    severity: Severity::Info,
    manual: include_str!("own_rule.rs"),
    ..Rule::new(NAME, check)
};

fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let mut findings = Vec::new();
    for mention in &case.report.mentions {
        let gazette = mention.extent.find("Công báo").and_then(|at| mention.extent.get(at..));
        let Some(words) = gazette else { continue };
        let message = Words::new(
            "Viện dẫn không cần ghi số Công báo",
            "A citation need not name the gazette",
        );
        let says = Words::new("bỏ", "leave out");
        let finding = Diagnostic::new(NAME, Severity::Info, message);
        findings.push(finding.disputes(words, says));
    }
    findings
}

fn main() {
    let grammar = Grammar::builtin();
    let words = "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ (Công báo số 279)";
    let text = Text::new("bao-cao.txt", words.into(), grammar.letters());
    let checked = Checker::new(grammar).rule(RULE).check(&text);
    for finding in &checked.findings {
        println!("{}: {}", finding.rule, finding.message.in_language(Language::English));
    }
}
