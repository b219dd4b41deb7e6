//! One document is said to be of two issuers.
//!
//! A document has one issuer. When two citations of it name two bodies of which neither stands for
//! the other, one of them is wrong.
//!
//! # Tiếng Việt
//!
//! Một văn bản được ghi hai cơ quan ban hành.
//!
//! Cùng một số, ký hiệu mà chỗ ghi của cơ quan này, chỗ ghi của cơ quan khác thì ít nhất một chỗ đã
//! ghi nhầm. Đề nghị tra văn bản rồi sửa cho thống nhất.
//!
//! ## Khi nào báo nhầm
//!
//! Một cơ quan có hai cách gọi: tên viết gọn (`UBND tỉnh`, `Ủy ban nhân dân tỉnh Sơn La`), cơ quan
//! đổi tên hoặc sáp nhập (bộ từ 01/3/2025, tỉnh từ 01/7/2025), người ký thay cơ quan, văn phòng ký
//! thừa lệnh, các cơ quan cùng dùng chữ `TW` và `TU` của Đảng; văn bản liên tịch; cơ quan không có
//! trong bảng nào.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: cơ quan đúng phải tra ở văn bản.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6 điểm b.
//!
//! # When it is wrong
//!
//! One body under two names: shortened (`UBND tỉnh`, `Ủy ban nhân dân tỉnh Sơn La`), renamed or merged
//! (ministries on 01/3/2025, provinces on 01/7/2025), the officer who signs for it, the office that
//! signs by its order, the several bodies behind the Party's `TW` and `TU`; joint documents; bodies
//! that no table knows.
//!
//! # Fix
//!
//! None: the document tells which one is right.
//!
//! ```flags
//! Công văn số 4300/TCT-CS ngày 12/10/2023 của Tổng cục Thuế về hóa đơn điện tử.
//!                                             ^^^^^^^^^^^^^ A: Tổng cục Thuế
//! Thực hiện Công văn số 4300/TCT-CS ngày 12/10/2023 của Bộ Công an về hóa đơn điện tử.
//!                                                       ^^^^^^^^^^ B: Bộ Công an
//! ```
//! ```allows
//! Thông tư số 35/2016/TT-BGTVT ngày 15/11/2016 của Bộ Giao thông vận tải về giá dịch vụ.
//! Thông tư số 35/2016/TT-BGTVT ngày 15/11/2016 của Bộ Xây dựng về giá dịch vụ.
//! ```
//! ```allows
//! Kết luận số 12-KL/TW ngày 12/8/2021 của Bộ Chính trị. Kết luận số 12-KL/TW của Ban Chấp hành Trung ương.
//! Kế hoạch số 06/KH-VPUB ngày 13/01/2023 của Văn phòng UBND tỉnh về cải cách hành chính.
//! Kế hoạch số 06/KH-VPUB ngày 13/01/2023 của Chánh Văn phòng UBND tỉnh về cải cách hành chính.
//! Quyết định số 12/QĐ-UBND ngày 05/01/2023 của Chủ tịch UBND tỉnh Sơn La về giao dự toán.
//! Quyết định số 12/QĐ-UBND ngày 05/01/2023 của Ủy ban nhân dân tỉnh về giao dự toán.
//! ```
//! ```allows
//! Thông tư liên tịch số 01/2017/TTLT-BCA-BQP ngày 05/01/2017 của Bộ Quốc phòng về giám định.
//! Thông tư liên tịch số 01/2017/TTLT-BCA-BQP ngày 05/01/2017 của Bộ Công an về giám định.
//! ```

use super::{
    ALL, Case, Profile,
    bodies::{is_related, named, shares},
    called, is_party,
};
use crate::{
    diagnostic::{Cause, Diagnostic, Severity, Words},
    grammar::{Issuer, Side},
    graph::Document,
    model::{DocumentAt, Mention, Quirk, Symbol},
};

pub(super) const NAME: &str = "issuer-conflict";
pub(super) const GROUP: &str = "agreement";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = ALL;

/// A mention that names issuers, and those.
type Named<'c, 't> = (&'c Mention<'t>, &'t str, Vec<&'t Issuer>);

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    case.documents().filter_map(|(at, document)| judge(case, at, document)).collect()
}

fn judge<'t>(
    case: &Case<'_, 't>,
    at: DocumentAt,
    document: &Document<'t>,
) -> Option<Diagnostic<'t>> {
    let said: Vec<Named<'_, 't>> = case
        .mentions_of(document)
        .filter_map(|mention| {
            let words = mention.issuer.filter(|words| case.is_beside(mention, words))?;
            let bodies = named(case.grammar, words);
            (!bodies.is_empty() && may_issue(mention, &bodies)).then_some((mention, words, bodies))
        })
        .collect();
    let first = said.first()?;
    let others: Vec<_> = said.iter().filter(|other| conflict(case, first, other)).collect();
    let other = others.first()?;
    let (vi, en) = called(document);
    let message = Words::new(
        format!("{vi} được ghi của hai cơ quan: {} và {}", first.1, other.1),
        format!("{en} is said to be of two issuers: {} and {}", first.1, other.1),
    );
    let says = |letter: char, words: &str| {
        let says = format!("{letter}: {words}");
        Words::new(says.clone(), says)
    };
    let finding = Diagnostic::new(NAME, SEVERITY, message)
        .caused_by(Cause::Issuer(at))
        .disputes(first.1, says('A', first.1));
    let finding = others
        .iter()
        .fold(finding, |finding, (_, words, _)| finding.disputes(words, says('B', words)));
    Some(finding.advises(Words::new(
        "đề nghị tra văn bản rồi sửa cho thống nhất",
        "please look the document up, and make both places agree",
    )))
}

/// Whether the separators of a symbol are those of its issuer: the committee for a resolution of the
/// Party is the Government's, and the resolution is not.
fn may_issue(mention: &Mention<'_>, bodies: &[&Issuer]) -> bool {
    let symbol = mention.symbol.as_ref();
    let is_swapped = |it: &Symbol<'_>| it.quirks.contains(&Quirk::SwappedSeparators);
    symbol.filter(|symbol| !is_swapped(symbol)).is_none_or(|symbol| {
        let other = if is_party(symbol) { Side::State } else { Side::Party };
        bodies.iter().any(|body| body.side != other)
    })
}

/// Whether no body of the one can stand for a body of the other.
fn conflict(case: &Case<'_, '_>, one: &Named<'_, '_>, two: &Named<'_, '_>) -> bool {
    let symbol = one.0.symbol.as_ref().or(two.0.symbol.as_ref());
    let in_symbol = |body: &Issuer| symbol.is_some_and(|symbol| shares(symbol, body));
    let is_one = |one: &Issuer, two: &Issuer| {
        is_related(case.grammar, one, two)
            || one.letters.iter().any(|letters| two.letters.contains(letters))
            || in_symbol(one) && in_symbol(two)
    };
    let folded = [one.1, two.1].map(|words| case.grammar.fold(words));
    let is_short = folded[0].starts_with(&folded[1]) || folded[1].starts_with(&folded[0]);
    !is_short && !one.2.iter().any(|body| two.2.iter().any(|other| is_one(body, other)))
}
