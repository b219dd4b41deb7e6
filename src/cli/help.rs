//! The help and the complaints about arguments, in both languages.

use std::{ffi::OsString, io::Write as _, process::ExitCode};

use clap::{
    Arg, ArgAction, Command, CommandFactory as _,
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::{args::Args, complain};
use crate::diagnostic::{Language, Words};

mod known;
mod words;

use words::{HELP, Row};

/// The language that the arguments ask for, before they are parsed.
pub(super) fn language(arguments: &[OsString]) -> Language {
    let words: Vec<_> = arguments.iter().filter_map(|it| it.to_str()).collect();
    let is_english =
        words.contains(&"--lang=en") || words.windows(2).any(|it| it == ["--lang", "en"]);
    if is_english { Language::English } else { Language::Vietnamese }
}

/// The command with its help in one language.
pub(super) fn command(language: Language) -> Command {
    let flags = [
        Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true),
        Arg::new("version").short('V').long("version").action(ArgAction::Version),
    ];
    let command = Args::command().args(flags);
    let rows = HELP.iter().chain(known::HELP);
    let command = rows.fold(command, |command, row| told(command, row, language));
    let command = command.mut_subcommand("grammar", |grammar| shaped(grammar, language));
    shaped(command, language)
}

/// Tells one row; `*` means every command that has the argument.
fn told(command: Command, row: &Row, language: Language) -> Command {
    let &(name, argument, vi, en) = row;
    if name == "*" {
        let has = |it: &Command| it.get_arguments().any(|it| it.get_id() == argument);
        let names =
            command.get_subcommands().filter(|it| has(it)).map(|it| it.get_name().to_owned());
        let names: Vec<String> = names.collect();
        let words = if language == Language::Vietnamese { vi } else { en };
        return names.iter().fold(command, |command, name| {
            command.mut_subcommand(name, |it| it.mut_arg(argument, |it| it.help(words)))
        });
    }
    let words = if language == Language::Vietnamese { vi } else { en };
    let tell = |command: Command| match argument {
        "" => shaped(command.about(words), language),
        argument => command.mut_arg(argument, |it| it.help(words)),
    };
    match name.split_once(' ') {
        _ if name.is_empty() => tell(command),
        Some((name, below)) => command.mut_subcommand(name, |it| it.mut_subcommand(below, tell)),
        None => command.mut_subcommand(name, tell),
    }
}

/// Headings in the language.
fn shaped(command: Command, language: Language) -> Command {
    let (usage, commands, options, arguments) = match language {
        Language::Vietnamese => ("Cách dùng:", "Lệnh", "Tùy chọn", "Đối số"),
        Language::English => ("Usage:", "Commands", "Options", "Arguments"),
    };
    command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .help_template(format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}"))
        .subcommand_help_heading(commands)
        .subcommand_value_name("LỆNH")
        .mut_args(|it| {
            let heading = if it.is_positional() { arguments } else { options };
            it.help_heading(heading)
        })
}

/// Prints help where it was asked for, and says what is wrong where it was not.
pub(super) fn refuse(error: &clap::Error, language: Language) -> ExitCode {
    let is_asked = !error.use_stderr();
    let is_help = error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
    if is_asked || is_help {
        error.print().ok();
    } else {
        complain(&words(error), language);
        let hint = match language {
            Language::Vietnamese => "Xem: viendan --help",
            Language::English => "See: viendan --help --lang en",
        };
        writeln!(std::io::stderr(), "{hint}").ok();
    }
    if is_asked { ExitCode::SUCCESS } else { ExitCode::from(2) }
}

fn words(error: &clap::Error) -> Words {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(word)) => Some(word.clone()),
        Some(ContextValue::Strings(words)) => Some(words.join(", ")),
        _ => None,
    };
    let argument = context(ContextKind::InvalidArg).unwrap_or_default();
    let value = context(ContextKind::InvalidValue).unwrap_or_default();
    let valid = context(ContextKind::ValidValue).unwrap_or_default();
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand];
    let near = near.into_iter().find_map(context);
    let (vi_near, en_near) = near.map_or_else(Default::default, |near| {
        (format!("; có phải `{near}` không?"), format!("; did you mean `{near}`?"))
    });
    match error.kind() {
        ErrorKind::UnknownArgument => Words::new(
            format!("không có đối số `{argument}`{vi_near}"),
            format!("no argument `{argument}`{en_near}"),
        ),
        ErrorKind::InvalidSubcommand => {
            let word = context(ContextKind::InvalidSubcommand).unwrap_or_default();
            Words::new(
                format!("không có lệnh `{word}`{vi_near}"),
                format!("no command `{word}`{en_near}"),
            )
        }
        ErrorKind::ArgumentConflict => {
            let other = context(ContextKind::PriorArg).unwrap_or_default();
            Words::new(
                format!("không dùng `{argument}` cùng với `{other}`"),
                format!("`{argument}` does not go with `{other}`"),
            )
        }
        ErrorKind::MissingRequiredArgument => {
            Words::new(format!("thiếu {argument}"), format!("{argument} is missing"))
        }
        ErrorKind::ValueValidation => Words::new(
            format!("`{argument}` không nhận `{value}`"),
            format!("`{argument}` does not take `{value}`"),
        ),
        ErrorKind::InvalidValue if value.is_empty() => Words::new(
            format!("`{argument}` cần một giá trị"),
            format!("`{argument}` needs a value"),
        ),
        ErrorKind::InvalidValue => Words::new(
            format!("`{argument}` không nhận `{value}`; nhận: {valid}"),
            format!("`{argument}` does not take `{value}`; it takes: {valid}"),
        ),
        _ => {
            let words = error.to_string();
            let words = words.trim_start_matches("error: ").lines().next().unwrap_or_default();
            Words::new(words, words)
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::Command;

    use super::command;
    use crate::diagnostic::Language;

    #[track_caller]
    fn check(command: &Command) {
        assert!(command.get_about().is_some(), "{}", command.get_name());
        for argument in command.get_arguments() {
            assert!(argument.get_help().is_some(), "{} {}", command.get_name(), argument.get_id());
        }
    }

    #[test]
    fn every_command_and_argument_is_explained() {
        for language in [Language::Vietnamese, Language::English] {
            let mut command = command(language);
            command.build();
            check(&command);
            command.get_subcommands().for_each(check);
        }
    }
}
