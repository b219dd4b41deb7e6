//! The bodies that are known to have issued something, by letters and by name.

use super::{Error, Registry};
use crate::{diagnostic::near, grammar::fold, known::letters};

/// Every body that a document is known to be of.
#[derive(Debug, Default)]
pub struct Issuers {
    letters: Vec<String>,
    names: Vec<String>,
}

impl Registry {
    /// The bodies of all documents.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    pub fn issuers(&self) -> Result<Issuers, Error> {
        Ok(Issuers { letters: self.different("letters")?, names: self.different("issuer")? })
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

impl Issuers {
    /// The letters that are these, in any spelling.
    pub fn lettered(&self, words: &str) -> Vec<String> {
        let wanted = letters(words);
        self.letters.iter().filter(|known| letters(known) == wanted).cloned().collect()
    }

    /// The names that are this one, in any spelling; else those that have it in them.
    pub fn named(&self, words: &str) -> Vec<String> {
        let wanted = spelt_out(words);
        let fits = |test: &dyn Fn(&str) -> bool| {
            let names = self.names.iter().filter(|known| test(&spelt_out(known)));
            names.cloned().collect::<Vec<_>>()
        };
        let whole = fits(&|known| known == wanted);
        if whole.is_empty() { fits(&|known| known.contains(&wanted)) } else { whole }
    }

    /// The name, or the letters, that are spelt most like some words.
    pub fn near(&self, words: &str) -> Option<&str> {
        let wanted = spelt_out(words);
        let known = self.names.iter().chain(&self.letters);
        let known: Vec<_> = known.map(|it| (spelt_out(it), it.as_str())).collect();
        let close = near(&wanted, known.iter().map(|(spelt, _)| spelt.as_str()))?;
        known.iter().find(|(spelt, _)| spelt == close).map(|(_, known)| *known)
    }
}

/// One spelling for the names of bodies.
///
/// ```
/// use viendan::registry::spelt_out;
///
/// assert_eq!(spelt_out("Ủy ban nhân dân tỉnh Sơn La"), spelt_out("UBND tỉnh Sơn La"));
/// ```
pub fn spelt_out(issuer: &str) -> String {
    let folded = fold(issuer);
    folded.replace("uy ban nhan dan", "ubnd").replace("hoi dong nhan dan", "hdnd")
}
