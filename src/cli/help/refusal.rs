//! Words about arguments that are not understood, in both languages, with a way on.

use std::{ffi::OsString, io::Write as _, process::ExitCode};

use clap::{
    CommandFactory as _,
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::examples;
use crate::{
    cli::{args::Args, complain},
    diagnostic::{Language, Words},
    model::Relation,
    rules::Profile,
};

/// Prints help where it was asked for, and says what is wrong where it was not.
pub(in crate::cli) fn refuse(
    error: &clap::Error,
    arguments: &[OsString],
    language: Language,
) -> ExitCode {
    let is_asked = !error.use_stderr();
    let is_help = error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
    if is_asked || is_help {
        error.print().ok();
    } else {
        let path = command(arguments);
        complain(&words(error), language);
        let (see, lead, tongue) = match language {
            Language::Vietnamese => ("Xem", "ví dụ", ""),
            Language::English => ("See", "for example", " --lang en"),
        };
        let example = examples(&path, language).next();
        let example = example.map(|[typed, _]| format!("   ({lead}: {typed})"));
        let path = if path.is_empty() { path } else { format!(" {path}") };
        let example = example.unwrap_or_default();
        writeln!(std::io::stderr(), "{see}: viendan{path} --help{tongue}{example}").ok();
    }
    if is_asked { ExitCode::SUCCESS } else { ExitCode::from(2) }
}

/// The command that the arguments name, with the one below it: `registry import`.
fn command(arguments: &[OsString]) -> String {
    let whole = Args::command();
    let mut at = &whole;
    let mut path = Vec::new();
    for word in arguments.iter().skip(1).filter_map(|it| it.to_str()) {
        if let Some(below) = at.find_subcommand(word) {
            path.push(below.get_name());
            at = below;
        }
    }
    path.join(" ")
}

/// What a value must look like, by the argument that takes it.
fn form(argument: &str) -> Option<Words> {
    let is = |name: &str| argument.starts_with(name);
    Some(if is("--as-of") {
        Words::new("một ngày như 05/5/2023 hoặc 2023-05-05", "a day as 05/5/2023 or 2023-05-05")
    } else if is("--max-size") {
        Words::new("một cỡ như 300MB hoặc 1GB", "a size as 300MB or 1GB")
    } else if is("--jobs") || is("-j") {
        Words::new("một số như 4", "a number as 4")
    } else if is("--linger") {
        Words::new("một số giây như 180", "a number of seconds as 180")
    } else if is("--limit") || is("--depth") {
        Words::new("một số như 10", "a number as 10")
    } else if is("<VIỆC>") || is("<ACTION>") {
        Words::new("tạo, cập-nhật", "create, update")
    } else if is("<NĂM>") || is("<YEAR>") {
        Words::new("một năm như 2023", "a year as 2023")
    } else if is("--profile") {
        let names = |at: usize| Profile::ALL.map(|it| it.names()[at]).join(", ");
        Words::new(names(1), names(0))
    } else if is("--relations") {
        let vi = |it: Relation| it.words().in_language(Language::Vietnamese).to_owned();
        Words::new(Relation::ALL.map(vi).join(", "), Relation::ALL.map(Relation::name).join(", "))
    } else {
        return None;
    })
}

/// An argument without the names of its values: `--lang`, or the words of a value that has no name
/// of its own: `câu hỏi`.
fn bare(argument: &str) -> String {
    match argument.strip_prefix(['<', '[']) {
        Some(value) => value.trim_end_matches(['.', '>', ']']).to_lowercase(),
        None => format!("`{}`", argument.split(" <").next().unwrap_or_default()),
    }
}

/// What clap says of one side of a refusal.
fn context(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind) {
        Some(ContextValue::String(word)) => Some(word.clone()),
        Some(ContextValue::Strings(words)) => Some(words.join(", ")),
        _ => None,
    }
}

fn words(error: &clap::Error) -> Words {
    let context = |kind| context(error, kind);
    let given = context(ContextKind::InvalidArg).unwrap_or_default();
    let argument = given.split(", ").map(bare).collect::<Vec<_>>().join(", ");
    let near = context(ContextKind::SuggestedArg);
    let near = near.or_else(|| context(ContextKind::SuggestedSubcommand));
    let (vi_near, en_near) = near.map_or_else(Default::default, |near| {
        (format!("; có phải `{near}` không?"), format!("; did you mean `{near}`?"))
    });
    match error.kind() {
        ErrorKind::UnknownArgument => Words::new(
            format!("không có tùy chọn {argument}{vi_near}"),
            format!("no option {argument}{en_near}"),
        ),
        ErrorKind::InvalidSubcommand => {
            let word = context(ContextKind::InvalidSubcommand).unwrap_or_default();
            Words::new(
                format!("không có lệnh `{word}`{vi_near}"),
                format!("no command `{word}`{en_near}"),
            )
        }
        ErrorKind::ArgumentConflict => {
            let other = bare(&context(ContextKind::PriorArg).unwrap_or_default());
            Words::new(
                format!("không dùng {argument} cùng với {other}"),
                format!("{argument} does not go with {other}"),
            )
        }
        ErrorKind::MissingRequiredArgument => {
            Words::new(format!("thiếu {argument}"), format!("missing: {argument}"))
        }
        ErrorKind::MissingSubcommand => {
            let valid = context(ContextKind::ValidSubcommand).unwrap_or_default();
            Words::new(
                format!("thiếu tên lệnh; dùng: {valid}"),
                format!("a command is missing: {valid}"),
            )
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => refused(
            (&given, &argument),
            &context(ContextKind::InvalidValue).unwrap_or_default(),
            &context(ContextKind::ValidValue).unwrap_or_default(),
        ),
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            Words::new(
                format!("số giá trị của {argument} không đúng"),
                format!("the number of values of {argument} is not right"),
            )
        }
        ErrorKind::InvalidUtf8 => Words::new(
            "một đối số không phải chữ Unicode (UTF-8)",
            "an argument is no Unicode text (UTF-8)",
        ),
        _ => {
            let words = error.to_string();
            let words = words.trim_start_matches("error: ").lines().next().unwrap_or_default();
            Words::new("không hiểu dòng lệnh này", words)
        }
    }
}

/// Why a value of an argument, which stands as it was given and without its values, does not do.
fn refused((given, argument): (&str, &str), value: &str, valid: &str) -> Words {
    if value.is_empty() {
        let vi = format!("{argument} cần một giá trị");
        return Words::new(vi, format!("{argument} needs a value"));
    }
    let form = form(given).unwrap_or_else(|| Words::new(valid, valid));
    let [vi, en] = [Language::Vietnamese, Language::English].map(|it| form.in_language(it));
    let (vi_form, en_form) = match vi {
        "" => Default::default(),
        _ => (format!("; dùng: {vi}"), format!("; use: {en}")),
    };
    Words::new(
        format!("giá trị `{value}` không dùng được cho {argument}{vi_form}"),
        format!("`{value}` is no value for {argument}{en_form}"),
    )
}
