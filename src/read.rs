//! Bytes to text: one reader a format, and a clear word for what cannot be read yet.

use crate::{
    diagnostic::{Language, Words},
    text::{Letters, Source, Text, Why},
};

mod legacy;
mod looks;
pub(crate) mod office;
mod trail;

pub use office::{Error as OfficeError, Excess};

/// Which side of tracked changes is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Track {
    /// As if every change had been accepted.
    #[default]
    Accepted,
    /// As it was before the changes.
    Original,
}

/// Reads one format: its name, the ends of its files' names, and the way from bytes to text.
#[derive(Debug)]
struct Reader {
    extensions: &'static [&'static str],
    knows: fn(&[u8]) -> bool,
    decode: fn(&[u8], Track) -> Decoded,
}

/// Words with the way back to the bytes.
type Decoded = Result<Source, Error>;

macro_rules! readers {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*

        /// Every reader; the first that knows the bytes reads them.
        static READERS: &[Reader] = &[$(Reader {
            extensions: $module::EXTENSIONS,
            knows: $module::knows,
            decode: $module::decode,
        }),*];
    };
}

readers! { doc, docx, html, odt, pdf, rtf, plain }

/// Why bytes could not become text; `words` says what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The bytes of another program's format.
    #[error("{format} files cannot be read by this version yet; {SAVE_EN}")]
    Foreign {
        /// What they look like: `.docx`.
        format: &'static str,
    },
    /// A picture, perhaps of a text.
    #[error("this is a picture ({format}) and has no text; {OCR_EN}")]
    Picture {
        /// What it looks like: `.jpg`.
        format: &'static str,
    },
    /// A file that only a password opens.
    #[error("the file is protected by a password; open it, take the password away and save it")]
    Locked,
    /// Word 95 or before.
    #[error(
        "the file was written by Word 95 or before; open it in Word or LibreOffice and save it as .docx"
    )]
    OldWord,
    /// A file that is cut off or does not keep the rules of its format.
    #[error("this {format} file is damaged or incomplete ({}); {REPAIR_EN}", why.in_language(Language::English))]
    Damaged {
        /// The format: `.doc`.
        format: &'static str,
        /// What was seen.
        why: Words,
    },
    /// A file that would take too much memory or time.
    #[error(
        "this {format} file holds far more than a document does, and was left unread; {REPAIR_EN}"
    )]
    Excessive {
        /// The format: `.pdf`.
        format: &'static str,
    },
    /// Bytes that are no text at all.
    #[error("this is no text: there is a NUL byte at offset {at}; {SAVE_EN}")]
    Binary {
        /// Where the first NUL byte stands.
        at: usize,
    },
    /// UTF-16 that does not say its byte order.
    #[error("this looks like UTF-16 without a byte order mark; {SAVE_EN}")]
    UnmarkedUtf16,
    /// UTF-16 that breaks off or pairs wrongly.
    #[error("the UTF-16 is broken at byte {at}; {SAVE_EN}")]
    BrokenUtf16 {
        /// Where it breaks.
        at: usize,
    },
    /// A Word or OpenDocument file that is damaged, locked or too much.
    #[error(transparent)]
    Office(OfficeError),
    /// Text in another encoding.
    #[error("not UTF-8: line {line}, byte {at}; perhaps TCVN3, VNI or Windows-1258; {SAVE_EN}")]
    NotUtf8 {
        /// The line, from 1.
        line: usize,
        /// The first byte that cannot be.
        at: usize,
    },
}

const SAVE_EN: &str = "save it as .docx, or as plain text (.txt) in UTF-8";
const REPAIR_EN: &str =
    "open it in the program that wrote it and save it again, or ask for it to be sent again";
const REPAIR_VI: &str = "hãy mở bằng phần mềm đã tạo ra tệp và lưu lại, hoặc đề nghị gửi lại tệp";
const OCR_EN: &str =
    "run it through text recognition (OCR), or use the Word file that it was printed from";
const OCR_VI: &str = "hãy nhận dạng chữ (OCR) hoặc dùng tệp Word gốc";
const SAVE_VI: &str = "hãy lưu lại thành .docx hoặc văn bản thuần (.txt), bảng mã UTF-8";

impl From<OfficeError> for Error {
    fn from(error: OfficeError) -> Self {
        match error {
            OfficeError::Locked => Self::Locked,
            error => Self::Office(error),
        }
    }
}

