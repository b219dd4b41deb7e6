//! The common ground of Word and OpenDocument files: an archive of parts, each in XML.
//!
//! Such a file may come from anyone. Nothing in it can make the reading take long or much: the
//! number of parts, their size once unpacked, how deep elements nest and how many pieces of words
//! there are have bounds; entities are not expanded and links are not followed.

use crate::language::{Language, Words, says_words};

mod archive;
mod asides;
mod draft;
mod flat;
mod frame;
pub(crate) mod package;
mod xml;

pub(crate) use archive::{Archive, is_whole, kind};
pub(super) use asides::Asides;
pub(super) use draft::Draft;
pub(super) use flat::is_flat;
pub(super) use frame::{Frame, Paragraph};
pub(crate) use xml::{BLANKS, Event, Tag, Xml};

/// The most parts that a file may have.
const PARTS: usize = 10_000;
/// The most bytes of all parts that are read, once they are unpacked.
const UNPACKED: u64 = 160 << 20;
/// What any file may unpack to, in bytes.
const FREE: u64 = 8 << 20;
/// How many times its own size a file may unpack to beyond that: text in XML packs some twenty
/// times over.
const TIMES: u64 = 100;
/// How many times its packed size a large part may have.
const RATIO: u64 = 400;
/// The size from which the ratio is asked for.
const LARGE: u64 = 8 << 20;
/// How deep elements may nest.
const DEPTH: usize = 400;
/// The most pieces of words.
const PIECES: usize = 2_000_000;

/// A reason why a Word or OpenDocument file could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The archive is cut off or damaged.
    Damaged {
        /// What the unpacking said.
        why: String,
    },
    /// A part that every such file has.
    Missing {
        /// The part.
        part: String,
    },
    /// The words are encrypted.
    Locked,
    /// A part whose XML breaks a rule.
    Broken {
        /// The part.
        part: String,
        /// Where, in bytes of the unpacked part.
        at: usize,
        /// The rule.
        why: String,
    },
    /// A part that defines entities, which no office program does.
    Doctype {
        /// The part.
        part: String,
    },
    /// More than a document needs: perhaps made to exhaust the machine.
    Excessive {
        /// What there is too much of, with the part.
        what: Excess,
        /// The bound.
        limit: u64,
    },
}

/// The thing that a hostile file has too much of.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Excess {
    /// Parts.
    Parts,
    /// Bytes, once unpacked; the part that went over.
    Unpacked(String),
    /// Times that a part is larger than it is packed.
    Ratio(String),
    /// Elements in elements.
    Depth(String),
    /// Pieces of words.
    Pieces,
}

const OPEN_EN: &str = "open it in Word or LibreOffice and save it again";
const OPEN_VI: &str = "hãy mở bằng Word hoặc LibreOffice rồi lưu lại";

impl Excess {
    /// What there is too much of, in both languages.
    fn words(&self) -> Words {
        match self {
            Self::Parts => Words::new("quá nhiều phần", "it has too many parts"),
            Self::Unpacked(part) => Words::new(
                format!("tính đến `{part}`, tệp bung ra quá nhiều byte so với cỡ của tệp"),
                format!("with `{part}` it unpacks to far more bytes than its size lets expect"),
            ),
            Self::Ratio(part) => Words::new(
                format!("`{part}` nén quá nhiều lần"),
                format!("`{part}` is packed too many times over"),
            ),
            Self::Depth(part) => Words::new(
                format!("`{part}` lồng quá nhiều tầng"),
                format!("elements of `{part}` nest too deep"),
            ),
            Self::Pieces => Words::new("quá nhiều mẩu chữ", "it has too many pieces of words"),
        }
    }
}

impl Error {
    /// The fault and what to do about it, in both languages.
    ///
    /// ```
    /// use viendan::{diagnostic::Language, read::OfficeError};
    ///
    /// let words = OfficeError::Locked.words();
    /// assert!(words.in_language(Language::Vietnamese).starts_with("tệp có mật khẩu"));
    /// ```
    pub fn words(&self) -> Words {
        match self {
            Self::Damaged { why } => Words::new(
                format!("tệp hỏng hoặc chưa tải về hết; {OPEN_VI}, hoặc đề nghị nơi gửi gửi lại"),
                format!(
                    "the file is damaged or incomplete ({why}); {OPEN_EN}, or ask for it to be sent again"
                ),
            ),
            Self::Missing { part } => Words::new(
                format!("tệp thiếu phần `{part}`; {OPEN_VI}"),
                format!("the file lacks its part `{part}`; {OPEN_EN}"),
            ),
            Self::Locked => Words::new(
                "tệp có mật khẩu; hãy mở tệp, bỏ mật khẩu rồi lưu lại",
                "the file is protected by a password; open it, take the password away and save it",
            ),
            Self::Broken { part, at, why } => Words::new(
                format!("phần `{part}` hỏng ở byte {at} ({why}); {OPEN_VI}"),
                format!("the part `{part}` is damaged at byte {at} ({why}); {OPEN_EN}"),
            ),
            Self::Doctype { part } => Words::new(
                format!(
                    "phần `{part}` có DOCTYPE, điều không phần mềm văn phòng nào ghi; {OPEN_VI}"
                ),
                format!(
                    "the part `{part}` has a DOCTYPE, which no office program writes; {OPEN_EN}"
                ),
            ),
            Self::Excessive { what, limit } => {
                let words = what.words();
                let said = |language| words.in_language(language);
                Words::new(
                    format!(
                        "không đọc tệp này: {}, hơn mức {limit}; {OPEN_VI}",
                        said(Language::Vietnamese)
                    ),
                    format!(
                        "the file is refused: {}, more than {limit}; {OPEN_EN}",
                        said(Language::English)
                    ),
                )
            }
        }
    }
}

says_words!(Error, Excess);
