//! No hyphen stands between type code and issuer.
//!
//! # Tiếng Việt
//!
//! Thiếu dấu gạch nối giữa tên loại và cơ quan ban hành.
//!
//! Giữa các nhóm chữ của ký hiệu phải có dấu gạch nối (-): 201/QĐ-UBND, không phải 201/QĐUBND.
//!
//! ## Khi nào báo nhầm
//!
//! Công văn không có chữ viết tắt tên loại, nên chỉ có một nhóm chữ (`942/BDN`) và không cần gạch
//! nối. Văn bản hầu như không còn dấu gạch nối nào mà có từ ba số như thế thì đã mất dấu khi chuyển
//! dạng: không báo.
//!
//! ## Cách sửa
//!
//! Sửa an toàn khi chỗ khác trong văn bản viết đúng ký hiệu ấy; nếu không thì cần người đồng ý.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3 điểm c.
//!
//! # When it is wrong
//!
//! A dispatch has no type code, so its one group (`942/BDN`) needs no hyphen. A text with hardly any
//! hyphen that has three such numbers lost them when it was converted: nothing is said.
//!
//! # Fix
//!
//! Safe when the text writes the same symbol rightly elsewhere, else a person has to agree.
//!
//! ```flags
//! Quyết định số 201/QĐUBND ngày 09/02/2023 của UBND tỉnh Sơn La
//!               ^^^^^^^^^^ → 201/QĐ-UBND
//! ```
//! ```flags
//! ỦY BAN NHÂN DÂN TỈNH SƠN LA
//! Số: 12/QĐUBND
//!     ^^^^^^^^^ → 12/QĐ-UBND
//!
//! Sơn La, ngày 09 tháng 10 năm 2020
//!
//! QUYẾT ĐỊNH
//! ```
//! ```allows
//! Quyết định số 201/QĐ-UBND ngày 09/02/2023 của UBND tỉnh Sơn La. Công văn số 942/BDN ngày 10/02/2023.
//! ```
//! ```allows
//! Quyết định số 201/QĐUBND ngày 09/02/2023 của UBND tỉnh Sơn La. Kế hoạch số 45/KHUBND ngày 10/02/2023 của UBND tỉnh Sơn La.
//! Nghị định số 61/2018/NĐCP ngày 23/4/2018 của Chính phủ.
//! ```
//! ```allows
//! Bản xem trước: Quyết định số 201/QĐ-UBND của UBND tỉnh Sơn La
//!
//! Quyết định số 318/QĐUBND ngày 09/02/2023 của UBND tỉnh Sơn La. Kế hoạch số 45/KHUBND ngày 10/02/2023 của UBND tỉnh Sơn La.
//! Nghị định số 61/2018/NĐCP ngày 23/4/2018 của Chính phủ. Nghị quyết số 30/NQCP ngày 08/11/2021 của Chính phủ.
//! ```

use super::{ALL, Case, Mend, Profile, spelling::misspelt_or_own};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    model::{Quirk, Symbol},
};

pub(super) const NAME: &str = "missing-hyphen";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = ALL;

/// So many numbers without their hyphen, in a text that has hardly any, lost it on their way.
const LOST: usize = 3;
/// So many numbers without their hyphen stand for one hyphen in a text that lost them: what a page says
/// above the text is its own.
const FOR_ONE: usize = 2;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let asked = |mention: &_| case.takes(mention, Quirk::MissingHyphen);
    let lacking = case.by_document(asked).len();
    let hyphens = case.report.text.words().matches(['-', '\u{2013}']).count();
    if lacking >= LOST && hyphens * FOR_ONE <= lacking {
        return Vec::new();
    }
    misspelt_or_own(case, asked, (Quirk::MissingHyphen, Mend::WithTwin), begun)
}

fn begun<'t>(symbol: &Symbol<'t>) -> Diagnostic<'t> {
    let message = Words::new(
        format!("\u{201c}{}\u{201d} thiếu dấu gạch nối giữa các nhóm chữ", symbol.raw),
        format!("\u{201c}{}\u{201d} lacks the hyphen between its groups of letters", symbol.raw),
    );
    Diagnostic::new(NAME, SEVERITY, message)
}
