//! A document is called by kind and bare number, and nothing says which one it is.
//!
//! # Tiếng Việt
//!
//! Văn bản chỉ gọi bằng số, không có ký hiệu.
//!
//! "Nghị định 168", "Hướng dẫn số 16": nhiều văn bản cùng số. Lần đầu phải ghi đủ số, ký hiệu; các lần
//! sau vẫn cần ký hiệu.
//!
//! ## Khi nào báo nhầm
//!
//! Tên gọi tắt đã được văn bản quy ước (`sau đây gọi tắt là Nghị định 168`); số của văn bản đã được
//! viện dẫn đầy đủ ở chỗ khác trong bài; tên đề án (`Đề án 06`); năm và số lượng.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: không có gì cho biết văn bản nào được nói đến.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6 điểm b.
//!
//! # When it is wrong
//!
//! Short names that the text declares (`sau đây gọi tắt là Nghị định 168`); a number whose document is
//! cited in full elsewhere in the text; names of projects (`Đề án 06`); years and counts.
//!
//! # Fix
//!
//! None: nothing tells which document is meant.
//!
//! ```flags
//! Tiếp tục xử lý vi phạm theo Nghị định 168 trên địa bàn tỉnh.
//!                             ^^^^^^^^^^^^^ chưa rõ văn bản nào
//! ```
//! ```allows
//! Nghị định số 168/2024/NĐ-CP ngày 26/12/2024 của Chính phủ. Xử lý vi phạm theo Nghị định 168; Đề án 06; Kế hoạch 2026.
//! ```

use super::{Case, Profile, REVIEW};
use crate::{
    diagnostic::{Diagnostic, Fact, Footing, Leg, Severity, Words},
    model::{DocumentAt, Form},
};

pub(super) const NAME: &str = "bare-number";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Info;
pub(super) const PROFILES: &[Profile] = REVIEW;

/// Projects are known by their number.
const PROJECTS: [&str; 3] = ["ĐA", "DA", "CTr"];

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let groups = case.by_document(|mention| {
        let is_project = mention.kind.is_some_and(|kind| PROJECTS.contains(&kind.code.as_str()));
        mention.form == Form::Short && !is_project && !counts(case, mention.words)
    });
    let is_told = |at: Option<DocumentAt>| {
        let document = at.and_then(|at| case.graph.document(at));
        let mut mentions = document.into_iter().flat_map(|document| case.mentions_of(document));
        mentions.any(|it| it.form != Form::Short || it.date.is_some() && it.issuer.is_some())
    };
    let found = groups.into_iter().filter(|(at, _)| !is_told(*at)).filter_map(|(_, mentions)| {
        let first = mentions.first()?.words;
        let message = Words::new(
            format!("\u{201c}{first}\u{201d}: chưa rõ là văn bản nào"),
            format!("\u{201c}{first}\u{201d}: nothing tells which document it is"),
        );
        let finding = Diagnostic::new(NAME, SEVERITY, message)
            .rests_on(Leg { fact: Fact::Number, footing: Footing::Inferred });
        let finding = mentions.iter().fold(finding, |finding, mention| {
            finding.disputes(mention.words, Words::new("chưa rõ văn bản nào", "which document?"))
        });
        Some(finding.advises(Words::new(
            "đề nghị ghi đủ số, ký hiệu",
            "please give number and symbol in full",
        )))
    });
    found.collect()
}

/// Whether the number is a year or counts something: `Kế hoạch 2026`, `Kế hoạch 05 năm`.
fn counts(case: &Case<'_, '_>, words: &str) -> bool {
    let number = words.rsplit(' ').next().unwrap_or_default();
    let behind = case.behind(words).trim_start();
    number.len() == 4 && number.starts_with("20") || case.grammar.date_word_at(behind).is_some()
}
