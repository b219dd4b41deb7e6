//! A first citation gives some of date, issuer and subject, and leaves the rest out.
//!
//! # Tiếng Việt
//!
//! Viện dẫn lần đầu còn thiếu một phần.
//!
//! Lần đầu viện dẫn ghi đủ tên loại, số, ký hiệu, ngày tháng năm, cơ quan ban hành và trích yếu nội
//! dung. Đề nghị bổ sung phần còn thiếu.
//!
//! ## Khi nào báo nhầm
//!
//! Cơ quan ban hành mà chữ viết tắt đã cho biết (`CP`, `TTg`, chính cơ quan mình) thì không cần ghi
//! tên. Thiếu cả ba phần thì `first-citation-incomplete` báo. Không xét danh mục, bảng và văn bản
//! quy phạm pháp luật.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: phần thiếu phải tra ở văn bản, hoặc ở chỗ viện dẫn đầy đủ hơn phía sau.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6 điểm b; HD 36-HD/VPTW, II; HD 05-HD/VPTW, 6.1.4.
//!
//! # When it is wrong
//!
//! An issuer that the letters tell (`CP`, `TTg`, the text's own office) needs no name. Where all three
//! are missing, `first-citation-incomplete` speaks. Lists, tables and legislation are left out.
//!
//! # Fix
//!
//! None: the document, or a fuller citation further on, tells what is missing.
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
//! Thực hiện Kế hoạch số 61/KH-UBND ngày 02/3/2021 triển khai cải cách hành chính.
//!                       ^^^^^^^^^^ thiếu cơ quan ban hành
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
//! Thực hiện Kế hoạch số 61/KH-UBND ngày 02/3/2021 của UBND tỉnh triển khai cải cách hành chính. Văn phòng có Kế hoạch số 16/KH-VPUB ngày 03/02/2023 về công tác dân vận.
//! Tiếp tục thực hiện Kế hoạch số 61/KH-UBND ngày 02/3/2021.
//! ```

use super::{
    Case, Profile, REVIEW, called,
    first_citation_incomplete::{is_bare, is_in_prose, must_be_full},
};
use crate::{
    diagnostic::{Diagnostic, Fact, Footing, Leg, Severity, Words},
    graph::Document,
    model::{Level, Mention, Regime, Symbol},
};

pub(super) const NAME: &str = "first-citation-short";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Info;
pub(super) const PROFILES: &[Profile] = REVIEW;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    if !matches!(case.report.header.regime, Regime::Administrative | Regime::Party) {
        return Vec::new();
    }
    case.documents().filter_map(|(_, document)| judge(case, document)).collect()
}

fn judge<'t>(case: &Case<'_, 't>, document: &Document<'t>) -> Option<Diagnostic<'t>> {
    let first = case.in_text(document).next()?;
    let last = first.subject.or(first.issuer).or(first.date.map(|date| date.words))?;
    let is_whole = case.start_of(last) > case.start_of(first.words);
    if is_bare(first)
        || !must_be_full(first)
        || !is_whole
        || case.report.outline.is_in_table(first.words)
    {
        return None;
    }
    let missing = missing(case, first);
    if missing.is_empty() || first.date.is_none() && !is_in_prose(case, first) {
        return None;
    }
    let (vi, en) = called(document);
    let named = |words: fn(&[&'static str; 2]) -> &'static str| {
        missing.iter().map(words).collect::<Vec<_>>().join(", ")
    };
    let (list_vi, list_en) = (named(|it| it[0]), named(|it| it[1]));
    let message = Words::new(
        format!("viện dẫn lần đầu {vi} thiếu {list_vi}"),
        format!("the first citation of {en} lacks {list_en}"),
    );
    let says = Words::new(format!("thiếu {list_vi}"), format!("lacks {list_en}"));
    let finding = Diagnostic::new(NAME, SEVERITY, message)
        .rests_on(Leg { fact: Fact::Subject, footing: Footing::Inferred });
    Some(finding.disputes(first.words, says))
}

/// What the citation leaves out, in both languages.
fn missing(case: &Case<'_, '_>, mention: &Mention<'_>) -> Vec<[&'static str; 2]> {
    let date = mention.date.is_none().then_some(["ngày", "date"]);
    let no_issuer = mention.issuer.is_none() && !tells_issuer(case, mention);
    let issuer = no_issuer.then_some(["cơ quan ban hành", "issuer"]);
    let subject = mention.subject.is_none().then_some(["trích yếu", "subject"]);
    [date, issuer, subject].into_iter().flatten().collect()
}

/// Whether the letters tell the issuer: one body of the centre, or the text's own office.
fn tells_issuer(case: &Case<'_, '_>, mention: &Mention<'_>) -> bool {
    let Some(symbol) = &mention.symbol else { return true };
    let own = case.report.header.symbol.as_ref().map(Symbol::body);
    let mut bodies = case.grammar.issuers_of(symbol.body());
    let is_central = bodies.next().is_some_and(|body| body.level == Level::Central);
    own == Some(symbol.body()) || is_central && bodies.next().is_none()
}
