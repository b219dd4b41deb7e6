//! The parts of a text of OpenDocument, before they are packed.

#![no_main]

use libfuzzer_sys::fuzz_target;

mod parts;
mod places;

/// What every text of OpenDocument has.
const FRAME: &[(&str, &str)] = &[("mimetype", "application/vnd.oasis.opendocument.text")];

fuzz_target!(|input: &[u8]| {
    let Some(file) = parts::packed(input, FRAME) else { return };
    places::read("bao-cao.odt", &file);
});
