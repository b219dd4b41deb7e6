//! `viendan registry verify`: whether the file is whole, and what its sources contradict.

use super::{args::Shelf, fails, say};
use crate::{
    cli::{Outcome, Session, error::Error, shelf},
    diagnostic::Language,
    model::figures,
    registry::{self, Card, Doubtful, Fault, Registry},
};

pub(super) fn run(session: Session<'_>, shelf: &Shelf) -> Result<Outcome, Error> {
    let registry = shelf::to_read(shelf.registry.as_deref())?;
    let faults = registry.verify().map_err(fails(shelf))?;
    for fault in &faults {
        let (vi, en) = faulty(fault);
        say(session, &vi, &en)?;
    }
    let doubtful = registry.doubtful().map_err(fails(shelf))?;
    for doubt in &doubtful {
        let (vi, en) = said(doubt, &registry).map_err(fails(shelf))?;
        say(session, &vi, &en)?;
    }
    let count = doubtful.len();
    let (vi, en) = match count {
        0 => (String::new(), String::new()),
        _ => (
            format!(" {count} chỗ trong nguồn tự mâu thuẫn, cần xem lại; không dùng để báo lỗi."),
            format!(
                " {count} places where the sources contradict themselves; no text is blamed by them."
            ),
        ),
    };
    if faults.is_empty() {
        say(session, &format!("Kho nguyên vẹn.{vi}"), &format!("The registry is whole.{en}"))?;
        return Ok(Outcome::Clean);
    }
    let faults = faults.len();
    say(session, &format!("{faults} lỗi của kho.{vi}"), &format!("{faults} faults.{en}"))?;
    Ok(Outcome::Found)
}

fn faulty(fault: &Fault) -> (String, String) {
    match fault {
        Fault::Page(page) => (
            format!("tệp hỏng: trang {page} không còn như lúc ghi"),
            format!("damaged: page {page} is not what was written"),
        ),
        Fault::File(said) => (format!("tệp hỏng: {said}"), format!("damaged: {said}")),
        Fault::Dangling(table) => {
            (format!("bảng {table} trỏ vào chỗ trống"), format!("{table} points to nothing"))
        }
        Fault::Orphan(key) => {
            (format!("không nguồn nào nói đến {key}"), format!("no source speaks of {key}"))
        }
        Fault::Unsettled(key) => {
            (format!("{key} ghép chưa đúng"), format!("{key} is joined wrongly"))
        }
        Fault::Stale(key) => (
            format!("{key} không còn như các nguồn ghi"),
            format!("{key} is not what its sources say"),
        ),
        Fault::Misjudged { file, line } => (
            format!("quan hệ ở {file}, dòng {line}, chưa được xét theo ngày"),
            format!("the relation at {file}, line {line}, was not judged by its days"),
        ),
    }
}

fn said(doubtful: &Doubtful, registry: &Registry) -> Result<(String, String), registry::Error> {
    Ok(match doubtful {
        Doubtful::Row { source, sheet, row, symbol, doubt } => {
            let words = doubt.words();
            let (vi, en) =
                (words.in_language(Language::Vietnamese), words.in_language(Language::English));
            let named =
                |word: &str| sheet.as_ref().map(|it| format!("{word} {it}, ")).unwrap_or_default();
            let (trang, sheet) = (named("trang"), named("sheet"));
            (
                format!("cần xem lại: {source}, {trang}dòng {row}, {symbol}: {vi}"),
                format!("doubtful: {source}, {sheet}row {row}, {symbol}: {en}"),
            )
        }
        Doubtful::Days { symbol, days } => {
            let days: Vec<_> = days.iter().copied().map(figures).collect();
            let days = days.join(", ");
            (
                format!("cần xem lại: các sổ ghi {symbol} nhiều ngày: {days}"),
                format!("doubtful: registers give {symbol} several days: {days}"),
            )
        }
        Doubtful::Reversed(tie) => {
            let label = |card: Option<Card>| card.map_or(String::new(), |it| it.label().to_owned());
            let from = label(registry.card(tie.from)?);
            let to = label(registry.card(tie.to)?);
            let words = tie.relation.words();
            let (vi, en) =
                (words.in_language(Language::Vietnamese), words.in_language(Language::English));
            let (file, line) = (&tie.file, tie.line);
            (
                format!("cần xem lại: {from} {vi} {to}, mà ra đời trước ({file}, dòng {line})"),
                format!("doubtful: {from} {en} {to}, but is older ({file}, line {line})"),
            )
        }
    })
}
