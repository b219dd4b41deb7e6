//! Tries the sentences of every grammar row: they are its tests.

use crate::{
    extract::{self, Level, Report, Unread},
    grammar::{
        Cue, DateRole, Grammar, Heading, Heads, Law, Opener, OpenerRole, Origin, PinpointUnit,
        Returns, Row, Term, Turn, TurnRole, Written,
    },
    graph::Graph,
    model::{Basis, Extent, Form, Kind, Mention, MentionAt, Office, Relation, Standing, Symbol},
    parse, resolve,
    text::Text,
};

/// A sentence that does not do what its row says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failure<'g> {
    /// The place of the row.
    pub origin: &'g Origin,
    /// The row's words.
    pub words: &'g str,
    /// The sentence.
    pub sentence: &'g str,
    /// Whether the row was found where it should not be; else it was not found where it should.
    pub is_found: bool,
}

/// Tries every sentence of the rows that a folder added; of all rows where none was added.
///
/// ```
/// use viendan::{grammar::Grammar, sentences};
///
/// let failures = sentences::check(Grammar::builtin());
/// assert_eq!(failures, []);
/// ```
pub fn check(grammar: &Grammar) -> Vec<Failure<'_>> {
    let mut failures = Vec::new();
    for row in tried(grammar) {
        let accepts = row.accepts.iter().map(|sentence| (sentence, true));
        let rejects = row.rejects.iter().map(|sentence| (sentence, false));
        for (sentence, is_expected) in accepts.chain(rejects) {
            let is_found = Reading::with(grammar, sentence, |reading| reading.has(&row));
            if is_found != is_expected {
                failures.push(Failure { origin: row.origin, words: row.words, sentence, is_found });
            }
        }
    }
    failures
}

/// The rows that [`check`] tries.
pub fn tried(grammar: &Grammar) -> impl Iterator<Item = Row<'_>> {
    let is_added = |row: &Row<'_>| row.origin.folder.is_some();
    let has_added = grammar.rows().any(|row| is_added(&row));
    grammar.rows().filter(move |row| !has_added || is_added(row))
}

/// A sentence with all that was read in it.
#[derive(Debug)]
struct Reading<'t> {
    grammar: &'t Grammar,
    text: &'t Text,
    report: &'t Report<'t>,
    graph: &'t Graph<'t>,
    unread: &'t [Unread<'t>],
}

