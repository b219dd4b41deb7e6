//! Why bytes could not become text, and what to do about it.

use super::OfficeError;
use crate::diagnostic::{Language, Words};

/// Why bytes could not become text; `words` says what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file without a byte: what a full disk or a broken synchronisation leaves.
    #[error("the file is empty (0 bytes) and was not checked; {AGAIN_EN}")]
    Empty,
    /// What is no file: a pipe, a device, a socket, a folder.
    #[error("this is {}, not a file, and was not read; {}", what.in_language(Language::English), way.in_language(Language::English))]
    NoFile {
        /// What it is.
        what: Words,
        /// What to do instead.
        way: Words,
    },
    /// A file larger than the bound.
    #[error("the file has more than {} and was not read; {TOO_LARGE_EN}", megabytes(*limit))]
    TooLarge {
        /// The bound, in bytes.
        limit: u64,
    },
    /// A file that had fewer bytes at its end than when it was opened.
    #[error("the file became shorter while it was read, and was not checked; {LATER_EN}")]
    Shrunk,
    /// Bytes that are not what the name of their file promises.
    #[error(
        "named .{extension}, but inside it is no .{extension} file (cut off, or renamed): it was not checked; {AGAIN_EN}, or rename it to .txt if it is plain text"
    )]
    Misnamed {
        /// The end of the name: `docx`.
        extension: String,
    },
    /// The system would not read it.
    #[error("cannot be read: {0}")]
    System(std::io::Error),
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
    /// An archive of files that is no document itself.
    #[error("this is an archive ({format}), not a document; unpack it and check the files in it")]
    Archive {
        /// What it looks like: `.zip`.
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

const AGAIN_EN: &str = "fetch the original again";
const AGAIN_VI: &str = "hãy lấy lại bản gốc";
const TOO_LARGE_EN: &str = "check a smaller file, save it in parts, or allow more: --max-size 1GB";
const LATER_EN: &str = "wait until it is saved or fetched whole, and check it again";
const SAVE_EN: &str = "save it as .docx, or as plain text (.txt) in UTF-8";
const REPAIR_EN: &str =
    "open it in the program that wrote it and save it again, or ask for it to be sent again";
const REPAIR_VI: &str = "hãy mở bằng phần mềm đã tạo ra tệp và lưu lại, hoặc đề nghị gửi lại tệp";
pub(super) const OCR_EN: &str =
    "run it through text recognition (OCR), or use the Word file that it was printed from";
pub(super) const OCR_VI: &str = "hãy nhận dạng chữ (OCR) hoặc dùng tệp Word gốc";
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
            Self::Empty => format!("tệp rỗng (0 byte), chưa soát; {AGAIN_VI}"),
            Self::NoFile { what, way } => {
                let [what, way] = [what, way].map(|it| it.in_language(Language::Vietnamese));
                format!("đây là {what}, không phải tệp, nên không đọc; {way}")
            }
            Self::TooLarge { limit } => {
                let limit = megabytes(*limit);
                format!("tệp lớn hơn {limit} nên không đọc; hãy soát tệp nhỏ hơn, tách ra nhiều tệp, hoặc nâng mức: --max-size 1GB")
            }
            Self::Shrunk => "tệp bị ngắn đi trong lúc đọc, chưa soát; hãy chờ lưu hoặc tải xong rồi soát lại".to_owned(),
            Self::Misnamed { extension } => format!(
                "tên là .{extension} nhưng bên trong không phải tệp .{extension} (tải chưa hết hoặc bị đổi tên), chưa soát; {AGAIN_VI}, hoặc đổi tên thành .txt nếu đây là văn bản thuần"
            ),
            Self::System(error) => {
                let said = Words::of_system(error);
                format!("không đọc được: {}", said.in_language(Language::Vietnamese))
            }
            Self::Archive { format } => format!(
                "đây là tệp nén ({format}), không phải văn bản; hãy giải nén rồi soát từng tệp bên trong"
            ),
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

/// A number of bytes as people say it.
fn megabytes(bytes: u64) -> String {
    match (bytes >> 20, bytes >> 10) {
        (0, 0) => format!("{bytes} byte"),
        (0, count) => format!("{count} KB"),
        (count, _) => format!("{count} MB"),
    }
}

/// A file of a format whose rules are broken, as the library says that reads it.
pub(super) fn damaged(format: &'static str, why: &dyn std::fmt::Display) -> Error {
    let why = Words::new(format!("cấu trúc sai: {why}"), why.to_string());
    Error::Damaged { format, why }
}

/// A file that breaks off.
pub(super) fn cut_off(format: &'static str) -> Error {
    Error::Damaged { format, why: Words::new("tệp bị cắt cụt", "it is cut off") }
}
