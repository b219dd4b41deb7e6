//! The reader of what was written: every comment stands at its words.

use std::collections::BTreeMap;

use super::{AUTHOR, anchor::Anchor};
use crate::read::office::{Error, Event, Tag, Xml};

/// What a part shows of the comments in it.
#[derive(Debug, Default)]
struct Seen {
    /// The words between the two ends, without what we put in: with every other change accepted,
    /// and as they were before.
    words: BTreeMap<i64, [String; 2]>,
    begun: Vec<i64>,
    ended: Vec<i64>,
    referred: Vec<i64>,
}

/// A comment that is open, and the box in which it began: words of other boxes are not its own.
#[derive(Debug)]
struct Open {
    id: i64,
    level: Option<usize>,
}

/// What is open around some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Element {
    Words,
    Box(usize),
    /// Words that we put in.
    Ours,
    Added,
    Gone,
    Other,
}

/// The first comment that does not stand at its words, when there is one.
pub(super) fn misplaced<'a>(
    name: &str,
    part: &str,
    comments: impl Iterator<Item = (i64, &'a Anchor)>,
    first_change: i64,
) -> Result<Option<i64>, Error> {
    let seen = see(name, part, first_change)?;
    let once = |ids: &[i64], id: i64| ids.iter().filter(|&&it| it == id).count() == 1;
    let mut wrong = comments.filter(|(id, anchor)| {
        let whole = [&seen.begun, &seen.ended, &seen.referred].iter().all(|ids| once(ids, *id));
        let sides = seen.words.get(id);
        let is_there = |side: &String| squeezed(side) == squeezed(&anchor.words);
        // A sign, a box or a note has no words of its own.
        let has_words = !anchor.words.is_empty();
        !whole || has_words && !sides.is_some_and(|sides| sides.iter().any(is_there))
    });
    Ok(wrong.next().map(|(id, _)| id))
}

fn see(name: &str, part: &str, first_change: i64) -> Result<Seen, Error> {
    let mut seen = Seen::default();
    let mut open: Vec<Open> = Vec::new();
    let mut elements: Vec<Element> = Vec::new();
    let mut boxes = 0;
    let mut xml = Xml::new(name, part);
    loop {
        let words = match xml.next()?.0 {
            Event::Open(tag) => {
                let id = tag.number("id").unwrap_or_default();
                match tag.local() {
                    "commentRangeStart" => {
                        seen.begun.push(id);
                        open.push(Open { id, level: level(&elements) });
                    }
                    "commentRangeEnd" => {
                        seen.ended.push(id);
                        open.retain(|it| it.id != id);
                    }
                    "commentReference" => seen.referred.push(id),
                    "txbxContent" => boxes += 1,
                    _ => {}
                }
                elements.push(Element::of(&tag, first_change, boxes));
                None
            }
            Event::Close => {
                elements.pop();
                None
            }
            Event::Text(words) if elements.last() == Some(&Element::Words) => {
                Some(words.into_owned())
            }
            Event::Written(words) if elements.last() == Some(&Element::Words) => Some(words),
            Event::Text(_) | Event::Written(_) => None,
            Event::End => return Ok(seen),
        };
        let (level, has) = (level(&elements), |it| elements.contains(&it));
        let Some(words) = words.filter(|_| !has(Element::Ours)) else { continue };
        for Open { id, .. } in open.iter().filter(|it| it.level == level) {
            let [accepted, original] = seen.words.entry(*id).or_default();
            if !has(Element::Gone) {
                accepted.push_str(&words);
            }
            if !has(Element::Added) {
                original.push_str(&words);
            }
        }
    }
}

impl Element {
    fn of(tag: &Tag<'_>, first_change: i64, boxes: usize) -> Self {
        let ours = is_ours(tag, first_change);
        match tag.local() {
            "t" | "delText" => Self::Words,
            "txbxContent" => Self::Box(boxes),
            "ins" if ours => Self::Ours,
            "ins" | "moveTo" => Self::Added,
            "del" | "moveFrom" if !ours => Self::Gone,
            _ => Self::Other,
        }
    }
}

/// The innermost box.
fn level(elements: &[Element]) -> Option<usize> {
    elements.iter().rev().find_map(|element| match element {
        Element::Box(number) => Some(*number),
        _ => None,
    })
}

fn is_ours(tag: &Tag<'_>, first_change: i64) -> bool {
    tag.number("id").is_some_and(|id| id > first_change)
        && tag.value("author").is_some_and(|author| author == AUTHOR)
}

/// Words without blanks and letters that nobody sees.
fn squeezed(words: &str) -> String {
    let is_kept = |letter: &char| {
        !letter.is_whitespace() && !matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}')
    };
    words.chars().filter(is_kept).collect()
}
