//! Tables of the bytes of each encoding.

use icu_normalizer::ComposingNormalizerBorrowed;

use super::{Legacy, letter_in};

/// TCVN 5712:1993 from byte 160 on.
const TCVN3: &str = "\u{a0}ĂÂÊÔƠƯĐăâêôơưđẰ\u{300}\u{309}\u{303}\u{301}\u{323}àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ";

/// VISCII from byte 128 on.
const VISCII: &str = "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ";

/// VISCII has six capitals below byte 32.
const VISCII_LOW: [(u8, char); 6] =
    [(0x02, 'Ẳ'), (0x05, 'Ẵ'), (0x06, 'Ẫ'), (0x14, 'Ỷ'), (0x19, 'Ỹ'), (0x1e, 'Ỵ')];

/// In VNI these bytes are letters by themselves.
const VNI: [(u8, char); 18] = [
    (0xd6, 'Ư'),
    (0xf6, 'ư'),
    (0xd4, 'Ơ'),
    (0xf4, 'ơ'),
    (0xd1, 'Đ'),
    (0xf1, 'đ'),
    (0xcd, 'Í'),
    (0xed, 'í'),
    (0xcc, 'Ì'),
    (0xec, 'ì'),
    (0xc6, 'Ỉ'),
    (0xe6, 'ỉ'),
    (0xd3, 'Ĩ'),
    (0xf3, 'ĩ'),
    (0xd2, 'Ị'),
    (0xf2, 'ị'),
    (0xce, 'Ỵ'),
    (0xee, 'ỵ'),
];

/// In VNI these bytes mark the letter before them; capitals have 32 less.
const VNI_MARKS: [(u8, &str); 17] = [
    (0xf9, "\u{301}"),
    (0xf8, "\u{300}"),
    (0xfb, "\u{309}"),
    (0xf5, "\u{303}"),
    (0xef, "\u{323}"),
    (0xe2, "\u{302}"),
    (0xe1, "\u{302}\u{301}"),
    (0xe0, "\u{302}\u{300}"),
    (0xe5, "\u{302}\u{309}"),
    (0xe3, "\u{302}\u{303}"),
    (0xe4, "\u{302}\u{323}"),
    (0xea, "\u{306}"),
    (0xe9, "\u{306}\u{301}"),
    (0xe8, "\u{306}\u{300}"),
    (0xfa, "\u{306}\u{309}"),
    (0xfc, "\u{306}\u{303}"),
    (0xeb, "\u{306}\u{323}"),
];

/// The letter of a byte that stands alone.
pub(super) fn letter(legacy: Legacy, byte: u8) -> char {
    match legacy {
        Legacy::Tcvn3 => nth(TCVN3, byte, 0xa0),
        Legacy::Vni => vni(byte),
        Legacy::Viscii => {
            let low = VISCII_LOW.iter().find(|(low, _)| *low == byte).map(|&(_, letter)| letter);
            low.unwrap_or_else(|| nth(VISCII, byte, 0x80))
        }
        Legacy::Windows1258 => letter_in(encoding_rs::WINDOWS_1258, byte),
    }
}

/// The letter of a VNI byte without a mark behind it; a mark without a letter is lost.
pub(super) fn vni(byte: u8) -> char {
    let own = VNI.iter().find(|(own, _)| *own == byte).map(|&(_, letter)| letter);
    own.unwrap_or(match byte {
        0..=0xbf => char::from(byte),
        _ => char::REPLACEMENT_CHARACTER,
    })
}

/// The letter of two VNI bytes, when the second marks the first.
pub(super) fn vni_pair(byte: u8, mark: u8) -> Option<char> {
    let base = Some(vni(byte)).filter(|base| base.is_alphabetic())?;
    let small = |mark: u8| if mark < 0xe0 { mark.saturating_add(0x20) } else { mark };
    let known = |mark: u8| VNI_MARKS.iter().find(|(known, _)| *known == mark);
    let (_, marks) = known(mark).or_else(|| known(small(mark)))?;
    let nfc = ComposingNormalizerBorrowed::new_nfc();
    let joined = nfc.normalize_iter(std::iter::once(base).chain(marks.chars()));
    let mut joined = joined.fuse();
    joined.next().filter(|_| joined.next().is_none())
}

fn nth(table: &str, byte: u8, first: u8) -> char {
    let at = byte.checked_sub(first).map(usize::from);
    at.and_then(|at| table.chars().nth(at)).unwrap_or(char::from(byte))
}
