//! A letter or dash of another alphabet stands in a symbol.
//!
//! `Ð` of Icelandic, `С` of Russian, a `D` without its bar and the en dash look right on paper, but no
//! search finds the document.
//!
//! # Tiếng Việt
//!
//! Ký hiệu có chữ hoặc dấu của bảng chữ khác.
//!
//! Chữ trông giống nhưng mã khác (Ð, С, Р, Т …), thiếu nét (ND-CP) hoặc gạch dài (–) khiến không tra cứu
//! được văn bản.
//!
//! ## Khi nào báo nhầm
//!
//! Bản dịch ra tiếng nước ngoài viết `ND-CP`: chữ xung quanh không phải tiếng Việt thì không báo.
//! Ngoài số, ký hiệu thì gạch dài vẫn đúng.
//!
//! ## Cách sửa
//!
//! Sửa an toàn: thay bằng đúng chữ định viết.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I, khoản 4: Unicode by TCVN 6909:2001.
//!
//! # When it is wrong
//!
//! Translations write `ND-CP`: nothing is said where the words around are not Vietnamese. Outside of a
//! symbol the en dash is right.
//!
//! # Fix
//!
//! Safe: the letter that was meant takes its place.
//!
//! ```flags
//! Nghị định số 30/2020/NÐ-CP ngày 05/3/2020 của Chính phủ
//!              ^^^^^^^^^^^^^ → 30/2020/NĐ-CP
//! ```
//! ```flags
//! Nghị định số 31/2018/NĐ- CР ngày 08/3/2018 của Chính phủ
//!              ^^^^^^^^^^^^^^ → 31/2018/NĐ-CP
//! ```
//! ```flags
//! Nghị quyết số 17/NQ–CP ngày 07/3/2019 của Chính phủ
//!               ^^^^^^^^ → 17/NQ-CP
//! ```
//! ```flags
//! Nghị định số 30/2020/ND-CP ngày 05/3/2020 của Chính phủ
//!              ^^^^^^^^^^^^^ → 30/2020/NĐ-CP
//! ```
//! ```flags
//! ỦY BAN NHÂN DÂN TỈNH SƠN LA
//! Số: 12/QD-UBND
//!     ^^^^^^^^^^ → 12/QĐ-UBND
//!
//! Sơn La, ngày 09 tháng 10 năm 2020
//!
//! QUYẾT ĐỊNH
//! ```
//! ```allows
//! Pursuant to Decree No. 30/2020/ND-CP dated March 5, 2020 of the Government;
//!
//! Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ – cơ quan hành chính cao nhất.
//! Công văn số 5/CD-VP ngày 05/3/2020. Công văn số 302/NHCS-TDNN ngày 05/3/2020.
//! ```

use super::{ALL, Case, Mend, Profile, spelling::misspelt_or_own};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    model::{Mention, Quirk, Symbol},
};

pub(super) const NAME: &str = "lookalike-letters";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = ALL;

/// The word before a number in English.
const NUMBER: &str = "No.";
/// Words for kinds in English, as a translation writes them.
const KINDS: [&str; 6] = ["Decree", "Circular", "Decision", "Resolution", "Law", "Directive"];
/// So many letters on both sides tell the language.
const NEAR: usize = 80;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let asked = |mention: &Mention<'t>| {
        case.takes(mention, Quirk::LookalikeLetters) && !is_translated(case, mention)
    };
    let begun = |symbol: &Symbol<'t>| {
        let strangers = strangers(case, symbol);
        let message = Words::new(
            format!("ký hiệu {} có chữ hoặc dấu không đúng: {strangers}", symbol.canonical()),
            format!(
                "{} is written with strange letters or dashes: {strangers}",
                symbol.canonical()
            ),
        );
        Diagnostic::new(NAME, SEVERITY, message)
    };
    misspelt_or_own(case, asked, (Quirk::LookalikeLetters, Mend::Safe), begun)
}

/// A symbol in plain letters among words that are none of Vietnamese: translations write `ND-CP`.
fn is_translated(case: &Case<'_, '_>, mention: &Mention<'_>) -> bool {
    let written = case.report.text.written(mention.words);
    let near = |words: &str| words.chars().take(NEAR).all(|letter| !is_vietnamese(letter));
    let before: String = case.before(mention.words).chars().rev().take(NEAR).collect();
    let lead = case.before(mention.words).trim_end();
    let says_number = lead.ends_with(NUMBER) || KINDS.iter().any(|kind| lead.ends_with(kind));
    written.is_ascii() && (says_number || near(&before) && near(case.behind(mention.words)))
}

/// Whether no other language around here has the letter.
fn is_vietnamese(letter: char) -> bool {
    letter.is_alphabetic() && !letter.is_ascii()
}

/// The letters that are not what they look like, each with its code, or with the letter that it
/// stands for.
fn strangers(case: &Case<'_, '_>, symbol: &Symbol<'_>) -> String {
    let right = symbol.canonical();
    let written = case.report.text.written(symbol.raw);
    let is_strange = |letter: &char| !letter.is_ascii() && !right.contains(*letter);
    let mut named: Vec<_> = written
        .chars()
        .filter(is_strange)
        .map(|letter| format!("{letter} (U+{:04X})", u32::from(letter)))
        .collect();
    if named.is_empty() && symbol.is_misread() {
        let figures = symbol.number.replace(['O', 'o'], "0").replace(['I', 'l'], "1");
        named.push(format!("{} → {figures}", symbol.number));
    }
    if named.is_empty() {
        let marks = |words: &str| -> Vec<char> { words.chars().filter(|it| *it != ' ').collect() };
        let (written, right) = (marks(written), marks(&right));
        let pairs = written.iter().zip(&right).filter(|(one, two)| one != two);
        named.extend(pairs.map(|(one, two)| format!("{one} → {two}")));
    }
    named.dedup();
    named.join(", ")
}
