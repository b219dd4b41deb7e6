//! Rich Text Format: groups, control words and bytes in the encoding of their font.
//!
//! The libraries that were tried lose words, so the tokens are read here. Codes of fields, deleted
//! words and groups that hold no words of the text are skipped; heads, feet and notes come last.

use super::{Decoded, Error, Track, cut_off};

mod asides;
mod fonts;
mod groups;
mod part;
mod story;
mod tokens;

use story::Story;
use tokens::{Token, Tokens};

/// The ends of names that a folder is searched for.
pub(super) const EXTENSIONS: &[&str] = &["rtf"];

const MAGIC: &[u8] = b"{\\rtf";
/// The name in messages.
const FORMAT: &str = ".rtf";
/// How deep groups may nest; each open group takes memory.
const DEPTH: usize = 500;

pub(super) fn knows(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(MAGIC)
}

pub(super) fn decode(bytes: &[u8], track: Track) -> Decoded {
    let mut story = Story::new(track);
    for token in Tokens::new(bytes.trim_ascii_start()) {
        match token {
            Token::Open if story.depth() >= DEPTH => {
                return Err(Error::Excessive { format: FORMAT });
            }
            Token::Open => story.open(),
            Token::Close => {
                story.close();
                if story.depth() == 0 {
                    return Ok(story.finish());
                }
            }
            Token::Word(word, number) => story.control(word, number),
            Token::Mark(mark) => story.mark(mark),
            Token::Byte(byte) => story.byte(byte),
            Token::Bytes(bytes) => bytes.iter().for_each(|&byte| story.byte(byte)),
        }
    }
    Err(cut_off(FORMAT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rtf: &str, expected: &str) {
        let said = match decode(rtf.as_bytes(), Track::Accepted) {
            Ok(source) => source.words,
            Err(error) => format!("{error:?}"),
        };
        assert_eq!(said, expected, "{rtf}");
    }

    #[test]
    fn letters_are_read_in_the_encoding_of_their_font() {
        check(
            r"{\rtf1\ansi\uc1 Quy\u7871?t \u273?\u7883?nh s\u7889? 12\par}",
            "Quyết định số 12\n",
        );
        check(r"{\rtf1\uc0 s\u7889  12}", "số 12");
        check(r"{\rtf1\uc2 s\u7889\'3f\'3f 12}", "số 12");
        check(r"{\rtf1\u-10179?\u-8704?}", "\u{f500}".replace('\u{f500}', "😀").as_str());
        check(
            r"{\rtf1{\fonttbl{\f0\fcharset163 Times New Roman;}}\f0 V\u259?n pho\'ccng \'d0\u7885?c}",
            "Văn pho\u{300}ng Đọc",
        );
        check(
            r"{\rtf1\ansicpg1252{\fonttbl{\f1\fnil .VnTime;}{\f2 .VnTimeH;}}{\f1 Quy\'d5t \'ae\'den\'68 tr\'ad\'ebng}\f2  b\'e9}",
            "Quyết định trưởng BỘ",
        );
    }

    #[test]
    fn what_is_no_word_of_the_text_is_skipped() {
        check(
            r"{\rtf1{\stylesheet{\s0 Normal;}}{\info{\title Mau}}{\*\generator X;}a{\pict 010203}b}",
            "ab",
        );
        check(
            r#"{\rtf1 theo {\field{\*\fldinst HYPERLINK "x"}{\fldrslt {17/NQ-CP}}} ng\'e0y}"#,
            "theo 17/NQ-CP ngày",
        );
        check(r"{\rtf1 110/20{\deleted 04}20\bin4 }}{}/N\_CP}", "110/2020/N-CP");
        check(r"{\rtf1 a{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt h\'ecnh}}}b}", "ahìnhb");
        check(r"{\rtf1{\upr{ansi}{\*\ud{chu\u7849?n}}}}", "chuẩn");
    }

    #[test]
    fn paragraphs_and_cells_are_parted() {
        check(
            r"{\rtf1 A\par\trowd\intbl B\cell C\cell\row\trowd\intbl D\cell\row\pard E\line F\par}",
            "A\nB\tC\nD\nE\u{b}F\n",
        );
        check(r"{\rtf1{\header S\'d4 1\par}a{\footnote ghi ch\'fa}b\par}", "ab\nghi chú\nSÔ 1\n");
    }

    #[test]
    fn notes_are_read_with_and_without_a_star_and_what_is_not_known_is_told() {
        let note = r"{\rtf1 a{\super\chftn{\*\footnote\pard {\super\chftn} s\u7889? 51}} b\par}";
        check(note, "a b\n s\u{1ed1} 51\n");
        let unread = |rtf: &str| decode(rtf.as_bytes(), Track::Accepted).unwrap().unread.len();
        assert_eq!(unread(r"{\rtf1{\*\newer theo Nghi quyet so 17/NQ-CP} a}"), 1);
        assert_eq!(
            unread(r"{\rtf1{\*\generator Riched20 10.0.19041 of somebody}{\*\a 0105} a}"),
            0
        );
    }

    #[test]
    fn a_file_that_breaks_off_is_damaged() {
        assert!(matches!(decode(br"{\rtf1 a", Track::Accepted), Err(Error::Damaged { .. })));
        check(&r"{\rtf1 ".repeat(600), r#"Excessive { format: ".rtf" }"#);
    }
}
