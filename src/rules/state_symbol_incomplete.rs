//! A symbol of the State has a type code and no issuer.
//!
//! # Tiếng Việt
//!
//! Ký hiệu văn bản của Nhà nước thiếu chữ viết tắt cơ quan ban hành.
//!
//! Ký hiệu gồm tên loại và cơ quan ban hành: 12/QĐ-UBND, không phải 12/QĐ. Đề nghị tra văn bản rồi bổ
//! sung.
//!
//! ## Khi nào báo nhầm
//!
//! Ký hiệu từ trước năm 1998 (`44-CT`, `60/SL`) như vậy là đủ; không có ngày thì không báo, vì có
//! thể là cách gọi gọn. Dòng bị ngắt khi dàn trang.
//!
//! ## Cách sửa
//!
//! Máy đề xuất khi chữ bên cạnh nêu tên cơ quan ban hành; cần người đồng ý.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3 điểm b.
//!
//! # When it is wrong
//!
//! Symbols from before 1998 (`44-CT`, `60/SL`) are complete; without a date nothing is said, for it may be
//! a short form. A line that was cut by the layout.
//!
//! # Fix
//!
//! Proposed when the words beside it name the issuer; a person has to agree.
//!
//! ```flags
//! Quyết định số 12/QĐ ngày 05/01/2023 của Chính phủ về giao dự toán
//!               ^^^^^ → 12/QĐ-CP
//! ```
//! ```flags
//! Thông báo số 15/TB ngày 06/02/2023 về lịch họp
//!              ^^^^^ thiếu cơ quan ban hành
//! ```
//! ```allows
//! Quyết định số 12/QĐ-UBND ngày 05/01/2023 của UBND tỉnh. Quyết định số 44-CT ngày 12/3/1985. Tiếp tục thực hiện Quyết định số 12/QĐ.
//! Nghị quyết số 31/2024/QH15 ngày 18/01/2024. Quy định số 429-QĐi ngày 01/7/2022 của Tỉnh ủy.
//! ```

use super::{Case, DRAFTS, Profile, bodies::named};
use crate::{
    diagnostic::{Cause, Diagnostic, Severity, Words},
    grammar::Side,
    model::{Mention, Style},
};

pub(super) const NAME: &str = "state-symbol-incomplete";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = DRAFTS;

/// The first year in which every symbol names its issuer.
const COMPLETE_SINCE: u16 = 1998;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let groups = case
        .by_document(|mention| is_incomplete(mention) && case.form_of_its_day(mention).is_none());
    let found = groups.into_iter().filter_map(|(document, mentions)| {
        let raw = mentions.first()?.symbol.as_ref()?.raw;
        let message = Words::new(
            format!("ký hiệu \u{201c}{raw}\u{201d} thiếu cơ quan ban hành"),
            format!("the symbol \u{201c}{raw}\u{201d} does not name its issuer"),
        );
        let finding = Diagnostic::new(NAME, SEVERITY, message)
            .caused_by(document.map_or(Cause::Alone, Cause::Spelling));
        Some(mentions.iter().fold(finding, |finding, mention| place(case, finding, mention)))
    });
    found.collect()
}

fn place<'t>(
    case: &Case<'_, 't>,
    finding: Diagnostic<'t>,
    mention: &Mention<'t>,
) -> Diagnostic<'t> {
    let Some(symbol) = &mention.symbol else { return finding };
    let bodies = mention.issuer.map(|issuer| named(case.grammar, issuer)).unwrap_or_default();
    let letters = match bodies.as_slice() {
        [body] if body.side == Side::State => body.letters.first(),
        _ => None,
    };
    let Some(letters) = letters else {
        let says = Words::new("thiếu cơ quan ban hành", "no issuer");
        return finding.disputes(symbol.raw, says);
    };
    let right = format!("{}-{letters}", symbol.canonical());
    let says = format!("→ {right}");
    finding.disputes(symbol.raw, Words::new(says.clone(), says)).perhaps_fixed_by(symbol.raw, right)
}

/// Number and code of the State and nothing behind them, with a date and a word for the kind.
fn is_incomplete(mention: &Mention<'_>) -> bool {
    let Some(symbol) = &mention.symbol else { return false };
    // A lonely group may be read as an issuer's: the word for the kind tells that it is its code.
    let only = match (symbol.code.as_ref(), symbol.issuer.as_ref()) {
        (code, "") => code,
        ("", issuer) => issuer,
        _ => return false,
    };
    symbol.style != Style::Party
        && symbol.year.is_none()
        && !symbol.number.is_empty()
        && mention.kind.is_some_and(|kind| kind.state.iter().any(|code| code == only))
        && mention.kind_words.is_some()
        && !mention.heads_annex
        && mention.date.is_some_and(|date| date.year >= COMPLETE_SINCE)
}
