//! Syllables of Vietnamese: whether a word can be one, and how many of a text can.

use std::{
    collections::{BTreeSet, HashSet},
    iter::Sum,
    sync::LazyLock,
};

use icu_normalizer::DecomposingNormalizerBorrowed;

/// What a syllable may begin with, the longer first.
const ONSETS: [&str; 28] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g",
    "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
];

/// What may stand behind it, without the tone.
static RIMES: LazyLock<HashSet<&str>> = LazyLock::new(|| WRITTEN.split_whitespace().collect());
const WRITTEN: &str = "a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu \
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong \
    ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uên uênh ui um \
    un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc \
    ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ynh yt ych ";

/// Behind a closed end, only these two tones are said.
const STOPPED: [char; 2] = ['\u{301}', '\u{323}'];

/// So many different words must be syllables before a text is taken for an old one.
const ENOUGH: usize = 3;
/// Of ten words with marks, so many must be syllables.
const OF_TEN: usize = 8;

/// How much of a text is Vietnamese, by its words with marks.
#[derive(Debug, Default)]
pub(super) struct Spelling {
    pub(super) good: usize,
    all: usize,
    different: BTreeSet<String>,
}

impl Spelling {
    pub(super) fn of(words: &str) -> Self {
        let mut spelling = Self::default();
        let is_part = |letter: char| {
            letter.is_alphabetic() || matches!(letter, '\u{300}'..='\u{36f}' | '\u{fffd}')
        };
        for word in words.split(|letter| !is_part(letter)).filter(|word| !word.is_ascii()) {
            spelling.all += 1;
            if is_syllable(word) {
                spelling.good += 1;
                if spelling.different.len() < ENOUGH && word.chars().count() > 1 {
                    spelling.different.insert(word.to_owned());
                }
            }
        }
        spelling
    }

    pub(super) fn is_sure(&self) -> bool {
        self.different.len() >= ENOUGH && self.good * 10 >= self.all * OF_TEN
    }

    /// Good words in a thousand.
    pub(super) fn share(&self) -> usize {
        (self.good * 1000).checked_div(self.all).unwrap_or(0)
    }
}

impl Sum for Spelling {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::default(), |mut all, part| {
            all.good += part.good;
            all.all += part.all;
            let room = ENOUGH.saturating_sub(all.different.len());
            all.different.extend(part.different.into_iter().take(room));
            all
        })
    }
}

/// Whether a word is spelt like a syllable: one onset, one rime, at most one tone that fits, and
/// letters of one size or a capital in front.
fn is_syllable(word: &str) -> bool {
    if word.len() > 24 || !is_one_size(word) {
        return false;
    }
    let Some((letters, tone)) = without_tone(&word.to_lowercase()) else { return false };
    let mut rimes = ONSETS.iter().filter_map(|onset| letters.strip_prefix(onset));
    rimes.any(|rime| {
        let is_stopped = rime.ends_with(['c', 'p', 't']) || rime.ends_with("ch");
        RIMES.contains(rime) && (!is_stopped || tone.is_some_and(|tone| STOPPED.contains(&tone)))
    })
}

fn is_one_size(word: &str) -> bool {
    let mut rest = word.chars();
    rest.next();
    let rest = rest.as_str();
    let first_is_small = word.chars().next().is_some_and(char::is_lowercase);
    let has_capitals = rest.chars().any(char::is_uppercase);
    !has_capitals || (!first_is_small && !rest.chars().any(char::is_lowercase))
}

/// The letters without their tone, and the tone; `None` for a word with two.
fn without_tone(word: &str) -> Option<(String, Option<char>)> {
    let mut letters = String::with_capacity(word.len());
    let mut tone = None;
    for letter in DecomposingNormalizerBorrowed::new_nfd().normalize(word).chars() {
        match letter {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => {
                if tone.replace(letter).is_some() {
                    return None;
                }
            }
            '\u{302}' | '\u{306}' | '\u{31b}' => {
                let joined = match (letters.pop(), letter) {
                    (Some('a'), '\u{302}') => 'â',
                    (Some('a'), '\u{306}') => 'ă',
                    (Some('e'), '\u{302}') => 'ê',
                    (Some('o'), '\u{302}') => 'ô',
                    (Some('o'), '\u{31b}') => 'ơ',
                    (Some('u'), '\u{31b}') => 'ư',
                    _ => '\u{fffd}',
                };
                letters.push(joined);
            }
            _ => letters.push(letter),
        }
    }
    Some((letters, tone))
}

#[cfg(test)]
mod tests {
    use super::is_syllable;

    #[track_caller]
    fn check(words: &str, expected: bool) {
        for word in words.split(' ') {
            assert_eq!(is_syllable(word), expected, "{word}");
        }
    }

    #[test]
    fn words_of_reports_are_syllables() {
        check(
            "quyết định nghị nghiệp Uỷ khoản giữa giếng gì đạo đường NƯỚC Thưởng trách kỹ quốc",
            true,
        );
        check("quý thuế luyện khuỷu ủy người huyện được ngoài Đắk tuyển yếu xoáy hoà", true);
    }

    #[test]
    fn what_old_bytes_spell_is_none() {
        check("QuyÕt ®Þnh tr\u{ad}ëng été naïve más çà mảt aế đê1́", false);
    }
}
