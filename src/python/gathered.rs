//! Texts that are judged by what all of them say: on one machine, and in parts on many.
//!
//! Parts, questions and answers travel as JSON that only this version of the package reads.

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
    known::{Answer, Asking, Gathered, Knowledge, Part, Question, Sheet},
    model::Office,
    resolve,
    rules::Profile,
    text::Text,
};

/// What the texts of one machine say.
#[pyclass]
#[derive(Debug, Default)]
pub(super) struct House {
    gathered: Gathered,
}

/// A question: the text, the key, and what is asked.
type Asked = (String, String, Vec<u8>);

#[pymethods]
impl House {
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
    ) -> PyResult<(Bound<'py, PyAny>, Vec<Asked>)> {
        let profile = profiled(profile)?;
        let (rows, questions) = py.detach(|| {
            let read = texts.into_par_iter().map(|text| alone(text, profile));
            let mut rows = Vec::new();
            let mut questions = Vec::new();
            for (sheet, said) in read.collect::<Vec<_>>() {
                rows.extend(said);
                let asking = self.gathered.add(sheet);
                questions.extend(self.gathered.questions(&asking));
            }
            let asked = questions.iter().map(|it| {
                Ok((it.file.clone(), it.key.clone(), written(it)?))
            });
            Ok::<_, PyErr>((rows, asked.collect::<PyResult<Vec<_>>>()?))
        })?;
        Ok((pythonize(py, &rows)?, questions))
    }

    /// What was gathered, one part for each key.
    fn parts(&self) -> PyResult<Vec<(String, Vec<u8>)>> {
        let parts = self.gathered.parts();
        parts.iter().map(|part| Ok((part.key.clone(), written(part)?))).collect()
    }
}

/// What a text says alone, and the rows of it.
fn alone((name, words): (String, String), profile: Profile) -> (Sheet, Vec<Row>) {
    let grammar = Grammar::builtin();
    let text = Text::new(&name, words, grammar.letters());
    let checked = Checker::new(grammar).profile(profile).check(&text);
    let sheet = Sheet::of(&checked.report, &checked.graph, grammar);
    let all = sheet.clone().with_findings(&checked.report, &checked.graph, &checked.findings);
    (sheet, rows::of_sheet(all))
}

/// The parts of one key, taken together: the part, the keys of the documents that change its own,
/// and whether it may have anything to say to who cites them.
#[pyfunction]
pub(super) fn merged(parts: Vec<Vec<u8>>) -> PyResult<(Vec<u8>, Vec<String>, bool)> {
    let mut gathered = Gathered::default();
    for part in &parts {
        gathered.take(read(part)?);
    }
    let acting = gathered.acting().into_iter().map(str::to_owned).collect();
    let part = gathered.parts().into_iter().next();
    let part = part.ok_or_else(|| PyValueError::new_err("no part was given"))?;
    Ok((written(&part)?, acting, part.speaks()))
}

/// The part with no more than what tells who its documents are.
#[pyfunction]
pub(super) fn acting(part: &[u8]) -> PyResult<Vec<u8>> {
    written(&read::<Part>(part)?.of_who_acts())
}

/// The answers to questions on one key; none where nothing is known. `parts` has the part of the key
/// and those of the documents that change its own.
#[pyfunction]
pub(super) fn answers(
    py: Python<'_>,
    parts: Vec<Vec<u8>>,
    questions: Vec<Vec<u8>>,
) -> PyResult<Vec<Option<Vec<u8>>>> {
    py.detach(|| {
        let mut gathered = Gathered::default();
        for part in &parts {
            gathered.take(read(part)?);
        }
        let mut asked: Vec<(Vec<usize>, Asking)> = Vec::with_capacity(questions.len());
        for question in &questions {
            let question: Question = read(question)?;
            asked.push((question.places(), gathered.asking(question)));
        }
        let judged = gathered.judged();
        let answers = asked.iter().map(|(places, asking)| {
            let answers = Question::answered(places, judged.known_of(asking).documents);
            (!answers.is_empty()).then(|| written(&answers)).transpose()
        });
        answers.collect()
    })
}

/// The findings of texts, each with its name and with what was answered to its questions.
#[pyfunction]
pub(super) fn answered<'py>(
    py: Python<'py>,
    texts: Vec<(String, String, Vec<Vec<u8>>)>,
    profile: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let profile = profiled(profile)?;
    let rows = py.detach(|| {
        let rows = texts.into_par_iter().map(|(name, words, answers)| {
            let mut known = Knowledge::default();
            for answers in &answers {
                for answer in read::<Vec<Answer>>(answers)? {
                    let at = answer.document;
                    let count = known.documents.len().max(at + 1);
                    known.documents.resize_with(count, Default::default);
                    known.documents[at] = answer.known();
                }
            }
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
    let sheet = Sheet::of(&checked.report, &checked.graph, grammar);
    rows::of_sheet(sheet.with_findings(&checked.report, &checked.graph, &checked.findings))
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
