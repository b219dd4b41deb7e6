//! Bytes to text: one reader a format, and a clear word for what cannot be read yet.

use crate::{
    diagnostic::Words,
    text::{Letters, Source, Text, Why},
};

mod disk;
mod error;
mod legacy;
mod looks;
#[cfg(feature = "office")]
pub(crate) mod office;
#[cfg(feature = "office")]
mod trail;

use error::{OCR_EN, OCR_VI};
#[cfg(any(feature = "office", feature = "pdf"))]
use error::{cut_off, damaged};

pub use disk::{LIMIT, file, stream};
pub use error::Error;
#[cfg(feature = "office")]
pub use office::{Error as OfficeError, Excess};

/// The side of tracked changes that is read.
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
    ($($(#[$when:meta])? $module:ident),* $(,)?) => {
        $($(#[$when])? mod $module;)*

        /// Every reader; the first that knows the bytes reads them.
        static READERS: &[Reader] = &[$($(#[$when])? Reader {
            extensions: $module::EXTENSIONS,
            knows: $module::knows,
            decode: $module::decode,
        }),*];
    };
}

readers! {
    #[cfg(feature = "office")]
    doc,
    #[cfg(feature = "office")]
    docx,
    #[cfg(feature = "office")]
    mhtml,
    #[cfg(feature = "office")]
    html,
    #[cfg(feature = "office")]
    odt,
    #[cfg(feature = "pdf")]
    pdf,
    #[cfg(feature = "office")]
    rtf,
    plain,
}

/// Reads the bytes of a file into a text.
///
/// # Errors
///
/// No bytes at all, bytes that are not what the name says, and bytes that are no UTF-8 and no
/// marked UTF-16, with a word for what they look like.
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
    if bytes.is_empty() {
        return Err(Error::Empty);
    }
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    looks::refuse(&bytes, extension)?;
    let source = match READERS.iter().find(|reader| (reader.knows)(&bytes)) {
        Some(reader) => (reader.decode)(&bytes, track)?,
        #[cfg(feature = "office")]
        None if html::is_page(extension, &bytes) => html::decode(&bytes, track)?,
        None => {
            looks::refuse_text(&bytes, extension)?;
            plain::decode(&bytes, track)?
        }
    };
    drop(bytes);
    Ok(Text::from_source(name, source, letters))
}

/// The words of a Word file as they are written, with one side of tracked changes.
#[cfg(feature = "office")]
pub(crate) fn words(bytes: &[u8], track: Track) -> Result<String, Error> {
    Ok(docx::decode(bytes, track)?.words)
}

/// The words of a plain file, whatever its letters were written in.
#[cfg(feature = "registry")]
pub(crate) fn plain_words(bytes: &[u8]) -> Result<Source, Error> {
    plain::decode(bytes, Track::default())
}

/// The words on a file that was opened and has none to check: a scan, pictures, nothing.
///
/// ```
/// use viendan::{read, text::{Letters, Text}};
///
/// let text = |words: &str| Text::new("bao-cao.txt", words.into(), &Letters::default());
/// assert!(read::said_of_wordless(&text("Số: 12/BC-VPUB")).is_none());
/// assert!(read::said_of_wordless(&text(" \n")).is_some());
/// ```
pub fn said_of_wordless(text: &Text) -> Option<Words> {
    if !text.words().trim().is_empty() {
        return None;
    }
    let has = |why| text.source().unread.iter().any(|part| part.why == why);
    Some(if has(Why::Scan) {
        Words::new(
            format!("Tệp này là ảnh quét, chưa có chữ; {OCR_VI}"),
            format!("this file is a scan and has no text yet; {OCR_EN}"),
        )
    } else if has(Why::Picture) {
        Words::new(
            format!("tệp chỉ có ảnh, không có chữ nào để soát; {OCR_VI}"),
            format!("the file holds pictures only and no words to check; {OCR_EN}"),
        )
    } else {
        Words::new(
            "không có chữ nào để soát; hãy xem đã chọn đúng tệp chưa",
            "there are no words to check; see whether this is the right file",
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

/// The ends of the names of the files that are read when a whole folder is.
#[cfg(feature = "web")]
pub(crate) fn extensions() -> impl Iterator<Item = &'static str> {
    READERS.iter().flat_map(|reader| reader.extensions.iter().copied())
}

impl Reader {
    fn takes(&self, extension: &str) -> bool {
        self.extensions.iter().any(|known| known.eq_ignore_ascii_case(extension))
    }
}
