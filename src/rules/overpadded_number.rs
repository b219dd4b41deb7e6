//! A number has more zeros than its issuer writes.
//!
//! # Tiếng Việt
//!
//! Số văn bản có nhiều số 0 ở trước hơn cần thiết.
//!
//! Chỉ số nhỏ hơn 10 mới thêm một số 0: 04/2020/UBTVQH14, không phải 004/2020/UBTVQH14.
//!
//! ## Khi nào báo nhầm
//!
//! Có sổ của địa phương cố ý ghi đủ bốn, năm chữ số (`01892/QĐ-UBND`): vì vậy chỉ xét cơ quan trung
//! ương.
//!
//! ## Cách sửa
//!
//! Cần người đồng ý: máy bỏ các số 0 thừa.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3 điểm c.
//!
//! # When it is wrong
//!
//! Some local registers pad to four or five figures on purpose (`01892/QĐ-UBND`): only bodies of the
//! centre are judged.
//!
//! # Fix
//!
//! A person has to agree: the zeros go.
//!
//! ```flags
//! Pháp lệnh số 004/2020/UBTVQH14 ngày 09/12/2020 của Ủy ban Thường vụ Quốc hội
//!              ^^^^^^^^^^^^^^^^^ → 04/2020/UBTVQH14
//! ```
//! ```allows
//! Quyết định số 01892/QĐ-UBND ngày 05/6/2024 của UBND tỉnh Cà Mau. Pháp lệnh số 04/2020/UBTVQH14.
//! Nghị định số 100/2019/NĐ-CP ngày 30/12/2019 của Chính phủ. Kế hoạch số 04/KH-UBND ngày 04/01/2023.
//! ```

use super::{Case, Profile, REVIEW, bodies::are_central, called};
use crate::{
    diagnostic::{Cause, Diagnostic, Severity, Words},
    model::{DocumentAt, Mention, Symbol},
};

pub(super) const NAME: &str = "overpadded-number";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Info;
pub(super) const PROFILES: &[Profile] = REVIEW;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let groups = case.by_document(|mention| {
        let symbol = mention.symbol.as_ref();
        symbol.is_some_and(|symbol| {
            right(symbol).is_some() && are_central(case.grammar, symbol.bare_body())
        })
    });
    groups.into_iter().filter_map(|(at, mentions)| judge(case, at?, &mentions)).collect()
}

fn judge<'t>(
    case: &Case<'_, 't>,
    at: DocumentAt,
    mentions: &[&Mention<'t>],
) -> Option<Diagnostic<'t>> {
    let (vi, en) = called(case.graph.document(at)?);
    let message = Words::new(
        format!("{vi}: số có nhiều số 0 ở trước"),
        format!("{en}: the number has more zeros than usual"),
    );
    let finding = Diagnostic::new(NAME, SEVERITY, message).caused_by(Cause::Spelling(at));
    let symbols = mentions.iter().filter_map(|mention| mention.symbol.as_ref());
    Some(symbols.fold(finding, |finding, symbol| {
        let Some(number) = right(symbol) else { return finding };
        let right = symbol.canonical().replacen(symbol.number, &number, 1);
        let says = format!("→ {right}");
        finding
            .disputes(symbol.raw, Words::new(says.clone(), says))
            .perhaps_fixed_by(symbol.number, number)
    }))
}

/// The number with two figures at least and no needless zero.
fn right(symbol: &Symbol<'_>) -> Option<String> {
    let is_padded = symbol.number.len() > 2 && symbol.number.starts_with('0');
    let ordinal = symbol.ordinal().filter(|_| is_padded)?;
    let letters = symbol.number.trim_start_matches(|it: char| it.is_ascii_digit());
    Some(format!("{ordinal:02}{letters}"))
}
