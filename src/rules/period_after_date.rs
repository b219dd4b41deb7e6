//! A report counts results up to a day that comes after its own date.
//!
//! What is reported has happened. A period that ends after the report's date means that the date was
//! left from an earlier draft, or that the period was.
//!
//! # Tiếng Việt
//!
//! Kỳ số liệu kết thúc sau ngày của báo cáo.
//!
//! Số liệu đã báo cáo thì phải là việc đã xong. Kỳ tính số liệu kết thúc sau ngày ghi ở đầu văn bản
//! nghĩa là ngày văn bản hoặc kỳ số liệu chưa được sửa theo bản cuối.
//!
//! ## Khi nào báo nhầm
//!
//! Kế hoạch, dự báo và văn bản quy phạm pháp luật nói việc sắp tới. Vì vậy câu phải mở đầu bằng
//! `Tính từ ngày … đến` hoặc kể việc đã làm (`đã`, `kết quả`), và không nói việc sắp tới (`sẽ`, `dự
//! kiến`, `ước`).
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: ngày văn bản hoặc kỳ số liệu đều có thể là chỗ ghi nhầm.
//!
//! # Law
//!
//! None: it follows from the words.
//!
//! # When it is wrong
//!
//! Plans, forecasts and legislation look ahead. So the sentence has to open with `Tính từ ngày … đến`
//! or tell what is done (`đã`, `kết quả`), and must not look ahead (`sẽ`, `dự kiến`, `ước`).
//!
//! # Fix
//!
//! None: either may be wrong.
//!
//! ```flags
//! Số: 130/BC-VPUB
//!
//! Sơn La, ngày 05 tháng 5 năm 2023
//!         ^^^^^^^^^^^^^^^^^^^^^^^^ ngày của văn bản này
//!
//! BÁO CÁO
//!
//! Kết quả công tác tiếp công dân
//!
//! Tính từ ngày 01/12/2022 đến 31/5/2023, đã tiếp 90 lượt với 104 người.
//!                             ^^^^^^^^^ kỳ số liệu kết thúc sau 26 ngày
//! Tính từ ngày 01/12/2022 đến hết ngày 31/5/2023: Trung tâm tiếp nhận 19.180 hồ sơ.
//!                                      ^^^^^^^^^ kỳ số liệu kết thúc sau 26 ngày
//! ```
//! ```allows
//! Số: 130/BC-VPUB
//!
//! Sơn La, ngày 05 tháng 5 năm 2023
//!
//! BÁO CÁO
//!
//! Kết quả công tác tiếp công dân
//!
//! Tính từ ngày 01/12/2022 đến 30/4/2023, đã tiếp 90 lượt với 104 người.
//! Tính từ ngày 01/12/2022 đến 31/5/2023, ước tiếp 90 lượt với 104 người.
//! Thời hạn được tính từ ngày 01/5/2023 đến ngày 31/12/2023.
//! ```

use memchr::memmem;

use super::{ALL, Case, Profile, english};
use crate::{
    diagnostic::{Cause, Diagnostic, Severity, Words},
    grammar::DateRole,
    model::{Date, Regime},
    parse,
};

pub(super) const NAME: &str = "period-after-date";
pub(super) const GROUP: &str = "time";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = ALL;

/// What a counted period begins with, behind its first letter.
const COUNTED: &str = "ính từ ngày ";
/// Words of what is done.
const DONE: [&str; 2] = [" đã ", "ết quả"];
/// Words that look ahead.
const AHEAD: [&str; 3] = [" sẽ ", " dự kiến ", " ước "];

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let Some((own, day)) = case.own_day() else { return Vec::new() };
    if case.report.header.regime == Regime::Normative {
        return Vec::new();
    }
    let words = case.report.text.words();
    let ends = memmem::find_iter(words.as_bytes(), COUNTED).filter_map(|at| end(case, words, at));
    let ends: Vec<_> =
        ends.filter_map(|end| Some((end, (end.civil()? - day).get_days()))).collect();
    let late = || ends.iter().filter(|(_, days)| *days > 0);
    let Some((first, latest)) = late().next().and_then(|(it, _)| Some((it, it.civil()?))) else {
        return Vec::new();
    };
    let message = Words::new(
        format!("văn bản này đề ngày {own} nhưng báo cáo số liệu đến ngày {first}"),
        format!(
            "this text is dated {} but reports results up to {}",
            english(day),
            english(latest)
        ),
    );
    let finding = Diagnostic::new(NAME, SEVERITY, message)
        .caused_by(Cause::OwnDate)
        .disputes(own.words, Words::new("ngày của văn bản này", "the date of this text"));
    let finding = late().fold(finding, |finding, (end, days)| {
        let says = Words::new(
            format!("kỳ số liệu kết thúc sau {days} ngày"),
            format!("the period ends {days} days later"),
        );
        finding.disputes(end.raw, says)
    });
    vec![finding.advises(Words::new(
        "đề nghị xem lại ngày của văn bản này và kỳ số liệu",
        "please check this text's own date and the period",
    ))]
}

/// The last day of the period that is counted at `at`, when it tells of what is done.
fn end<'t>(case: &Case<'_, 't>, words: &'t str, at: usize) -> Option<Date<'t>> {
    let rest = words.get(at + COUNTED.len()..)?;
    let sentence = sentence(rest);
    let opens = words.get(..at)?.ends_with('T');
    let is_done = opens || DONE.iter().any(|done| sentence.contains(done));
    if !is_done || AHEAD.iter().any(|ahead| sentence.contains(ahead)) {
        return None;
    }
    let (rest, _) = parse::date::numeric(rest.trim_start()).ok()?;
    let rest = rest.trim_start();
    let (word, width) = case.grammar.date_word_at(rest)?;
    let rest = rest.get(width..).filter(|_| word.role == DateRole::Until)?;
    parse::date::numeric(rest.trim_start()).ok().map(|(_, end)| end)
}

/// Up to the full stop, or to the end of the line.
fn sentence(words: &str) -> &str {
    let line = words.lines().next().unwrap_or_default();
    line.split(". ").next().unwrap_or_default()
}
