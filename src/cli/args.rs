//! The arguments, as clap reads them; their help stands in `help.rs`, in both languages.

use std::path::PathBuf;

use clap::{
    Parser, Subcommand, ValueEnum,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};

use super::registry::args as registry;
use crate::{
    config, diagnostic,
    model::{CivilDate, Relation},
    parse, read,
    render::{self, Goes},
    rules::Profile,
};

#[derive(Debug, Parser)]
#[command(name = "viendan", version, arg_required_else_help = true, subcommand_required = true)]
#[command(disable_help_subcommand = true, disable_help_flag = true)]
#[command(disable_version_flag = true)]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, clap::Args)]
pub(super) struct Global {
    #[arg(long, global = true, value_enum, hide_possible_values = true)]
    pub(super) lang: Option<Lang>,
    #[arg(
        long,
        global = true,
        value_enum,
        hide_possible_values = true,
        default_value = "auto",
        hide_default_value = true
    )]
    pub(super) color: Color,
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) grammar: Option<PathBuf>,
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    #[arg(short, long, global = true, value_name = "N")]
    pub(super) jobs: Option<usize>,
    #[arg(long, global = true, value_name = "SIZE", value_parser = size)]
    pub(super) max_size: Option<u64>,
}

/// A size as people write it, in bytes: `300MB`, `1 GB`, `65536`.
fn size(written: &str) -> Result<u64, String> {
    let end = written.find(|it: char| !it.is_ascii_digit()).unwrap_or(written.len());
    let (figures, unit) = written.split_at_checked(end).unwrap_or_default();
    let unit = unit.trim().to_lowercase();
    let shift = match unit.trim_end_matches('b').trim_end_matches('i') {
        "" if unit.is_empty() || unit == "b" => 0,
        "k" => 10,
        "m" => 20,
        "g" => 30,
        _ => return Err(String::new()),
    };
    let count: u64 = figures.parse().map_err(|_| String::new())?;
    count.checked_mul(1 << shift).filter(|&it| it > 0).ok_or_else(String::new)
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    #[command(aliases = ["soat", "soát"])]
    Check(Check),
    #[command(aliases = ["sua", "sửa"])]
    Fix(Fix),
    #[command(aliases = ["trich", "trích"])]
    Extract(Extract),
    #[command(aliases = ["do-thi", "đồ-thị"])]
    Graph(Graph),
    #[command(aliases = ["xem"])]
    Show(Show),
    #[command(aliases = ["so", "sổ"])]
    Registry(registry::Registry),
    #[command(aliases = ["hoi", "hỏi"])]
    Query(registry::Query),
    #[command(aliases = ["tra"])]
    Trace(registry::Trace),
    #[command(aliases = ["bang-tra", "bảng-tra"])]
    Index(registry::Index),
    #[command(aliases = ["explain", "giai-thich", "giải-thích"])]
    Rule(Rule),
    #[command(aliases = ["ngu-phap", "ngữ-pháp"])]
    Grammar(Grammar),
    #[command(aliases = ["nen", "nền"])]
    Baseline(Baseline),
    #[cfg(feature = "web")]
    #[command(aliases = ["mo", "mở", "open"])]
    Web(Web),
    #[cfg(feature = "web")]
    #[command(aliases = ["cai-dat", "cài-đặt"])]
    Install(Install),
    #[command(aliases = ["khoi-tao", "khởi-tạo"])]
    Init,
    #[command(aliases = ["tao", "tạo"])]
    Generate(Generate),
    #[cfg(feature = "mcp")]
    #[command(aliases = ["tro-ly", "trợ-lý"])]
    Mcp(registry::Shelf),
}

#[derive(Debug, clap::Args)]
pub(super) struct Check {
    pub(super) paths: Vec<PathBuf>,
    #[arg(long)]
    #[arg(hide_possible_values = true, value_parser = PossibleValuesParser::new(streams()))]
    pub(super) format: Option<String>,
    #[arg(short, long, value_name = "FORMAT[:PATH]")]
    pub(super) out: Vec<String>,
    #[arg(long, conflicts_with = "format")]
    pub(super) statistics: bool,
    #[arg(long)]
    pub(super) all: bool,
    #[command(flatten)]
    pub(super) ending: Ending,
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
    #[command(flatten)]
    pub(super) rules: Rules,
}

/// How a check ends, for scripts.
#[derive(Debug, clap::Args)]
pub(super) struct Ending {
    #[arg(long, value_enum, hide_possible_values = true)]
    pub(super) fail_on: Option<FailOn>,
    #[arg(long, conflicts_with = "fail_on")]
    pub(super) exit_zero: bool,
    #[arg(long)]
    pub(super) require_registry: bool,
}

/// Which rules judge, and how texts are read; the same for every command that judges.
#[derive(Debug, Default, clap::Args)]
pub(super) struct Rules {
    #[arg(long, value_delimiter = ',', value_name = "RULES")]
    pub(super) select: Vec<String>,
    #[arg(long, value_delimiter = ',', value_name = "RULES")]
    pub(super) ignore: Vec<String>,
    #[arg(long, value_name = "PROFILE", hide_possible_values = true, value_parser = profiles())]
    pub(super) profile: Option<Profile>,
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub(super) config: Option<PathBuf>,
    #[arg(long)]
    pub(super) no_config: bool,
    #[arg(long, value_name = "FILE")]
    pub(super) stdin_filename: Option<PathBuf>,
    #[command(flatten)]
    pub(super) changes: Changes,
    #[command(flatten)]
    pub(super) shelf: registry::Shelf,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) as_of: Option<CivilDate>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Fix {
    pub(super) paths: Vec<PathBuf>,
    #[arg(long, conflicts_with = "write")]
    pub(super) diff: bool,
    #[arg(long)]
    pub(super) write: bool,
    #[arg(long)]
    pub(super) unsafe_fixes: bool,
    #[command(flatten)]
    pub(super) rules: Rules,
}

