//! `viendan fix`: shows the safe corrections of spelling, or makes them: in text files in place,
//! in Word files as tracked changes in a copy.

use std::{
    collections::HashMap,
    io::{self, Write},
    path::PathBuf,
};

use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};

use super::{
    Outcome, Session, args, complain,
    draft::{Draft, names},
    error::Error,
    files::{self, Opened},
    memory::Memory,
    out,
    plan::{Before, Plans},
    run, say, warn, writers,
};
use crate::{
    check::Checked,
    diagnostic::{Words, seen, seen_lines},
    grammar::Grammar,
    mend::{self, Trust},
    read,
    review::{self, Corrected, Task},
    text::Encoding,
};

/// Lines that are shown around a change.
const AROUND: usize = 1;

const REMOVED: Style = AnsiColor::Red.on_default();
const ADDED: Style = AnsiColor::Green.on_default();
const PLACE: Style = AnsiColor::Cyan.on_default();

/// What is done with the corrections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Show,
    Write,
}

/// What a text became.
#[derive(Debug)]
struct Mended {
    name: String,
    /// The file that is written; `None` for standard input.
    path: Option<PathBuf>,
    before: Vec<u8>,
    after: Vec<u8>,
    changes: usize,
    /// Changes that the file has no room for: its encoding, or words that are gone.
    left: usize,
    /// Whether the corrections are proposed in a copy, as in Word files.
    is_copy: bool,
    /// Whether the file is another program's, so that it is not written as text.
    is_foreign: bool,
}

/// What a run did.
#[derive(Debug, Default)]
struct Tally {
    files: usize,
    changes: usize,
    left: usize,
    foreign: usize,
    /// Files that may not be written.
    refused: usize,
}

pub(super) fn run(session: Session<'_>, args: &args::Fix) -> Result<Outcome, Error> {
    let inputs = files::inputs(session, &args.paths)?;
    let plans = Plans::new(&args.rules, &inputs, Before::LeftOut(None))?;
    let session = plans.heard(&args.rules, session);
    let memory = Memory::new(&args.rules, &plans)?;
    let trust = if args.unsafe_fixes { Trust::All } else { Trust::Safe };
    let (mode, mut out) = if args.write {
        (Mode::Write, out::plain())
    } else {
        (Mode::Show, out::coloured(session.colour))
    };
    // A Word file is never written over: its corrections are proposed in a copy beside it.
    let copies = if args.write { writers::reviewed(&inputs)? } else { HashMap::new() };
    let mut tally = Tally::default();
    let unreadable = run::checked(
        (session, &plans, &memory),
        &inputs,
        |checked, opened| mended(session, (trust, mode), (&checked, opened), &copies),
        |mended| {
            let mended = mended?;
            match mode {
                Mode::Write if mended.path.is_none() => out.write_all(&mended.after)?,
                _ if mended.changes == 0 => {}
                Mode::Write => match write(session, &mended) {
                    Err(Error::Unwritten(error)) if error.is_refused() => {
                        complain(&error.words(), session.language);
                        tally.refused += 1;
                        return Ok(());
                    }
                    written => written?,
                },
                Mode::Show => show(&mut out, session.grammar, &mended)?,
            }
            tally.add(session, &mended);
            Ok(())
        },
    )?;
    out::finish(out)?;
    // Where nothing could be read, nothing is known of what there is to mend.
    if unreadable < inputs.len() {
        say(session, &tally.words(mode));
    }
    Ok(match (unreadable + tally.foreign + tally.refused, tally.changes, mode) {
        (1.., ..) => Outcome::Partial,
        (0, 1.., Mode::Show) => Outcome::Found,
        _ => Outcome::Clean,
    })
}

