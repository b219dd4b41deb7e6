//! The text's own number was left blank.
//!
//! A draft has no number yet; a signed paper must have one.
//!
//! # Tiếng Việt
//!
//! Số của chính văn bản còn để trống.
//!
//! Dự thảo thì chưa có số; văn bản đã ký thì phải có. Đề nghị xem đây là bản dự thảo hay bản phát hành.
//!
//! ## Khi nào báo nhầm
//!
//! Dự thảo, và tệp được hệ thống quản lý văn bản cấp số sau khi ký.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: số phải lấy ở sổ văn bản.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Điều 15: number and date are given after signature, at latest on the next
//! working day.
//!
//! # When it is wrong
//!
//! Drafts, and files that the document system numbers after signature.
//!
//! # Fix
//!
//! None: the register gives the number.
//!
//! ```flags
//! Số: /BC-VPUB
//! ^^^^^^^^^^^^ số còn trống
//!
//! Sơn La, ngày 05 tháng 5 năm 2023
//!
//! BÁO CÁO
//!
//! Kết quả công tác dân vận
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
//! Ban hành kèm theo Quyết định số      /QĐ-UBND ngày     /     /2023 của UBND tỉnh
//! ```

use super::{Case, DRAFTS, Profile};
use crate::diagnostic::{Diagnostic, Severity, Words};

pub(super) const NAME: &str = "own-number-blank";
pub(super) const GROUP: &str = "input";
pub(super) const SEVERITY: Severity = Severity::Info;
pub(super) const PROFILES: &[Profile] = DRAFTS;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let symbol = case.report.header.symbol.as_ref().filter(|symbol| symbol.number.is_empty());
    let Some(symbol) = symbol else { return Vec::new() };
    let before = case.line_of(symbol.raw).split('\t').find(|cell| holds(cell, symbol.raw));
    let words = before.and_then(|cell| case.between(cell.trim_start(), symbol.raw));
    let message = Words::new(
        format!("số của văn bản này còn để trống (…{})", symbol.raw.trim()),
        format!("this text's own number is blank (…{})", symbol.raw.trim()),
    );
    let finding = Diagnostic::new(NAME, SEVERITY, message)
        .disputes(words.unwrap_or(symbol.raw), Words::new("số còn trống", "no number yet"));
    vec![finding]
}

/// Whether a slice lies in another one.
fn holds(outer: &str, inner: &str) -> bool {
    let outer = outer.as_bytes().as_ptr_range();
    let inner = inner.as_bytes().as_ptr_range();
    outer.start <= inner.start && inner.end <= outer.end
}
