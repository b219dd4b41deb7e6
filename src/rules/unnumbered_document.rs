//! A document is named by kind, issuer and subject, without its number.
//!
//! # Tiếng Việt
//!
//! Viện dẫn văn bản mà không ghi số, ký hiệu.
//!
//! "Nghị quyết của Ban Thường vụ Tỉnh ủy về …": văn bản có số, ký hiệu thì lần đầu viện dẫn phải ghi đủ.
//! Đề nghị bổ sung.
//!
//! ## Khi nào báo nhầm
//!
//! Nhiều văn bản cùng lúc (`các nghị quyết, chỉ thị của cấp trên`), văn bản chưa ban hành (`dự
//! thảo`), và văn bản nằm trong trích yếu của văn bản khác.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: chỉ người soạn biết đang nói đến văn bản nào.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6 điểm b.
//!
//! # When it is wrong
//!
//! Several documents at once (`các nghị quyết, chỉ thị của cấp trên`), papers still to come (`dự thảo`),
//! and a document inside the subject of another one.
//!
//! # Fix
//!
//! None: only the author knows which document is meant.
//!
//! ```flags
//! Thực hiện Nghị quyết của Ban Thường vụ Tỉnh ủy về lãnh đạo thực hiện nhiệm vụ bảo vệ an ninh.
//!           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ chưa ghi số, ký hiệu
//! ```
//! ```allows
//! Thực hiện các Nghị quyết của Ban Thường vụ Tỉnh ủy về lãnh đạo; dự thảo Kế hoạch của UBND tỉnh về dân vận.
//! Kế hoạch số 61/KH-UBND ngày 02/3/2021 của UBND tỉnh triển khai thực hiện Nghị quyết của Ban Chấp hành Đảng bộ tỉnh về cải cách hành chính.
//! ```

use super::{Case, Profile, REVIEW};
use crate::{
    diagnostic::{Diagnostic, Fact, Footing, Leg, Severity, Words},
    grammar::{Hit, OpenerRole},
    parse,
};

pub(super) const NAME: &str = "unnumbered-document";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Info;
pub(super) const PROFILES: &[Profile] = REVIEW;

/// Kinds that always have a number.
const KINDS: [&str; 7] = ["NQ", "CT", "KH", "QĐ", "KL", "CTr", "TB"];
/// Words before a kind that speak of several documents, or of one to come.
const NOT_ONE: [&str; 5] = ["các", "những", "dự thảo", "ban hành", "mọi"];
/// Longer than the name of any kind, in bytes; the longest name of the table has 40.
const REACH: usize = 64;
/// Between the kind and its issuer.
const OF: &str = " của ";

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let words = case.report.text.words();
    let header = case.end_of(case.report.header.words);
    let taken: Vec<_> = case
        .report
        .mentions
        .iter()
        .map(|mention| case.start_of(mention.extent)..case.end_of(mention.extent))
        .collect();
    let is_free = |hit: &Hit| {
        let behind = taken.partition_point(|range| range.start <= hit.start);
        hit.start >= header
            && !taken.iter().take(behind).rev().take(4).any(|range| range.contains(&hit.start))
    };
    let places = memchr::memmem::find_iter(words.as_bytes(), OF);
    let hits = places.filter_map(|at| kind_before(case, at)).filter(is_free);
    hits.filter_map(|hit| judge(case, &hit)).collect()
}

/// The kind whose name ends here.
fn kind_before(case: &Case<'_, '_>, end: usize) -> Option<Hit> {
    let words = case.report.text.words();
    let start = words.ceil_char_boundary(end.saturating_sub(REACH));
    let hit = case.grammar.kind_hits(words.get(start..end)?).last()?;
    let hit = Hit { start: start + hit.start, end: start + hit.end, row: hit.row };
    (hit.end == end).then_some(hit)
}

fn judge<'t>(case: &Case<'_, 't>, hit: &Hit) -> Option<Diagnostic<'t>> {
    let kind = case.grammar.kind(hit.row).filter(|kind| KINDS.contains(&kind.code.as_str()))?;
    let words = case.report.text.words();
    let named = words.get(hit.start..hit.end)?;
    let is_word = named.starts_with(char::is_uppercase) && named.contains(char::is_lowercase);
    let behind = words.get(hit.end..)?.strip_prefix(OF).filter(|_| is_word)?;
    case.grammar.issuer_at(behind)?;
    let issuer = parse::issuer::issuer(case.grammar, behind)?;
    let rest = behind.get(issuer.len()..)?.trim_start_matches(' ');
    let (opener, _) = case.grammar.opener_at(rest)?;
    let before = words.get(..hit.start)?.trim_end_matches(' ');
    let near = before.get(before.ceil_char_boundary(before.len().saturating_sub(16))..)?;
    let near = near.to_lowercase();
    let is_one = !NOT_ONE.iter().any(|word| near.ends_with(word));
    if opener.role != OpenerRole::Subject || !rest.starts_with("về ") || !is_one {
        return None;
    }
    let whole = case.between(named, issuer)?;
    let message = Words::new(
        format!("\u{201c}{whole}\u{201d}: chưa ghi số, ký hiệu"),
        format!("\u{201c}{whole}\u{201d}: a {} without its number", kind.english.to_lowercase()),
    );
    let says = Words::new("chưa ghi số, ký hiệu", "without number and symbol");
    let finding = Diagnostic::new(NAME, SEVERITY, message)
        .rests_on(Leg { fact: Fact::Number, footing: Footing::Inferred });
    Some(finding.disputes(whole, says))
}
