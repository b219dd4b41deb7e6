//! The help, in both languages.

use std::ffi::OsString;

use clap::{Arg, ArgAction, Command, CommandFactory as _};

use super::args::Args;
use crate::{diagnostic::Language, render::answer};

mod examples;
mod known;
mod refusal;
mod words;

use examples::EXAMPLES;
pub(super) use refusal::refuse;
use words::{HELP, Row};

/// The widest example that has room for what it does beside it.
const ONE_LINE: usize = 44;
/// The names of values as clap has them, and what Vietnamese calls them.
const VALUES: [(&str, &str); 38] = [
    ("PATHS", "ĐƯỜNG DẪN"),
    ("FILES", "TỆP"),
    ("FILE", "TỆP"),
    ("FILE.csv", "TỆP.csv"),
    ("MAP.toml", "TỆP.toml"),
    ("PATH", "ĐƯỜNG DẪN"),
    ("DIR", "THƯ MỤC"),
    ("SIZE", "CỠ"),
    ("DATE", "NGÀY"),
    ("EXPR", "CÂU HỎI"),
    ("NAME", "TÊN"),
    ("NAMES", "TÊN"),
    ("RULES", "QUY TẮC"),
    ("WORDS", "LÝ DO"),
    ("PROVINCE", "TỈNH"),
    ("SERIES", "KÝ HIỆU"),
    ("SERIES YEAR", "KÝ HIỆU NĂM"),
    ("YEAR", "NĂM"),
    ("N", "SỐ"),
    ("SORT", "THỨ TỰ"),
    ("GROUP", "CÁCH GỘP"),
    ("FORMAT", "DẠNG"),
    ("FORMAT[:PATH]", "DẠNG[:TỆP]"),
    ("TO", "DẠNG"),
    ("FAIL_ON", "MỨC"),
    ("PROFILE", "KIỂU SOÁT"),
    ("TRACK", "BẢN"),
    ("LANG", "TIẾNG"),
    ("LIST", "QUAN HỆ"),
    ("SECONDS", "SỐ GIÂY"),
    ("SHEET", "TRANG TÍNH"),
    ("TABLES", "BẢNG"),
    ("SYMBOL", "SỐ, KÝ HIỆU, TÊN"),
    ("RULE", "QUY TẮC"),
    ("SOURCES", "NGUỒN"),
    ("COLOR", "KHI NÀO"),
    ("ACTION", "VIỆC"),
    ("PRODUCT", "THỨ CẦN IN"),
];

/// The language that the arguments ask for, before they are parsed.
pub(super) fn language(arguments: &[OsString]) -> Language {
    let words: Vec<_> = arguments.iter().filter_map(|it| it.to_str()).collect();
    let is_english =
        words.contains(&"--lang=en") || words.windows(2).any(|it| it == ["--lang", "en"]);
    if is_english { Language::English } else { Language::Vietnamese }
}

/// The command as the arguments of nearly every run are read by it: nobody is told of it.
pub(super) fn bare() -> Command {
    let flags = [
        Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true),
        Arg::new("version").short('V').long("version").action(ArgAction::Version),
    ];
    Args::command().args(flags).disable_help_flag(true).disable_version_flag(true)
}

/// The command with its help in one language.
pub(super) fn command(language: Language) -> Command {
    let rows = HELP.iter().chain(known::HELP);
    let command = rows.fold(bare(), |command, row| told(command, row, language));
    let command = ordered(shaped(command, language));
    let mut command = shown(command, "", language);
    command.build();
    used(command, language)
}

/// Puts what is typed by its place before what is typed by its name, in every command alike: clap
/// lists arguments in the order in which they were last touched.
fn ordered(mut command: Command) -> Command {
    let below: Vec<_> = command.get_subcommands().map(|it| it.get_name().to_owned()).collect();
    for name in below {
        command = command.mut_subcommand(name, ordered);
    }
    let named = command.get_arguments().filter(|it| !it.is_positional());
    let named: Vec<_> = named.map(|it| it.get_id().clone()).collect();
    named.iter().fold(command, |command, id| command.mut_arg(id, |it| it))
}

/// The examples behind a command and behind those below it.
fn shown(mut command: Command, path: &str, language: Language) -> Command {
    let below: Vec<_> = command.get_subcommands().map(|it| it.get_name().to_owned()).collect();
    for name in below {
        let path = format!("{path} {name}").trim_start().to_owned();
        command = command.mut_subcommand(name, |it| shown(it, &path, language));
    }
    let examples: Vec<_> = examples(path, language).collect();
    if examples.is_empty() {
        return command;
    }
    let width = examples.iter().map(|it| it[0].chars().count()).max().unwrap_or(0);
    let heading = if language == Language::Vietnamese { "Ví dụ:" } else { "Examples:" };
    let lines = examples.iter().map(|[typed, does]| match width {
        ..ONE_LINE => format!("\n  {typed:width$}  {does}"),
        _ => format!("\n  {typed}\n      {does}"),
    });
    let words = if path == "query" { words_of_questions(language) } else { String::new() };
    command.after_help(format!("{heading}{}{words}", lines.collect::<String>()))
}

