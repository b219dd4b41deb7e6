//! The head of an annex gives the document another number or date than the document itself.
//!
//! # Tiếng Việt
//!
//! Phụ lục ghi số hoặc ngày khác với chính văn bản.
//!
//! Dòng "Kèm theo Quyết định số … ngày …" ở đầu phụ lục phải trùng số và ngày ghi ở đầu văn bản. Đề
//! nghị sửa cho thống nhất.
//!
//! ## Khi nào báo nhầm
//!
//! Văn bản điện tử được để trống số và ngày ở dòng này. Phụ lục thuộc một văn bản khác loại hoặc
//! khác cơ quan ban hành (văn bản mang phụ lục ấy) thì không so. Chỉ thiếu năm (`55/TT-BCT` thay
//! cho `55/2025/TT-BCT`) thì là cần xem, không phải lỗi.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: đầu văn bản hay đầu phụ lục đều có thể là chỗ ghi nhầm.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục III, khoản 1 điểm c.
//!
//! # When it is wrong
//!
//! An electronic document may leave number and date of this line blank. An annex that belongs to a
//! document of another kind or issuer (its own carrier) is not compared. A year that is only left out
//! (`55/TT-BCT` for `55/2025/TT-BCT`) is a warning.
//!
//! # Fix
//!
//! None: header or annex may be the wrong one.
//!
//! ```flags
//! Số: 2820/QĐ-UBND
//!
//! Sơn La, ngày 20 tháng 11 năm 2023
//!         ^^^^^^^^^^^^^^^^^^^^^^^^^ ngày ở đầu văn bản
//!
//! QUYẾT ĐỊNH
//!
//! Về việc ban hành Quy chế làm việc
//!
//! QUY CHẾ
//!
//! Làm việc của Văn phòng
//!
//! (Kèm theo Quyết định số 2820/QĐ-UBND ngày 19 tháng 11 năm 2023 của UBND tỉnh Sơn La)
//!                                      ^^^^^^^^^^^^^^^^^^^^^^^^^ ngày ở phụ lục
//! ```
//! ```flags
//! Số: 2820/QĐ-UBND
//!     ^^^^^^^^^^^^ số ở đầu văn bản
//!
//! Sơn La, ngày 20 tháng 11 năm 2023
//!
//! QUYẾT ĐỊNH
//!
//! Về việc ban hành Quy chế làm việc
//!
//! PHỤ LỤC
//! (Kèm theo Quyết định số 2802/QĐ-UBND ngày 20 tháng 11 năm 2023 của UBND tỉnh Sơn La)
//!                         ^^^^^^^^^^^^ số ở phụ lục
//! ```
//! ```allows
//! Số: 2820/QĐ-UBND
//!
//! Sơn La, ngày 20 tháng 11 năm 2023
//!
//! QUYẾT ĐỊNH
//!
//! Về việc ban hành Quy chế làm việc
//!
//! PHỤ LỤC
//! (Kèm theo Quyết định số       /QĐ-UBND ngày      tháng      năm 2023 của UBND tỉnh Sơn La)
//!
//! PHỤ LỤC II
//! (Kèm theo Quyết định số 2820/QĐ-UBND ngày 20/11/2023 của UBND tỉnh Sơn La)
//!
//! PHỤ LỤC III
//! (Kèm theo Nghị quyết số 12/NQ-HĐND ngày 10/11/2023 của HĐND tỉnh Sơn La)
//! ```

use super::{ALL, Case, Profile};
use crate::{
    diagnostic::{Cause, Diagnostic, Severity, Words},
    graph::Graph,
    model::{Mention, Symbol},
};

