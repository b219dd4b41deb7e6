//! A start from a desktop: a double click, or files that are dropped on the program.

use std::{
    env,
    ffi::{OsStr, OsString},
    io::{self, IsTerminal as _},
    path::Path,
};

/// What shells leave in the environment of Windows; a desktop leaves none of it.
const SHELLS: [&str; 4] = ["PROMPT", "SHLVL", "TERM", "MSYSTEM"];

/// How a system starts what is clicked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum System {
    /// With a console of its own.
    Windows,
    /// Without a terminal.
    Other,
}

/// Where a start comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct From {
    system: System,
    is_terminal: bool,
    /// Whether the environment speaks of a shell.
    has_shell: bool,
    /// Whether there is a screen.
    has_screen: bool,
}

/// The commands that a start from a desktop means, one after another; none for any other start.
///
/// A double click opens the page. Files that are dropped are checked, with copy and sheet beside
/// them, and shown on the page.
pub(super) fn commands(arguments: &[OsString]) -> Vec<Vec<OsString>> {
    meant(arguments, From::here(), |path| Path::new(path).is_file())
}

fn meant(
    arguments: &[OsString],
    from: From,
    is_file: impl Fn(&OsStr) -> bool,
) -> Vec<Vec<OsString>> {
    let Some((program, paths)) = arguments.split_first() else { return Vec::new() };
    if !from.is_desktop() || !paths.iter().all(|path| is_file(path)) {
        return Vec::new();
    }
    let command = |words: &[&str]| {
        let words = words.iter().map(OsString::from);
        [program.clone()].into_iter().chain(words).chain(paths.iter().cloned()).collect()
    };
    let check = command(&["check", "--quiet", "--out", "docx", "--out", "html"]);
    let page = command(&["web"]);
    if paths.is_empty() { vec![page] } else { vec![check, page] }
}

impl From {
    fn here() -> Self {
        let has = |name: &str| env::var_os(name).is_some_and(|it| !it.is_empty());
        let within = |name: &str, part: &str| {
            let (Ok(words), Ok(part)) = (env::var(name), env::var(part)) else { return false };
            !part.is_empty() && words.contains(&part)
        };
        Self {
            system: if cfg!(windows) { System::Windows } else { System::Other },
            is_terminal: io::stdin().is_terminal() && io::stdout().is_terminal(),
            // PowerShell adds the folder of the user to its modules.
            has_shell: SHELLS.into_iter().any(has) || within("PSModulePath", "USERPROFILE"),
            has_screen: has("DISPLAY") || has("WAYLAND_DISPLAY"),
        }
    }

    fn is_desktop(self) -> bool {
        !self.has_shell
            && match self.system {
                System::Windows => self.is_terminal,
                System::Other => !self.is_terminal && self.has_screen,
            }
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::{From, System, meant};

    const CLICK: From =
        From { system: System::Windows, is_terminal: true, has_shell: false, has_screen: false };

    #[track_caller]
    fn check(arguments: &[&str], from: From, expected: &[&str]) {
        let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
        let said = meant(&arguments, from, |path| path.to_string_lossy().ends_with(".docx"));
        let said = said.iter().map(|it| it.join(std::ffi::OsStr::new(" ")));
        let said: Vec<_> = said.map(|it| it.to_string_lossy().into_owned()).collect();
        assert_eq!(said, expected);
    }

    #[test]
    fn a_double_click_opens_the_page() {
        check(&["viendan.exe"], CLICK, &["viendan.exe web"]);
        check(&["viendan.exe"], From { has_shell: true, ..CLICK }, &[]);
        check(&["viendan.exe"], From { is_terminal: false, ..CLICK }, &[]);
        let menu = From { system: System::Other, is_terminal: false, has_screen: true, ..CLICK };
        check(&["viendan"], menu, &["viendan web"]);
        check(&["viendan"], From { has_screen: false, ..menu }, &[]);
        check(&["viendan"], From { is_terminal: true, ..menu }, &[]);
    }

    #[test]
    fn files_that_are_dropped_are_checked_and_shown() {
        let check_and_show = [
            "viendan.exe check --quiet --out docx --out html báo cáo.docx",
            "viendan.exe web báo cáo.docx",
        ];
        check(&["viendan.exe", "báo cáo.docx"], CLICK, &check_and_show);
        check(&["viendan.exe", "check", "báo cáo.docx"], CLICK, &[]);
        check(&["viendan.exe", "báo cáo.docx"], From { has_shell: true, ..CLICK }, &[]);
    }
}
