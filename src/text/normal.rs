//! Makes a text normal, and remembers every step.

use icu_normalizer::ComposingNormalizerBorrowed;

use super::{Letters, LineEnds, Step, breaks};

/// The normal words with what leads back from them.
#[derive(Debug, Default)]
pub(super) struct Normal {
    pub(super) words: String,
    line_ends: LineEnds,
    pub(super) steps: Vec<Step>,
    pub(super) folds: Vec<usize>,
}

/// How far around a letter its token is looked for, in bytes; the longest symbol of 15,200 has 41.
const TOKEN: usize = 48;
/// The longest tag that is taken for one, in bytes; the longest of 66 has 34.
const TAG: usize = 400;

pub(super) fn normalize(original: &str, line_ends: LineEnds, letters: &Letters) -> Normal {
    let words = String::with_capacity(original.len());
    let mut normal = Normal { words, line_ends, ..Normal::default() };
    let mut rest = original;
    while let Some(at) = rest.bytes().position(is_special) {
        let (plain, special) = rest.split_at(at);
        normal.words.push_str(plain);
        let consumed = normal.take_special(original, original.len() - special.len(), letters);
        rest = special.get(consumed..).unwrap_or_default();
    }
    normal.words.push_str(rest);
    normal
}

/// Bytes at which something may have to be done; all of them begin a character.
fn is_special(byte: u8) -> bool {
    SPECIAL[usize::from(byte)]
}

static SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        table[byte] = byte != b'\t' as usize;
        byte += 1;
    }
    let leads =
        [b'<', b'&', 0x7f, 0xc2, 0xc3, 0xcc, 0xcd, 0xce, 0xcf, 0xd0, 0xd1, 0xe2, 0xe3, 0xef];
    let mut at = 0;
    while at < leads.len() {
        table[leads[at] as usize] = true;
        at += 1;
    }
    table
};

impl Normal {
    /// Handles the character at `at`, and says how many bytes it took.
    fn take_special(&mut self, original: &str, at: usize, letters: &Letters) -> usize {
        let Some(rest) = original.get(at..) else { return 1 };
        let Some(letter) = rest.chars().next() else { return 1 };
        let width = letter.len_utf8();
        match letter {
            '\n' | '\u{b}' => {
                let (before, after) = original.as_bytes().split_at(at);
                // A paragraph that is broken into lines may be one sentence in any file.
                let may_be = letter == '\u{b}' || self.line_ends == LineEnds::Maybe;
                let soft = may_be && breaks::is_soft(before, after.get(1..).unwrap_or_default());
                self.words.push(if soft { ' ' } else { '\n' });
            }
            '<' => return self.take_tag(rest, at),
            '&' => return self.take_entity(rest, at),
            '\u{c}' | '\u{2028}' | '\u{2029}' => self.replace("\n", at, width),
            '\0'..='\u{1f}' | '\u{7f}' => self.replace(" ", at, width),
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
                self.replace(" ", at, width);
            }
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => self.drop(at, width),
            '\u{f02d}' => self.replace("-", at, width),
            '\u{300}'..='\u{36f}' => return self.compose(rest, at),
            _ => match letters.meant(letter).filter(|meant| is_meant(original, at, *meant)) {
                Some(meant) => {
                    self.folds.push(self.words.len());
                    self.replace(meant.encode_utf8(&mut [0; 4]), at, width);
                }
                None => self.words.push(letter),
            },
        }
        width
    }

    fn replace(&mut self, by: &str, at: usize, width: usize) {
        self.words.push_str(by);
        if by.len() != width {
            let after = at + width;
            self.steps.push(Step { words: self.words.len(), ends: after, starts: after });
        }
    }

    fn drop(&mut self, at: usize, width: usize) {
        let words = self.words.len();
        match self.steps.last_mut() {
            Some(step) if step.words == words => step.starts = at + width,
            _ => self.steps.push(Step { words, ends: at, starts: at + width }),
        }
    }

    /// A letter and the marks behind it become one letter; marks that do not join it stand at its end.
    fn compose(&mut self, rest: &str, at: usize) -> usize {
        let marks = rest.find(|mark| !('\u{300}'..='\u{36f}').contains(&mark));
        let marks = rest.get(..marks.unwrap_or(rest.len())).unwrap_or_default();
        let mut cluster: String = self.words.pop().into_iter().collect();
        cluster.push_str(marks);
        let composed = ComposingNormalizerBorrowed::new_nfc().normalize(&cluster);
        let after = at + marks.len();
        for letter in composed.chars() {
            self.words.push(letter);
            self.steps.push(Step { words: self.words.len(), ends: after, starts: after });
        }
        marks.len()
    }

    /// Tags are not words: a cell's becomes a tab, a block's a line end, any other goes.
    fn take_tag(&mut self, rest: &str, at: usize) -> usize {
        let Some((width, name)) = tag(rest) else {
            self.words.push('<');
            return 1;
        };
        match name.to_ascii_lowercase().as_str() {
            "td" | "th" => self.replace("\t", at, width),
            "b" | "i" | "u" | "em" | "strong" | "span" | "sup" | "sub" | "a" | "font" => {
                self.drop(at, width);
            }
            _ => self.replace("\n", at, width),
        }
        width
    }

    fn take_entity(&mut self, rest: &str, at: usize) -> usize {
        let known = [("&amp;", "&"), ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">")];
        let Some((entity, meant)) = known.iter().find(|(entity, _)| rest.starts_with(entity))
        else {
            self.words.push('&');
            return 1;
        };
        self.replace(meant, at, entity.len());
        entity.len()
    }
}

