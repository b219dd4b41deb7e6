//! The signs of a sentence: marks, verbs, and words at which it turns.

use std::ops::Range;

use crate::{
    grammar::{Cue, Grammar, Hit, Turn},
    text::is_short,
};

/// A sign, and where it stands in the words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'g> {
    pub(super) at: usize,
    pub(super) end: usize,
    pub(super) sign: Sign<'g>,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Sign<'g> {
    Mark(Mark),
    Cue(&'g Cue),
    Turn(&'g Turn),
    /// A quotation that ends there.
    Quote(usize),
    Unquote,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// The end of a sentence.
    Stop,
    /// The end of a line, a cell, or a tag.
    Line,
    Comma,
    Semicolon,
    Colon,
    Open,
    Close,
}

/// The signs of a stretch of the words, in their order.
pub(super) fn tokens<'g>(
    words: &str,
    grammar: &'g Grammar,
    quotations: &[Range<usize>],
    stretch: Range<usize>,
) -> Vec<Token<'g>> {
    let Range { start, end } = stretch;
    let Some(here) = words.get(start..end) else { return Vec::new() };
    let mut tokens = marks(words, start, here);
    let place = |hit: &Hit| (start + hit.start, start + hit.end);
    let [cues, turns] = grammar.cue_and_turn_hits(here);
    for hit in cues {
        let (at, end) = place(&hit);
        tokens.extend(grammar.cues().get(hit.row).map(|it| Token { at, end, sign: Sign::Cue(it) }));
    }
    for hit in turns {
        let (at, end) = place(&hit);
        let turn = grammar.turns().get(hit.row);
        tokens.extend(turn.map(|it| Token { at, end, sign: Sign::Turn(it) }));
    }
    let first = quotations.partition_point(|it| it.end <= start);
    for quotation in quotations.get(first..).unwrap_or_default() {
        if quotation.start >= end {
            break;
        }
        if quotation.start >= start {
            let sign = Sign::Quote(quotation.end);
            tokens.push(Token { at: quotation.start, end: quotation.start, sign });
        }
        if quotation.end <= end {
            tokens.push(Token { at: quotation.end, end: quotation.end, sign: Sign::Unquote });
        }
    }
    // A verb before the words that turn it: both may begin at one place.
    tokens.sort_by_key(|token| match token.sign {
        Sign::Unquote => (token.at, 0),
        Sign::Turn(_) => (token.at, 2),
        _ => (token.at, 1),
    });
    // `sửa đổi, bổ sung`: the comma is the verb's own.
    let mut taken = 0;
    tokens.retain(|token| {
        let words = matches!(token.sign, Sign::Cue(_) | Sign::Turn(_));
        let kept = words || token.at >= taken;
        taken = taken.max(if words { token.end } else { 0 });
        kept
    });
    tokens
}

fn marks<'g>(words: &str, start: usize, here: &str) -> Vec<Token<'g>> {
    let mut marks = Vec::new();
    for (at, byte) in here.bytes().enumerate() {
        let at = start + at;
        let mark = match byte {
            b',' => Mark::Comma,
            b';' => Mark::Semicolon,
            b':' => Mark::Colon,
            b'(' => Mark::Open,
            b')' => Mark::Close,
            b'\n' | b'\t' | b'|' => Mark::Line,
            b'<' if is_tag(words, at) => Mark::Line,
            b'.' | b'?' | b'!' if is_stop(words, at) => Mark::Stop,
            _ => continue,
        };
        marks.push(Token { at, end: at + 1, sign: Sign::Mark(mark) });
    }
    marks
}

fn is_tag(words: &str, at: usize) -> bool {
    words
        .get(at + 1..)
        .is_some_and(|it| it.starts_with(|it: char| it == '/' || it.is_ascii_lowercase()))
}

/// Whether the number of an item of a list inside a line ends words: `sau: 1`, `; 2`.
fn is_item(before: &str) -> bool {
    let head = before.trim_end_matches(|it: char| it.is_ascii_digit());
    let figures = before.len() - head.len();
    (1..=2).contains(&figures) && (head.ends_with("; ") || head.ends_with(": "))
}

/// Whether a full stop ends a sentence: not the one of `TP.`, of an item, or inside a figure.
fn is_stop(words: &str, at: usize) -> bool {
    let (before, behind) = words.split_at_checked(at).unwrap_or_default();
    let behind = behind.get(1..).unwrap_or_default();
    let mut letters = behind.chars();
    let (next, second) = (letters.next(), letters.next());
    let last = before.chars().next_back().unwrap_or(' ');
    match next {
        None | Some('/' | '\n' | '\t' | '<' | '”' | '"' | ')') => true,
        Some(' ') => {
            !is_short(before) && !second.is_some_and(char::is_lowercase) && !is_item(before)
        }
        // `hạng Nhì.[21]`: the mark of a note.
        Some('[') => second.is_some_and(|it| it.is_ascii_digit()) && !is_short(before),
        // `hội nghị.Tiếp đó`: the blank was left out.
        // `ngày 02/3/2023.Thực hiện`: and so it was behind a date.
        Some(next) => {
            let dated = last.is_ascii_digit() && second.is_some_and(char::is_lowercase);
            next.is_uppercase() && (last.is_lowercase() || dated)
        }
    }
}
