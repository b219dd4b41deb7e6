//! A decree or circular is cited without the year in its symbol.
//!
//! Legislation carries the year of its issue between number and letters.
//!
//! # Tiếng Việt
//!
//! Ký hiệu văn bản quy phạm pháp luật thiếu năm ban hành.
//!
//! Nghị định, thông tư, thông tư liên tịch ghi năm ban hành sau số: 13/2018/NĐ-CP, không phải
//! 13/NĐ-CP. Đề nghị bổ sung năm theo ngày ban hành.
//!
//! ## Khi nào báo nhầm
//!
//! Đến năm 1997 chưa ghi năm (`17-CP`, `12/CP`). Nghị quyết và quyết định có thể là văn bản cá
//! biệt, không có năm. `Thông tri` của Đảng và của Mặt trận cũng viết tắt là `TT`. Không có ngày
//! thì không báo.
//!
//! ## Cách sửa
//!
//! Máy đề xuất theo ngày ghi bên cạnh; cần người đồng ý.
//!
//! # Law
//!
//! Luật 64/2025/QH15, Điều 7 khoản 3; NĐ 34/2016/NĐ-CP, Điều 58.
//!
//! # When it is wrong
//!
//! Until 1997 the year was not written (`17-CP`, `12/CP`). Resolutions and decisions may be individual
//! acts, which have no year. `Thông tri` of the Party and of the Front shares the letters `TT`.
//! Without a date nothing is said.
//!
//! # Fix
//!
//! Proposed from the date beside it; a person has to agree.
//!
//! ```flags
//! Nghị định số 13/NĐ-CP ngày 23/01/2018 của Chính phủ quy định chi tiết Luật Tiếp cận thông tin
//!              ^^^^^^^^ → 13/2018/NĐ-CP
//! ```
//! ```allows
//! Nghị định số 13/2018/NĐ-CP ngày 23/01/2018. Nghị quyết số 17/NQ-CP ngày 07/3/2019 của Chính phủ.
//! Nghị định số 36/CP ngày 29/5/1995. Thông tri số 04/TT-MTTW-BTT ngày 05/3/2020. Nghị định số 13/NĐ-CP.
//! ```

use super::{ALL, Case, Profile, missing_slash::fused, type_symbol_mismatch::is_near};
use crate::{
    diagnostic::{Cause, Diagnostic, Severity, Words},
    model::{Date, DocumentAt, Mention, Style, Symbol, WHOLE_SINCE},
};

pub(super) const NAME: &str = "year-missing";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Error;
pub(super) const PROFILES: &[Profile] = ALL;

/// The code that needs no word before it: no other kind has it.
const DECREE: &str = "NĐ";
pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let groups = case.by_document(|mention| lacking(case, mention).is_some());
    groups.into_iter().filter_map(|(at, mentions)| judge(case, at, &mentions)).collect()
}

fn judge<'t>(
    case: &Case<'_, 't>,
    at: Option<DocumentAt>,
    mentions: &[&Mention<'t>],
) -> Option<Diagnostic<'t>> {
    let (first, _) = lacking(case, mentions.first()?)?;
    let message = Words::new(
        format!("ký hiệu \u{201c}{}\u{201d} thiếu năm ban hành", first.raw),
        format!("the symbol \u{201c}{}\u{201d} lacks its year", first.raw),
    );
    let issue = at.map_or(Cause::Alone, Cause::Spelling);
    let finding = Diagnostic::new(NAME, SEVERITY, message).caused_by(issue);
    let lacking = mentions.iter().filter_map(|mention| lacking(case, mention));
    Some(lacking.fold(finding, |finding, (symbol, date)| {
        let right = Symbol { year: Some(date.year), ..symbol.clone() }.canonical();
        let says = format!("→ {right}");
        finding
            .disputes(symbol.raw, Words::new(says.clone(), says))
            .shows(date.words, Words::new("ngày ban hành", "the date of issue"))
            .perhaps_fixed_by(symbol.raw, right)
    }))
}

/// The symbol of a kind that must carry the year, without it, and the date beside it.
fn lacking<'m, 't>(
    case: &Case<'_, 't>,
    mention: &'m Mention<'t>,
) -> Option<(&'m Symbol<'t>, Date<'t>)> {
    let kind = mention.kind.filter(|kind| kind.with_year)?;
    let symbol = mention.symbol.as_ref()?;
    let date = mention.date.filter(|date| date.year >= WHOLE_SINCE && date.civil().is_some())?;
    let is_lacking = symbol.style == Style::State
        && case.form_of_its_day(mention).is_none()
        && symbol.year.is_none()
        && !symbol.number.is_empty()
        && fused(mention).is_none()
        && kind.state.iter().any(|code| *code == symbol.code)
        && !mention.heads_annex
        && match mention.kind_words {
            Some(words) => is_near(case, words, symbol),
            None => kind.code == DECREE,
        };
    is_lacking.then_some((symbol, date))
}
