//! A word is typed twice beside a citation.
//!
//! # Tiếng Việt
//!
//! Từ bị lặp ngay cạnh viện dẫn.
//!
//! Hay gặp nhất là "ngày ngày" trước chữ số, sau đó là "số số", "của của", "về về".
//!
//! ## Khi nào báo nhầm
//!
//! Trạng từ `ngày ngày` không phải là gõ lặp: phía sau phải có chữ số. Từ cố ý lặp (`đời đời`, `xã
//! xã`) không thuộc các từ nối những phần của viện dẫn.
//!
//! ## Cách sửa
//!
//! Sửa an toàn: bỏ một trong hai từ.
//!
//! # Law
//!
//! None: it is a slip of the hand.
//!
//! # When it is wrong
//!
//! The adverb `ngày ngày` (day by day) is no slip: a figure has to follow. Words that are doubled on
//! purpose (`đời đời`, `xã xã`) are none of those that link a citation's parts.
//!
//! # Fix
//!
//! Safe: one of the two goes.
//!
//! ```flags
//! Báo cáo số 165/BC-UBND ngày ngày 21/4/2023 của UBND tỉnh về kết quả Chỉ số PAPI
//!                        ^^^^^^^^^ lặp từ
//! ```
//! ```flags
//! Kế hoạch số số 04/KH-UBND ngày 04/01/2023 của của UBND tỉnh về về nâng cao Chỉ số PAPI
//!          ^^^^^                            ^^^^^^^           ^^^^^
//! ```
//! ```allows
//! Kế hoạch số 04/KH-UBND ngày 04/01/2023 của UBND tỉnh. Cán bộ ngày ngày bám địa bàn, ngày ngày 24 giờ.
//! Thực hiện tốt công tác công tác tiếp công dân theo Kế hoạch số 04/KH-UBND.
//! Căn cứ Luật Công nghiệp công nghệ số số 71/2025/QH15 ngày 14/6/2025;
//! ```

use std::collections::BTreeMap;

use memchr::memmem;

use super::{Case, DRAFTS, Profile};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    grammar::{DateRole, DateWord, Grammar, OpenerRole},
    model::Mention,
};

pub(super) const NAME: &str = "doubled-word";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = DRAFTS;

/// How far behind a citation it is looked for what belongs to it, in bytes.
const GLANCE: usize = 32;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let mut found = BTreeMap::new();
    let day = |row: &&DateWord| row.role == DateRole::Day && !row.words.contains(' ');
    for word in case.grammar.date_words().iter().filter(day) {
        for words in before_dates(case, &word.words) {
            found.insert(words.as_ptr(), words);
        }
    }
    for words in case.report.mentions.iter().flat_map(|mention| beside(case, mention)) {
        found.entry(words.as_ptr()).or_insert(words);
    }
    found.into_values().map(finding).collect()
}

fn finding(words: &str) -> Diagnostic<'_> {
    let once = words.split(' ').next().unwrap_or_default();
    let message = Words::new(
        format!("lặp từ \u{201c}{once}\u{201d}"),
        format!("\u{201c}{once}\u{201d} stands twice"),
    );
    Diagnostic::new(NAME, SEVERITY, message)
        .disputes(words, Words::new("lặp từ", "doubled"))
        .fixed_by(words, once)
}

/// A doubled `ngày` anywhere, when a date follows.
fn before_dates<'t>(case: &Case<'_, 't>, word: &str) -> Vec<&'t str> {
    let words = case.report.text.words();
    let tail = word.chars().next().map_or(0, char::len_utf8);
    let needle = format!("{} {word} ", word.get(tail..).unwrap_or_default());
    let places = memmem::find_iter(words.as_bytes(), &needle).filter_map(|at| {
        let start = at.checked_sub(tail)?;
        let end = at + needle.len() - 1;
        let whole = words.get(..start)?.chars().next_back().is_none_or(|it| !it.is_alphanumeric());
        let first = words.get(start..at)?.to_lowercase();
        let is_date = whole && word.starts_with(&first) && opens_date(case, words.get(end..)?);
        words.get(start..end).filter(|_| is_date)
    });
    places.collect()
}

/// Whether these words begin with a date: `21/4`, `21-4`, `21 tháng 4`.
fn opens_date(case: &Case<'_, '_>, words: &str) -> bool {
    let words = words.trim_start();
    let rest = words.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let figures = words.len() - rest.len();
    let mark = rest.strip_prefix(['/', '-', '.']);
    let month = || case.grammar.date_word_at(rest.trim_start()).map(|(word, _)| word.role);
    (1..=2).contains(&figures)
        && (mark.is_some_and(|rest| rest.starts_with(|it: char| it.is_ascii_digit()))
            || month() == Some(DateRole::Month))
}

/// Doubled words between the parts of a citation.
fn beside<'t>(case: &Case<'_, 't>, mention: &Mention<'t>) -> Vec<&'t str> {
    let text = case.report.text;
    let range = |slice| text.range_of(slice).unwrap_or_default();
    let words = text.words();
    let name = range(mention.words);
    // `Luật Công nghiệp công nghệ số số 71/2025/QH15`: the first word is the end of a name.
    let lead = mention.name.or(mention.kind_words).map(range).filter(|it| it.end <= name.start);
    let before = lead.and_then(|lead| words.get(lead.end..name.start)).unwrap_or_default();
    let end = match mention.subject {
        Some(subject) => range(subject).start,
        None => range(mention.extent).end,
    };
    let mut end = words.len().min(end.max(name.end) + GLANCE);
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    let after = words.get(name.end..end).unwrap_or_default();
    let after = after.split(['\n', ';']).next().unwrap_or_default();
    let after = after.split(". ").next().unwrap_or_default();
    let linked = doubles(after).filter(|it| links(case.grammar, it));
    doubles(before).chain(linked).collect()
}

/// Two equal words side by side.
fn doubles(words: &str) -> impl Iterator<Item = &str> {
    let mut rest = words;
    let tokens = std::iter::from_fn(move || {
        let start = rest.trim_start();
        let end = start.find(char::is_whitespace).unwrap_or(start.len());
        let (token, after) = start.split_at(end);
        let both = after.trim_start().strip_prefix(token).filter(|_| is_word(token));
        let doubled = both
            .filter(|rest| rest.chars().next().is_none_or(char::is_whitespace))
            .and_then(|rest| start.get(..start.len() - rest.len()));
        rest = after;
        (!token.is_empty()).then_some(doubled)
    });
    tokens.flatten()
}

fn is_word(token: &str) -> bool {
    token.chars().all(char::is_alphabetic)
}

/// Whether a doubled word is one that links the parts of a citation.
fn links(grammar: &Grammar, doubled: &str) -> bool {
    let word = doubled.split_whitespace().next().unwrap_or_default();
    let opener = grammar.opener_at(word).filter(|(_, width)| *width == word.len());
    let date = grammar.date_word_at(word).filter(|(_, width)| *width == word.len());
    opener.is_some_and(|(it, _)| matches!(it.role, OpenerRole::Issuer | OpenerRole::Subject))
        || date.is_some_and(|(it, _)| it.role == DateRole::Day)
}