/// The width and the name of the tag that `rest` begins with.
fn tag(rest: &str) -> Option<(usize, &str)> {
    const NAMES: [&str; 28] = [
        "p", "br", "ul", "ol", "li", "div", "table", "tbody", "thead", "tr", "td", "th", "h1",
        "h2", "h3", "h4", "h5", "h6", "b", "i", "u", "em", "strong", "span", "sup", "sub", "a",
        "font",
    ];
    let width = rest.bytes().take(TAG).position(|byte| byte == b'>')? + 1;
    let inner = rest.get(1..width - 1)?;
    let name = inner.strip_prefix('/').unwrap_or(inner);
    let end = name.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(name.len());
    let name = name.get(..end)?;
    NAMES.iter().any(|known| known.eq_ignore_ascii_case(name)).then_some((width, name))
}

/// Whether the letter at `at` stands for the one that was meant: a mark behind a figure, any other in
/// a token that looks like a symbol.
fn is_meant(original: &str, at: usize, meant: char) -> bool {
    let behind_figure =
        || original.get(..at).is_some_and(|it| it.ends_with(|it: char| it.is_ascii_digit()));
    meant.is_ascii_punctuation() && behind_figure() || is_in_symbol(original, at)
}

/// Whether the letter at `at` belongs to a token that looks like a symbol.
///
/// `Ð` and `ð` are folded everywhere: no Vietnamese word has them.
fn is_in_symbol(original: &str, at: usize) -> bool {
    let bytes = original.as_bytes();
    if bytes.get(at) == Some(&0xc3) {
        return true;
    }
    let before = bytes.get(at.saturating_sub(TOKEN)..at).unwrap_or_default();
    let after = bytes.get(at..bytes.len().min(at + TOKEN)).unwrap_or_default();
    let begins = |before: &[u8]| {
        before.iter().rposition(u8::is_ascii_whitespace).map_or(0, |blank| blank + 1)
    };
    let mut start = begins(before);
    // `NĐ- CР`, `NĐ -CР`: a blank was typed beside the hyphen.
    let (head, tail) = before.split_at_checked(start).unwrap_or_default();
    if let [earlier @ .., b' '] = head
        && (earlier.ends_with(b"-") || earlier.ends_with(b"/") || tail.starts_with(b"-"))
    {
        start = begins(earlier);
    }
    let end = after.iter().position(u8::is_ascii_whitespace).unwrap_or(after.len());
    let token = || before.iter().skip(start).chain(after.iter().take(end));
    token().any(|byte| matches!(byte, b'/' | b'-'))
        && token().any(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}
