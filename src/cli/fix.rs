//! `viendan fix`: shows the safe corrections of spelling in text files, or makes them.

use std::{
    io::{self, Write},
    path::PathBuf,
};

use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};

use super::{
    Outcome, Session, args, complain,
    draft::Draft,
    error::Error,
    files::{self, Opened},
    judge::judge,
    out,
    plan::Plans,
    run, say,
};
use crate::{
    diagnostic::Words,
    grammar::Grammar,
    mend::{self, Trust},
    read,
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
    /// The file; `None` for standard input.
    path: Option<PathBuf>,
    before: Vec<u8>,
    after: Vec<u8>,
    changes: usize,
    /// Changes that the encoding of the file has no room for.
    left: usize,
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
}

pub(super) fn run(session: Session<'_>, args: &args::Fix) -> Result<Outcome, Error> {
    let inputs = files::inputs(&args.paths)?;
    let plans = Plans::new(&args.rules, &inputs)?;
    let session = plans.heard(&args.rules, session);
    let trust = if args.unsafe_fixes { Trust::All } else { Trust::Safe };
    let (mode, mut out) = if args.write {
        (Mode::Write, out::plain())
    } else {
        (Mode::Show, out::coloured(session.colour))
    };
    let mut tally = Tally::default();
    let unreadable = run::each(
        session,
        &inputs,
        |opened| mended(session, &plans, trust, opened),
        |mended| {
            tally.add(session, &mended);
            match mode {
                Mode::Write if mended.path.is_none() => out.write_all(&mended.after)?,
                _ if mended.changes == 0 => {}
                Mode::Write => {
                    mended.path.map_or(Ok(()), |path| Draft::write(&path, &mended.after))?;
                }
                Mode::Show => show(&mut out, session.grammar, &mended)?,
            }
            Ok(())
        },
    )?;
    out::finish(out)?;
    say(session, &tally.words(mode));
    Ok(match (unreadable + tally.foreign, tally.changes, mode) {
        (1.., ..) => Outcome::Partial,
        (0, 1.., Mode::Show) => Outcome::Found,
        _ => Outcome::Clean,
    })
}

fn mended(session: Session<'_>, plans: &Plans, trust: Trust, opened: &Opened) -> Mended {
    let Opened { text, original, .. } = opened;
    let changes = judge(session, plans.of(opened.named()), opened, |checked| {
        let changes = mend::changes(checked.report, checked.findings, trust).into_iter();
        let (possible, left): (Vec<_>, Vec<_>) =
            changes.partition(|change| mend::can_be_made(text, original, change));
        (mend::apply(text, original, &possible), possible.len(), left.len())
    });
    let (after, changes, left) = changes;
    Mended {
        name: text.name().to_owned(),
        path: opened.path.clone(),
        before: original.clone(),
        after,
        changes,
        left,
        is_foreign: text.source().encoding == Encoding::Extracted,
    }
}

/// Shows what would change, line by line, as `diff -u` does.
fn show(out: &mut dyn Write, grammar: &Grammar, mended: &Mended) -> io::Result<()> {
    let Mended { name, before, after, .. } = mended;
    let [before, after] = [before, after].map(|bytes| words(name, bytes, grammar));
    let diff = TextDiff::from_lines(&before, &after);
    writeln!(out, "--- {name}\n+++ {name}")?;
    for hunk in diff.unified_diff().context_radius(AROUND).iter_hunks() {
        writeln!(out, "{PLACE}{}{PLACE:#}", hunk.header())?;
        for change in hunk.iter_changes() {
            let line = change.value().trim_end_matches(['\r', '\n']);
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
                "{name}: chỉ sửa được tệp văn bản; đề nghị sửa trong chương trình đã tạo tệp"
            );
            let en = format!(
                "{name}: only text files are corrected; please correct it in its own program"
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
                format!("{vi}; {left} chỗ không ghi được bằng bảng mã của tệp"),
                format!("{en}; {left} that the encoding of the file has no letters for"),
            ),
        }
    }
}
