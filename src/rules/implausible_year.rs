//! The year of a date cannot be: a figure is missing, or it lies out of all reach.
//!
//! # Tiếng Việt
//!
//! Năm ghi trong ngày ban hành không thể có.
//!
//! Năm thiếu chữ số (04/7/025), thừa chữ số, quá xa (2202) hoặc chữ "năm" ghi nhầm thành "tháng" (ngày
//! 05 tháng 3 tháng 2020). Đề nghị tra văn bản rồi ghi lại ngày.
//!
//! ## Khi nào báo nhầm
//!
//! Văn bản lịch sử: năm trước 1930 được coi là lịch sử; ngày ở xa về sau, trước năm 2100, chỉ bị nêu
//! khi ngày của chính văn bản cho thấy đó không thể là ngày ban hành.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: ngày đúng chỉ có ở văn bản.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4 điểm b: day, month and year are written in full.
//!
//! # When it is wrong
//!
//! Historical texts: a year before 1930 is one, and a date far ahead, before 2100, is no date of issue
//! only where the text's own date shows it.
//!
//! # Fix
//!
//! None: only the document tells its date.
//!
//! ```flags
//! Kế hoạch số 04/KH-UBND ngày 04/01/023 của UBND tỉnh về cải cách hành chính
//!                             ^^^^^^^^^ năm thiếu chữ số
//! Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 tháng 2020 của Chính phủ về công tác văn thư
//!                                 ^^^^^^^^^^^^^^^^^^^^^ chữ "năm" ghi thành "tháng"
//! ```
//! ```flags
//! Số: 130/BC-VPUB
//!
//! Sơn La, ngày 05 tháng 5 năm 2023
//!
//! BÁO CÁO
//!
//! Kết quả công tác dân vận
//!
//! Báo cáo số 123/BC-VPUB ngày 18/3/2203 về kết quả thực hiện công tác dân vận.
//!                        ^^^^^^^^^^^^^^ năm 2203
//! ```
//! ```flags
//! Thực hiện Kế hoạch số 12/KH-UBND ngày 15/3/2204 của UBND tỉnh
//!                                  ^^^^^^^^^^^^^^ năm 2204
//! ```
//! ```allows
//! Sắc lệnh số 60-SL ngày 03/01/1946 của Chủ tịch nước. Kế hoạch số 04/KH-UBND ngày 04/01/2023 của UBND tỉnh.
//! Báo cáo số 123/BC-VPUB ngày 18/5/2033 về kết quả thực hiện công tác dân vận.
//! Kế hoạch số 04/KH-UBND ngày 04/01/2023, 150/200 nhiệm vụ. Công văn số 12/UBND-VX ngày 05 tháng 3 và tháng 4.
//! ```

use std::sync::LazyLock;

use regex::Regex;

use super::{ALL, Case, Profile};
use crate::{
    diagnostic::{Cause, Diagnostic, Severity, Words},
    grammar::DateRole,
    model::{Date, Mention, MentionAt, Quirk, Slip, YEARS},
};

pub(super) const NAME: &str = "implausible-year";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Error;
pub(super) const PROFILES: &[Profile] = ALL;

/// Before this year there was no series that is cited today.
const FIRST: u16 = 1930;
/// A citation that is later by so many years is no slip of a figure in day or month.
const REACH: u16 = 20;

/// A date whose year has not four figures.
static BROKEN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let figures = r"[0-9]{1,2}\s?[/.-]\s?[0-9]{1,2}\s?[/.-]\s?(?<wrong>[0-9]{3}|[0-9]{5})";
    Regex::new(&format!("^[ ,]*ngày (?<date>{figures})(?:[^0-9/.-]|[.-][^0-9]|$)")).ok()
});

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let mentions = case.report.indexed();
    mentions.filter_map(|(at, mention)| judge(case, at, mention)).collect()
}

fn judge<'t>(case: &Case<'_, 't>, at: MentionAt, mention: &Mention<'t>) -> Option<Diagnostic<'t>> {
    let of_year = |date: &str| {
        Words::new(
            format!("{}: năm trong \u{201c}{date}\u{201d} không thể có", mention.words),
            format!("{}: the year of \u{201c}{date}\u{201d} cannot be", mention.words),
        )
    };
    let (date, says, message) = match mention.date {
        // A number without letters may be of any time: `Quyết định số 1432` of 1895.
        Some(date) if mention.symbol.is_some() && is_far(case, date) => {
            let says = Words::new(format!("năm {}", date.year), format!("the year {}", date.year));
            (date.words, says, of_year(date.words))
        }
        Some(Date { slip: Some(Slip { quirk: Quirk::MonthForYear, words: date }), .. }) => {
            let says = Words::new("chữ \"năm\" ghi thành \"tháng\"", "the year is called a month");
            let message = Words::new(
                format!(
                    "{}: \u{201c}{date}\u{201d} ghi tháng hai lần và không ghi năm",
                    mention.words
                ),
                format!(
                    "{}: \u{201c}{date}\u{201d} says the month twice and no year",
                    mention.words
                ),
            );
            (date, says, message)
        }
        Some(_) => return None,
        None => {
            let (date, says) = broken(case, mention)?;
            (date, says, of_year(date))
        }
    };
    let issue = case.graph.document_of(at).map_or(Cause::Alone, Cause::Issue);
    let finding = Diagnostic::new(NAME, SEVERITY, message).caused_by(issue).disputes(date, says);
    Some(finding.advises(Words::new(
        "đề nghị tra văn bản rồi ghi lại ngày",
        "please look the document up, and write its date again",
    )))
}

/// Whether a year lies before all series or behind them, or far behind the text's own date.
pub(super) fn is_far(case: &Case<'_, '_>, date: Date<'_>) -> bool {
    let own = case.own_day().map(|(own, _)| own.year);
    date.year < FIRST || date.year > *YEARS.end() || own.is_some_and(|own| date.year > own + REACH)
}

/// A date right behind a number that is no date.
fn broken<'t>(case: &Case<'_, 't>, mention: &Mention<'t>) -> Option<(&'t str, Words)> {
    let behind = case.behind(mention.words);
    // The pattern is seldom asked, and takes its time to be made ready.
    let dated = case.grammar.date_word_at(behind.trim_start_matches([' ', ',']));
    dated.filter(|(word, _)| word.role == DateRole::Day)?;
    let read = BROKEN.as_ref()?.captures(behind)?;
    let date = read.name("date")?.as_str();
    let says = match read.name("wrong") {
        Some(year) if year.len() < 4 => Words::new("năm thiếu chữ số", "a figure is missing"),
        _ => Words::new("năm thừa chữ số", "there is a figure too many"),
    };
    Some((date, says))
}
