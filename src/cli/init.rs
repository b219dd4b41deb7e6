//! `viendan init`: a commented `viendan.toml` to begin with.

use std::path::Path;

use super::{Outcome, Session, draft::Draft, error::Error, say};
use crate::{
    config::{EXAMPLE, NAME},
    diagnostic::Words,
};

/// Writes the file into the working folder; one that is there is never replaced.
pub(super) fn run(session: Session<'_>) -> Result<Outcome, Error> {
    let path = Path::new(NAME);
    if path.symlink_metadata().is_ok() {
        return Err(Error::ConfigExists);
    }
    Draft::write(path, EXAMPLE.as_bytes())?;
    let vi = format!("đã ghi {NAME}; hãy mở tệp và bỏ dấu # ở những dòng muốn dùng");
    let en = format!("wrote {NAME}; open it and remove the # of the lines that you want");
    say(session, &Words::new(vi, en));
    Ok(Outcome::Clean)
}
