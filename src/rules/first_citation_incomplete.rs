//! A document is cited for the first time without date, issuer and subject.
//!
//! The first citation in the text identifies the document; kind, number and symbol suffice later on.
//!
//! # Tiếng Việt
//!
//! Viện dẫn lần đầu thiếu ngày, cơ quan ban hành và trích yếu.
//!
//! Lần đầu viện dẫn phải ghi đủ tên loại, số, ký hiệu, ngày tháng năm, cơ quan ban hành và trích yếu
//! nội dung; các lần sau chỉ ghi tên loại, số và ký hiệu. Luật và pháp lệnh chỉ ghi tên loại và tên.
//!
//! ## Khi nào báo nhầm
//!
//! Văn bản quy phạm pháp luật theo nghị định khác, không buộc ghi ngày; luật được viện dẫn bằng
//! tên. Ngày đặt ở đầu câu cũng được tính. Không xét danh mục, dòng trong bảng, chú thích cuối
//! trang và đầu phụ lục; cũng không xét viện dẫn đã ghi một trong ba phần.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: phần thiếu phải tra ở văn bản, hoặc ở chỗ viện dẫn đầy đủ phía sau.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6 điểm b; HD 36-HD/VPTW, II; HD 05-HD/VPTW, 6.1.4.
//!
//! # When it is wrong
//!
//! Legislation follows another decree and is silent on dates; laws are cited by name. A date that
//! opens the sentence counts. Lists, table rows, footnotes and the heads of annexes are left out; so
//! is a citation that gives any one of the three.
//!
//! # Fix
//!
//! None here: the document, or a full citation further on, tells what is missing.
//!
//! ```flags
//! Số: 130/BC-VPUB
//!
//! Sơn La, ngày 05 tháng 5 năm 2023
//!
//! BÁO CÁO
//!
//! Kết quả công tác cải cách hành chính
//!
//! Tỷ lệ giải quyết đúng hạn bảo đảm quy định tại Nghị định số 61/2018/NĐ-CP.
//!                                                             ^^^^^^^^^^^^^
//! Văn phòng tiếp tục thực hiện Nghị định số 61/2018/NĐ-CP.
//! ```
//! ```allows
//! Số: 130/BC-VPUB
//!
//! Sơn La, ngày 05 tháng 5 năm 2023
//!
//! BÁO CÁO
//!
//! Kết quả công tác cải cách hành chính
//!
//! Ngày 18/4/2023, Văn phòng đã ban hành Thông báo số 160/TB-VPUB. Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về thực hiện cơ chế một cửa được thực hiện tốt.
//! Tỷ lệ giải quyết đúng hạn bảo đảm quy định tại Nghị định số 61/2018/NĐ-CP, Luật Tiếp cận thông tin.
//! ```
//! ```allows
//! Số: 130/BC-VPUB
//!
//! Sơn La, ngày 05 tháng 5 năm 2023
//!
//! BÁO CÁO
//!
//! Kết quả công tác cải cách hành chính
//!
//! Tiếp theo các Công điện số 217/CĐ-TTg, 218/CĐ-TTg và 222/CĐ-TTg ngày 19/11/2022 của Thủ tướng Chính phủ.
//! Giảm thời gian so với Quyết định số 414/QĐ-UBND[1]. (Ngày 23/10/2022, Ngân hàng Nhà nước tiếp tục ban hành Quyết định số 3539/QĐ-NHNN bổ sung phương án.)
//! ```
//! ```allows
//! Tỷ lệ giải quyết đúng hạn bảo đảm quy định tại Nghị định số 61/2018/NĐ-CP.
//! ```

use super::{Case, DRAFTS, Profile, called};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    grammar::DateRole,
    graph::Document,
    model::{Form, Mention, Regime, Style},
};

pub(super) const NAME: &str = "first-citation-incomplete";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = DRAFTS;

/// Who cites a document more often, and never in full, keeps to the short form.
const SHORT: usize = 3;
/// A line that is shorter and ends with the number is a cell or an item, in bytes.
const LINE: usize = 120;
/// So near a date belongs to the number, or opens the sentence, in bytes.
const DATE: usize = 24;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    if !matches!(case.report.header.regime, Regime::Administrative | Regime::Party) {
        return Vec::new();
    }
    let found = case.documents().filter_map(|(_, document)| {
        let first = case.in_text(document).next()?;
        let bare = is_bare(first)
            && must_be_full(first)
            && is_in_prose(case, first)
            && !names_a_body(case, first)
            && !tells_who_amended(case, first);
        bare.then(|| finding(case, document, first))
    });
    found.collect()
}

