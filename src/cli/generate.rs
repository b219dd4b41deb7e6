//! `viendan generate`: the manual page, completions, and the schema of `viendan.toml`.

use std::io::Write as _;

use clap_complete::Shell;

use super::{Outcome, Session, args, args::Product, error::Error, help, out};
use crate::config::SCHEMA;

pub(super) fn run(session: Session<'_>, args: &args::Generate) -> Result<Outcome, Error> {
    let mut command = help::command(session.language);
    // Generators write to memory first: they give up loudly when a reader goes away.
    let mut made = Vec::new();
    let mut complete = |shell: Shell| {
        clap_complete::generate(shell, &mut command, "viendan", &mut made);
    };
    match args.product {
        Product::Bash => complete(Shell::Bash),
        Product::Zsh => complete(Shell::Zsh),
        Product::Fish => complete(Shell::Fish),
        Product::Powershell => complete(Shell::PowerShell),
        Product::Man => clap_mangen::Man::new(command).render(&mut made)?,
        Product::Schema => made.extend(SCHEMA.as_bytes()),
    }
    let mut out = out::plain();
    out.write_all(&made)?;
    out::finish(out)?;
    Ok(Outcome::Clean)
}
