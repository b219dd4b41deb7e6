//! An administrative paper is cited with a year in its symbol.
//!
//! # Tiếng Việt
//!
//! Ký hiệu văn bản hành chính có năm ban hành.
//!
//! Chỉ văn bản quy phạm pháp luật ghi năm trong ký hiệu. Kế hoạch, báo cáo, thông báo, tờ trình … chỉ
//! gồm số, tên loại và cơ quan: 04/KH-UBND, không phải 04/2023/KH-UBND. Đề nghị tra văn bản.
//!
//! ## Khi nào báo nhầm
//!
//! Đến năm 2011 nhiều văn bản còn ghi năm. Quyết định, nghị quyết và chỉ thị có năm có thể là văn
//! bản quy phạm pháp luật; doanh nghiệp, tòa án và hợp đồng tự đặt cách đánh số nên không xét.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: văn bản có thể thật sự mang năm ấy.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3 điểm b.
//!
//! # When it is wrong
//!
//! Until 2011 many papers carried the year. Decisions, resolutions and directives with a year may be
//! legislation; enterprises, courts and contracts number as they like and are not judged.
//!
//! # Fix
//!
//! None: the paper may really bear the year.
//!
//! ```flags
//! Kế hoạch số 04/2023/KH-UBND ngày 04/01/2023 của UBND tỉnh về cải cách hành chính
//!             ^^^^^^^^^^^^^^^ văn bản hành chính không ghi năm
//! ```
//! ```allows
//! Quyết định số 04/2023/QĐ-UBND ngày 04/01/2023. Nghị quyết số 66.1/2025/NQ-CP ngày 18/7/2025.
//! Báo cáo số 12/2022/BC-HĐQT ngày 05/5/2022. Kế hoạch số 04/2001/KH-UB ngày 05/5/2001 của UBND tỉnh.
//! ```

use super::{Case, DRAFTS, Profile};
use crate::{
    diagnostic::{Cause, Diagnostic, Severity, Words},
    grammar::Side,
    model::{DocumentAt, Mention, Style},
};

pub(super) const NAME: &str = "year-unexpected";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = DRAFTS;

/// Codes that only administrative papers have.
const ADMINISTRATIVE: [&str; 9] = ["KH", "BC", "TB", "TTr", "CTr", "HD", "ĐA", "PA", "CĐ"];
/// The year whose circular made the symbol what it is (TT 01/2011/TT-BNV).
const SINCE: u16 = 2011;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let groups = case.by_document(|mention| has_year(case, mention));
    groups.into_iter().filter_map(|(at, mentions)| judge(at, &mentions)).collect()
}

fn judge<'t>(at: Option<DocumentAt>, mentions: &[&Mention<'t>]) -> Option<Diagnostic<'t>> {
    let first = mentions.first()?.symbol.as_ref()?;
    let message = Words::new(
        format!("\u{201c}{}\u{201d}: văn bản hành chính không ghi năm trong ký hiệu", first.raw),
        format!("\u{201c}{}\u{201d}: an administrative paper has no year in its symbol", first.raw),
    );
    let issue = at.map_or(Cause::Alone, Cause::Spelling);
    let finding = Diagnostic::new(NAME, SEVERITY, message).caused_by(issue);
    let symbols = mentions.iter().filter_map(|mention| mention.symbol.as_ref());
    let finding = symbols.fold(finding, |finding, symbol| {
        let says = Words::new("văn bản hành chính không ghi năm", "no year in such a symbol");
        finding.disputes(symbol.raw, says)
    });
    Some(finding.advises(Words::new(
        "đề nghị tra văn bản rồi ghi đúng ký hiệu",
        "please look the paper up, and write its symbol as it is",
    )))
}

fn has_year<'t>(case: &Case<'_, 't>, mention: &Mention<'t>) -> bool {
    let Some(symbol) = mention.symbol.as_ref() else { return false };
    let mut bodies = case.grammar.issuers_of(symbol.body());
    symbol.style == Style::Normative
        && symbol.year.is_some_and(|year| year >= SINCE)
        && ADMINISTRATIVE.contains(&symbol.code.as_ref())
        && bodies.any(|body| body.side == Side::State)
        && case.form_of_its_day(mention).is_none()
}
