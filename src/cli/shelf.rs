//! Which registry a command means, and why it could not be used.

use std::{
    env, fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use etcetera::BaseStrategy as _;

use super::{
    Session, args,
    files::{self, Opened},
    plan::{Before, Plans},
    run,
};
use crate::{
    config::{self, Config},
    diagnostic::{Language, Words},
    extract,
    model::figures,
    query,
    registry::{self, Registry, Sheet, Unreadable},
    resolve,
};

/// The variable of the environment that names a registry.
const VARIABLE: &str = "VIENDAN_REGISTRY";
/// The registry of a user below the folder for data.
const USUAL: &str = "viendan/registry.vdreg";

/// Why a registry could not be asked or written.
#[derive(Debug, thiserror::Error)]
pub(super) enum Error {
    /// No folder for the data of this user.
    #[error("no folder for your data is known; please name a registry with --registry")]
    NoPlace,
    /// The registry that was named is not there.
    #[error("no registry at `{}`; make one with: viendan registry add", .0.display())]
    Absent(PathBuf),
    /// The registry could not do what it was asked.
    #[error("registry `{}`: {source}", path.display())]
    Registry {
        /// Its file.
        path: PathBuf,
        /// What it says.
        source: registry::Error,
    },
    /// A register that could not be read.
    #[error("register `{}`: {source}", path.display())]
    Register {
        /// Its file.
        path: PathBuf,
        /// What is wrong with it.
        source: Unreadable,
    },
    /// A mapping file that could not be read.
    #[error("mapping `{}`: {why}", path.display())]
    Mapping {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// A file that the system does not give.
    #[error("`{}`: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A question without an answer.
    #[error("{}", asked(question, source, Language::English))]
    Question {
        /// The question.
        question: String,
        /// Why it has no answer.
        source: query::Error,
    },
    /// A source that the registry does not hold.
    #[error("the registry holds no source `{0}`; see: viendan registry list")]
    NoSource(String),
    /// Settings that cannot be used.
    #[error(transparent)]
    Config(#[from] config::Error),
    /// A series that cannot be read.
    #[error("`{0}` is no series; write it as in KH-VPUB or NQ/TU")]
    NoSeries(String),
}

impl Error {
    /// A fault of a registry that lives in memory.
    pub(super) fn memory(source: registry::Error) -> Self {
        Self::Registry { path: PathBuf::from(":memory:"), source }
    }

    /// What went wrong and what to do, in both languages.
    pub(super) fn words(&self) -> Words {
        let vi = match self {
            Self::NoPlace => {
                "không biết thư mục dữ liệu của người dùng; đề nghị chỉ sổ bằng --registry"
                    .to_owned()
            }
            Self::Absent(path) => {
                format!("chưa có sổ ở `{}`; tạo bằng: viendan so nap TỆP", path.display())
            }
            Self::Registry { path, source } => {
                let words = source.words();
                format!("sổ `{}`: {}", path.display(), words.in_language(Language::Vietnamese))
            }
            Self::Register { path, source } => {
                format!("sổ văn bản `{}`: {}", path.display(), unreadable(source))
            }
            Self::Mapping { path, why } => format!("tệp ghép cột `{}`: {why}", path.display()),
            Self::File { path, source } => format!("`{}`: {source}", path.display()),
            Self::Question { question, source } => asked(question, source, Language::Vietnamese),
            Self::Config(error) => return error.words(),
            Self::NoSource(name) => {
                format!("sổ không có nguồn `{name}`; xem: viendan so ke")
            }
            Self::NoSeries(series) => {
                format!("`{series}` không phải ký hiệu; viết như KH-VPUB hay NQ/TU")
            }
        };
        Words::new(vi, self.to_string())
    }
}

fn unreadable(error: &Unreadable) -> String {
    match error {
        Unreadable::Sheet(why) => format!("không mở được bảng tính: {why}"),
        Unreadable::Csv(why) => format!("không đọc được CSV: {why}"),
        Unreadable::Json { row, why } => format!("dòng {row} không phải đối tượng JSON: {why}"),
        Unreadable::Xml(why) => format!("bì thư điện tử không phải XML: {why}"),
        Unreadable::NoSymbol(headings) => {
            format!("không thấy cột số, ký hiệu trong các cột: {}", headings.join(", "))
        }
        Unreadable::NoColumn(headings) => {
            format!("tệp ghép cột nêu cột không có: {}", headings.join(", "))
        }
    }
}

/// The question with a caret under the place that is meant, and the candidates.
fn asked(question: &str, error: &query::Error, language: Language) -> String {
    let words = error.words();
    let mut said = words.in_language(language).to_owned();
    if let Some((at, width)) = error.place() {
        let before = question.get(..at).unwrap_or_default().chars().count();
        let meant = question.get(at..at + width).map_or(1, |it| it.chars().count().max(1));
        said = format!("{said}\n  | {question}\n  | {}{}", " ".repeat(before), "^".repeat(meant));
    }
    if let query::Error::Ambiguous { candidates, .. } = error {
        for card in candidates {
            let date = card.date.map(figures).unwrap_or_default();
            let issuer = card.issuer.as_deref().unwrap_or_default();
            said = format!("{said}\n  - {}  {date}  {issuer}", card.label());
        }
    }
    said
}

/// Where the registry lies: as it is named, else as the environment or the `viendan.toml` of this
/// folder names it, else where the system keeps the data of a user.
pub(super) fn place(named: Option<&Path>) -> Result<PathBuf, Error> {
    let config =
        || Ok::<_, Error>(Config::find(Path::new(".")).map(|it| Config::load(&it)).transpose()?);
    match named {
        Some(path) => Ok(path.to_owned()),
        None => placed(config()?.and_then(|it| it.registry())),
    }
}

/// As [`place`], for files whose settings have been read.
pub(super) fn placed(configured: Option<PathBuf>) -> Result<PathBuf, Error> {
    if let Some(path) = env::var_os(VARIABLE).filter(|path| !path.is_empty()) {
        return Ok(path.into());
    }
    if let Some(path) = configured {
        return Ok(path);
    }
    let strategy = etcetera::choose_base_strategy().map_err(|_| Error::NoPlace)?;
    Ok(strategy.data_dir().join(USUAL))
}

/// Opens a registry to read; one that is not there is an error.
pub(super) fn to_read(named: Option<&Path>) -> Result<Registry, Error> {
    opened(place(named)?)
}

/// Opens the registry of a place to read.
pub(super) fn opened(path: PathBuf) -> Result<Registry, Error> {
    if !path.exists() {
        return Err(Error::Absent(path));
    }
    tell_of_waiting();
    Registry::open_to_read(&path).map_err(|source| Error::Registry { path, source })
}

/// Says that another process holds the registry: nobody should wonder at a program that stands still.
fn tell_of_waiting() {
    registry::tell_of_waiting(|patience| {
        let (vi, en) = ("đang chờ tiến trình khác ghi sổ", "waiting for another process to write");
        let seconds = patience.as_secs();
        let stop = format!("(tối đa {seconds} s; Ctrl+C để dừng) / {en} (at most {seconds} s)");
        // Who does not hear it waits all the same.
        writeln!(io::stderr(), "{vi} {stop}").ok();
    });
}

/// Opens a registry to write; one that is not there is made.
pub(super) fn to_write(named: Option<&Path>) -> Result<(PathBuf, Registry), Error> {
    let path = place(named)?;
    tell_of_waiting();
    match Registry::open(&path) {
        Ok(registry) => Ok((path, registry)),
        Err(source) => Err(Error::Registry { path, source }),
    }
}

/// The registry of files alone, or the one on disk when no paths are named.
pub(super) fn of_paths(
    session: Session<'_>,
    paths: &[PathBuf],
    named: Option<&Path>,
) -> Result<(Registry, usize), super::Error> {
    if paths.is_empty() {
        return Ok((to_read(named)?, 0));
    }
    let inputs = files::inputs(paths)?;
    let plans = Plans::new(&args::Rules::default(), &inputs, Before::Raised)?;
    let mut sheets = Vec::new();
    let unreadable = run::each(
        session,
        &inputs,
        |opened| sheet(session, &plans, opened),
        |sheet| {
            sheets.push((sheet, String::new()));
            Ok(())
        },
    )?;
    let mut registry = Registry::in_memory().map_err(Error::memory)?;
    registry.add(sheets).map_err(Error::memory)?;
    Ok((registry, unreadable))
}

/// What a text says, in an office that is known.
pub(super) fn sheet(session: Session<'_>, plans: &Plans, opened: &Opened) -> Sheet {
    let mut report = extract::report(&opened.text, session.grammar);
    plans.of(opened.named()).introduce(&mut report);
    let graph = resolve::resolve(&report, session.grammar);
    Sheet::of(&report, &graph, session.grammar)
}

/// The bytes of a file.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(|source| Error::File { path: path.to_owned(), source })
}
