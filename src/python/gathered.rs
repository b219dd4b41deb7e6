//! Texts that are judged by what all of them say: on one machine, and in parts on many.
//!
//! Shards, inquiries and answers travel as JSON that only this version of the package reads.

use pyo3::{exceptions::PyValueError, prelude::*};
use pythonize::pythonize;
use rayon::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use super::{
    profiled,
    rows::{self, Row},
};
use crate::{
    check::Checker,
    grammar::Grammar,
    known::{Gathered, Handout, Inquiry, Knowledge, Shard, Sheet},
    model::Office,
    resolve,
    rules::Profile,
    text::Text,
};

/// What the texts of one machine say.
#[pyclass]
#[derive(Debug, Default)]
pub(super) struct Gathering {
    gathered: Gathered,
}

/// An inquiry: the text, the key, and what is asked.
type Asked = (String, String, Vec<u8>);
/// The rows of texts, what they ask of their documents, and what they ask about circles.
type Added<'py> = (Bound<'py, PyAny>, Vec<Asked>, Vec<Asked>);
/// A shard; the keys of the documents that change its own; the keys of what its own rest on; whether
/// it may have anything to say to who cites them.
type Merged = (Vec<u8>, Vec<String>, Vec<String>, bool);

#[pymethods]
impl Gathering {
    #[new]
    fn new() -> Self {
        Self::default()
    }

    /// Takes in texts, each with its name: what they say, and what they ask.
    fn add<'py>(
        &mut self,
        py: Python<'py>,
        texts: Vec<(String, String)>,
        profile: &str,
    ) -> PyResult<Added<'py>> {
        let profile = profiled(profile)?;
        let (rows, inquiries, circles) = py.detach(|| {
            let read = texts.into_par_iter().map(|text| alone(text, profile));
            let (mut rows, mut inquiries, mut circles) = (Vec::new(), Vec::new(), Vec::new());
            for (sheet, said) in read.collect::<Vec<_>>() {
                rows.extend(said);
                let asking = self.gathered.add(sheet);
                inquiries.extend(self.gathered.inquiries(&asking));
                circles.extend(self.gathered.inquiry_of_circles(&asking));
            }
            Ok::<_, PyErr>((rows, asked(&inquiries)?, asked(&circles)?))
        })?;
        Ok((pythonize(py, &rows)?, inquiries, circles))
    }

    /// What was gathered, one shard for each key.
    fn shards(&self) -> PyResult<Vec<(String, Vec<u8>)>> {
        let shards = self.gathered.shards();
        shards.iter().map(|it| Ok((it.key.clone(), written(it)?))).collect()
    }
}

/// What a text says alone, and the rows of it.
fn alone((name, words): (String, String), profile: Profile) -> (Sheet, Vec<Row>) {
    let grammar = Grammar::builtin();
    let text = Text::new(&name, words, grammar.letters());
    let checked = Checker::new(grammar).profile(profile).check(&text);
    let sheet = Sheet::of(&checked.report, &checked.graph, grammar);
    let rows = rows::of_checked(&checked, sheet.clone());
    (sheet, rows)
}

fn asked(inquiries: &[Inquiry]) -> PyResult<Vec<Asked>> {
    inquiries.iter().map(|it| Ok((it.file.clone(), it.key.clone(), written(it)?))).collect()
}

/// The shards of one key, taken together.
#[pyfunction]
pub(super) fn merged(shards: Vec<Vec<u8>>) -> PyResult<Merged> {
    let gathered = taken(shards)?;
    let owned = |keys: Vec<&str>| keys.into_iter().map(str::to_owned).collect();
    let shard = gathered.shards().into_iter().next();
    let shard = shard.ok_or_else(|| PyValueError::new_err("no shard was given"))?;
    Ok((written(&shard)?, owned(gathered.acting()), owned(gathered.upheld()), shard.speaks()))
}

/// The shard with no more than what tells who its documents are.
#[pyfunction]
pub(super) fn acting(shard: &[u8]) -> PyResult<Vec<u8>> {
    written(&read::<Shard>(shard)?.of_who_acts())
}

