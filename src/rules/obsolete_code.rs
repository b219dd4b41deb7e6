//! A symbol has a type code that had ended when the document was issued.
//!
//! # Tiếng Việt
//!
//! Ký hiệu dùng chữ viết tắt tên loại đã thay đổi.
//!
//! Từ ngày 05/3/2020: bản ghi nhớ là `BGN` (trước là `GN`), bản thỏa thuận `BTT` (`TTh`), giấy ủy quyền
//! `GUQ` (`UQ`), giấy nghỉ phép `GNP` (`NP`), bản trích sao `TrS` (`TS`). Xét theo ngày của văn bản được
//! viện dẫn.
//!
//! ## Khi nào báo nhầm
//!
//! Văn bản có thể thật sự mang chữ cũ; văn bản có trước ngày thay đổi thì ghi như vậy là đúng.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: ký hiệu được viện dẫn đúng như văn bản đã ghi.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Điều 37 and Phụ lục III; HD 05-HD/VPTW (`QĐi` until 26/5/2026).
//!
//! # When it is wrong
//!
//! The paper may really bear the old code; what is older than the change is right.
//!
//! # Fix
//!
//! None: the symbol is cited as the paper bears it.
//!
//! ```flags
//! Bản ghi nhớ số 15/GN-UBND ngày 05/6/2023 của UBND tỉnh về hợp tác
//!                ^^^^^^^^^^ từ 05/3/2020 là BGN
//! ```
//! ```allows
//! Bản ghi nhớ số 15/GN-UBND ngày 05/6/2019 của UBND tỉnh về hợp tác. Bản ghi nhớ số 15/BGN-UBND ngày 05/6/2023.
//! Quy định số 12-QĐi/TU ngày 27/02/2019 của Tỉnh ủy về đối thoại.
//! ```

use super::{Case, Profile, REVIEW};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    model::{CivilDate, Mention, Style},
};

pub(super) const NAME: &str = "obsolete-code";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Info;
pub(super) const PROFILES: &[Profile] = REVIEW;

/// Codes that ended, what took their place, in which style, and since when.
const ENDED: [(&str, &str, Style, CivilDate); 6] = [
    ("GN", "BGN", Style::State, jiff::civil::date(2020, 3, 5)),
    ("TTh", "BTT", Style::State, jiff::civil::date(2020, 3, 5)),
    ("UQ", "GUQ", Style::State, jiff::civil::date(2020, 3, 5)),
    ("NP", "GNP", Style::State, jiff::civil::date(2020, 3, 5)),
    ("TS", "TrS", Style::State, jiff::civil::date(2020, 3, 5)),
    ("QĐi", "QĐ", Style::Party, jiff::civil::date(2026, 5, 27)),
];

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    case.report.mentions.iter().filter_map(judge).collect()
}

fn judge<'t>(mention: &Mention<'t>) -> Option<Diagnostic<'t>> {
    let symbol = mention.symbol.as_ref()?;
    let day = super::day(mention)?;
    let is_ended = |(code, _, style, since): &&(&str, &str, Style, CivilDate)| {
        symbol.code == *code && symbol.style == *style && day >= *since
    };
    let (code, now, _, since) = ENDED.iter().find(is_ended)?;
    let shown = super::figures(*since);
    let message = Words::new(
        format!("{}: từ ngày {shown} tên loại viết tắt là {now}, không còn {code}", symbol.raw),
        format!(
            "{}: since {} the code is {now} and not {code}",
            symbol.raw,
            super::english(*since)
        ),
    );
    let says = Words::new(format!("từ {shown} là {now}"), format!("{now} since {shown}"));
    Some(Diagnostic::new(NAME, SEVERITY, message).disputes(symbol.raw, says))
}