pub(super) const NAME: &str = "annex-conflict";
pub(super) const GROUP: &str = "agreement";
pub(super) const SEVERITY: Severity = Severity::Error;
pub(super) const PROFILES: &[Profile] = ALL;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let Some(own) = &case.report.header.symbol else { return Vec::new() };
    let heads = || {
        let mentions = case.report.indexed();
        mentions
            .filter(|(at, it)| it.heads_annex || case.graph.document_of(*at) == Ok(Graph::OWN))
            .filter_map(|(_, mention)| Some((mention, mention.symbol.as_ref()?)))
            .filter(|(_, symbol)| is_same_kind(own, symbol))
    };
    let numbers = heads().filter(|(mention, symbol)| has_other_number(case, own, mention, symbol));
    let numbers = numbers.map(|(_, symbol)| symbol).collect::<Vec<_>>();
    let dates = heads().filter(|(_, symbol)| own.number.is_empty() || is_same_number(own, symbol));
    let dates = dates.map(|(mention, _)| mention).collect::<Vec<_>>();
    number(own, &numbers).into_iter().chain(date(case, &dates)).collect()
}

/// A conflict about the number; a year that is only left out is a slighter one.
fn number<'t>(own: &Symbol<'t>, others: &[&Symbol<'t>]) -> Option<Diagnostic<'t>> {
    let first = others.first()?;
    let message = Words::new(
        format!("đầu văn bản ghi số {}, phụ lục ghi số {}", own.raw, first.raw),
        format!("the text is numbered {}, its annex says {}", own.raw, first.raw),
    );
    let only_year = others.iter().all(|it| it.ordinal() == own.ordinal() && it.year.is_none());
    let severity = if only_year { Severity::Warning } else { SEVERITY };
    let finding = Diagnostic::new(NAME, severity, message)
        .disputes(own.raw, Words::new("số ở đầu văn bản", "the text's own number"));
    let finding = others.iter().fold(finding, |finding, other| {
        finding.disputes(other.raw, Words::new("số ở phụ lục", "the annex's number"))
    });
    Some(finding.advises(advice()))
}

fn date<'t>(case: &Case<'_, 't>, heads: &[&Mention<'t>]) -> Option<Diagnostic<'t>> {
    let (own, day) = case.own_day()?;
    let other = |mention: &&&Mention<'t>| super::day(mention).is_some_and(|other| other != day);
    let mut others = heads.iter().filter(other).filter_map(|mention| mention.date).peekable();
    let first = others.peek()?;
    let message = Words::new(
        format!("đầu văn bản đề ngày {own}, phụ lục ghi ngày {first}"),
        format!("the text is dated {own}, its annex says {first}"),
    );
    let finding = Diagnostic::new(NAME, SEVERITY, message)
        .caused_by(Cause::OwnDate)
        .disputes(own.words, Words::new("ngày ở đầu văn bản", "the text's own date"));
    let finding = others.fold(finding, |finding, other| {
        finding.disputes(other.words, Words::new("ngày ở phụ lục", "the annex's date"))
    });
    Some(finding.advises(advice()))
}

fn advice() -> Words {
    Words::new("đề nghị sửa cho thống nhất", "please make both agree")
}

/// An annex of another kind or issuer belongs to its own carrier.
fn is_same_kind(own: &Symbol<'_>, other: &Symbol<'_>) -> bool {
    own.code == other.code && own.issuer == other.issuer
}

fn is_same_number(own: &Symbol<'_>, other: &Symbol<'_>) -> bool {
    own.ordinal() == other.ordinal()
}

/// Another number with the text's own date, or the same number without its year.
fn has_other_number(
    case: &Case<'_, '_>,
    own: &Symbol<'_>,
    mention: &Mention<'_>,
    symbol: &Symbol<'_>,
) -> bool {
    if own.number.is_empty() || symbol.number.is_empty() {
        return false;
    }
    let same_day = || match (super::day(mention), case.own_day()) {
        (Some(day), Some((_, own))) => day == own,
        _ => true,
    };
    if is_same_number(own, symbol) {
        own.year.is_some() && own.year != symbol.year
    } else {
        mention.heads_annex && same_day()
    }
}
