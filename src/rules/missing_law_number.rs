//! Legislation cites a law without its number.
//!
//! # Tiếng Việt
//!
//! Văn bản quy phạm pháp luật viện dẫn luật mà không ghi số, ký hiệu.
//!
//! Từ ngày 01/7/2025, văn bản quy phạm pháp luật viện dẫn luật, pháp lệnh lần đầu phải ghi tên kèm số, ký
//! hiệu: Luật Đất đai số 31/2024/QH15.
//!
//! ## Khi nào báo nhầm
//!
//! Văn bản hành chính thì không được ghi số (`needless-law-number`). Hiến pháp không có số. Luật
//! nằm trong tên của văn bản khác thì dẫn nguyên như tên ấy.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: nhiều luật có thể cùng một tên.
//!
//! # Law
//!
//! NĐ 78/2025/NĐ-CP, Điều 68, as amended by NĐ 187/2025/NĐ-CP.
//!
//! # When it is wrong
//!
//! Administrative papers must not give the number (`needless-law-number`). The constitution has none.
//! Laws inside the titles of other documents are quoted as those have them.
//!
//! # Fix
//!
//! None: several laws may bear one name.
//!
//! ```flags
//! Số: 12/2025/QĐ-UBND
//!
//! Sơn La, ngày 05 tháng 9 năm 2025
//!
//! QUYẾT ĐỊNH
//!
//! Ban hành Quy định về quản lý đất đai
//!
//! Căn cứ Luật Đất đai;
//!        ^^^^^^^^^^^^ thiếu số, ký hiệu của luật
//! ```
//! ```allows
//! Số: 12/2025/QĐ-UBND
//!
//! Sơn La, ngày 05 tháng 9 năm 2025
//!
//! QUYẾT ĐỊNH
//!
//! Ban hành Quy định về quản lý đất đai
//!
//! Căn cứ Luật Đất đai số 31/2024/QH15; Hiến pháp năm 2013; Nghị định số 102/2024/NĐ-CP ngày 30/7/2024 của Chính phủ quy định chi tiết Luật Xây dựng;
//! ```
//! ```allows
//! Số: 12/2025/QĐ-UBND
//!
//! Sơn La, ngày 05 tháng 6 năm 2025
//!
//! QUYẾT ĐỊNH
//!
//! Ban hành Quy định về quản lý đất đai
//!
//! Căn cứ Luật Đất đai;
//! ```

use super::{Case, Profile, REVIEW};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    graph::Document,
    model::{CivilDate, Form, Mention, Regime},
};

pub(super) const NAME: &str = "missing-law-number";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Info;
pub(super) const PROFILES: &[Profile] = REVIEW;

/// Since this day legislation has to give the number.
const SINCE: CivilDate = jiff::civil::date(2025, 7, 1);
/// So many mentions before a law may hold its name in their subject.
const NEAR: usize = 4;
/// What has no number.
const CONSTITUTION: &str = "HP";

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let is_due = case.report.header.regime == Regime::Normative
        && case.own_day().is_some_and(|(_, day)| day >= SINCE);
    if !is_due {
        return Vec::new();
    }
    let unnumbered = case.documents().filter_map(|(_, document)| first(case, document));
    let message = Words::new(
        "văn bản quy phạm pháp luật viện dẫn luật phải ghi kèm số, ký hiệu",
        "legislation cites a law with its number",
    );
    let finding = Diagnostic::new(NAME, SEVERITY, message);
    let finding = unnumbered.fold(finding, |finding, mention| {
        let says = Words::new("thiếu số, ký hiệu của luật", "without its number");
        finding.disputes(mention.words, says)
    });
    (!finding.labels.is_empty()).then_some(finding).into_iter().collect()
}

/// The first mention of a law that no mention gives the number of.
fn first<'c, 't>(case: &Case<'c, 't>, document: &'c Document<'t>) -> Option<&'c Mention<'t>> {
    let is_law = |it: &Mention<'_>| it.kind.is_some_and(|it| it.named && it.code != CONSTITUTION);
    let first = case.mentions_of(document).next()?;
    let is_named = case.mentions_of(document).all(|it| it.form == Form::Named && is_law(it));
    let at = case.start_of(first.words);
    let is_inside = |it: &Mention<'_>| {
        !std::ptr::eq(it, first) && (case.start_of(it.extent)..case.end_of(it.extent)).contains(&at)
    };
    let mentions = &case.report.mentions;
    let behind = mentions.partition_point(|it| case.start_of(it.words) <= at);
    let mut near = mentions.iter().take(behind).rev().take(NEAR);
    let is_quoted = near.any(is_inside) || case.is_amended(first);
    (is_named && !is_quoted && case.start_of(first.words) >= case.end_of(case.report.header.words))
        .then_some(first)
}
