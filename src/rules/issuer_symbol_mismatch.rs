//! The issuer that is named is not the one whose letters the symbol has.
//!
//! # Tiếng Việt
//!
//! Cơ quan ban hành không khớp ký hiệu.
//!
//! Chữ viết tắt trong ký hiệu cho biết cơ quan ban hành: "13/2018/NĐ-CP của Bộ Tài chính" thì cơ quan
//! hoặc ký hiệu đã ghi nhầm. Đề nghị tra văn bản.
//!
//! ## Khi nào báo nhầm
//!
//! Chức danh ký thay cơ quan (`Bộ trưởng Bộ Công an`, `Chủ tịch UBND tỉnh`); cơ quan đổi tên hoặc
//! sáp nhập; văn phòng ký thừa lệnh cơ quan cấp trên; văn bản liên tịch; `TW` và `TU` của Đảng, là
//! chữ chung của nhiều cơ quan Đảng; chữ viết tắt mà nhiều cơ quan cùng dùng hoặc không có trong bảng
//! nào.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: cơ quan hoặc ký hiệu đều có thể là chỗ ghi nhầm.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3 điểm b.
//!
//! # When it is wrong
//!
//! Titles that sign for a body (`Bộ trưởng Bộ Công an`, `Chủ tịch UBND tỉnh`); bodies that were renamed
//! or merged; an office that signs by order of the body above it; joint documents; the Party's `TW`
//! and `TU`, which stand for several bodies of the Party; letters that several bodies share, or that no table knows.
//!
//! # Fix
//!
//! None: issuer or symbol may be the wrong one.
//!
//! ```flags
//! Nghị định số 13/2018/NĐ-CP ngày 23/01/2018 của Bộ Tài chính quy định chi tiết Luật Tiếp cận thông tin
//!                                                ^^^^^^^^^^^^ ký hiệu là của Chính phủ
//! ```
//! ```flags
//! Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Chính phủ về tinh gọn bộ máy
//!                                            ^^^^^^^^^ ký hiệu là của Đảng
//! ```
//! ```flags
//! Phúc đáp Công văn số 517/SXD-QLHT ngày 14/3/2024 của Sở Tài chính về nâng cấp hè phố
//!                                                      ^^^^^^^^^^^^ ký hiệu là của Sở Xây dựng
//! ```
//! ```allows
//! Chương trình hành động thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Chính phủ.
//! Chỉ thị số 07/CT-BCA-V28 ngày 15/8/2014 của Bộ trưởng Bộ Công an.
//! Nghị định số 13/2018/NĐ-CP ngày 23/01/2018 của Chính phủ và hướng dẫn của Bộ Tài chính.
//! Quyết định số 12/QĐ-UBND ngày 05/01/2023 của Chủ tịch UBND tỉnh Sơn La.
//! Quyết định số 1072/QĐ-CTUBND ngày 17/6/2011 của Chủ tịch UBND huyện.
//! Quyết định số 88/QĐ-CT ngày 05/3/2015 của Chủ tịch UBND huyện.
//! Quyết định số 439/QĐ-TTg ngày 05/4/2023 của Chính phủ. Kế hoạch số 09/KH-VPUB ngày 06/01/2023 của UBND tỉnh.
//! Kết luận số 12-KL/TW ngày 12/8/2021 của Bộ Chính trị.
//! Thông tư liên tịch số 01/2017/TTLT-BCA-BQP ngày 05/01/2017 của Bộ Quốc phòng và Bộ Công an.
//! Quyết định hỗ trợ của UBND Thành phố quy định tại Nghị quyết số 35/2025/NQ-HĐND ngày 29/9/2025.
//! ```
//! ```allows
//! Công văn hướng dẫn Thông tư số 22/2021/TT-BGDĐT của Sở Giáo dục và Đào tạo được gửi các trường.
//! Hội nghị tổng kết, kế hoạch triển khai thực hiện Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Sở Nội vụ.
//! ```
//! ```allows
//! Thông tư số 35/2016/TT-BGTVT ngày 15/11/2016 của Bộ Xây dựng.
//! ```

use super::{
    ALL, Case, Profile,
    bodies::{is_related, named, owner, shares},
    is_party,
};
use crate::{
    diagnostic::{Cause, Diagnostic, Severity, Words},
    grammar::{Issuer, MarkRole, Side},
    model::{Level, Mention, MentionAt, Style, Symbol},
};

pub(super) const NAME: &str = "issuer-symbol-mismatch";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Error;
pub(super) const PROFILES: &[Profile] = ALL;

/// So many words a verb has at the most that stands before what it is done to.
const CUE: usize = 6;

/// Letters of a chairman, which a tax office has too.
const CHAIRMAN: &str = "CT";

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let mentions = case.report.indexed();
    let judged = |(at, mention)| judge(case, at, mention).or_else(|| crossed(case, at, mention));
    mentions.filter_map(judged).collect()
}

