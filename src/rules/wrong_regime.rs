//! A Party symbol has the separators of the State, or the reverse.
//!
//! The State writes number, slash, kind, hyphen, issuer; the Party number, hyphen, kind, slash, issuer.
//!
//! # Tiếng Việt
//!
//! Ký hiệu văn bản của Đảng viết theo cách của Nhà nước, hoặc ngược lại.
//!
//! Văn bản của Đảng: 27-NQ/TW. Văn bản của Nhà nước: 60/NQ-CP. Đề nghị viết lại cho đúng thể thức.
//!
//! ## Khi nào báo nhầm
//!
//! Công đoàn và Mặt trận đánh số như Nhà nước, Đoàn Thanh niên như Đảng; vài chữ viết tắt (`BCĐ`,
//! `HĐ`) có ở cả hai bên; thông tư liên tịch một thời gian dài dùng dấu gạch chéo
//! (`TTLT/BTC-BGDĐT`). Công điện, văn bản đề ngày trước năm 1998 và số nêu cơ quan nhà nước ban hành
//! thì không báo. Vì vậy là cần xem, và chỉ là lỗi khi cùng ký hiệu ấy được viết đúng trong
//! cùng văn bản.
//!
//! ## Cách sửa
//!
//! Cần người đồng ý.
//!
//! # Law
//!
//! HD 36-HD/VPTW, II.1.3 (HD 05-HD/VPTW after 26/5/2026) against NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I,
//! Mục II, khoản 3 điểm c.
//!
//! # When it is wrong
//!
//! The trade unions and the Front number as the State does, the youth union as the Party; some letters
//! (`BCĐ`, `HĐ`) are met in both; joint circulars long had a slash (`TTLT/BTC-BGDĐT`). Of
//! telegrams, of what a text dated before 1998 cites, and of what is said to be issued by the State,
//! nothing is said. So it is a warning, and an error only where the same symbol stands rightly in the
//! same text.
//!
//! # Fix
//!
//! A person has to agree.
//!
//! ```flags
//! Nghị quyết số 27/NQ-TW ngày 21/5/2018 của Ban Chấp hành Trung ương
//!               ^^^^^^^^ → 27-NQ/TW
//! ```
//! ```allows
//! Nghị quyết số 27-NQ/TW ngày 21/5/2018 của Ban Chấp hành Trung ương.
//! Quyết định số 933/QĐ-TLĐ ngày 14/5/2024 của Tổng Liên đoàn Lao động Việt Nam.
//! Thông tư liên tịch số 109/2009/TTLT/BTC-BGDĐT ngày 29/5/2009 của Bộ Tài chính và Bộ Giáo dục và Đào tạo.
//! Quyết định 33-QĐ/EVN ngày 05/01/2023. Quyết định số 3/QĐ/HT ngày 05/9/2023 của Hiệu trưởng. Quy chế số 12/QC/TCT-HĐTV.
//! Công điện số 84/CĐ-TW ngày 03/11/2017 về ứng phó với bão số 12.
//! Hướng dẫn số 29-HD/TWĐTN-VP ngày 10/5/2024 của Ban Bí thư Trung ương Đoàn.
//! ```

use super::{ALL, Case, Mend, Profile, bodies::named, misspelt};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    grammar::Side,
    model::{Level, Mention, Quirk},
};

pub(super) const NAME: &str = "wrong-regime";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = ALL;

/// The code of a kind that the Party does not issue.
const TELEGRAM: &str = "CĐ";
/// The year of the Party's first rules on separators.
const PARTY_RULES: u16 = 1998;
/// So many letters may begin longer ones, in letters.
const STEM: usize = 3;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let asked = |mention: &Mention<'t>| {
        case.takes(mention, Quirk::SwappedSeparators) && !is_allowed(case, mention)
            || case.takes(mention, Quirk::SlashForHyphen) && is_bound(case, mention)
    };
    let found = misspelt(case, asked, Mend::WithTwin, |symbol| {
        let raw = symbol.raw;
        let message = if !symbol.quirks.contains(&Quirk::SwappedSeparators) {
            Words::new(
                format!("\u{201c}{raw}\u{201d} có dấu \u{201c}/\u{201d} ở chỗ của dấu gạch nối"),
                format!("\u{201c}{raw}\u{201d} has a slash where its hyphen belongs"),
            )
        } else if super::is_party(symbol) {
            // Written by the one regime's rules, it belongs to the other.
            Words::new(
                format!("\u{201c}{raw}\u{201d} không theo thể thức văn bản của Nhà nước"),
                format!("\u{201c}{raw}\u{201d} has not the separators of the State"),
            )
        } else {
            Words::new(
                format!("\u{201c}{raw}\u{201d} không theo thể thức văn bản của Đảng"),
                format!("\u{201c}{raw}\u{201d} has not the separators of the Party"),
            )
        };
        Diagnostic::new(NAME, SEVERITY, message)
    });
    found.into_iter().map(graver_beside_the_right_one).collect()
}

/// Whether a symbol with the State's separators is no fault: the Party had them until its rules of
/// 1998, and what only the State issues has them always (`84/CĐ-TW` of a steering committee).
fn is_allowed(case: &Case<'_, '_>, mention: &Mention<'_>) -> bool {
    if mention.symbol.as_ref().is_some_and(super::is_party) {
        return false;
    }
    let is_old = case.own_day().is_some_and(|(date, _)| date.year < PARTY_RULES);
    let only_the_state = mention.kind.is_some_and(|kind| kind.code == TELEGRAM);
    let bodies = mention.issuer.map(|words| named(case.grammar, words)).unwrap_or_default();
    let is_of_the_state = bodies.first().is_some_and(|body| body.side == Side::State);
    is_old || only_the_state || is_of_the_state
}

/// Whether a body of the State or the Party issued it: schools and companies write as they like.
fn is_bound(case: &Case<'_, '_>, mention: &Mention<'_>) -> bool {
    let body = mention.symbol.as_ref().map_or("", |symbol| symbol.body());
    let mut owners = case.grammar.issuers_of(body).map(|owner| owner.side).peekable();
    let side = owners.peek().copied().filter(|side| *side != Side::Both);
    // `TCT` is an office of the State, a school of the Party, and any corporation.
    let is_known = side.is_some_and(|side| owners.all(|other| other == side));
    // `BCĐTNB`: a committee with what it is for.
    let begins = body.char_indices().nth(STEM).and_then(|(at, _)| body.get(..at));
    let is_committee = begins.is_some_and(|letters| {
        case.grammar.issuers_of(letters).any(|owner| owner.level == Level::Any)
    });
    is_known
        || is_committee
        || mention.issuer.is_some_and(|words| !named(case.grammar, words).is_empty())
}

/// The text itself shows how the symbol is written.
fn graver_beside_the_right_one(mut finding: Diagnostic<'_>) -> Diagnostic<'_> {
    if !finding.evidence.is_empty() {
        finding.severity = Severity::Error;
    }
    if let Some(fix) = &mut finding.fix {
        fix.safe = false;
    }
    finding
}
