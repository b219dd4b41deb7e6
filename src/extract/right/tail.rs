//! The tail of a number: all that belongs to it behind it.

use crate::model::{Date, Mention, Standing};

/// The words behind a number that belong to it.
#[derive(Debug, Default)]
pub(in crate::extract) struct Tail<'t> {
    /// How far they reach.
    pub(in crate::extract) end: usize,
    /// How far they reach before the first brackets.
    pub(in crate::extract) near: usize,
    /// The date of issue.
    pub(in crate::extract) date: Option<Date<'t>>,
    /// The year beside a name.
    pub(in crate::extract) year: Option<u16>,
    /// Who issued.
    pub(in crate::extract) issuer: Option<&'t str>,
    /// Where a title may begin.
    pub(in crate::extract) title: usize,
    /// Where a title ends that stands before the date.
    pub(in crate::extract) closes: Option<usize>,
    /// Whether the issuer is who is said to have done it: `do Bộ trưởng Bộ Y tế ban hành`.
    pub(in crate::extract) is_agent: bool,
}

impl<'t> Tail<'t> {
    /// A mention with the day, the year and the body that stand behind it.
    pub(in crate::extract) fn told_of(&self, mention: Mention<'t>) -> Mention<'t> {
        Mention {
            year: self.year,
            date: self.date,
            dated: self.date.map(|_| Standing::Behind),
            issuer: self.issuer,
            issued: self.issuer.map(|_| Standing::Behind),
            ..mention
        }
    }
}
