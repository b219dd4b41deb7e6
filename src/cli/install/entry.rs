//! The entries by which a desktop knows the program, worked out without touching anything.

use std::path::{Path, PathBuf};

use super::link;

/// How the program is called in menus.
const TITLE: &str = "Soát viện dẫn";
/// What it is called beside it, for who reads no Vietnamese.
const ENGLISH: &str = "Check citations";
/// Where Windows keeps what a person can do with a kind of file.
const CLASSES: &str = r"Software\Classes\SystemFileAssociations";
/// The files that Windows offers it for.
const ENDINGS: [&str; 1] = [".docx"];
/// The files that other desktops offer it for.
const KINDS: [&str; 6] = [
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/msword",
    "application/vnd.oasis.opendocument.text",
    "application/rtf",
    "application/pdf",
    "text/plain",
];

/// The kinds of desktop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum System {
    Windows,
    /// One that reads the files of freedesktop.org.
    Desktop,
}

impl System {
    /// The desktop of an operating system; none where no menu of one person can be written to.
    pub(super) fn of(system: &str) -> Option<Self> {
        match system {
            "windows" => Some(Self::Windows),
            "macos" => None,
            _ => Some(Self::Desktop),
        }
    }
}

/// One thing that is written.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Entry {
    File {
        path: PathBuf,
        bytes: Vec<u8>,
    },
    /// A key below `HKEY_CURRENT_USER`, with the keys below it and the value of each.
    Key {
        key: String,
        values: Vec<(String, String)>,
    },
}

/// All that is written for a program, given the folder of the user's data.
pub(super) fn entries(system: System, program: &Path, data: &Path) -> Vec<Entry> {
    match system {
        System::Windows => {
            let folder = data.join("Microsoft").join("Windows").join("SendTo");
            let path = folder.join(format!("{TITLE}.lnk"));
            let bytes = link::to(&program.to_string_lossy(), ENGLISH);
            let command = format!("\"{}\" \"%1\"", program.display());
            let verb = |ending| Entry::Key {
                key: format!(r"{CLASSES}\{ending}\shell\viendan"),
                values: vec![
                    (String::new(), TITLE.to_owned()),
                    ("command".to_owned(), command.clone()),
                ],
            };
            [Entry::File { path, bytes }].into_iter().chain(ENDINGS.map(verb)).collect()
        }
        System::Desktop => {
            let path = data.join("applications").join("viendan.desktop");
            vec![Entry::File { path, bytes: desktop(program).into_bytes() }]
        }
    }
}

/// A desktop entry as freedesktop.org describes it.
fn desktop(program: &Path) -> String {
    // A name is quoted, and within it the signs that mean something are.
    let mut quoted = String::new();
    for sign in program.to_string_lossy().chars() {
        match sign {
            '"' | '`' | '$' => quoted.extend(["\\\\", &sign.to_string()]),
            '\\' => quoted.push_str("\\\\\\\\"),
            '%' => quoted.push_str("%%"),
            _ => quoted.push(sign),
        }
    }
    format!(
        "[Desktop Entry]\nType=Application\nName={TITLE}\nName[en]={ENGLISH}\nExec=\"{quoted}\" web %F\n\
         Terminal=false\nCategories=Office;\nMimeType={};\n",
        KINDS.join(";")
    )
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{Entry, System, desktop, entries};

    #[test]
    fn where_no_menu_can_be_written_nothing_is() {
        assert_eq!(System::of("macos"), None);
        assert_eq!(System::of("windows"), Some(System::Windows));
        assert_eq!(System::of("linux"), Some(System::Desktop));
    }

    #[test]
    fn windows_sends_to_the_program_and_offers_it_for_word_files() {
        let program = Path::new(r"C:\Văn phòng\viendan.exe");
        let written = entries(System::Windows, program, Path::new("Roaming"));
        let [Entry::File { path, .. }, Entry::Key { key, values }] = &written[..] else {
            panic!("{written:?}")
        };
        let expected: PathBuf =
            ["Roaming", "Microsoft", "Windows", "SendTo", "Soát viện dẫn.lnk"].iter().collect();
        assert_eq!(*path, expected);
        assert_eq!(key, r"Software\Classes\SystemFileAssociations\.docx\shell\viendan");
        let title = (String::new(), "Soát viện dẫn".to_owned());
        let command = ("command".to_owned(), r#""C:\Văn phòng\viendan.exe" "%1""#.to_owned());
        assert_eq!(*values, [title, command]);
    }

    #[track_caller]
    fn check(program: &str, expected: &str) {
        let entry = desktop(Path::new(program));
        assert!(entry.contains(&format!("\nExec={expected} web %F\n")), "{entry}");
    }

    #[test]
    fn a_desktop_entry_quotes_the_program() {
        check("/usr/bin/viendan", "\"/usr/bin/viendan\"");
        check("/opt/Văn phòng/viendan", "\"/opt/Văn phòng/viendan\"");
        check("/opt/100% $x/viendan", "\"/opt/100%% \\\\$x/viendan\"");
    }
}
