//! A page of HTML.

#![no_main]

use libfuzzer_sys::fuzz_target;

mod places;

fuzz_target!(|bytes: &[u8]| {
    places::read("bao-cao.html", bytes);
});
