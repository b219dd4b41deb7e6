//! Whether a symbol is built as a shape says: `{n}{s}TT[/{U}]`, read as it stands.
//!
//! A symbol is short, so all the places that a shape may have come to are kept, and nothing is made
//! ready before it is asked.

/// How far a part may reach: letters of one sort, at least and at most so many of them.
type Run = (fn(char) -> bool, usize, usize);

/// The parts that stand for letters of a symbol.
const RUNS: [(&str, &[Run]); 8] = [
    ("{s}", &[(is_mark, 1, 1)]),
    ("{s?}", &[(is_mark, 0, 1)]),
    ("{y}", &[(is_figure, 2, 2)]),
    ("{d}", &[(is_figure, 0, 2)]),
    ("{K}", &[(is_numeral, 1, 4)]),
    ("{A}", WORD),
    ("{(}", &[(|it| it == '(', 1, 1)]),
    ("{)}", &[(|it| it == ')', 1, 1)]),
];
const WORD: &[Run] = &[(is_sign, 0, usize::MAX)];
const GROUP: &[Run] = &[(is_capital, 1, 1), (is_sign, 0, usize::MAX)];
const MORE: &[Run] =
    &[(is_mark, 1, 1), (|it| is_capital(it) || is_figure(it), 1, 1), (is_sign, 0, usize::MAX)];
const NUMBER: &[Run] = &[(is_figure, 1, 6)];
const DECIMALS: &[Run] = &[(|it| it == '.', 1, 1), (is_figure, 1, 2)];
const LETTER: &[Run] = &[(is_letter, 0, 1)];
const CENTURIES: [&str; 2] = ["19", "20"];

/// Whether a shape fits a whole symbol.
pub(super) fn fits(shape: &str, symbol: &str) -> bool {
    let mut reading = Reading { shape, symbol };
    let places = reading.either(&[0]);
    places.contains(&symbol.len()) && reading.shape.is_empty()
}

/// A shape that is still to be read beside a symbol.
struct Reading<'s> {
    shape: &'s str,
    symbol: &'s str,
}

impl Reading<'_> {
    /// The places behind `x|y|z`, from any of some places on.
    fn either(&mut self, from: &[usize]) -> Vec<usize> {
        let mut places = self.row(from);
        while self.takes("|") {
            places.extend(self.row(from));
        }
        places
    }

    /// The places behind what stands in a row, up to its end, a bar or a bracket.
    fn row(&mut self, from: &[usize]) -> Vec<usize> {
        let mut places = from.to_vec();
        while let Some(letter) = self.shape.chars().next().filter(|it| !"|])".contains(*it)) {
            places = if self.takes("[") {
                let inner = self.either(&places);
                self.takes("]");
                [places, inner].concat()
            } else if self.takes("(") {
                let inner = self.either(&places);
                self.takes(")");
                inner
            } else if letter == '{' {
                self.part(&places)
            } else {
                self.shape = self.shape.get(letter.len_utf8()..).unwrap_or_default();
                let here = |at: &usize| self.rest(*at).starts_with(letter);
                places.iter().filter(|at| here(at)).map(|at| at + letter.len_utf8()).collect()
            };
            places.sort_unstable();
            places.dedup();
        }
        places
    }

    /// The places behind a part, `{n}`.
    fn part(&mut self, places: &[usize]) -> Vec<usize> {
        let end = self.shape.find('}').map_or(self.shape.len(), |at| at + 1);
        let (part, rest) = self.shape.split_at_checked(end).unwrap_or_default();
        self.shape = rest;
        match part {
            "{n}" => {
                let number = self.runs(NUMBER, places.to_vec());
                let decimals = self.runs(DECIMALS, number.clone());
                self.runs(LETTER, [number, decimals].concat())
            }
            "{Y}" => {
                let of_century =
                    |at: &usize| CENTURIES.iter().any(|it| self.rest(*at).starts_with(it));
                let years = places.iter().copied().filter(of_century).collect();
                self.runs(&[(is_figure, 4, 4)], years)
            }
            "{U}" => self.runs(GROUP, places.to_vec()),
            "{U*}" => {
                let mut groups = self.runs(GROUP, places.to_vec());
                let mut last = groups.clone();
                while !last.is_empty() {
                    last = self.runs(MORE, last);
                    last.retain(|it| !groups.contains(it));
                    groups.extend(&last);
                }
                groups
            }
            _ => {
                let runs = RUNS.iter().find(|(name, _)| *name == part);
                runs.map_or_else(Vec::new, |(_, runs)| self.runs(runs, places.to_vec()))
            }
        }
    }

    /// The places behind letters of some sorts.
    fn runs(&self, runs: &[Run], from: Vec<usize>) -> Vec<usize> {
        runs.iter().fold(from, |from, (is, least, most)| {
            let mut places = Vec::new();
            for at in from {
                let letters = self.rest(at).chars().take_while(|it| is(*it)).take(*most);
                let ends = letters.scan(at, |end, letter| {
                    *end += letter.len_utf8();
                    Some(*end)
                });
                places.extend(std::iter::once(at).chain(ends).skip(*least));
            }
            places.sort_unstable();
            places.dedup();
            places
        })
    }

    fn rest(&self, at: usize) -> &str {
        self.symbol.get(at..).unwrap_or_default()
    }

    /// Takes a sign from the shape where it is the next.
    fn takes(&mut self, sign: &str) -> bool {
        let rest = self.shape.strip_prefix(sign);
        self.shape = rest.unwrap_or(self.shape);
        rest.is_some()
    }
}

