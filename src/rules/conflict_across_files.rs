//! Another file gives the document another date.
//!
//! A document is issued on one day. When this text and another one, of the same run or of the registry, give
//! it different days, one of them was typed wrong at least.
//!
//! # Tiếng Việt
//!
//! Tệp khác ghi ngày khác cho cùng một văn bản.
//!
//! Mỗi văn bản chỉ có một ngày ban hành. Văn bản đang soát và một văn bản khác ghi hai ngày thì ít nhất một
//! nơi đã ghi nhầm; đề nghị tra sổ hoặc bản gốc.
//!
//! ## Khi nào báo nhầm
//!
//! Hai văn bản chỉ trông giống nhau: của hai cơ quan mà tên cơ quan bị bỏ qua.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: không chọn ngày khi chưa có văn bản.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Điều 15 khoản 1: number and date follow the order of issue.
//!
//! # When it is wrong
//!
//! Two documents that only look alike: of two bodies whose names are left out.
//!
//! # Fix
//!
//! None: no date is chosen without the document.
//!
//! ```added
//! Số: 64/BC-VPUB
//!
//! Sơn La, ngày 24 tháng 3 năm 2023
//!
//! BÁO CÁO
//!
//! Công tác phòng, chống tham nhũng
//!
//! Kế hoạch số 09/KH-VPUB ngày 09/01/2023 về phòng, chống tham nhũng năm 2023.
//! ```
//! ```flags
//! Số: 98/BC-VPUB
//!
//! Sơn La, ngày 05 tháng 5 năm 2023
//!
//! BÁO CÁO
//!
//! Công tác dân vận
//!
//! Kế hoạch số 09/KH-VPUB ngày 06/01/2023 về phòng, chống tham nhũng năm 2023.
//!                        ^^^^^^^^^^^^^^^ tệp khác ghi 09/01/2023
//! ```
//! ```allows
//! Số: 98/BC-VPUB
//!
//! Sơn La, ngày 05 tháng 5 năm 2023
//!
//! BÁO CÁO
//!
//! Công tác dân vận
//!
//! Kế hoạch số 09/KH-VPUB ngày 09/01/2023 về phòng, chống tham nhũng năm 2023.
//! Kế hoạch số 09/KH-VPUB ngày 10/02/2022 về cải cách thủ tục hành chính.
//! ```

use std::collections::BTreeSet;

use super::{
    ALL, Case, Dated, EXAMPLES, Profile, bodies::are_central, called, english, register,
    subject_conflict::telling,
};
use crate::{
    diagnostic::{Cause, Diagnostic, Fact, Footing, Language, Leg, Severity, Words},
    graph::Document,
    known::Elsewhere,
    model::{CivilDate, Mention, Style, figures},
};

pub(super) const NAME: &str = "conflict-across-files";
pub(super) const GROUP: &str = "graph";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = ALL;

/// Subjects of fewer telling words are not held against each other.
const TELLING: usize = 4;
/// Words for the level of a body behind its name, folded.
const LEVELS: [&str; 5] = [" tỉnh", " thành phố", " huyện", " xã", " phường"];

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let mut findings = Vec::new();
    for (at, document) in case.documents() {
        let known = case.known.of(at);
        let elsewhere = &known.elsewhere;
        let own: Vec<_> =
            register::dated(case, document).filter(|it| is_told(it.mention, it.day)).collect();
        // Where more texts agree with this one than with another date, the other text is asked.
        let is_doubted = |dated: &Dated<'_, 't>, it: &Elsewhere| {
            dated.day != it.date
                && known.times(it.date) > known.times(dated.day)
                && is_told(dated.mention, it.date)
                && is_one(case, dated.mention, it)
                && is_sure(case, (document, dated.mention), it)
        };
        let doubts = |it: &&Elsewhere| own.iter().any(|dated| is_doubted(dated, it));
        let others: Vec<_> = elsewhere.iter().filter(doubts).collect();
        let Some(first) = others.first() else { continue };
        let (vi, en) = called(document);
        let message = Words::new(
            format!("{vi}: tệp khác ghi ngày {}", figures(first.date)),
            format!("{en}: another file says {}", english(first.date)),
        );
        let mut finding = Diagnostic::new(NAME, SEVERITY, message)
            .rests_on(Leg { fact: Fact::Date, footing: Footing::Elsewhere })
            .caused_by(Cause::Issue(at));
        for dated in own.iter().filter(|dated| is_doubted(dated, first)) {
            let says = Words::new(
                format!("tệp khác ghi {}", figures(first.date)),
                format!("another file says {}", english(first.date)),
            );
            finding = finding.disputes(dated.date.words, says);
        }
        let mut told = BTreeSet::new();
        // Two citations in one paragraph stand at one place.
        let places = others
            .iter()
            .filter(|it| told.insert((it.date, it.place.in_language(Language::Vietnamese))));
        for it in places.take(EXAMPLES) {
            let (vi, en) = (figures(it.date), english(it.date));
            let says = Words::new(
                format!("{vi}: {}", it.place.in_language(Language::Vietnamese)),
                format!("{en}: {}", it.place.in_language(Language::English)),
            );
            finding = finding.because(None, says);
        }
        findings.push(finding);
    }
    findings.retain(|finding| !finding.labels.is_empty());
    findings
}

