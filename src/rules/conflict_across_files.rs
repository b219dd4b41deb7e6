//! Another file gives the document another date.
//!
//! A document is issued on one day. When this text and another one, of the same run or of the registry, give
//! it different days, one of them was typed wrong at least.
//!
//! # Tiếng Việt
//!
//! Tệp khác ghi ngày khác cho cùng một văn bản.
//!
//! Mỗi văn bản chỉ có một ngày ban hành. Văn bản đang soát và một văn bản khác ghi hai ngày thì ít nhất một
//! nơi đã ghi nhầm; đề nghị tra sổ hoặc bản gốc.
//!
//! ## Khi nào báo nhầm
//!
//! Hai văn bản chỉ trông giống nhau: của hai cơ quan mà tên cơ quan bị bỏ qua.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: không chọn ngày khi chưa có văn bản.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Điều 15 khoản 1: number and date follow the order of issue.
//!
//! # When it is wrong
//!
//! Two documents that only look alike: of two bodies whose names are left out.
//!
//! # Fix
//!
//! None: no date is chosen without the document.
//!
//! ```added
//! Số: 64/BC-VPUB
//!
//! Sơn La, ngày 24 tháng 3 năm 2023
//!
//! BÁO CÁO
//!
//! Công tác phòng, chống tham nhũng
//!
//! Kế hoạch số 09/KH-VPUB ngày 09/01/2023 về phòng, chống tham nhũng năm 2023.
//! ```
//! ```flags
//! Số: 98/BC-VPUB
//!
//! Sơn La, ngày 05 tháng 5 năm 2023
//!
//! BÁO CÁO
//!
//! Công tác dân vận
//!
//! Kế hoạch số 09/KH-VPUB ngày 06/01/2023 về phòng, chống tham nhũng năm 2023.
//!                        ^^^^^^^^^^^^^^^ tệp khác ghi 09/01/2023
//! ```
//! ```allows
//! Số: 98/BC-VPUB
//!
//! Sơn La, ngày 05 tháng 5 năm 2023
//!
//! BÁO CÁO
//!
//! Công tác dân vận
//!
//! Kế hoạch số 09/KH-VPUB ngày 09/01/2023 về phòng, chống tham nhũng năm 2023.
//! Kế hoạch số 09/KH-VPUB ngày 10/02/2022 về cải cách thủ tục hành chính.
//! ```

use super::{ALL, Case, EXAMPLES, Profile, called, english, register};
use crate::{
    diagnostic::{Cause, Diagnostic, Fact, Footing, Leg, Severity, Words},
    known::Elsewhere,
    model::{CivilDate, figures},
};

pub(super) const NAME: &str = "conflict-across-files";
pub(super) const GROUP: &str = "graph";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = ALL;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let mut findings = Vec::new();
    for (at, document) in case.documents() {
        let elsewhere = &case.known.of(at).elsewhere;
        let own: Vec<_> = register::dated(case, document).collect();
        // Where more texts agree with this one than with another date, the other text is asked.
        let count = |day| elsewhere.iter().filter(|it| it.date == day).count();
        let is_doubted = |day: CivilDate, other| day != other && count(other) > count(day);
        let other = |it: &&Elsewhere| own.iter().any(|dated| is_doubted(dated.day, it.date));
        let others: Vec<_> = elsewhere.iter().filter(other).collect();
        let Some(first) = others.first().filter(|_| !own.is_empty()) else { continue };
        let (vi, en) = called(document);
        let message = Words::new(
            format!("{vi}: tệp khác ghi ngày {}", figures(first.date)),
            format!("{en}: another file says {}", english(first.date)),
        );
        let mut finding = Diagnostic::new(NAME, SEVERITY, message)
            .rests_on(Leg { fact: Fact::Date, footing: Footing::Elsewhere })
            .caused_by(Cause::Issue(at));
        for dated in own.iter().filter(|dated| dated.day != first.date) {
            let says = Words::new(
                format!("tệp khác ghi {}", figures(first.date)),
                format!("another file says {}", english(first.date)),
            );
            finding = finding.disputes(dated.date.words, says);
        }
        for it in others.iter().take(EXAMPLES) {
            let (vi, en) = (figures(it.date), english(it.date));
            let says = Words::new(format!("{vi}: {}", it.place), format!("{en}: {}", it.place));
            finding = finding.because(None, says);
        }
        findings.push(finding);
    }
    findings.retain(|finding| !finding.labels.is_empty());
    findings
}
