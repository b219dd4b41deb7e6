//! A type code stands in no table.
//!
//! # Tiếng Việt
//!
//! Chữ viết tắt tên loại không có trong các bảng.
//!
//! Có thể là văn bản chuyên ngành, cũng có thể gõ nhầm chữ. Đề nghị xem lại.
//!
//! ## Khi nào báo nhầm
//!
//! Văn bản chuyên ngành có chữ viết tắt riêng (`GP`, `KLTT`); nhóm chữ đầu của công văn là cơ quan,
//! không phải tên loại. Chữ lặp lại nhiều lần trong bài thì không báo.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: chữ đúng chỉ có ở văn bản.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục III; Điều 4 khoản 2 (specialised documents follow their own rules); HD
//! 36-HD/VPTW.
//!
//! # When it is wrong
//!
//! Specialised documents have codes of their own (`GP`, `KLTT`); a dispatch's first group is an issuer and
//! no code. A code that comes again and again in a text is not reported.
//!
//! # Fix
//!
//! None: only the document tells its code.
//!
//! ```flags
//! Kế hoạch số 12/KKH-UBND ngày 05/01/2023 của UBND tỉnh về cải cách hành chính
//!             ^^^^^^^^^^^ không có tên loại KKH
//! ```
//! ```allows
//! Kế hoạch số 12/KH-UBND ngày 05/01/2023; Kế hoạch phối hợp số 380/KHPH-BCA-BXD; Công văn số 550/VPUB-KSTTHC.
//! ```

use super::{Case, Profile, REVIEW};
use crate::{
    diagnostic::{Diagnostic, Fact, Footing, Leg, Severity, Words},
    model::{Kind, Mention, Style, Symbol, WHOLE_SINCE},
};

pub(super) const NAME: &str = "unknown-type";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Info;
pub(super) const PROFILES: &[Profile] = REVIEW;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    case.report.mentions.iter().filter_map(|mention| judge(case, mention)).collect()
}

fn judge<'t>(case: &Case<'_, 't>, mention: &Mention<'t>) -> Option<Diagnostic<'t>> {
    let symbol = mention.symbol.as_ref()?;
    let is_old = mention.date.is_some_and(|date| date.year < WHOLE_SINCE);
    let kind = mention
        .kind
        .filter(|_| !is_old)
        .filter(|kind| mention.kind_words.is_some() && !kind.generic)?;
    let code = unknown(case, symbol, kind)?;
    let message = Words::new(
        format!("{}: không có chữ viết tắt tên loại {code}", symbol.raw),
        format!("{}: no table has the type code {code}", symbol.raw),
    );
    let says = Words::new(format!("không có tên loại {code}"), format!("no type code {code}"));
    let finding = Diagnostic::new(NAME, SEVERITY, message)
        .rests_on(Leg { fact: Fact::Kind, footing: Footing::Inferred })
        .disputes(symbol.raw, says);
    Some(match kind.state.first() {
        Some(usual) => finding.because(
            None,
            Words::new(
                format!("{} thường viết tắt là {usual}", kind.name),
                format!("{} usually has {usual}", kind.english),
            ),
        ),
        None => finding,
    })
}

/// The group that stands where the code of the named kind belongs, when no table has it.
fn unknown<'m>(case: &Case<'_, '_>, symbol: &'m Symbol<'_>, kind: &Kind) -> Option<&'m str> {
    let is_state = matches!(symbol.style, Style::State | Style::Normative | Style::Dispatch);
    let first = if symbol.code.is_empty() { symbol.body() } else { symbol.code.as_ref() };
    let known = case.grammar.kind_of_code(first).is_some()
        || case.grammar.is_state_code(first)
        || case.grammar.issuers_of(first).next().is_some();
    let has_issuer = symbol.code.is_empty() && symbol.issuer.contains('-');
    let is_dispatch = kind.dispatch || kind.state.is_empty();
    (is_state && !known && !is_dispatch && (has_issuer || !symbol.code.is_empty())).then_some(first)
}
