//! A symbol of the State lacks a part: its issuer, its type code, its term, some letters or all of them.
//!
//! # Tiếng Việt
//!
//! Ký hiệu văn bản của Nhà nước thiếu một phần: cơ quan ban hành, tên loại, số khóa hoặc một vài chữ.
//!
//! Ký hiệu gồm tên loại và cơ quan ban hành: 12/QĐ-UBND, không phải 12/QĐ; 24/CT-TTg, không phải 24/TTg;
//! 15/2020/NĐ-CP, không phải 15/2020/NĐ-C hay 15/2020; 202/2025/QH15, không phải 202/2025/QH. Đề nghị tra văn bản rồi bổ sung.
//!
//! ## Khi nào báo nhầm
//!
//! Ký hiệu từ trước năm 1998 (`44-CT`, `60/SL`, `754/TTg`) như vậy là đủ; không có ngày thì không báo, vì
//! có thể là cách gọi gọn. Dòng bị ngắt khi dàn trang.
//!
//! ## Cách sửa
//!
//! Máy đề xuất khi chữ bên cạnh nêu tên cơ quan ban hành hoặc tên loại; cần người đồng ý.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3 điểm b.
//!
//! # When it is wrong
//!
//! Symbols from before 1998 (`44-CT`, `60/SL`, `754/TTg`) are complete; without a date nothing is said, for
//! it may be a short form. A line that was cut by the layout.
//!
//! # Fix
//!
//! Proposed when the words beside it name the issuer or the kind; a person has to agree.
//!
//! ```flags
//! Quyết định số 12/QĐ ngày 05/01/2023 của Chính phủ về giao dự toán
//!               ^^^^^ → 12/QĐ-CP
//! ```
//! ```flags
//! Thông báo số 15/TB ngày 06/02/2023 về lịch họp
//!              ^^^^^ thiếu cơ quan ban hành
//! ```
//! ```flags
//! Thực hiện Chỉ thị số 24/TTg ngày 29/7/2024 của Thủ tướng Chính phủ về sản xuất nông nghiệp;
//!                      ^^^^^^ → 24/CT-TTg
//! ```
//! ```flags
//! Nghị quyết số 202/2025/QH ngày 12/6/2025 của Quốc hội về sắp xếp đơn vị hành chính cấp tỉnh
//!               ^^^^^^^^^^^ → 202/2025/QH15
//! ```
//! ```flags
//! Nghị định số 24/2024/CP ngày 27/02/2024 của Chính phủ
//!              ^^^^^^^^^^ → 24/2024/NĐ-CP
//! ```
//! ```flags
//! Quyết định số 12/QĐ-UBN ngày 03/02/2025 của Ủy ban nhân dân tỉnh về giao dự toán
//!               ^^^^^^^^^ → 12/QĐ-UBND
//! ```
//! ```allows
//! Quyết định số 12/QĐ-UBND ngày 05/01/2023 của UBND tỉnh. Quyết định số 44-CT ngày 12/3/1985. Tiếp tục thực hiện Quyết định số 12/QĐ.
//! Thủ tục nêu tại Nghị định số 90/2007/NĐ-
//! ```
//! ```allows
//! Nghị quyết số 31/2024/QH15 ngày 18/01/2024. Quy định số 429-QĐi ngày 01/7/2022 của Tỉnh ủy.
//! Quyết định số 754/TTg ngày 08/12/1994 của Thủ tướng Chính phủ. Công văn số 24/TTg ngày 29/7/2024.
//! ```

use super::{Case, DRAFTS, Profile, bodies::named};
use crate::{
    diagnostic::{Cause, Diagnostic, Severity, Words},
    grammar::Side,
    model::{Level, Mention, Quirk, Style, Symbol, WHOLE_SINCE},
};

pub(super) const NAME: &str = "state-symbol-incomplete";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = DRAFTS;