fn is_figure(letter: char) -> bool {
    letter.is_ascii_digit()
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '-' | '/')
}

/// A figure of Rome or ours.
fn is_numeral(letter: char) -> bool {
    matches!(letter, 'I' | 'V' | 'X' | '0'..='9')
}

fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphabetic() || matches!(letter, 'Đ' | 'đ')
}

fn is_capital(letter: char) -> bool {
    letter.is_ascii_uppercase() || matches!(letter, 'Đ' | 'Ư')
}

/// What a group of letters goes on with.
fn is_sign(letter: char) -> bool {
    is_letter(letter) || is_figure(letter) || matches!(letter, 'Ư' | 'ư' | '&' | '.')
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_symbol_is_built_as_the_shape_says() {
        let rows = [
            ("{n}{s}SL", "39/SL", "39SL 39/SLt 1234567/SL"),
            ("{n}{s?}KT{s}CTN", "12KT/CTN", "12KTCTN"),
            ("{n}{s}TT(g|G)[/{U}]", "66.1-TTG/NN1", "66.-TTg 66-TTg/ 66-TTg/nn"),
            ("{n}{s}TT(.|{s}){U}", "5-TT.LB", "5-TT,LB"),
            ("{n}[/{Y}]/TTLN[{s}{U*}]", "02/1998/TTLN-BTP/BTC-2A", "02/1898/TTLN 02/TTLN-a"),
            ("{n}-{U*}/TTLT", "3B-BTC-BNV/TTLT", "3B-BTC-/TTLT"),
            ("{n}{s}(NĐ|QĐ){s}{y}", "4/QĐ-61", "4/QĐ-611"),
            ("{n}/[(HD|TT)-]BCA[{(}{U}{)}]", "7/TT-BCA(X13)", "7/TT-BCA(X13"),
            ("{n}{s}NQ{s}QH[/]K{K}", "51-NQ/QHK8", "51-NQ/QHK12345"),
            ("{n}{s}(TT|QĐ){s}NH{d}", "9/QĐ/NH", "9/QĐ/NH123"),
        ];
        for (shape, right, wrong) in rows {
            assert!(fits(shape, right), "{shape} {right}");
            for wrong in wrong.split(' ') {
                assert!(!fits(shape, wrong), "{shape} {wrong}");
            }
        }
    }
}
