//! One spelling for comparison: lower case, one place for the tone, plain blanks.

use crate::grammar::rows::Spelling;

/// The spellings that folding makes one.
#[derive(Debug, Default)]
pub(super) struct Fold {
    /// Sorted, each with what it means; both are as wide.
    spellings: Vec<([char; 2], [char; 2])>,
    /// What the first letter of a spelling can be.
    firsts: Vec<char>,
}

impl Fold {
    pub(super) fn of(rows: &[Spelling]) -> Self {
        let pairs = rows.iter().filter_map(|row| Some((pair(&row.written)?, pair(&row.means)?)));
        let width = |pair: &[char; 2]| pair.iter().map(|it| it.len_utf8()).sum::<usize>();
        let mut spellings: Vec<_> =
            pairs.filter(|(written, means)| width(written) == width(means)).collect();
        spellings.sort_unstable();
        let mut firsts: Vec<_> = spellings.iter().map(|([first, _], _)| *first).collect();
        firsts.dedup();
        Self { spellings, firsts }
    }

    /// The words folded; no byte moves.
    pub(super) fn words(&self, words: &str) -> String {
        let mut folded = String::with_capacity(words.len());
        let (mut last, mut kept) = ('\0', 0);
        for (at, letter) in words.char_indices() {
            let lower = lower(letter);
            let spelling = self.spelling(last, lower);
            last = spelling.map_or(lower, |[_, second]| second);
            if last == letter && spelling.is_none() {
                continue;
            }
            // What stays as it is goes over as one piece.
            folded.push_str(words.get(kept..at).unwrap_or_default());
            if let Some([first, _]) = spelling {
                folded.pop();
                folded.push(first);
            }
            folded.push(last);
            kept = at + letter.len_utf8();
        }
        folded.push_str(words.get(kept..).unwrap_or_default());
        folded
    }

    /// The first two letters folded, for a look before more is folded.
    pub(super) fn head(&self, words: &str) -> [char; 2] {
        let mut letters = words.chars().map(lower);
        let mut next = || letters.next().unwrap_or_default();
        let (first, second) = (next(), next());
        if let Some(means) = self.spelling(first, second) {
            return means;
        }
        // The tone of `hoà` stands on its second letter when it is compared.
        let third = next();
        self.spelling(second, third).map_or([first, second], |[second, _]| [first, second])
    }

    fn spelling(&self, first: char, second: char) -> Option<[char; 2]> {
        if second.is_ascii() || !self.firsts.contains(&first) {
            return None;
        }
        let at = self.spellings.binary_search_by_key(&[first, second], |it| it.0).ok()?;
        self.spellings.get(at).map(|(_, means)| *means)
    }
}

/// The small letter, when it is as wide as the large one.
fn lower(letter: char) -> char {
    match letter {
        'a'..='z' | ' ' => return letter,
        _ if letter.is_ascii_whitespace() => return ' ',
        _ if letter.is_ascii() => return letter.to_ascii_lowercase(),
        // The letters of Vietnamese, small already: the general way takes ten times as long.
        'à'..='ý' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => return letter,
        'ạ'..='ỹ' if u32::from(letter) % 2 == 1 => return letter,
        _ => {}
    }
    let mut lower = letter.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(small), None) if small.len_utf8() == letter.len_utf8() => small,
        _ => letter,
    }
}

/// The two letters of a spelling.
fn pair(letters: &str) -> Option<[char; 2]> {
    let mut letters = letters.chars();
    Some([letters.next()?, letters.next()?])
}

#[cfg(test)]
mod tests {
    use super::Fold;
    use crate::grammar::Grammar;

    #[test]
    fn the_head_is_what_the_words_begin_with() {
        let fold = Fold::of(Grammar::builtin().spellings());
        for words in
            ["Uỷ ban", "Hoà Bình", "HOÀ BÌNH", "Hòa", "oà", "Thoả thuận", "của", "Sở", "T", ""]
        {
            let folded = fold.words(words);
            let mut letters = folded.chars();
            let head = [letters.next().unwrap_or_default(), letters.next().unwrap_or_default()];
            assert_eq!(fold.head(words), head, "{words}");
        }
        assert_eq!(fold.words("UỶ BAN  Hoà Bình\tđã"), "ủy ban  hòa bình đã");
    }
}