/// What a symbol lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lack {
    Issuer,
    Code,
    Letters,
    Sign,
    Term,
}

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let groups = case.by_document(|mention| lack(case, mention).is_some());
    let found = groups.into_iter().filter_map(|(document, mentions)| {
        let first = mentions.first()?;
        let raw = written(first);
        let [vi, en] = lack(case, first)?.says();
        let message = Words::new(
            format!("ký hiệu \u{201c}{raw}\u{201d} {vi}"),
            format!("the symbol \u{201c}{raw}\u{201d} has {en}"),
        );
        let finding = Diagnostic::new(NAME, SEVERITY, message)
            .caused_by(document.map_or(Cause::Alone, Cause::Spelling));
        Some(mentions.iter().fold(finding, |finding, mention| place(case, finding, mention)))
    });
    found.collect()
}

impl Lack {
    /// The same in both languages.
    fn says(self) -> [&'static str; 2] {
        match self {
            Self::Issuer => ["thiếu cơ quan ban hành", "no issuer"],
            Self::Code => ["thiếu chữ viết tắt tên loại", "no type code"],
            Self::Letters => ["thiếu một vài chữ", "letters missing"],
            Self::Sign => ["chỉ có số và năm", "a number and a year only"],
            Self::Term => ["thiếu số khóa Quốc hội", "no term of the National Assembly"],
        }
    }
}

fn place<'t>(
    case: &Case<'_, 't>,
    finding: Diagnostic<'t>,
    mention: &Mention<'t>,
) -> Diagnostic<'t> {
    let Some(lack) = lack(case, mention) else { return finding };
    let symbol = mention.symbol.as_ref();
    let Some(right) = symbol.and_then(|symbol| right(case, mention, symbol, lack)) else {
        let [vi, en] = lack.says();
        return finding.disputes(written(mention), Words::new(vi, en));
    };
    let (says, raw) = (format!("→ {right}"), written(mention));
    finding.disputes(raw, Words::new(says.clone(), says)).perhaps_fixed_by(raw, right)
}

/// The number with what there is of its symbol.
fn written<'t>(mention: &Mention<'t>) -> &'t str {
    mention.symbol.as_ref().map_or(mention.words, |symbol| symbol.raw)
}

/// The whole symbol, where the words beside it tell what it lacks.
fn right(
    case: &Case<'_, '_>,
    mention: &Mention<'_>,
    symbol: &Symbol<'_>,
    lack: Lack,
) -> Option<String> {
    let bodies = mention.issuer.map(|issuer| named(case.grammar, issuer)).unwrap_or_default();
    let letters = match bodies.as_slice() {
        [body] if body.side == Side::State => body.letters.first(),
        _ => None,
    };
    let issuer = match lack {
        Lack::Term => return with_term(case, mention, symbol),
        Lack::Code => symbol.issuer.as_ref(),
        Lack::Issuer | Lack::Letters | Lack::Sign => letters?.as_str(),
    };
    let code = mention.kind?.state.first()?.as_str();
    let whole = Symbol { code: code.into(), issuer: issuer.into(), ..symbol.clone() };
    Some(whole.canonical())
}

/// `202/2025/QH15`: the term of the day, where there was one.
fn with_term(case: &Case<'_, '_>, mention: &Mention<'_>, symbol: &Symbol<'_>) -> Option<String> {
    let year = mention.date.map_or(symbol.year?, |date| date.year);
    let mut terms = case.grammar.terms().iter().filter(|it| (it.from..=it.until).contains(&year));
    let term = terms.next().filter(|_| terms.next().is_none())?;
    Some(format!("{}{}", symbol.canonical(), term.name))
}

