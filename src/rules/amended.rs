//! The document was amended.
//!
//! Other documents that are known amend it, or repeal a part of it. Legislation must name them; other
//! papers need not, but whoever points at an article should look whether it still says so. A paper
//! that cites the document as a whole is left alone.
//!
//! # Tiếng Việt
//!
//! Văn bản đã được sửa đổi, bổ sung.
//!
//! Văn bản quy phạm pháp luật phải nêu văn bản sửa đổi; văn bản hành chính không bắt buộc, nhưng khi dẫn đến
//! điều, khoản thì đề nghị xem điều, khoản ấy có còn như cũ không.
//!
//! ## Khi nào báo nhầm
//!
//! Điều, khoản được dẫn không bị văn bản sửa đổi nào động đến.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa.
//!
//! # Law
//!
//! NĐ 78/2025/NĐ-CP, Điều 68, as amended by NĐ 187/2025/NĐ-CP: a citation names the amending acts.
//!
//! # When it is wrong
//!
//! An article that none of the amendments touches.
//!
//! # Fix
//!
//! None.
//!
//! ```added
//! Số: 107/2021/NĐ-CP
//!
//! Hà Nội, ngày 06 tháng 12 năm 2021
//!
//! NGHỊ ĐỊNH
//!
//! Sửa đổi, bổ sung một số điều của Nghị định số 61/2018/NĐ-CP
//!
//! Nghị định này có hiệu lực thi hành kể từ ngày 06/12/2021.
//! Điều 1. Sửa đổi, bổ sung Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ.
//! ```
//! ```flags
//! Số: 12/BC-UBND
//!
//! Sơn La, ngày 10 tháng 01 năm 2023
//!
//! BÁO CÁO
//!
//! Cơ chế một cửa
//!
//! Thực hiện khoản 2 Điều 8 Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về một cửa.
//!                                       ^^^^^^^^^^^^^ được sửa đổi bởi 107/2021/NĐ-CP
//! ```
//! ```allows
//! Số: 12/BC-UBND
//!
//! Sơn La, ngày 10 tháng 01 năm 2023
//!
//! BÁO CÁO
//!
//! Cơ chế một cửa
//!
//! Thực hiện Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về cơ chế một cửa.
//! ```
//! ```allows
//! Số: 12/BC-UBND
//!
//! Sơn La, ngày 10 tháng 01 năm 2023
//!
//! BÁO CÁO
//!
//! Cơ chế một cửa
//!
//! Thực hiện khoản 2 Điều 8 Nghị định số 61/2018/NĐ-CP ngày 23/4/2018, được sửa đổi bởi Nghị định số 107/2021/NĐ-CP.
//! ```

use std::collections::BTreeSet;

use super::{ALL, Case, Profile, called, register};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    graph::Document,
    known::Effect,
    model::{Regime, Relation},
};

pub(super) const NAME: &str = "amended";
pub(super) const GROUP: &str = "registry";
pub(super) const SEVERITY: Severity = Severity::Info;
pub(super) const PROFILES: &[Profile] = ALL;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let mut findings = Vec::new();
    let named: BTreeSet<&str> =
        case.graph.documents().iter().filter_map(Document::symbol).collect();
    for (at, document) in case.documents() {
        let of_parts =
            register::changes(case, at, Relation::Repeals).filter(|it| it.pinpoint.is_some());
        let mut changes: Vec<&Effect> =
            register::changes(case, at, Relation::Amends).chain(of_parts).collect();
        // What the text itself names it knows of.
        let mut told = BTreeSet::new();
        changes.retain(|change| {
            !named.contains(change.by.as_str()) && told.insert(change.by.as_str())
        });
        let Some(last) = changes.last().filter(|_| must_look(case, document)) else { continue };
        let (vi, en) = called(document);
        let by: Vec<&str> = changes.iter().map(|change| change.by.as_str()).collect();
        let by = by.join(", ");
        let message = Words::new(
            format!("{vi} đã được sửa đổi, bổ sung bởi {by}"),
            format!("{en} was amended by {by}"),
        );
        let says =
            Words::new(format!("được sửa đổi bởi {}", last.by), format!("amended by {}", last.by));
        let begun = Diagnostic::new(NAME, SEVERITY, message);
        let finding = register::changed(case, document, last, (begun, says));
        findings.push(finding.aside());
    }
    findings.retain(|finding| !finding.labels.is_empty());
    findings
}

/// Whether the amendments matter here: to legislation, and to whoever points at an article.
fn must_look<'t>(case: &Case<'_, 't>, document: &Document<'t>) -> bool {
    let mut mentions = document.mentions.iter().filter_map(|&at| case.report.mention(at));
    case.report.header.regime == Regime::Normative || mentions.any(|it| it.pinpoint.is_some())
}
