//! Letters that XML can hold.

use crate::diagnostic::{seen, seen_lines};

/// Words for one line of XML 1.0: the ends of lines are blanks, and what it cannot hold in any form
/// is a sign.
pub(super) fn line(words: &str) -> String {
    held(&seen(words))
}

/// Words for XML 1.0, in their lines.
pub(super) fn lines(words: &str) -> String {
    held(&seen_lines(words))
}

fn held(words: &str) -> String {
    words.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_xml_cannot_hold_is_a_sign() {
        assert_eq!(super::line("Kế hoạch\n04\u{b}\u{ffff}/KH"), "Kế hoạch 04␋\u{fffd}/KH");
    }
}
