//! Documents rest on one another in a circle.
//!
//! A document carries out, details or rests on what was there before it. When the chain comes back to its
//! beginning, one of the relations is stated the wrong way round, or a number is wrong.
//!
//! # Tiếng Việt
//!
//! Các văn bản căn cứ, thực hiện lẫn nhau thành vòng.
//!
//! Văn bản chỉ căn cứ vào, thực hiện văn bản có trước. Chuỗi quay về chính nó thì có quan hệ nêu ngược hoặc có
//! số ghi nhầm.
//!
//! ## Khi nào báo nhầm
//!
//! Hai văn bản cùng ngày nhắc đến nhau. Không xét luật, nghị định, thông tư: chúng có thứ bậc, vòng
//! ở đó chỉ là máy đọc nhầm. Vòng dài quá 256 quan hệ thì không báo.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa.
//!
//! # Law
//!
//! NĐ 34/2016/NĐ-CP, Điều 61: a document rests on documents that are there before it.
//!
//! # When it is wrong
//!
//! Two documents of one day that name each other. Laws, decrees and circulars are not looked at: they
//! are ranked, and a circle there is only a slip of reading. A circle of more than 256 relations is
//! not told.
//!
//! # Fix
//!
//! None.
//!
//! ```added
//! Số: 16/KH-VPUB
//!
//! Sơn La, ngày 03 tháng 02 năm 2023
//!
//! KẾ HOẠCH
//!
//! Công tác dân vận năm 2023
//!
//! Thực hiện Kế hoạch số 20/KH-UBND ngày 16/01/2023 của UBND tỉnh về công tác dân vận.
//! ```
//! ```flags
//! Số: 20/KH-UBND
//!
//! Sơn La, ngày 16 tháng 01 năm 2023
//!
//! KẾ HOẠCH
//!
//! Công tác dân vận năm 2023
//!
//! Thực hiện Kế hoạch số 16/KH-VPUB ngày 03/02/2023 của Văn phòng UBND tỉnh về công tác dân vận.
//! ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quay lại 20/KH-UBND
//! ```
//! ```allows
//! Số: 31/BC-VPUB
//!
//! Sơn La, ngày 16 tháng 3 năm 2023
//!
//! BÁO CÁO
//!
//! Công tác dân vận năm 2023
//!
//! Thực hiện Kế hoạch số 16/KH-VPUB ngày 03/02/2023 của Văn phòng UBND tỉnh về công tác dân vận.
//! ```

use std::collections::{BTreeMap, BTreeSet};

use super::{ALL, Case, Profile};
use crate::{
    diagnostic::{Diagnostic, Fact, Footing, Leg, Severity, Words},
    graph::Link,
    model::{Basis, DocumentAt, Relation},
};

pub(super) const NAME: &str = "cycle";
pub(super) const GROUP: &str = "graph";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = ALL;

/// How many relations are followed in search of the way back; a longer circle is no slip.
const WALKED: usize = 256;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let is_ranked = |at: DocumentAt| {
        let kind = case.graph.document(at).and_then(|document| document.kind);
        kind.is_none_or(|kind| kind.with_year || kind.named)
    };
    let handed = case.graph.links().filter(hands_down);
    let links: Vec<_> =
        handed.filter(|link| !is_ranked(link.from) && !is_ranked(link.to)).collect();
    let circles = case.graph.circles(&links);
    let circle = |at: DocumentAt| circles.get(at.index());
    let mut next: BTreeMap<DocumentAt, Vec<DocumentAt>> = BTreeMap::new();
    for link in links.iter().filter(|link| circle(link.from) == circle(link.to)) {
        next.entry(link.from).or_default().push(link.to);
    }
    let known: BTreeMap<_, _> =
        case.known.circles.iter().rev().map(|it| ((it.from, it.to), it)).collect();
    let mut findings = Vec::new();
    let mut told = BTreeSet::new();
    for link in &links {
        let label = |at: DocumentAt| {
            case.graph.document(at).map_or("", |document| document.label()).to_owned()
        };
        let back = if let Some(circle) = known.get(&(link.from, link.to)) {
            circle.back.clone()
        } else if circle(link.from) != circle(link.to) {
            continue;
        } else {
            let way = way(&next, link.to, link.from);
            let circle: BTreeSet<DocumentAt> = way.iter().copied().collect();
            if way.is_empty() || !told.insert(circle) {
                continue;
            }
            way.into_iter().map(label).collect()
        };
        let (from, chain) = (label(link.from), back.join(" → "));
        let message = Words::new(
            format!("các văn bản thực hiện, căn cứ nhau thành vòng: {from} → {chain}"),
            format!("documents rest on one another in a circle: {from} → {chain}"),
        );
        let says = Words::new(format!("quay lại {from}"), format!("comes back to {from}"));
        findings.push(
            Diagnostic::new(NAME, SEVERITY, message)
                .rests_on(Leg { fact: Fact::Relation, footing: Footing::Carried })
                .disputes(link.edge.words, says),
        );
    }
    findings
}

fn hands_down(link: &Link<'_, '_>) -> bool {
    let relation = matches!(
        link.edge.relation,
        Relation::BasedOn | Relation::Implements | Relation::Details | Relation::ReportsOn
    );
    relation && link.edge.basis == Basis::Stated
}

/// The documents on the way from one to another; none when there is no way.
fn way(
    next: &BTreeMap<DocumentAt, Vec<DocumentAt>>,
    from: DocumentAt,
    to: DocumentAt,
) -> Vec<DocumentAt> {
    // Each document with the place of the one before it.
    let mut came = vec![(from, 0)];
    let mut seen = BTreeSet::from([from]);
    let (mut at, mut walked) = (0, 0);
    while let Some(&(document, _)) = came.get(at) {
        if document == to {
            let mut way = vec![document];
            let mut place = at;
            while place != 0 {
                place = came.get(place).map_or(0, |&(_, before)| before);
                way.extend(came.get(place).map(|&(document, _)| document));
            }
            way.reverse();
            return way;
        }
        for &to in next.get(&document).into_iter().flatten().take(WALKED - walked) {
            walked += 1;
            if seen.insert(to) {
                came.push((to, at));
            }
        }
        at += 1;
    }
    Vec::new()
}
