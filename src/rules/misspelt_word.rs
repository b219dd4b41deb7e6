//! A word of the citation itself is misspelt.
//!
//! # Tiếng Việt
//!
//! Từ trong viện dẫn viết sai chính tả.
//!
//! "Quyết định só 96/QĐ-UBND", "ngày 30 tháng 4 nám 2025", "Chi thị số 16/CT-TTg": người đọc hiểu,
//! nhưng khi tra cứu thì không thấy.
//!
//! Máy biết các lỗi hay gặp; ngoài ra, chữ chỉ sai dấu, sai một chữ cái hoặc mất một tiếng thì nhận
//! ra nhờ ký hiệu: đứng trước 17/2025/TT-BTC phải là "Thông tư số", không phải "Thông số", "Thông tử sổ".
//!
//! ## Khi nào báo nhầm
//!
//! Chữ ấy là một từ khác (`sổ`, `nám da`): chỉ xét khi đứng đúng chỗ của từ trong viện dẫn. Văn bản gõ
//! không dấu, bản sao mà hầu như chữ nào cũng sai dấu thì không báo.
//!
//! ## Cách sửa
//!
//! Máy đề xuất chữ đúng; cần người đồng ý.
//!
//! # Law
//!
//! None: it is a slip of the hand.
//!
//! # When it is wrong
//!
//! The letters are another word (`sổ`, `nám da`): only the place of a citation's own word is judged.
//! Nothing is said where all marks were left out, or where a copy has nearly all of them wrong.
//!
//! # Fix
//!
//! The right word is proposed; a person has to agree.
//!
//! ```flags
//! Căn cứ Nghị quyết só 517/NQ-HĐND ngày 11/7/2024 của HĐND tỉnh
//!                   ^^ → số
//! ```
//! ```flags
//! Căn cứ Nghị định số 30/2020/NĐ-CP ngay 05/3/2020 của Chính phủ
//!                                   ^^^^ → ngày
//! ```
//! ```flags
//! Căn cứ khoàn 9 Điều 14 Thông tư số 06/2025/TT-BXD quy định chỉ tiết về bảo trì công trình
//!        ^^^^^ → khoản
//!                                                   ^^^^^^^^^^^^^^^^^ → quy định chi tiết
//! ```
//! ```flags
//! Căn cứ Nghị định sổ 15/2020/NĐ-CP ngày 03/02/2020 của Chính phủ; Thông số 17/2025/TT-BTC ngày 06/5/2025 của Bộ Tài chính
//!                  ^^ → số
//!                                                                  ^^^^^ → Thông tư
//! ```
//! ```flags
//! Thực hiện Cong văn số 17/SGDĐT ngày 05 thang 02 nam 2025 và KẾT HOẠCH SỐ 12/KH-UBND ngày 06/02/2025
//!           ^^^^^^^^ → Công văn
//!                                        ^^^^^ → tháng
//!                                                 ^^^ → năm
//!                                                             ^^^^^^^^^ → KẾ HOẠCH
//! ```
//! ```flags
//! Nghị định số 50/2021/NĐ-CP ngày 01/4/2021 của Chỉnh phủ; Thông tư số 12/2021/TT-BTC ngày 05/02/2021 của Bộ trưởng Bộ Tai chính
//!                                               ^^^^^^^^^ → Chính phủ
//!                                                                                                                   ^^^^^^^^^^^^ → Bộ Tài chính
//! ```
//! ```flags
//! BỘ TÀI CHÍNH
//! Số: 12/2025/TT-BTC
//!
//! Hà Nội, ngày 09 tháng 10 năm 2025
//!
//! THÔNG TƯ
//! Quy định về kế toán
//!
//! Điều 1. Thông này quy định chế độ kế toán. Thông tư này có hiệu lực kể từ ngày 01/12/2025.
//!         ^^^^^ → Thông tư
//! ```
//! ```allows
//! Căn cứ Nghị quyết số 517/NQ-HĐND ngày 11/7/2024 của HĐND tỉnh. Ghi vào sổ 45 và sổ 46/VB.
//! Quyết định số 15/QĐ-BLĐTBXH ngày 03/02/2020 của Bộ Lao động, Thương binh và Xã hội; Kế họach so với năm trước. Báo số 12/2025.
//!
//! Quyet dinh so 12/QD-UBND ngay 05 thang 02 nam 2025
//! ```
//! ```allows
//! Kết lúận số 121-KL/TW, ngàỷ 24/01/2025 củà Bạn Chấp hành Trũng ương; Nghị qụỵết số 18-NQ/TW; Kết lùận số 126-KL/TW, ngàỷ 14/02/2025.
//! Thông bảỏ số 77-TB/TU củạ Tỉnh ủỷ.
//! ```

use super::{Case, DRAFTS, Profile, slipped};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    model::{Mention, Quirk},
};

mod near;

pub(super) const NAME: &str = "misspelt-word";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = DRAFTS;

/// So many misspelt citations are no slips where they are half of all.
const GARBLED: usize = 4;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let mentions = &case.report.mentions;
    let near: Vec<_> = mentions.iter().map(|mention| near::slips(case, mention)).collect();
    if is_garbled(mentions, &near) {
        return Vec::new();
    }
    let listed = slipped(case, Quirk::MisspeltWord, |words| {
        finding(words, case.grammar.meant(words).map(|right| near::like(right, words)))
    });
    let near = near.into_iter().flatten().chain(near::own(case));
    let near = near.filter(|(words, _)| !case.is_quoted(words));
    let found = listed.into_iter().chain(near.map(|(words, right)| finding(words, Some(right))));
    // Who types without marks leaves them all out.
    let is_typed_so = |finding: &Diagnostic<'_>| {
        finding.labels.iter().all(|label| case.line_of(label.words).is_ascii())
    };
    found.filter(|finding| !is_typed_so(finding)).collect()
}

/// Whether half of the citations or more are misspelt: a machine or a copyist changed the marks of all
/// words.
fn is_garbled(mentions: &[Mention<'_>], near: &[Vec<near::Slip<'_>>]) -> bool {
    let listed = |it: &Mention<'_>| it.slips.iter().any(|it| it.quirk == Quirk::MisspeltWord);
    let misspelt = mentions.iter().zip(near).filter(|(it, near)| listed(it) || !near.is_empty());
    let cited = mentions.iter().filter(|it| it.symbol.is_some()).count();
    let misspelt = misspelt.count();
    misspelt >= GARBLED && misspelt * 2 >= cited
}

fn finding(words: &str, right: Option<String>) -> Diagnostic<'_> {
    let Some(right) = right else {
        let message = Words::new(
            format!("\u{201c}{words}\u{201d} trong viện dẫn viết sai chính tả"),
            format!("\u{201c}{words}\u{201d} in a citation is misspelt"),
        );
        let says = Words::new("viết sai chính tả", "misspelt");
        return Diagnostic::new(NAME, SEVERITY, message).disputes(words, says);
    };
    let message = Words::new(
        format!(
            "\u{201c}{words}\u{201d} trong viện dẫn viết sai chính tả, đúng là \u{201c}{right}\u{201d}"
        ),
        format!(
            "\u{201c}{words}\u{201d} in a citation is misspelt and should be \u{201c}{right}\u{201d}"
        ),
    );
    let says = format!("→ {right}");
    Diagnostic::new(NAME, SEVERITY, message)
        .disputes(words, Words::new(says.clone(), says))
        .perhaps_fixed_by(words, right)
}
