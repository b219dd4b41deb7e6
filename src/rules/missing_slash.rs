//! No slash stands between number and type code.
//!
//! # Tiếng Việt
//!
//! Thiếu dấu gạch chéo giữa số và ký hiệu.
//!
//! Giữa số và ký hiệu phải có dấu gạch chéo (/): 17/KH-VPUB, không phải 17KH-VPUB; giữa số và năm
//! cũng vậy: 31/2019/NĐ-CP, không phải 312019/NĐ-CP.
//!
//! ## Khi nào báo nhầm
//!
//! Ký hiệu cũ (`782NQ/HĐNN7`, `936 QĐ/UB`) và mã biểu mẫu (`C79-HD`) vẫn viết như vậy.
//!
//! ## Cách sửa
//!
//! Sửa an toàn khi chỗ khác trong văn bản viết đúng ký hiệu ấy, và cùng ngày nếu cả hai chỗ đều ghi
//! ngày; nếu không thì cần người đồng ý.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3 điểm c.
//!
//! # When it is wrong
//!
//! Old symbols (`782NQ/HĐNN7`, `936 QĐ/UB`) and codes of forms (`C79-HD`) are written so.
//!
//! # Fix
//!
//! Safe when the text writes the same symbol rightly elsewhere, with the same date if both state one;
//! else a person has to agree.
//!
//! ```flags
//! Kế hoạch số 17KH-VPUB ngày 09/02/2023 về kiểm tra công tác dân vận.
//!             ^^^^^^^^^ → 17/KH-VPUB
//! Kết quả: Kế hoạch số 17/KH-VPUB ngày 09/02/2023 về kiểm tra công tác dân vận.
//! ```
//! ```flags
//! Kế hoạch số 17KH-VPUB ngày 09/02/2023 về kiểm tra công tác dân vận.
//!             ^^^^^^^^^ → 17/KH-VPUB
//! ```
//! ```flags
//! Nghị định số 312019/NĐ-CP ngày 01/4/2019 của Chính phủ.
//!              ^^^^^^^^^^^^ → 31/2019/NĐ-CP
//! ```
//! ```flags
//! Nghị định số 1232020/NĐ-CP ngày 19/10/2020 của Chính phủ.
//!              ^^^^^^^^^^^^^ → 123/2020/NĐ-CP
//! ```
//! ```flags
//! Quyết định số 12 QĐ-UBND ngày 03/02/2025 của UBND tỉnh.
//!               ^^^^^^^^^^ → 12/QĐ-UBND
//! ```
//! ```allows
//! Quyết định số 936 QĐ/UB ngày 03/02/1999 của UBND tỉnh. Quyết định số 12 QĐ-UBND ngày 03/02/2001 của UBND tỉnh.
//! ```
//! ```allows
//! Kế hoạch số 17/KH-VPUB ngày 09/02/2023 về kiểm tra công tác dân vận.
//! Nghị quyết số 782NQ/HĐNN7 ngày 08/4/1986 của Hội đồng Nhà nước. Biểu mẫu C79-HD.
//! ```

use super::{ALL, Case, Mend, Profile, misspelt};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    model::{Mention, Quirk, Style, Symbol, WHOLE_SINCE, YEARS},
};

pub(super) const NAME: &str = "missing-slash";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Error;
pub(super) const PROFILES: &[Profile] = ALL;

/// The last year in which offices parted a number from its letters with a blank.
const AGED: u16 = 2005;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let asked = |mention: &_| case.takes(mention, Quirk::MissingSlash);
    let lacking = misspelt(case, asked, Mend::WithTwin, begun);
    let fused = case.report.mentions.iter().filter_map(|mention| {
        let symbol = mention.symbol.as_ref()?;
        let (number, year) = fused(mention)?;
        let parted = Symbol { number, year: Some(year), ..symbol.clone() };
        let says =
            Words::new(format!("→ {}", parted.canonical()), format!("→ {}", parted.canonical()));
        let finding = begun(symbol).disputes(symbol.raw, says);
        Some(finding.perhaps_fixed_by(symbol.raw, parted.canonical()))
    });
    let parted = case.report.mentions.iter().filter_map(|mention| {
        let symbol = mention.symbol.as_ref().filter(|symbol| is_parted(case, mention, symbol))?;
        let right = symbol.canonical();
        let says = Words::new(format!("→ {right}"), format!("→ {right}"));
        Some(begun(symbol).disputes(symbol.raw, says).perhaps_fixed_by(symbol.raw, right))
    });
    lacking.into_iter().chain(fused).chain(parted).collect()
}

/// Whether a blank stands where the slash should: `12 QĐ-UBND`, once offices had ceased to write so.
///
/// The kind has the code, and a known body the letters.
fn is_parted(case: &Case<'_, '_>, mention: &Mention<'_>, symbol: &Symbol<'_>) -> bool {
    let sign = symbol.raw.strip_prefix(symbol.number).unwrap_or_default();
    let kind = mention.kind.filter(|_| mention.kind_words.is_some());
    let mut codes = kind.iter().flat_map(|kind| &kind.state);
    symbol.style == Style::State
        && sign.starts_with(' ')
        && !symbol.raw.contains('/')
        && mention.date.is_some_and(|date| date.year > AGED)
        && codes.any(|code| *code == symbol.code)
        && case.grammar.issuers_of(symbol.body()).next().is_some()
}

fn begun<'t>(symbol: &Symbol<'t>) -> Diagnostic<'t> {
    let message = Words::new(
        format!("\u{201c}{}\u{201d} thiếu dấu \u{201c}/\u{201d} giữa số và ký hiệu", symbol.raw),
        format!("\u{201c}{}\u{201d} lacks a slash behind its number", symbol.raw),
    );
    Diagnostic::new(NAME, SEVERITY, message)
}

/// The number and the year of a symbol whose slash between them is missing: `312019/NĐ-CP`.
///
/// The year is told by a kind that must carry one, and by the date beside it where there is one.
pub(super) fn fused<'t>(mention: &Mention<'t>) -> Option<(&'t str, u16)> {
    let symbol = mention.symbol.as_ref().filter(|symbol| symbol.year.is_none())?;
    let number: &'t str = symbol.number;
    let (head, figures) = number.split_at_checked(number.len().checked_sub(4)?)?;
    let year: u16 = figures.parse().ok()?;
    let agrees = mention.date.is_none_or(|date| date.year == year);
    let is_due = mention.kind.is_some_and(|kind| kind.with_year);
    (is_due && agrees && !head.is_empty() && (WHOLE_SINCE..=*YEARS.end()).contains(&year))
        .then_some((head, year))
}
