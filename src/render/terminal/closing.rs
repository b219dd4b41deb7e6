//! The last lines: what was looked at, what was found, and what nobody compared.

use std::{
    cmp::Reverse,
    io::{self, Write},
};

use crate::{
    diagnostic::Language,
    render::{Counts, Settings, wrap::wrapped},
    rules::RULES,
};

pub(in crate::render) fn close(
    out: &mut dyn Write,
    counts: &Counts,
    settings: Settings,
) -> io::Result<()> {
    if settings.statistics {
        statistics(out, counts, settings.language)?;
    }
    if settings.quiet {
        return Ok(());
    }
    let mut words = Vec::new();
    match settings.language {
        Language::Vietnamese => in_vietnamese(&mut words, counts, settings)?,
        Language::English => in_english(&mut words, counts, settings)?,
    }
    for line in String::from_utf8_lossy(&words).lines() {
        writeln!(out, "{}", wrapped(line, settings.width, (0, 0)))?;
    }
    Ok(())
}

/// How often each rule spoke, the most frequent first.
fn statistics(out: &mut dyn Write, counts: &Counts, language: Language) -> io::Result<()> {
    let mut rules: Vec<_> = counts.by_rule.iter().collect();
    rules.sort_by_key(|&(rule, count)| (Reverse(*count), *rule));
    let width = rules.iter().map(|(rule, _)| rule.len()).max().unwrap_or(0);
    for (name, count) in rules {
        let rule = RULES.iter().find(|rule| rule.name == *name);
        let title = rule.map(|rule| rule.title(language)).unwrap_or_default();
        writeln!(out, "{count:5}  {name:width$}  {title}")?;
    }
    writeln!(out)
}

fn in_vietnamese(out: &mut dyn Write, counts: &Counts, settings: Settings) -> io::Result<()> {
    let Counts { files, unreadable, citations, documents, unread, accepted, .. } = counts;
    let Counts { errors, warnings, safe_fixes, .. } = counts;
    let (notes, asides) = notes(counts, settings);
    if is_nothing(counts) {
        writeln!(out, "Chưa soát được tệp nào: không đọc được {unreadable} tệp.")?;
        return last(out, counts, (Language::Vietnamese, "giải-thích"));
    }
    write!(out, "Đã soát {files} tệp, {citations} viện dẫn ({documents} văn bản): ")?;
    write!(out, "{errors} lỗi, {warnings} cần xem, {notes} gợi ý")?;
    if asides > 0 {
        write!(out, "; {asides} điều để biết: --all")?;
    }
    if *accepted > 0 {
        write!(out, "; {accepted} điều đã chấp nhận")?;
    }
    write!(out, ".")?;
    if *safe_fixes > 0 {
        write!(out, "  [*] {safe_fixes} chỗ sửa an toàn")?;
    }
    writeln!(out)?;
    if *citations == 0 && *files > 0 {
        writeln!(out, "Không thấy viện dẫn nào: đề nghị xem đã chọn đúng tệp chưa.")?;
    }
    if *unreadable > 0 {
        writeln!(out, "Không đọc được {unreadable} tệp.")?;
    }
    if *unread > 0 {
        writeln!(out, "Chưa hiểu {unread} chỗ giống số, ký hiệu: viendan trích --unread")?;
    }
    last(out, counts, (Language::Vietnamese, "giải-thích"))
}

/// Whether no word was read: “0 errors” may only stand behind words that were.
fn is_nothing(counts: &Counts) -> bool {
    let found = counts.errors + counts.warnings + counts.notes + counts.citations;
    counts.unreadable > 0 && counts.files <= counts.unreadable && found == 0
}

/// Notes that are written out, and those that are only counted.
fn notes(counts: &Counts, settings: Settings) -> (usize, usize) {
    let asides = if settings.all { 0 } else { counts.asides };
    (counts.notes.saturating_sub(asides), asides)
}

/// What was compared and what was not, and where more is said of the gravest finding.
fn last(
    out: &mut dyn Write,
    counts: &Counts,
    (language, command): (Language, &str),
) -> io::Result<()> {
    if let Some(says) = counts.compared.says() {
        writeln!(out, "{}", says.in_language(language))?;
    }
    let lacks = counts.compared.lacks_words();
    let mut parts: Vec<_> = lacks.iter().map(|it| it.in_language(language).to_owned()).collect();
    parts.extend(counts.gravest_rule.map(|(_, rule)| format!("viendan {command} {rule}")));
    if parts.is_empty() { Ok(()) } else { writeln!(out, "{}", parts.join("   ")) }
}

fn in_english(out: &mut dyn Write, counts: &Counts, settings: Settings) -> io::Result<()> {
    let Counts { errors, warnings, safe_fixes, .. } = counts;
    let (notes, asides) = notes(counts, settings);
    if is_nothing(counts) {
        let unread = some(counts.unreadable, "file");
        writeln!(out, "Nothing was checked: could not read {unread}.")?;
        return last(out, counts, (Language::English, "rule"));
    }
    write!(
        out,
        "Checked {}, {} ({}): {}, {}, {}",
        some(counts.files, "file"),
        some(counts.citations, "citation"),
        some(counts.documents, "document"),
        some(*errors, "error"),
        some(*warnings, "warning"),
        some(notes, "note"),
    )?;
    if asides > 0 {
        write!(out, "; {asides} to know: --all")?;
    }
    if counts.accepted > 0 {
        write!(out, "; {} accepted", counts.accepted)?;
    }
    write!(out, ".")?;
    if *safe_fixes > 0 {
        let fixes = if *safe_fixes == 1 { "safe fix" } else { "safe fixes" };
        write!(out, "  [*] {safe_fixes} {fixes}")?;
    }
    writeln!(out)?;
    if counts.citations == 0 && counts.files > 0 {
        writeln!(out, "No citation was seen: please look whether this is the right file.")?;
    }
    if counts.unreadable > 0 {
        writeln!(out, "Could not read {}.", some(counts.unreadable, "file"))?;
    }
    if counts.unread > 0 {
        let tokens = some(counts.unread, "number-like token");
        writeln!(out, "Not understood: {tokens}: viendan extract --unread")?;
    }
    last(out, counts, (Language::English, "rule"))
}

fn some(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}
