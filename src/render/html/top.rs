//! The head of the sheet: which document, which file, and the verdict.

use maud::{Markup, html};
use sha2::{Digest as _, Sha256};

use super::{CheckSheet, issue::Standing};
use crate::{
    diagnostic::Language,
    graph::Graph,
    model::{CivilDate, Date, Form},
    render::Counts,
    text::{file_name, hex},
};

/// Figures of the check mark that are shown: enough to tell two drafts apart; they have 64 bits.
const MARK: usize = 16;

impl CheckSheet<'_, '_> {
    pub(super) fn top(&self) -> Markup {
        let labels = self.labels;
        let report = &self.checked.report;
        let header = &report.header;
        let kind = header.kind.map(|kind| match self.language() {
            Language::Vietnamese => kind.name.as_str(),
            Language::English => kind.english.as_str(),
        });
        let subject = header.subject.unwrap_or_else(|| file_name(report.text.name()));
        html! {
            h1 { (labels.title.to_uppercase()) }
            p.duoi { @if let Some(kind) = kind { (kind) ": " } (subject) }
            table.meta {
                tr { td { (labels.number) } td { (self.own_number()) } }
                tr { td { (labels.file) } td { (file_name(report.text.name())) } }
                tr { td { (labels.checked_against) } td { (self.scope()) } }
            }
        }
    }

    fn own_number(&self) -> Markup {
        let header = &self.checked.report.header;
        let number = header.symbol.as_ref().map(|symbol| (symbol.number, symbol.canonical()));
        html! {
            @match number {
                Some(("", symbol)) => { (symbol) " (" (self.labels.number_blank) ")" }
                Some((_, symbol)) => { (symbol) }
                None => { (self.labels.not_stated) }
            }
            @if let Some(date) = &header.date {
                " – " @if let Some(place) = header.place { (place) ", " }
                (self.date(date))
            }
        }
    }

    /// A date as the reader of the sheet writes it.
    pub(super) fn date(&self, date: &Date<'_>) -> String {
        match (self.language(), date.civil()) {
            (Language::Vietnamese, Some(_)) => date.to_string(),
            (Language::English, Some(day)) => english(day),
            (_, None) => date.raw.to_owned(),
        }
    }

    /// The beginning of the file's SHA-256: by it the sheet belongs to one draft and no other.
    pub(super) fn mark(&self) -> String {
        let figures = hex(&Sha256::digest(self.checked.original));
        let shown = figures.get(..MARK).unwrap_or(&figures);
        match self.language() {
            Language::Vietnamese => format!("mã nhận dạng tệp (SHA-256) {shown}…"),
            Language::English => format!("file identifier (SHA-256) {shown}…"),
        }
    }

    fn scope(&self) -> String {
        let mentions = self.checked.report.mentions.iter();
        let citations = mentions.filter(|it| it.form != Form::Back).count();
        let documents = self.checked.graph.documents().len().saturating_sub(1);
        match self.language() {
            Language::Vietnamese => {
                format!("{citations} chỗ viện dẫn, {documents} văn bản được viện dẫn")
            }
            Language::English => {
                format!("{citations} citations of {documents} documents")
            }
        }
    }

    pub(super) fn verdict(&self) -> Markup {
        let labels = self.labels;
        let counts = Counts::of(&self.checked.findings);
        let (class, verdict) = match (counts.errors, counts.warnings) {
            (0, 0) => ("tong", labels.nothing_found),
            (0, _) => ("tong xem", labels.look_first),
            _ => ("tong loi", labels.not_ready),
        };
        html! {
            div class=(class) { b { (verdict) } " " (self.figures(&counts)) (self.standing()) (self.accepted()) (self.progress()) }
        }
    }

    /// How much of each was found; of what there is nothing, nothing is said.
    fn figures(&self, counts: &Counts) -> Markup {
        let Counts { errors, warnings, asides, .. } = *counts;
        let notes = counts.notes.saturating_sub(asides);
        let s = |count| if count == 1 { "" } else { "s" };
        let is_vi = self.language() == Language::Vietnamese;
        let [error, warning, note, aside] = match self.language() {
            Language::Vietnamese => {
                [("lỗi", ""), ("chỗ cần xem", ""), ("gợi ý", ""), ("điều để biết", "")]
            }
            Language::English => [
                ("error", s(errors)),
                ("warning", s(warnings)),
                ("note", s(notes)),
                ("to know", ""),
            ],
        };
        let said = [(errors, "loi-c", error), (warnings, "xem-c", warning)];
        let said = said.into_iter().chain([(notes, "", note), (asides, "", aside)]);
        let said: Vec<_> = said.filter(|(count, ..)| *count > 0).collect();
        html! {
            @for (at, (count, class, (word, plural))) in said.iter().enumerate() {
                @if at > 0 { ", " } @else if is_vi { "Có " }
                @if class.is_empty() { (count) " " (word) (plural) }
                @else { b class=(class) { (count) " " (word) (plural) } }
            }
            @if !said.is_empty() { ". " }
        }
    }

    /// Of how many documents nothing has to be done.
    fn standing(&self) -> String {
        let documents = self.checked.graph.indexed().map(|(at, _)| at);
        let all = documents.filter(|&at| at != Graph::OWN);
        let clear = all.clone().filter(|&at| !self.issues.standing(at).is_open()).count();
        let all = all.count();
        match (all, self.language()) {
            (0, _) => String::new(),
            (_, Language::Vietnamese) => {
                format!("{clear}/{all} văn bản được viện dẫn không thấy vấn đề.")
            }
            (_, Language::English) => {
                format!("Nothing found about {clear} of {all} documents cited.")
            }
        }
    }

    /// What was accepted is counted here, and nowhere shown.
    fn accepted(&self) -> String {
        match (self.checked.accepted.len(), self.language()) {
            (0, _) => String::new(),
            (count, Language::Vietnamese) => format!(" {count} điều đã chấp nhận, không nêu lại."),
            (count, Language::English) => format!(" {count} accepted before, not shown."),
        }
    }

    /// A mark and a word: colour is never the only sign.
    pub(super) fn result(&self, standing: Standing) -> Markup {
        let labels = self.labels;
        match standing {
            Standing::Clear => html! { span.ok { (labels.no_fault) } },
            Standing::Hint => html! { span.goiy-c { (labels.hint) } },
            Standing::Mend => html! { span.xem-c { (labels.mend) } },
            Standing::Beside(number) => html! { (labels.beside) " " span.so { (number) } },
            Standing::Disputed(severity, number) => html! {
                span class=(super::card::colour(severity)) {
                    (super::card::mark(severity)) " " (labels.see) " " span.so { (number) }
                }
            },
        }
    }
}

/// `6 Jan 2023`
fn english(day: CivilDate) -> String {
    day.strftime("%-d %b %Y").to_string()
}