#[cfg(feature = "web")]
#[derive(Debug, Default, clap::Args)]
pub(super) struct Web {
    pub(super) paths: Vec<PathBuf>,
    #[arg(long)]
    pub(super) no_open: bool,
    #[arg(long, value_name = "SECONDS", default_value_t = 180, hide_default_value = true)]
    pub(super) linger: u64,
    #[command(flatten)]
    pub(super) rules: Rules,
}

#[cfg(feature = "web")]
#[derive(Debug, clap::Args)]
pub(super) struct Install {
    #[arg(long)]
    pub(super) undo: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct Baseline {
    #[arg(value_enum, hide_possible_values = true)]
    pub(super) action: BaselineAction,
    pub(super) paths: Vec<PathBuf>,
    #[arg(long, default_value = "viendan.baseline.toml", hide_default_value = true)]
    pub(super) file: PathBuf,
    #[arg(long, value_name = "WORDS")]
    pub(super) reason: Option<String>,
    #[command(flatten)]
    pub(super) rules: Rules,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum BaselineAction {
    #[value(aliases = ["tao", "tạo"])]
    Create,
    #[value(aliases = ["cap-nhat", "cập-nhật"])]
    Update,
}

#[derive(Debug, clap::Args)]
pub(super) struct Generate {
    #[arg(value_enum, hide_possible_values = true)]
    pub(super) product: Product,
}

/// What is made from the arguments themselves, and the schema of `viendan.toml`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Product {
    Man,
    Bash,
    Zsh,
    Fish,
    Powershell,
    Schema,
}

/// The way in which tracked changes of Word files are read.
#[derive(Debug, Default, clap::Args)]
pub(super) struct Changes {
    #[arg(
        long,
        value_enum,
        hide_possible_values = true,
        default_value = "accepted",
        hide_default_value = true
    )]
    pub(super) track: Track,
}

#[derive(Debug, clap::Args)]
pub(super) struct Extract {
    pub(super) paths: Vec<PathBuf>,
    #[arg(long, default_value = "jsonl", hide_default_value = true)]
    #[arg(hide_possible_values = true, value_parser = PossibleValuesParser::new(["jsonl"]))]
    pub(super) format: String,
    #[arg(long)]
    pub(super) unread: bool,
    #[command(flatten)]
    pub(super) changes: Changes,
}

#[derive(Debug, clap::Args)]
pub(super) struct Show {
    #[arg(required = true)]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) changes: Changes,
}

#[derive(Debug, clap::Args)]
pub(super) struct Graph {
    pub(super) paths: Vec<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub(super) focus: Option<String>,
    #[arg(long, default_value_t = 1, hide_default_value = true, value_name = "N")]
    pub(super) depth: usize,
    #[arg(long, value_delimiter = ',', value_name = "LIST", value_parser = registry::relation)]
    pub(super) relations: Vec<Relation>,
    #[command(flatten)]
    pub(super) shelf: registry::Shelf,
    #[arg(long, default_value = "dot", hide_default_value = true)]
    #[arg(hide_possible_values = true, value_parser = PossibleValuesParser::new(render::picture::PAINTERS.iter().map(|it| it.name)))]
    pub(super) format: String,
}

#[derive(Debug, clap::Args)]
pub(super) struct Rule {
    #[arg(value_name = "RULE")]
    pub(super) name: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Grammar {
    #[command(subcommand)]
    pub(super) command: GrammarCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum GrammarCommand {
    #[command(aliases = ["kiem-tra", "kiểm-tra", "soat", "soát"])]
    Check {
        #[arg(value_name = "DIR")]
        folder: Option<PathBuf>,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Lang {
    Vi,
    En,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Default, Clone, Copy, ValueEnum)]
pub(super) enum Track {
    #[default]
    Accepted,
    Original,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum FailOn {
    Error,
    Warning,
    Info,
    Never,
}

impl From<FailOn> for config::FailOn {
    fn from(fail_on: FailOn) -> Self {
        match fail_on {
            FailOn::Error => Self::Error,
            FailOn::Warning => Self::Warning,
            FailOn::Info => Self::Info,
            FailOn::Never => Self::Never,
        }
    }
}

impl From<Lang> for diagnostic::Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Vi => Self::Vietnamese,
            Lang::En => Self::English,
        }
    }
}

impl From<Track> for read::Track {
    fn from(track: Track) -> Self {
        match track {
            Track::Accepted => Self::Accepted,
            Track::Original => Self::Original,
        }
    }
}

impl From<Color> for anstream::ColorChoice {
    fn from(color: Color) -> Self {
        match color {
            Color::Auto => Self::Auto,
            Color::Always => Self::Always,
            Color::Never => Self::Never,
        }
    }
}

/// The formats that can go to standard output.
fn streams() -> impl Iterator<Item = &'static str> {
    let streams = render::RENDERERS.iter().filter(|it| !matches!(it.goes, Goes::Each(_)));
    streams.map(|it| it.name)
}

/// The profiles by all their names.
fn profiles() -> impl TypedValueParser<Value = Profile> {
    let values = Profile::ALL.map(|it| PossibleValue::new(it.name()).aliases(it.names()));
    PossibleValuesParser::new(values).map(|name| Profile::named(&name).unwrap_or_default())
}

/// A day as people write it: `05/5/2023`, or as programs do: `2023-05-05`.
fn day(words: &str) -> Result<CivilDate, &'static str> {
    let written = || parse::date::numeric(words).ok().filter(|(rest, _)| rest.is_empty());
    words.parse().ok().or_else(|| written()?.1.civil()).ok_or("no day")
}
