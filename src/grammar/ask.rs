//! Questions to the tables: rows at the beginning of words, or anywhere in them.

use super::{
    Cue, DateWord, Grammar, Hit, Issuer, Law, Mark, MarkRole, Opener, OpenerRole, PinpointUnit,
    Place, Return, Turn, TurnRole,
};
use crate::model::Kind;

/// The longest word that says whose something is, with the blank before it, in bytes; that of the
/// table, `của`, has six.
const OWNER: usize = 32;
/// How far back words are asked with which row they end, in bytes; the longest cue has 48, the
/// longest words that a sentence turns at 57.
const ENDING: usize = 64;

impl Grammar {
    /// The words that name kinds, in the order of the text.
    pub fn kind_hits<'a>(&'a self, words: &'a str) -> impl Iterator<Item = Hit> + 'a {
        self.index.cased_hits(&self.index.kinds, words)
    }

    /// The kind that these words begin with, and the width of its words in bytes.
    ///
    /// ```
    /// use viendan::grammar::Grammar;
    ///
    /// let (kind, width) = Grammar::builtin().kind_at("Kế hoạch số 04/KH-UBND").unwrap();
    /// assert_eq!((kind.code.as_str(), width), ("KH", "Kế hoạch".len()));
    /// ```
    pub fn kind_at(&self, words: &str) -> Option<(&Kind, usize)> {
        let hit = self.index.at(&self.index.kind_names, words)?;
        Some((self.tables.kinds.get(hit.row)?, hit.end))
    }

    /// The words that state relations, in the order of the text.
    pub fn cue_hits(&self, words: &str) -> Vec<Hit> {
        self.index.hits(&self.index.cues, words)
    }

    /// The longest cue that these words begin with, and its width in bytes.
    pub fn cue_at(&self, words: &str) -> Option<(&Cue, usize)> {
        let hit = self.index.at(&self.index.cues, words)?;
        Some((self.tables.cues.get(hit.row)?, hit.end))
    }

    /// The cues that words end with, the longest first.
    ///
    /// ```
    /// use viendan::{grammar::Grammar, model::Relation};
    ///
    /// let cues = Grammar::builtin().cues_before("Phụ lục ban hành kèm theo");
    /// let relations: Vec<_> = cues.map(|cue| cue.relation).collect();
    /// assert!(relations.contains(&Relation::IssuedWith));
    /// ```
    pub fn cues_before(&self, words: &str) -> impl Iterator<Item = &Cue> {
        let known = endings(words)
            .filter_map(|(_, it)| self.cue_at(it).filter(|(_, width)| *width == it.len()));
        known.map(|(cue, _)| cue)
    }

