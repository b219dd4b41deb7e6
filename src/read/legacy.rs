//! Old Vietnamese encodings: TCVN3 (ABC), VNI, VISCII and Windows-1258, known by font or by
//! what the bytes would spell.
//!
//! A text is taken for an old one only when nearly all of its marked words become Vietnamese
//! syllables; UTF-8 that spells Vietnamese is never touched.

use crate::text::Step;
#[cfg(any(feature = "office", feature = "pdf"))]
use crate::text::{Encoding, Source};

mod syllable;
mod tables;

use syllable::Spelling;

/// An old encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Legacy {
    /// One byte a letter; capitals with a tone stand in fonts of their own.
    Tcvn3,
    /// A letter, then a byte for its marks.
    Vni,
    /// One byte a letter, some of them below 32.
    Viscii,
    /// A letter, then a byte for its tone.
    Windows1258,
}

/// Words that were decoded.
#[derive(Debug, Default)]
pub(super) struct Decoded {
    /// The words in Unicode.
    pub(super) words: String,
    /// The way back to what was decoded.
    pub(super) steps: Vec<Step>,
}

/// How the letters of a font show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shows {
    AsTyped,
    #[cfg(feature = "office")]
    Capitals,
}

/// How much of a file is looked at, in bytes; of 6,600 texts a hundredth is longer than 119,000.
const SAMPLE: usize = 128 << 10;

impl Legacy {
    const ALL: [Self; 4] = [Self::Tcvn3, Self::Vni, Self::Viscii, Self::Windows1258];

    /// The name that people know it by.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3",
            Self::Vni => "VNI",
            Self::Viscii => "VISCII",
            Self::Windows1258 => "Windows-1258",
        }
    }

    /// The encoding that nearly all marked words of some bytes are spelt in; `None` when unsure.
    pub(super) fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let bytes = bytes.get(..SAMPLE).unwrap_or(bytes);
        Self::best(|legacy| Spelling::of(&legacy.decode(bytes).words))
    }

    /// Bytes of a text file to words.
    pub(super) fn decode(self, bytes: &[u8]) -> Decoded {
        let mut writer = Writer { legacy: self, shows: Shows::AsTyped, done: Decoded::default() };
        let letters: Vec<_> = bytes.iter().map(|&byte| (Sign::of_byte(self, byte), 1)).collect();
        writer.take(&letters);
        writer.done
    }

    fn best(spelling: impl Fn(Self) -> Spelling) -> Option<Self> {
        let tried = Self::ALL.into_iter().map(|legacy| (spelling(legacy), legacy));
        let (spelling, legacy) = tried.max_by_key(|(spelling, _)| spelling.share())?;
        spelling.is_sure().then_some(legacy)
    }
}

