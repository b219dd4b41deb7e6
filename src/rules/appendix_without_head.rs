//! An appendix does not say which document it belongs to.
//!
//! # Tiếng Việt
//!
//! Phụ lục thiếu dòng "(Kèm theo … số … ngày … của …)".
//!
//! Dưới tên phụ lục phải ghi số, ký hiệu, ngày tháng và cơ quan ban hành văn bản mà phụ lục kèm theo. Văn
//! bản điện tử để trống số và ngày, nhưng không bỏ dòng này.
//!
//! ## Khi nào báo nhầm
//!
//! Phụ lục chỉ được nhắc đến mà không đính kèm; văn bản quy phạm pháp luật và văn bản của Đảng thì
//! không xét.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: số và ngày có thể chưa có.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục III, khoản 1 điểm c.
//!
//! # When it is wrong
//!
//! Appendices that are cited and not attached; legislation and Party papers are not judged.
//!
//! # Fix
//!
//! None: number and date may still be to come.
//!
//! ```flags
//! Số: 130/BC-VPUB
//!
//! Sơn La, ngày 05 tháng 5 năm 2023
//!
//! BÁO CÁO
//!
//! Kết quả công tác dân vận (chi tiết tại Phụ lục)
//!
//! PHỤ LỤC
//! ^^^^^^^ thiếu dòng (Kèm theo …)
//!
//! Danh mục văn bản
//! ```
//! ```allows
//! Số: 130/BC-VPUB
//!
//! Sơn La, ngày 05 tháng 5 năm 2023
//!
//! BÁO CÁO
//!
//! Kết quả công tác dân vận (chi tiết tại Phụ lục)
//!
//! PHỤ LỤC
//! Danh mục văn bản
//! (Kèm theo Báo cáo số      /BC-VPUB ngày      tháng      năm 2023 của Văn phòng UBND tỉnh)
//! ```

use super::{Case, Profile, REVIEW};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    model::Regime,
};

pub(super) const NAME: &str = "appendix-without-head";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = REVIEW;

/// So far behind the heading its line may stand, in bytes.
const REACH: usize = 700;
/// The words of the line.
const ATTACHED: &str = "kèm theo";

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let is_judged = case.report.header.regime == Regime::Administrative;
    let Some(heading) = case.report.outline.appendix().filter(|_| is_judged) else {
        return Vec::new();
    };
    let rest = case.report.text.words().get(case.end_of(heading)..).unwrap_or_default();
    let near = rest.get(..rest.floor_char_boundary(REACH)).unwrap_or(rest);
    if case.grammar.fold(near).contains(ATTACHED) {
        return Vec::new();
    }
    let message = Words::new(
        "phụ lục thiếu dòng ghi kèm theo văn bản nào",
        "the appendix does not say which document it belongs to",
    );
    let says = Words::new("thiếu dòng (Kèm theo …)", "no line (Kèm theo …)");
    vec![Diagnostic::new(NAME, SEVERITY, message).disputes(heading, says)]
}
