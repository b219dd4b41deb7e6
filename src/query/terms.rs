//! Words as conditions: kinds, bodies, days, numbers, rules. What cannot exist is refused, with the
//! nearest that does; what exists and holds for nothing is an answer.

use super::{Error, days, words::Means};
use crate::{
    diagnostic::{Words, near},
    grammar::Grammar,
    model::{Kind, Level, figures},
    registry::{Condition, Issuers, Registry, fold, spelt_out},
    rules::RULES,
};

/// A condition, and the words that say what was understood.
#[derive(Debug)]
pub(super) struct Term {
    pub(super) condition: Condition,
    pub(super) says: Words,
}

/// The condition of a function without arguments.
pub(super) fn alone(means: Means) -> Option<Condition> {
    match means {
        Means::Missing => Some(Condition::Missing),
        Means::Listed => Some(Condition::Listed),
        Means::WithText => Some(Condition::WithText),
        Means::WithoutReport => Some(Condition::WithoutReport),
        _ => None,
    }
}

/// The condition of a function with the words of its argument, and their place in the question.
pub(super) fn term(
    means: Means,
    (said, at): (&str, usize),
    registry: &Registry,
    grammar: &Grammar,
) -> Result<Term, Error> {
    let fails = |words| Error::Syntax { at, width: said.len(), words };
    match means {
        Means::Kind => kind(said, grammar).map_err(fails),
        Means::Issuer => issuer(said, registry, grammar)?.map_err(fails),
        Means::Date => date(said).map_err(fails),
        Means::Number => number(said).map_err(fails),
        Means::InForce => in_force(said).map_err(fails),
        Means::Finding => finding(said).map_err(fails),
        Means::About if fold(said).is_empty() => {
            Err(fails(Words::new("cần chữ để tìm", "words to look for are needed")))
        }
        _ => {
            Ok(Term { condition: Condition::About(said.to_owned()), says: Words::new(said, said) })
        }
    }
}

/// A kind by its name or its code, in any case, with or without marks.
fn kind(said: &str, grammar: &Grammar) -> Result<Term, Words> {
    let spaced = said.replace(['-', '_'], " ");
    let codes = |kind: &Kind| {
        let coded = std::iter::once(&kind.code).chain(&kind.state).chain(&kind.party);
        coded.cloned().collect::<Vec<_>>()
    };
    let wanted = fold(said);
    let kinds = || grammar.kinds().iter();
    let exact = || kinds().find(|it| codes(it).iter().any(|code| code == said));
    let loose = || kinds().find(|it| codes(it).iter().any(|code| fold(code) == wanted));
    let unmarked =
        || kinds().find(|it| [&it.name, &it.english].map(|it| fold(it)).contains(&wanted));
    let found = grammar.kind_named(&spaced).or_else(exact).or_else(unmarked).or_else(loose);
    let Some(kind) = found else {
        let names = kinds().map(|it| (fold(&it.name), it));
        let names: Vec<_> = names.chain(kinds().map(|it| (fold(&it.code), it))).collect();
        let nearest = near(&wanted, names.iter().map(|(name, _)| name.as_str()));
        let nearest = names.iter().find(|(name, _)| Some(name.as_str()) == nearest);
        let (vi, en) = nearest.map_or_else(Default::default, |(_, kind)| {
            let called = format!("`{}` ({})", kind.code, kind.name);
            (format!("; có phải {called}?"), format!("; did you mean {called}?"))
        });
        return Err(Words::new(
            format!("không có loại văn bản `{said}`{vi}"),
            format!("no kind of document `{said}`{en}"),
        ));
    };
    Ok(Term {
        condition: Condition::Kind(kind.code.clone()),
        says: Words::new(&*kind.name, format!("{} ({})", kind.english, kind.name)),
    })
}