    /// The words before those of a role that they end with.
    ///
    /// ```
    /// use viendan::grammar::{Grammar, TurnRole};
    ///
    /// let before = |words| Grammar::builtin().turn_before(words, TurnRole::Joint);
    /// assert_eq!(before("Luật Thú y và"), Some("Luật Thú y "));
    /// assert_eq!(before("Luật Thú y"), None);
    /// ```
    pub fn turn_before<'a>(&self, words: &'a str, role: TurnRole) -> Option<&'a str> {
        let is_whole =
            |it: &str| self.turn_at(it, role).is_some_and(|(_, width)| width == it.len());
        endings(words).find(|(_, it)| is_whole(it)).map(|(before, _)| before)
    }

    /// The openers that these words end with, from the longest on, each behind the words before it.
    pub(crate) fn openers_before<'a>(
        &self,
        words: &'a str,
    ) -> impl Iterator<Item = (&'a str, &Opener)> {
        endings(words).filter_map(|(before, it)| {
            let (opener, width) = self.opener_at(it)?;
            (width == it.len()).then_some((before, opener))
        })
    }

    /// The words before the verb of issuing that they end with.
    ///
    /// ```
    /// use viendan::grammar::Grammar;
    ///
    /// let before = |words| Grammar::builtin().issuing_before(words);
    /// assert_eq!(before("Sở Y tế đã ban hành"), Some("Sở Y tế "));
    /// assert_eq!(before("Sở Y tế"), None);
    /// ```
    pub fn issuing_before<'a>(&self, words: &'a str) -> Option<&'a str> {
        let mut openers = self.openers_before(words);
        let opener = openers.find(|(_, it)| it.role == OpenerRole::Issues).map(|it| it.0);
        let turn = self.turn_before(words, TurnRole::Issues);
        opener.into_iter().chain(turn).min_by_key(|it| it.len())
    }

    /// The words that state relations, and those at which a sentence turns, each in the order of the
    /// text.
    pub fn cue_and_turn_hits(&self, words: &str) -> [Vec<Hit>; 2] {
        self.index.both_hits([&self.index.cues, &self.index.turns], words)
    }

    /// The words at which a sentence turns, in the order of the text.
    pub fn turn_hits(&self, words: &str) -> Vec<Hit> {
        self.index.hits(&self.index.turns, words)
    }

    /// The longest words of a role that a sentence turns at, where these words begin with them, and
    /// their width in bytes.
    ///
    /// ```
    /// use viendan::grammar::{Grammar, TurnRole};
    ///
    /// let grammar = Grammar::builtin();
    /// let (_, width) = grammar.turn_at("nêu trên, các sở", TurnRole::Status).unwrap();
    /// assert_eq!(width, "nêu trên".len());
    /// ```
    pub fn turn_at(&self, words: &str, role: TurnRole) -> Option<(&Turn, usize)> {
        let hit = self.index.at(&self.index.turns, words)?;
        let turn = self.tables.turns.get(hit.row)?;
        turn.is(role).then_some((turn, hit.end))
    }

    /// The longest opener that these words begin with, and its width in bytes.
    ///
    /// ```
    /// use viendan::grammar::{Grammar, OpenerRole};
    ///
    /// let (opener, width) = Grammar::builtin().opener_at("về việc ban hành quy chế").unwrap();
    /// assert_eq!((opener.role, width), (OpenerRole::Subject, "về việc".len()));
    /// ```
    pub fn opener_at(&self, words: &str) -> Option<(&Opener, usize)> {
        let hit = self.index.at(&self.index.openers, words)?;
        Some((self.tables.openers.get(hit.row)?, hit.end))
    }

    /// The words that mark something in the form of a document, in the order of their rows.
    ///
    /// ```
    /// use viendan::grammar::{Grammar, MarkRole};
    ///
    /// let mut cities = Grammar::builtin().marked(MarkRole::City);
    /// assert_eq!(cities.next(), Some("thành phố"));
    /// ```
    pub fn marked(&self, role: MarkRole) -> impl Iterator<Item = &str> {
        let rows = self.tables.marks.iter().filter(move |row| row.role == role);
        rows.flat_map(|row| std::iter::once(&row.words).chain(&row.also).map(String::as_str))
    }

    /// The width of the words for who owns what stands before them, `của`, where these begin with them.
    ///
    /// ```
    /// use viendan::grammar::Grammar;
    ///
    /// let grammar = Grammar::builtin();
    /// assert_eq!(grammar.owner_at("của Chính phủ"), Some("của".len()));
    /// assert_eq!(grammar.owner_at("do Chính phủ ban hành"), None);
    /// ```
    pub fn owner_at(&self, words: &str) -> Option<usize> {
        let (_, width) = self.opener_at(words).filter(|(it, _)| it.role == OpenerRole::Issuer)?;
        self.turn_at(words, TurnRole::By).is_none().then_some(width)
    }

    /// The words before the word for who owns them, which they end with.
    pub fn before_owner<'a>(&self, words: &'a str) -> Option<&'a str> {
        let near = words.get(words.ceil_char_boundary(words.len().saturating_sub(OWNER))..)?;
        let (_, last) = near.rsplit_once([' ', '\n'])?;
        let is_owner = self.owner_at(last) == Some(last.len());
        is_owner.then(|| words.get(..words.len() - last.len() - 1))?
    }

    /// The longest date word that these words begin with, and its width in bytes.
    pub fn date_word_at(&self, words: &str) -> Option<(&DateWord, usize)> {
        let hit = self.index.at(&self.index.dates, words)?;
        Some((self.tables.dates.get(hit.row)?, hit.end))
    }

    /// The unit of a pinpoint that these words begin with, and its width in bytes.
    pub fn unit_at(&self, words: &str) -> Option<(&PinpointUnit, usize)> {
        let hit = self.index.at(&self.index.units, words)?;
        Some((self.tables.pinpoints.get(hit.row)?, hit.end))
    }

    /// The units of pinpoints in these words.
    pub fn unit_hits(&self, words: &str) -> Vec<Hit> {
        self.index.hits(&self.index.units, words)
    }

    /// The longest pointing words that these words begin with, and their width in bytes.
    pub fn return_at(&self, words: &str) -> Option<(&Return, usize)> {
        let hit = self.index.at(&self.index.returns, words)?;
        Some((self.tables.returns.get(hit.row)?, hit.end))
    }

    /// The marks of a document's form in these words, in their order.
    ///
    /// ```
    /// use viendan::grammar::{Grammar, MarkRole};
    ///
    /// let grammar = Grammar::builtin();
    /// let roles: Vec<_> = grammar.mark_hits("Số: 12/SNV-CCVC").map(|(mark, _)| mark.role).collect();
    /// assert_eq!(roles, [MarkRole::Number]);
    /// ```
    pub fn mark_hits<'a>(&'a self, words: &'a str) -> impl Iterator<Item = (&'a Mark, Hit)> + 'a {
        let hits = self.index.cased_hits(&self.index.marks, words);
        hits.filter_map(|hit| Some((self.tables.marks.get(hit.row)?, hit)))
    }

    /// The mark that these words begin with, and the width of its words in bytes.
    pub fn mark_at(&self, words: &str) -> Option<(&Mark, usize)> {
        let hit = self.index.cased_at(&self.index.marks, words)?;
        Some((self.tables.marks.get(hit.row)?, hit.end))
    }

    /// The marks of a role that few places have, in their order: the mottos of the State and the Party, who
    /// signs.
    ///
    /// ```
    /// use viendan::grammar::{Grammar, MarkRole};
    ///
    /// let signed = "Nơi nhận:\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH";
    /// let hits = Grammar::builtin().seldom_marks(MarkRole::Signature, signed);
    /// assert_eq!(hits.len(), 2);
    /// ```
    pub fn seldom_marks(&self, role: MarkRole, words: &str) -> Vec<Hit> {
        self.index.seldom(&self.tables, role, words)
    }

    /// The words before the label of a number that ends these words: `Quyết định số`.
    ///
    /// ```
    /// use viendan::grammar::Grammar;
    ///
    /// let before = |words| Grammar::builtin().before_label(words);
    /// assert_eq!(before("Quyết định số"), Some("Quyết định "));
    /// assert_eq!(before("Quyết định"), None);
    /// ```
    pub fn before_label<'a>(&self, words: &'a str) -> Option<&'a str> {
        let before =
            self.index.labels.iter().find_map(|label| words.strip_suffix(label.as_str()))?;
        (!before.ends_with(char::is_alphabetic)).then_some(before)
    }

    /// The words behind the label of a number that they begin with.
    ///
    /// ```
    /// use viendan::grammar::Grammar;
    ///
    /// let behind = |words| Grammar::builtin().behind_label(words);
    /// assert_eq!(behind("số 57"), Some(" 57"));
    /// assert_eq!(behind("57"), None);
    /// ```
    pub fn behind_label<'a>(&self, words: &'a str) -> Option<&'a str> {
        self.index.labels.iter().find_map(|label| words.strip_prefix(label.as_str()))
    }

    /// The meaning of a misspelt word of a citation: `sô` is `số`.
    ///
    /// ```
    /// use viendan::grammar::Grammar;
    ///
    /// assert_eq!(Grammar::builtin().meant("sô"), Some("số"));
    /// assert_eq!(Grammar::builtin().meant("số"), None);
    /// ```
    pub fn meant(&self, word: &str) -> Option<&str> {
        self.index.meant(word)
    }

    /// The body with the longest name that these words begin with, and its width in bytes.
    ///
    /// ```
    /// use viendan::grammar::Grammar;
    ///
    /// let (issuer, width) = Grammar::builtin().issuer_at("Bộ Tài chính về việc").unwrap();
    /// assert_eq!((issuer.name.as_str(), width), ("Bộ Tài chính", "Bộ Tài chính".len()));
    /// ```
    pub fn issuer_at(&self, words: &str) -> Option<(&Issuer, usize)> {
        let hit = self.index.at(&self.index.issuers, words)?;
        Some((self.tables.issuers.get(hit.row)?, hit.end))
    }

    /// The names of bodies in these words.
    pub fn issuer_hits(&self, words: &str) -> Vec<Hit> {
        self.index.hits(&self.index.issuers, words)
    }

    /// The law with the longest name that these words begin with, and its width in bytes.
    pub fn law_at(&self, words: &str) -> Option<(&Law, usize)> {
        let hit = self.index.at(&self.index.laws, words)?;
        Some((self.tables.laws.get(hit.row)?, hit.end))
    }

    /// The province that these words begin with, and its width in bytes.
    pub fn place_at(&self, words: &str) -> Option<(&Place, usize)> {
        let hit = self.index.at(&self.index.places, words)?;
        Some((self.tables.places.get(hit.row)?, hit.end))
    }

    /// The provinces in these words.
    pub fn place_hits(&self, words: &str) -> Vec<Hit> {
        self.index.hits(&self.index.places, words)
    }
}

/// Words cut before each of their last words, from the farthest on.
fn endings(words: &str) -> impl Iterator<Item = (&str, &str)> {
    let from = words.ceil_char_boundary(words.len().saturating_sub(ENDING));
    let near = words.get(from..).unwrap_or_default();
    let begins = near.match_indices([' ', '\n']).map(move |(at, _)| from + at + 1);
    let whole = (from == 0).then_some(0);
    whole.into_iter().chain(begins).filter_map(|at| words.split_at_checked(at))
}
