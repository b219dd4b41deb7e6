//! A word of the citation itself is misspelt.
//!
//! # Tiếng Việt
//!
//! Từ trong viện dẫn viết sai chính tả.
//!
//! "Quyết định só 96/QĐ-UBND", "ngày 30 tháng 4 nám 2025", "Chi thị số 16/CT-TTg": người đọc hiểu,
//! nhưng khi tra cứu thì không thấy.
//!
//! ## Khi nào báo nhầm
//!
//! Chữ ấy là một từ khác (`sổ`, `nám da`): chỉ xét khi đứng đúng chỗ của từ trong viện dẫn.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: đề nghị viết lại cho đúng.
//!
//! # Law
//!
//! None: it is a slip of the hand.
//!
//! # When it is wrong
//!
//! The letters are another word (`sổ`, `nám da`): only the place of a citation's own word is judged.
//!
//! # Fix
//!
//! None: a person writes the word again.
//!
//! ```flags
//! Căn cứ Nghị quyết só 517/NQ-HĐND ngày 11/7/2024 của HĐND tỉnh
//!                   ^^ viết sai chính tả
//! ```
//! ```flags
//! Căn cứ Nghị định số 30/2020/NĐ-CP ngay 05/3/2020 của Chính phủ
//!                                   ^^^^ viết sai chính tả
//! ```
//! ```flags
//! Căn cứ khoàn 9 Điều 14 Thông tư số 06/2025/TT-BXD quy định chỉ tiết về bảo trì công trình
//!        ^^^^^ viết sai chính tả
//!                                                   ^^^^^^^^^^^^^^^^^ viết sai chính tả
//! ```
//! ```allows
//! Căn cứ Nghị quyết số 517/NQ-HĐND ngày 11/7/2024 của HĐND tỉnh. Ghi vào sổ 45 và sổ 46/VB.
//! ```

use super::{Case, DRAFTS, Profile, slipped};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    model::Quirk,
};

pub(super) const NAME: &str = "misspelt-word";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = DRAFTS;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    slipped(case, Quirk::MisspeltWord, |words| {
        let message = Words::new(
            format!("\u{201c}{words}\u{201d} trong viện dẫn viết sai chính tả"),
            format!("\u{201c}{words}\u{201d} in a citation is misspelt"),
        );
        Diagnostic::new(NAME, SEVERITY, message)
            .disputes(words, Words::new("viết sai chính tả", "misspelt"))
    })
}