/// Worked questions, then every word of the language, from the table that questions are read by.
fn words_of_questions(language: Language) -> String {
    let worked = answer::worked(language);
    let worked: Vec<_> = worked.map(|[typed, does]| format!("\n  {typed}\n      {does}")).collect();
    let worked = worked.concat();
    let heading = match language {
        Language::Vietnamese => "Câu hỏi mẫu:",
        Language::English => "Worked questions:",
    };
    format!("\n\n{heading}{worked}\n\n{}", answer::list(language).trim_end())
}

/// The examples of one command.
fn examples(path: &str, language: Language) -> impl Iterator<Item = [&'static str; 2]> {
    let of = EXAMPLES.iter().filter(move |(name, ..)| *name == path);
    of.map(move |&(_, vi, en)| if language == Language::Vietnamese { vi } else { en })
}

/// The line that says how a command is used, in the language; clap knows English alone.
fn used(mut command: Command, language: Language) -> Command {
    let below: Vec<_> = command.get_subcommands().map(|it| it.get_name().to_owned()).collect();
    for name in below {
        command = command.mut_subcommand(name, |it| used(it, language));
    }
    if language == Language::English {
        return command;
    }
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").replace("[OPTIONS]", "[TÙY CHỌN]");
    command.override_usage(usage)
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
    let [usage, commands, name, options, common, arguments] = match language {
        Language::Vietnamese => {
            ["Cách dùng:", "Lệnh", "LỆNH", "Tùy chọn", "Tùy chọn chung", "Đối số"]
        }
        Language::English => {
            ["Usage:", "Commands", "COMMAND", "Options", "Common options", "Arguments"]
        }
    };
    command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .help_template(format!(
            "{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}"
        ))
        .subcommand_help_heading(commands)
        .subcommand_value_name(name)
        .mut_args(|it| {
            let heading = match &it {
                it if it.is_positional() => arguments,
                it if it.is_global_set() || it.get_id() == "version" => common,
                _ => options,
            };
            called(it, language).help_heading(heading)
        })
}

/// An argument whose value is called in the language.
fn called(argument: Arg, language: Language) -> Arg {
    let takes = argument.get_action().takes_values();
    if language == Language::English || !takes {
        return argument;
    }
    let known = argument.get_value_names().and_then(|names| names.first());
    let usual = argument.get_id().as_str().to_uppercase();
    let known = known.map_or(usual.as_str(), |it| it.as_str());
    let name = VALUES.iter().find(|(name, _)| *name == known).map(|(_, name)| *name);
    match name {
        Some(name) => argument.value_name(name),
        None => argument,
    }
}

#[cfg(test)]
mod tests {
    use clap::Command;

    use super::{EXAMPLES, VALUES, command};
    use crate::{cli::first, diagnostic::Language};

    #[track_caller]
    fn check(command: &Command) {
        assert!(command.get_about().is_some(), "{}", command.get_name());
        for argument in command.get_arguments() {
            assert!(argument.get_help().is_some(), "{} {}", command.get_name(), argument.get_id());
        }
    }

    #[test]
    fn every_example_is_understood() {
        for (name, vi, en) in EXAMPLES {
            for (language, [typed, _]) in [(Language::Vietnamese, vi), (Language::English, en)] {
                let typed = typed.split(" > ").next().unwrap_or_default();
                // What stands in quotes is one word; the outer ones are the shell's.
                let quote = if typed.contains('\'') { '\'' } else { '"' };
                let words = typed.split(quote).enumerate().flat_map(|(at, part)| match at % 2 {
                    0 => part.split_whitespace().map(str::to_owned).collect::<Vec<_>>(),
                    _ => vec![part.to_owned()],
                });
                let words = first::understood(words.map(Into::into).collect());
                let parsed = command(language).try_get_matches_from(words);
                let is_help = parsed.as_ref().is_err_and(|error| !error.use_stderr());
                assert!(parsed.is_ok() || is_help, "{name}: {typed}");
            }
        }
    }

    /// No page speaks two languages: what clap would say by itself is said in the page's own.
    #[test]
    fn a_page_speaks_one_language() {
        fn pages(command: &mut Command, language: Language) {
            let page = command.render_long_help().to_string();
            let mut others = vec!["[possible values", "[default", "[aliases"];
            if language == Language::Vietnamese {
                others.extend(["Usage:", "Arguments:", "Options:", "Commands:", "[OPTIONS]"]);
            }
            for other in others {
                assert!(!page.contains(other), "{other}: {page}");
            }
            let names = |it: &clap::Arg| it.get_value_names().unwrap_or_default().to_vec();
            let taking = command.get_arguments().filter(|it| it.get_action().takes_values());
            for name in taking.flat_map(names) {
                let is_known = |at: usize| VALUES.iter().any(|it| [it.0, it.1][at] == name);
                let at = usize::from(language == Language::Vietnamese);
                assert!(is_known(at), "{}: {name}", command.get_name());
            }
            command.get_subcommands_mut().for_each(|below| pages(below, language));
        }
        for language in [Language::Vietnamese, Language::English] {
            pages(&mut command(language), language);
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
