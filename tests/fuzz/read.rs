//! Any bytes become a text or a clear word, and every place lies in the file.

#![no_main]

use libfuzzer_sys::fuzz_target;
use viendan::{grammar::Grammar, read, text::Encoding};

fuzz_target!(|bytes: &[u8]| {
    // The bytes of other formats say what they are; of HTML only the name does.
    for name in ["bao-cao.txt", "bao-cao.html"] {
        let Ok(text) = read::read(name, bytes.to_vec(), Grammar::builtin().letters()) else {
            continue;
        };
        let is_on_disk = text.source().encoding != Encoding::Extracted;
        for word in text.words().split_whitespace() {
            let place = text.place(word).expect("a slice of the text");
            assert!(place.span.start <= place.span.end);
            assert!(!is_on_disk || place.span.end <= bytes.len());
        }
    }
});
