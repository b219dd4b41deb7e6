//! A text cites a document that was issued after it.
//!
//! What is cited has been issued. A later date means that the text's own date was left from an
//! earlier draft, or that the citation's date is wrong. When the cited number is in order among its
//! neighbours, the text's own date is the likelier one.
//!
//! # Tiếng Việt
//!
//! Văn bản viện dẫn một văn bản ban hành sau chính nó.
//!
//! Văn bản được viện dẫn phải có trước. Ngày muộn hơn nghĩa là ngày của chính văn bản này chưa được
//! sửa theo bản cuối, hoặc ngày viện dẫn ghi nhầm. Đề nghị xem lại ngày ở đầu văn bản trước.
//!
//! ## Khi nào báo nhầm
//!
//! Kế hoạch nói về văn bản sẽ có (`sẽ ban hành … trước ngày`) và ngày có hiệu lực không phải là
//! ngày ban hành. Văn bản hợp nhất viện dẫn văn bản sửa đổi về sau. Dòng đầu phụ lục là việc của
//! `annex-conflict`. Lời dẫn của trang web phía trên đầu văn bản không xét. Văn bản không ghi ngày của mình thì không báo gì.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: ngày nào trong hai ngày cũng có thể là ngày ghi nhầm.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6: what a text rests on is an issued document.
//!
//! # When it is wrong
//!
//! A plan for a paper that is still to come (`sẽ ban hành … trước ngày`) and a day of effect give no
//! day of issue. A consolidated text cites what amended it later. An annex's head is
//! `annex-conflict`'s matter. What a page tells above the head is not judged. Without an own date nothing is said.
//!
//! # Fix
//!
//! None: either date may be the wrong one.
//!
//! ```flags
//! Số: 130/BC-VPUB
//!
//! Sơn La, ngày 05 tháng 5 năm 2023
//!         ^^^^^^^^^^^^^^^^^^^^^^^^ ngày của văn bản này
//!
//! BÁO CÁO
//!
//! Kết quả công tác dân vận
//!
//! Báo cáo số 123/BC-VPUB ngày 18/5/2023 về kết quả thực hiện công tác dân vận.
//! ```
//! ```allows
//! Số: 130/BC-VPUB
//!
//! Sơn La, ngày 05 tháng 6 năm 2023
//!
//! BÁO CÁO
//!
//! Kết quả công tác dân vận
//!
//! Báo cáo số 123/BC-VPUB ngày 18/5/2023 về kết quả thực hiện công tác dân vận.
//! Nghị định số 59/2023/NĐ-CP ngày 14/5/2023 của Chính phủ, có hiệu lực từ ngày 01/7/2023.
//! ```
//! ```allows
//! Báo cáo số 123/BC-VPUB ngày 18/5/2033 về kết quả thực hiện công tác dân vận.
//! ```

use super::{
    ALL, Case, Dated, EXAMPLES, Profile, called, english, implausible_year, out_of_series,
};
use crate::{
    diagnostic::{Cause, Diagnostic, Severity, Words},
    graph::Document,
    model::{CivilDate, Date, DocumentAt, Style},
};

pub(super) const NAME: &str = "cites-the-future";
pub(super) const GROUP: &str = "time";
pub(super) const SEVERITY: Severity = Severity::Error;
pub(super) const PROFILES: &[Profile] = ALL;

/// A late document with its place in the graph and its dates.
type Late<'c, 't> = (DocumentAt, &'c Document<'t>, Vec<Dated<'c, 't>>);

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let own_style = case.report.header.symbol.as_ref().map(|symbol| symbol.style);
    let Some(own) = case.own_day().filter(|_| own_style != Some(Style::Consolidated)) else {
        return Vec::new();
    };
    // What a page tells above the head was written later, by others.
    let head = case.start_of(case.report.header.words);
    let mut wholly = Vec::new();
    let mut findings = Vec::new();
    for (at, document) in case.documents() {
        let near = case.dated(document).filter(|it| {
            !implausible_year::is_far(case, it.date) && case.start_of(it.mention.words) >= head
        });
        let (late, in_time): (Vec<_>, Vec<_>) = near.partition(|dated| dated.day > own.1);
        match (late.is_empty(), in_time.is_empty()) {
            (true, _) => {}
            (false, true) if !strays(&late) => wholly.push((at, document, late)),
            (false, _) => findings.push(one_of_its_dates(own, at, document, &late)),
        }
    }
    findings.extend(own_date(case, own, &wholly));
    findings
}

/// Whether the citation's own symbol has another year than its date: then that date is doubted.
fn strays(late: &[Dated<'_, '_>]) -> bool {
    late.iter().all(|dated| {
        let year = dated.mention.symbol.as_ref().and_then(|symbol| symbol.year);
        year.is_some_and(|year| year != dated.date.year)
    })
}

/// The text's own date against all documents that are later by every date they have.
fn own_date<'t>(
    case: &Case<'_, 't>,
    own: (Date<'t>, CivilDate),
    late: &[Late<'_, 't>],
) -> Option<Diagnostic<'t>> {
    let (_, document, dates) = late.first()?;
    let first = dates.first()?;
    let (vi, en) = called(document);
    let message = Words::new(
        format!("văn bản này đề ngày {} nhưng viện dẫn {vi} ngày {}", own.0, first.date),
        format!("this text is dated {} but cites {en} of {}", english(own.1), english(first.day)),
    );
    let mut finding = Diagnostic::new(NAME, SEVERITY, message)
        .caused_by(Cause::OwnDate)
        .disputes(own.0.words, Words::new("ngày của văn bản này", "the date of this text"));
    for dated in late.iter().flat_map(|(.., dates)| dates) {
        finding = finding.shows(dated.date.words, later(own.1, dated.day));
    }
    let in_order = |&(at, ..): &Late<'_, 't>| out_of_series::in_order(case, at);
    for (before, says) in late.iter().take(EXAMPLES).filter_map(in_order) {
        finding = finding.because(Some(before), says);
    }
    let last = late.iter().flat_map(|(.., dates)| dates).max_by_key(|dated| dated.day)?;
    Some(finding.advises(Words::new(
        format!("đề nghị xem lại ngày của văn bản này: sớm nhất là {}", last.date),
        format!("please check this text's own date: {} at the earliest", english(last.day)),
    )))
}

/// A document that has an earlier date too, or another year in its symbol: that citation is doubted, not the text's own date.
fn one_of_its_dates<'t>(
    own: (Date<'t>, CivilDate),
    at: DocumentAt,
    document: &Document<'t>,
    late: &[Dated<'_, 't>],
) -> Diagnostic<'t> {
    let (vi, en) = called(document);
    let message = Words::new(
        format!("{vi} có chỗ ghi ngày muộn hơn ngày của văn bản này ({})", own.0),
        format!("{en} is given a later date than this text's own ({})", english(own.1)),
    );
    let mut finding = Diagnostic::new(NAME, SEVERITY, message).caused_by(Cause::Issue(at));
    for dated in late {
        finding = finding.disputes(dated.date.words, later(own.1, dated.day));
    }
    finding.shows(own.0.words, Words::new("ngày của văn bản này", "the date of this text"))
}

fn later(own: CivilDate, day: CivilDate) -> Words {
    let days = (day - own).get_days();
    Words::new(format!("muộn hơn {days} ngày"), format!("{days} days later"))
}
