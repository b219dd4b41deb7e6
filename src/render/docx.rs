//! The Word copy of a file with what was found in it: `--out docx`.

use std::io::{self, Write};

use super::{Ending, Goes, Renderer, Settings};
use crate::{
    check::Checked,
    mend::Trust,
    review::{self, Error, Task},
};

pub(super) const RENDERER: Renderer = Renderer {
    goes: Goes::Each(Ending { words: "da-soat.docx", is_ours: review::is_untouched }),
    ..Renderer::stream("docx", file)
};

fn file(out: &mut dyn Write, checked: &Checked<'_>, settings: Settings) -> io::Result<()> {
    let Settings { language, began: now, .. } = settings;
    let name = checked.text().name();
    let kind = || name.rsplit_once('.').map_or(name, |(_, extension)| extension);
    let reviewed = review::reviewed(checked, Task { language, now, trust: Trust::Safe });
    match reviewed.and_then(|it| it.ok_or_else(|| Error::NotWord(format!(".{}", kind())))) {
        Ok(reviewed) => out.write_all(&reviewed.bytes),
        // There is nothing to comment on: nothing is written, and the caller says so.
        Err(Error::Empty) => Ok(()),
        Err(error) => {
            let words = error.words();
            Err(io::Error::other(format!("{name}: {}", words.in_language(language))))
        }
    }
}
