//! The document was replaced by another one.
//!
//! Another document that is known takes its place, and its words are shown; the new one is what should be
//! cited.
//!
//! # Tiếng Việt
//!
//! Văn bản đã được thay thế.
//!
//! Một văn bản khác đã thay thế văn bản này trước ngày của văn bản đang soát; đề nghị viện dẫn văn bản mới.
//! Nếu là căn cứ ban hành thì là lỗi.
//!
//! ## Khi nào báo nhầm
//!
//! Nói việc đã qua: báo cáo có thể nhắc đến văn bản còn hiệu lực vào lúc ấy.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: văn bản mới có thể quy định ở chỗ khác và khác đi.
//!
//! # Law
//!
//! NĐ 34/2016/NĐ-CP, Điều 61: a document rests on what is in force on the day of signing.
//!
//! # When it is wrong
//!
//! History: a report may speak of what was in force then.
//!
//! # Fix
//!
//! None: the new document may say it elsewhere and otherwise.
//!
//! ```added
//! Số: 30/2020/NĐ-CP
//!
//! Hà Nội, ngày 05 tháng 3 năm 2020
//!
//! NGHỊ ĐỊNH
//!
//! Về công tác văn thư
//!
//! Nghị định này có hiệu lực thi hành kể từ ngày 05/3/2020.
//! Nghị định này thay thế Nghị định số 110/2004/NĐ-CP ngày 08/4/2004 của Chính phủ về công tác văn thư.
//! ```
//! ```flags
//! Số: 12/BC-UBND
//!
//! Sơn La, ngày 10 tháng 01 năm 2023
//!
//! BÁO CÁO
//!
//! Công tác văn thư
//!
//! Văn thư được giao theo Nghị định số 110/2004/NĐ-CP ngày 08/4/2004 của Chính phủ.
//!                                     ^^^^^^^^^^^^^^ được 30/2020/NĐ-CP thay thế từ 05/3/2020
//! ```
//! ```allows
//! Số: 12/BC-UBND
//!
//! Sơn La, ngày 10 tháng 01 năm 2019
//!
//! BÁO CÁO
//!
//! Công tác văn thư
//!
//! Văn thư được giao theo Nghị định số 110/2004/NĐ-CP ngày 08/4/2004 của Chính phủ.
//! ```

use super::{ALL, Case, Profile, register};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    model::Relation,
};

pub(super) const NAME: &str = "replaced";
pub(super) const GROUP: &str = "registry";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = ALL;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    register::done_to_the_whole(case, Relation::Replaces, |change, (vi, en)| {
        let (since_vi, since_en) = register::since(change);
        let message = Words::new(
            format!("{vi} đã được {} thay thế{since_vi}", change.by),
            format!("{en} was replaced by {}{since_en}", change.by),
        );
        let says = Words::new(
            format!("được {} thay thế{since_vi}", change.by),
            format!("replaced by {}{since_en}", change.by),
        );
        (Diagnostic::new(NAME, SEVERITY, message), says)
    })
}
