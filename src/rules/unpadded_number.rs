//! A number below 10 is written without its zero.
//!
//! # Tiếng Việt
//!
//! Số nhỏ hơn 10 chưa ghi thêm số 0 ở trước.
//!
//! Số văn bản nhỏ hơn 10 phải ghi thêm số 0: Kế hoạch số 04/KH-UBND, không phải 4/KH-UBND.
//!
//! ## Khi nào báo nhầm
//!
//! Ký hiệu từ trước năm 1998 (`5-LCT/HĐNN8`), tiêu chuẩn, và số có chữ cái hoặc phần thập phân.
//! Phần trong ngoặc kép được giữ nguyên văn.
//!
//! ## Cách sửa
//!
//! Sửa an toàn: thêm một số 0.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3 điểm c; NĐ 34/2016/NĐ-CP, Điều 58 for
//! legislation; HD 36-HD/VPTW, II.1.3 for the Party.
//!
//! # When it is wrong
//!
//! Symbols from before 1998 (`5-LCT/HĐNN8`), standards, and numbers with a letter or a decimal. What
//! stands in quotation marks is quoted as it is.
//!
//! # Fix
//!
//! Safe: a zero is added.
//!
//! ```flags
//! Kế hoạch số 4/KH-UBND ngày 04/01/2023 của UBND tỉnh về cải cách hành chính
//!             ^^^^^^^^^ → 04/KH-UBND
//! ```
//! ```flags
//! Quy chế số 3-QC/ĐUVP ngày 23/4/2022 của Đảng ủy Văn phòng về tiếp công dân
//!            ^^^^^^^^^ → 03-QC/ĐUVP
//! ```
//! ```allows
//! Kế hoạch số 04/KH-UBND ngày 04/01/2023 của UBND tỉnh. Quyết định số 01892/QĐ-UBND ngày 05/6/2024.
//! Luật Đất đai số 5-LCT/HĐNN8. Quyết định số 5/CP ngày 12/3/1985. TCVN 7:2016. Công văn số 10/VPUB-KSTTHC.
//! ```

use super::{Case, DRAFTS, Profile, called};
use crate::{
    diagnostic::{Cause, Diagnostic, Severity, Words},
    model::{DocumentAt, Mention, Style, WHOLE_SINCE},
};

pub(super) const NAME: &str = "unpadded-number";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Info;
pub(super) const PROFILES: &[Profile] = DRAFTS;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let groups = case.by_document(|mention| {
        is_unpadded(mention) && super::spelling::is_cited(mention) && !case.is_quoted(mention.words)
    });
    groups
        .into_iter()
        .filter_map(|(document, mentions)| judge(case, document?, &mentions))
        .collect()
}

fn judge<'t>(
    case: &Case<'_, 't>,
    at: DocumentAt,
    mentions: &[&Mention<'t>],
) -> Option<Diagnostic<'t>> {
    let (vi, en) = called(case.graph.document(at)?);
    let message = Words::new(
        format!("{vi}: số nhỏ hơn 10 phải ghi thêm số 0 ở trước"),
        format!("{en}: a number below 10 is written with a zero"),
    );
    let finding = Diagnostic::new(NAME, SEVERITY, message).caused_by(Cause::Spelling(at));
    let symbols = mentions.iter().filter_map(|mention| mention.symbol.as_ref());
    Some(symbols.fold(finding, |finding, symbol| {
        let says = format!("→ 0{}", symbol.canonical());
        finding
            .disputes(symbol.raw, Words::new(says.clone(), says))
            .fixed_by(symbol.number, format!("0{}", symbol.number))
    }))
}

fn is_unpadded(mention: &Mention<'_>) -> bool {
    let Some(symbol) = &mention.symbol else { return false };
    let is_counted = !matches!(symbol.style, Style::Old | Style::Standard);
    let year = symbol.year.or(mention.date.map(|date| date.year));
    is_counted
        && matches!(symbol.number.as_bytes(), [b'1'..=b'9'])
        && year.is_none_or(|year| year >= WHOLE_SINCE)
}
