//! The words that were read of a file, paragraph by paragraph, and what was not.

use std::io::{self, Write};

use crate::{
    diagnostic::{Language, seen},
    text::{Cell, Position, Text, Why},
};

/// Writes the words of a text with their numbers: paragraphs and cells, or the lines of a text
/// file; then what was not read, and why.
///
/// # Errors
///
/// Only those of the writer.
///
/// ```
/// use viendan::{diagnostic::Language, render::show, text::{Letters, Text}};
///
/// let text = Text::new("a.txt", "BÁO CÁO\n\nKết quả".into(), &Letters::default());
/// let mut out = Vec::new();
/// show::show(&mut out, &text, Language::Vietnamese).unwrap();
/// assert_eq!(String::from_utf8(out).unwrap(), "a.txt\n   1 | BÁO CÁO\n   3 | Kết quả\n");
/// ```
pub fn show(out: &mut dyn Write, text: &Text, language: Language) -> io::Result<()> {
    writeln!(out, "{}", seen(text.name()))?;
    let mut part = "";
    for line in text.words().split('\n') {
        for words in line.split('\t').filter(|words| !words.trim().is_empty()) {
            let words = words.trim();
            let shown = seen(words);
            let Some(position) = text.position(words) else {
                let number = text.place(words).map_or(0, |place| place.line);
                writeln!(out, "{number:4} | {shown}")?;
                continue;
            };
            if part != position.part {
                part = position.part;
                writeln!(out, "{}", seen(part))?;
            }
            let place = place(&position, language);
            writeln!(out, "{:4} | {place}{shown}", position.paragraph)?;
        }
    }
    unread(out, text, language)
}

fn place(position: &Position<'_>, language: Language) -> String {
    let Some(Cell { table, row, column }) = position.cell else { return String::new() };
    match language {
        Language::Vietnamese => format!("[bảng {table}, dòng {row}, cột {column}] "),
        Language::English => format!("[table {table}, row {row}, column {column}] "),
    }
}

fn unread(out: &mut dyn Write, text: &Text, language: Language) -> io::Result<()> {
    for unread in &text.source().unread {
        let part = seen(&unread.part);
        let why = why(unread.why, language);
        match language {
            Language::Vietnamese => writeln!(out, "chưa đọc: {part} ({why})")?,
            Language::English => writeln!(out, "not read: {part} ({why})")?,
        }
    }
    Ok(())
}

fn why(why: Why, language: Language) -> &'static str {
    let (vi, en) = match why {
        Why::Embedded => ("đối tượng của phần mềm khác", "an object of another program"),
        Why::Picture => ("ảnh", "a picture"),
        Why::Scan => ("trang là ảnh quét", "a scanned page"),
        Why::Stamp => ("chữ ký số hoặc dấu là ảnh", "a signature or a stamp that is a picture"),
        Why::Broken => {
            ("cấu trúc hỏng, có thể đọc thiếu", "a broken structure, perhaps not read whole")
        }
        Why::Unknown => ("chữ ở dạng chưa biết đọc", "words in a form that is not known"),
    };
    if language == Language::Vietnamese { vi } else { en }
}
