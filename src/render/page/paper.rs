//! The words of a text as a page of paper, with its marks; no script, no link, nothing from outside.

use std::ops::Range;

use maud::{DOCTYPE, Markup, html};

use super::marks::{Look, Mark, Stretch, marks, stretches};
use crate::{
    check::Checked,
    diagnostic::{Language, seen_lines},
    text::{Cell, Text},
};

/// A line that stands under the kind of a document and is longer is no subject, in characters; of
/// the own titles of 94 real texts two are longer.
const SUBJECT: usize = 300;

/// What a line is on the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Of the head of an official document: who, motto, number, place and date.
    Head,
    /// The kind of the document.
    Title,
    /// What it is about.
    Subject,
    Heading,
    Paragraph,
}

/// A line of the text.
#[derive(Debug, Clone)]
struct Line {
    range: Range<usize>,
    /// The marks that touch it.
    marks: Vec<Mark>,
    cell: Option<Cell>,
    role: Role,
}

/// The words of a text as HTML, each mark an element with the attributes `data-card` and
/// `data-mark`; styled by `paper.css` beside it.
pub fn paper(checked: &Checked<'_>, language: Language) -> String {
    let sheet = Paper { text: checked.text(), language };
    let lines = marked(lines(checked), marks(checked));
    let page = html! {
        (DOCTYPE)
        html lang="vi" {
            head {
                meta charset="utf-8";
                title { (checked.text().name()) }
                link rel="stylesheet" href="/paper.css";
            }
            body {
                main.paper {
                    h1.heard { (checked.text().name()) }
                    @for block in blocks(&lines) { (sheet.block(block)) }
                }
            }
        }
    };
    seen_lines(&page.into_string()).into_owned()
}

/// The lines of a text that say something.
fn lines(checked: &Checked<'_>) -> Vec<Line> {
    let text = checked.text();
    let outline = &checked.report.outline;
    let subject = checked.report.header.subject.and_then(|it| text.range_of(it));
    let mut start = 0;
    let mut lines: Vec<Line> = Vec::new();
    for words in text.words().split('\n') {
        let range = start..start + words.len();
        start = range.end + 1;
        if words.trim().is_empty() {
            continue;
        }
        let meets = |it: &Range<usize>| it.start < range.end && range.start < it.end;
        let role = if subject.as_ref().is_some_and(meets) && words.chars().count() < SUBJECT {
            Role::Subject
        } else if outline.path_to(words).parts.is_empty() {
            Role::Head
        } else if outline.is_heading(words) || is_loud(words) {
            Role::Heading
        } else {
            Role::Paragraph
        };
        if role == Role::Subject
            && let Some(before) = lines.last_mut().filter(|it| it.role == Role::Head)
            && text.words().get(before.range.clone()).is_some_and(is_loud)
        {
            before.role = Role::Title;
        }
        let cell = text.position(words).and_then(|it| it.cell);
        lines.push(Line { range, marks: Vec::new(), cell, role });
    }
    lines
}

/// The lines with the marks that touch them.
fn marked(mut lines: Vec<Line>, marks: Vec<Mark>) -> Vec<Line> {
    for mark in marks {
        let first = lines.partition_point(|line| line.range.end <= mark.range.start);
        let touched = lines.iter_mut().skip(first);
        for line in touched.take_while(|line| line.range.start < mark.range.end) {
            line.marks.push(mark.clone());
        }
    }
    lines
}

/// Whether a line is written in capitals.
fn is_loud(words: &str) -> bool {
    words.chars().any(char::is_alphabetic) && !words.chars().any(char::is_lowercase)
}

/// Lines that stand together: rows of one table, or one line.
fn blocks(lines: &[Line]) -> impl Iterator<Item = &[Line]> {
    lines.chunk_by(|one, two| match (one.cell, two.cell) {
        (Some(one), Some(two)) => one.table == two.table,
        _ => false,
    })
}

#[derive(Debug)]
struct Paper<'a> {
    text: &'a Text,
    language: Language,
}

