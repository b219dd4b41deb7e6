//! The library for Python: what the package `viendan`, beside this file, hands to people.
//!
//! Every answer is a wire type of version 1, as `--format jsonl` writes it, so that a program reads
//! the same keys in whatever language it is written.

use pyo3::{exceptions::PyValueError, prelude::*};
use pythonize::pythonize;
use serde_json::Value;

use crate::{
    check::Checker,
    diagnostic::Language,
    grammar::Grammar,
    model::Office,
    render::{RENDERERS, Settings, json},
    resolve,
    rules::Profile,
    text::{Ruler, Text},
};

mod gathered;
mod offsets;
mod rows;

use offsets::Unit;

/// The records of a text; what the arguments mean is told to people in the package.
#[pyfunction]
fn extract<'py>(
    py: Python<'py>,
    text: String,
    name: &str,
    offsets: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let unit = unit(offsets)?;
    let records = py.detach(|| {
        let grammar = Grammar::builtin();
        let text = Text::new(name, text, grammar.letters());
        let (report, graph) = resolve::linked(&text, grammar, &Office::default());
        let mut lines = Vec::new();
        json::records(&mut lines, &report, &graph)?;
        values(&lines, &text.source().words, unit)
    });
    Ok(pythonize(py, &records?)?)
}

/// The findings of a text.
#[pyfunction]
fn check<'py>(
    py: Python<'py>,
    text: String,
    name: &str,
    profile: &str,
    lang: &str,
    offsets: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let unit = unit(offsets)?;
    let profile = profiled(profile)?;
    let language = match lang {
        "vi" => Language::Vietnamese,
        "en" => Language::English,
        _ => return Err(unknown("lang", lang, ["vi", "en"])),
    };
    let findings = py.detach(|| {
        let grammar = Grammar::builtin();
        let text = Text::new(name, text, grammar.letters());
        let checked = Checker::new(grammar).profile(profile).check(&text);
        let settings = Settings { language, ..Settings::default() };
        let mut lines = Vec::new();
        for renderer in RENDERERS.iter().filter(|it| it.name == "jsonl") {
            (renderer.file)(&mut lines, &checked, settings)?;
        }
        values(&lines, &text.source().words, unit)
    });
    Ok(pythonize(py, &findings?)?)
}

/// All that texts, each with its name, say, as plain rows.
#[pyfunction]
fn sheets<'py>(
    py: Python<'py>,
    texts: Vec<(String, String)>,
    profile: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let profile = profiled(profile)?;
    let rows = py.detach(|| rows::of_texts(texts, profile));
    Ok(pythonize(py, &rows)?)
}

fn profiled(name: &str) -> PyResult<Profile> {
    Profile::named(name).ok_or_else(|| unknown("profile", name, Profile::ALL.map(Profile::name)))
}

fn unit(name: &str) -> PyResult<Unit> {
    Unit::named(name).ok_or_else(|| unknown("offsets", name, Unit::ALL.map(Unit::name)))
}

fn unknown<const N: usize>(argument: &str, given: &str, known: [&str; N]) -> PyErr {
    PyValueError::new_err(format!("{argument}: {given:?} is none of {}", known.join(", ")))
}

/// The objects of lines that were just written, with their offsets in the unit that was asked for.
fn values(lines: &[u8], original: &str, unit: Unit) -> PyResult<Vec<Value>> {
    let ruler = Ruler::default();
    let before = |byte| ruler.before(original, byte).characters;
    let read = |line: &[u8]| serde_json::from_slice(line).map(|value| unit.turned(value, &before));
    let values = lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).map(read);
    values.collect::<Result<_, _>>().map_err(|error| PyValueError::new_err(error.to_string()))
}

/// The version of the library.
#[pyfunction]
fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

/// The part of the package that is compiled.
#[pymodule]
mod core {
    #[pymodule_export]
    use super::{
        check, extract,
        gathered::{Gathering, acting, answered, answers, judged, merged, resting},
        sheets, version,
    };
}
