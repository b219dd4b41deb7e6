//! Questions, read as people type them; a fault is told with its place and what was perhaps meant.

use super::{
    Error,
    words::{FUNCTIONS, Function, JOINTS, bare},
};
use crate::diagnostic::{Words, near};

/// Marks of quotation by what closes them.
const QUOTES: [(&str, &str); 3] = [("\"“”„", "\"“”„"), ("'‘’", "'‘’"), ("«", "»")];
/// What ends a name without quotation marks.
const ENDS: &str = "()&|,\"“”„«»";

/// A set of documents, as it is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Set<'q> {
    Name { name: &'q str, at: usize },
    Call { function: &'static Function, many: Many, arguments: Vec<Self>, at: usize, width: usize },
    Both(Box<Self>, Box<Self>),
    Either(Box<Self>, Box<Self>),
    Without(Box<Self>, Box<Self>),
}

/// How many steps a relation is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Many {
    One,
    Any,
}

/// How two sets are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    Both,
    Either,
    Without,
    /// `và không`: as tight as `và`.
    BothWithout,
}

/// Reads a whole question.
pub(super) fn question(question: &str) -> Result<Set<'_>, Error> {
    let mut reader = Reader { question, at: 0 };
    let set = reader.set()?;
    reader.skip();
    if reader.rest().is_empty() { Ok(set) } else { Err(reader.unread()) }
}

/// A question with the place up to which it was read, in bytes.
#[derive(Debug, Clone, Copy)]
struct Reader<'q> {
    question: &'q str,
    at: usize,
}

