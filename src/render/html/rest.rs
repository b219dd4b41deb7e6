//! The rest of the sheet: what the machine can mend, what is only worth knowing, what was not checked, who signs.

use maud::{Markup, html};

use super::{CheckSheet, card::rule};
use crate::{
    diagnostic::{Diagnostic, Language},
    rules::Rule,
    text::{Why, capital, file_name},
};

/// Places that are listed as not understood.
const LISTED: usize = 30;

impl CheckSheet<'_, '_> {
    pub(super) fn machine(&self) -> Markup {
        let labels = self.labels;
        html! {
            @if !self.issues.machine.is_empty() {
                h2 { (labels.machine) " " small { (labels.machine_note) } }
                table {
                    thead {
                        tr {
                            th { (labels.place) } th { (labels.written) } th { (labels.proposed) }
                            th { (labels.why) }
                        }
                    }
                    @for finding in &self.issues.machine { (self.mends(finding)) }
                }
                @let clauses = self.clauses();
                @if !clauses.is_empty() { p.nho { (labels.clause) " " (clauses.join("; ")) "." } }
            }
        }
    }

    /// One row for each spelling, with all its places.
    fn mends(&self, finding: &Diagnostic<'_>) -> Markup {
        let text = self.checked.text();
        let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
        html! {
            @for edit in edits {
                tr {
                    td.gan { (self.places.full(edit.words)) }
                    td { (text.written(edit.words)) }
                    td { b { (edit.replacement) } }
                    td {
                        (capital(finding.message.in_language(self.language())))
                        (self.settled(finding))
                    }
                }
            }
        }
    }

    /// The clauses of the law that what the machine can mend offends, each once.
    fn clauses(&self) -> Vec<String> {
        let machine = self.issues.machine.iter();
        let mut clauses: Vec<_> =
            machine.filter_map(|it| rule(it.rule).and_then(Rule::clause)).collect();
        clauses.sort();
        clauses.dedup();
        clauses
    }

    pub(super) fn hints(&self) -> Markup {
        let labels = self.labels;
        html! {
            @if !self.issues.hints.is_empty() {
                h2 { (labels.hints) " " small { (labels.hints_note) } }
                table {
                    thead { tr { th { (labels.place) } th { (labels.content) } } }
                    @for finding in &self.issues.hints {
                        tr {
                            td.gan {
                                @if let Some(label) = finding.labels.first() {
                                    (self.places.full(label.words))
                                }
                            }
                            td { (capital(finding.message.in_language(self.language()))) }
                        }
                    }
                }
            }
        }
    }

    pub(super) fn unchecked(&self) -> Markup {
        let labels = self.labels;
        let text = self.checked.text();
        let unread = &self.checked.unread;
        let parts = &text.source().unread;
        html! {
            h2 { (labels.unchecked) }
            ul {
                @for line in self.compared() { li { (line) } }
                @for part in parts { li { (part.part) ": " (why(part.why, self.language())) } }
                @if let Some(legacy) = text.source().legacy { li { (self.legacy(legacy)) } }
                @let open = self.open();
                @if !open.is_empty() {
                    li { (self.said_of_open(open.len())) " " (self.listed(open.into_iter())) }
                }
                @if !unread.is_empty() {
                    li { (self.said_of_unread(unread.len())) " " (self.listed(unread.iter().copied())) }
                }
            }
            p.nho { (labels.meaning) }
        }
    }

    /// What was compared with registers, and what could not be.
    fn compared(&self) -> Vec<String> {
        let compared = self.checked.compared;
        let Some(says) = compared.says() else { return vec![self.labels.not_compared.to_owned()] };
        let lines = [Some(says), compared.lacks_words()];
        lines.into_iter().flatten().map(|it| it.in_language(self.language()).to_owned()).collect()
    }

