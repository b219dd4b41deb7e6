//! A day below 10 or a month below 3 is written without its zero.
//!
//! # Tiếng Việt
//!
//! Ngày nhỏ hơn 10, tháng 1 và 2 chưa ghi thêm số 0 ở trước.
//!
//! Ngày 04/01/2023, không phải 4/1/2023. Tháng 3 đến tháng 9 không cần thêm số 0.
//!
//! ## Khi nào báo nhầm
//!
//! Nghị định nói về ngày ở đầu văn bản; các cơ quan viết mọi ngày theo cách ấy. Tháng thừa số 0
//! (`18/05/2023`) thì vô hại, không báo. Phần trong ngoặc kép được giữ nguyên văn.
//!
//! ## Cách sửa
//!
//! Sửa an toàn: thêm số 0.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4 điểm b; HD 36-HD/VPTW for the Party.
//!
//! # When it is wrong
//!
//! The decree speaks of the date at the head; offices write all dates so. A month with a needless zero
//! (`18/05/2023`) is harmless and not reported. What stands in quotation marks is quoted as it is.
//!
//! # Fix
//!
//! Safe: zeros are added.
//!
//! ```flags
//! Kế hoạch số 04/KH-UBND ngày 4/1/2023 của UBND tỉnh; Kế hoạch số 09/KH-UBND ngày 05 tháng 2 năm 2023
//!                             ^^^^^^^^                                            ^^^^^^^^^^^^^^^^^^^
//! ```
//! ```allows
//! Kế hoạch số 04/KH-UBND ngày 04/01/2023 của UBND tỉnh; Báo cáo số 123/BC-VPUB ngày 18/5/2023, 18/05/2023.
//! Kế hoạch số 09/KH-UBND ngày 05 tháng 02 năm 2023; “Kế hoạch số 05/KH-UBND ngày 4/1/2023”.
//! ```

use super::{Case, Profile, REVIEW};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    model::Date,
};

pub(super) const NAME: &str = "unpadded-date";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Info;
pub(super) const PROFILES: &[Profile] = REVIEW;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let mut dates: Vec<Date<'t>> =
        case.report.mentions.iter().filter_map(|mention| mention.date).collect();
    dates.extend(case.report.header.date);
    dates.retain(|date| date.civil().is_some() && !case.is_quoted(date.raw));
    dates.sort_by_key(|date| case.start_of(date.raw));
    dates.dedup_by_key(|date| date.raw.as_ptr());
    let mut finding = Diagnostic::new(NAME, SEVERITY, message());
    for date in dates {
        let unpadded: Vec<_> = unpadded(date).collect();
        if unpadded.is_empty() {
            continue;
        }
        let mut right = date.raw.to_owned();
        for figure in unpadded.into_iter().rev() {
            finding = finding.fixed_by(figure, format!("0{figure}"));
            right.insert(case.start_of(figure) - case.start_of(date.raw), '0');
        }
        let says = format!("→ {right}");
        finding = finding.disputes(date.raw, Words::new(says.clone(), says));
    }
    (!finding.labels.is_empty()).then_some(finding).into_iter().collect()
}

fn message() -> Words {
    Words::new(
        "ngày nhỏ hơn 10, tháng 1 và 2 phải ghi thêm số 0 ở trước",
        "days below 10 and months below 3 are written with a zero",
    )
}

/// The lonely figures of day and month that lack their zero.
fn unpadded(date: Date<'_>) -> impl Iterator<Item = &str> {
    let mut figures = date.raw.split(|it: char| !it.is_ascii_digit()).filter(|it| !it.is_empty());
    let day = figures.next().filter(|it| it.len() == 1);
    let month = figures.next().filter(|it| it.len() == 1 && date.month < 3);
    [day, month].into_iter().flatten()
}
