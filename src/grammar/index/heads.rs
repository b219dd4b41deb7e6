//! The first words of rows, which tell the tables that may have words at a place of a text.

use super::{
    fold::Fold,
    starts::{BLOCK, ONES, ends},
};

/// How many bits are left of a first word when it is stirred.
const BITS: u32 = 13;

/// A set of tables, each with its bit.
pub(super) type Set = u16;

/// The sets of tables by the first word of what stands in them.
///
/// Nearly every question at a place is answered by them alone, with no.
#[derive(Debug, Default)]
pub(super) struct Heads(Vec<Set>);

impl Heads {
    /// The keys of the first words of each table, with the bit of the table.
    pub(super) fn of<'a>(tables: impl Iterator<Item = (&'a [usize], Set)>) -> Self {
        let mut sets = vec![0; 1 << BITS];
        for (keys, bit) in tables {
            for key in keys {
                if let Some(set) = sets.get_mut(*key) {
                    *set |= bit;
                }
            }
        }
        Self(sets)
    }

    /// The tables whose words may begin here, and perhaps more.
    #[inline]
    pub(super) fn at(&self, words: &[u8]) -> Set {
        let key = key(words.first_chunk().copied().unwrap_or_else(|| padded(words)));
        self.0.get(key).copied().unwrap_or(Set::MAX)
    }
}

/// The first of some words, or the sign that they begin with.
pub(super) fn first(words: &str) -> &str {
    let end = words.find(|letter: char| letter.is_ascii() && !letter.is_ascii_alphabetic());
    words.get(..end.unwrap_or(words.len()).max(1)).unwrap_or_default()
}

/// The keys of a folded word, in each way that it may be written.
pub(super) fn keys(first: &str, fold: &Fold) -> impl Iterator<Item = usize> {
    let spelt = fold.unfolded(first).chain([first.to_owned()]);
    let capitals = |it: String| if it.is_ascii() { it } else { it.to_uppercase() };
    spelt.flat_map(move |it| [it.clone(), capitals(it)]).map(|it| key(padded(it.as_bytes())))
}

/// The first bytes of words, with blanks behind the end.
fn padded(words: &[u8]) -> [u8; BLOCK] {
    let mut block = [b' '; BLOCK];
    for (byte, it) in block.iter_mut().zip(words) {
        *byte = *it;
    }
    block
}

/// The letters up to the first sign that is none, or that sign alone, stirred; nearly all capitals
/// are where their small letters are.
#[inline]
fn key(block: [u8; BLOCK]) -> usize {
    let bytes = u64::from_le_bytes(block);
    let letters = (ends(bytes).trailing_zeros() / u8::BITS).max(1);
    let bytes = bytes & u64::MAX.unbounded_shr(u64::BITS - u8::BITS * letters);
    // The case of a letter is told by one bit in ASCII, and by the lowest one beyond.
    let bytes = bytes & (0xdf * ONES) & !((bytes >> 7) & ONES);
    (bytes.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - BITS)) as usize
}
