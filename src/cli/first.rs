//! The first word of the arguments that is no flag: a command, a file, or a slip of the pen.

use std::ffi::OsString;

use super::args::Args;
use crate::diagnostic::{self, near};

/// The words that ask for help as a command does: `viendan help check`.
const HELP: [&str; 5] = ["help", "tro-giup", "trợ-giúp", "huong-dan", "hướng-dẫn"];

/// `viendan bao-cao.txt` means `viendan check bao-cao.txt`, and `viendan help fix` means
/// `viendan fix --help`: the first word that is no flag decides.
pub(super) fn understood(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let is_command =
        |word: &str| <Args as clap::CommandFactory>::command().find_subcommand(word).is_some();
    let mut words = arguments.iter().enumerate().skip(1);
    while let Some((at, word)) = words.next() {
        let Some(word) = word.to_str() else { return checked(arguments) };
        match word {
            "--lang" | "--color" | "--grammar" | "--jobs" | "--max-size" | "-j" => {
                words.next();
            }
            "-h" | "--help" | "-V" | "--version" => return arguments,
            word if word.starts_with('-') && word != "-" => {}
            word if HELP.contains(&word) => {
                arguments.remove(at);
                arguments.push("--help".into());
                return arguments;
            }
            word if is_command(word) => return arguments,
            _ => return checked(arguments),
        }
    }
    arguments
}

/// The command that a word was perhaps meant to be: `fix` for `fxi`, `registry import` for
/// `import`, which stands below another.
pub(super) fn meant(word: &str) -> Option<String> {
    let command = <Args as clap::CommandFactory>::command();
    let mut commands = command.get_subcommands();
    let below = commands.find_map(|it| Some((it.get_name(), it.find_subcommand(word)?.get_name())));
    if let Some((above, below)) = below {
        return Some(format!("{above} {below}"));
    }
    // Of a short word half is soon another: `open` is not `nen`.
    let is_near = |alias: &&str| 2 * diagnostic::distance(word, alias) < word.chars().count();
    let aliases = command.get_subcommands().flat_map(clap::Command::get_all_aliases);
    let names = command.get_subcommands().map(clap::Command::get_name);
    near(word, names.chain(aliases.filter(is_near))).map(str::to_owned)
}

fn checked(mut arguments: Vec<OsString>) -> Vec<OsString> {
    arguments.insert(1, "check".into());
    arguments
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn every_command_is_hinted_at() {
        assert_eq!(meant("fxi").as_deref(), Some("fix"));
        assert_eq!(meant("chekc").as_deref(), Some("check"));
        assert_eq!(meant("bao-cao.txt"), None);
    }
}
