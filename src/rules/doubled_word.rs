//! A word is typed twice beside a citation.
//!
//! # Tiếng Việt
//!
//! Từ bị lặp ngay cạnh viện dẫn.
//!
//! Hay gặp nhất là "ngày ngày" trước chữ số, sau đó là "số số", "của của", "về về"; có khi cả tên
//! loại: "Thông tư số Thông tư số".
//!
//! ## Khi nào báo nhầm
//!
//! Trạng từ `ngày ngày` không phải là gõ lặp: phía sau phải có chữ số. Từ cố ý lặp (`đời đời`, `xã
//! xã`) không thuộc các từ nối những phần của viện dẫn. Nút "Tải về" của trang mạng đứng trước "về
//! việc" không phải là gõ lặp.
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
//! purpose (`đời đời`, `xã xã`) are none of those that link a citation's parts. The button `Tải về` of
//! a web page before `về việc` doubles nothing.
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
//! ```flags
//! Tại khoản khoản 6 Điều 3 Nghị định số 101/2024/NĐ-CP ngày 29/7/2024 của Chính phủ
//!     ^^^^^^^^^^^ lặp từ
//! ```
//! ```allows
//! Kế hoạch số 04/KH-UBND ngày 04/01/2023 của UBND tỉnh. Cán bộ ngày ngày bám địa bàn, ngày ngày 24 giờ.
//! Thực hiện tốt công tác công tác tiếp công dân theo Kế hoạch số 04/KH-UBND.
//! Căn cứ Luật Công nghiệp công nghệ số số 71/2025/QH15 ngày 14/6/2025;
//! Công văn số 312/SGDĐT-QLCL năm 2025 Tải về về việc tuyển sinh. Sửa đổi Quyết định tại Quyết định số 17/QĐ-UBND.
//! ```
//! ```flags
//! Thực hiện Thông tư số Thông tư số 27/2024/TT-BGDĐT; Sở đã ban hành ban hành Kế hoạch số 114/KH-SGDĐT.
//!           ^^^^^^^^^^^^^^^^^^^^^^^                         ^^^^^^^^^^^^^^^^^
//! ```

use std::collections::BTreeMap;

use memchr::memmem;

use super::{Case, DRAFTS, Profile};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    grammar::{DateRole, DateWord, Grammar, Opener, OpenerRole},
    model::{Mention, Relation},
};

pub(super) const NAME: &str = "doubled-word";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = DRAFTS;

/// How far around a citation it is looked for what belongs to it, in bytes.
const GLANCE: usize = 40;
/// So many words at the most are typed twice in one go.
const PHRASE: usize = 4;
/// Words of two syllables whose second is one that links: `Tải về` is a button of web pages.
const BUTTONS: [(&str, &str); 3] = [("tải", "về"), ("trở", "về"), ("gửi", "về")];

/// Words with their like right behind them.
#[derive(Debug, Clone, Copy)]
struct Doubled<'t> {
    /// Both.
    whole: &'t str,
    /// The first.
    once: &'t str,
}

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let mut found = BTreeMap::new();
    let day = |row: &&DateWord| row.role == DateRole::Day && !row.words.contains(' ');
    for word in case.grammar.date_words().iter().filter(day) {
        for words in before_dates(case, &word.words) {
            let once = words.split(' ').next().unwrap_or_default();
            found.insert(words.as_ptr(), Doubled { whole: words, once });
        }
    }
    for doubled in case.report.mentions.iter().flat_map(|mention| beside(case, mention)) {
        found.entry(doubled.whole.as_ptr()).or_insert(doubled);
    }
    found.into_values().map(finding).collect()
}

fn finding(Doubled { whole, once }: Doubled<'_>) -> Diagnostic<'_> {
    let message = Words::new(
        format!("lặp từ \u{201c}{once}\u{201d}"),
        format!("\u{201c}{once}\u{201d} stands twice"),
    );
    Diagnostic::new(NAME, SEVERITY, message)
        .disputes(whole, Words::new("lặp từ", "doubled"))
        .fixed_by(whole, once)
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

/// Doubled words before a citation and between its parts.
fn beside<'t>(case: &Case<'_, 't>, mention: &Mention<'t>) -> Vec<Doubled<'t>> {
    let text = case.report.text;
    let range = |slice| text.range_of(slice).unwrap_or_default();
    let words = text.words();
    let name = range(mention.words);
    // `Luật Công nghiệp công nghệ số số 71/2025/QH15`: the first word is the end of a name.
    let lead = mention.name.or(mention.kind_words).map(range).filter(|it| it.end <= name.start);
    let inside = lead.as_ref().and_then(|lead| words.get(lead.end..name.start)).unwrap_or_default();
    let end = match mention.subject {
        Some(subject) => range(subject).start,
        None => range(mention.extent).end,
    };
    let end = words.floor_char_boundary(words.len().min(end.max(name.end) + GLANCE));
    let after = words.get(name.end..end).unwrap_or_default();
    let after = after.split(['\n', ';']).next().unwrap_or_default();
    let after = after.split(". ").next().unwrap_or_default();
    let linked = doubles(after).filter(|it| links(case.grammar, it.once) && !is_button(case, it));
    let one = doubles(inside).filter(|it| !it.once.contains(' '));
    let ahead = ahead(case, mention, lead.map_or(name.start, |lead| lead.start));
    ahead.into_iter().chain(one).chain(linked).collect()
}

