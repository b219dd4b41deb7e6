//! Passes over many words: two tables at once, and marks that few places have.

use memchr::memmem::Finder;

use super::{
    Hit, Index, marked,
    starts::{begins, starts},
    wordlist::Wordlist,
};
use crate::grammar::rows::{MarkRole, Tables};

/// Marks that are looked for where few are, with what finds each.
pub(super) type Seldom = Vec<(MarkRole, Finder<'static>)>;

impl Index {
    /// Whole words of two tables in these words, in any case and spelling, found in one pass.
    pub(in crate::grammar) fn both_hits(
        &self,
        lists: [&Wordlist; 2],
        words: &str,
    ) -> [Vec<Hit>; 2] {
        let mut found = [Vec::new(), Vec::new()];
        let mut free = [0; 2];
        let bits = lists[0].bit | lists[1].bit;
        for start in starts(words) {
            let here = words.as_bytes().get(start..).unwrap_or_default();
            let set = self.heads.at(here) & bits;
            if set == 0 {
                continue;
            }
            let here = words.get(start..).unwrap_or_default();
            for ((list, found), free) in lists.into_iter().zip(&mut found).zip(&mut free) {
                let may_begin = set & list.bit > 0 && start >= *free;
                let hit = may_begin.then(|| list.at(self.fold.letters(here), here)).flatten();
                if let Some(hit) = hit {
                    *free = start + hit.end;
                    found.push(Hit { start, end: *free, ..hit });
                }
            }
        }
        found
    }

    /// The longest words of a table that these words begin with, in the cases that it was made with.
    pub(in crate::grammar) fn cased_at(&self, list: &Wordlist, words: &str) -> Option<Hit> {
        let may_begin = self.heads.at(words.as_bytes()) & list.bit > 0;
        may_begin.then(|| list.at(words.chars(), words)).flatten()
    }

    /// Whole words of marks of a role that is seldom met, in the order of these words.
    pub(in crate::grammar) fn seldom(
        &self,
        tables: &Tables,
        role: MarkRole,
        words: &str,
    ) -> Vec<Hit> {
        let finders = self.seldom.iter().filter(|it| it.0 == role).map(|it| &it.1);
        let found = finders.flat_map(|finder| finder.find_iter(words.as_bytes()));
        let mut starts: Vec<_> = found.filter(|at| begins(words, *at)).collect();
        starts.sort_unstable();
        starts.dedup();
        let hits = starts.into_iter().filter_map(|start| {
            let hit = self.cased_at(&self.marks, words.get(start..)?)?;
            Some(Hit { start, end: start + hit.end, ..hit })
        });
        hits.filter(|hit| tables.marks.get(hit.row).is_some_and(|it| it.role == role)).collect()
    }
}

/// What finds the marks that few places of a text have, though many are looked through.
pub(super) fn seldom(tables: &Tables) -> Seldom {
    let roles = [MarkRole::Nation, MarkRole::Party, MarkRole::Signature];
    let words = roles.into_iter().flat_map(|role| marked(tables, role).map(move |it| (role, it)));
    words.map(|(role, it)| (role, Finder::new(it.as_bytes()).into_owned())).collect()
}
