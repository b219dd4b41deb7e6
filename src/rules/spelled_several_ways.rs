//! One document is written with several spellings, none of which is right.
//!
//! # Tiếng Việt
//!
//! Ký hiệu của một văn bản được viết nhiều cách chưa đúng.
//!
//! Cùng một văn bản mà mỗi chỗ viết một kiểu thì khó tra cứu. Đề nghị viết thống nhất theo một cách.
//!
//! ## Khi nào báo nhầm
//!
//! Chỉ có một cách viết sai bên cạnh cách viết đúng thì do quy tắc về lỗi ấy báo. Viết in hoa ở
//! tiêu đề không phải là cách viết khác.
//!
//! ## Cách sửa
//!
//! Sửa an toàn khi một chỗ cho thấy ký hiệu gồm những nhóm nào; nếu không thì cần người đồng ý.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3 điểm c.
//!
//! # When it is wrong
//!
//! One wrong spelling beside the right one is the matter of the rule for that spelling. Letters in
//! capitals for a heading are no other spelling.
//!
//! # Fix
//!
//! Safe where one place shows how the symbol is built, else a person has to agree: every place gets
//! the one right spelling.
//!
//! ```flags
//! Quyết định số 201/QĐ - UBND ngày 09/02/2023 của UBND tỉnh Sơn La về kiểm soát thủ tục.
//!               ^^^^^^^^^^^^^ → 201/QĐ-UBND
//! Quyết định số 201/QĐUBND ngày 09/02/2023 của UBND tỉnh Sơn La về kiểm soát thủ tục.
//!               ^^^^^^^^^^ → 201/QĐ-UBND
//! Quyết định số 201/QĐ -UBND ngày 09/02/2023 của UBND tỉnh Sơn La về kiểm soát thủ tục.
//!               ^^^^^^^^^^^^ → 201/QĐ-UBND
//! ```
//! ```allows
//! Quyết định số 201/QĐ - UBND ngày 09/02/2023 của UBND tỉnh Sơn La về kiểm soát thủ tục.
//! Quyết định số 201/QĐ-UBND ngày 09/02/2023 của UBND tỉnh Sơn La về kiểm soát thủ tục.
//! ```

use std::collections::BTreeSet;

use super::{Case, DRAFTS, Profile, spelling};
use crate::{
    diagnostic::{Cause, Diagnostic, Severity, Words},
    model::{DocumentAt, Mention},
};

pub(super) const NAME: &str = "spelled-several-ways";
pub(super) const GROUP: &str = "agreement";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = DRAFTS;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let groups = case.by_document(|mention| case.is_misspelt(mention));
    groups
        .into_iter()
        .filter_map(|(document, mentions)| judge(case, document?, &mentions))
        .collect()
}

fn judge<'t>(
    case: &Case<'_, 't>,
    document: DocumentAt,
    mentions: &[&Mention<'t>],
) -> Option<Diagnostic<'t>> {
    let symbols: Vec<_> = mentions.iter().filter_map(|mention| mention.symbol.as_ref()).collect();
    let spellings: BTreeSet<String> = symbols.iter().map(|it| spelling(case, it.raw)).collect();
    let right = symbols.first().filter(|_| spellings.len() > 1)?.regular();
    let twins = case.twins(Some(document));
    let message = Words::new(
        format!("“{right}” bị viết sai theo {} cách", spellings.len()),
        format!("{right} is misspelt in {} ways", spellings.len()),
    );
    let mut finding = Diagnostic::new(NAME, SEVERITY, message).caused_by(Cause::Spelling(document));
    let is_proved = !case.proofs(Some(document)).is_empty();
    for symbol in symbols {
        let right = symbol.regular();
        let says = Words::new(format!("→ {right}"), format!("→ {right}"));
        finding = finding.disputes(symbol.raw, says);
        finding = if is_proved {
            finding.fixed_by(symbol.raw, right)
        } else {
            finding.perhaps_fixed_by(symbol.raw, right)
        };
    }
    for twin in twins.iter().take(super::EXAMPLES) {
        finding = finding.because(Some(twin.words), spelling::right_here(twin));
    }
    Some(finding)
}

/// A spelling as its author typed it, whatever the layout did.
fn spelling(case: &Case<'_, '_>, raw: &str) -> String {
    let written = case.report.text.written(raw);
    written.lines().map(str::trim).collect()
}
