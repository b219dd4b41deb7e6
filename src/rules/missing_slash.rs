//! No slash stands between number and type code.
//!
//! # Tiếng Việt
//!
//! Thiếu dấu gạch chéo giữa số và ký hiệu.
//!
//! Giữa số và ký hiệu phải có dấu gạch chéo (/): 17/KH-VPUB, không phải 17KH-VPUB.
//!
//! ## Khi nào báo nhầm
//!
//! Ký hiệu cũ (`782NQ/HĐNN7`) và mã biểu mẫu (`C79-HD`) vẫn viết như vậy.
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
//! Old symbols (`782NQ/HĐNN7`) and codes of forms (`C79-HD`) are written so.
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
//! ```allows
//! Kế hoạch số 17/KH-VPUB ngày 09/02/2023 về kiểm tra công tác dân vận.
//! Nghị quyết số 782NQ/HĐNN7 ngày 08/4/1986 của Hội đồng Nhà nước. Biểu mẫu C79-HD.
//! ```

use super::{ALL, Case, Mend, Profile, misspelt};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    model::Quirk,
};

pub(super) const NAME: &str = "missing-slash";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Error;
pub(super) const PROFILES: &[Profile] = ALL;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let asked = |mention: &_| case.takes(mention, Quirk::MissingSlash);
    misspelt(case, asked, Mend::WithTwin, |symbol| {
        let message = Words::new(
            format!(
                "\u{201c}{}\u{201d} thiếu dấu \u{201c}/\u{201d} giữa số và ký hiệu",
                symbol.raw
            ),
            format!("\u{201c}{}\u{201d} lacks the slash between number and code", symbol.raw),
        );
        Diagnostic::new(NAME, SEVERITY, message)
    })
}
