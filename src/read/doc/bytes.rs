//! Numbers in little-endian order, where there are enough bytes.

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|it| u16::from_le_bytes(*it))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|it| u32::from_le_bytes(*it))
}

/// Changes of formatting: the code of each and its operand.
pub(super) fn changes(mut bytes: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let code = u16_at(bytes, 0)?;
        let rest = bytes.get(2..)?;
        let width = match (code >> 13, code) {
            (_, 0xd608) => usize::from(u16_at(rest, 0)?) + 1,
            (0 | 1, _) => 1,
            (2 | 4 | 5, _) => 2,
            (3, _) => 4,
            (7, _) => 3,
            _ => usize::from(*rest.first()?) + 1,
        };
        let operand = rest.get(..width)?;
        bytes = rest.get(width..)?;
        Some((code, operand))
    })
}

/// A table of places followed by a record for each stretch between two of them.
pub(super) fn stretches(bytes: &[u8], record: usize) -> impl Iterator<Item = ([u32; 2], &[u8])> {
    let count = bytes.len().saturating_sub(4) / (4 + record);
    (0..count).filter_map(move |at| {
        let places = [u32_at(bytes, 4 * at)?, u32_at(bytes, 4 * (at + 1))?];
        let start = 4 * (count + 1) + record * at;
        Some((places, bytes.get(start..start + record)?))
    })
}
