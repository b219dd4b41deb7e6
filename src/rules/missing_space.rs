//! A word and a figure of a citation run together.
//!
//! # Tiếng Việt
//!
//! Thiếu dấu cách giữa chữ và số trong viện dẫn.
//!
//! "ngày12/7/2023", "số382/QĐ-UBND", "2024của": đề nghị viết cách ra.
//!
//! ## Khi nào báo nhầm
//!
//! Dòng bị dính khi chuyển đổi tệp: bản gốc có thể viết đúng.
//!
//! ## Cách sửa
//!
//! Sửa an toàn: thêm dấu cách.
//!
//! # Law
//!
//! None: it is a slip of the hand.
//!
//! # When it is wrong
//!
//! Lines that ran together when the file was converted: the original may be right.
//!
//! # Fix
//!
//! Safe: a blank is put between them.
//!
//! ```flags
//! Căn cứ Quyết định số 1420/QĐ-UBND ngày12/7/2023 của UBND tỉnh
//!                                   ^^^^^^^^^^^^^ thiếu dấu cách
//! ```
//! ```allows
//! Căn cứ Quyết định số 1420/QĐ-UBND ngày 12/7/2023 của UBND tỉnh
//! ```

use super::{Case, DRAFTS, Profile, slipped};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    model::Quirk,
};

pub(super) const NAME: &str = "missing-space";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = DRAFTS;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    slipped(case, Quirk::MissingSpace, |words| {
        let message = Words::new(
            format!("\u{201c}{words}\u{201d} thiếu dấu cách giữa chữ và số"),
            format!("\u{201c}{words}\u{201d} lacks the blank between word and figure"),
        );
        let finding = Diagnostic::new(NAME, SEVERITY, message)
            .disputes(words, Words::new("thiếu dấu cách", "a blank is missing"));
        match glued(words) {
            Some((word, parted)) => finding.fixed_by(word, parted),
            None => finding,
        }
    })
}

/// The word that clings to a figure, and the word with its blank.
fn glued(words: &str) -> Option<(&str, String)> {
    let marks = |letter: char| !letter.is_alphabetic();
    let pairs = words.char_indices().zip(words.char_indices().skip(1));
    pairs.into_iter().find_map(|((_, first), (at, second))| {
        let (before, behind) = words.split_at_checked(at)?;
        if first.is_alphabetic() && second.is_ascii_digit() {
            let word = before.rsplit(marks).next()?;
            Some((word, format!("{word} ")))
        } else if first.is_ascii_digit() && second.is_alphabetic() {
            let word = behind.split(marks).next()?;
            Some((word, format!(" {word}")))
        } else {
            None
        }
    })
}