fn finding<'t>(
    case: &Case<'_, 't>,
    document: &Document<'t>,
    first: &Mention<'t>,
) -> Diagnostic<'t> {
    let (vi, en) = called(document);
    let message = Words::new(
        format!("viện dẫn lần đầu {vi} thiếu ngày, cơ quan ban hành và trích yếu"),
        format!("{en} is first cited without date, issuer and subject"),
    );
    let says = Words::new("lần đầu viện dẫn", "first citation");
    let fuller = case.mentions_of(document).find(|mention| !is_bare(mention));
    // Procedures and tables cite in short, and again and again.
    let keeps_short = fuller.is_none() && document.mentions.len() > SHORT;
    let severity = if keeps_short { Severity::Info } else { SEVERITY };
    let finding = Diagnostic::new(NAME, severity, message).disputes(first.words, says);
    let finding = match fuller {
        Some(mention) => {
            let says = Words::new("ghi đầy đủ hơn ở đây", "cited more fully here");
            finding.because(Some(mention.extent), says)
        }
        None => finding,
    };
    let finding = if keeps_short { finding.aside() } else { finding };
    finding.advises(Words::new(
        "đề nghị ghi đủ ngày, cơ quan ban hành và trích yếu ở lần viện dẫn đầu",
        "please give date, issuer and subject where it is first cited",
    ))
}

/// Whether a body is named after the document: `Ban Chỉ đạo Nghị quyết số 18-NQ/TW`.
fn names_a_body(case: &Case<'_, '_>, mention: &Mention<'_>) -> bool {
    let before = case.before(mention.kind_words.unwrap_or(mention.words)).trim_end();
    let near = before.get(before.ceil_char_boundary(before.len().saturating_sub(LINE))..);
    let near = near.unwrap_or_default();
    case.grammar.issuer_hits(near).last().is_some_and(|hit| hit.end == near.len())
}

/// Whether the document is only named for having amended another: `được sửa đổi, bổ sung bởi …`.
fn tells_who_amended(case: &Case<'_, '_>, mention: &Mention<'_>) -> bool {
    let before = case.before(mention.kind_words.unwrap_or(mention.words));
    before.trim_end().ends_with(" bởi")
}

/// Without date, issuer and subject, all three.
pub(super) fn is_bare(mention: &Mention<'_>) -> bool {
    mention.date.is_none()
        && mention.year.is_none()
        && mention.issuer.is_none()
        && mention.subject.is_none()
}

/// Cited by kind and number in a sentence, and no law.
pub(super) fn must_be_full(mention: &Mention<'_>) -> bool {
    let styles = [Style::State, Style::Dispatch, Style::Normative, Style::Party];
    mention.form == Form::Numbered
        && mention.kind_words.is_some()
        && mention.name.is_none()
        && mention.kind.is_some_and(|kind| !kind.named)
        && mention.symbol.as_ref().is_some_and(|symbol| styles.contains(&symbol.style))
        && !mention.heads_annex
}

/// In a sentence: no cell, no item of a list, no note behind it, and no date that was not read.
pub(super) fn is_in_prose(case: &Case<'_, '_>, mention: &Mention<'_>) -> bool {
    let line = case.line_of(mention.words);
    let (before, behind) = (case.before(mention.words), case.behind(mention.words));
    let is_cell = case.report.outline.is_in_table(mention.words)
        || behind.trim().is_empty() && line.len() < LINE;
    let next = behind.trim_start_matches([' ', ',', ';']);
    // A capital right behind the number begins the next cell of a table whose lines were lost.
    let begins_cell = next.starts_with(char::is_uppercase) && behind.starts_with(' ');
    let goes_on = next.starts_with(|it: char| it.is_ascii_digit() || "[*(".contains(it));
    let mut letters = behind.chars();
    let is_cut = match letters.next() {
        Some('.') => letters.next().is_some_and(char::is_alphanumeric),
        Some(letter) => !" ,;:)".contains(letter),
        None => false,
    };
    let sentence = before.rsplit(". ").next().and_then(|it| it.rsplit('(').next());
    let sentence = sentence.unwrap_or_default();
    let is_dated = [behind, sentence].iter().any(|words| near_date(case, words));
    !(is_cut || is_cell || begins_cell || goes_on || is_dated)
}

/// Whether a date stands near the beginning of these words.
fn near_date(case: &Case<'_, '_>, words: &str) -> bool {
    let near = words.get(..words.floor_char_boundary(DATE)).unwrap_or(words);
    let mut starts = near.char_indices().filter(|(_, letter)| letter.is_alphabetic());
    starts.any(|(at, _)| {
        near.get(at..)
            .and_then(|word| case.grammar.date_word_at(word))
            .is_some_and(|(word, _)| matches!(word.role, DateRole::Day | DateRole::Issue))
    })
}
