//! The offsets at which the words of a text begin.

/// How many bytes are looked at together.
pub(super) const BLOCK: usize = size_of::<u64>();
pub(super) const ONES: u64 = u64::from_ne_bytes([1; BLOCK]);
const HIGH: u64 = 0x80 * ONES;
const LOW: u64 = 0x7f * ONES;

/// The places at which no letter stands before what follows, in bytes.
pub(super) fn starts(words: &str) -> impl Iterator<Item = usize> {
    let bytes = words.as_bytes();
    let left = block_at(bytes, 0).map_or(0, ends);
    let mut behind = Ends { bytes, block: 0, left };
    let behind = std::iter::from_fn(move || behind.next());
    std::iter::once(0).chain(behind).take_while(|at| *at < bytes.len())
}

/// Whether no letter stands before a place, as [`starts`] has it.
pub(super) fn begins(words: &str, at: usize) -> bool {
    let before = words.get(..at).and_then(|it| it.chars().next_back());
    before.is_none_or(|before| {
        let mut block = [b'a'; BLOCK];
        before.encode_utf8(&mut block);
        ends(u64::from_le_bytes(block)) > 0
    })
}

/// The places behind what is no letter, block by block.
struct Ends<'w> {
    bytes: &'w [u8],
    /// Where the block begins.
    block: usize,
    /// The bits of those in it that are still to be told.
    left: u64,
}

impl Ends<'_> {
    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.left == 0 {
            self.block += BLOCK;
            self.left = ends(block_at(self.bytes, self.block)?);
        }
        let at = self.block + self.left.trailing_zeros() as usize / BLOCK;
        self.left &= self.left - 1;
        Some(at + width(self.bytes.get(at).copied().unwrap_or_default()))
    }
}

/// The bytes of a block, zeros behind the last; none where no byte is.
#[inline]
fn block_at(bytes: &[u8], at: usize) -> Option<u64> {
    let rest = bytes.get(at..).filter(|it| !it.is_empty())?;
    let block = rest.first_chunk().copied().unwrap_or_else(|| {
        let mut block = [0; BLOCK];
        for (byte, it) in block.iter_mut().zip(rest) {
            *byte = *it;
        }
        block
    });
    Some(u64::from_le_bytes(block))
}

/// The width of the character that a byte begins.
#[inline]
fn width(byte: u8) -> usize {
    match byte {
        0..0x80 => 1,
        0x80..0xe0 => 2,
        _ => 3,
    }
}

/// The highest bits of the bytes at which a character begins that is no letter: of ASCII, or one of
/// the marks that are written among words, as dashes and quotation marks are.
#[inline]
pub(super) fn ends(block: u64) -> u64 {
    let small = (block | (0x20 * ONES)) & LOW;
    let from_a = small + (0x80 - u64::from(b'a')) * ONES;
    let from_z = small + (0x7f - u64::from(b'z')) * ONES;
    let is_letter = (from_a & !from_z) | block;
    // Where nothing is left of a byte, it was the one that was looked for.
    let is = |left: u64| !(((left & LOW) + LOW) | left);
    let is_wide = is((block & (0xfe * ONES)) ^ (0xe2 * ONES)) | is(block ^ (0xef * ONES));
    (!is_letter | is_wide | is(block ^ (0xc2 * ONES))) & HIGH
}

#[cfg(test)]
mod tests {
    use super::{begins, starts};

    #[test]
    fn words_begin_behind_what_is_no_letter() {
        let words = "“Điều lệ”–Hội, số 12/NĐ-CP;\u{a0}ở Đà Nẵng… (ưu tiên)";
        let found: Vec<_> = starts(words).collect();
        let told = words.char_indices().map(|(at, _)| at).filter(|at| begins(words, *at));
        assert_eq!(told.collect::<Vec<_>>(), found);
        let letters = words.char_indices();
        let mut before = None;
        for (at, letter) in letters {
            let is_start = before.is_none_or(|it: char| !it.is_alphabetic());
            assert_eq!(found.contains(&at), is_start, "{at} {letter}");
            before = Some(letter);
        }
        assert_eq!(starts("").count(), 0);
    }
}
