//! Letters of other alphabets that look like Latin ones.

/// The letter with a bar, which people type without it.
///
/// ```
/// assert!("NĐ-CP".contains(viendan::text::BARRED));
/// ```
pub const BARRED: [char; 2] = ['Đ', 'đ'];

/// The look-alike letters that are folded inside symbols, with the letter that was meant.
///
/// ```
/// use viendan::text::Letters;
///
/// let letters = Letters::from_iter([('Ð', 'Đ'), ('С', 'C')]);
/// assert_eq!(letters.meant('С'), Some('C'));
/// assert_eq!(letters.meant('C'), None);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Letters(Vec<(char, char)>);

impl Letters {
    /// The letter that was meant, when this one only looks like it.
    pub fn meant(&self, letter: char) -> Option<char> {
        let at = self.0.binary_search_by_key(&letter, |&(look, _)| look).ok()?;
        self.0.get(at).map(|&(_, meant)| meant)
    }

    /// Whether other letters of Western alphabets than `Ð` and `ð` are among them.
    pub(super) fn has_latin(&self) -> bool {
        self.0.iter().any(|(look, _)| matches!(look, 'À'..='ÿ') && !matches!(look, 'Ð' | 'ð'))
    }
}

impl FromIterator<(char, char)> for Letters {
    fn from_iter<I: IntoIterator<Item = (char, char)>>(pairs: I) -> Self {
        let mut pairs: Vec<_> = pairs.into_iter().collect();
        pairs.sort_unstable();
        Self(pairs)
    }
}
