//! One spelling for comparison: lower case, one place for the tone, plain blanks.

use crate::grammar::rows::Spelling;

/// The letters of Latin alphabets, and those that Vietnamese has beyond them.
const LATIN: u32 = 0x250;
const BEYOND: u32 = 0x1e00;
const END: u32 = 0x1f00;

/// The spellings that folding makes one.
#[derive(Debug, Default)]
pub(super) struct Fold {
    /// Sorted, each with what it means; both are as wide.
    spellings: Vec<([char; 2], [char; 2])>,
    /// What the first letter of a spelling can be.
    firsts: Vec<char>,
    /// The small letters of those up to [`LATIN`], and from [`BEYOND`] up to [`END`].
    small: Vec<char>,
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
        let small = (0..LATIN).chain(BEYOND..END).filter_map(char::from_u32).map(lower).collect();
        Self { spellings, firsts, small }
    }

    /// The words folded; no byte moves.
    pub(super) fn words(&self, words: &str) -> String {
        let mut folded = String::with_capacity(words.len());
        let mut waiting: Option<char> = None;
        for letter in words.chars() {
            let letter = self.lower(letter);
            let Some(first) = waiting.replace(letter) else { continue };
            let [first, letter] = self.spelling(first, letter).unwrap_or([first, letter]);
            folded.push(first);
            waiting = Some(letter);
        }
        folded.extend(waiting);
        folded
    }

    /// The letters of some words, folded; a pair that is spelt anew is as wide as it was.
    pub(super) fn letters(&self, words: &str) -> impl Iterator<Item = char> {
        let mut rest = words.chars();
        let mut waiting = None;
        std::iter::from_fn(move || {
            let first = waiting.take().or_else(|| rest.next().map(|it| self.lower(it)))?;
            let Some(second) = rest.next().map(|it| self.lower(it)) else { return Some(first) };
            let [first, second] = self.spelling(first, second).unwrap_or([first, second]);
            waiting = Some(second);
            Some(first)
        })
    }

    /// A folded word in the spellings that folding takes from it.
    pub(super) fn unfolded(&self, word: &str) -> impl Iterator<Item = String> {
        let pairs = word.chars().zip(word.chars().skip(1)).map(|(first, second)| [first, second]);
        let spelt = pairs
            .filter(|pair| !pair[0].is_ascii())
            .flat_map(|pair| self.spellings.iter().filter(move |(_, means)| *means == pair));
        spelt.map(|(written, means)| {
            let [written, means] = [written, means].map(|it| it.iter().collect::<String>());
            word.replace(&means, &written)
        })
    }

    #[inline]
    fn lower(&self, letter: char) -> char {
        let at = match u32::from(letter) {
            at @ 0..LATIN => at,
            at @ BEYOND..END => at - BEYOND + LATIN,
            _ => return lower(letter),
        };
        self.small.get(at as usize).copied().unwrap_or(letter)
    }

    fn spelling(&self, first: char, second: char) -> Option<[char; 2]> {
        if second.is_ascii() || !self.firsts.contains(&first) {
            return None;
        }
        let at = self.spellings.binary_search_by_key(&[first, second], |it| it.0).ok()?;
        self.spellings.get(at).map(|(_, means)| *means)
    }
}

/// The small letter, when it is as wide as the large one; a plain blank for any.
fn lower(letter: char) -> char {
    if letter.is_ascii_whitespace() {
        return ' ';
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
    fn no_byte_moves() {
        let fold = Fold::of(Grammar::builtin().spellings());
        assert_eq!(fold.words("UỶ BAN  Hoà Bình\tđã"), "ủy ban  hòa bình đã");
        assert_eq!(fold.words("HOÀ oà quỷ T"), "hòa òa qủy t");
        assert_eq!(fold.words(""), "");
    }
}
