//! A date of a citation has a mark or a blank too many, or lacks one of its parts.
//!
//! # Tiếng Việt
//!
//! Ngày trong viện dẫn thừa dấu, thừa dấu cách hoặc thiếu một phần.
//!
//! "ngày 23//8/2024" thừa dấu, "ngày 24 tháng năm 2024" thiếu tháng, "ngày 17/5/ của" thiếu năm. Đề nghị tra văn bản rồi ghi lại.
//!
//! ## Khi nào báo nhầm
//!
//! Chỗ để trống của dự thảo (`ngày … tháng … năm 2025`) không phải là lỗi và không xét.
//!
//! ## Cách sửa
//!
//! Sửa an toàn: bỏ dấu cách trong "24/6/ 2019". Ngoài ra máy không tự sửa ngày.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4 điểm b.
//!
//! # When it is wrong
//!
//! A blank of a draft (`ngày … tháng … năm 2025`) is no slip and not judged.
//!
//! # Fix
//!
//! A blank inside is taken out. Otherwise none: no date is chosen.
//!
//! ```flags
//! Căn cứ Quyết định số 318/QĐ-UBND ngày 23//8/2024 của UBND tỉnh
//!                                       ^^^^^^^^^^ ngày ghi hỏng
//! ```
//! ```flags
//! Căn cứ Nghị định số 54/2019/NĐ-CP ngày 19/6/ 2019 của Chính phủ
//!                                        ^^^^^^^^^^ dấu cách thừa
//! ```
//! ```flags
//! Căn cứ Quyết định số 318/QĐ-UBND ngày 23/82024 của UBND tỉnh; Kế hoạch số 9/KH-UBND ngày 198/2024
//!                                       ^^^^^^^^                                           ^^^^^^^^
//! ```
//! ```allows
//! Thực hiện Kế hoạch số 9/KH-UBND ngày 111/2024 của UBND tỉnh
//! Căn cứ Quyết định số 318/QĐ-UBND ngày 23/8/2024 của UBND tỉnh
//! Căn cứ Quyết định số      /QĐ-UBND ngày      tháng      năm 2025 của UBND tỉnh
//! ```

use super::{Case, DRAFTS, Profile, slipped};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    model::Quirk,
};

pub(super) const NAME: &str = "malformed-date";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = DRAFTS;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    slipped(case, Quirk::MalformedDate, |words| {
        let bare = words.replace(' ', "");
        if words.contains(' ') && bare.chars().all(|it| it.is_ascii_digit() || it == '/') {
            let message = Words::new(
                format!("ngày \u{201c}{words}\u{201d} có dấu cách thừa"),
                format!("the date \u{201c}{words}\u{201d} has a blank in it"),
            );
            return Diagnostic::new(NAME, SEVERITY, message)
                .disputes(words, Words::new("dấu cách thừa", "a blank too many"))
                .fixed_by(words, bare);
        }
        let message = Words::new(
            format!("ngày \u{201c}{words}\u{201d} thừa dấu hoặc thiếu một phần"),
            format!("the date \u{201c}{words}\u{201d} has a mark too many or lacks a part"),
        );
        let finding = Diagnostic::new(NAME, SEVERITY, message)
            .disputes(words, Words::new("ngày ghi hỏng", "a broken date"));
        finding.advises(Words::new(
            "đề nghị tra văn bản rồi ghi lại ngày",
            "please look the document up, and write its date again",
        ))
    })
}
