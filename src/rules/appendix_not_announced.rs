//! An appendix follows, and the text never points to it.
//!
//! # Tiếng Việt
//!
//! Văn bản có phụ lục nhưng phần nội dung không chỉ dẫn đến phụ lục.
//!
//! Văn bản có phụ lục kèm theo thì trong văn bản phải có chỉ dẫn về phụ lục đó.
//!
//! ## Khi nào báo nhầm
//!
//! Phần nội dung chỉ dẫn đến phụ lục bằng lời khác (`bảng dưới đây`, `biểu kèm theo`): có chữ `kèm
//! theo` cũng được tính là đã chỉ dẫn.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: phải viết thêm câu chỉ dẫn.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục III, khoản 1 điểm a.
//!
//! # When it is wrong
//!
//! A body that points to it in other words (`bảng dưới đây`, `biểu kèm theo`): `kèm theo` counts as well.
//!
//! # Fix
//!
//! None: the sentence has to be written.
//!
//! ```flags
//! Số: 130/BC-VPUB
//!
//! Sơn La, ngày 05 tháng 5 năm 2023
//!
//! BÁO CÁO
//!
//! Kết quả công tác dân vận
//!
//! Văn phòng báo cáo kết quả công tác dân vận năm 2023.
//!
//! PHỤ LỤC
//! ^^^^^^^ nội dung chưa chỉ dẫn đến phụ lục
//!
//! Danh mục văn bản
//! ```
//! ```allows
//! Số: 130/BC-VPUB
//!
//! Sơn La, ngày 05 tháng 5 năm 2023
//!
//! BÁO CÁO
//!
//! Kết quả công tác dân vận
//!
//! Văn phòng báo cáo kết quả công tác dân vận năm 2023 (chi tiết tại Phụ lục).
//!
//! PHỤ LỤC
//!
//! Danh mục văn bản
//! ```

use super::{Case, Profile, REVIEW};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    model::Regime,
};

pub(super) const NAME: &str = "appendix-not-announced";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = REVIEW;

/// Words that point to what is attached.
const POINTS: [&str; 3] = ["phụ lục", "kèm theo", "đính kèm"];

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let is_judged = case.report.header.regime == Regime::Administrative;
    let Some(heading) = case.report.outline.appendix().filter(|_| is_judged) else {
        return Vec::new();
    };
    let body = case.report.text.words().get(..case.start_of(heading)).unwrap_or_default();
    let body = case.grammar.fold(body);
    if POINTS.iter().any(|word| body.contains(word)) {
        return Vec::new();
    }
    let message = Words::new(
        "văn bản có phụ lục nhưng nội dung chưa chỉ dẫn đến phụ lục",
        "an appendix follows, and the text does not point to it",
    );
    let says = Words::new("nội dung chưa chỉ dẫn đến phụ lục", "the text does not point to it");
    let finding = Diagnostic::new(NAME, SEVERITY, message).disputes(heading, says);
    vec![finding.advises(Words::new(
        "đề nghị thêm chỉ dẫn, ví dụ (chi tiết tại Phụ lục)",
        "please point to it in the text",
    ))]
}
