//! The offsets at which the words of a text begin.

/// How many bytes are looked at together.
pub(super) const BLOCK: usize = size_of::<u64>();
pub(super) const ONES: u64 = u64::from_ne_bytes([1; BLOCK]);
const HIGH: u64 = 0x80 * ONES;
const LOW: u64 = 0x7f * ONES;

/// The places at which no letter stands before what follows, in bytes.
pub(super) fn starts(words: &str) -> impl Iterator<Item = usize> {
    let bytes = words.as_bytes();
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    let mut last = [0; BLOCK];
    for (byte, it) in last.iter_mut().zip(rest) {
        *byte = *it;
    }
    let blocks = blocks.iter().copied().chain([last]).enumerate();
    let behind = blocks.flat_map(move |(at, block)| {
        let mut ends = ends(u64::from_le_bytes(block));
        std::iter::from_fn(move || {
            let in_block = ends.trailing_zeros() as usize / BLOCK;
            // Taken out: the next one is looked for.
            ends &= ends.checked_sub(1)?;
            let byte = block.get(in_block).copied().unwrap_or_default();
            Some(at * BLOCK + in_block + width(byte))
        })
    });
    std::iter::once(0).chain(behind).take_while(|at| *at < bytes.len())
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
    use super::starts;

    #[test]
    fn words_begin_behind_what_is_no_letter() {
        let words = "“Điều lệ”–Hội, số 12/NĐ-CP;\u{a0}ở Đà Nẵng… (ưu tiên)";
        let found: Vec<_> = starts(words).collect();
        let letters = words.char_indices();
        let mut before = None;
        for (at, letter) in letters {
            let begins = before.is_none_or(|it: char| !it.is_alphabetic());
            assert_eq!(found.contains(&at), begins, "{at} {letter}");
            before = Some(letter);
        }
        assert_eq!(starts("").count(), 0);
    }
}