impl Error {
    /// What went wrong and what to do, in both languages.
    ///
    /// ```
    /// use viendan::{diagnostic::Language, read, text::Letters};
    ///
    /// let error = read::read("bao-cao.xlsx", b"PK\x03\x04..xl/".into(), &Letters::default()).unwrap_err();
    /// assert!(error.words().in_language(Language::Vietnamese).starts_with("chưa đọc được .xlsx"));
    /// ```
    pub fn words(&self) -> Words {
        let vi = match self {
            Self::Foreign { format } => format!("chưa đọc được {format} ở bản này; {SAVE_VI}"),
            Self::Picture { format } => format!("tệp ảnh ({format}), chưa có chữ; {OCR_VI}"),
            Self::Locked => "tệp có mật khẩu; hãy mở tệp, bỏ mật khẩu rồi lưu lại".to_owned(),
            Self::OldWord => "tệp do Word 95 trở về trước tạo ra; hãy mở bằng Word hoặc LibreOffice và lưu lại thành .docx".to_owned(),
            Self::Damaged { format, why } => {
                let why = why.in_language(Language::Vietnamese);
                format!("tệp {format} bị hỏng hoặc thiếu ({why}); {REPAIR_VI}")
            }
            Self::Excessive { format } => {
                format!("tệp {format} chứa nhiều hơn hẳn một văn bản nên không đọc; {REPAIR_VI}")
            }
            Self::Binary { at } => {
                format!("đây không phải văn bản: có byte NUL ở vị trí {at}; {SAVE_VI}")
            }
            Self::Office(error) => return error.words(),
            Self::UnmarkedUtf16 => {
                format!("có vẻ là UTF-16 nhưng thiếu dấu thứ tự byte (BOM); {SAVE_VI}")
            }
            Self::BrokenUtf16 { at } => format!("UTF-16 hỏng ở byte {at}; {SAVE_VI}"),
            Self::NotUtf8 { line, at } => format!(
                "không phải UTF-8: dòng {line}, byte {at}; có thể là TCVN3, VNI hoặc Windows-1258; {SAVE_VI}"
            ),
        };
        Words::new(vi, self.to_string())
    }
}

/// A file of a format whose rules are broken, as the library says that reads it.
fn damaged(format: &'static str, why: &dyn std::fmt::Display) -> Error {
    let why = Words::new(format!("cấu trúc sai: {why}"), why.to_string());
    Error::Damaged { format, why }
}

/// A file that breaks off.
fn cut_off(format: &'static str) -> Error {
    Error::Damaged { format, why: Words::new("tệp bị cắt cụt", "it is cut off") }
}

/// Reads the bytes of a file into a text; an empty file is an empty text.
///
/// # Errors
///
/// Bytes that are no UTF-8 and no marked UTF-16, with a word for what they look like.
///
/// ```
/// use viendan::{read, text::Letters};
///
/// let bytes = b"\xff\xfeS\x00\xd1\x1e:\x00 \x001\x002\x00".to_vec();
/// let text = read::read("bao-cao.txt", bytes, &Letters::default()).unwrap();
/// assert_eq!(text.words(), "Số: 12");
/// assert_eq!(text.place(&text.words()[6..]).unwrap().span, 10..14);
/// ```
pub fn read(name: &str, bytes: Vec<u8>, letters: &Letters) -> Result<Text, Error> {
    read_tracked(name, bytes, letters, Track::default())
}

/// Reads as [`read`] does, with one side of tracked changes.
///
/// # Errors
///
/// Those of [`read`].
///
/// ```
/// use viendan::{read::{self, Track}, text::Letters};
///
/// let words = "Số: 12/BC-VPUB".as_bytes().to_vec();
/// let text = read::read_tracked("a.txt", words, &Letters::default(), Track::Original).unwrap();
/// assert_eq!(text.words(), "Số: 12/BC-VPUB");
/// ```
pub fn read_tracked(
    name: &str,
    bytes: Vec<u8>,
    letters: &Letters,
    track: Track,
) -> Result<Text, Error> {
    looks::refuse(&bytes)?;
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let source = match READERS.iter().find(|reader| (reader.knows)(&bytes)) {
        Some(reader) => (reader.decode)(&bytes, track)?,
        None if html::is_page(extension, &bytes) => html::decode(&bytes, track)?,
        None => plain::decode(&bytes, track)?,
    };
    drop(bytes);
    Ok(Text::from_source(name, source, letters))
}

/// What to say of a file whose pages are all pictures: it was opened, and there is nothing to read.
///
/// ```
/// use viendan::{read, text::{Letters, Text}};
///
/// let text = Text::new("bao-cao.txt", String::new(), &Letters::default());
/// assert!(read::said_of_scan(&text).is_none());
/// ```
pub fn said_of_scan(text: &Text) -> Option<Words> {
    let has_scans = text.source().unread.iter().any(|part| part.why == Why::Scan);
    (has_scans && text.words().trim().is_empty()).then(|| {
        Words::new(
            format!("Tệp này là ảnh quét, chưa có chữ; {OCR_VI}"),
            format!("this file is a scan and has no text yet; {OCR_EN}"),
        )
    })
}

/// Whether a file with this end of its name is read when a whole folder is.
///
/// ```
/// assert!(viendan::read::takes("txt") && viendan::read::takes("HTML"));
/// assert!(!viendan::read::takes("xlsx"));
/// ```
pub fn takes(extension: &str) -> bool {
    READERS.iter().any(|reader| reader.takes(extension))
}

impl Reader {
    fn takes(&self, extension: &str) -> bool {
        self.extensions.iter().any(|known| known.eq_ignore_ascii_case(extension))
    }
}
