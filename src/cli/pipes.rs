//! The open ends of a run: standard output, files that gather texts, files beside texts.

use std::io::{self, Write as _};

use super::{
    Session, complain,
    draft::Draft,
    error::Error,
    out::{self, Out},
    say, warn,
    writers::{Part, To, Writer},
};
use crate::{
    check::Counts,
    diagnostic::Words,
    render::{RENDERERS, Renderer, Settings},
};

/// Takes what the writers make, text by text.
pub(super) struct Pipes<'w> {
    session: Session<'w>,
    settings: Settings,
    open: Vec<Pipe>,
    /// Files that could not be made.
    failed: usize,
}

struct Pipe {
    renderer: &'static Renderer,
    end: End,
    has_written: bool,
    /// Whether nothing is left to do when its reader goes away.
    is_only: bool,
}

enum End {
    Stdout(Out),
    File(Draft),
    /// Each text has a file of its own.
    Files,
    /// Nobody reads standard output any more, but a file is still wanted.
    Gone,
}

impl<'w> Pipes<'w> {
    /// Opens every end and writes what comes first.
    pub(super) fn open(
        session: Session<'w>,
        settings: Settings,
        writers: &[Writer],
    ) -> Result<Self, Error> {
        let mut pipes = Vec::new();
        for Writer { renderer, to } in writers {
            let is_for_people = RENDERERS.first().is_some_and(|it| it.name == renderer.name);
            let end = match to {
                To::Stdout if is_for_people => End::Stdout(out::coloured(session.colour)),
                To::Stdout => End::Stdout(out::plain()),
                To::File(path) => End::File(Draft::new(path)?),
                To::Files(_) => End::Files,
            };
            let is_only = writers.len() == 1;
            let mut pipe = Pipe { renderer, end, has_written: false, is_only };
            let mut first = Vec::new();
            (renderer.open)(&mut first, settings)?;
            pipe.add(&first)?;
            pipes.push(pipe);
        }
        Ok(Self { session, settings, open: pipes, failed: 0 })
    }

    /// Takes what each writer made of one text.
    pub(super) fn take(&mut self, parts: Vec<Part>) -> Result<(), Error> {
        for (pipe, part) in self.open.iter_mut().zip(parts) {
            match (&part.path, &pipe.end) {
                (Some(_), _) if part.failed.is_some() => {
                    // It names the text, whose copy bears its name.
                    let why = part.failed.unwrap_or_default();
                    complain(&Words::new(why.as_str(), why.as_str()), self.session.language);
                    self.failed += 1;
                }
                (Some(path), _) if part.bytes.is_empty() => {
                    let name = pipe.renderer.name;
                    let vi = format!("không có gì để ghi vào `{}` ({name})", path.display());
                    let en = format!("nothing to write to `{}` ({name})", path.display());
                    say(self.session, &Words::new(vi, en));
                }
                (Some(path), _) => {
                    if let Some(warning) = &part.warning {
                        warn(warning, self.session.language);
                    }
                    Draft::write(path, &part.bytes)?;
                    say(self.session, &written(&path.display().to_string()));
                }
                (None, End::Files) => {}
                (None, _) => pipe.add_text(&part.bytes)?,
            }
        }
        Ok(())
    }

    /// Writes the ends and hands everything over; says how many files could not be made.
    pub(super) fn close(self, counts: &Counts) -> Result<usize, Error> {
        for mut pipe in self.open {
            let mut last = Vec::new();
            (pipe.renderer.close)(&mut last, counts, self.settings)?;
            pipe.lenient(&last)?;
            match pipe.end {
                End::Stdout(out) => match out::finish(out) {
                    Err(error) if is_closed(&error) && !pipe.is_only => {}
                    finished => finished?,
                },
                End::File(draft) => {
                    let name = draft.name();
                    draft.finish()?;
                    say(self.session, &written(&name));
                }
                End::Files | End::Gone => {}
            }
        }
        Ok(self.failed)
    }
}

impl Pipe {
    fn add(&mut self, bytes: &[u8]) -> Result<(), Error> {
        match &mut self.end {
            End::Stdout(out) => Ok(out.write_all(bytes)?),
            End::File(draft) => draft.all(bytes),
            End::Files | End::Gone => Ok(()),
        }
    }

    fn add_text(&mut self, bytes: &[u8]) -> Result<(), Error> {
        if self.has_written && !bytes.is_empty() {
            self.lenient(self.renderer.between.as_bytes())?;
        }
        self.has_written |= !bytes.is_empty();
        self.lenient(bytes)
    }

    /// Adds bytes; a reader that went away does not keep files from being written.
    fn lenient(&mut self, bytes: &[u8]) -> Result<(), Error> {
        match self.add(bytes) {
            Err(Error::Write(error)) if is_closed(&error) && !self.is_only => {
                self.end = End::Gone;
                Ok(())
            }
            added => added,
        }
    }
}

fn is_closed(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
}

/// Says that a file was written.
fn written(path: &str) -> Words {
    Words::new(format!("đã ghi {path}"), format!("wrote {path}"))
}
