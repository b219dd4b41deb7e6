//! The question as a sentence: so that nobody takes what amends for what is amended.

use super::{mean::Meant, parse::Many, words::Means};
use crate::{
    diagnostic::{Language, Words},
    grammar::Grammar,
    registry::Card,
};

/// What a set holds: `Văn bản thực hiện Nghị quyết số 57-NQ/TW`.
pub(super) fn sentence(set: &Meant, grammar: &Grammar) -> Words {
    let [vi, en] = [Language::Vietnamese, Language::English].map(|language| {
        let speaker = Speaker { grammar, language };
        match set {
            Meant::Named { .. } => speaker.noun(set),
            set => speaker.all(set),
        }
    });
    Words::new(vi, en)
}

/// How a document is called in a sentence: `Nghị quyết số 57-NQ/TW`, `Luật Đất đai (31/2024/QH15)`;
/// in English a kind has its English name, and a law keeps its own.
fn called(card: &Card, grammar: &Grammar, language: Language) -> String {
    match (card.law(grammar), &card.symbol) {
        (Some(name), Some(symbol)) => format!("{name} ({symbol})"),
        (Some(name), None) => name.to_owned(),
        (None, Some(symbol)) => {
            let kind = card.kind_in(grammar).filter(|it| !it.generic);
            kind.map_or_else(
                || symbol.clone(),
                |kind| match language {
                    Language::Vietnamese => format!("{} số {symbol}", kind.name),
                    Language::English => format!("{} {symbol}", kind.english),
                },
            )
        }
        (None, None) => card.label().to_owned(),
    }
}

struct Speaker<'g> {
    grammar: &'g Grammar,
    language: Language,
}

impl Speaker<'_> {
    fn all(&self, set: &Meant) -> String {
        match (set, self.language) {
            (Meant::State { function }, Language::Vietnamese) if function.means == Means::All => {
                "Mọi văn bản đã biết".to_owned()
            }
            (Meant::State { function }, Language::English) if function.means == Means::All => {
                "All documents that are known".to_owned()
            }
            (_, Language::Vietnamese) => format!("Văn bản {}", self.predicate(set)),
            (_, Language::English) => format!("Documents {}", self.predicate(set)),
        }
    }

    /// What stands behind `văn bản`.
    fn predicate(&self, set: &Meant) -> String {
        let at = usize::from(self.language == Language::English);
        match set {
            Meant::Named { .. } => {
                let lead = ["là", "that are"][at];
                format!("{lead} {}", self.noun(set))
            }
            Meant::Follow { function, many, of } => {
                let said = function.says[at].replace('X', &self.noun(of));
                let any = [", trực tiếp hoặc qua văn bản khác", ", directly or through others"][at];
                if *many == Many::Any { format!("{said}{any}") } else { said }
            }
            Meant::Chains { function, from, to } => {
                let parts = function.says[at].split_once('Y').unwrap_or_default();
                let before = parts.0.replace('X', &self.noun(from));
                format!("{before}{}{}", self.noun(to), parts.1)
            }
            Meant::Where { function, says, .. } => {
                function.says[at].replace('X', says.in_language(self.language))
            }
            Meant::State { function } => function.says[at].to_owned(),
            Meant::Both(one, two) if matches!(**two, Meant::Where { .. } | Meant::State { .. }) => {
                self.joined(one, ",", two)
            }
            Meant::Both(one, two) => self.joined(one, ["và", "and"][at], two),
            Meant::Either(one, two) => self.joined(one, ["hoặc", "or"][at], two),
            Meant::Without(one, two) => {
                self.joined(one, ["nhưng không phải văn bản", "but not those"][at], two)
            }
        }
    }

    fn joined(&self, one: &Meant, word: &str, two: &Meant) -> String {
        let part = |set: &Meant| match set {
            Meant::Either(..) | Meant::Without(..) => format!("({})", self.predicate(set)),
            set => self.predicate(set),
        };
        let gap = if word == "," { "" } else { " " };
        format!("{}{gap}{word} {}", part(one), part(two))
    }

    /// The set as one thing: a document by its name, others as `văn bản …`.
    fn noun(&self, set: &Meant) -> String {
        match set {
            Meant::Named { cards, name, .. } => match cards.as_slice() {
                [card] => called(card, self.grammar, self.language),
                _ => format!("“{name}”"),
            },
            Meant::State { function } if function.means == Means::All => match self.language {
                Language::Vietnamese => "một văn bản nào đó".to_owned(),
                Language::English => "any document".to_owned(),
            },
            set => match self.language {
                Language::Vietnamese => format!("(văn bản {})", self.predicate(set)),
                Language::English => format!("(a document {})", self.predicate(set)),
            },
        }
    }
}