impl<'q> Reader<'q> {
    fn rest(&self) -> &'q str {
        self.question.get(self.at..).unwrap_or_default()
    }

    fn skip(&mut self) {
        self.at = self.question.len() - self.rest().trim_start().len();
    }

    /// Goes on behind a sign, when it stands here.
    fn takes(&mut self, sign: char) -> bool {
        self.skip();
        let is_here = self.rest().starts_with(sign);
        self.at += if is_here { sign.len_utf8() } else { 0 };
        is_here
    }

    /// ```abnf
    /// set = product *(("|" / "-") product)
    /// ```
    fn set(&mut self) -> Result<Set<'q>, Error> {
        self.joined(Self::product, &[Joint::Either, Joint::Without])
    }

    /// ```abnf
    /// product = one *("&" ["-"] one)
    /// ```
    fn product(&mut self) -> Result<Set<'q>, Error> {
        self.joined(Self::one, &[Joint::Both, Joint::BothWithout])
    }

    fn joined(
        &mut self,
        part: fn(&mut Self) -> Result<Set<'q>, Error>,
        joints: &[Joint],
    ) -> Result<Set<'q>, Error> {
        let mut whole = part(self)?;
        while let Some((joint, behind)) = self.joint().filter(|(it, _)| joints.contains(it)) {
            self.at = behind;
            let (one, two) = (Box::new(whole), Box::new(part(self)?));
            whole = match joint {
                Joint::Both => Set::Both(one, two),
                Joint::Either => Set::Either(one, two),
                Joint::Without | Joint::BothWithout => Set::Without(one, two),
            };
        }
        Ok(whole)
    }

    /// What joins the set that was read to the next, and where it ends.
    fn joint(mut self) -> Option<(Joint, usize)> {
        self.skip();
        let (sign, mut behind) = self.sign()?;
        let joint = match sign {
            '&' => {
                let mut after = Reader { at: behind, ..self };
                after.skip();
                match after.sign() {
                    Some(('-', end)) => {
                        behind = end;
                        Joint::BothWithout
                    }
                    _ => Joint::Both,
                }
            }
            '|' => Joint::Either,
            _ => Joint::Without,
        };
        Some((joint, behind))
    }

    /// A sign of [`JOINTS`] or one of its words, and where it ends.
    fn sign(self) -> Option<(char, usize)> {
        let rest = self.rest();
        let first = rest.chars().next()?;
        let sign = if first == '–' { '-' } else { first };
        if JOINTS.iter().any(|(known, _)| *known == sign) {
            let more = rest.chars().skip(1).take_while(|it| *it == first && first != '-').count();
            return Some((sign, self.at + first.len_utf8() * (1 + more)));
        }
        let mut words =
            JOINTS.iter().flat_map(|&(sign, words)| words.iter().map(move |it| (sign, *it)));
        words.find_map(|(sign, word)| Some((sign, self.at + begins_with(rest, word)?)))
    }

    /// ```abnf
    /// one = "(" set ")" / call / name
    /// ```
    fn one(&mut self) -> Result<Set<'q>, Error> {
        if self.takes('(') {
            let set = self.set()?;
            self.close()?;
            return Ok(set);
        }
        if let Some(name) = self.quoted()? {
            return Ok(name);
        }
        match self.call_word() {
            Some(word) => self.call(word),
            None => self.bare(),
        }
    }

    /// The words before a bracket, when no other words of the question stand among them.
    fn call_word(self) -> Option<&'q str> {
        let (word, _) = self.rest().split_once('(')?;
        let word = word.trim_end();
        let name = word.trim_end_matches('*').trim_end();
        let is_word = |it: char| it.is_alphabetic() || it.is_whitespace() || "-_‑".contains(it);
        let is_whole = !name.is_empty() && name.chars().all(is_word);
        let is_known = || Function::of(name, 1).is_some();
        (is_whole && (is_known() || !self.has_joint(name))).then_some(word)
    }

    /// Whether a word that joins sets stands among words.
    fn has_joint(self, words: &str) -> bool {
        let blanks = words.match_indices(char::is_whitespace);
        blanks.into_iter().any(|(at, _)| {
            let mut next = Reader { at: self.at + at, ..self };
            next.skip();
            next.sign().is_some()
        })
    }

    /// ```abnf
    /// call = word ["*"] "(" [argument *("," argument)] ")"
    /// ```
    fn call(&mut self, word: &'q str) -> Result<Set<'q>, Error> {
        let at = self.at;
        let name = word.trim_end_matches('*').trim_end();
        let many = if name.len() < word.len() { Many::Any } else { Many::One };
        self.at += word.len();
        self.takes('(');
        self.skip();
        let given = usize::from(!self.rest().starts_with(')'));
        let fails = |words| Error::Syntax { at, width: name.len(), words };
        let function = Function::of(name, given).ok_or_else(|| fails(unknown(name)))?;
        if many == Many::Any && !function.means.follows() {
            return Err(fails(Words::new(
                format!("`{name}` không đi cùng dấu `*`"),
                format!("`{name}` takes no `*`"),
            )));
        }
        let arguments = match given {
            0 => Vec::new(),
            _ if function.means.takes_sets() => self.sets(function)?,
            _ => vec![self.word()?],
        };
        self.close()?;
        let (wanted, given) = (function.means.arity(), arguments.len());
        if wanted != given {
            let [vi, en] = function.question();
            let given = if given == 0 {
                ["không có", "none"].map(str::to_owned)
            } else {
                [given.to_string(), given.to_string()]
            };
            return Err(fails(Words::new(
                format!("`{name}` cần {wanted} điều trong ngoặc, ở đây {}; ví dụ: {vi}", given[0]),
                format!(
                    "`{name}` takes {wanted} {} in brackets, here {}; for example: {en}",
                    if wanted == 1 { "item" } else { "items" },
                    given[1]
                ),
            )));
        }
        Ok(Set::Call { function, many, arguments, at, width: name.len() })
    }

    /// Sets between commas; a name with commas of its own is whole where one set is asked for.
    fn sets(&mut self, function: &Function) -> Result<Vec<Set<'q>>, Error> {
        let from = self.at;
        let mut sets = vec![self.set()?];
        let mut to = self.at;
        while self.takes(',') {
            sets.push(self.set()?);
            to = self.at;
        }
        let are_names = sets.iter().all(|it| matches!(it, Set::Name { .. }));
        let whole = self.question.get(from..to).unwrap_or_default().trim();
        let is_bare = !whole.contains(|it| QUOTES.iter().any(|(opens, _)| opens.contains(it)));
        if sets.len() > 1 && function.means.arity() == 1 && are_names && is_bare {
            return Ok(vec![Set::Name { name: whole, at: from }]);
        }
        Ok(sets)
    }

    /// Words up to the bracket that closes, in quotation marks or not.
    fn word(&mut self) -> Result<Set<'q>, Error> {
        if let Some(name) = self.quoted()? {
            return Ok(name);
        }
        let (at, mut depth) = (self.at, 0_usize);
        let end = self.rest().find(|it| {
            depth += usize::from(it == '(');
            let closes = it == ')' && depth == 0;
            depth = depth.saturating_sub(usize::from(it == ')'));
            closes
        });
        let Some(end) = end else {
            self.at = self.question.len();
            return Err(self.unread());
        };
        let name = self.rest().get(..end).unwrap_or_default().trim_end();
        self.at += end;
        Ok(Set::Name { name, at })
    }

    /// A name in quotation marks of any kind.
    fn quoted(&mut self) -> Result<Option<Set<'q>>, Error> {
        self.skip();
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return Ok(None) };
        let Some((_, closes)) = QUOTES.iter().find(|(opens, _)| opens.contains(first)) else {
            return Ok(None);
        };
        let at = self.at + first.len_utf8();
        let inner = rest.get(first.len_utf8()..).unwrap_or_default();
        let Some((end, last)) = inner.char_indices().find(|(_, it)| closes.contains(*it)) else {
            let words = Words::new("thiếu dấu ngoặc kép đóng", "the quotation mark is not closed");
            return Err(Error::Syntax { at: self.at, width: first.len_utf8(), words });
        };
        self.at = at + end + last.len_utf8();
        Ok(Some(Set::Name { name: inner.get(..end).unwrap_or_default().trim(), at }))
    }

    /// A name without quotation marks: words up to a sign, or to a word that joins sets.
    fn bare(&mut self) -> Result<Set<'q>, Error> {
        let (rest, at) = (self.rest(), self.at);
        let ends = |(offset, letter): &(usize, char)| {
            let next = Reader { at: at + offset, ..*self };
            ENDS.contains(*letter) || letter.is_whitespace() && next.joins()
        };
        let end = rest.char_indices().find(ends).map_or(rest.len(), |(end, _)| end);
        let name = rest.get(..end).unwrap_or_default().trim_end();
        if name.is_empty() {
            return Err(self.unread());
        }
        self.at += name.len();
        let known = Function::of(name, 0).filter(|it| it.means.arity() == 0);
        let Some(function) = known else { return Ok(Set::Name { name, at }) };
        let (many, arguments, width) = (Many::One, Vec::new(), name.len());
        Ok(Set::Call { function, many, arguments, at, width })
    }

    /// Whether sets are joined here: `và` in the name of a body is followed by no set.
    fn joins(mut self) -> bool {
        self.skip();
        let is_sign = self.rest().starts_with(['-', '–']);
        let Some((_, behind)) = self.joint() else { return false };
        let mut next = Reader { at: behind, ..self };
        next.skip();
        let rest = next.rest();
        let opens = |it: char| it == '(' || QUOTES.iter().any(|(opens, _)| opens.contains(it));
        let token = rest.split(|it: char| it.is_whitespace() || ENDS.contains(it)).next();
        let is_number = token.is_some_and(|it| it.contains(|it: char| it.is_ascii_digit()));
        let calls = || {
            next.call_word().is_some_and(|it| Function::of(it.trim_end_matches('*'), 1).is_some())
        };
        let alone = || {
            let to_end = rest.split(|it| ENDS.contains(it)).next().unwrap_or_default();
            Function::of(to_end, 0).is_some_and(|it| it.means.arity() == 0)
        };
        is_sign || rest.starts_with(opens) || is_number || calls() || alone()
    }

    fn close(&mut self) -> Result<(), Error> {
        if self.takes(')') { Ok(()) } else { Err(self.unread()) }
    }

    fn unread(&self) -> Error {
        let (at, rest) = (self.at, self.rest());
        let width = rest.chars().next().map_or(1, char::len_utf8);
        let words = if rest.trim().is_empty() {
            Words::new(
                "câu hỏi còn thiếu ở cuối, có lẽ là dấu `)`",
                "the question breaks off; perhaps `)` is missing",
            )
        } else {
            Words::new(
                "không hiểu phần từ dấu ^; tên có dấu ngoặc, dấu phẩy thì đặt trong ngoặc kép: \"…\"",
                "not understood from ^ on; a name with brackets or commas needs quotation marks: \"…\"",
            )
        };
        Error::Syntax { at, width, words }
    }
}

