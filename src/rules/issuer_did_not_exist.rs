//! The issuer did not exist on the day that is cited.
//!
//! Ministries were merged on 01/3/2025; provinces were merged and districts ended on 01/7/2025. What
//! an ended body issued stays valid, but it issued nothing later, and a new one nothing before.
//!
//! # Tiếng Việt
//!
//! Vào ngày ghi ở viện dẫn, cơ quan ban hành chưa thành lập hoặc đã kết thúc hoạt động.
//!
//! Các bộ được sắp xếp từ ngày 01/3/2025; cấp tỉnh được sắp xếp, cấp huyện kết thúc hoạt động từ ngày
//! 01/7/2025. Văn bản của cơ quan cũ vẫn còn hiệu lực, nhưng không thể có ngày sau khi cơ quan ấy kết
//! thúc. Đề nghị xem lại ngày hoặc cơ quan ban hành.
//!
//! ## Khi nào báo nhầm
//!
//! Văn bản ký vào những ngày cuối rồi mới lấy số: trong vòng một tháng thì không báo. Cùng chữ viết
//! tắt có thể là của cơ quan còn hoạt động; khi đó cũng không báo.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: ngày hoặc cơ quan ban hành đều có thể là chỗ ghi nhầm.
//!
//! # Law
//!
//! NQ 176/2025/QH15 (ministries); NQ 202/2025/QH15 and NQ 203/2025/QH15 (provinces, districts); NQ
//! 190/2025/QH15, Điều 10 (their documents stay valid).
//!
//! # When it is wrong
//!
//! Papers signed in the last days and numbered later: within a month nothing is said. The same letters
//! may belong to a body that lived on; then nothing is said either.
//!
//! # Fix
//!
//! None: date or issuer may be the wrong one.
//!
//! ```flags
//! Thông tư số 12/2025/TT-BGTVT ngày 16/5/2025 của Bộ Giao thông vận tải về sát hạch lái xe
//!                              ^^^^^^^^^^^^^^ Bộ Giao thông vận tải kết thúc hoạt động ngày 28/02/2025
//! ```
//! ```flags
//! Thông tư số 16/2023/TT-BNNMT ngày 05/6/2023 về quản lý chất lượng
//!                              ^^^^^^^^^^^^^^ Bộ Nông nghiệp và Môi trường hoạt động từ ngày 01/3/2025
//! ```
//! ```flags
//! Quyết định số 12/QĐ-UBND ngày 15/8/2025 của UBND huyện Mai Sơn về giao dự toán
//!                          ^^^^^^^^^^^^^^ Ủy ban nhân dân cấp huyện kết thúc hoạt động ngày 30/6/2025
//! ```
//! ```flags
//! Quyết định số 12/QĐ-UBND ngày 15/8/2025 của UBND tỉnh Hà Giang về giao dự toán
//!                          ^^^^^^^^^^^^^^ tỉnh Hà Giang sáp nhập vào Tuyên Quang từ ngày 01/7/2025
//! ```
//! ```allows
//! Thông tư số 35/2016/TT-BGTVT ngày 15/11/2016 của Bộ Xây dựng. Thông tư số 07/2025/TT-BGTVT ngày 05/3/2025.
//! Quyết định số 12/QĐ-UBND ngày 15/5/2025 của UBND tỉnh Hà Giang (nay là tỉnh Tuyên Quang) về giao dự toán.
//! Quyết định số 13/QĐ-UBND ngày 15/8/2025 của UBND phường Hà Giang 1, tỉnh Tuyên Quang về giao dự toán.
//! ```

use super::{ALL, Case, Dated, Profile, bodies::named, called};
use crate::{
    diagnostic::{Cause, Diagnostic, Fact, Footing, Leg, Severity, Words},
    grammar::{Grammar, Issuer},
    model::{CivilDate, Level, Mention},
};

pub(super) const NAME: &str = "issuer-did-not-exist";
pub(super) const GROUP: &str = "time";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = ALL;

