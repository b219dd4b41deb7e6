//! Findings as a table for a spreadsheet, one row each, with what was decided.

use std::{
    borrow::Cow,
    io::{self, Write},
};

use super::{Checked, Renderer, Settings, html::places::Places};
use crate::{
    check::Decision,
    diagnostic::{Diagnostic, Fix, Language, Severity, Words, seen_lines},
    mend,
    text::capital,
};

pub(super) const RENDERER: Renderer = Renderer { open, ..Renderer::stream("csv", file) };

/// Spreadsheets take a file for UTF-8 only when it begins with this.
pub(crate) const MARK: &str = "\u{feff}";

const VIETNAMESE: [&str; 10] = [
    "tệp",
    "mức",
    "quy tắc",
    "nơi",
    "đang ghi",
    "điều thấy được",
    "căn cứ",
    "việc cần làm",
    "quyết định",
    "sửa thành hoặc lý do",
];
const ENGLISH: [&str; 10] = [
    "file",
    "severity",
    "rule",
    "place",
    "written",
    "finding",
    "evidence",
    "to do",
    "decision",
    "correction or reason",
];

fn open(out: &mut dyn Write, settings: Settings) -> io::Result<()> {
    out.write_all(MARK.as_bytes())?;
    let headings = match settings.language {
        Language::Vietnamese => VIETNAMESE,
        Language::English => ENGLISH,
    };
    row(out, &headings.map(str::to_owned))
}

fn file(out: &mut dyn Write, checked: &Checked<'_>, settings: Settings) -> io::Result<()> {
    let language = settings.language;
    let places = Places::of(checked, language);
    checked.findings.iter().try_for_each(|finding| {
        let disputed = || finding.labels.iter().filter(|label| label.disputed);
        let listed = |words: Vec<String>| words.join("; ");
        let said = |it: &Words| capital(it.in_language(language));
        let (decision, value) = decided(checked, finding, language);
        row(
            out,
            &[
                checked.text().name().to_owned(),
                severity(finding.severity, language).to_owned(),
                finding.rule.to_owned(),
                listed(disputed().map(|label| places.name(label.words)).collect()),
                listed(disputed().map(|it| checked.text().written(it.words).to_owned()).collect()),
                said(&finding.message),
                listed(finding.evidence.iter().map(|it| said(&it.says)).collect()),
                finding.advice.as_ref().map(said).unwrap_or_default(),
                decision.to_owned(),
                value,
            ],
        )
    })
}

fn decided(
    checked: &Checked<'_>,
    finding: &Diagnostic<'_>,
    language: Language,
) -> (&'static str, String) {
    let either = |vi, en| if language == Language::Vietnamese { vi } else { en };
    let made = |fix: Option<&Fix<'_>>| {
        let edits = fix.iter().flat_map(|fix| &fix.edits);
        edits.map(|edit| edit.replacement.clone()).collect::<Vec<_>>().join("; ")
    };
    match checked.decision(finding) {
        Some(Decision::Fix) => (either("sửa", "corrected"), made(finding.fix.as_ref())),
        Some(Decision::Value(value)) => {
            (either("sửa", "corrected"), made(mend::saying(finding, value).as_ref()))
        }
        Some(Decision::Keep(reason)) => (either("giữ nguyên", "kept"), reason.clone()),
        Some(Decision::Later) => (either("để sau", "later"), String::new()),
        None => ("", String::new()),
    }
}

fn severity(severity: Severity, language: Language) -> &'static str {
    match language {
        Language::Vietnamese => severity.word(language),
        // As programs know it.
        Language::English => severity.name(),
    }
}

/// One row.
fn row(out: &mut dyn Write, cells: &[String; 10]) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(cells.iter().map(|cell| spelt(cell).into_owned()))?;
    table.flush()
}

/// The words of a cell; what a spreadsheet would compute is made words.
pub(super) fn spelt(cell: &str) -> Cow<'_, str> {
    match cell.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') => Cow::Owned(format!("'{}", seen_lines(cell))),
        _ => seen_lines(cell),
    }
}