impl Reading<'_> {
    fn with<R>(grammar: &Grammar, sentence: &str, ask: impl FnOnce(&Reading<'_>) -> R) -> R {
        let text = Text::new("", sentence.to_owned(), grammar.letters());
        let (report, graph) = resolve::linked(&text, grammar, &Office::default());
        let unread = extract::unread(&report, grammar);
        ask(&Reading { grammar, text: &text, report: &report, graph: &graph, unread: &unread })
    }

    /// Whether the row is found here.
    fn has(&self, row: &Row<'_>) -> bool {
        let (grammar, at) = (self.grammar, row.at);
        let found = match row.origin.file {
            "kinds.toml" => grammar.kinds().get(at).map(|kind| self.has_kind(kind, at)),
            "issuers.toml" => grammar.issuers().get(at).map(|issuer| {
                let names: Vec<_> = names(&issuer.name, &issuer.also).collect();
                self.has_issuer(&names, &issuer.letters)
            }),
            "styles.toml" => grammar.styles().get(at).map(|row| {
                self.any(|mention| mention.symbol.as_ref().is_some_and(|it| it.style == row.style))
            }),
            "relations.toml" => grammar.cues().get(at).map(|cue| self.has_cue(cue)),
            "dates.toml" => grammar.date_words().get(at).map(|date| self.has_date(date.role)),
            "pinpoints.toml" => {
                grammar.pinpoint_units().get(at).map(|unit| self.has_unit(unit, at))
            }
            "returns.toml" => grammar.returns().get(at).map(|row| match row.means {
                Returns::Elsewhere => {
                    self.contains(self.text.words(), &row.words)
                        && !self.any(|it| it.form == Form::Back)
                }
                Returns::Itself | Returns::Last => {
                    self.any(|it| it.form == Form::Back && self.contains(it.extent, &row.words))
                }
            }),
            "laws.toml" => grammar.laws().get(at).map(|law| self.has_law(law)),
            "openers.toml" => grammar.openers().get(at).map(|opener| self.has_opener(opener)),
            "turns.toml" => grammar.turns().get(at).map(|turn| self.has_turn(turn)),
            "spellings.toml" => grammar
                .spellings()
                .get(at)
                .map(|spelling| self.text.words().to_lowercase().contains(&spelling.written)),
            "letters.toml" => Some(self.text.has_folds(self.text.words())),
            "excuses.toml" => Some(self.unread.iter().any(|token| token.reason == Some(row.words))),
            "places.toml" => grammar.places().get(at).map(|place| {
                names(&place.name, &place.also).any(|name| self.contains(self.text.words(), name))
            }),
            "heads.toml" => {
                Some(grammar.mark_hits(self.text.words()).any(|(_, hit)| hit.row == at))
            }
            "terms.toml" => grammar.terms().get(at).map(|term| self.has_term(term)),
            "holidays.toml" => grammar.holidays().get(at).map(|holiday| {
                self.any(|mention| {
                    let day = mention.date.and_then(|date| date.civil());
                    day.is_some_and(|day| {
                        let is_fixed =
                            holiday.fixed.as_deref() == Some(&day.strftime("%m-%d").to_string());
                        let since = holiday.since.unwrap_or(i16::MIN);
                        is_fixed && day.year() >= since || holiday.days.contains(&day)
                    })
                })
            }),
            "outline.toml" => grammar.headings().get(at).map(|row| self.has_heading(row)),
            "forms.toml" => Some(self.has_form(at)),
            "columns.toml" => Some(grammar.column_at(self.text.words()) == Some(at)),
            _ => None,
        };
        found.unwrap_or(false)
    }

    /// Whether a stated relation rests on the words.
    fn has_cue(&self, cue: &Cue) -> bool {
        let words = self.grammar.fold(&cue.words);
        if cue.relation == Relation::Cites {
            return self.grammar.fold(self.text.words()).contains(&words);
        }
        self.graph.links().any(|link| {
            link.edge.relation == cue.relation
                && link.edge.basis == Basis::Stated
                && self.grammar.fold(link.edge.words).contains(&words)
        })
    }

    fn any(&self, is_so: impl Fn(&Mention<'_>) -> bool) -> bool {
        self.report.mentions.iter().any(is_so)
    }

    /// Whether a mention is of the kind; a kind that is never cited is found by its name.
    fn has_kind(&self, kind: &Kind, at: usize) -> bool {
        if kind.generic || kind.outside {
            return self.grammar.kind_hits(self.text.words()).any(|hit| hit.row == at);
        }
        self.any(|mention| mention.kind.is_some_and(|known| known.name == kind.name))
    }

    /// Whether a line heads such a part; an ordinal stands in the number of a division.
    fn has_heading(&self, row: &Heading) -> bool {
        let outline = &self.report.outline;
        let level = match row.heads {
            Heads::Ground => {
                let mut lines = self.text.words().lines();
                return lines
                    .any(|line| outline.is_ground(line) && self.contains(line, &row.words));
            }
            Heads::Recipients => Some(Level::Recipients),
            Heads::Ordinal => Some(Level::Division),
            heads => Level::of(heads),
        };
        let mut parts = outline.parts().iter();
        parts.any(|it| Some(it.level) == level && self.contains(it.heading, &row.words))
    }

    /// Whether a mention points into the unit; what is only attached is found by its word.
    fn has_unit(&self, unit: &PinpointUnit, at: usize) -> bool {
        if unit.attached {
            return self.grammar.unit_hits(self.text.words()).iter().any(|hit| hit.row == at);
        }
        self.any(|mention| mention.pinpoint.is_some_and(|it| self.contains(it, &unit.words)))
    }

    /// Whether a word has the form: some old symbols are no citations to any parser.
    fn has_form(&self, at: usize) -> bool {
        let words = self.text.words();
        let kind = self.grammar.kind_at(words).map(|(kind, _)| kind.name.as_str());
        let dates = words.match_indices(' ').filter_map(|(at, _)| words.get(at + 1..));
        let mut dates = dates.filter_map(|rest| parse::date::dated(self.grammar, rest).ok());
        let day = dates.find_map(|(_, date)| date.civil());
        words.split(' ').any(|word| {
            let symbol = word.trim_end_matches([',', ';']).to_owned();
            let days = day.map(|day| (day, day));
            self.grammar.has_form(at, &Written { symbol, kind, days })
        })
    }

    fn has_term(&self, term: &Term) -> bool {
        self.any(|mention| {
            let Some(symbol) = &mention.symbol else { return false };
            let number = symbol.issuer.trim_start_matches(char::is_alphabetic);
            let fits = |year| (term.from..=term.until).contains(&year);
            number == term.name && symbol.year.is_some_and(fits)
        })
    }

    fn has_issuer(&self, names: &[&str], letters: &[String]) -> bool {
        self.any(|mention| {
            let is_named = |words: &str| names.iter().any(|name| self.contains(words, name));
            let body = mention.symbol.as_ref().map(Symbol::body);
            mention.issuer.is_some_and(is_named)
                || body.is_some_and(|body| {
                    let body = body.trim_end_matches(|it: char| it.is_ascii_digit());
                    letters.iter().any(|known| known == body)
                })
        })
    }

    fn has_date(&self, role: DateRole) -> bool {
        let has_date = self.any(|mention| mention.date.is_some());
        match role {
            DateRole::Other | DateRole::Effect | DateRole::Until => !has_date,
            _ => has_date,
        }
    }

    fn has_law(&self, law: &Law) -> bool {
        let fold = |words: &str| self.grammar.fold(words);
        let names: Vec<_> = names(&law.name, &law.also).map(fold).collect();
        self.any(|mention| mention.name.is_some_and(|name| names.contains(&fold(name))))
    }

    /// Whether the words do here what one of their roles says.
    fn has_turn(&self, turn: &Turn) -> bool {
        let words = self.grammar.fold(&turn.words);
        let text = self.grammar.fold(self.text.words());
        let holds = |text: &str| self.grammar.fold(text).contains(&words);
        let titles = || self.report.mentions.iter().filter_map(|it| it.subject);
        let links = || self.graph.links().filter(|it| it.edge.basis == Basis::Stated);
        // A word that ends a title stands behind one; a word that keeps it going stands in it.
        let ends = || titles().next().is_some() && !titles().any(holds) && text.contains(&words);
        let joined = || text.contains(&words);
        turn.roles.iter().any(|role| match role {
            TurnRole::Status
            | TurnRole::Connector
            | TurnRole::Verb
            | TurnRole::Duty
            | TurnRole::Does
            | TurnRole::Body
            | TurnRole::By => ends(),
            TurnRole::Passes | TurnRole::On => {
                self.any(|it| it.date.is_some() && it.issuer.is_some())
            }
            TurnRole::At => self.any(|it| it.issued == Some(Standing::Before)),
            TurnRole::Sequel => titles().any(holds),
            TurnRole::Says | TurnRole::Rule | TurnRole::Finite => {
                titles().next().is_none() && text.contains(&words) && self.any(|_| true)
            }
            TurnRole::Draft | TurnRole::Stops | TurnRole::Keeps => {
                let last = self.report.mentions.len().checked_sub(1);
                let last = last.and_then(|at| self.graph.document_of(MentionAt::new(at)).ok());
                joined() && self.any(|_| true) && !links().any(|it| Some(it.to) == last)
            }
            TurnRole::Part => {
                links().any(|it| matches!(it.edge.extent, Extent::Part(part) if holds(part)))
            }
            TurnRole::Field => self.any(|it| it.name.is_some_and(holds)),
            TurnRole::Corrects => {
                let quoted = |mark| text.split_once(mark).is_some_and(|(_, it)| it.contains('/'));
                joined() && ['“', '"'].into_iter().any(quoted)
            }
            TurnRole::Purpose => joined() && links().next().is_some(),
            _ => links().any(|it| holds(it.edge.words)) || joined() && links().count() > 1,
        })
    }

    fn has_opener(&self, opener: &Opener) -> bool {
        let begins = |words: &str| {
            let rest = self.grammar.fold(words);
            rest.starts_with(&self.grammar.fold(&opener.words))
        };
        self.any(|mention| match opener.role {
            OpenerRole::Subject => mention.subject.is_some_and(begins),
            OpenerRole::Issuer => mention.issuer.is_some(),
            OpenerRole::Issues => mention.date.is_some(),
            OpenerRole::Annex => mention.heads_annex,
            OpenerRole::Modifier => self.contains(mention.extent, &opener.words),
            OpenerRole::Alias => true,
            OpenerRole::Link => {
                let given = mention.subject.is_some() || mention.issuer.is_some();
                given && self.contains(self.text.words(), &opener.words)
            }
            OpenerRole::Level | OpenerRole::Compound => {
                mention.issuer.is_some_and(|words| self.contains(words, &opener.words))
            }
            OpenerRole::Break | OpenerRole::Term => {
                mention.issuer.is_some_and(|words| !self.contains(words, &opener.words))
            }
            OpenerRole::End => {
                mention.subject.is_some_and(|words| !self.contains(words, &opener.words))
            }
        })
    }

    /// Whether words contain others as whole words, in any case and spelling.
    fn contains(&self, words: &str, part: &str) -> bool {
        let words = self.grammar.fold(words);
        let part = self.grammar.fold(part);
        words.match_indices(&part).any(|(at, part)| {
            let before = words.get(..at).and_then(|before| before.chars().next_back());
            let after = words.get(at + part.len()..).and_then(|after| after.chars().next());
            ![before, after].into_iter().flatten().any(char::is_alphanumeric)
        })
    }
}

fn names<'r>(name: &'r str, also: &'r [String]) -> impl Iterator<Item = &'r str> {
    std::iter::once(name).chain(also.iter().map(String::as_str))
}