/// A body by its letters or its name; a part of a name means all whose names have it.
fn issuer(
    said: &str,
    registry: &Registry,
    grammar: &Grammar,
) -> Result<Result<Term, Words>, Error> {
    let bodies = registry.issuers(grammar)?;
    let mut letters = bodies.lettered(said);
    let wanted = spelt_out(grammar, said);
    // A central body is one by its letters and by its name; local ones share letters.
    let mut row = grammar.issuers().iter().filter(|it| it.level == Level::Central).filter(|it| {
        let named = std::iter::once(&it.name).chain(&it.also);
        let is_named = named.into_iter().any(|name| spelt_out(grammar, name) == wanted);
        is_named || it.letters.iter().any(|it| bodies.lettered(said).contains(it))
    });
    let body = row.next().filter(|_| row.next().is_none());
    let mut names = bodies.named(grammar, body.map_or(said, |it| &it.name));
    if let Some(body) = body {
        // Letters that several bodies share, as those of the Party do, tell none of them.
        let is_own = |it: &&String| {
            let central = grammar.issuers_of(it).filter(|it| it.level == Level::Central);
            central.count() == 1
        };
        let own = || body.letters.iter().filter(is_own);
        letters.retain(|it| own().any(|own| bodies.lettered(own).contains(it)));
        letters.extend(own().flat_map(|it| bodies.lettered(it)));
        letters.sort();
        letters.dedup();
    } else if !letters.is_empty() {
        names.clear();
    }
    let is_whole = names.iter().any(|it| Issuers::means(grammar, said, it));
    let says = match body {
        Some(body) => Words::new(&*body.name, &*body.name),
        None if is_whole || !letters.is_empty() => Words::new(said, said),
        None => Words::new(
            format!("cơ quan có tên chứa “{said}”"),
            format!("bodies whose name has “{said}” in it"),
        ),
    };
    let is_known = body.is_some() || grammar.issuers_of(said).next().is_some();
    if letters.is_empty() && names.is_empty() && !is_known {
        let near = bodies.near(grammar, said);
        let (vi, en) = near.map_or_else(Default::default, |near| {
            (format!("; có phải `{near}`?"), format!("; did you mean `{near}`?"))
        });
        return Ok(Err(Words::new(
            format!("chưa biết cơ quan nào tên hay ký hiệu là `{said}`{vi}"),
            format!("no body is known by the name or the letters `{said}`{en}"),
        )));
    }
    Ok(Ok(Term { condition: Condition::Issuer { letters, names }, says }))
}

fn date(said: &str) -> Result<Term, Words> {
    let days = days::days(said)?;
    let condition = Condition::Date(days.first.to_string(), days.last.to_string());
    Ok(Term { condition, says: days.says })
}

fn in_force(said: &str) -> Result<Term, Words> {
    let days = days::days(said)?;
    if days.first != days.last {
        return Err(Words::new(
            format!("cần một ngày, như {}", figures(days.last)),
            format!("one day is asked for: {}", figures(days.last)),
        ));
    }
    Ok(Term { condition: Condition::InForce(days.first.to_string()), says: days.says })
}

fn number(said: &str) -> Result<Term, Words> {
    let (from, to) = days::ends(said).unwrap_or((said, said));
    let fails = Words::new("cần số, như 5 hay 1..20", "a number is asked for: 5 or 1..20");
    let (Ok(from), Ok(to)) = (from.trim().parse::<u32>(), to.trim().parse::<u32>()) else {
        return Err(fails);
    };
    if from > to {
        return Err(Words::new(
            format!("{from} lớn hơn {to}: có phải {to}..{from}?"),
            format!("{from} is more than {to}: did you mean {to}..{from}?"),
        ));
    }
    let says = if from == to {
        Words::new(from.to_string(), from.to_string())
    } else {
        Words::new(format!("từ {from} đến {to}"), format!("from {from} to {to}"))
    };
    Ok(Term { condition: Condition::Number(from, to), says })
}

fn finding(said: &str) -> Result<Term, Words> {
    let name = fold(said).replace(' ', "-");
    if RULES.iter().any(|it| it.name == name) {
        return Ok(Term { condition: Condition::Finding(name), says: Words::new(said, said) });
    }
    let near = near(&name, RULES.iter().map(|it| it.name));
    let (vi, en) = near.map_or_else(Default::default, |near| {
        (format!("; có phải `{near}`?"), format!("; did you mean `{near}`?"))
    });
    Err(Words::new(
        format!("không có quy tắc `{said}`{vi} (mọi quy tắc: viendan giải-thích)"),
        format!("no rule `{said}`{en} (every rule: viendan rule)"),
    ))
}