impl Paper<'_> {
    fn block(&self, lines: &[Line]) -> Markup {
        let Some(first) = lines.first() else { return html! {} };
        if first.cell.is_some() {
            return self.table(lines);
        }
        let words = self.text.words().get(first.range.clone()).unwrap_or_default();
        if words.contains('\t') {
            return self.row(first);
        }
        let shown = self.words(&first.range, &first.marks);
        match first.role {
            Role::Head => html! { p.head { (shown) } },
            Role::Title => html! { p.title { (shown) } },
            Role::Subject => html! { p.subject { (shown) } },
            Role::Heading => html! { h2.heading { (shown) } },
            Role::Paragraph => html! { p { (shown) } },
        }
    }

    /// A table of a file that has tables; the head of a document is one without lines.
    fn table(&self, lines: &[Line]) -> Markup {
        let is_head = lines.iter().all(|line| line.role == Role::Head);
        let row = |line: &Line| line.cell.map(|cell| cell.row);
        let rows = lines.chunk_by(|one, two| row(one) == row(two));
        html! {
            div.wide {
                table class=[is_head.then_some("bare")] {
                    @for row in rows {
                        tr { @for cell in cells(self.text, row) { td { @for (part, marks) in cell { p { (self.words(&part, marks)) } } } } }
                    }
                }
            }
        }
    }

    /// A row of a text file, its cells parted by tabs.
    fn row(&self, line: &Line) -> Markup {
        html! {
            div.wide {
                table { tr { @for cell in parted(self.text, &line.range) { td { (self.words(&cell, &line.marks)) } } } }
            }
        }
    }

    fn words(&self, range: &Range<usize>, marks: &[Mark]) -> Markup {
        let stretches = stretches(range.clone(), marks);
        html! {
            @for (at, stretch) in stretches.iter().enumerate() {
                (self.stretch(stretch, stretches.get(at + 1)))
            }
        }
    }

    fn stretch(&self, stretch: &Stretch<'_>, next: Option<&Stretch<'_>>) -> Markup {
        let words = self.text.words().get(stretch.range.clone()).unwrap_or_default();
        let written = self.text.written(words).replace(['\n', '\r'], " ");
        let Some(mark) = stretch.marks.first() else { return html! { (written) } };
        let names: Vec<_> = stretch.marks.iter().map(|it| it.name.as_str()).collect();
        let cards: Vec<_> = stretch.marks.iter().map(|it| it.card.as_str()).collect();
        let class = match mark.look {
            Look::Error => "mark error",
            Look::Warning => "mark warning",
            Look::Hint => "mark hint",
            Look::Beside => "mark beside",
        };
        // The number stands where the words of the mark end.
        let goes_on = next.and_then(|it| it.marks.first()).is_some_and(|it| it.name == mark.name);
        html! {
            span class=(class) role="button" tabindex="-1" data-card=(cards.join(" "))
                data-mark=(names.join(" ")) {
                span.said { (written) }
                @if !goes_on && !mark.sign.is_empty() { sup aria-hidden="true" { (mark.sign) } }
                span.heard { (self.heard(mark)) }
            }
        }
    }

    /// What a screen reader says behind the words.
    fn heard(&self, mark: &Mark) -> String {
        let kind = match (mark.look, self.language) {
            (Look::Error, Language::Vietnamese) => "lỗi",
            (Look::Error, Language::English) => "error",
            (Look::Warning, Language::Vietnamese) => "cần xem",
            (Look::Warning, Language::English) => "to check",
            (Look::Hint, Language::Vietnamese) => "gợi ý",
            (Look::Hint, Language::English) => "note",
            (Look::Beside, Language::Vietnamese) => "căn cứ",
            (Look::Beside, Language::English) => "evidence",
        };
        format!(" ({})", format!("{kind} {}", mark.sign).trim_end())
    }
}

/// A stretch of a cell, with the marks of its line.
type Part<'l> = (Range<usize>, &'l [Mark]);

/// The cells of a row, each with its lines.
fn cells<'l>(text: &Text, row: &'l [Line]) -> Vec<Vec<Part<'l>>> {
    let mut cells: Vec<Vec<Part<'l>>> = Vec::new();
    let mut column = 0;
    for line in row {
        let at = line.cell.map_or(0, |cell| cell.column);
        for (offset, part) in parted(text, &line.range).into_iter().enumerate() {
            match cells.last_mut() {
                // What goes on in the cell that the line before ended in.
                Some(last) if offset == 0 && at == column => {
                    last.push((part, line.marks.as_slice()));
                }
                _ => cells.push(vec![(part, line.marks.as_slice())]),
            }
        }
        let tabs = text.words().get(line.range.clone()).unwrap_or_default().matches('\t').count();
        column = at + u32::try_from(tabs).unwrap_or(0);
    }
    cells
}

/// A line cut at its tabs.
fn parted(text: &Text, line: &Range<usize>) -> Vec<Range<usize>> {
    let words = text.words().get(line.clone()).unwrap_or_default();
    let mut start = line.start;
    let cells = words.split('\t').map(|cell| {
        let range = start..start + cell.len();
        start = range.end + 1;
        range
    });
    cells.collect()
}