/// Whether a day may be that of the document: its symbol has the year, where it has one.
fn is_told(mention: &Mention<'_>, day: CivilDate) -> bool {
    let year = mention.symbol.as_ref().and_then(|symbol| symbol.year);
    year.is_none_or(|year| i16::try_from(year) == Ok(day.year()))
}

/// Whether another text may speak of the same document: one figure of the number or the place of the
/// issuer makes it another, and so does another matter.
fn is_one(case: &Case<'_, '_>, mention: &Mention<'_>, other: &Elsewhere) -> bool {
    let number = mention.symbol.as_ref().map_or("", |symbol| symbol.number);
    let figures = other.words.split(|it: char| !it.is_ascii_digit()).next().unwrap_or_default();
    let is_number = figures.is_empty() || number.is_empty() || number.starts_with(figures);
    let issuers = mention.issuer.zip(other.issuer.as_deref());
    let subjects = mention.subject.zip(other.subject.as_deref());
    let is_other_matter = |(one, two): (&str, &str)| {
        let (one, two) = (telling(case.grammar, one), telling(case.grammar, two));
        one.len().min(two.len()) >= TELLING
            && one.intersection(&two).count() * 3 < one.len().min(two.len())
    };
    is_number
        && !issuers.is_some_and(|(one, two)| are_apart(case, one, two))
        && !subjects.is_some_and(is_other_matter)
}

/// Whether it is beyond doubt whose series the number is of: one body's at the centre, or a body's
/// whose place both texts know; else the subjects must agree.
fn is_sure(
    case: &Case<'_, '_>,
    (document, mention): (&Document<'_>, &Mention<'_>),
    other: &Elsewhere,
) -> bool {
    let letters = mention.symbol.as_ref().map_or("", |symbol| symbol.bare_body());
    let is_old = mention.symbol.as_ref().is_some_and(|symbol| symbol.style == Style::Old);
    let is_central = is_old || are_central(case.grammar, letters);
    let is_placed =
        |words: Option<&str>| words.is_some_and(|words| !case.grammar.place_hits(words).is_empty());
    let subjects = || {
        let (one, two) = mention.subject.zip(other.subject.as_deref())?;
        Some((telling(case.grammar, one), telling(case.grammar, two)))
    };
    let agree = || {
        subjects().is_some_and(|(one, two)| {
            one.intersection(&two).count() * 2 >= one.len().min(two.len()).max(1)
        })
    };
    is_central || is_placed(document.issuer()) && is_placed(other.issuer.as_deref()) || agree()
}

/// Whether two issuers are named with other places, or one with a province and one with a city.
fn are_apart(case: &Case<'_, '_>, one: &str, two: &str) -> bool {
    let place = |words: &str| case.grammar.place_hits(words).first().map(|hit| hit.row);
    let level = |words: &str| {
        let folded = case.grammar.fold(words);
        LEVELS.iter().position(|level| folded.contains(level))
    };
    let differ = |one: Option<usize>, two: Option<usize>| one.zip(two).is_some_and(|(a, b)| a != b);
    differ(place(one), place(two)) || differ(level(one), level(two))
}
