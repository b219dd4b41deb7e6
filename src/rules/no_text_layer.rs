//! A file, or a page of it, is a picture of a text and has no letters.
//!
//! What is a picture was not judged: that nothing is said of it does not mean that it is right.
//!
//! # Tiếng Việt
//!
//! Tệp là ảnh quét, chưa có chữ.
//!
//! Tệp hoặc trang chỉ có ảnh nên chưa soát được; không báo lỗi không có nghĩa là không có lỗi. Đề nghị
//! nhận dạng chữ (OCR) hoặc dùng tệp Word gốc.
//!
//! ## Khi nào báo nhầm
//!
//! Trang là bản đồ, bản vẽ hoặc ảnh chụp.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần III: copies in digital form are scans, so the register has many.
//!
//! # When it is wrong
//!
//! A page that is a map, a drawing or a photograph.
//!
//! # Fix
//!
//! None.
//!
//! ```flags
//! %PDF-1.4
//! ^ tệp chưa có chữ
//! 1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
//! 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
//! 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
//! trailer<</Root 1 0 R>>
//! %%EOF
//! ```
//! ```allows
//! Kế hoạch số 17/KH-VPUB ngày 09/02/2023
//! ```

use super::{ALL, Case, Profile};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    text::Why,
};

pub(super) const NAME: &str = "no-text-layer";
pub(super) const GROUP: &str = "input";
pub(super) const SEVERITY: Severity = Severity::Error;
pub(super) const PROFILES: &[Profile] = ALL;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let text = case.report.text;
    let scans = text.source().unread.iter().filter(|part| part.why == Why::Scan);
    let pages: Vec<_> = scans.map(|part| part.part.trim_start_matches("page ")).collect();
    if pages.is_empty() {
        return Vec::new();
    }
    let finding = if text.words().trim().is_empty() {
        let message = Words::new(
            "Tệp này là ảnh quét, chưa có chữ: chưa soát được gì",
            "this file is a scan and has no text yet: nothing was checked",
        );
        let says = Words::new("tệp chưa có chữ", "no text yet");
        Diagnostic::new(NAME, Severity::Error, message).disputes(text.words(), says)
    } else {
        let pages = pages.join(", ");
        let message = Words::new(
            format!("trang {pages} là ảnh quét, chưa có chữ: chưa soát được"),
            format!("page {pages} is a scan and has no text yet: it was not checked"),
        );
        let says =
            Words::new(format!("còn trang {pages} chưa soát"), format!("without page {pages}"));
        Diagnostic::new(NAME, Severity::Warning, message).disputes(case.opening(), says)
    };
    vec![finding.advises(Words::new(
        "đề nghị nhận dạng chữ (OCR) hoặc dùng tệp Word gốc",
        "please run text recognition (OCR), or use the Word file that it was printed from",
    ))]
}
