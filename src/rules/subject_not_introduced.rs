//! A subject stands behind a citation without the word that introduces it.
//!
//! # Tiếng Việt
//!
//! Trích yếu không có từ dẫn (về, về việc, ban hành …).
//!
//! "Báo cáo số 53/BC-VPUB ngày 11/3/2023 báo cáo kết quả …" nên viết "… về kết quả …". Đề nghị thêm từ
//! dẫn hoặc bỏ từ lặp lại.
//!
//! ## Khi nào báo nhầm
//!
//! Trích yếu mở đầu bằng động từ (`ban hành …`, `quy định …`) thì không cần từ dẫn. Chỉ báo khi
//! danh từ chỉ loại văn bản đứng ngay sau ngày hoặc cơ quan ban hành.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: phải đọc lại cả câu.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 5 and 6: the subject says what the text is about.
//!
//! # When it is wrong
//!
//! Subjects that begin with a verb (`ban hành …`, `quy định …`) need no word before them. Only a noun
//! for a kind of document right behind date or issuer is reported.
//!
//! # Fix
//!
//! None: the sentence has to be read.
//!
//! ```flags
//! Báo cáo số 53/BC-VPUB ngày 11/3/2023 báo cáo kết quả phòng, chống tham nhũng quý I năm 2023.
//!                                      ^^^^^^^ thiếu từ dẫn
//! ```
//! ```allows
//! Báo cáo số 53/BC-VPUB ngày 11/3/2023 về kết quả phòng, chống tham nhũng quý I năm 2023.
//! Quyết định số 01/QĐ-VPUB ngày 10/01/2023, Quyết định số 02/QĐ-VPUB; Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 Nghị quyết số 17/NQ-CP.
//! ```

use super::{Case, Profile, REVIEW};
use crate::{
    diagnostic::{Diagnostic, Fact, Footing, Leg, Severity, Words},
    model::{Form, Mention},
};

pub(super) const NAME: &str = "subject-not-introduced";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Info;
pub(super) const PROFILES: &[Profile] = REVIEW;

/// Kinds whose words are no verbs; a report reports, but not of its own kind.
const NOUNS: [&str; 7] = [REPORT, "KH", "TTr", "QC", "CTr", "ĐA", "PA"];
/// The code of a report.
const REPORT: &str = "BC";
/// So near behind a kind a number says that another document is cited, in bytes.
const NUMBER: usize = 24;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    case.report.mentions.iter().filter_map(|mention| judge(case, mention)).collect()
}

fn judge<'t>(case: &Case<'_, 't>, mention: &Mention<'t>) -> Option<Diagnostic<'t>> {
    let last = mention.issuer.unwrap_or(mention.date?.words);
    let is_behind = case.start_of(last) > case.start_of(mention.words);
    if mention.form != Form::Numbered || !is_behind || mention.heads_annex {
        return None;
    }
    let behind = mention.subject.or_else(|| case.behind(last).strip_prefix(' '))?;
    let (named, width) = case.grammar.kind_at(behind)?;
    let repeats = mention.kind.is_some_and(|kind| kind.code == named.code);
    if !NOUNS.contains(&named.code.as_str()) || !repeats && named.code == REPORT {
        return None;
    }
    let (kind, rest) = behind.split_at_checked(width)?;
    let near = rest.get(..rest.floor_char_boundary(NUMBER)).unwrap_or(rest);
    let is_cited = near.contains(|it: char| it.is_ascii_digit());
    let goes_on = rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    if is_cited || !goes_on || !kind.starts_with(char::is_lowercase) {
        return None;
    }
    let message = Words::new(
        format!("trích yếu của {} không có từ dẫn (về, về việc …)", mention.words),
        format!("nothing introduces the subject of {}", mention.words),
    );
    let says = Words::new("thiếu từ dẫn", "not introduced");
    let finding = Diagnostic::new(NAME, SEVERITY, message)
        .rests_on(Leg { fact: Fact::Subject, footing: Footing::Inferred });
    Some(finding.disputes(kind, says))
}
