//! The bodies that are known to have issued something, by letters and by name.

use super::{Error, Registry, bodies::spelt_out};
use crate::{
    diagnostic::near,
    grammar::{Grammar, MarkRole, fold},
    known::letters,
};

/// What joins the parts of a name, without its marks.
const AND: &str = "va";

/// Every body that a document is known to be of.
#[derive(Debug, Default)]
pub struct Issuers {
    letters: Vec<String>,
    /// Each name, and how it is compared.
    names: Vec<(String, String)>,
}

impl Registry {
    /// The bodies of all documents.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    pub fn issuers(&self, grammar: &Grammar) -> Result<Issuers, Error> {
        let names = self.different("issuer")?.into_iter();
        let names = names.map(|name: String| (spelt_out(grammar, &name), name));
        let names = names.map(|(spelt, name)| (name, spelt)).collect();
        Ok(Issuers { letters: self.different("letters")?, names })
    }

    /// The different values of a column that begins an index: from one to the next, row by row it
    /// would take long.
    fn different(&self, column: &str) -> Result<Vec<String>, Error> {
        let ask = format!(
            "WITH RECURSIVE next (value) AS (SELECT min({column}) FROM document UNION ALL \
             SELECT (SELECT min({column}) FROM document WHERE {column} > value) FROM next \
             WHERE value IS NOT NULL) SELECT value FROM next WHERE value IS NOT NULL"
        );
        self.all(&ask, [], |row| row.get(0))
    }
}

/// A body's name as it is searched, without what people leave out of it: what its place is called,
/// what joins the parts of a name.
fn short(grammar: &Grammar, spelt: &str) -> String {
    let places = grammar
        .marks()
        .iter()
        .filter(|it| matches!(it.role, MarkRole::Province | MarkRole::City | MarkRole::Below));
    let left_out = places.map(|it| fold(&it.words)).chain([AND.to_owned()]);
    let mut name = format!(" {spelt} ");
    for word in left_out {
        name = name.replace(&format!(" {word} "), " ");
    }
    name.trim().to_owned()
}

impl Issuers {
    /// The letters that are these, in any spelling.
    pub fn lettered(&self, words: &str) -> Vec<String> {
        let wanted = letters(words);
        self.letters.iter().filter(|known| letters(known) == wanted).cloned().collect()
    }

    /// The names that are this one, in any spelling; else those that have it in them.
    pub fn named(&self, grammar: &Grammar, words: &str) -> Vec<String> {
        let wanted = spelt_out(grammar, words);
        let fits = |test: &dyn Fn(&str) -> bool| {
            let names = self.names.iter().filter(|(_, spelt)| test(spelt));
            names.map(|(name, _)| name.clone()).collect::<Vec<_>>()
        };
        let whole = fits(&|known| known == wanted);
        if !whole.is_empty() {
            return whole;
        }
        // `UBND Hà Nội`, `Bộ Giáo dục Đào tạo`: as people say it.
        let short = short(grammar, &wanted);
        let said = fits(&|known| self::short(grammar, known) == short);
        if said.is_empty() { fits(&|known| known.contains(&wanted)) } else { said }
    }

    /// Whether a name is what some words mean, as people say it.
    pub(crate) fn means(grammar: &Grammar, words: &str, name: &str) -> bool {
        let spelt = |it: &str| short(grammar, &spelt_out(grammar, it));
        spelt(words) == spelt(name)
    }

    /// The name, or the letters, that are spelt most like some words.
    pub fn near(&self, grammar: &Grammar, words: &str) -> Option<&str> {
        let wanted = spelt_out(grammar, words);
        let names = self.names.iter().map(|(name, spelt)| (spelt.clone(), name));
        let letters = self.letters.iter().map(|it| (fold(it), it));
        let known: Vec<_> = names.chain(letters).collect();
        let close = near(&wanted, known.iter().map(|(spelt, _)| spelt.as_str()))?;
        known.iter().find(|(spelt, _)| spelt == close).map(|(_, known)| known.as_str())
    }
}
