//! Why bytes could not become text, and what to do about it.

#[cfg(feature = "office")]
use super::OfficeError;
use crate::language::{Language, Words, says_words};

/// A reason why bytes could not become text; `words` says what to do about it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file without a byte: what a full disk or a broken synchronisation leaves.
    Empty,
    /// What is no file: a pipe, a device, a socket, a folder.
    NoFile {
        /// What it is.
        what: Words,
        /// What to do instead.
        way: Words,
    },
    /// A file larger than the bound.
    TooLarge {
        /// The bound, in bytes.
        limit: u64,
    },
    /// A file that had fewer bytes at its end than when it was opened.
    Shrunk,
    /// Bytes that are not what the name of their file promises.
    Misnamed {
        /// The end of the name: `docx`.
        extension: String,
    },
    /// The system would not read it.
    System(std::io::Error),
    /// The bytes of another program's format.
    Foreign {
        /// What they look like: `.docx`.
        format: &'static str,
    },
    /// A picture, perhaps of a text.
    Picture {
        /// What it looks like: `.jpg`.
        format: &'static str,
    },
    /// A file that only a password opens.
    Locked,
    /// Word 95 or before.
    OldWord,
    /// A file that is cut off or does not keep the rules of its format.
    Damaged {
        /// The format: `.doc`.
        format: &'static str,
        /// What was seen.
        why: Words,
    },
    /// A file that would take too much memory or time.
    Excessive {
        /// The format: `.pdf`.
        format: &'static str,
    },
    /// An archive of files that is no document itself.
    Archive {
        /// What it looks like: `.zip`.
        format: &'static str,
    },
    /// Bytes that are no text at all.
    Binary {
        /// Where the first NUL byte stands.
        at: usize,
    },
    /// UTF-16 that does not say its byte order.
    UnmarkedUtf16,
    /// UTF-16 that breaks off or pairs wrongly.
    BrokenUtf16 {
        /// Where it breaks.
        at: usize,
    },
    /// A Word or OpenDocument file that is damaged, locked or too much.
    #[cfg(feature = "office")]
    Office(OfficeError),
    /// Text in another encoding.
    NotUtf8 {
        /// The line, from 1.
        line: usize,
        /// The first byte that cannot be.
        at: usize,
    },
}

const AGAIN_EN: &str = "fetch the original again";
const AGAIN_VI: &str = "hãy lấy lại bản gốc";
const SMALLER_EN: &str = "check a smaller file, save it in parts, or allow more: --max-size 1GB";
const SMALLER_VI: &str = "hãy soát tệp nhỏ hơn, tách ra nhiều tệp, hoặc nâng mức: --max-size 1GB";
const SAVE_EN: &str = "save it as .docx, or as plain text (.txt) in UTF-8";
const REPAIR_EN: &str =
    "open it in the program that wrote it and save it again, or ask for it to be sent again";
const REPAIR_VI: &str = "hãy mở bằng phần mềm đã tạo ra tệp và lưu lại, hoặc đề nghị gửi lại tệp";
pub(super) const OCR_EN: &str =
    "run it through text recognition (OCR), or use the Word file that it was printed from";
pub(super) const OCR_VI: &str = "hãy nhận dạng chữ (OCR) hoặc dùng tệp Word gốc";
const SAVE_VI: &str = "hãy lưu lại thành .docx hoặc văn bản thuần (.txt), bảng mã UTF-8";

#[cfg(feature = "office")]
impl From<OfficeError> for Error {
    fn from(error: OfficeError) -> Self {
        match error {
            OfficeError::Locked => Self::Locked,
            error => Self::Office(error),
        }
    }
}

