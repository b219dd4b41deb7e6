//! The arguments of `viendan registry`, `query`, `trace` and `index`.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum, builder::PossibleValuesParser};

use crate::{
    diagnostic::Language,
    grammar::fold,
    model::Relation,
    query::{By, Order},
    registry::VIEWS,
    render::{answer, index},
};

/// Which registry is meant.
#[derive(Debug, Default, Clone, clap::Args)]
pub(in crate::cli) struct Shelf {
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) registry: Option<PathBuf>,
}

/// A relation by its name on the wire, or as it is called in Vietnamese.
pub(in crate::cli) fn relation(written: &str) -> Result<Relation, String> {
    let spelt = fold(written);
    let mut all = Relation::ALL.into_iter();
    let named = all.find(|relation| {
        let words = relation.words();
        fold(relation.name()) == spelt || fold(words.in_language(Language::Vietnamese)) == spelt
    });
    named.ok_or_else(|| written.to_owned())
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Registry {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    #[command(aliases = ["nap", "nạp", "them", "thêm"])]
    Add {
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        #[command(flatten)]
        shelf: Shelf,
    },
    #[command(aliases = ["nhap", "nhập"])]
    Import(Import),
    #[command(aliases = ["bo", "bỏ"])]
    Remove {
        #[arg(required = true, value_name = "SOURCES")]
        names: Vec<String>,
        #[command(flatten)]
        shelf: Shelf,
    },
    #[command(aliases = ["ke", "kê"])]
    List {
        #[command(flatten)]
        shelf: Shelf,
    },
    #[command(aliases = ["xem"])]
    Show {
        #[arg(value_name = "SYMBOL")]
        name: String,
        #[command(flatten)]
        shelf: Shelf,
    },
    #[command(aliases = ["tinh-trang", "tình-trạng"])]
    Status {
        #[command(flatten)]
        shelf: Shelf,
    },
    #[command(aliases = ["kiem", "kiểm"])]
    Verify {
        #[command(flatten)]
        shelf: Shelf,
    },
    #[command(aliases = ["xuat", "xuất"])]
    Export(Export),
    #[command(aliases = ["day-so", "dãy-số"])]
    Series {
        #[arg(value_name = "SERIES")]
        series: String,
        year: i16,
        #[command(flatten)]
        shelf: Shelf,
    },
}

#[derive(Debug, clap::Args)]
pub(super) struct Import {
    #[arg(required = true)]
    pub(super) files: Vec<PathBuf>,
    #[arg(long, value_name = "MAP.toml")]
    pub(super) map: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub(super) name: Option<String>,
    #[arg(long, value_name = "PROVINCE")]
    pub(super) place: Option<String>,
    #[arg(long, value_name = "SHEET")]
    pub(super) sheet: Vec<String>,
    #[arg(long, value_name = "SERIES YEAR")]
    pub(super) complete: Vec<String>,
    #[arg(long)]
    pub(super) dry_run: bool,
    #[arg(long, value_name = "FILE.csv")]
    pub(super) rejects: Option<PathBuf>,
    #[command(flatten)]
    pub(super) shelf: Shelf,
}

#[derive(Debug, clap::Args)]
pub(super) struct Export {
    #[arg(value_name = "TABLES", hide_possible_values = true)]
    #[arg(value_parser = PossibleValuesParser::new(VIEWS))]
    pub(super) views: Vec<String>,
    #[arg(long, default_value = "jsonl", hide_default_value = true)]
    #[arg(hide_possible_values = true, value_parser = PossibleValuesParser::new(["jsonl", "csv"]))]
    pub(super) to: String,
    #[command(flatten)]
    pub(super) shelf: Shelf,
}

/// The arguments of `viendan query`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Query {
    #[arg(value_name = "EXPR", required_unless_present = "list")]
    pub(in crate::cli) question: Option<String>,
    #[arg(long)]
    pub(in crate::cli) list: bool,
    #[command(flatten)]
    pub(in crate::cli) view: View,
    #[arg(long = "in", num_args = 1.., value_name = "PATHS")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    #[arg(long, default_value = "table", hide_default_value = true)]
    #[arg(hide_possible_values = true, value_parser = PossibleValuesParser::new(answer::FORMATS))]
    pub(in crate::cli) to: String,
    #[command(flatten)]
    pub(in crate::cli) shelf: Shelf,
}

/// How an answer is shown.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct View {
    #[arg(
        long,
        value_enum,
        hide_possible_values = true,
        default_value = "day",
        hide_default_value = true
    )]
    pub(in crate::cli) sort: Sort,
    #[arg(long)]
    pub(in crate::cli) reverse: bool,
    #[arg(long, value_enum, hide_possible_values = true)]
    pub(in crate::cli) group: Option<GroupBy>,
    #[arg(long)]
    pub(in crate::cli) count: bool,
    #[arg(long, value_name = "N")]
    pub(in crate::cli) limit: Option<usize>,
    #[arg(long)]
    pub(in crate::cli) full_paths: bool,
}

/// What the documents of an answer are put in order by.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum Sort {
    #[value(aliases = ["ngay", "ngày", "date"])]
    Day,
    #[value(aliases = ["so", "số"])]
    Number,
    #[value(aliases = ["co-quan", "cơ-quan"])]
    Issuer,
    #[value(aliases = ["luot-dan", "lượt-dẫn"])]
    Cited,
}

/// What the documents of an answer are grouped by.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum GroupBy {
    #[value(aliases = ["co-quan", "cơ-quan"])]
    Issuer,
    #[value(aliases = ["loai", "loại", "kind"])]
    Type,
    #[value(aliases = ["nam", "năm"])]
    Year,
    #[value(aliases = ["quan-he", "quan-hệ"])]
    Relation,
}

impl From<Sort> for Order {
    fn from(sort: Sort) -> Self {
        match sort {
            Sort::Day => Self::Day,
            Sort::Number => Self::Number,
            Sort::Issuer => Self::Issuer,
            Sort::Cited => Self::Reasons,
        }
    }
}

impl From<GroupBy> for By {
    fn from(group: GroupBy) -> Self {
        match group {
            GroupBy::Issuer => Self::Issuer,
            GroupBy::Type => Self::Kind,
            GroupBy::Year => Self::Year,
            GroupBy::Relation => Self::Relation,
        }
    }
}

/// The arguments of `viendan trace`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Trace {
    #[arg(value_name = "SYMBOL")]
    pub(in crate::cli) name: String,
    #[arg(long = "in", num_args = 1.., value_name = "PATHS")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) shelf: Shelf,
}

/// The arguments of `viendan index`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Index {
    #[arg(long = "in", num_args = 1.., value_name = "PATHS")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    #[arg(long, default_value = "markdown", hide_default_value = true)]
    #[arg(hide_possible_values = true, value_parser = PossibleValuesParser::new(index::FORMATS))]
    pub(in crate::cli) to: String,
    #[arg(short, long, value_name = "PATH")]
    pub(in crate::cli) out: Option<PathBuf>,
    #[arg(long)]
    pub(in crate::cli) all: bool,
    #[command(flatten)]
    pub(in crate::cli) shelf: Shelf,
}
