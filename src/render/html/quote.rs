//! The words around a place, cut to a sentence or two.

use maud::{Markup, html};

use crate::text::Text;

/// How much stands before and behind the words, in characters.
const AROUND: usize = 110;
/// How far a cut moves to the end of a word, in characters; longer than a syllable, of which the
/// longest, `nghiêng`, has seven.
const WORD: usize = 12;

/// Words with what stands around them on their line.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::render) struct Quote<'a> {
    pub(in crate::render) before: String,
    pub(in crate::render) words: &'a str,
    pub(in crate::render) after: String,
}

/// Cuts the sentence around a slice of a text.
pub(in crate::render) fn quote<'a>(text: &'a Text, words: &'a str) -> Quote<'a> {
    let range = text.range_of(words).unwrap_or(0..0);
    let (before, rest) = text.words().split_at_checked(range.start).unwrap_or_default();
    let after = rest.get(words.len()..).unwrap_or_default();
    let before = before.rsplit('\n').next().unwrap_or_default();
    let after = after.split('\n').next().unwrap_or_default();
    Quote { before: tail(before), words: text.written(words), after: head(after) }
}

/// The end of what stands before: from the last sentence, or cut at a word.
fn tail(before: &str) -> String {
    let sentence = before
        .rmatch_indices([';', '.'])
        .find(|(at, _)| before.get(at + 1..).is_some_and(|rest| rest.starts_with([' ', '\t'])));
    let before = sentence.and_then(|(at, _)| before.get(at + 1..)).unwrap_or(before);
    let count = before.chars().count();
    if count <= AROUND {
        return before.trim_start().replace('\t', " ");
    }
    let cut: String = before.chars().skip(count - AROUND).collect();
    let blank = cut.char_indices().take(WORD).find(|(_, letter)| letter.is_whitespace());
    let cut = blank.and_then(|(at, _)| cut.get(at..)).unwrap_or(&cut);
    format!("…{}", cut.trim_start().replace('\t', " "))
}

/// The beginning of what stands behind: to the end of the sentence, or cut at a word.
fn head(after: &str) -> String {
    let sentence = after.match_indices([';', '.']).find(|(at, _)| {
        after.get(at + 1..).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
    });
    let after = sentence.and_then(|(at, _)| after.get(..=at)).unwrap_or(after);
    if after.chars().count() <= AROUND {
        return after.trim_end().replace('\t', " ");
    }
    let cut: String = after.chars().take(AROUND).collect();
    let blank = cut.char_indices().rev().take(WORD).find(|(_, letter)| letter.is_whitespace());
    let cut = blank.and_then(|(at, _)| cut.get(..at)).unwrap_or(&cut);
    format!("{}…", cut.trim_end().replace('\t', " "))
}

impl Quote<'_> {
    /// The quotation, with its words marked in a way that survives a black and white printer.
    pub(super) fn marked(&self, class: Option<&str>) -> Markup {
        let Self { before, words, after } = self;
        let before = before.trim_start_matches(['-', '+', ' ']);
        let after = after.trim_end_matches([';', ',', ':']);
        html! { "“" (before) mark class=[class] { (words) } (after) "”" }
    }
}

#[cfg(test)]
mod tests {
    use super::quote;
    use crate::text::{Letters, Text};

    #[track_caller]
    fn check(text: &str, words: &str, expected: [&str; 2]) {
        let text = Text::new("a.txt", text.into(), &Letters::default());
        let at = text.words().find(words).unwrap();
        let quote = quote(&text, text.words().get(at..at + words.len()).unwrap());
        assert_eq!([quote.before.as_str(), quote.after.as_str()], expected);
    }

    #[test]
    fn a_quotation_is_a_sentence() {
        check(
            "I. KẾT QUẢ\n\nĐã họp. Ban hành Kế hoạch số 09/KH-VPUB ngày 06/01/2023 về dân vận; rà soát.",
            "ngày 06/01/2023",
            ["Ban hành Kế hoạch số 09/KH-VPUB ", " về dân vận;"],
        );
        check("Số: 12/BC-VPUB", "12/BC-VPUB", ["Số: ", ""]);
    }

    #[test]
    fn a_long_sentence_is_cut_at_words() {
        let long = "rà soát thủ tục hành chính ".repeat(9);
        let text = format!("{long}17KH-VPUB {long}");
        let cut = "rà soát thủ tục hành chính ".repeat(4);
        let end = format!(" {}…", cut.trim_end());
        check(&text, "17KH-VPUB", [&format!("…{cut}"), &end]);
    }
}