impl Error {
    /// The fault and what to do about it, in both languages.
    ///
    /// ```
    /// use viendan::{diagnostic::Language, read, text::Letters};
    ///
    /// let error = read::read("bao-cao.xlsx", b"PK\x03\x04..xl/".into(), &Letters::default()).unwrap_err();
    /// assert!(error.words().in_language(Language::Vietnamese).starts_with("chưa đọc được .xlsx"));
    /// ```
    #[expect(clippy::too_many_lines, reason = "a table: one reason a row, in both languages")]
    pub fn words(&self) -> Words {
        match self {
            Self::Empty => Words::new(
                format!("tệp rỗng (0 byte), chưa soát; {AGAIN_VI}"),
                format!("the file is empty (0 bytes) and was not checked; {AGAIN_EN}"),
            ),
            Self::NoFile { what, way } => {
                let [what_vi, way_vi] = [what, way].map(|it| it.in_language(Language::Vietnamese));
                let [what, way] = [what, way].map(|it| it.in_language(Language::English));
                Words::new(
                    format!("đây là {what_vi}, không phải tệp, nên không đọc; {way_vi}"),
                    format!("this is {what}, not a file, and was not read; {way}"),
                )
            }
            Self::TooLarge { limit } => {
                let limit = megabytes(*limit);
                Words::new(
                    format!("tệp lớn hơn {limit} nên không đọc; {SMALLER_VI}"),
                    format!("the file has more than {limit} and was not read; {SMALLER_EN}"),
                )
            }
            Self::Shrunk => Words::new(
                "tệp bị ngắn đi trong lúc đọc, chưa soát; hãy chờ lưu hoặc tải xong rồi soát lại",
                "the file became shorter while it was read, and was not checked; wait until it is saved or fetched whole, and check it again",
            ),
            Self::Misnamed { extension } => Words::new(
                format!(
                    "tên là .{extension} nhưng bên trong không phải tệp .{extension} (tải chưa hết hoặc bị đổi tên), chưa soát; {AGAIN_VI}, hoặc đổi tên thành .txt nếu đây là văn bản thuần"
                ),
                format!(
                    "named .{extension}, but inside it is no .{extension} file (cut off, or renamed): it was not checked; {AGAIN_EN}, or rename it to .txt if it is plain text"
                ),
            ),
            Self::System(error) => {
                Words::new("không đọc được", "cannot be read").before(&Words::of_system(error))
            }
            Self::Archive { format } => Words::new(
                format!(
                    "đây là tệp nén ({format}), không phải văn bản; hãy giải nén rồi soát từng tệp bên trong"
                ),
                format!(
                    "this is an archive ({format}), not a document; unpack it and check the files in it"
                ),
            ),
            Self::Foreign { format } => Words::new(
                format!("chưa đọc được {format} ở bản này; {SAVE_VI}"),
                format!("{format} files cannot be read by this version yet; {SAVE_EN}"),
            ),
            Self::Picture { format } => Words::new(
                format!("tệp ảnh ({format}), chưa có chữ; {OCR_VI}"),
                format!("this is a picture ({format}) and has no text; {OCR_EN}"),
            ),
            Self::Locked => Words::new(
                "tệp có mật khẩu; hãy mở tệp, bỏ mật khẩu rồi lưu lại",
                "the file is protected by a password; open it, take the password away and save it",
            ),
            Self::OldWord => Words::new(
                "tệp do Word 95 trở về trước tạo ra; hãy mở bằng Word hoặc LibreOffice và lưu lại thành .docx",
                "the file was written by Word 95 or before; open it in Word or LibreOffice and save it as .docx",
            ),
            Self::Damaged { format, why } => {
                let said = |language| why.in_language(language);
                Words::new(
                    format!(
                        "tệp {format} bị hỏng hoặc thiếu ({}); {REPAIR_VI}",
                        said(Language::Vietnamese)
                    ),
                    format!(
                        "this {format} file is damaged or incomplete ({}); {REPAIR_EN}",
                        said(Language::English)
                    ),
                )
            }
            Self::Excessive { format } => Words::new(
                format!("tệp {format} chứa nhiều hơn hẳn một văn bản nên không đọc; {REPAIR_VI}"),
                format!(
                    "this {format} file holds far more than a document does, and was left unread; {REPAIR_EN}"
                ),
            ),
            Self::Binary { at } => Words::new(
                format!("đây không phải văn bản: có byte NUL ở vị trí {at}; {SAVE_VI}"),
                format!("this is no text: there is a NUL byte at offset {at}; {SAVE_EN}"),
            ),
            #[cfg(feature = "office")]
            Self::Office(error) => error.words(),
            Self::UnmarkedUtf16 => Words::new(
                format!("có vẻ là UTF-16 nhưng thiếu dấu thứ tự byte (BOM); {SAVE_VI}"),
                format!("this looks like UTF-16 without a byte order mark; {SAVE_EN}"),
            ),
            Self::BrokenUtf16 { at } => Words::new(
                format!("UTF-16 hỏng ở byte {at}; {SAVE_VI}"),
                format!("the UTF-16 is broken at byte {at}; {SAVE_EN}"),
            ),
            Self::NotUtf8 { line, at } => Words::new(
                format!(
                    "không phải UTF-8: dòng {line}, byte {at}; có thể là TCVN3, VNI hoặc Windows-1258; {SAVE_VI}"
                ),
                format!(
                    "not UTF-8: line {line}, byte {at}; perhaps TCVN3, VNI or Windows-1258; {SAVE_EN}"
                ),
            ),
        }
    }
}

says_words!(Error);

/// A number of bytes as people say it.
fn megabytes(bytes: u64) -> String {
    match (bytes >> 20, bytes >> 10) {
        (0, 0) => format!("{bytes} byte"),
        (0, count) => format!("{count} KB"),
        (count, _) => format!("{count} MB"),
    }
}

/// A file of a format whose rules are broken, as the library says that reads it.
#[cfg(any(feature = "office", feature = "pdf"))]
pub(super) fn damaged(format: &'static str, why: &dyn std::fmt::Display) -> Error {
    let why = Words::new("cấu trúc sai", why.to_string());
    Error::Damaged { format, why }
}

/// A file that breaks off.
pub(super) fn cut_off(format: &'static str) -> Error {
    Error::Damaged { format, why: Words::new("tệp bị cắt cụt", "it is cut off") }
}
