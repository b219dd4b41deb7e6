//! A document carries out another that was issued after it.
//!
//! `Thực hiện A, văn phòng đã ban hành B` says that A came first. When B is dated before A, one of
//! the two dates, or the citation itself, is wrong.
//!
//! # Tiếng Việt
//!
//! Văn bản có trước văn bản mà nó thực hiện.
//!
//! Câu "Thực hiện A, văn phòng đã ban hành B" nghĩa là A có trước. Nếu B lại ghi ngày sớm hơn A thì
//! một trong hai ngày ghi nhầm, hoặc viện dẫn nhầm văn bản. Đề nghị tra cả hai văn bản.
//!
//! ## Khi nào báo nhầm
//!
//! Văn bản sau có thể dựa trên kế hoạch năm trước hoặc dựa trên dự thảo. Vì vậy chỉ tính quan hệ mà
//! câu chữ nói rõ; giữa hai văn bản không còn viện dẫn nào khác thì là lỗi, nếu có thì là cần xem.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa.
//!
//! # Law
//!
//! None: it follows from the words.
//!
//! # When it is wrong
//!
//! The later paper may rest on last year's plan or on a draft. So only a relation that the words
//! state counts; it is an error when nothing is cited between the two, else a warning.
//!
//! # Fix
//!
//! None.
//!
//! ```flags
//! Thực hiện Kế hoạch số 06/KH-UBND ngày 11/01/2023 của UBND tỉnh về phòng, chống tham nhũng. Văn phòng đã ban hành Kế hoạch số 09/KH-VPUB ngày 06/01/2023 về phòng, chống tham nhũng.
//!                                                                                                                                         ^^^^^^^^^^^^^^^ sớm hơn 5 ngày
//! ```
//! ```allows
//! Thực hiện Kế hoạch số 06/KH-UBND ngày 11/01/2023 của UBND tỉnh về phòng, chống tham nhũng. Văn phòng đã ban hành Kế hoạch số 09/KH-VPUB ngày 16/01/2023 về phòng, chống tham nhũng.
//! ```
//! ```allows
//! Nghị quyết số 03/NQ-CP ngày 09/01/2025 của Chính phủ thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 được cập nhật tại Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ.
//! ```
//! ```allows
//! Kế hoạch số 20/KH-UBND ngày 16/01/2023 của UBND tỉnh. Kế hoạch số 09/KH-VPUB ngày 06/01/2023.
//! ```

use std::collections::BTreeMap;

use super::{ALL, Case, Dated, Profile, called};
use crate::{
    diagnostic::{Cause, Diagnostic, Fact, Footing, Leg, Severity, Words},
    graph::{Graph, Link},
    model::{Basis, CivilDate, DocumentAt, Relation},
};

pub(super) const NAME: &str = "implements-the-future";
pub(super) const GROUP: &str = "time";
pub(super) const SEVERITY: Severity = Severity::Error;
pub(super) const PROFILES: &[Profile] = ALL;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let stated = |link: &Link<'_, '_>| {
        link.edge.relation == Relation::Implements
            && link.edge.basis == Basis::Stated
            && link.from != Graph::OWN
            && link.to != Graph::OWN
            && is_direct(case, link)
    };
    // What everybody carries out is dated as often as it is cited.
    let mut spans = BTreeMap::new();
    let mut span = |at| *spans.entry(at).or_insert_with(|| span(case, at));
    let links = case.graph.links().filter(stated).filter(|link| {
        let (last, first) = (span(link.from), span(link.to));
        last.zip(first).is_some_and(|((_, last), (first, _))| last < first)
    });
    links.filter_map(|link| judge(case, link)).collect()
}

/// The first and the last day that a document is said to have.
fn span(case: &Case<'_, '_>, at: DocumentAt) -> Option<(CivilDate, CivilDate)> {
    let days: Vec<_> = case.dated(case.graph.document(at)?).map(|dated| dated.day).collect();
    days.iter().min().copied().zip(days.iter().max().copied())
}

fn judge<'t>(case: &Case<'_, 't>, link: Link<'_, 't>) -> Option<Diagnostic<'t>> {
    let from = case.graph.document(link.from)?;
    let to = case.graph.document(link.to)?;
    let acts: Vec<Dated<'_, 't>> = case.dated(from).collect();
    let basis = case.dated(to).min_by_key(|dated| dated.day)?;
    let (vi, en) = called(from);
    let (what_vi, what_en) = called(to);
    let message = Words::new(
        format!("{vi} có trước {what_vi} mà nó thực hiện"),
        format!("{en} is older than {what_en}, which it carries out"),
    );
    let severity = if is_adjacent(case, link) { SEVERITY } else { Severity::Warning };
    let mut finding = Diagnostic::new(NAME, severity, message)
        .rests_on(Leg { fact: Fact::Relation, footing: Footing::Carried })
        .caused_by(Cause::Issue(link.from));
    for act in &acts {
        let days = (basis.day - act.day).get_days();
        let says = Words::new(format!("sớm hơn {days} ngày"), format!("{days} days earlier"));
        finding = finding.disputes(act.date.words, says);
    }
    let says = Words::new("ngày của văn bản được thực hiện", "the date of what is carried out");
    let evidence = Words::new(
        format!("\u{201c}{}\u{201d}: {what_vi} ngày {}", link.edge.words.trim(), basis.date),
        format!(
            "\u{201c}{}\u{201d}: {what_en} of {}",
            link.edge.words.trim(),
            super::english(basis.day)
        ),
    );
    Some(
        finding.shows(basis.date.words, says).because(Some(link.edge.words), evidence).advises(
            Words::new("đề nghị tra ngày của cả hai văn bản", "please look up both dates"),
        ),
    )
}

/// Whether nothing but the cue stands before what is carried out: a longer way leads to what amends
/// it, or to the next item of another list.
fn is_direct(case: &Case<'_, '_>, link: &Link<'_, '_>) -> bool {
    let words = link.edge.words;
    let Some(to) = case.graph.document(link.to) else { return false };
    let (start, end) = (case.start_of(words), case.end_of(words));
    let place = |at| case.report.mention(at).map_or(0, |it| case.start_of(it.words));
    let first = to.mentions.partition_point(|at| place(*at) < start);
    let at = to.mentions.get(first).map(|at| place(*at)).filter(|at| *at < end);
    let lead = at.and_then(|at| words.get(..at - start)).unwrap_or_default();
    !lead.contains(|it: char| it.is_ascii_digit())
}

/// Whether somewhere the two are cited one right behind the other.
fn is_adjacent(case: &Case<'_, '_>, link: Link<'_, '_>) -> bool {
    let document = |at| case.graph.document(at);
    let (Some(from), Some(to)) = (document(link.from), document(link.to)) else { return false };
    let mut before = from.mentions.iter().filter_map(|at| at.before());
    before.any(|at| to.mentions.binary_search(&at).is_ok())
}
