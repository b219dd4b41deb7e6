//! A date that the calendar does not have.
//!
//! # Tiếng Việt
//!
//! Ngày không có trong lịch.
//!
//! Ngày 30/02, ngày 31/4 hay tháng 18 không có thật: đã gõ nhầm một chữ số. Đề nghị tra bản gốc của
//! văn bản được viện dẫn.
//!
//! ## Khi nào báo nhầm
//!
//! Bản quét nhận nhầm 1 thành 7, 0 thành 6; ngày âm lịch (`mùng 10 tháng 3 âm lịch`) không phải là
//! ngày ban hành.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: ngày đúng chỉ có ở văn bản.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4.
//!
//! # When it is wrong
//!
//! Scanned texts mistake 1 for 7 and 0 for 6; days of the moon (`mùng 10 tháng 3 âm lịch`) are no
//! days of issue.
//!
//! # Fix
//!
//! None: only the document knows its day.
//!
//! ```flags
//! Kế hoạch số 09/KH-VPUB ngày 30/02/2023 về phòng, chống tham nhũng.
//!                        ^^^^^^^^^^^^^^^ lịch không có ngày này
//! ```
//! ```flags
//! Nghị định số 13/2018/NĐ-CP ngày 29/18/2018 của Chính phủ
//!                            ^^^^^^^^^^^^^^^
//! ```
//! ```allows
//! Kế hoạch số 09/KH-VPUB ngày 29/02/2024 về phòng, chống tham nhũng.
//! ```

use super::{ALL, Case, Profile};
use crate::{
    diagnostic::{Cause, Diagnostic, Severity, Words},
    graph::Graph,
    model::{Date, DocumentAt},
};

pub(super) const NAME: &str = "impossible-date";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Error;
pub(super) const PROFILES: &[Profile] = ALL;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let own = case.report.header.date.filter(is_impossible).map(|own| finding(own, Cause::OwnDate));
    let groups = case.by_document(|mention| mention.date.as_ref().is_some_and(is_impossible));
    let cited = groups.into_iter().filter_map(|(document, mentions)| {
        let mut dates = mentions.into_iter().filter_map(|mention| mention.date);
        let issue = match document {
            Some(Graph::OWN) => Cause::OwnDate,
            Some(document) => Cause::Issue(document),
            None => Cause::Alone,
        };
        let first = finding(dates.next()?, issue);
        let whole = dates.fold(first, |finding, date| finding.disputes(date.words, says()));
        Some(match document.and_then(|at| possible(case, at)) {
            Some((raw, evidence)) => whole.because(Some(raw), evidence),
            None => whole,
        })
    });
    own.into_iter().chain(cited).collect()
}

fn is_impossible(date: &Date<'_>) -> bool {
    date.civil().is_none()
}

fn finding(date: Date<'_>, cause: Cause) -> Diagnostic<'_> {
    let message = Words::new(
        format!("lịch không có ngày {}", date.raw),
        format!("the calendar has no day {}", date.raw),
    );
    Diagnostic::new(NAME, SEVERITY, message).caused_by(cause).disputes(date.words, says()).advises(
        Words::new("đề nghị tra ngày ở bản gốc", "please look the date up in the document"),
    )
}

fn says() -> Words {
    Words::new("lịch không có ngày này", "no such day")
}

/// A possible date of the same document elsewhere.
fn possible<'t>(case: &Case<'_, 't>, at: DocumentAt) -> Option<(&'t str, Words)> {
    let document = case.graph.document(at)?;
    let date = case.dated(document).next()?.date;
    let says = Words::new(format!("chỗ khác ghi ngày {date}"), format!("elsewhere it is {date}"));
    Some((date.words, says))
}
