//! A document is dated on a weekend or on a holiday.
//!
//! No rule forbids signing on such a day, but it is rare; together with another doubt it helps to
//! choose between two dates.
//!
//! # Tiếng Việt
//!
//! Văn bản đề ngày nghỉ.
//!
//! Ngày ghi là thứ Bảy, Chủ nhật hoặc ngày lễ. Không quy định nào cấm, nhưng ít gặp: đề nghị xem qua.
//!
//! ## Khi nào báo nhầm
//!
//! Công điện (cứ năm bản có một bản), văn bản của Quốc hội (cứ sáu bản có một bản) và việc gấp; thứ
//! Bảy làm bù cho kỳ nghỉ dài. Vì vậy không xét công điện và văn bản quy phạm pháp luật, và chỉ là
//! gợi ý, mỗi văn bản một lần.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa.
//!
//! # Law
//!
//! Bộ luật Lao động 2019, Điều 112 (days off); NĐ 30/2020/NĐ-CP, Điều 15 khoản 2.
//!
//! # When it is wrong
//!
//! Telegrams (one in five), the National Assembly (one in six) and urgent work; working Saturdays that
//! make up for a long holiday. So telegrams and legislation are left out, and it is never more than a
//! hint, once for each document.
//!
//! # Fix
//!
//! None.
//!
//! ```flags
//! Kế hoạch số 07/KH-VPUB ngày 15/01/2023 về chuyển đổi vị trí công tác.
//!                        ^^^^^^^^^^^^^^^ Chủ nhật
//! Tiếp tục thực hiện Kế hoạch số 07/KH-VPUB ngày 15/01/2023.
//! ```
//! ```flags
//! Quyết định số 2405/QĐ-UBND ngày 02/9/2022 của UBND tỉnh
//!                            ^^^^^^^^^^^^^^ Quốc khánh
//! ```
//! ```allows
//! Kế hoạch số 12/KH-VPUB ngày 27/01/2023 về phổ biến pháp luật.
//! Công điện số 217/CĐ-TTg ngày 16/11/2025 của Thủ tướng Chính phủ.
//! Nghị quyết số 203/2025/QH15 ngày 15/6/2025 của Quốc hội.
//! ```

use jiff::civil::Weekday;

use super::{Case, DRAFTS, Profile, called};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    grammar::{Grammar, Holiday},
    model::{CivilDate, Mention, Style},
};

pub(super) const NAME: &str = "non-working-day";
pub(super) const GROUP: &str = "time";
pub(super) const SEVERITY: Severity = Severity::Info;
pub(super) const PROFILES: &[Profile] = DRAFTS;

/// The first Saturday on which offices were closed (QĐ 188/1999/QĐ-TTg).
const FIVE_DAYS: CivilDate = jiff::civil::date(1999, 10, 2);
/// Signed on any day of the week.
const TELEGRAM: &str = "CĐ";

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let found = case.documents().filter_map(|(_, document)| {
        let (dated, off) = case
            .dated(document)
            .filter(|dated| is_administrative(dated.mention))
            .find_map(|dated| Some((dated, day_off(case.grammar, dated.day)?)))?;
        let (vi, en) = called(document);
        let [off_vi, off_en] = off;
        let message = Words::new(
            format!("{vi} đề ngày {}, là {off_vi}", dated.date),
            format!("{en} is dated {}, {off_en}", super::english(dated.day)),
        );
        Some(
            Diagnostic::new(NAME, SEVERITY, message)
                .disputes(dated.date.words, Words::new(off_vi, off_en)),
        )
    });
    found.collect()
}

fn is_administrative(mention: &Mention<'_>) -> bool {
    let style = mention.symbol.as_ref().map(|symbol| symbol.style);
    matches!(style, Some(Style::State | Style::Dispatch | Style::Party))
        && mention.kind.is_none_or(|kind| kind.code != TELEGRAM && !kind.named)
}

/// Why nobody works on a day, in both languages.
fn day_off(grammar: &Grammar, day: CivilDate) -> Option<[&str; 2]> {
    match day.weekday() {
        Weekday::Saturday if day >= FIVE_DAYS => return Some(["thứ Bảy", "a Saturday"]),
        Weekday::Sunday => return Some(["Chủ nhật", "a Sunday"]),
        _ => {}
    }
    let holiday = grammar.holidays().iter().find(|holiday| is_on(holiday, day))?;
    Some([&holiday.name, &holiday.english])
}

fn is_on(holiday: &Holiday, day: CivilDate) -> bool {
    let since = holiday.since.is_none_or(|since| since <= day.year());
    let fixed = || holiday.fixed.as_deref().and_then(|fixed| fixed.split_once('-'));
    let is_fixed = || {
        fixed().is_some_and(|(month, date)| {
            month.parse() == Ok(day.month()) && date.parse() == Ok(day.day())
        })
    };
    since && (holiday.days.contains(&day) || is_fixed())
}