/// A kind that is doubled with what leads to its number, or what issues, right before it.
fn ahead<'t>(case: &Case<'_, 't>, mention: &Mention<'t>, start: usize) -> Vec<Doubled<'t>> {
    let words = case.report.text.words();
    let from = words.ceil_char_boundary(start.saturating_sub(GLANCE));
    let before = words.get(from..start).unwrap_or_default();
    let before = before.rsplit(['\n', ';', '.', ',']).next().unwrap_or_default();
    let name = case.start_of(mention.words);
    let near = words.get(start - before.len()..name).unwrap_or_default();
    let kind = mention.kind_words.filter(|_| mention.name.is_none());
    let lead = kind.and_then(|kind| near.get(near.len() - (name - case.start_of(kind))..));
    let is_lead = |it: &Doubled<'_>| kind == Some(it.once) || lead.map(str::trim) == Some(it.once);
    let pinpoint = mention.pinpoint.map_or(start, |pinpoint| case.start_of(pinpoint));
    let leads = |it: &Doubled<'_>| {
        let opener = case.grammar.opener_at(it.once).filter(|(_, width)| *width == it.once.len());
        let cue = case.grammar.cue_at(it.once).filter(|(_, width)| *width == it.once.len());
        let end = case.end_of(it.whole) + 1;
        let introduces =
            |(it, _): (&Opener, usize)| matches!(it.role, OpenerRole::Issues | OpenerRole::Break);
        let is_last = end == start || end == pinpoint;
        is_last && (opener.is_some_and(introduces) || it.once.contains(' ') && opener.is_some())
            || is_last && cue.is_some_and(|(it, _)| it.relation == Relation::BasedOn)
    };
    // `khoản khoản 6 Điều 3`
    let is_unit = |it: &Doubled<'_>| {
        let unit = case.grammar.unit_at(it.once).is_some_and(|(_, width)| width == it.once.len());
        // `trừ 04 điểm`, and the next cell begins with `điểm a`.
        let counted = case.before(it.whole).trim_end().ends_with(|it: char| it.is_ascii_digit());
        unit && !counted && mention.pinpoint.is_some() && case.end_of(it.whole) >= pinpoint
    };
    doubles(near).filter(|it| is_lead(it) || leads(it) || is_unit(it)).collect()
}

/// Words that stand side by side with their like: `ngày ngày`, `Thông tư số Thông tư số`.
fn doubles(words: &str) -> impl Iterator<Item = Doubled<'_>> {
    let mut rest = words.trim_start();
    let found = std::iter::from_fn(move || {
        let here = rest;
        let (_, behind) = here.split_once(' ').unwrap_or((here, ""));
        rest = behind.trim_start();
        let ends = here.char_indices().filter(|(_, letter)| letter.is_whitespace());
        let ends: Vec<usize> = ends.map(|(at, _)| at).take(PHRASE).collect();
        let doubled = ends.into_iter().rev().find_map(|end| {
            let (once, behind) = here.split_at_checked(end)?;
            let behind = strip(behind.trim_start(), once)?;
            let is_whole = behind.chars().next().is_none_or(char::is_whitespace);
            let is_words = once.chars().all(|it| it.is_alphabetic() || it == ' ');
            let whole = here.get(..here.len() - behind.len())?;
            (is_whole && is_words).then_some(Doubled { whole, once })
        });
        (!here.is_empty()).then_some(doubled)
    });
    found.flatten()
}

/// What stands behind words that are the same but for the case of their first letter.
fn strip<'t>(words: &'t str, once: &str) -> Option<&'t str> {
    let (same, behind) = words.split_at_checked(once.len())?;
    let [(first, rest), (other, again)] = [once, same].map(|words| {
        let mut letters = words.chars();
        (letters.next().map(char::to_lowercase), letters.as_str())
    });
    let is_same = first.into_iter().flatten().eq(other.into_iter().flatten()) && rest == again;
    is_same.then_some(behind)
}

/// Whether a doubled word is one that links the parts of a citation.
fn links(grammar: &Grammar, once: &str) -> bool {
    let opener = grammar.opener_at(once).filter(|(_, width)| *width == once.len());
    let date = grammar.date_word_at(once).filter(|(_, width)| *width == once.len());
    opener.is_some_and(|(it, _)| matches!(it.role, OpenerRole::Issuer | OpenerRole::Subject))
        || date.is_some_and(|(it, _)| it.role == DateRole::Day)
}

/// Whether a page's button stands before the words, or ends in the first of them: what comes behind it
/// was set there by the page.
fn is_button(case: &Case<'_, '_>, doubled: &Doubled<'_>) -> bool {
    let before = case.before(doubled.whole).to_lowercase();
    let before = before.trim_end();
    BUTTONS.iter().any(|(first, last)| {
        let ends_in_it = *last == doubled.once && before.ends_with(first);
        ends_in_it || before.strip_suffix(last).is_some_and(|it| it.trim_end().ends_with(first))
    })
}