#[cfg(test)]
mod tests {
    use super::{Means, term};
    use crate::{
        diagnostic::Language,
        grammar::Grammar,
        registry::{Mapping, Register, Registry},
    };

    const BOOK: &str = "Số ký hiệu,Ngày,Cơ quan\n\
        12/TT-BXD,01/3/2025,Bộ Xây dựng\n\
        13/CĐ-BXD,01/4/2025,\n\
        310/KH-UBND,24/11/2025,UBND thành phố Hà Nội\n\
        07/KH-UBND,24/01/2025,UBND tỉnh Sơn La\n";

    #[track_caller]
    fn check(means: Means, said: &str, expected: &str) {
        let (grammar, mapping) = (Grammar::builtin(), Mapping::default());
        let register = Register::read("so.csv", BOOK.as_bytes(), &mapping, grammar).unwrap();
        let mut registry = Registry::in_memory().unwrap();
        registry.import(&register, "").unwrap();
        let told = match term(means, (said, 0), &registry, grammar) {
            Ok(term) => format!("{:?}", term.condition),
            Err(error) => error.words().in_language(Language::Vietnamese).to_owned(),
        };
        assert_eq!(told, expected, "{said}");
    }

    #[test]
    fn a_kind_is_known_by_every_name() {
        for said in ["KH", "kh", "Kế hoạch", "kế-hoạch", "ke hoach"] {
            check(Means::Kind, said, "Kind(\"KH\")");
        }
        check(
            Means::Kind,
            "Nghị địng",
            "không có loại văn bản `Nghị địng`; có phải `NĐ` (Nghị định)?",
        );
        check(Means::Kind, "XYZQWERTY", "không có loại văn bản `XYZQWERTY`");
    }

    #[test]
    fn a_body_is_one_by_name_and_by_letters() {
        let expected = "Issuer { letters: [\"BXD\"], names: [\"Bộ Xây dựng\"] }";
        for said in ["BXD", "Bộ Xây dựng", "bộ xây dựng"] {
            check(Means::Issuer, said, expected);
        }
        check(
            Means::Issuer,
            "Hà Nội",
            "Issuer { letters: [], names: [\"UBND thành phố Hà Nội\"] }",
        );
        check(
            Means::Issuer,
            "Ủy ban nhân dân tỉnh Sơn La",
            "Issuer { letters: [], names: [\"UBND tỉnh Sơn La\"] }",
        );
        // As people say it: without what its place is called, without what joins its parts.
        for said in ["UBND Hà Nội", "ubnd tp Hà Nội", "Ủy ban nhân dân Hà Nội"] {
            let expected = "Issuer { letters: [], names: [\"UBND thành phố Hà Nội\"] }";
            check(Means::Issuer, said, expected);
        }
        check(Means::Issuer, "UBND", "Issuer { letters: [\"UBND\"], names: [] }");
        // A body that is known and issued nothing is a true zero.
        check(Means::Issuer, "Bộ Tài chính", "Issuer { letters: [], names: [] }");
        check(
            Means::Issuer,
            "Bộ Xây dưnng",
            "chưa biết cơ quan nào tên hay ký hiệu là `Bộ Xây dưnng`; có phải `Bộ Xây dựng`?",
        );
    }

    #[test]
    fn what_cannot_be_is_refused() {
        check(Means::Finding, "date-conflict", "Finding(\"date-conflict\")");
        check(
            Means::Finding,
            "date-conflic",
            "không có quy tắc `date-conflic`; có phải `date-conflict`? (mọi quy tắc: viendan giải-thích)",
        );
        check(Means::Number, "20..1", "20 lớn hơn 1: có phải 1..20?");
        check(Means::Number, "năm", "cần số, như 5 hay 1..20");
        check(Means::InForce, "2025", "cần một ngày, như 31/12/2025");
        check(Means::About, "…", "cần chữ để tìm");
    }
}
