//! A pinpoint goes from the large unit to the small one.
//!
//! # Tiếng Việt
//!
//! Dẫn chiếu ghi từ đơn vị lớn đến đơn vị nhỏ.
//!
//! Dẫn chiếu ghi từ nhỏ đến lớn: điểm a khoản 2 Điều 3, không phải Điều 3, khoản 2, điểm a.
//!
//! ## Khi nào báo nhầm
//!
//! Dãy nhiều dẫn chiếu (`khoản 1 Điều 3, khoản 2 Điều 5`) lẫn cả hai chiều nên không xét; phần và
//! mục nằm trong một điều (`Phần III Điều 1`) cũng không xét.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: phải đọc lại cả câu.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục II, Mục V, khoản 7; NQ 351/2017/UBTVQH14, Điều 24.
//!
//! # When it is wrong
//!
//! Lists of several pinpoints (`khoản 1 Điều 3, khoản 2 Điều 5`) mix both and are not judged; neither
//! are parts and sections, which an article may hold (`Phần III Điều 1`).
//!
//! # Fix
//!
//! None: the sentence has to be read.
//!
//! ```flags
//! Theo Điều 3, khoản 2, điểm a Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ
//!      ^^^^^^^^^^^^^^^^^^^^^^^ từ lớn đến nhỏ
//! ```
//! ```allows
//! Theo điểm a khoản 2 Điều 3 Nghị định số 30/2020/NĐ-CP; khoản 1 Điều 3, khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP; Phần III Điều 1 Quyết định này.
//! ```

use super::{Case, Profile, REVIEW, pinpoints::Part};
use crate::diagnostic::{Diagnostic, Severity, Words};

pub(super) const NAME: &str = "pinpoint-order";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Info;
pub(super) const PROFILES: &[Profile] = REVIEW;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let backwards = case.pinpoints().filter(|(_, parts)| {
        let ranks: Option<Vec<_>> = parts.iter().map(Part::rank).collect();
        ranks.is_some_and(|ranks| ranks.len() > 1 && ranks.is_sorted_by(|one, two| one < two))
    });
    let found = backwards.map(|(words, _)| {
        let message = Words::new(
            format!("\u{201c}{words}\u{201d}: dẫn chiếu ghi từ đơn vị nhỏ đến đơn vị lớn"),
            format!(
                "\u{201c}{words}\u{201d}: a pinpoint goes from the small unit to the large one"
            ),
        );
        let says = Words::new("từ lớn đến nhỏ", "from large to small");
        Diagnostic::new(NAME, SEVERITY, message).disputes(words, says)
    });
    found.collect()
}
