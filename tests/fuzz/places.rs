//! What holds for every text that was read, whatever it was read from.

use viendan::{
    grammar::Grammar,
    read::{self, Track},
    text::{Encoding, Text},
};

/// Reads the bytes of a file: they become a text or a clear word, and every place lies in the file.
pub fn read(name: &str, bytes: &[u8]) -> Option<Text> {
    let letters = Grammar::builtin().letters();
    let text = match read::read_tracked(name, bytes.to_vec(), letters, Track::Accepted) {
        Ok(text) => text,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            return None;
        }
    };
    let is_on_disk = text.source().encoding != Encoding::Extracted;
    for word in text.words().split_whitespace() {
        let place = text.place(word).expect("a slice of the text");
        assert!(place.span.start <= place.span.end);
        assert!(!is_on_disk || place.span.end <= bytes.len());
    }
    assert!(text.source().spots.is_sorted_by_key(|spot| spot.start));
    Some(text)
}
