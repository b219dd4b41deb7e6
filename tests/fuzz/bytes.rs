//! Any bytes under the name of a plain text: in any letters, or of another format after all.

#![no_main]

use libfuzzer_sys::fuzz_target;

mod places;

fuzz_target!(|bytes: &[u8]| {
    places::read("bao-cao.txt", bytes);
});
