//! Two words, or a word and a figure, of a citation run together.
//!
//! # Tiếng Việt
//!
//! Thiếu dấu cách trong viện dẫn.
//!
//! "ngày12/7/2023", "số382/QĐ-UBND", "2024của", "NĐ-CPquy định", "tạiTờ trình số": đề nghị viết cách ra.
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
//! ```flags
//! Căn cứ Nghị định số 118/2021/NĐ-CPngày 23/12/2021 của Chính phủ
//!                     ^^^^^^^^^^^^^^^^^^ thiếu dấu cách
//! ```
//! ```flags
//! Căn cứ Luật Xây dựng ngày26/11/2003; đề nghị tạiTờ trình số 311/TTr-SNV ngày 06/9/2005củaSở Nội vụ
//!                      ^^^^^^^^^^^^^^ thiếu dấu cách
//!                                              ^^^^^ thiếu dấu cách
//!                                                                              ^^^^^^^^^^^^^^ thiếu dấu cách
//! ```
//! ```flags
//! Căn cứ Luật Đất đai 2024số 31/2024/QH15; theo Điều23 Nghị định số 159/2016/NĐ-CP ngày 29/12/2016 của Chính phủ
//!                     ^^^^^^ thiếu dấu cách
//!                                               ^^^^^^ thiếu dấu cách
//! ```
//! ```allows
//! Căn cứ Quyết định số 1420/QĐ-UBND ngày 12/7/2023 của UBND tỉnh
//! ```

use std::collections::BTreeMap;

use super::{Case, DRAFTS, Profile, slipped};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    grammar::Grammar,
    model::Quirk,
};

mod clinging;

pub(super) const NAME: &str = "missing-space";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = DRAFTS;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let told = slipped(case, Quirk::MissingSpace, |words| {
        let clinging = clinging(case.grammar, words).map(|word| (word, format!(" {word}")));
        let is_symbol = clinging.is_some() && words.contains(char::is_uppercase);
        let finding = if is_symbol { behind_symbol(words) } else { apart(words) };
        match clinging.or_else(|| glued(case.grammar, words)) {
            Some((word, parted)) => finding.fixed_by(word, parted),
            None => finding,
        }
    });
    let around = case.report.mentions.iter().flat_map(|it| clinging::around(case, it));
    let around: BTreeMap<_, _> =
        around.map(|(words, part)| (case.start_of(words), (words, part))).collect();
    let around = around.into_values().filter(|(words, _)| !case.is_quoted(words));
    let around = around.map(|(words, part)| apart(words).fixed_by(part, format!(" {part}")));
    told.into_iter().chain(around).collect()
}

fn behind_symbol(words: &str) -> Diagnostic<'_> {
    raised(
        words,
        Words::new(
            format!("\u{201c}{words}\u{201d} thiếu dấu cách sau ký hiệu"),
            format!("\u{201c}{words}\u{201d} lacks the blank behind the symbol"),
        ),
    )
}

fn apart(words: &str) -> Diagnostic<'_> {
    let message = if words.contains(|it: char| it.is_ascii_digit()) {
        Words::new(
            format!("\u{201c}{words}\u{201d} thiếu dấu cách giữa chữ và số"),
            format!("\u{201c}{words}\u{201d} lacks the blank between word and figure"),
        )
    } else {
        Words::new(
            format!("\u{201c}{words}\u{201d} thiếu dấu cách giữa hai từ"),
            format!("\u{201c}{words}\u{201d} lacks the blank between two words"),
        )
    };
    raised(words, message)
}

fn raised(words: &str, message: Words) -> Diagnostic<'_> {
    Diagnostic::new(NAME, SEVERITY, message)
        .disputes(words, Words::new("thiếu dấu cách", "a blank is missing"))
}

/// The word that clings to the letters of a symbol: `ngày` of `31/2025/TT-BCAngày`.
fn clinging<'t>(grammar: &Grammar, words: &'t str) -> Option<&'t str> {
    let symbol = words.rfind('/')?;
    let opens = |word: &&str| {
        let day = grammar.date_word_at(word).is_some_and(|(_, width)| width == word.len());
        day || grammar.openers().iter().any(|it| it.words.split(' ').next() == Some(word))
    };
    let run = words.trim_end_matches(char::is_lowercase).len().max(symbol);
    let ends = words.get(run..)?.char_indices().filter_map(|(at, _)| words.get(run + at..));
    ends.into_iter().find(opens)
}

/// The word that clings to a figure, and the word with its blank.
fn glued<'t>(grammar: &Grammar, words: &'t str) -> Option<(&'t str, String)> {
    let marks = |letter: char| !letter.is_alphabetic();
    let pairs = words.char_indices().zip(words.char_indices().skip(1));
    pairs.into_iter().find_map(|((_, first), (at, second))| {
        let (before, behind) = words.split_at_checked(at)?;
        if first.is_alphabetic() && second.is_ascii_digit() {
            let word = before.rsplit(marks).next()?;
            Some((word, format!("{word} ")))
        } else if first.is_ascii_digit() && second.is_alphabetic() {
            let word = behind.split(marks).next()?;
            let (opener, name) = opening(grammar, word).unwrap_or((word, ""));
            Some((word, format!(" {opener} {name}").trim_end().to_owned()))
        } else {
            None
        }
    })
}

/// `củaSở`: the opener, and the name that clings to it.
fn opening<'t>(grammar: &Grammar, word: &'t str) -> Option<(&'t str, &'t str)> {
    let (opener, name) = word.split_at_checked(word.find(char::is_uppercase)?)?;
    let is_opener = grammar.opener_at(opener).is_some_and(|(_, width)| width == opener.len());
    (is_opener && !opener.is_empty()).then_some((opener, name))
}
