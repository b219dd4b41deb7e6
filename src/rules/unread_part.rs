//! A part of the file was not read: an object of another program, a picture, a form that is not known.
//!
//! What stands in such a part was not judged. Pages that are pictures are named by `no-text-layer`.
//!
//! # Tiếng Việt
//!
//! Trong tệp có phần không đọc được.
//!
//! Tệp có đối tượng nhúng (bảng tính, tệp đính kèm) hoặc hình ảnh; chữ ở đó chưa được soát. Đề nghị tự xem.
//!
//! ## Khi nào báo nhầm
//!
//! Quốc huy, biểu tượng, chữ ký và hình ảnh khác không có chữ.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa.
//!
//! # Law
//!
//! None: it is about what was checked.
//!
//! # When it is wrong
//!
//! Emblems, signatures and other pictures that hold no words.
//!
//! # Fix
//!
//! None.
//!
//! ```flags
//! {\rtf1 BAO CAO so 12{\object\objemb{\*\objdata 0105}}{\pict 00}}
//! ^^^^^^^^^^^^^ còn phần chưa đọc
//! ```
//! ```allows
//! Kế hoạch số 17/KH-VPUB ngày 09/02/2023
//! ```

use super::{ALL, Case, Profile};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    text::{Unread, Why},
};

pub(super) const NAME: &str = "unread-part";
pub(super) const GROUP: &str = "input";
pub(super) const SEVERITY: Severity = Severity::Info;
pub(super) const PROFILES: &[Profile] = ALL;

/// So many parts of one kind are named.
const NAMED: usize = 5;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let unread = &case.report.text.source().unread;
    let kinds = [
        (Why::Embedded, "đối tượng nhúng", "embedded object"),
        (Why::Picture, "hình ảnh", "picture"),
        (Why::Stamp, "chữ ký, dấu số", "signature or stamp"),
        (Why::Broken, "phần có cấu trúc hỏng", "part with a broken structure"),
        (Why::Unknown, "phần không rõ", "unknown part"),
    ];
    let kinds: Vec<_> = kinds
        .iter()
        .filter_map(|&(why, vi, en)| {
            let parts: Vec<_> = unread.iter().filter(|part| part.why == why).collect();
            (!parts.is_empty()).then(|| said(&parts, vi, en))
        })
        .collect();
    if kinds.is_empty() {
        return Vec::new();
    }
    let [vi, en] = [0, 1].map(|at| {
        let said: Vec<_> =
            kinds.iter().filter_map(|kind| kind.get(at)).map(String::as_str).collect();
        said.join("; ")
    });
    let message =
        Words::new(format!("có phần chưa đọc được: {vi}"), format!("parts were not read: {en}"));
    let says = Words::new("còn phần chưa đọc", "without the parts that were not read");
    // An object is seen by whoever opens the file; what a broken structure hides is seen by nobody.
    let is_broken = unread.iter().any(|part| part.why == Why::Broken);
    let severity = if is_broken { Severity::Warning } else { SEVERITY };
    let finding = Diagnostic::new(NAME, severity, message).disputes(case.opening(), says);
    let finding = finding.advises(Words::new(
        "đề nghị tự xem các phần này, vì chữ ở đó chưa được soát",
        "please look at these parts yourself: words in them were not checked",
    ));
    // A picture is a coat of arms more often than words.
    let are_pictures = unread.iter().all(|part| part.why == Why::Picture);
    vec![if are_pictures { finding.aside() } else { finding }]
}

/// How many parts of a kind there are and which, in Vietnamese and in English; names of pictures
/// say nothing.
fn said(parts: &[&Unread], vi: &str, en: &str) -> [String; 2] {
    let names: Vec<_> = parts.iter().take(NAMED).map(|part| part.part.as_str()).collect();
    let more = if parts.len() > NAMED { ", …" } else { "" };
    let is_picture = parts.iter().all(|part| part.why == Why::Picture);
    let names = if is_picture { String::new() } else { format!(" ({}{more})", names.join(", ")) };
    let plural = if parts.len() == 1 { "" } else { "s" };
    [format!("{} {vi}{names}", parts.len()), format!("{} {en}{plural}{names}", parts.len())]
}
