//! A document is cited in full again.
//!
//! The first citation gives date, issuer and subject; later on kind, number and symbol suffice.
//!
//! # Tiếng Việt
//!
//! Viện dẫn lại vẫn ghi đủ ngày, cơ quan và trích yếu.
//!
//! Từ lần viện dẫn thứ hai chỉ cần ghi tên loại, số và ký hiệu văn bản. Ghi gọn thì dễ đọc và bớt chỗ
//! có thể nhầm.
//!
//! ## Khi nào báo nhầm
//!
//! Bảng và phụ lục được đọc riêng nên không xét; phần căn cứ (`Căn cứ …`) cũng vậy.
//!
//! ## Cách sửa
//!
//! Cần người đồng ý: máy bỏ phần sau số, ký hiệu.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6 điểm b; HD 36-HD/VPTW, II; HD 05-HD/VPTW, 6.1.4.
//!
//! # When it is wrong
//!
//! Tables and appendices are read by themselves and are left out; so are the grounds (`Căn cứ …`).
//!
//! # Fix
//!
//! A person has to agree: what follows the number goes.
//!
//! ```flags
//! Số: 130/BC-VPUB
//!
//! Sơn La, ngày 05 tháng 5 năm 2023
//!
//! BÁO CÁO
//!
//! Kết quả công tác cải cách hành chính
//!
//! Thực hiện Kế hoạch số 04/KH-UBND ngày 04/01/2023 của UBND tỉnh về cải cách hành chính năm 2023.
//! Tiếp tục thực hiện Kế hoạch số 04/KH-UBND ngày 04/01/2023 của UBND tỉnh về cải cách hành chính năm 2023.
//!                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ đã ghi đủ ở lần đầu
//! ```
//! ```allows
//! Số: 130/BC-VPUB
//!
//! Sơn La, ngày 05 tháng 5 năm 2023
//!
//! BÁO CÁO
//!
//! Kết quả công tác cải cách hành chính
//!
//! Căn cứ Kế hoạch số 04/KH-UBND ngày 04/01/2023 của UBND tỉnh về cải cách hành chính năm 2023;
//! Thực hiện Kế hoạch số 04/KH-UBND ngày 04/01/2023 của UBND tỉnh về cải cách hành chính năm 2023.
//! Tiếp tục thực hiện Kế hoạch số 04/KH-UBND của UBND tỉnh.
//!
//! PHỤ LỤC
//!
//! Thực hiện Kế hoạch số 04/KH-UBND ngày 04/01/2023 của UBND tỉnh về cải cách hành chính năm 2023.
//! ```

use super::{Case, Profile, REVIEW, called};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    graph::Document,
    model::{Mention, Regime},
};

pub(super) const NAME: &str = "later-citation-too-long";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Info;
pub(super) const PROFILES: &[Profile] = REVIEW;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    if !matches!(case.report.header.regime, Regime::Administrative | Regime::Party) {
        return Vec::new();
    }
    let end = case.report.outline.appendix().map_or(usize::MAX, |heading| case.start_of(heading));
    case.documents().filter_map(|(_, document)| judge(case, document, end)).collect()
}

/// What is cited in full again before the appendices, which begin at `end`.
fn judge<'t>(case: &Case<'_, 't>, document: &Document<'t>, end: usize) -> Option<Diagnostic<'t>> {
    let mut full = case.mentions_of(document).filter(|mention| {
        is_full(mention)
            && !case.report.outline.is_ground(mention.words)
            && !case.report.outline.is_in_table(mention.words)
            && case.start_of(mention.words) < end
    });
    let first = full.next()?;
    let (vi, en) = called(document);
    let message = Words::new(
        format!("{vi} đã viện dẫn đầy đủ, viện dẫn lại chỉ cần tên loại, số và ký hiệu"),
        format!("{en} was cited in full before: kind, number and symbol suffice"),
    );
    let says = Words::new("viện dẫn đầy đủ lần đầu", "cited in full here");
    let mut finding = Diagnostic::new(NAME, SEVERITY, message).because(Some(first.words), says);
    for mention in full {
        let Some(rest) = case.between(mention.words, mention.extent) else { continue };
        let Some(rest) = rest.get(mention.words.len()..) else { continue };
        finding = finding
            .disputes(rest, Words::new("đã ghi đủ ở lần đầu", "given in full before"))
            .perhaps_fixed_by(rest, "");
    }
    (!finding.labels.is_empty()).then_some(finding)
}

/// With date, issuer and subject, all three, and no law.
fn is_full(mention: &Mention<'_>) -> bool {
    mention.date.is_some()
        && mention.issuer.is_some()
        && mention.subject.is_some()
        && mention.name.is_none()
        && !mention.heads_annex
}