/// Days in which papers that were signed before the end may still be numbered.
const GRACE: i32 = 31;
/// The day on which provinces were merged (NQ 202/2025/QH15).
const PROVINCES_MERGED: CivilDate = jiff::civil::date(2025, 7, 1);
/// The word before a province's name.
const PROVINCE: &str = "tỉnh";
/// An association lives on until it is renamed; a council is none.
const ASSOCIATION: &str = "Hội ";
const COUNCIL: &str = "Hội đồng";

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let mut findings = Vec::new();
    for (at, document) in case.documents() {
        let mut faults = case
            .dated(document)
            .filter_map(|dated| Some((dated, fault(case.grammar, &dated)?)))
            .peekable();
        if faults.peek().is_none() {
            continue;
        }
        let (vi, en) = called(document);
        let message = Words::new(
            format!("{vi}: cơ quan ban hành không hoạt động vào ngày ghi ở đây"),
            format!("{en}: its issuer did not exist on that day"),
        );
        let finding = Diagnostic::new(NAME, SEVERITY, message)
            .rests_on(Leg { fact: Fact::Issuer, footing: Footing::Carried })
            .caused_by(Cause::Issue(at));
        let finding = faults.fold(finding, |finding, (dated, says)| {
            finding.disputes(dated.date.words, says).shows(
                dated.mention.issuer.unwrap_or(dated.mention.words),
                Words::new("cơ quan ban hành", "the issuer"),
            )
        });
        findings.push(finding.advises(Words::new(
            "đề nghị xem lại ngày hoặc cơ quan ban hành",
            "please check the date or the issuer",
        )));
    }
    findings
}

fn fault(grammar: &Grammar, dated: &Dated<'_, '_>) -> Option<Words> {
    let said = dated.mention.issuer;
    let below = said.into_iter().flat_map(|words| named(grammar, words));
    let below: Vec<_> = below.filter(|body| body.level == Level::District).collect();
    by_letters(grammar, dated.mention, dated.day)
        .or_else(|| below.iter().find_map(|body| life(body, dated.day)))
        .or_else(|| said.and_then(|words| province(grammar, words, dated.day)))
}

/// What is wrong with the day, when all bodies that have these letters agree.
fn by_letters(grammar: &Grammar, mention: &Mention<'_>, day: CivilDate) -> Option<Words> {
    let letters = mention.symbol.as_ref()?.body();
    let mut faults = grammar.issuers_of(letters).map(|body| life(body, day));
    let first = faults.next()??;
    faults.all(|fault| fault.is_some()).then_some(first)
}

/// What is wrong with a day in the life of a body.
fn life(body: &Issuer, day: CivilDate) -> Option<Words> {
    let is_late = |until: &CivilDate| (day - *until).get_days() > GRACE;
    let is_early = |from: &CivilDate| day < *from;
    let shown = |day: CivilDate| super::figures(day);
    if let Some(until) = body.until.filter(is_late) {
        return Some(Words::new(
            format!("{} kết thúc hoạt động ngày {}", body.name, shown(until)),
            format!("{} ended on {}", body.name, super::english(until)),
        ));
    }
    let from = body.from.filter(is_early)?;
    Some(Words::new(
        format!("{} hoạt động từ ngày {}", body.name, shown(from)),
        format!("{} began on {}", body.name, super::english(from)),
    ))
}

/// `UBND tỉnh Hà Giang` after the province was merged.
fn province(grammar: &Grammar, issuer: &str, day: CivilDate) -> Option<Words> {
    let is_authority =
        |body: &Issuer| !body.name.starts_with(ASSOCIATION) || body.name.starts_with(COUNCIL);
    let is_one = grammar.issuer_at(issuer).is_some_and(|(body, _)| is_authority(body));
    if !is_one || (day - PROVINCES_MERGED).get_days() <= GRACE {
        return None;
    }
    grammar.place_hits(issuer).into_iter().find_map(|hit| {
        let place = grammar.places().get(hit.row)?;
        let into = place.into.as_deref()?;
        let before = grammar.fold(issuer.get(..hit.start)?);
        before.ends_with(PROVINCE).then(|| {
            let shown = super::figures(PROVINCES_MERGED);
            Words::new(
                format!("tỉnh {} sáp nhập vào {into} từ ngày {shown}", place.name),
                format!(
                    "{} became part of {into} on {}",
                    place.name,
                    super::english(PROVINCES_MERGED)
                ),
            )
        })
    })
}