    /// Mentions of which it stayed open what they mean.
    fn open(&self) -> Vec<&str> {
        let mentions = self.checked.report.indexed();
        let open = mentions.filter(|(at, _)| self.checked.graph.document_of(*at).is_err());
        open.map(|(_, it)| it.words).collect()
    }

    fn listed<'s>(&self, mut words: impl ExactSizeIterator<Item = &'s str>) -> String {
        let more = words.len().saturating_sub(LISTED);
        let listed = words.by_ref().take(LISTED);
        let listed = listed.map(|words| format!("“{words}” ({})", self.places.name(words)));
        let mut listed: Vec<_> = listed.collect();
        if more > 0 {
            listed.push(format!("… (+{more})"));
        }
        listed.join("; ")
    }

    fn said_of_open(&self, count: usize) -> String {
        match self.language() {
            Language::Vietnamese => {
                format!("{count} chỗ nhắc đến văn bản mà chưa rõ là văn bản nào:")
            }
            Language::English if count == 1 => "1 mention of a document stayed open:".to_owned(),
            Language::English => format!("{count} mentions of documents stayed open:"),
        }
    }

    fn said_of_unread(&self, count: usize) -> String {
        match self.language() {
            Language::Vietnamese => format!("{count} chỗ giống số, ký hiệu mà máy chưa hiểu:"),
            Language::English if count == 1 => "1 number-like token was not understood:".to_owned(),
            Language::English => format!("{count} number-like tokens were not understood:"),
        }
    }

    fn legacy(&self, legacy: &str) -> String {
        match self.language() {
            Language::Vietnamese => {
                format!("Văn bản dùng bảng mã cũ ({legacy}), đã chuyển sang Unicode để soát.")
            }
            Language::English => {
                format!(
                    "The text is in an old encoding ({legacy}); it was converted to be checked."
                )
            }
        }
    }

    pub(super) fn signatures(&self) -> Markup {
        html! {
            div.ky {
                @for sign in self.labels.signs {
                    div { b { (sign) } br; i { (self.labels.sign_here) } }
                }
            }
        }
    }

    pub(super) fn foot(&self) -> Markup {
        let began = self.settings.began;
        let version = env!("CARGO_PKG_VERSION");
        let file = file_name(self.checked.text().name());
        html! {
            div.chan {
                @match self.language() {
                    Language::Vietnamese => {
                        "Lập bởi viendan " (version) " lúc "
                        (began.strftime("%H giờ %M, ngày %d/%m/%Y").to_string()) " từ tệp " (file) ", " (self.mark()) ". "
                    }
                    Language::English => {
                        "Made by viendan " (version) " at "
                        (began.strftime("%H:%M on %-d %b %Y").to_string()) " from " (file) ", " (self.mark()) ". "
                    }
                }
                (self.labels.nothing_sent)
            }
        }
    }
}

/// Why a part of a file was not read.
pub(in crate::render) fn why(why: Why, language: Language) -> &'static str {
    match (why, language) {
        (Why::Embedded, Language::Vietnamese) => "đối tượng nhúng, chưa đọc",
        (Why::Embedded, Language::English) => "an embedded object, not read",
        (Why::Picture, Language::Vietnamese) => "hình ảnh, chưa đọc chữ trong hình",
        (Why::Picture, Language::English) => "a picture, its words not read",
        (Why::Scan, Language::Vietnamese) => "trang quét, chưa có chữ",
        (Why::Scan, Language::English) => "a scanned page without text",
        (Why::Stamp, Language::Vietnamese) => "chữ ký số hoặc dấu là ảnh, chưa đọc",
        (Why::Stamp, Language::English) => "a signature or a stamp that is a picture, not read",
        (Why::Broken, Language::Vietnamese) => "cấu trúc hỏng, có thể đọc thiếu",
        (Why::Broken, Language::English) => "a broken structure, perhaps not read whole",
        (Why::Unknown, Language::Vietnamese) => "dạng chưa biết, chưa đọc",
        (Why::Unknown, Language::English) => "an unknown form, not read",
    }
}
