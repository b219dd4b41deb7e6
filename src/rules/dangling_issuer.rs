//! `của` stands behind a number, and no issuer behind `của`.
//!
//! # Tiếng Việt
//!
//! Sau chữ "của" thiếu tên cơ quan ban hành.
//!
//! "Kế hoạch số 01/KH-VPUB ngày 04/01/2023 của về công tác đối thoại": tên cơ quan đã bị bỏ sót. Đề
//! nghị bổ sung.
//!
//! ## Khi nào báo nhầm
//!
//! Dòng bị ngắt khi dàn trang; khi đó tên cơ quan nằm ở dòng sau.
//!
//! ## Cách sửa
//!
//! Máy đề xuất khi cùng văn bản ấy được viện dẫn kèm cơ quan ban hành ở chỗ khác; cần người đồng ý.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6 điểm b.
//!
//! # When it is wrong
//!
//! A line that was cut by the layout; there the name stands on the next line.
//!
//! # Fix
//!
//! Proposed when the same document is cited with its issuer elsewhere; a person has to agree.
//!
//! ```flags
//! Kế hoạch số 01/KH-VPUB ngày 04/01/2023 của về công tác đối thoại năm 2023.
//!                                        ^^^ thiếu tên cơ quan
//! ```
//! ```flags
//! Kế hoạch số 01/KH-VPUB ngày 04/01/2023 của Văn phòng UBND tỉnh về công tác đối thoại năm 2023.
//! Tiếp tục thực hiện Kế hoạch số 01/KH-VPUB ngày 04/01/2023 của, bảo đảm tiến độ.
//!                                                           ^^^ thiếu tên cơ quan
//! ```
//! ```allows
//! Kế hoạch số 01/KH-VPUB ngày 04/01/2023 của Văn phòng UBND tỉnh về công tác đối thoại năm 2023. Theo Điều 5 Nghị định số 30/2020/NĐ-CP của
//! Chính phủ. Nghị định số 30/2020/NĐ-CP của chính quyền.
//! ```

use super::{Case, Profile, REVIEW};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    grammar::OpenerRole,
    model::{Mention, MentionAt},
};

pub(super) const NAME: &str = "dangling-issuer";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Error;
pub(super) const PROFILES: &[Profile] = REVIEW;

/// The word that an issuer follows.
const OF: &str = "của";

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let mentions = case.report.indexed();
    mentions.filter_map(|(at, mention)| judge(case, at, mention)).collect()
}

fn judge<'t>(case: &Case<'_, 't>, at: MentionAt, mention: &Mention<'t>) -> Option<Diagnostic<'t>> {
    // An issuer that a list shares stands elsewhere.
    let is_named = mention.issuer.is_some_and(|issuer| is_inside(case, mention, issuer));
    mention.symbol.as_ref().filter(|_| !is_named)?;
    let last = mention.date.map(|date| date.words);
    let last = last.filter(|date| case.start_of(date) > case.start_of(mention.words));
    let behind = case.behind(last.unwrap_or(mention.words));
    let rest = behind.trim_start_matches(' ');
    let after = rest.strip_prefix(OF)?;
    let dangling = rest.get(..OF.len())?;
    let next = after.trim_start_matches(' ');
    let is_cut = next.starts_with([',', ';', ')']) || next.starts_with(". ");
    let opens = case.grammar.opener_at(next).is_some_and(|(it, _)| it.role == OpenerRole::Subject);
    if !(is_cut || opens && after.starts_with(' ')) {
        return None;
    }
    let message = Words::new(
        format!("{}: sau \u{201c}{OF}\u{201d} thiếu tên cơ quan ban hành", mention.words),
        format!("{}: no issuer stands behind \u{201c}{OF}\u{201d}", mention.words),
    );
    let finding = Diagnostic::new(NAME, SEVERITY, message)
        .disputes(dangling, Words::new("thiếu tên cơ quan", "the issuer is missing"));
    let document = case.graph.document_of(at).ok().and_then(|at| case.graph.document(at));
    let mut elsewhere = document.into_iter().flat_map(|document| case.mentions_of(document));
    Some(match elsewhere.find_map(|it| it.issuer) {
        Some(issuer) => finding
            .because(Some(issuer), Words::new("chỗ khác ghi cơ quan này", "named elsewhere"))
            .perhaps_fixed_by(dangling, format!("{OF} {issuer}")),
        None => {
            finding.advises(Words::new("đề nghị bổ sung tên cơ quan", "please name the issuer"))
        }
    })
}

fn is_inside(case: &Case<'_, '_>, mention: &Mention<'_>, issuer: &str) -> bool {
    let extent = case.start_of(mention.extent)..case.end_of(mention.extent);
    extent.contains(&case.start_of(issuer))
}
