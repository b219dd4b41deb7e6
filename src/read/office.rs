//! What Word and OpenDocument files have in common: an archive of parts, each in XML.
//!
//! Such a file may come from anyone. Nothing in it can make the reading take long or much: the
//! number of parts, their size once unpacked, how deep elements nest and how many pieces of words
//! there are have bounds; entities are not expanded and links are not followed.

use crate::diagnostic::Words;

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
/// How many times its packed size a large part may have.
const RATIO: u64 = 400;
/// The size from which the ratio is asked for.
const LARGE: u64 = 8 << 20;
/// How deep elements may nest.
const DEPTH: usize = 400;
/// The most pieces of words.
const PIECES: usize = 2_000_000;

/// Why a Word or OpenDocument file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The archive is cut off or damaged.
    #[error("the file is damaged or incomplete ({why}); {OPEN_EN}, or ask for it to be sent again")]
    Damaged {
        /// What the unpacking said.
        why: String,
    },
    /// A part that every such file has.
    #[error("the file lacks its part `{part}`; {OPEN_EN}")]
    Missing {
        /// The part.
        part: String,
    },
    /// The words are encrypted.
    #[error("the file is protected by a password; open it, take the password away and save it")]
    Locked,
    /// A part whose XML breaks a rule.
    #[error("the part `{part}` is damaged at byte {at} ({why}); {OPEN_EN}")]
    Broken {
        /// The part.
        part: String,
        /// Where, in bytes of the unpacked part.
        at: usize,
        /// The rule.
        why: String,
    },
    /// A part that defines entities, which no office program does.
    #[error("the part `{part}` has a DOCTYPE, which no office program writes; {OPEN_EN}")]
    Doctype {
        /// The part.
        part: String,
    },
    /// More than a document needs: perhaps made to exhaust the machine.
    #[error("the file is refused: {what}, more than {limit}; {OPEN_EN}")]
    Excessive {
        /// What there is too much of, with the part.
        what: Excess,
        /// The bound.
        limit: u64,
    },
}

/// What a hostile file has too much of.
#[derive(Debug, Clone, PartialEq, Eq)]
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

impl std::fmt::Display for Excess {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Parts => write!(out, "it has too many parts"),
            Self::Unpacked(part) => write!(out, "`{part}` unpacks to too many bytes"),
            Self::Ratio(part) => write!(out, "`{part}` is packed too many times over"),
            Self::Depth(part) => write!(out, "elements of `{part}` nest too deep"),
            Self::Pieces => write!(out, "it has too many pieces of words"),
        }
    }
}

impl Excess {
    fn in_vietnamese(&self) -> String {
        match self {
            Self::Parts => "quá nhiều phần".into(),
            Self::Unpacked(part) => format!("`{part}` bung ra quá nhiều byte"),
            Self::Ratio(part) => format!("`{part}` nén quá nhiều lần"),
            Self::Depth(part) => format!("`{part}` lồng quá nhiều tầng"),
            Self::Pieces => "quá nhiều mẩu chữ".into(),
        }
    }
}

impl Error {
    /// What went wrong and what to do, in both languages.
    ///
    /// ```
    /// use viendan::{diagnostic::Language, read::OfficeError};
    ///
    /// let words = OfficeError::Locked.words();
    /// assert!(words.in_language(Language::Vietnamese).starts_with("tệp có mật khẩu"));
    /// ```
    pub fn words(&self) -> Words {
        let vi = match self {
            Self::Damaged { .. } => {
                format!("tệp hỏng hoặc chưa tải về hết; {OPEN_VI}, hoặc đề nghị nơi gửi gửi lại")
            }
            Self::Missing { part } => format!("tệp thiếu phần `{part}`; {OPEN_VI}"),
            Self::Locked => "tệp có mật khẩu; hãy mở tệp, bỏ mật khẩu rồi lưu lại".into(),
            Self::Broken { part, at, why } => {
                format!("phần `{part}` hỏng ở byte {at} ({why}); {OPEN_VI}")
            }
            Self::Doctype { part } => format!(
                "phần `{part}` có DOCTYPE, điều không phần mềm văn phòng nào ghi; {OPEN_VI}"
            ),
            Self::Excessive { what, limit } => {
                format!("không đọc tệp này: {}, hơn mức {limit}; {OPEN_VI}", what.in_vietnamese())
            }
        };
        Words::new(vi, self.to_string())
    }
}