fn mended(
    session: Session<'_>,
    (trust, mode): (Trust, Mode),
    (checked, opened): (&Checked<'_>, &Opened),
    copies: &HashMap<PathBuf, PathBuf>,
) -> io::Result<Mended> {
    let Opened { text, original, .. } = opened;
    let task = Task { language: session.language, now: session.began, trust };
    let corrected = review::corrected(checked, task).map_err(|error| {
        io::Error::other(error.words().in_language(session.language).to_owned())
    })?;
    let is_copy = corrected.is_some();
    let Corrected { bytes: after, changes, left } = corrected.unwrap_or_else(|| {
        let changes = mend::changes(&checked.report, &checked.findings, trust).into_iter();
        let (possible, left): (Vec<_>, Vec<_>) =
            changes.partition(|change| mend::can_be_made(text, original, change));
        let bytes = mend::apply(text, original, &possible);
        Corrected { bytes, changes: possible.len(), left: left.len() }
    });
    let copy = opened.path.as_ref().and_then(|path| copies.get(path)).cloned();
    // A Word file under another kind of name has no place for its copy.
    let is_homeless = mode == Mode::Write && is_copy && copy.is_none() && opened.path.is_some();
    let (changes, left) = if is_homeless { (0, changes + left) } else { (changes, left) };
    let is_text = text.source().encoding != Encoding::Extracted;
    Ok(Mended {
        name: text.name().to_owned(),
        path: if is_copy { copy } else { opened.path.clone() },
        before: original.clone(),
        after,
        changes,
        left,
        is_copy,
        is_foreign: is_homeless || !is_text && !is_copy,
    })
}

/// Writes the file that the corrections are for, and says what a person must know of it.
fn write(session: Session<'_>, mended: &Mended) -> Result<(), Error> {
    let Some(path) = &mended.path else { return Ok(()) };
    let others = names(path).saturating_sub(1);
    let unsigned = || review::unsigned(&mended.name, &mended.before);
    if let Some(unsigned) = mended.is_copy.then(unsigned).flatten() {
        warn(&unsigned, session.language);
    }
    Draft::write(path, &mended.after)?;
    if mended.is_copy {
        say(session, &copied(mended));
    } else if others > 0 {
        say(session, &linked(&mended.name, others));
    }
    Ok(())
}

/// That other names of a file keep what it was.
fn linked(name: &str, others: u64) -> Words {
    Words::new(
        format!(
            "{name}: tệp còn {others} tên khác (liên kết cứng); chỉ tên này được sửa, tên kia giữ nội dung cũ"
        ),
        format!(
            "{name}: the file has {others} other name(s) (hard links); only this one is corrected, the other keeps what it was"
        ),
    )
}

/// Where the corrections of a Word file are.
fn copied(mended: &Mended) -> Words {
    let path = mended.path.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
    Words::new(
        format!("đã ghi {path}: mở bằng Word rồi bấm Chấp nhận (Accept) từng chỗ"),
        format!("wrote {path}: open it in Word and accept what you agree with"),
    )
}

/// Shows what would change, line by line, as `diff -u` does.
fn show(out: &mut dyn Write, grammar: &Grammar, mended: &Mended) -> io::Result<()> {
    let Mended { name, before, after, .. } = mended;
    let [before, after] = [before, after].map(|bytes| words(name, bytes, grammar));
    let diff = TextDiff::from_lines(&before, &after);
    let name = seen(name);
    writeln!(out, "--- {name}\n+++ {name}")?;
    for hunk in diff.unified_diff().context_radius(AROUND).iter_hunks() {
        writeln!(out, "{PLACE}{}{PLACE:#}", hunk.header())?;
        for change in hunk.iter_changes() {
            let line = change.value().trim_end_matches(['\r', '\n']);
            // A file must not speak to the terminal.
            let line = seen_lines(line);
            match change.tag() {
                ChangeTag::Delete => writeln!(out, "{REMOVED}-{line}{REMOVED:#}")?,
                ChangeTag::Insert => writeln!(out, "{ADDED}+{line}{ADDED:#}")?,
                ChangeTag::Equal => writeln!(out, " {line}")?,
            }
        }
    }
    Ok(())
}

/// The words of a file for a screen.
fn words(name: &str, bytes: &[u8], grammar: &Grammar) -> String {
    let read = || read::read(name, bytes.to_vec(), grammar.letters());
    std::str::from_utf8(bytes).map_or_else(
        |_| read().map(|text| text.source().words.clone()).unwrap_or_default(),
        |words| words.trim_start_matches('\u{feff}').to_owned(),
    )
}

impl Tally {
    fn add(&mut self, session: Session<'_>, mended: &Mended) {
        self.files += usize::from(mended.changes > 0);
        self.changes += mended.changes;
        if mended.is_foreign && mended.left > 0 {
            self.foreign += 1;
            let name = &mended.name;
            let vi = format!(
                "{name}: chỉ sửa được tệp văn bản và tệp Word (.docx); đề nghị sửa trong chương trình đã tạo tệp"
            );
            let en = format!(
                "{name}: only text and Word (.docx) files are corrected; please correct it in its own program"
            );
            complain(&Words::new(vi, en), session.language);
        } else {
            self.left += mended.left;
        }
    }

    fn words(&self, mode: Mode) -> Words {
        let Self { files, changes, left, .. } = self;
        let (vi, en) = match (changes, mode) {
            (0, _) => ("không có gì để sửa".to_owned(), "nothing to correct".to_owned()),
            (_, Mode::Write) => (
                format!("đã sửa {changes} chỗ ở {files} tệp"),
                format!("corrected {changes} in {files} file(s)"),
            ),
            (_, Mode::Show) => (
                format!("sửa được {changes} chỗ ở {files} tệp; thêm --write để ghi"),
                format!("{changes} to correct in {files} file(s); add --write to write"),
            ),
        };
        match left {
            0 => Words::new(vi, en),
            _ => Words::new(
                format!("{vi}; {left} chỗ không ghi được vào tệp"),
                format!("{en}; {left} that the file cannot take"),
            ),
        }
    }
}
