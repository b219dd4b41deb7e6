//! One number of one body and year was given to two documents.
//!
//! Number and symbol are unique within a body and a year. Registers, or the texts themselves, hold two
//! documents under this one; their subjects have nothing in common.
//!
//! # Tiếng Việt
//!
//! Một số được dùng cho hai văn bản.
//!
//! Số, ký hiệu là duy nhất trong năm của một cơ quan. Sổ hoặc chính các văn bản cho thấy số này là của hai
//! văn bản khác nội dung.
//!
//! ## Khi nào báo nhầm
//!
//! Sổ ghi một văn bản hai lần với hai trích yếu; văn bản mật, được đánh số riêng.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Điều 15 khoản 1: number and symbol are unique within the year; Phụ lục VI: the system
//! warns of a number used twice.
//!
//! # When it is wrong
//!
//! A register that has a document twice under two subjects; a secret paper, which has its own series.
//!
//! # Fix
//!
//! None.
//!
//! ```register
//! số ký hiệu,ngày ban hành,trích yếu
//! 64/BC-VPUB,24/3/2023,Kết quả kiểm tra công tác văn thư lưu trữ
//! 31/BC-VPUB,10/02/2023,Tình hình giải quyết khiếu nại tố cáo
//! 31/BC-VPUB,15/02/2023,Sơ kết thi đua khen thưởng quý trước
//! ```
//! ```flags
//! Số: 64/BC-VPUB
//!     ^^^^^^^^^^ số này đã có văn bản khác
//!
//! Sơn La, ngày 28 tháng 3 năm 2023
//!
//! BÁO CÁO
//!
//! Tổng hợp chỉ tiêu biên chế của đơn vị
//! ```
//! ```flags
//! Báo cáo số 31/BC-VPUB ngày 10/02/2023 của Văn phòng.
//!            ^^^^^^^^^^ số này là của 2 văn bản
//! ```
//! ```allows
//! Số: 64/BC-VPUB
//!
//! Sơn La, ngày 24 tháng 3 năm 2023
//!
//! BÁO CÁO
//!
//! Kết quả kiểm tra công tác văn thư, lưu trữ năm 2023
//! ```

use super::{ALL, Case, Profile, called, register};
use crate::{
    diagnostic::{Diagnostic, Fact, Footing, Leg, Severity, Words},
    graph::Graph,
    known::Entry,
    model::{DocumentAt, figures},
    resolve::alike,
};

pub(super) const NAME: &str = "number-used-twice";
pub(super) const GROUP: &str = "graph";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = ALL;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let cited = case.documents().filter_map(|(at, _)| of_others(case, at));
    own(case).into_iter().chain(cited).collect()
}

/// The number of this text is one that a register gives to another document.
fn own<'t>(case: &Case<'_, 't>) -> Option<Diagnostic<'t>> {
    let header = &case.report.header;
    let (symbol, subject) = (header.symbol.as_ref()?, header.subject?);
    let differs = |entry: &&Entry| entry.subject.as_deref().is_some_and(|it| !alike(it, subject));
    let entry = case.known.of(Graph::OWN).entries.iter().find(differs)?;
    let number = symbol.canonical();
    let message = Words::new(
        format!("số {number} của văn bản này đã có văn bản khác trong sổ"),
        format!("the number {number} of this text is another document's in the register"),
    );
    let says = Words::new("số này đã có văn bản khác", "this number is another document's");
    let finding = Diagnostic::new(NAME, SEVERITY, message)
        .rests_on(Leg { fact: Fact::Number, footing: Footing::Elsewhere });
    Some(shown(finding.disputes(symbol.raw, says), entry))
}

/// Two rows give one number to documents that have nothing in common.
fn of_others<'t>(case: &Case<'_, 't>, at: DocumentAt) -> Option<Diagnostic<'t>> {
    let document = case.graph.document(at)?;
    let entries: Vec<&Entry> =
        case.known.of(at).entries.iter().filter(|entry| entry.subject.is_some()).collect();
    let mut apart: Vec<&Entry> = Vec::new();
    for entry in entries {
        let subject = |it: &Entry| it.subject.clone().unwrap_or_default();
        if apart.iter().all(|known| !alike(&subject(known), &subject(entry))) {
            apart.push(entry);
        }
    }
    let mention = register::places(case, document).next().filter(|_| apart.len() > 1)?;
    let (vi, en) = called(document);
    let count = apart.len();
    let message = Words::new(
        format!("{vi}: trong sổ, số này là của {count} văn bản"),
        format!("{en}: in the register this number is that of {count} documents"),
    );
    let says = Words::new(
        format!("số này là của {count} văn bản"),
        format!("the number of {count} documents"),
    );
    let finding = Diagnostic::new(NAME, SEVERITY, message)
        .rests_on(Leg { fact: Fact::Number, footing: Footing::Elsewhere })
        .disputes(mention.words, says);
    Some(apart.into_iter().fold(finding, shown))
}

fn shown<'t>(finding: Diagnostic<'t>, entry: &Entry) -> Diagnostic<'t> {
    let day = entry.date.map(figures).unwrap_or_default();
    let subject = entry.subject.as_deref().unwrap_or_default();
    finding.because(None, entry.place().with_words(&format!("{day} «{subject}»")))
}
