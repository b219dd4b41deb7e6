//! A subject goes on with a capital behind the word that introduces it.
//!
//! # Tiếng Việt
//!
//! Sau "về", "về việc" viết hoa không cần thiết.
//!
//! "về Thực hiện công tác …" viết là "về thực hiện công tác …". Tên riêng thì viết hoa.
//!
//! ## Khi nào báo nhầm
//!
//! Tên riêng (`về Chỉ số PAPI`, `về Luật Đất đai`): chỉ xét những động từ hay mở đầu trích yếu.
//!
//! ## Cách sửa
//!
//! Cần người đồng ý: máy đổi thành chữ thường.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục II, Mục V, khoản 6.
//!
//! # When it is wrong
//!
//! Names (`về Chỉ số PAPI`, `về Luật Đất đai`): only verbs that open subjects are judged.
//!
//! # Fix
//!
//! A person has to agree: the letter becomes small.
//!
//! ```flags
//! Kế hoạch số 12/KH-VPUB ngày 27/01/2023 về Thực hiện công tác phổ biến, giáo dục pháp luật năm 2023.
//!                                           ^^^^ → thực
//! ```
//! ```allows
//! Kế hoạch số 12/KH-VPUB ngày 27/01/2023 về thực hiện công tác phổ biến, giáo dục pháp luật năm 2023.
//! Kế hoạch số 06/KH-VPUB ngày 13/01/2023 về Chỉ số Hiệu quả quản trị và Hành chính công năm 2023.
//! KẾ HOẠCH SỐ 12/KH-VPUB NGÀY 27/01/2023 VỀ THỰC HIỆN CÔNG TÁC PHỔ BIẾN
//! ```

use super::{Case, Profile, REVIEW};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    model::Mention,
};

pub(super) const NAME: &str = "capital-in-subject";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Info;
pub(super) const PROFILES: &[Profile] = REVIEW;

/// What introduces a subject.
const LEADS: [&str; 2] = ["về việc ", "về "];
/// Verbs that open subjects and begin no name.
const VERBS: [&str; 14] = [
    "thực hiện",
    "ban hành",
    "triển khai",
    "tăng cường",
    "phê duyệt",
    "quy định",
    "nâng cao",
    "đẩy mạnh",
    "công bố",
    "tổ chức thực hiện",
    "kiểm tra",
    "phân công",
    "giao",
    "áp dụng",
];

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let message = Words::new(
        "trích yếu: sau \u{201c}về\u{201d}, \u{201c}về việc\u{201d} không cần viết hoa",
        "a subject needs no capital behind the word that introduces it",
    );
    let words = case.report.mentions.iter().filter_map(|mention| capital(case, mention));
    let finding = words.fold(Diagnostic::new(NAME, SEVERITY, message), |finding, word| {
        let right = word.to_lowercase();
        let says = format!("→ {right}");
        finding.disputes(word, Words::new(says.clone(), says)).perhaps_fixed_by(word, right)
    });
    (!finding.labels.is_empty()).then_some(finding).into_iter().collect()
}

/// The verb that a subject begins with, when it is written with a capital.
fn capital<'t>(case: &Case<'_, 't>, mention: &Mention<'t>) -> Option<&'t str> {
    let subject = mention.subject?;
    let rest = LEADS.iter().find_map(|lead| subject.strip_prefix(lead))?;
    let mut letters = rest.chars();
    let is_capital = letters.next()?.is_uppercase() && letters.next()?.is_lowercase();
    let folded = case.grammar.fold(rest);
    let opens = |verb: &str| folded.strip_prefix(verb).is_some_and(|it| it.starts_with(' '));
    (is_capital && VERBS.iter().any(|verb| opens(verb))).then(|| rest.split(' ').next())?
}
