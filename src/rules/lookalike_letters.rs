//! A letter or dash of another alphabet stands in a symbol.
//!
//! `Ð` of Icelandic, `С` of Russian and the en dash look right on paper, but no search finds the
//! document.
//!
//! # Tiếng Việt
//!
//! Ký hiệu có chữ hoặc dấu của bảng chữ khác.
//!
//! Chữ trông giống nhưng mã khác (Ð, С, Р, Т …) hoặc gạch dài (–) khiến không tra cứu được văn bản.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I, khoản 4: Unicode by TCVN 6909:2001.
//!
//! # When it is wrong
//!
//! Never inside a symbol; outside of one the en dash is right, and nothing is said there.
//!
//! # Fix
//!
//! Safe: the letter that was meant takes its place.
//!
//! ```flags
//! Nghị định số 30/2020/NÐ-CP ngày 05/3/2020 của Chính phủ
//!              ^^^^^^^^^^^^^ → 30/2020/NĐ-CP
//! ```
//! ```flags
//! Nghị quyết số 17/NQ–CP ngày 07/3/2019 của Chính phủ
//!               ^^^^^^^^ → 17/NQ-CP
//! ```
//! ```allows
//! Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ – cơ quan hành chính cao nhất.
//! ```

use super::{ALL, Case, Mend, Profile, misspelt};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    model::{Quirk, Symbol},
};

pub(super) const NAME: &str = "lookalike-letters";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = ALL;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let asked = |mention: &_| case.takes(mention, Quirk::LookalikeLetters);
    misspelt(case, asked, Mend::Safe, |symbol| {
        let strangers = strangers(case, symbol);
        let message = Words::new(
            format!(
                "ký hiệu {} có chữ hoặc dấu của bảng chữ khác: {strangers}",
                symbol.canonical()
            ),
            format!(
                "{} is written with strange letters or dashes: {strangers}",
                symbol.canonical()
            ),
        );
        Diagnostic::new(NAME, SEVERITY, message)
    })
}

/// The letters that are not what they look like, each with its code.
fn strangers(case: &Case<'_, '_>, symbol: &Symbol<'_>) -> String {
    let right = symbol.canonical();
    let written = case.report.text.written(symbol.raw).chars();
    let strange = written.filter(|letter| !letter.is_ascii() && !right.contains(*letter));
    let mut named: Vec<_> =
        strange.map(|letter| format!("{letter} (U+{:04X})", u32::from(letter))).collect();
    named.dedup();
    named.join(", ")
}