/// How long a word is that words begin with, in any case, with or without its marks; it ends where
/// a letter ends.
fn begins_with(rest: &str, word: &str) -> Option<usize> {
    let count = word.chars().count();
    let end = rest.char_indices().nth(count).map_or(rest.len(), |(end, _)| end);
    let (here, after) = rest.split_at_checked(end)?;
    let is_same = here.to_lowercase() == word || here.is_ascii() && bare(here) == bare(word);
    let is_whole = !after.starts_with(|it: char| it.is_alphanumeric() || it == '-' || it == '/');
    (is_same && is_whole).then_some(end)
}

fn unknown(word: &str) -> Words {
    let known = FUNCTIONS.iter().flat_map(|it| [it.en, it.vi]);
    let spelt = word.split_whitespace().collect::<Vec<_>>().join("-").to_lowercase();
    let meant = near(&spelt, known).map(str::to_owned).or_else(|| {
        // Without marks a slip is nearer to what was meant.
        let known: Vec<_> = FUNCTIONS.iter().map(|it| (bare(it.vi), it.vi)).collect();
        let close = near(&bare(word), known.iter().map(|(bare, _)| bare.as_str()))?.to_owned();
        known.iter().find(|(bare, _)| *bare == close).map(|(_, vi)| (*vi).to_owned())
    });
    let (vi, en) = match meant {
        Some(near) => (format!("; có phải `{near}`?"), format!("; did you mean `{near}`?")),
        None => Default::default(),
    };
    Words::new(
        format!("không có từ hỏi `{word}`{vi} (các từ dùng được: viendan hỏi --list)"),
        format!("no word `{word}`{en} (every word: viendan query --list)"),
    )
}

#[cfg(test)]
mod tests;