/// The shard with no more than who its documents are and what they rest on.
#[pyfunction]
pub(super) fn resting(shard: &[u8]) -> PyResult<Vec<u8>> {
    written(&read::<Shard>(shard)?.of_circles())
}

/// The answers to inquiries; none where nothing is known. `shards` has the shard of the key and those
/// of the documents that change its own, or all that may stand in a circle.
#[pyfunction]
pub(super) fn answers(
    py: Python<'_>,
    shards: Vec<Vec<u8>>,
    inquiries: Vec<Vec<u8>>,
) -> PyResult<Vec<Option<Vec<u8>>>> {
    py.detach(|| {
        let mut gathered = taken(shards)?;
        let mut asked = Vec::with_capacity(inquiries.len());
        for inquiry in inquiries {
            asked.push(gathered.asking(read(&inquiry)?));
        }
        let judged = gathered.judged();
        let answers = asked.iter().map(|it| judged.handout(it).map(|it| written(&it)).transpose());
        answers.collect()
    })
}

fn taken(shards: Vec<Vec<u8>>) -> PyResult<Gathered> {
    let mut gathered = Gathered::default();
    for shard in shards {
        gathered.take(read(&shard)?);
    }
    Ok(gathered)
}

/// The findings of texts, each with its name and with what was answered to its inquiries.
#[pyfunction]
pub(super) fn answered<'py>(
    py: Python<'py>,
    texts: Vec<(String, String, Vec<Vec<u8>>)>,
    profile: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let profile = profiled(profile)?;
    let rows = py.detach(|| {
        let rows = texts.into_par_iter().map(|(name, words, answers)| {
            let handed = answers.iter().map(|it| read::<Handout>(it));
            let known = Handout::knowledge(handed.collect::<PyResult<Vec<_>>>()?);
            Ok(findings((name, words), known, profile))
        });
        rows.collect::<PyResult<Vec<_>>>()
    })?;
    Ok(pythonize(py, &rows.into_iter().flatten().collect::<Vec<_>>())?)
}

/// What a text says, and what the rules say of it that know what is known.
fn findings((name, words): (String, String), known: Knowledge, profile: Profile) -> Vec<Row> {
    let grammar = Grammar::builtin();
    let text = Text::new(&name, words, grammar.letters());
    let linked = resolve::linked(&text, grammar, &Office::default());
    let checked = Checker::new(grammar).profile(profile).judge(linked, known);
    rows::of_checked(&checked, Sheet::of(&checked.report, &checked.graph, grammar))
}

/// All that texts, each with its name, say, as plain rows; the rules know what all of them say.
#[pyfunction]
pub(super) fn judged<'py>(
    py: Python<'py>,
    texts: Vec<(String, String)>,
    profile: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let profile = profiled(profile)?;
    let rows = py.detach(|| {
        let read = |(name, words): &(String, String)| {
            let grammar = Grammar::builtin();
            let text = Text::new(name, words.clone(), grammar.letters());
            let (report, graph) = resolve::linked(&text, grammar, &Office::default());
            Sheet::of(&report, &graph, grammar)
        };
        let sheets: Vec<_> = texts.par_iter().map(read).collect();
        let mut gathered = Gathered::default();
        let asked: Vec<_> = sheets.into_iter().map(|sheet| gathered.add(sheet)).collect();
        let judged = gathered.judged();
        let texts = texts.into_par_iter().zip(asked);
        let rows = texts.map(|(text, asked)| findings(text, judged.known_of(&asked), profile));
        rows.collect::<Vec<_>>().into_iter().flatten().collect::<Vec<_>>()
    });
    Ok(pythonize(py, &rows)?)
}

fn written(value: &impl Serialize) -> PyResult<Vec<u8>> {
    serde_json::to_vec(value).map_err(|error| PyValueError::new_err(error.to_string()))
}

fn read<T: DeserializeOwned>(bytes: &[u8]) -> PyResult<T> {
    serde_json::from_slice(bytes).map_err(|error| PyValueError::new_err(error.to_string()))
}
