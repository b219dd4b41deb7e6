//! Reasons for a relation that no words state.

use crate::{diagnostic::Words, model::CivilDate};

/// A reason that infers a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason<'a> {
    /// One body stands under the other.
    Below {
        /// The letters of the lower body.
        body: &'a str,
        /// The letters of the body above it.
        above: &'a str,
    },
    /// Both documents are of the body with these letters.
    OneBody(&'a str),
    /// Both titles say the same.
    OneSubject,
    /// One document is of a later day.
    Later {
        /// Its day.
        day: CivilDate,
        /// The day of the other.
        than: CivilDate,
    },
}

impl Reason<'_> {
    /// The reason in both languages.
    ///
    /// ```
    /// use viendan::{diagnostic::Language, graph::Reason};
    ///
    /// let reason = Reason::Below { body: "VPUB", above: "UBND" }.words();
    /// assert_eq!(reason.in_language(Language::Vietnamese), "VPUB trực thuộc UBND");
    /// ```
    pub fn words(self) -> Words {
        match self {
            Self::Below { body, above } => Words::new(
                format!("{body} trực thuộc {above}"),
                format!("{body} is a body under {above}"),
            ),
            Self::OneBody(body) => {
                Words::new(format!("cùng cơ quan {body}"), format!("both of {body}"))
            }
            Self::OneSubject => Words::new("cùng nội dung trích yếu", "the subjects say the same"),
            Self::Later { day, than } => Words::new(
                format!("ban hành sau ({day} > {than})"),
                format!("issued later ({day} > {than})"),
            ),
        }
    }
}
