//! The word for the kind does not fit the type code.
//!
//! # Tiếng Việt
//!
//! Tên loại văn bản không khớp ký hiệu.
//!
//! Ký hiệu cho biết tên loại: NĐ là nghị định, TB là thông báo. "Thông báo số 30/2020/NĐ-CP" thì tên
//! loại hoặc ký hiệu đã ghi nhầm. Đề nghị tra văn bản. Số của chính văn bản cũng được so với tên loại
//! ở đầu văn bản.
//!
//! ## Khi nào báo nhầm
//!
//! Từ dùng cho mọi loại (`Văn bản số …`); quy định, kế hoạch gọi theo quyết định ban hành kèm; `QĐ`
//! của Đảng, vừa là `Quyết định` vừa là `Quy định`; kết luận gửi dưới hình thức `Thông báo`; công
//! văn, mà chữ viết tắt là của cơ quan; ký hiệu từ trước năm 1998; chữ viết tắt không có trong bảng
//! nào.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: tên loại hoặc ký hiệu đều có thể là chỗ ghi nhầm.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục III, Phần I; HD 36-HD/VPTW for the Party.
//!
//! # When it is wrong
//!
//! Words that fit any code (`Văn bản số …`); a regulation or plan that is named by the decision it was
//! issued with; `QĐ` of the Party, which means both `Quyết định` and `Quy định`; conclusions sent out
//! as a `Thông báo`; dispatches, whose letters are an office's own; symbols from before 1998; codes
//! that no table knows.
//!
//! # Fix
//!
//! None: word or code may be the wrong one.
//!
//! ```flags
//! Thông báo số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư
//! ^^^^^^^^^ ký hiệu là của Nghị định
//! ```
//! ```flags
//! Nghị định số 31/2024/QH15 của Quốc hội
//! ^^^^^^^^^ ký hiệu là của Quốc hội
//! ```
//! ```flags
//! CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
//! Số: 97/2025/QĐ-UBND
//!     ^^^^^^^^^^^^^^^ ký hiệu là của Quyết định
//! Hà Nội, ngày 20 tháng 10 năm 2025
//! THÔNG TƯ
//! Hướng dẫn chế độ kế toán doanh nghiệp siêu nhỏ
//! ```
//! ```allows
//! HỘI ĐỒNG THẨM ĐỊNH
//! Số: 45/HĐTĐ
//!
//! Sơn La, ngày 15 tháng 5 năm 2024
//!
//! BÁO CÁO
//! ```
//! ```allows
//! Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ. Văn bản số 1605/TTr-SNgV ngày 01/8/2025.
//! Quy chế số 09/QĐ-VPUB ngày 05/01/2023. Quy định số 37-QĐ/TW ngày 25/10/2021 của Bộ Chính trị.
//! Báo cáo thẩm tra số 163/BC-KTNS ngày 05/12/2022. Công văn số 12/TTr-SXD ngày 05/01/2023.
//! Thông tư số 89-TC/TCT ngày 09/11/1993 của Bộ Tài chính. Điều 2 Thông tư số 89/TC-TCT.
//! Quyết định số 04/HĐTĐ ngày 05/01/2024 của Hội đồng thẩm định. Thông báo số 33/HĐTS ngày 05/01/2024.
//! Sắc lệnh số 394-TT/SLU. Kết luận số 27/TB-VPCP ngày 05/01/2023. Luật số 31/2024/QH15. Nghị quyết số 203/2025/QH15.
//! ```

use super::{ALL, Case, Profile, is_party};
use crate::{
    diagnostic::{Cause, Diagnostic, Severity, Words},
    grammar::Grammar,
    model::{Kind, Mention, MentionAt, Origin, Quirk, Style, Symbol, WHOLE_SINCE},
};

pub(super) const NAME: &str = "type-symbol-mismatch";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Error;
pub(super) const PROFILES: &[Profile] = ALL;

/// What is issued by a decision or resolution, and often named by its number.
pub(super) const CARRIED: [&str; 9] = ["QC", "QyĐ", "KH", "CTr", "ĐA", "DA", "PA", "ĐL", "KHPH"];
/// Codes of what carries them.
pub(super) const CARRIERS: [&str; 4] = ["QĐ", "NQ", "TT", "NĐ"];
/// Conclusions are sent out as notices.
const SENT_OUT: (&str, &str) = ("KL", "TB");
/// A dispatch has no code of its own; offices give it many.
const DISPATCH: &str = "CV";
/// Kinds with laws' symbols that no name shows.
const RESOLUTION: &str = "NQ";
/// The longest way between kind and number, in bytes.
const NEAR: usize = 40;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let mentions = case.report.indexed();
    own(case).into_iter().chain(mentions.filter_map(|(at, it)| judge(case, at, it))).collect()
}

