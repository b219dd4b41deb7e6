//! The help and the complaints about arguments, in both languages.

use std::{ffi::OsString, io::Write as _, process::ExitCode};

use clap::{
    Arg, ArgAction, Command, CommandFactory as _,
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::{args::Args, complain};
use crate::diagnostic::{Language, Words};

/// What a command or an argument is for: command, argument (or none), Vietnamese, English.
type Row = (&'static str, &'static str, &'static str, &'static str);

const HELP: &[Row] = &[
    (
        "",
        "",
        "Soát viện dẫn trong văn bản hành chính, quy phạm pháp luật và văn bản của Đảng.",
        "Checks the citations in Vietnamese official documents.",
    ),
    ("", "lang", "ngôn ngữ: vi hoặc en (mặc định: vi)", "language: vi or en (default: vi)"),
    (
        "",
        "color",
        "màu: auto, always hoặc never (mặc định: auto; theo NO_COLOR)",
        "colours: auto, always or never (default: auto; obeys NO_COLOR)",
    ),
    (
        "",
        "grammar",
        "dùng các bảng ngữ pháp trong thư mục này",
        "use the grammar tables of this folder",
    ),
    ("", "quiet", "không in dòng tổng kết", "leave out the closing lines"),
    ("", "help", "in hướng dẫn này", "print this help"),
    ("", "version", "in số phiên bản", "print the version"),
    (
        "check",
        "",
        "Soát văn bản và nói chỗ nào sai, vì sao (bí danh: soát, soat)",
        "Say what is wrong, and why (also: soat)",
    ),
    (
        "check",
        "paths",
        "tệp, thư mục, hoặc - là đầu vào chuẩn (mặc định: thư mục này)",
        "files, folders, or - for standard input (default: this folder)",
    ),
    (
        "check",
        "format",
        "text, short, json hoặc jsonl (mặc định: text)",
        "text, short, json or jsonl (default: text)",
    ),
    (
        "check",
        "out",
        "ghi thêm dạng này, lặp lại được: json:a.json, html (cạnh văn bản), hoặc - là đầu ra chuẩn",
        "also write this format, repeatable: json:a.json, html (beside the text), - is standard output",
    ),
    (
        "check",
        "select",
        "chỉ dùng các quy tắc hay nhóm này, cách nhau bằng dấu phẩy",
        "run only these rules or groups, separated by commas",
    ),
    ("check", "ignore", "bỏ các quy tắc hay nhóm này", "leave these rules or groups out"),
    (
        "check",
        "profile",
        "soan-thao, tham-dinh (soát cả thể thức, văn phong) hoặc kho (chỉ mâu thuẫn); mặc định: soan-thao",
        "drafting, review (style too) or corpus (only contradictions); default: drafting",
    ),
    (
        "check",
        "fail_on",
        "mã thoát 1 từ mức này: error, warning, info, never (mặc định: warning)",
        "exit code 1 from this severity: error, warning, info, never (default: warning)",
    ),
    (
        "check",
        "track",
        "thay đổi được theo dõi trong Word: accepted (như đã chấp nhận) hoặc original (mặc định: accepted)",
        "tracked changes of Word files: as if accepted, or original (default: accepted)",
    ),
    (
        "extract",
        "",
        "Trích mọi viện dẫn, mỗi dòng một đối tượng JSON (bí danh: trích, trich)",
        "Print every citation, one JSON object a line (also: trich)",
    ),
    ("extract", "paths", "tệp, thư mục, hoặc -", "files, folders, or -"),
    ("extract", "format", "jsonl", "jsonl"),
    (
        "extract",
        "unread",
        "in cả những chỗ giống số, ký hiệu mà không đọc thành viện dẫn",
        "also print number-like tokens that were read as no citation",
    ),
    (
        "extract",
        "track",
        "thay đổi được theo dõi trong Word: accepted (như đã chấp nhận) hoặc original (mặc định: accepted)",
        "tracked changes of Word files: as if accepted, or original (default: accepted)",
    ),
    (
        "graph",
        "",
        "Vẽ các văn bản và quan hệ giữa chúng (bí danh: đồ-thị, do-thi)",
        "Draw the documents and their relations (also: do-thi)",
    ),
    ("graph", "paths", "tệp, thư mục, hoặc -", "files, folders, or -"),
    (
        "graph",
        "format",
        "dot, json hoặc mermaid (mặc định: dot)",
        "dot, json or mermaid (default: dot)",
    ),
    (
        "show",
        "",
        "In chữ đã đọc được, từng đoạn, và những phần chưa đọc (bí danh: xem)",
        "Print what was read, paragraph by paragraph, and what was not (also: xem)",
    ),
    ("show", "paths", "tệp, thư mục, hoặc -", "files, folders, or -"),
    (
        "show",
        "track",
        "thay đổi được theo dõi trong Word: accepted (như đã chấp nhận) hoặc original (mặc định: accepted)",
        "tracked changes of Word files: as if accepted, or original (default: accepted)",
    ),
    (
        "rule",
        "",
        "Giải thích một quy tắc; không nêu tên thì kể tất cả (bí danh: giải-thích, explain)",
        "Explain a rule; without a name, list all (also: explain, giai-thich)",
    ),
    ("rule", "name", "tên quy tắc", "the name of the rule"),
    (
        "grammar",
        "",
        "Kiểm các câu của mọi hàng ngữ pháp: grammar check [DIR] (bí danh: ngữ-pháp)",
        "Try the sentences of every grammar row: grammar check [DIR] (also: ngu-phap)",
    ),
];

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
    let command = HELP.iter().fold(command, |command, row| told(command, row, language));
    let command = command.mut_subcommand("grammar", |grammar| shaped(grammar, language));
    shaped(command, language)
}

fn told(command: Command, row: &Row, language: Language) -> Command {
    let &(name, argument, vi, en) = row;
    let words = if language == Language::Vietnamese { vi } else { en };
    let tell = |command: Command| match argument {
        "" => shaped(command.about(words), language),
        argument => command.mut_arg(argument, |it| it.help(words)),
    };
    if name.is_empty() { tell(command) } else { command.mut_subcommand(name, tell) }
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
