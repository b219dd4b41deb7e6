//! The two streams of a binary Word file, before they are put in their container.
//!
//! An input is the length of the main stream in two bytes, little end first, that stream, and the
//! stream of the tables.

#![no_main]

use std::io::{Cursor, Write as _};

use libfuzzer_sys::fuzz_target;

mod places;

fuzz_target!(|bytes: &[u8]| {
    let Some((length, rest)) = bytes.split_first_chunk::<2>() else { return };
    let length = usize::from(u16::from_le_bytes(*length)).min(rest.len());
    let (main, tables) = rest.split_at(length);
    let mut container = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (name, bytes) in [("WordDocument", main), ("0Table", tables), ("1Table", tables)] {
        container.create_stream(name).unwrap().write_all(bytes).unwrap();
    }
    container.flush().unwrap();
    places::read("bao-cao.doc", &container.into_inner().into_inner());
});
