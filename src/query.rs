//! Questions to a registry: sets of documents, `implemented-by("06/KH-UBND") & date(2023)`.
//!
//! ```abnf
//! set      = product *(("|" / "-") product)
//! product  = one *("&" ["-"] one)
//! one      = "(" set ")" / word ["*"] "(" [set *("," set)] ")" / name
//! name     = quote 1*CHAR quote / 1*bare
//! ```
//!
//! `dẫn(X)` and `cites(X)` are the documents that X cites; `được-dẫn(X)` and `cited-by(X)` those that
//! cite it; with `*` over any number of steps. `đường(X, Y)` and `path(X, Y)` are a shortest chain of
//! relations from X to Y, `các-đường(X, Y)` and `paths(X, Y)` every chain in which no document stands
//! twice: the [`MOST_PATHS`] shortest, and fewer where the graph is too dense to be searched. The words
//! stand in both languages in [`FUNCTIONS`], those that join sets in [`JOINTS`]. Case, marks, blanks for
//! hyphens and any quotation marks are forgiven; what cannot exist is refused with the nearest that does.

mod beside;
mod chains;
mod days;
mod evaluate;
mod follow;
mod found;
mod mean;
mod name;
mod order;
mod parse;
mod say;
mod terms;
mod words;

use std::collections::BTreeMap;

use crate::{
    grammar::Grammar,
    language::{Words, says_words},
    registry::{self, Card, Id, Registry, Tie},
};

/// So many paths are told at most.
///
/// ```
/// assert_eq!(viendan::query::MOST_PATHS, 100);
/// ```
pub const MOST_PATHS: usize = chains::MOST;

pub use beside::Beside;
pub use order::{By, Group as Grouped, Order};
pub use words::{FUNCTIONS, Function, Group, JOINTS, Means};

/// An answer to a question.
#[derive(Debug, Default)]
pub struct Answer {
    /// The question as a sentence: `Văn bản thực hiện Nghị quyết số 57-NQ/TW`.
    pub says: Option<Words>,
    /// The documents, by their days; a path in its own order.
    pub documents: Vec<Card>,
    /// The relations that led to them, with the words that show each.
    pub ties: Vec<Tie>,
    /// Which relations led to each document, by their places in `ties`.
    reasons: BTreeMap<Id, Vec<usize>>,
    /// Documents at the other end of these relations.
    pub others: Vec<Card>,
    /// Whether the documents stand in the order of a path.
    is_path: bool,
    /// The chains that `paths` asks for, the shortest first.
    pub paths: Vec<Vec<Id>>,
    /// Whether a bound ended the search for paths, so that there may be more.
    pub is_cut: bool,
    /// What stands beside a thin answer.
    pub beside: Vec<Beside>,
    /// What is to be known of the answer.
    pub notes: Vec<Words>,
}

impl Answer {
    /// The relations that led to a document of the answer.
    pub fn reasons(&self, card: &Card) -> impl Iterator<Item = &Tie> {
        self.reasons.get(&card.id).into_iter().flatten().filter_map(|&at| self.ties.get(at))
    }
}

/// A reason why a question has no answer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The question cannot be read.
    Syntax {
        /// Where it cannot be read, in bytes of the question.
        at: usize,
        /// How many bytes are meant.
        width: usize,
        /// What is wrong.
        words: Words,
    },
    /// A name that nothing bears.
    Unknown {
        /// The name.
        name: String,
        /// Where it stands in the question, in bytes.
        at: usize,
        /// What is spelt much like it.
        close: Vec<String>,
    },
    /// A name that several documents bear.
    Ambiguous {
        /// The name.
        name: String,
        /// Where it stands in the question, in bytes.
        at: usize,
        /// The documents.
        candidates: Vec<Card>,
    },
    /// The registry does not answer.
    Registry(#[from] registry::Error),
}

/// Answers a question from a registry.
///
/// # Errors
///
/// A question that cannot be read, with its place; a name that means nothing, or several documents.
///
/// ```
/// use viendan::{grammar::Grammar, query, registry::{Mapping, Register, Registry}};
///
/// let (grammar, mapping) = (Grammar::builtin(), Mapping::default());
/// let csv = "Số ký hiệu,Ngày\n09/KH-VPUB,09/01/2023\n12/BC-VPUB,27/01/2023";
/// let register = Register::read("so-di.csv", csv.as_bytes(), &mapping, grammar).unwrap();
/// let mut registry = Registry::in_memory().unwrap();
/// registry.import(&register, "").unwrap();
///
/// let answer = query::ask("loại(KH) & ngày(2023)", &registry, grammar).unwrap();
/// assert_eq!(answer.documents[0].label(), "09/KH-VPUB");
/// ```
pub fn ask(question: &str, registry: &Registry, grammar: &Grammar) -> Result<Answer, Error> {
    let set = mean::mean(&parse::question(question)?, registry, grammar)?;
    let evaluation = found::Evaluation { registry, grammar };
    let mut answer = evaluation.answer(&set)?;
    answer.says = Some(say::sentence(&set, grammar));
    answer.beside = beside::beside(evaluation, &set, &answer)?;
    answer.notes = beside::notes(evaluation, &set)?;
    Ok(answer)
}

/// The spelling of a document in a question that means none of the others that bear its name:
/// `"310/KH-UBND/2025"`.
pub fn spelling(card: &Card, among: &[Card]) -> String {
    name::spelling(card, among)
}

/// The one document that a name means: `09/KH-VPUB`, `09/KH-VPUB/2023`, a whole citation, a file.
///
/// # Errors
///
/// A name that means nothing, or several documents: they are listed, none is picked.
pub fn named(name: &str, registry: &Registry, grammar: &Grammar) -> Result<Card, Error> {
    name::card(name, registry, grammar)
}

impl Error {
    /// The fault, in both languages.
    pub fn words(&self) -> Words {
        match self {
            Self::Syntax { words, .. } => words.clone(),
            Self::Unknown { name, close, .. } if close.is_empty() => Words::new(
                format!(
                    "không thấy văn bản `{name}` trong những gì đã nạp; nạp bằng: viendan sổ nạp TỆP, hoặc thêm --in TỆP"
                ),
                format!(
                    "nothing is known of `{name}`; add its text (viendan registry add FILE), or name it with --in FILE"
                ),
            ),
            Self::Unknown { name, close, .. } => Words::new(
                format!("không thấy văn bản `{name}`{}?", near(close, "; có phải ý là ")),
                format!("nothing is known of `{name}`{}?", near(close, "; did you mean ")),
            ),
            Self::Ambiguous { name, candidates, .. } => {
                let count = candidates.len();
                Words::new(
                    format!("`{name}` có thể là {count} văn bản"),
                    format!("`{name}` may mean {count} documents"),
                )
            }
            Self::Registry(error) => error.words(),
        }
    }

    /// The place in the question, as offset and width in bytes, when it has one.
    pub fn place(&self) -> Option<(usize, usize)> {
        match self {
            Self::Syntax { at, width, .. } => Some((*at, *width)),
            Self::Unknown { name, at, .. } | Self::Ambiguous { name, at, .. } => {
                Some((*at, name.len()))
            }
            Self::Registry(_) => None,
        }
    }
}

says_words!(Error);

fn near(close: &[String], lead: &str) -> String {
    let close: Vec<_> = close.iter().map(|name| format!("`{name}`")).collect();
    if close.is_empty() { String::new() } else { format!("{lead}{}", close.join(", ")) }
}
