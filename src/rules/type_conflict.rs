//! One document is called by two kinds.
//!
//! # Tiếng Việt
//!
//! Một văn bản được gọi bằng hai tên loại.
//!
//! Cùng một số, ký hiệu mà chỗ gọi là quy định, chỗ gọi là quyết định thì ít nhất một chỗ đã ghi nhầm.
//! Đề nghị tra văn bản rồi gọi thống nhất.
//!
//! ## Khi nào báo nhầm
//!
//! Văn bản ban hành kèm theo quyết định, nghị quyết hay được gọi theo số của nó (`Quy chế … số
//! 09/QĐ-VPUB`); từ dùng cho mọi loại (`Văn bản số …`); kết luận gửi dưới hình thức thông báo. Luật
//! và nghị quyết của Quốc hội có thể cùng ký hiệu mà là hai văn bản.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: tên loại đúng phải tra ở văn bản.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6 điểm b; HD 36-HD/VPTW, II.
//!
//! # When it is wrong
//!
//! What a decision or a resolution issues is often named by its number (`Quy chế … số 09/QĐ-VPUB`);
//! words that fit any kind (`Văn bản số …`); conclusions sent out as a notice. A law and a resolution
//! of the National Assembly may bear one symbol and are two documents.
//!
//! # Fix
//!
//! None: the document tells its kind.
//!
//! ```flags
//! Quy định số 37-QĐ/TW ngày 25/10/2021 của Bộ Chính trị về những điều đảng viên không được làm.
//! ^^^^^^^^ A: Quy định
//! Tiếp tục thực hiện Quyết định số 37-QĐ/TW ngày 25/10/2021 của Bộ Chính trị.
//!                    ^^^^^^^^^^ B: Quyết định
//! ```
//! ```allows
//! Quyết định số 09/QĐ-VPUB ngày 05/01/2023 ban hành Quy chế chi tiêu nội bộ; Quy chế số 09/QĐ-VPUB.
//! Kết luận số 27/TB-VPCP ngày 05/01/2023; Thông báo số 27/TB-VPCP ngày 05/01/2023.
//! Luật số 55/2010/QH12 ngày 17/6/2010; Nghị quyết số 55/2010/QH12 ngày 24/11/2010.
//! Công văn số 550/VPUB-KSTTHC ngày 27/4/2023; Văn bản số 550/VPUB-KSTTHC.
//! ```

use super::{
    ALL, Case, Profile, called, is_party,
    type_symbol_mismatch::{CARRIED, CARRIERS, is_near},
};
use crate::{
    diagnostic::{Cause, Diagnostic, Severity, Words},
    graph::Document,
    model::{DocumentAt, Kind, Mention},
};

pub(super) const NAME: &str = "type-conflict";
pub(super) const GROUP: &str = "agreement";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = ALL;

/// Kinds that are called by each other's names.
const ALIKE: [[&str; 2]; 3] = [["KL", "TB"], ["Luật", "BL"], ["TT", "TTLT"]];

/// A mention whose kind stands beside its number.
struct Said<'c, 't> {
    mention: &'c Mention<'t>,
    words: &'t str,
    kind: &'t Kind,
}

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    case.documents().filter_map(|(at, document)| judge(case, at, document)).collect()
}

fn judge<'t>(
    case: &Case<'_, 't>,
    at: DocumentAt,
    document: &Document<'t>,
) -> Option<Diagnostic<'t>> {
    let mentions = case.mentions_of(document).filter(|mention| !mention.heads_annex);
    let said: Vec<Said<'_, 't>> = mentions.filter_map(|mention| said(case, mention)).collect();
    let first = said.first()?;
    let others: Vec<_> = said
        .iter()
        .filter(|other| !may_be_one(first, other) && !are_right(case, first, other))
        .collect();
    let other = others.first()?;
    let (vi, en) = called(document);
    let (one, two) = (first.kind, other.kind);
    let message = Words::new(
        format!("{vi} được gọi bằng hai tên loại: {} và {}", one.name, two.name),
        format!("{en} is called by two kinds: {} and {}", one.english, two.english),
    );
    let says = |letter: char, kind: &Kind| {
        Words::new(format!("{letter}: {}", kind.name), format!("{letter}: {}", kind.english))
    };
    let finding = Diagnostic::new(NAME, SEVERITY, message)
        .caused_by(Cause::Kind(at))
        .disputes(first.words, says('A', one));
    let finding = others
        .iter()
        .fold(finding, |finding, other| finding.disputes(other.words, says('B', other.kind)));
    Some(finding.advises(Words::new(
        "đề nghị tra văn bản rồi gọi thống nhất",
        "please look the document up, and call it by one kind",
    )))
}

fn said<'c, 't>(case: &Case<'_, 't>, mention: &'c Mention<'t>) -> Option<Said<'c, 't>> {
    let (words, kind) = (mention.kind_words?, mention.kind?);
    let symbol = mention.symbol.as_ref()?;
    (!kind.generic && is_near(case, words, symbol)).then_some(Said { mention, words, kind })
}

/// Whether both kinds are right with the form that the symbol had on its day.
fn are_right<'t>(case: &Case<'_, 't>, one: &Said<'_, 't>, two: &Said<'_, 't>) -> bool {
    let holds = |said: &Said<'_, 't>, other: &Said<'_, 't>| {
        let form = case.form_of_its_day(said.mention);
        form.is_some_and(|form| form.kinds.contains(&other.kind.name))
    };
    holds(one, two) || holds(two, one)
}

/// Whether two words for the kind may mean one document.
fn may_be_one(one: &Said<'_, '_>, two: &Said<'_, '_>) -> bool {
    let codes = [one.kind.code.as_str(), two.kind.code.as_str()];
    let is_pair = |pair: &[&str; 2]| *pair == codes || *pair == [codes[1], codes[0]];
    codes[0] == codes[1] || ALIKE.iter().any(is_pair) || carries(one, two) || carries(two, one)
}

/// Whether what the one names is issued by the other.
///
/// The Party's regulations have numbers of their own, beside its decisions.
fn carries(carried: &Said<'_, '_>, by: &Said<'_, '_>) -> bool {
    let is_of_party = by.mention.symbol.as_ref().is_some_and(is_party);
    CARRIED.contains(&carried.kind.code.as_str())
        && CARRIERS.contains(&by.kind.code.as_str())
        && (!is_of_party || by.mention.extent.contains("ban hành"))
}
