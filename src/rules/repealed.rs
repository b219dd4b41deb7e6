//! The document was repealed.
//!
//! Another document that is known repeals it as a whole, and its words are shown. What is judged is the
//! day of this text, or the day that was asked for.
//!
//! # Tiếng Việt
//!
//! Văn bản đã bị bãi bỏ.
//!
//! Một văn bản khác đã bãi bỏ toàn bộ văn bản này trước ngày của văn bản đang soát; điều khoản nói vậy được
//! dẫn ra. Nếu là căn cứ ban hành thì là lỗi.
//!
//! ## Khi nào báo nhầm
//!
//! Nói việc đã qua: báo cáo có thể nhắc đến văn bản còn hiệu lực vào lúc ấy. Bãi bỏ một phần thì
//! không báo ở đây.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: văn bản nào thay vào thì phải do người xác định.
//!
//! # Law
//!
//! NĐ 34/2016/NĐ-CP, Điều 61: a document rests on what is in force on the day of signing.
//!
//! # When it is wrong
//!
//! History: a report may speak of what was in force then. Repeals of a part are not told here.
//!
//! # Fix
//!
//! None: what took its place, a person must say.
//!
//! ```added
//! Số: 17/2022/NĐ-CP
//!
//! Hà Nội, ngày 31 tháng 01 năm 2022
//!
//! NGHỊ ĐỊNH
//!
//! Về công tác lưu trữ
//!
//! Nghị định này có hiệu lực thi hành kể từ ngày 15/3/2022.
//! Bãi bỏ Nghị định số 01/2013/NĐ-CP ngày 03/01/2013 của Chính phủ.
//! ```
//! ```flags
//! Số: 12/KH-UBND
//!
//! Sơn La, ngày 10 tháng 01 năm 2023
//!
//! KẾ HOẠCH
//!
//! Công tác lưu trữ
//!
//! Căn cứ Nghị định số 01/2013/NĐ-CP ngày 03/01/2013 của Chính phủ;
//!                     ^^^^^^^^^^^^^ bị bãi bỏ từ 15/3/2022
//! ```
//! ```allows
//! Số: 12/KH-UBND
//!
//! Sơn La, ngày 10 tháng 02 năm 2022
//!
//! KẾ HOẠCH
//!
//! Công tác lưu trữ
//!
//! Căn cứ Nghị định số 01/2013/NĐ-CP ngày 03/01/2013 của Chính phủ;
//! ```

use super::{ALL, Case, Profile, register};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    model::Relation,
};

pub(super) const NAME: &str = "repealed";
pub(super) const GROUP: &str = "registry";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = ALL;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    register::done_to_the_whole(case, Relation::Repeals, |change, (vi, en)| {
        let (since_vi, since_en) = register::since(change);
        let message = Words::new(
            format!("{vi} đã bị {} bãi bỏ{since_vi}", change.by),
            format!("{en} was repealed by {}{since_en}", change.by),
        );
        let says = Words::new(format!("bị bãi bỏ{since_vi}"), format!("repealed{since_en}"));
        (Diagnostic::new(NAME, SEVERITY, message), says)
    })
}
