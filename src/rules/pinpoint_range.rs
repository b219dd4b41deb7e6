//! A range of articles, clauses or points runs backwards, or a list names one twice.
//!
//! # Tiếng Việt
//!
//! Dẫn chiếu điều, khoản, điểm ngược thứ tự hoặc lặp.
//!
//! "từ Điều 9 đến Điều 5" hay "các khoản 1, 2 và 2" là ghi nhầm. Đề nghị tra văn bản.
//!
//! ## Khi nào báo nhầm
//!
//! Số La Mã và điều được chèn thêm (`Điều 10a`) thì không so.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: đầu nào ghi nhầm phải tra ở văn bản.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục II, Mục V, khoản 7.
//!
//! # When it is wrong
//!
//! Roman numbers and inserted articles (`Điều 10a`) are not compared.
//!
//! # Fix
//!
//! None: only the document tells which end is wrong.
//!
//! ```flags
//! Theo khoản 5 đến khoản 2 Điều 6 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ
//!      ^^^^^^^^^^^^^^^^^^^ ngược thứ tự
//! ```
//! ```flags
//! Theo các khoản 1, 2 và 2 Điều 6 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ
//!          ^^^^^^^^^^^^^^^ lặp 2
//! ```
//! ```allows
//! Theo điểm 1.1 khoản 1 Điều 7 Quy định số 366-QĐ/TW và tiết a, b điểm 2.2 khoản 2 Điều 3 Nghị quyết số 52/2025/NQ-HĐND.
//! Theo khoản 2 đến khoản 5 Điều 6 Nghị định số 30/2020/NĐ-CP; các điểm a, b, d và đ khoản 2 Điều 4 Luật này.
//! Theo khoản 2 Điều 6 và khoản 2 Điều 7 Nghị định số 30/2020/NĐ-CP; điểm c đến điểm đ khoản 1 Điều 3 Luật này.
//! ```

use super::{
    ALL, Case, Profile,
    pinpoints::{Part, count},
};
use crate::diagnostic::{Diagnostic, Severity, Words};

pub(super) const NAME: &str = "pinpoint-range";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Error;
pub(super) const PROFILES: &[Profile] = ALL;

/// The word of a range.
const TO: &str = "đến";

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let pinpoints = case.pinpoints().flat_map(|(_, parts)| {
        let backwards = parts.windows(2).filter_map(|pair| backwards(case, pair));
        let inner = parts.iter().filter_map(|part| inside(case, part));
        backwards.chain(inner).collect::<Vec<_>>()
    });
    pinpoints.collect()
}

/// `khoản 5 đến khoản 2`.
fn backwards<'t>(case: &Case<'_, 't>, pair: &[Part<'t>]) -> Option<Diagnostic<'t>> {
    let [one, two] = pair else { return None };
    let is_range = one.unit.words == two.unit.words && one.rest.trim_end().ends_with(TO);
    let (first, last) = (one.marks().last()?, two.marks().next()?);
    let is_back = count(one.unit, first)? > count(two.unit, last)?;
    let words = case.between(one.word, last)?;
    (is_range && is_back).then(|| reversed(words))
}

/// `khoản 5 đến 2`, `các khoản 1, 2 và 2`.
fn inside<'t>(case: &Case<'_, 't>, part: &Part<'t>) -> Option<Diagnostic<'t>> {
    let marks: Vec<_> = part.marks().collect();
    let pair = marks.windows(2).find_map(|pair| {
        let [one, two] = pair else { return None };
        let gap = case.between(one, two)?;
        let is_back = gap.contains(TO) && count(part.unit, one)? > count(part.unit, two)?;
        (is_back || one == two).then_some((*one, *two))
    });
    let (one, two) = pair?;
    let words = case.between(part.word, two)?;
    if one != two {
        return Some(reversed(words));
    }
    let message = Words::new(
        format!("\u{201c}{words}\u{201d} lặp {two}"),
        format!("\u{201c}{words}\u{201d} names {two} twice"),
    );
    let says = Words::new(format!("lặp {two}"), format!("{two} twice"));
    Some(Diagnostic::new(NAME, SEVERITY, message).disputes(words, says))
}

fn reversed(words: &str) -> Diagnostic<'_> {
    let message = Words::new(
        format!("\u{201c}{words}\u{201d} ngược thứ tự"),
        format!("\u{201c}{words}\u{201d} runs backwards"),
    );
    Diagnostic::new(NAME, SEVERITY, message)
        .disputes(words, Words::new("ngược thứ tự", "backwards"))
}