fn judge<'t>(case: &Case<'_, 't>, at: MentionAt, mention: &Mention<'t>) -> Option<Diagnostic<'t>> {
    let words = mention.issuer.filter(|words| case.is_beside(mention, words))?;
    let symbol = mention.symbol.as_ref().filter(|symbol| is_judged(mention, symbol))?;
    let owner = owner(case.grammar, symbol)?;
    let named = named(case.grammar, words);
    let first = named.first()?;
    let is_other = named.iter().all(|named| {
        named.side == Side::State
            && !is_related(case.grammar, owner, named)
            && !shares(symbol, named)
    });
    if !is_other || is_outer(case, mention, first) || is_chairman(case, symbol, words) {
        return None;
    }
    let message = Words::new(
        format!("{} có ký hiệu của {}, không phải của {words}", symbol.raw, owner.name),
        format!("{} has the letters of {}, not of {words}", symbol.raw, owner.name),
    );
    let says = Words::new(
        format!("ký hiệu là của {}", owner.name),
        format!("the letters are those of {}", owner.name),
    );
    let finding = Diagnostic::new(NAME, SEVERITY, message)
        .caused_by(case.graph.document_of(at).map_or(Cause::Alone, Cause::Issuer))
        .disputes(words, says)
        .shows(symbol.raw, Words::new("ký hiệu", "the symbol"))
        .because(
            None,
            Words::new(
                format!("{} viết tắt là {}", first.name, first.letters.join(", ")),
                format!("{} has the letters {}", first.name, first.letters.join(", ")),
            ),
        );
    Some(finding.advises(look_up()))
}

/// A body of the State beside a symbol of the Party: `18-NQ/TW ngày 25/10/2017 của Chính phủ`.
fn crossed<'t>(
    case: &Case<'_, 't>,
    at: MentionAt,
    mention: &Mention<'t>,
) -> Option<Diagnostic<'t>> {
    let words = mention.issuer.filter(|words| case.is_beside(mention, words))?;
    let symbol = mention.symbol.as_ref().filter(|it| is_party(it) && it.quirks.is_empty())?;
    let mut owners = case.grammar.issuers_of(&symbol.issuer).peekable();
    let is_party = owners.peek().is_some() && owners.all(|owner| owner.side == Side::Party);
    let named = named(case.grammar, words);
    let is_state = !named.is_empty() && named.iter().all(|body| body.side == Side::State);
    // `Chương trình hành động thực hiện Nghị quyết số 57-NQ/TW … của Chính phủ`.
    if !is_party || !is_state || mention.date.is_none() || noun(case, mention).is_some() {
        return None;
    }
    let message = Words::new(
        format!("{} có ký hiệu của Đảng, không phải của {words}", symbol.raw),
        format!("{} has a symbol of the Party, not of {words}", symbol.raw),
    );
    let finding = Diagnostic::new(NAME, SEVERITY, message)
        .caused_by(case.graph.document_of(at).map_or(Cause::Alone, Cause::Issuer))
        .disputes(words, Words::new("ký hiệu là của Đảng", "the symbol is the Party's"))
        .shows(symbol.raw, Words::new("ký hiệu", "the symbol"));
    Some(finding.advises(look_up()))
}

fn look_up() -> Words {
    Words::new(
        "đề nghị tra văn bản rồi sửa cơ quan ban hành hoặc ký hiệu",
        "please look the document up, and correct its issuer or its symbol",
    )
}

/// Whether a committee's chairman is named beside letters that many of them have: `88/QĐ-CT`.
fn is_chairman(case: &Case<'_, '_>, symbol: &Symbol<'_>, words: &str) -> bool {
    let mut marks = case.grammar.mark_hits(words);
    let is_chair = marks.any(|(mark, hit)| mark.role == MarkRole::Chair && hit.start == 0);
    symbol.body() == CHAIRMAN && is_chair
}

/// Whether the body may be that of a noun before: `văn bản hướng dẫn Thông tư số … của Sở …`.
fn is_outer(case: &Case<'_, '_>, mention: &Mention<'_>, named: &Issuer) -> bool {
    let Some(noun) = noun(case, mention) else { return false };
    let is_paper = case.grammar.kind_hits(noun).any(|hit| hit.end == noun.len());
    named.level != Level::Central || is_paper && mention.date.is_none()
}

/// The words that end with a noun before the verb that governs a mention.
fn noun<'t>(case: &Case<'_, 't>, mention: &Mention<'t>) -> Option<&'t str> {
    let before = case.before(mention.extent).trim_end();
    let starts = before.rmatch_indices(' ').map(|(at, _)| at).take(CUE);
    let mut nouns = starts.filter_map(|at| before.split_at_checked(at)).filter(|(noun, cue)| {
        let cue = cue.trim_start();
        let is_cue = case.grammar.cue_at(cue).is_some_and(|(_, width)| width == cue.len());
        is_cue && cue.starts_with(char::is_lowercase) && noun.ends_with(char::is_alphabetic)
    });
    nouns.next().map(|(noun, _)| noun)
}

/// Whether the letters of a symbol tell its body: of a dispatch, where the word for the kind stands
/// before it.
fn is_judged(mention: &Mention<'_>, symbol: &Symbol<'_>) -> bool {
    let styles = [Style::State, Style::Normative, Style::Assembly];
    let is_dispatch = symbol.style == Style::Dispatch && mention.kind.is_some_and(|it| it.dispatch);
    !is_party(symbol) && (styles.contains(&symbol.style) || is_dispatch)
}
