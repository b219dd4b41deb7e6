//! The arguments of `viendan registry`, `query`, `trace` and `index`.

use std::path::PathBuf;

use clap::{Subcommand, builder::PossibleValuesParser};

use crate::{
    registry::VIEWS,
    render::{answer, index},
};

/// Which registry is meant.
#[derive(Debug, Default, Clone, clap::Args)]
pub(in crate::cli) struct Shelf {
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) registry: Option<PathBuf>,
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
        #[arg(required = true)]
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
    #[arg(hide_possible_values = true, value_parser = PossibleValuesParser::new(VIEWS))]
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
    #[arg(value_name = "EXPR")]
    pub(in crate::cli) question: String,
    #[arg(long = "in", num_args = 1.., value_name = "PATHS")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    #[arg(long, default_value = "table", hide_default_value = true)]
    #[arg(hide_possible_values = true, value_parser = PossibleValuesParser::new(answer::FORMATS))]
    pub(in crate::cli) to: String,
    #[command(flatten)]
    pub(in crate::cli) shelf: Shelf,
}

/// The arguments of `viendan trace`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Trace {
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
    #[command(flatten)]
    pub(in crate::cli) shelf: Shelf,
}
