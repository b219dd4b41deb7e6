//! Packages of parts: what is inside is changed, and the package around it stays whole.

use std::io::{Cursor, Write as _};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// What stands before the name of a part, on a line of its own.
const HEAD: &[u8] = b"=== ";

/// The parts of an input, each with its name: `=== word/document.xml`, and below it what it holds.
fn parts(input: &[u8]) -> impl Iterator<Item = (&str, &[u8])> {
    let starts: Vec<_> = memchr::memmem::find_iter(input, HEAD).collect();
    let ends = starts.clone().into_iter().skip(1).chain([input.len()]);
    starts.into_iter().zip(ends).filter_map(|(start, end)| {
        let part = input.get(start + HEAD.len()..end)?;
        let line = memchr::memchr(b'\n', part)?;
        Some((std::str::from_utf8(&part[..line]).ok()?, &part[line + 1..]))
    })
}

/// Packs the parts of an input; those of the frame that it does not name are added.
pub fn packed(input: &[u8], frame: &[(&str, &str)]) -> Option<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let named: Vec<_> = parts(input).collect();
    let is_named = |name: &str| named.iter().any(|(it, _)| *it == name);
    let frame = frame.iter().filter(|(name, _)| !is_named(name));
    let frame = frame.map(|(name, words)| (*name, words.as_bytes()));
    for (name, bytes) in frame.chain(named.iter().copied()) {
        archive.start_file(name, stored).ok()?;
        archive.write_all(bytes).ok()?;
    }
    archive.finish().ok().map(Cursor::into_inner)
}
