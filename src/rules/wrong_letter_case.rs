//! Letters of a symbol are large where they should be small, or the reverse.
//!
//! # Tiếng Việt
//!
//! Chữ trong ký hiệu viết hoa, viết thường chưa đúng.
//!
//! Ký hiệu viết in hoa, trừ vài chữ viết tắt có chữ thường (`TTg`, `CTr`, `TTr`, `QyĐ`, `QĐi`,
//! `TrS`, `SNgV`). Đề nghị viết lại cho đúng: `QĐ-TTg`, không phải `QĐ-TTG`.
//!
//! ## Khi nào báo nhầm
//!
//! Tiêu đề in hoa.
//!
//! ## Cách sửa
//!
//! Sửa an toàn: chỉ đổi chữ hoa, chữ thường.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3 điểm c, and Phụ lục III.
//!
//! # When it is wrong
//!
//! Headings in capitals.
//!
//! # Fix
//!
//! Safe: only the case of letters changes.
//!
//! ```flags
//! Quyết định số 439/QĐ-TTG ngày 05/4/2023 của Thủ tướng Chính phủ
//!               ^^^^^^^^^^ → 439/QĐ-TTg
//! ```
//! ```flags
//! Thực hiện kế hoạch số 38/kh-ubnd ngày 08/5/2024 của UBND huyện Kim Bảng
//!                       ^^^^^^^^^^ → 38/KH-UBND
//! ```
//! ```allows
//! Quyết định số 439/QĐ-TTg ngày 05/4/2023; Quy định số 12-QĐi/TU; Chương trình số 05/CTr-UBND.
//! THỰC HIỆN QUYẾT ĐỊNH SỐ 439/QĐ-TTG NGÀY 05/4/2023 CỦA THỦ TƯỚNG CHÍNH PHỦ
//! ```

use super::{Case, DRAFTS, Mend, Profile, misspelt};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    model::{Mention, Quirk},
};

pub(super) const NAME: &str = "wrong-letter-case";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Info;
pub(super) const PROFILES: &[Profile] = DRAFTS;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let is_heading = |mention: &Mention<'_>| {
        let around = [case.before(mention.words), case.behind(mention.words)];
        let letters = || around.iter().flat_map(|it| it.chars()).filter(|it| it.is_alphabetic());
        letters().filter(|it| it.is_uppercase()).count() * 2 > letters().count()
    };
    let asked =
        |mention: &Mention<'t>| case.takes(mention, Quirk::LetterCase) && !is_heading(mention);
    misspelt(case, asked, Mend::Safe, |symbol| {
        let message = Words::new(
            format!("\u{201c}{}\u{201d} viết hoa, viết thường chưa đúng", symbol.raw),
            format!("\u{201c}{}\u{201d} has large and small letters mixed up", symbol.raw),
        );
        Diagnostic::new(NAME, SEVERITY, message)
    })
}
