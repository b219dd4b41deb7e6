//! Words of a table, found where a text begins or where any of its words does.

use std::ops::Range;

use super::{
    Hit,
    fold::Fold,
    heads::{Heads, Set, first, keys},
    is_whole,
    starts::starts,
};

/// How many letters are found without a search.
const PLAIN: usize = 128;

/// Words of a table as a tree of their letters.
///
/// A text leaves the tree after a letter or two in most places, and little more is made ready than
/// a sorted list: every run of the program waits for that.
#[derive(Debug)]
pub(in crate::grammar) struct Wordlist {
    /// The root, then letters by their depth; those with one beginning lie side by side, sorted.
    nodes: Vec<Node>,
    /// The first letters of ASCII by their code; none is the root.
    plain: [u32; PLAIN],
    /// How its words begin, for the sets of tables.
    pub(super) heads: Vec<usize>,
    /// What it has among them.
    pub(super) bit: Set,
}

/// A letter behind those above it.
#[derive(Debug, Clone, Default)]
struct Node {
    letter: char,
    /// The row whose words end with it.
    row: Option<u32>,
    /// Where the letters lie that may follow.
    next: Range<u32>,
    /// Which of them there may be: a bit for the lowest bits of each.
    among: u64,
}

impl Wordlist {
    /// Folded words with their rows, of equal ones those of the first row.
    pub(super) fn folded<'a>(words: impl Iterator<Item = (usize, &'a str)>, fold: &Fold) -> Self {
        Self::of(words.map(|(row, words)| (fold.words(words), row)).collect(), fold)
    }

    /// Words as they stand, with their rows, of equal ones those of the first row.
    pub(super) fn of(mut words: Vec<(String, usize)>, fold: &Fold) -> Self {
        words.sort();
        words.dedup_by(|next, first| next.0 == first.0);
        let nodes = nodes(&words);
        let mut plain = [0; PLAIN];
        let root = nodes.first().map(|root| root.next.clone()).unwrap_or_default();
        for at in root {
            let letter = nodes.get(at as usize).map(|it| it.letter as usize);
            if let Some(plain) = letter.and_then(|it| plain.get_mut(it)) {
                *plain = at;
            }
        }
        // Many words of a table begin alike, and are sorted.
        let mut firsts: Vec<_> = words.iter().map(|(words, _)| first(words)).collect();
        firsts.dedup();
        let heads = firsts.into_iter().flat_map(|it| keys(it, fold)).collect();
        Self { nodes, plain, heads, bit: 0 }
    }

    /// The longest words of the table that some words begin with; `letters` are those of the words,
    /// as the table has them.
    pub(super) fn at(&self, mut letters: impl Iterator<Item = char>, words: &str) -> Option<Hit> {
        let first = letters.next()?;
        let mut node = match self.plain.get(first as usize) {
            Some(0) => return None,
            Some(at) => self.nodes.get(*at as usize)?,
            None => self.next(self.nodes.first()?, first)?,
        };
        let mut end = first.len_utf8();
        let mut found = node.row.map(|row| (end, row));
        for letter in letters {
            let Some(next) = self.next(node, letter) else { break };
            end += letter.len_utf8();
            found = next.row.map(|row| (end, row)).or(found);
            node = next;
        }
        let (end, row) = found?;
        is_whole(words, end).then_some(Hit { start: 0, end, row: row as usize })
    }

    #[inline]
    fn next(&self, node: &Node, letter: char) -> Option<&Node> {
        if node.among & bit(letter) == 0 {
            return None;
        }
        let next = self.nodes.get(node.next.start as usize..node.next.end as usize)?;
        match next {
            [only] => (only.letter == letter).then_some(only),
            _ => next.get(next.binary_search_by_key(&letter, |it| it.letter).ok()?),
        }
    }

    /// Whole words of the table, in the order of a text; `at` finds those that it begins with.
    pub(super) fn hits(
        &self,
        heads: &Heads,
        words: &str,
        at: impl Fn(&str) -> Option<Hit>,
    ) -> impl Iterator<Item = Hit> {
        let mut free = 0;
        starts(words).filter_map(move |start| {
            let here = words.as_bytes().get(start..).filter(|_| start >= free)?;
            let is_head = heads.at(here) & self.bit > 0;
            let hit = is_head.then(|| at(words.get(start..)?)).flatten()?;
            free = start + hit.end;
            Some(Hit { start, end: free, ..hit })
        })
    }
}

/// The letters of sorted words, the root first.
fn nodes(words: &[(String, usize)]) -> Vec<Node> {
    let mut nodes = vec![Node::default()];
    // The words under each node, and how much of them stands above it.
    let mut open = vec![(words, 0)];
    let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let mut at = 0;
    while let Some(&(mut under, width)) = open.get(at) {
        let first = nodes.len();
        let (mut row, mut among) = (None, 0);
        while let Some((words, of)) = under.first() {
            let Some(letter) = words.get(width..).and_then(|it| it.chars().next()) else {
                row = Some(place(*of));
                under = under.get(1..).unwrap_or_default();
                continue;
            };
            let is_alike =
                |it: &(String, usize)| it.0.get(width..).is_some_and(|it| it.starts_with(letter));
            let (alike, rest) = under.split_at(under.partition_point(is_alike));
            among |= bit(letter);
            nodes.push(Node { letter, ..Node::default() });
            open.push((alike, width + letter.len_utf8()));
            under = rest;
        }
        let next = place(first)..place(nodes.len());
        if let Some(node) = nodes.get_mut(at) {
            (node.row, node.next, node.among) = (row, next, among);
        }
        at += 1;
    }
    nodes
}

/// The bit of a letter among those that may follow another.
#[inline]
fn bit(letter: char) -> u64 {
    1 << (u32::from(letter) % u64::BITS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(words: &[&str]) -> Wordlist {
        let words = words.iter().enumerate().map(|(at, it)| ((*it).to_owned(), at));
        Wordlist { bit: 1, ..Wordlist::of(words.collect(), &Fold::default()) }
    }

    #[test]
    fn the_longest_words_win_and_whole_ones_only() {
        let list = list(&["luật", "luật đất đai", "luật đầu tư", "luật đầu tư công"]);
        let row = |words: &str| list.at(words.chars(), words).map(|hit| hit.row);
        assert_eq!(row("luật đầu tư công và"), Some(3));
        assert_eq!(row("luật đầu tư, luật đất đai"), Some(2));
        assert_eq!(row("luật đầu"), Some(0));
        assert_eq!(row("luật"), Some(0));
        assert_eq!(row("luật đất đain"), None);
        assert_eq!(row("bộ luật"), None);
        assert_eq!(row(""), None);
    }

    #[test]
    fn words_are_found_where_words_begin() {
        let list = list(&["điều", "điều lệ", "ban", "12", "ở"]);
        let heads = Heads::of(std::iter::once((list.heads.as_slice(), list.bit)));
        let words = "“điều lệ”–ban điềun điều 12 123 a12 bàn ở ban";
        let hits = list.hits(&heads, words, |here| list.at(here.chars(), here));
        let hits: Vec<_> =
            hits.map(|hit| (words.get(hit.start..hit.end).unwrap(), hit.row)).collect();
        let found = [("điều lệ", 1), ("ban", 2), ("điều", 0), ("12", 3), ("ở", 4), ("ban", 2)];
        assert_eq!(hits, found);
    }
}
