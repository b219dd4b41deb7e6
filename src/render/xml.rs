//! What XML can hold.

/// Words for one line of XML 1.0: what it cannot hold in any form, and the ends of lines, are
/// blanks.
pub(super) fn line(words: &str) -> String {
    let is_held = |it: char| !it.is_control() && !matches!(it, '\u{fffe}' | '\u{ffff}');
    words.chars().map(|it| if is_held(it) { it } else { ' ' }).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_xml_cannot_hold_is_blank() {
        assert_eq!(super::line("Kế hoạch\n04\u{b}\u{ffff}/KH"), "Kế hoạch 04  /KH");
    }
}