fn judge<'t>(case: &Case<'_, 't>, at: MentionAt, mention: &Mention<'t>) -> Option<Diagnostic<'t>> {
    let words = mention.kind_words?;
    let kind = mention.kind.filter(|kind| !kind.generic && kind.code != DISPATCH)?;
    let symbol = mention.symbol.as_ref().filter(|symbol| is_near(case, words, symbol))?;
    // A decree or circular without its year is from before 1998, when codes were other ones.
    let lacks_year = kind.with_year && symbol.year.is_none() && symbol.style != Style::Normative;
    let is_old = mention.date.map_or(lacks_year, |date| date.year < WHOLE_SINCE);
    if is_old || is_word(symbol) {
        return None;
    }
    let [says_vi, says_en] =
        owner(case.grammar, kind, symbol).filter(|_| case.form_of_its_day(mention).is_none())?;
    let message = Words::new(
        format!("\u{201c}{words}\u{201d} không khớp ký hiệu {}: {says_vi}", symbol.raw),
        format!("\u{201c}{words}\u{201d} does not fit {}: {says_en}", symbol.raw),
    );
    let finding = Diagnostic::new(NAME, SEVERITY, message)
        .caused_by(case.graph.document_of(at).map_or(Cause::Alone, Cause::Kind))
        .disputes(words, Words::new(says_vi, says_en))
        .shows(symbol.raw, Words::new("ký hiệu", "the symbol"));
    Some(finding.advises(Words::new(
        "đề nghị tra văn bản rồi sửa tên loại hoặc ký hiệu",
        "please look the document up, and correct its kind or its symbol",
    )))
}

/// `04/HĐTĐ`: the letters of a unit are one word, and no code stands among them.
fn is_word(symbol: &Symbol<'_>) -> bool {
    symbol.quirks.contains(&Quirk::MissingHyphen) && symbol.issuer.chars().count() < 3
}

/// The text's own number against its own kind: `Số: 97/2025/QĐ-UBND` above `THÔNG TƯ`.
fn own<'t>(case: &Case<'_, 't>) -> Option<Diagnostic<'t>> {
    let header = &case.report.header;
    let kind = header.kind.filter(|kind| !kind.generic && kind.code != DISPATCH)?;
    let symbol = header.symbol.as_ref().filter(|_| header.numbered_by == Some(Origin::Head))?;
    if header.date.is_none_or(|date| date.year < WHOLE_SINCE) || is_word(symbol) {
        return None;
    }
    let [says_vi, says_en] = owner(case.grammar, kind, symbol)?;
    let message = Words::new(
        format!("số của văn bản này ({}) không khớp tên loại {}: {says_vi}", symbol.raw, kind.name),
        format!("this text's number ({}) does not fit a {}: {says_en}", symbol.raw, kind.english),
    );
    let heads = header.words;
    let mut hits = case
        .grammar
        .kind_hits(heads)
        .filter(|hit| case.grammar.kind(hit.row).is_some_and(|other| other.code == kind.code));
    // A heading stands in capitals.
    let heading = hits.find_map(|hit| {
        heads.get(hit.start..hit.end).filter(|it| !it.contains(char::is_lowercase))
    });
    let mut finding =
        Diagnostic::new(NAME, SEVERITY, message).disputes(symbol.raw, Words::new(says_vi, says_en));
    if let Some(heading) = heading {
        finding = finding.shows(heading, Words::new("tên loại", "the kind"));
    }
    Some(finding.advises(Words::new(
        "đề nghị sửa số, ký hiệu hoặc tên loại ở đầu văn bản",
        "please correct the number or the kind at the head of the text",
    )))
}

/// Whose the symbol is, when it is not the kind's.
fn owner(grammar: &Grammar, kind: &Kind, symbol: &Symbol<'_>) -> Option<[String; 2]> {
    if symbol.style == Style::Assembly && symbol.code.is_empty() {
        let fits = kind.named || kind.code == RESOLUTION || !kind.with_year;
        let says = ["ký hiệu là của Quốc hội", "the symbol is the National Assembly's"];
        return (!fits).then(|| says.map(str::to_owned));
    }
    let code = symbol.code.as_ref();
    let (codes, other) = match symbol.style {
        Style::Party => (&kind.party, grammar.kind_of_party_code(code)?),
        Style::State | Style::Normative => (&kind.state, grammar.kind_of_code(code)?),
        _ => return None,
    };
    let both = || if is_party(symbol) { &kind.state } else { &kind.party };
    let fits = other.code == kind.code
        || codes.iter().chain(both()).any(|known| known == code)
        || CARRIED.contains(&kind.code.as_str()) && CARRIERS.contains(&code)
        || SENT_OUT == (kind.code.as_str(), code);
    (!fits).then(|| {
        [format!("ký hiệu là của {}", other.name), format!("the code means {}", other.english)]
    })
}

/// Whether the kind is said of this symbol, and not of one before it.
pub(super) fn is_near(case: &Case<'_, '_>, kind: &str, symbol: &Symbol<'_>) -> bool {
    let Some(whole) = case.between(kind, symbol.raw) else { return false };
    let gap = whole.get(kind.len()..whole.len() - symbol.raw.len()).unwrap_or(whole);
    // `báo cáo Ban Chỉ đạo số 523/QĐ-TTg`: a body is named after the decision that made it.
    gap.len() <= NEAR
        && !gap.contains(|letter: char| letter.is_ascii_digit())
        && case.grammar.issuer_at(gap.trim_start()).is_none()
}
