//! The index as pages that link to one another, usable from a folder without a server.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{Index, Line};
use crate::{
    diagnostic::{Language, seen_lines},
    model::figures,
    registry::{Tie, fold},
    render::{ours::GENERATOR, spot},
};

const STYLE: &str = include_str!("site.css");
const SCRIPT: &str = include_str!("site.js");
/// The sources that the page may load from: nothing but itself.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

/// A page of the site.
#[derive(Debug)]
pub struct Page {
    /// The name of its file.
    pub name: String,
    /// What stands in it.
    pub html: String,
}

/// Every word of the pages that is ours.
struct Labels {
    language: &'static str,
    title: &'static str,
    search: &'static str,
    document: &'static str,
    date: &'static str,
    cited: &'static str,
    status: &'static str,
    nobody: &'static str,
    back: &'static str,
    in_register: &'static str,
    not_in_register: &'static str,
    own_text: &'static str,
    places: &'static str,
    acted_on: &'static str,
    acts: &'static str,
    nothing: &'static str,
    offline: &'static str,
}

const VIETNAMESE: Labels = Labels {
    language: "vi",
    title: "Bảng tra cứu viện dẫn",
    search: "Tìm số, ký hiệu, cơ quan, trích yếu …",
    document: "Văn bản",
    date: "Ngày",
    cited: "Được viện dẫn",
    status: "Tình trạng",
    nobody: "Chưa rõ cơ quan ban hành",
    back: "← Bảng tra cứu",
    in_register: "có trong sổ văn bản",
    not_in_register: "không có trong sổ văn bản nào đã nạp",
    own_text: "Tệp của văn bản",
    places: "Được viện dẫn ở",
    acted_on: spot::ACTED_ON[0],
    acts: spot::ACTS[0],
    nothing: "Chưa thấy chỗ nào.",
    offline: "Các trang này không gửi gì ra ngoài.",
};

const ENGLISH: Labels = Labels {
    language: "en",
    title: "Citation index",
    search: "Search number, symbol, issuer, subject …",
    document: "Document",
    date: "Date",
    cited: "Cited",
    status: "Status",
    nobody: "Issuer not known",
    back: "← Index",
    in_register: "held by a register",
    not_in_register: "in no register that was imported",
    own_text: "Its own text",
    places: "Cited at",
    acted_on: spot::ACTED_ON[1],
    acts: spot::ACTS[1],
    nothing: "Nowhere yet.",
    offline: "Nothing leaves these pages.",
};

/// Every page of the site; the first is where readers begin.
///
/// ```
/// use viendan::{diagnostic::Language, grammar::Grammar, registry::Registry, render::index};
///
/// let registry = Registry::in_memory().unwrap();
/// let said = (Grammar::builtin(), Language::Vietnamese);
/// let pages = index::pages(&index::Index::of(&registry, index::Scope::All, said).unwrap());
/// assert_eq!(pages[0].name, "index.html");
/// ```
pub fn pages(index: &Index) -> Vec<Page> {
    let labels = match index.language {
        Language::Vietnamese => VIETNAMESE,
        Language::English => ENGLISH,
    };
    let first = Page { name: "index.html".to_owned(), html: written(&first(index, &labels)) };
    let others = index
        .lines
        .iter()
        .map(|line| Page { name: file(line), html: written(&document(index, &labels, line)) });
    std::iter::once(first).chain(others).collect()
}

/// A page with the signs of no text obeyed.
fn written(page: &Markup) -> String {
    seen_lines(&page.0).into_owned()
}

/// The file of a document's page: its number in plain letters, and what keeps namesakes apart.
fn file(line: &Line) -> String {
    let plain = fold(line.card.label()).replace(' ', "-");
    let plain: String =
        plain.chars().filter(|it| it.is_ascii_alphanumeric() || *it == '-').take(60).collect();
    format!("{plain}-{}.html", line.card.id)
}

fn framed(labels: &Labels, title: &str, inner: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(labels.language) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content=(GENERATOR);
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                (inner)
                footer { (labels.offline) }
            }
        }
    }
}

fn first(index: &Index, labels: &Labels) -> Markup {
    let issuer = |line: &Line| line.card.issuer.clone();
    let groups = index.lines.chunk_by(|one, two| issuer(one) == issuer(two));
    let inner = html! {
        header {
            h1 { (labels.title) }
            input type="search" id="tim" placeholder=(labels.search) aria-label=(labels.search);
            output id="dem" {}
        }
        main {
            @for group in groups {
                section {
                    h2 { (group.first().and_then(issuer).as_deref().unwrap_or(labels.nobody)) }
                    table {
                        thead {
                            tr {
                                th { (labels.document) } th { (labels.date) } th { (labels.cited) }
                                th { (labels.status) }
                            }
                        }
                        tbody { @for line in group { (row(index, line)) } }
                    }
                }
            }
        }
        script { (PreEscaped(SCRIPT)) }
    };
    framed(labels, labels.title, &inner)
}

fn row(index: &Index, line: &Line) -> Markup {
    let card = &line.card;
    // A law has its name and no subject.
    let called = if card.subject.is_some() { index.label(card.id) } else { &line.title };
    html! {
        tr {
            td {
                a href=(file(line)) { (called) }
                @if let Some(subject) = &card.subject { " " span.nho { (subject) } }
            }
            td.ngay { @if let Some(date) = card.date { (figures(date)) } }
            td.so { (line.quotes.len()) }
            td { (line.status.in_language(index.language)) }
        }
    }
}

fn document(index: &Index, labels: &Labels, line: &Line) -> Markup {
    let card = &line.card;
    let inner = html! {
        header { a href="index.html" { (labels.back) } }
        main.mot {
            h1 { (line.title) }
            p {
                @let status = line.status.in_language(index.language);
                @if !status.is_empty() { b { (status) } "; " }
                (if card.is_listed { labels.in_register } else { labels.not_in_register }) "."
            }
            @if let Some(file) = &card.file { p { (labels.own_text) ": " (spot::name(file, false)) } }
            (ties(index, (labels.acted_on, "←"), line.acted_on.iter().map(|tie| (tie, tie.from))))
            (ties(index, (labels.acts, "→"), line.acts.iter().map(|tie| (tie, tie.to))))
            h2 { (labels.places) " (" (line.quotes.len()) ")" }
            @if line.quotes.is_empty() { p { (labels.nothing) } }
            ol {
                @for quote in &line.quotes {
                    li {
                        (spot::of_quote(quote, index.language)) ": "
                        q { (quote.words) }
                        @if let Some(date) = quote.date { " " span.nho { (figures(date)) } }
                    }
                }
            }
        }
    };
    framed(labels, index.label(card.id), &inner)
}

fn ties<'i>(
    index: &Index,
    (title, arrow): (&str, &str),
    ties: impl ExactSizeIterator<Item = (&'i Tie, i64)>,
) -> Markup {
    html! {
        @if ties.len() > 0 {
            h2 { (title) " (" (ties.len()) ")" }
            ul {
                @for (tie, other) in ties {
                    li {
                        (arrow) " " b { (spot::does(tie, index.language)) } ": "
                        @if let Some(line) = index.line(other) {
                            a href=(file(line)) { (index.label(other)) }
                        } @else { (index.label(other)) }
                        blockquote { (tie.words) }
                        span.nho { (spot::of_tie(tie, false, index.language)) }
                    }
                }
            }
        }
    }
}
