//! A dispatch of the State is cited with a type code.
//!
//! # Tiếng Việt
//!
//! Công văn của cơ quan nhà nước mang ký hiệu CV.
//!
//! Công văn không có chữ viết tắt tên loại: 05/BNV-VP, không phải 05/CV-BNV. Văn bản được viện dẫn có
//! thể đã ghi như vậy; khi đó giữ nguyên.
//!
//! ## Khi nào báo nhầm
//!
//! Công văn của Đảng đúng là có chữ `CV`; doanh nghiệp và các ban tự đặt cách đánh số.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: công văn có thể thật sự mang chữ ấy.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3 điểm b; Phụ lục III.
//!
//! # When it is wrong
//!
//! Dispatches of the Party do carry `CV`; enterprises and committees number as they like.
//!
//! # Fix
//!
//! None: the dispatch may really bear the code.
//!
//! ```flags
//! Công văn số 05/CV-BNV ngày 05/01/2023 của Bộ Nội vụ về cải cách hành chính
//!             ^^^^^^^^^ công văn không có ký hiệu tên loại
//! ```
//! ```allows
//! Công văn số 05/BNV-VP ngày 05/01/2023. Công văn số 686-CV/VPTU ngày 05/01/2023 của Văn phòng Tỉnh ủy.
//! Công văn số 15/2025/CV-E.K.LM ngày 19/9/2025 của Công ty cổ phần E.K.LM.
//! ```

use super::{Case, Profile, REVIEW};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    grammar::Side,
    model::{Mention, Style},
};

pub(super) const NAME: &str = "coded-dispatch";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Info;
pub(super) const PROFILES: &[Profile] = REVIEW;

/// The code that dispatches of the Party have.
const CODE: &str = "CV";

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let groups = case.by_document(|mention| is_coded(case, mention));
    let found = groups.into_iter().filter_map(|(_, mentions)| {
        let raw = mentions.first()?.symbol.as_ref()?.raw;
        let message = Words::new(
            format!("{raw}: công văn của cơ quan nhà nước không có ký hiệu {CODE}"),
            format!("{raw}: a dispatch of the State has no code {CODE}"),
        );
        let finding = Diagnostic::new(NAME, SEVERITY, message);
        let symbols = mentions.iter().filter_map(|mention| mention.symbol.as_ref());
        Some(symbols.fold(finding, |finding, symbol| {
            let says = Words::new("công văn không có ký hiệu tên loại", "no code in a dispatch");
            finding.disputes(symbol.raw, says)
        }))
    });
    found.collect()
}

fn is_coded(case: &Case<'_, '_>, mention: &Mention<'_>) -> bool {
    let Some(symbol) = &mention.symbol else { return false };
    let mut bodies = case.grammar.issuers_of(symbol.body());
    symbol.style == Style::State
        && symbol.code == CODE
        && bodies.any(|body| body.side == Side::State)
}
