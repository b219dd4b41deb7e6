//! Dates in figures are written with different marks in one text.
//!
//! # Tiếng Việt
//!
//! Ngày tháng trong một văn bản viết nhiều kiểu.
//!
//! Chỗ viết 05/01/2023, chỗ viết 05-01-2023 hay 05.01.2023: nên thống nhất một kiểu.
//!
//! ## Khi nào báo nhầm
//!
//! Ngày viết bằng chữ (`ngày 05 tháng 5 năm 2023`) theo quy định vẫn đứng cạnh ngày viết bằng số
//! nên không so; phần trong ngoặc kép cũng không so.
//!
//! ## Cách sửa
//!
//! Cần người đồng ý: dấu ít gặp đổi thành dấu thường dùng trong bài.
//!
//! # Law
//!
//! None: it is a matter of consistency.
//!
//! # When it is wrong
//!
//! Dates in words (`ngày 05 tháng 5 năm 2023`) stand beside dates in figures by rule and are not
//! compared; neither is what stands in quotation marks.
//!
//! # Fix
//!
//! A person has to agree: the rarer marks become the usual one.
//!
//! ```flags
//! Kế hoạch số 04/KH-UBND ngày 04/01/2023; Kế hoạch số 06/KH-UBND ngày 11/01/2023 của UBND tỉnh.
//! Kế hoạch số 20/KH-UBND ngày 16-01-2023 của UBND tỉnh.
//!                             ^^^^^^^^^^ → 16/01/2023
//! ```
//! ```allows
//! Kế hoạch số 04/KH-UBND ngày 04/01/2023; Kế hoạch số 06/KH-UBND ngày 11 tháng 01 năm 2023 của UBND tỉnh.
//! ```

use std::collections::BTreeMap;

use super::{Case, Profile, REVIEW};
use crate::diagnostic::{Diagnostic, Severity, Words};

pub(super) const NAME: &str = "mixed-date-forms";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Info;
pub(super) const PROFILES: &[Profile] = REVIEW;

/// Marks between the figures of a date.
const MARKS: [char; 3] = ['/', '-', '.'];

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let mut by_mark: BTreeMap<char, Vec<&'t str>> = BTreeMap::new();
    for date in case.report.mentions.iter().filter_map(|mention| mention.date) {
        let mark = date.raw.chars().find(|it| MARKS.contains(it));
        if let Some(mark) = mark.filter(|_| !case.is_quoted(date.raw)) {
            by_mark.entry(mark).or_default().push(date.raw);
        }
    }
    let most = by_mark.iter().max_by_key(|(_, dates)| dates.len()).map(|(&mark, _)| mark);
    let Some(most) = most.filter(|_| by_mark.len() > 1) else { return Vec::new() };
    let message = Words::new(
        format!("ngày tháng viết nhiều kiểu; phần lớn dùng dấu \u{201c}{most}\u{201d}"),
        format!("dates have different marks; most have \u{201c}{most}\u{201d}"),
    );
    let mut rare: Vec<_> =
        by_mark.iter().filter(|(mark, _)| **mark != most).flat_map(|(_, dates)| dates).collect();
    rare.sort_by_key(|date| case.start_of(date));
    let finding = Diagnostic::new(NAME, SEVERITY, message);
    let finding = rare.into_iter().fold(finding, |finding, date| {
        let right = date.replace(MARKS, &most.to_string());
        let says = format!("→ {right}");
        finding.disputes(date, Words::new(says.clone(), says)).perhaps_fixed_by(date, right)
    });
    vec![finding]
}