/// The letter of a byte in a code page of Windows.
pub(super) fn letter_in(page: &'static encoding_rs::Encoding, byte: u8) -> char {
    let bytes = [byte];
    let (letters, _) = page.decode_without_bom_handling(&bytes);
    letters.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// Words whose bytes were read as Latin letters, put right by their font: `QuyÕt` in `.VnTime`.
///
/// Soft hyphens must be handed over too: in TCVN3 they are the letter ư. `None` when the font is
/// no old one, or nothing changes.
#[cfg(feature = "office")]
pub(super) fn decode_latin(words: &str, font: &str) -> Option<(Decoded, Legacy)> {
    let (legacy, shows) = of_font(font)?;
    if words.chars().any(is_unicode_letter) {
        return None;
    }
    let mut writer = Writer { legacy, shows, done: Decoded::default() };
    writer.take(&signs(words));
    (writer.done.words != words).then_some((writer.done, legacy))
}

/// The same where no font is known: lines of old letters among lines that may be right.
pub(super) fn mend(words: &str) -> Option<(Decoded, Legacy)> {
    if !may_be_latin(words.as_bytes()) {
        return None;
    }
    let old: Vec<_> = words.split_inclusive('\n').map(may_be_old).collect();
    let lines = || words.split_inclusive('\n').zip(old.iter().copied());
    let sample = |read: &dyn Fn(&str) -> Spelling| {
        let mut left = SAMPLE;
        let old = lines().filter(|(_, old)| *old).map(|(line, _)| line);
        let some = old.take_while(|line| {
            let is_in = left > 0;
            left = left.saturating_sub(line.len());
            is_in
        });
        some.map(read).sum::<Spelling>()
    };
    let legacy = Legacy::best(|legacy| sample(&|line| Spelling::of(&latin(legacy, line).words)))?;
    let decoded = sample(&|line| Spelling::of(&latin(legacy, line).words));
    if sample(&Spelling::of).good >= decoded.good {
        return None;
    }
    let mut mended = Decoded::default();
    let mut at = 0;
    for (line, old) in lines() {
        let fits = |line: &str| Spelling::of(line).good;
        let decoded = if old { Some(latin(legacy, line)) } else { None };
        match decoded.filter(|decoded| fits(&decoded.words) >= fits(line)) {
            Some(decoded) => mended.append(&decoded, at),
            None => mended.append(&Decoded { words: line.to_owned(), steps: Vec::new() }, at),
        }
        at += line.len();
    }
    (mended.words != words).then_some((mended, legacy))
}

/// The same for words that were taken out of a file; their spots move with them.
#[cfg(any(feature = "office", feature = "pdf"))]
pub(super) fn mended(mut source: Source) -> Source {
    let Some((mended, legacy)) = mend(&source.words) else { return source };
    for spot in &mut source.spots {
        spot.start = mended.decoded(spot.start);
    }
    let steps = match source.encoding {
        Encoding::Extracted => Vec::new(),
        _ => Step::composed(&mended.steps, &source.steps),
    };
    Source { words: mended.words, steps, legacy: Some(legacy.name()), ..source }
}

impl Decoded {
    /// Where the words begin that were made of what begins at `original`.
    #[cfg(any(feature = "office", feature = "pdf"))]
    fn decoded(&self, original: usize) -> usize {
        let after = self.steps.partition_point(|step| step.starts <= original);
        let step = after.checked_sub(1).and_then(|at| self.steps.get(at)).copied();
        step.map_or(original, |step| step.words + (original - step.starts))
    }

    /// Takes in what was decoded from `at` on.
    fn append(&mut self, other: &Self, at: usize) {
        let words = self.words.len();
        if words != at {
            self.steps.push(Step { words, ends: at, starts: at });
        }
        let moved = other.steps.iter().map(|step| Step {
            words: step.words + words,
            ends: step.ends + at,
            starts: step.starts + at,
        });
        self.steps.extend(moved);
        self.words.push_str(&other.words);
    }
}

/// The encoding that a font stands for: `.VnTimeH` is TCVN3 in capitals, `VNI-Times` is VNI.
#[cfg(feature = "office")]
fn of_font(font: &str) -> Option<(Legacy, Shows)> {
    let starts =
        |lead: &str| font.get(..lead.len()).is_some_and(|it| it.eq_ignore_ascii_case(lead));
    if starts(".Vn") {
        let shows = if font.ends_with(['H', 'h']) { Shows::Capitals } else { Shows::AsTyped };
        return Some((Legacy::Tcvn3, shows));
    }
    starts("VNI-").then_some((Legacy::Vni, Shows::AsTyped))
}

fn latin(legacy: Legacy, line: &str) -> Decoded {
    let mut writer = Writer { legacy, shows: Shows::AsTyped, done: Decoded::default() };
    writer.take(&signs(line));
    writer.done
}

/// Every text in TCVN3 has đ or ư, every text in VNI has đ or ư: here as the Latin letters that
/// their bytes are. A search for these costs nearly nothing.
fn may_be_latin(words: &[u8]) -> bool {
    ["\u{ae}", "\u{ad}", "ñ", "ö"]
        .iter()
        .any(|it| memchr::memmem::find(words, it.as_bytes()).is_some())
}

/// Whether a line has old letters and none that only Unicode has.
fn may_be_old(line: &str) -> bool {
    !line.is_ascii() && !line.chars().any(is_unicode_letter)
}

/// Letters that no byte read as Latin gives.
fn is_unicode_letter(letter: char) -> bool {
    matches!(letter, '\u{100}'..='\u{24f}' | '\u{300}'..='\u{36f}' | '\u{1e00}'..='\u{1eff}')
}

/// What stands in the file: an old byte, or a letter that stays what it is.
#[derive(Debug, Clone, Copy)]
enum Sign {
    Old(u8),
    Letter(char),
}

impl Sign {
    /// Between 128 and 159, TCVN3 and VNI fonts have the quotation marks and dashes of Windows.
    fn of_byte(legacy: Legacy, byte: u8) -> Self {
        match (legacy, byte) {
            (Legacy::Tcvn3 | Legacy::Vni, 0x80..=0x9f) => {
                Self::Letter(letter_in(encoding_rs::WINDOWS_1252, byte))
            }
            _ => Self::Old(byte),
        }
    }

    fn of_letter(letter: char) -> Self {
        match u32::from(letter) {
            code @ (0..=0x7f | 0xa0..=0xff) => {
                u8::try_from(code).map_or(Self::Letter(letter), Self::Old)
            }
            // Word keeps the bytes of symbol fonts there.
            code @ 0xf020..=0xf0ff => {
                u8::try_from(code - 0xf000).map_or(Self::Letter(letter), Self::Old)
            }
            _ => Self::Letter(letter),
        }
    }
}

/// The letters of words with their widths, in bytes.
fn signs(words: &str) -> Vec<(Sign, usize)> {
    words.chars().map(|letter| (Sign::of_letter(letter), letter.len_utf8())).collect()
}

/// Writes decoded words, and the way back where widths differ.
struct Writer {
    legacy: Legacy,
    shows: Shows,
    done: Decoded,
}

impl Writer {
    fn take(&mut self, signs: &[(Sign, usize)]) {
        let mut at = 0;
        let mut rest = signs;
        while let Some((&(sign, width), after)) = rest.split_first() {
            let (letter, taken) = match (sign, after.first()) {
                (Sign::Letter(letter), _) => (letter, 1),
                (Sign::Old(byte), Some(&(Sign::Old(mark), _))) if self.legacy == Legacy::Vni => {
                    tables::vni_pair(byte, mark).map_or((tables::vni(byte), 1), |it| (it, 2))
                }
                (Sign::Old(byte), _) => (tables::letter(self.legacy, byte), 1),
            };
            let second = after.first().filter(|_| taken == 2).map_or(0, |&(_, width)| width);
            at += width + second;
            self.write(letter, width + second, at);
            rest = rest.get(taken..).unwrap_or_default();
        }
    }

    fn write(&mut self, letter: char, width: usize, after: usize) {
        let before = self.done.words.len();
        match self.shows {
            Shows::AsTyped => self.done.words.push(letter),
            #[cfg(feature = "office")]
            Shows::Capitals => self.done.words.extend(letter.to_uppercase()),
        }
        let words = self.done.words.len();
        if words - before != width {
            self.done.steps.push(Step { words, ends: after, starts: after });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCE: &str = "Căn cứ Nghị định số 104/2004/NĐ-CP của Chính phủ về Công báo nước Cộng hoà; \
        Uỷ ban nhân dân các tỉnh trực thuộc Trung ương chịu trách nhiệm thi hành quyết định này";

    /// The bytes of a sentence: a letter is what decodes to it, alone or with the byte behind it.
    fn bytes(legacy: Legacy, words: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        for letter in words.chars() {
            let spelt = |bytes: &[u8]| {
                let nfc = icu_normalizer::ComposingNormalizerBorrowed::new_nfc();
                nfc.normalize(&legacy.decode(bytes).words).chars().eq([letter])
            };
            let one = (0..=255).map(|byte| vec![byte]);
            let two = (b'A'..=255).flat_map(|base| (192..=255).map(move |mark| vec![base, mark]));
            bytes.extend(one.chain(two).find(|it| spelt(it)).unwrap());
        }
        bytes
    }

    /// A sentence is known by its bytes, comes back, and every word leads to its bytes.
    #[track_caller]
    fn check(legacy: Legacy) {
        let bytes = bytes(legacy, SENTENCE);
        assert_eq!(Legacy::of_bytes(&bytes), Some(legacy));
        let decoded = legacy.decode(&bytes);
        let nfc = icu_normalizer::ComposingNormalizerBorrowed::new_nfc();
        assert_eq!(nfc.normalize(&decoded.words), SENTENCE);
        let at = decoded.words.find("104/").unwrap();
        let span = Step::original(&decoded.steps, at..at + 8);
        assert_eq!(bytes.get(span), Some(&b"104/2004"[..]));
    }

    #[test]
    fn each_encoding_is_known_and_comes_back() {
        Legacy::ALL.into_iter().for_each(check);
    }

    #[test]
    fn other_bytes_are_not_taken_for_an_old_encoding() {
        for words in [
            "",
            "caf\u{e9}",
            "Les \u{e9}l\u{e8}ves fran\u{e7}ais \u{e0} No\u{eb}l",
            "\u{a9} \u{ae} \u{b0}",
        ] {
            let bytes: Vec<u8> =
                words.chars().map(|letter| u8::try_from(letter).unwrap()).collect();
            assert_eq!(Legacy::of_bytes(&bytes), None, "{words}");
        }
        let all: Vec<u8> = (0..=255).cycle().take(4096).collect();
        assert_eq!(Legacy::of_bytes(&all), None);
    }

    #[test]
    fn a_font_says_what_its_letters_are() {
        let said = |words: &str, font: &str| decode_latin(words, font).map(|(it, _)| it.words);
        assert_eq!(said("QuyÕt ®Þnh sè", ".VnTime"), Some("Quyết định số".to_owned()));
        assert_eq!(said("quyÕt ®Þnh", ".VnTimeH"), Some("QUYẾT ĐỊNH".to_owned()));
        assert_eq!(said("tr\u{ad}ëng", ".vnarial"), Some("trưởng".to_owned()));
        assert_eq!(said("Quyeát ñònh soá", "VNI-Times"), Some("Quyết định số".to_owned()));
        assert_eq!(said("Quyết định", ".VnTime"), None);
        assert_eq!(said("17/NQ-CP", ".VnTime"), None);
        assert_eq!(said("QuyÕt ®Þnh", "Times New Roman"), None);
    }

    #[test]
    fn old_lines_are_mended_and_lead_back() {
        let words = "QUYẾT ĐỊNH\nBé tr\u{ad}ëng Bé X©y dùng\nC¨n cø NghÞ ®Þnh sè 104/2004/N§-CP\n";
        let (mended, legacy) = mend(words).unwrap();
        assert_eq!(legacy, Legacy::Tcvn3);
        assert_eq!(
            mended.words,
            "QUYẾT ĐỊNH\nBộ trưởng Bộ Xây dựng\nCăn cứ Nghị định số 104/2004/NĐ-CP\n"
        );
        let at = mended.words.find("104/").unwrap();
        let span = Step::original(&mended.steps, at..at + "104/2004/NĐ-CP".len());
        assert_eq!(words.get(span), Some("104/2004/N§-CP"));
    }

    #[test]
    fn right_lines_stay() {
        for words in [
            "",
            "Văn bản của ông Müller, Việt\u{ad}nam",
            "ñ ñ ñ ñ",
            "Ông Nuñez và bà Peña đã đi",
            "Cà phê, trà và nước, tháng\u{ad}ba, thì là\nmùa hè\nà ù mà, xà",
        ] {
            assert!(mend(words).is_none(), "{words}");
        }
    }
}
