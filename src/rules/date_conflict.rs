//! One document is cited with two dates.
//!
//! A document is issued on one day. When two citations of it name different days, one of them was
//! typed wrong at least; which one, only the document or the register knows. Both are shown.
//!
//! # Tiếng Việt
//!
//! Một văn bản được ghi hai ngày khác nhau.
//!
//! Mỗi văn bản chỉ có một ngày ban hành. Khi hai chỗ viện dẫn cùng một văn bản mà ghi hai ngày thì ít
//! nhất một chỗ đã ghi nhầm. Máy không tự chọn: đề nghị tra sổ văn bản đi (hoặc bản gốc) rồi sửa.
//!
//! ## Khi nào báo nhầm
//!
//! Hai văn bản chỉ trông giống nhau: khác cơ quan ban hành, khác địa phương, khác năm, khác nhiệm
//! kỳ của Đảng; văn bản mật, được đánh số riêng. Ngày có hiệu lực không phải là ngày ban hành.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: không chọn ngày khi chưa có văn bản.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Điều 15 khoản 1: number and symbol are unique within the year, and number and
//! date follow the order of issue.
//!
//! # When it is wrong
//!
//! Two documents that only look alike: of two issuers, of two places, of two years, of two terms of
//! the Party; a secret paper, which has a series of its own. The day of effect is not a day of issue.
//!
//! # Fix
//!
//! None: no date is chosen without the document.
//!
//! ```flags
//! Kế hoạch số 09/KH-VPUB ngày 06/01/2023 về công tác phòng, chống tham nhũng năm 2023.
//!                        ^^^^^^^^^^^^^^^ A: 06/01/2023
//! Tiếp tục thực hiện Kế hoạch số 09/KH-VPUB ngày 09/01/2023 về công tác phòng, chống tham nhũng.
//!                                           ^^^^^^^^^^^^^^^ B: 09/01/2023
//! ```
//! ```allows
//! Kế hoạch số 06/KH-UBND ngày 11/01/2023 của UBND tỉnh về phòng, chống tham nhũng.
//! Kế hoạch số 06/KH-VPUB ngày 13/01/2023 của Văn phòng UBND tỉnh về nâng cao Chỉ số PAPI.
//! ```
//! ```allows
//! Nghị quyết số 17/NQ-CP ngày 07/3/2019 của Chính phủ về phát triển Chính phủ điện tử.
//! Nghị quyết số 17/NQ-CP ngày 15/02/2022 của Chính phủ về phiên họp thường kỳ tháng 01.
//! ```
//! ```allows
//! Quyết định số 01/QĐ-UBND ngày 05/01/2023 của UBND huyện Mai Sơn về giao dự toán.
//! Quyết định số 01/QĐ-UBND ngày 04/01/2023 của UBND huyện Yên Châu về giao dự toán.
//! ```
//! ```allows
//! Căn cứ Luật Ban hành văn bản quy phạm pháp luật ngày 19/02/2025; Luật sửa đổi, bổ sung một số điều của Luật Ban hành văn bản quy phạm pháp luật ngày 25/6/2025;
//! ```
//! ```allows
//! Pháp lệnh số 34/LCT ngày 16/7/1962 về bảo vệ môi trường; Lệnh số 34-LCT ngày 20/7/1962 công bố pháp lệnh ấy.
//! ```
//! ```allows
//! Nghị định số 13/2018/NĐ-CP ngày 23/01/2018 của Chính phủ, có hiệu lực từ ngày 23/3/2018.
//! ```

use std::collections::{BTreeMap, BTreeSet};

use super::{ALL, Case, Profile, called, register};
use crate::{
    diagnostic::{Cause, Diagnostic, Severity, Words},
    graph::Document,
    model::{DocumentAt, Style, figures},
};

pub(super) const NAME: &str = "date-conflict";
pub(super) const GROUP: &str = "agreement";
pub(super) const SEVERITY: Severity = Severity::Error;
pub(super) const PROFILES: &[Profile] = ALL;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    case.documents().filter_map(|(at, document)| judge(case, at, document)).collect()
}

fn judge<'t>(
    case: &Case<'_, 't>,
    at: DocumentAt,
    document: &Document<'t>,
) -> Option<Diagnostic<'t>> {
    let mut names = BTreeMap::new();
    for dated in case.dated(document) {
        let next = names.len();
        names.entry(dated.day).or_insert(next);
    }
    if names.len() < 2 || are_two_acts(case, document) {
        return None;
    }
    let (vi, en) = called(document);
    let count = if names.len() == 2 { "hai".to_owned() } else { names.len().to_string() };
    let message = Words::new(
        format!("{vi} được ghi {count} ngày khác nhau"),
        format!("{en} is given {} different dates", names.len()),
    );
    let mut finding = Diagnostic::new(NAME, SEVERITY, message).caused_by(Cause::Issue(at));
    for dated in case.dated(document) {
        let name = names.get(&dated.day).copied().map_or(' ', letter);
        let says = format!("{name}: {}", dated.date);
        finding = finding.disputes(
            dated.date.words,
            Words::new(says, format!("{name}: {}", super::english(dated.day))),
        );
    }
    for (day, place) in register::rows(case.known.of(at), |entry| entry.date) {
        let marks = names.iter().map(|(known, &at)| {
            format!("{} {}", letter(at), if *known == day { '✓' } else { '✗' })
        });
        let marks: Vec<_> = marks.collect();
        let says = format!("{} → {}", figures(day), marks.join(" / "));
        finding = finding.because(None, place.with_words(&says));
    }
    Some(finding.advises(Words::new(
        "đề nghị tra sổ văn bản (hoặc bản gốc) rồi sửa cho thống nhất; máy không tự chọn",
        "please look it up in the register and make the places agree; nothing is chosen for you",
    )))
}

/// Whether acts of two kinds share an old number, each with its day: a `Pháp lệnh` and the `Lệnh`
/// that promulgates it.
fn are_two_acts(case: &Case<'_, '_>, document: &Document<'_>) -> bool {
    let mut days: BTreeMap<&str, BTreeSet<_>> = BTreeMap::new();
    for dated in case.dated(document) {
        let is_old = dated.mention.symbol.as_ref().is_some_and(|it| it.style == Style::Old);
        let said = dated.mention.kind_words.and(dated.mention.kind).filter(|kind| !kind.generic);
        let Some(kind) = said.filter(|_| is_old) else { return false };
        days.entry(&kind.name).or_default().insert(dated.day);
    }
    days.values().all(|days| days.len() == 1)
}

/// A, B, C … Z for the dates in the order of the text.
fn letter(at: usize) -> char {
    u8::try_from(at).map_or('Z', |at| char::from(b'A' + at.min(25)))
}