/// The lack of a symbol that must have a type code and an issuer; with a date and a word for the kind.
fn lack(case: &Case<'_, '_>, mention: &Mention<'_>) -> Option<Lack> {
    let is_told = mention.date.is_some() || mention.issuer.is_some();
    if mention.symbol.is_none() {
        // `Nghị định 52/2024` alone is how people talk.
        let is_cut = mention.quirks.contains(&Quirk::CutShort) && is_told;
        return is_cut.then_some(Lack::Letters);
    }
    let symbol = mention.symbol.as_ref().filter(|symbol| !symbol.number.is_empty())?;
    // `90/2007/NĐ-` at the end of a line or of the text: the layout cut it.
    if symbol.raw.ends_with('-') && case.behind(symbol.raw).trim_end().is_empty() {
        return None;
    }
    if symbol.quirks.contains(&Quirk::CutShort) || mention.quirks.contains(&Quirk::CutShort) {
        let last = symbol.raw.rsplit('/').next().unwrap_or_default();
        let is_bare = last.chars().all(|it| it.is_ascii_digit());
        return Some(if is_bare { Lack::Sign } else { Lack::Letters });
    }
    if lacks_term(symbol) && !case.behind(symbol.raw).starts_with('.') {
        return Some(Lack::Term);
    }
    let kind = mention.kind.filter(|_| mention.kind_words.is_some() && !mention.heads_annex)?;
    if kind.state.iter().any(|code| *code == symbol.code) && loses_letter(case, mention, symbol) {
        return Some(Lack::Letters);
    }
    let is_modern = mention.date.is_some_and(|date| date.year >= WHOLE_SINCE);
    let is_state = symbol.style != Style::Party;
    let counts = is_modern && is_state && symbol.year.is_none();
    let has_year = is_state && kind.with_year && symbol.year.is_some_and(|it| it >= WHOLE_SINCE);
    let is_code = |letters: &str| kind.state.iter().any(|code| code == letters);
    // A lonely group may be read as an issuer's: the word for the kind tells that it is its code.
    let lack = match (symbol.code.as_ref(), symbol.issuer.as_ref()) {
        (only, "") | ("", only) if is_code(only) => Lack::Issuer,
        ("", only) if !kind.dispatch && !kind.state.is_empty() && is_central(case, only) => {
            Lack::Code
        }
        _ => return None,
    };
    let counts = counts || has_year && is_told;
    (counts && case.form_of_its_day(mention).is_none()).then_some(lack)
}

/// `12/QĐ-UBN` of a people's committee: the letters of the body that is named lost one.
fn loses_letter(case: &Case<'_, '_>, mention: &Mention<'_>, symbol: &Symbol<'_>) -> bool {
    let letters = symbol.issuer.as_ref();
    let bodies = mention.issuer.map(|issuer| named(case.grammar, issuer)).unwrap_or_default();
    let is_state = !bodies.is_empty() && bodies.iter().all(|body| body.side == Side::State);
    let whole = bodies.first().and_then(|body| body.letters.first()).filter(|it| is_long(it));
    is_state
        && case.grammar.issuers_of(letters).next().is_none()
        && whole.is_some_and(|whole| {
            let mut gaps = whole.char_indices().map(|(at, letter)| (at, at + letter.len_utf8()));
            gaps.any(|(from, to)| {
                let (head, tail) = (whole.get(..from), whole.get(to..));
                head.zip(tail).is_some_and(|(head, tail)| format!("{head}{tail}") == letters)
            })
        })
}

/// Whether so many letters stand for a body that few others have all but one of them.
fn is_long(letters: &str) -> bool {
    letters.chars().count() > 3 && letters.chars().all(char::is_uppercase)
}

/// `202/2025/QH`: acts of the National Assembly bear the number of its term since 1992.
fn lacks_term(symbol: &Symbol<'_>) -> bool {
    symbol.style == Style::Assembly
        && symbol.year.is_some_and(|year| year >= WHOLE_SINCE)
        && !symbol.issuer.is_empty()
        && !symbol.issuer.contains(|letter: char| letter.is_ascii_digit())
}

/// Whether letters are those of one body of the State at the centre, and nothing else.
fn is_central(case: &Case<'_, '_>, letters: &str) -> bool {
    let mut bodies = case.grammar.issuers_of(letters).peekable();
    bodies.peek().is_some()
        && bodies.all(|body| body.side == Side::State && body.level == Level::Central)
}
