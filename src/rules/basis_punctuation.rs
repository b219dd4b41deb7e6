//! The grounds are not closed by the right marks.
//!
//! # Tiếng Việt
//!
//! Dấu câu cuối các dòng căn cứ chưa đúng.
//!
//! Sau mỗi căn cứ có dấu chấm phẩy, dòng cuối cùng có dấu chấm.
//!
//! ## Khi nào báo nhầm
//!
//! Sau căn cứ cuối cùng có thể còn dòng đề nghị (`Theo đề nghị của …`); khi đó dấu chấm đặt ở dòng
//! ấy. Văn bản không quyết định việc gì (công văn, kế hoạch) viết các đoạn này như câu văn thường
//! nên không xét.
//!
//! ## Cách sửa
//!
//! Cần người đồng ý: máy đặt lại dấu câu.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6 điểm a. Party papers: HD 36-HD/VPTW closes the
//! last ground with a comma, HD 05-HD/VPTW with a full stop; they are not judged.
//!
//! # When it is wrong
//!
//! The last ground may be followed by a proposal (`Theo đề nghị của …`), which then has the full stop.
//! Papers that decide nothing (dispatches, plans) have such paragraphs as prose; they are not judged.
//!
//! # Fix
//!
//! A person has to agree: the mark is set.
//!
//! ```flags
//! Số: 130/QĐ-UBND
//!
//! Sơn La, ngày 05 tháng 5 năm 2023
//!
//! QUYẾT ĐỊNH
//!
//! Về việc giao dự toán
//!
//! Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015,
//!                                                        ^ → ;
//!
//! Căn cứ Kế hoạch số 04/KH-UBND ngày 04/01/2023 của UBND tỉnh;
//!
//! Theo đề nghị của Giám đốc Sở Tài chính;
//!                                       ^ → .
//!
//! QUYẾT ĐỊNH:
//! ```
//! ```allows
//! Số: 130/QĐ-UBND
//!
//! Sơn La, ngày 05 tháng 5 năm 2023
//!
//! QUYẾT ĐỊNH
//!
//! Về việc giao dự toán
//!
//! Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015;
//!
//! Căn cứ Kế hoạch số 04/KH-UBND ngày 04/01/2023 của UBND tỉnh;
//!
//! Theo đề nghị của Giám đốc Sở Tài chính.
//!
//! QUYẾT ĐỊNH:
//! ```

use super::{Case, Profile, REVIEW};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    model::Regime,
};

pub(super) const NAME: &str = "basis-punctuation";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Info;
pub(super) const PROFILES: &[Profile] = REVIEW;

/// What the first ground begins with.
const GROUND: &str = "Căn cứ ";
/// The line behind the grounds.
const DECIDES: &str = "QUYẾT ĐỊNH";
/// What a line of the grounds, and of the proposals behind them, begins with.
const GROUNDS: [&str; 4] = [GROUND, "Theo đề nghị ", "Xét đề nghị ", "Theo "];
/// Marks that may close a line.
const MARKS: [char; 5] = [';', '.', ',', ':', '…'];

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    if case.report.header.regime != Regime::Administrative {
        return Vec::new();
    }
    let (lines, next) = grounds(case);
    let Some((last, others)) = lines.split_last().filter(|(_, others)| !others.is_empty()) else {
        return Vec::new();
    };
    // In other papers such paragraphs are prose, and only here the last ground is surely the last.
    if !next.is_some_and(|next| next.starts_with(DECIDES)) {
        return Vec::new();
    }
    let message = Words::new(
        "các dòng căn cứ kết thúc bằng dấu chấm phẩy, dòng cuối cùng bằng dấu chấm",
        "grounds end with a semicolon, the last with a full stop",
    );
    let wrong = others.iter().map(|line| (*line, ";")).chain([(*last, ".")]);
    let wrong = wrong.filter_map(|(line, right)| Some((mark(line)?, right)));
    let wrong = wrong.filter(|(mark, right)| mark != right);
    let finding = wrong.fold(Diagnostic::new(NAME, SEVERITY, message), |finding, (mark, right)| {
        let says = format!("→ {right}");
        finding.disputes(mark, Words::new(says.clone(), says)).perhaps_fixed_by(mark, right)
    });
    (!finding.labels.is_empty()).then_some(finding).into_iter().collect()
}

/// The lines of the grounds at the head of the text, one behind the other, and the line behind them.
fn grounds<'t>(case: &Case<'_, 't>) -> (Vec<&'t str>, Option<&'t str>) {
    let lines = case.lines().map(|line| line.trim_matches([' ', '*', '_']));
    let mut lines = lines.filter(|it| !it.is_empty()).peekable();
    let mut grounds = Vec::new();
    while lines.next_if(|line| !line.starts_with(GROUND)).is_some() {}
    while let Some(line) = lines.next_if(|line| GROUNDS.iter().any(|it| line.starts_with(it))) {
        grounds.push(line);
    }
    (grounds, lines.next())
}

/// The mark that closes a line; none where the layout may have cut it.
fn mark(line: &str) -> Option<&str> {
    let last = line.chars().next_back().filter(|it| MARKS.contains(it))?;
    line.get(line.len() - last.len_utf8()..)
}
