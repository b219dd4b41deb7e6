//! Any bytes become a text or a clear word, and every place lies in the file.

#![no_main]

use libfuzzer_sys::fuzz_target;
use viendan::{grammar::Grammar, read};

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = read::read("bao-cao.txt", bytes.to_vec(), Grammar::builtin().letters()) else {
        return;
    };
    for word in text.words().split_whitespace() {
        let place = text.place(word).expect("a slice of the text");
        assert!(place.span.start <= place.span.end && place.span.end <= bytes.len());
    }
});
