//! Word files of every make: each is given back with comments, opens again, and says what it said.

use std::{
    collections::BTreeMap,
    fs,
    io::{Cursor, Write as _},
    path::Path,
    process::Command,
};

use viendan::{
    grammar::Grammar,
    read::{self, Track},
};
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::{docx_out::judged, office::part};

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const STRICT_W: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";
const STRICT_R: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships";
const W14: &str = "http://schemas.microsoft.com/office/word/2010/wordml";
const W15: &str = "http://schemas.microsoft.com/office/word/2012/wordml";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const KIND: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Words in which something is found: a plan with a sign that is missing, a day that is not.
const FAULT: &str = "Thực hiện Kế hoạch số 17KH-VPUB ngày 31/02/2023 về kiểm tra";

/// A way of saying it in a body, by its name.
type Content = (&'static str, fn() -> String);
/// A way of packing a body.
type Make = (&'static str, fn(Parts) -> Parts);

/// The parts of a file, and what leads from the document to some of them.
#[derive(Debug, Clone, Default)]
struct Parts {
    bytes: BTreeMap<String, Vec<u8>>,
    links: Vec<(String, String)>,
    kinds: Vec<(String, String)>,
    main: String,
}

impl Parts {
    fn of(body: &str) -> Self {
        let mut made = Self { main: format!("{KIND}.document.main+xml"), ..Self::default() };
        let root = format!(
            "<w:document xmlns:w=\"{W}\" xmlns:r=\"{R}\" xmlns:w14=\"{W14}\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">"
        );
        made.put("word/document.xml", &format!("{HEAD}{root}<w:body>{body}</w:body></w:document>"));
        made
    }

    fn put(&mut self, name: &str, words: &str) {
        self.bytes.insert(name.to_owned(), words.as_bytes().to_vec());
    }

    /// Adds a part of a kind that the document leads to.
    fn lead(mut self, kind: &str, file: &str, words: &str) -> Self {
        self.links.push((kind.to_owned(), file.to_owned()));
        self.kinds.push((format!("/word/{file}"), format!("{KIND}.{kind}+xml")));
        self.put(&format!("word/{file}"), &format!("{HEAD}{words}"));
        self
    }

    /// The same file with other words in its parts of XML.
    fn changed(mut self, change: impl Fn(&str) -> String) -> Self {
        for words in self.bytes.values_mut() {
            *words = change(str::from_utf8(words).unwrap()).into_bytes();
        }
        self
    }

    fn bytes(&self) -> Vec<u8> {
        let is_strict =
            self.bytes.values().any(|it| String::from_utf8_lossy(it).contains(STRICT_W));
        let office = if is_strict { STRICT_R } else { R };
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let mut put = |name: &str, bytes: &[u8]| {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        };
        let kinds = self
            .kinds
            .iter()
            .map(|(name, kind)| format!("<Override PartName=\"{name}\" ContentType=\"{kind}\"/>"));
        let types = format!(
            "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"{}\"/>{}</Types>",
            self.main,
            kinds.collect::<String>()
        );
        put("[Content_Types].xml", types.as_bytes());
        let links = |links: &str| {
            format!(
                "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{links}</Relationships>"
            )
        };
        put("_rels/.rels", links(&format!("<Relationship Id=\"rId1\" Type=\"{office}/officeDocument\" Target=\"word/document.xml\"/>")).as_bytes());
        if !self.links.is_empty() {
            let own = self.links.iter().enumerate().map(|(at, (kind, target))| {
                let office = if kind.starts_with("commentsE") || kind == "commentsIds" {
                    "http://schemas.microsoft.com/office/2011/relationships"
                } else {
                    office
                };
                format!(
                    "<Relationship Id=\"rId{at}\" Type=\"{office}/{kind}\" Target=\"{target}\"/>"
                )
            });
            put("word/_rels/document.xml.rels", links(&own.collect::<String>()).as_bytes());
        }
        for (name, bytes) in &self.bytes {
            put(name, bytes);
        }
        zip.finish().unwrap().into_inner()
    }
}

fn run(words: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

fn paragraph(inner: &str) -> String {
    format!("<w:p>{inner}</w:p>")
}

const CONTENTS: [Content; 17] = [
    ("plain", || paragraph(&run(FAULT))),
    ("split", || paragraph(&FAULT.split('7').map(run).collect::<Vec<_>>().join(&run("7")))),
    ("looks", || {
        paragraph(&format!(
            "<w:r><w:rPr><w:b/><w:rPrChange w:id=\"9\" w:author=\"Lan\" w:date=\"2023-01-01T00:00:00Z\"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>{FAULT}</w:t></w:r>"
        ))
    }),
    ("control", || {
        format!(
            "<w:sdt><w:sdtPr><w:alias w:val=\"a\"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
            paragraph(&run(FAULT))
        )
    }),
    ("control in a line", || {
        paragraph(&format!(
            "{}<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
            run("Về việc: "),
            run(FAULT)
        ))
    }),
    ("link", || paragraph(&format!("<w:hyperlink w:anchor=\"a\">{}</w:hyperlink>", run(FAULT)))),
    ("field", || {
        let sign = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
        paragraph(&format!(
            "{}<w:r><w:instrText> REF a \\h </w:instrText></w:r>{}{}{}",
            sign("begin"),
            sign("separate"),
            run(FAULT),
            sign("end")
        ))
    }),
    ("inserted", || {
        paragraph(&format!(
            "<w:ins w:id=\"5\" w:author=\"Lan\" w:date=\"2023-01-01T00:00:00Z\">{}</w:ins>",
            run(FAULT)
        ))
    }),
    ("table", || {
        format!(
            "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"4000\"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w=\"4000\" w:type=\"dxa\"/></w:tcPr>{}</w:tc></w:tr></w:tbl>",
            paragraph(&run(FAULT))
        )
    }),
    ("box", || {
        paragraph(&format!(
            "<w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\" style=\"width:200pt;height:60pt\"><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>{}",
            paragraph(&run(FAULT)),
            run("Xem khung")
        ))
    }),
    ("box in two copies", || {
        let shown = format!(
            "<wps:wsp xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:cNvSpPr txBox=\"1\"/><wps:spPr/><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>",
            paragraph(&run(FAULT))
        );
        let choice = format!(
            "<mc:Choice Requires=\"wps\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"><wp:extent cx=\"2000000\" cy=\"600000\"/><wp:docPr id=\"1\" name=\"a\"/><a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\">{shown}</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        );
        let fallback = format!(
            "<mc:Fallback><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\" style=\"width:200pt;height:60pt\"><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>",
            paragraph(&run(FAULT))
        );
        paragraph(&format!(
            "<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>{}",
            run("Xem khung")
        ))
    }),
    ("note", || {
        paragraph(&format!(
            "{}<w:r><w:footnoteReference w:id=\"2\"/></w:r>{}",
            run("Đã rà soát"),
            run(" và báo cáo.")
        ))
    }),
    ("note at the fault", || {
        paragraph(&format!(
            "{}<w:r><w:footnoteReference w:id=\"2\"/></w:r>{}",
            run(FAULT),
            run(" và báo cáo.")
        ))
    }),
    ("TCVN3", || {
        paragraph(
            "<w:r><w:rPr><w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/></w:rPr><w:t>Thùc hiÖn KÕ ho¹ch sè 17/KH-VPUB ngµy 31/02/2023</w:t></w:r>",
        )
    }),
    ("VNI", || {
        paragraph(
            "<w:r><w:rPr><w:rFonts w:ascii=\"VNI-Times\" w:hAnsi=\"VNI-Times\"/></w:rPr><w:t>Thöïc hieän Keá hoaïch soá 17/KH-VPUB ngaøy 31/02/2023</w:t></w:r>",
        )
    }),
    ("CDATA", || paragraph(&format!("<w:r><w:t><![CDATA[{FAULT}]]></w:t></w:r>"))),
    ("entities", || paragraph(&run(&FAULT.replace('ố', "&#x1ED1;").replace("về", "&amp; về")))),
];

/// A remark of a colleague, in a part with this root.
fn remarks(open: &str, close: &str) -> String {
    format!(
        "{open}<w:comment w:id=\"0\" w:author=\"Lan\" w:date=\"2023-01-01T00:00:00Z\" w:initials=\"L\"><w:p w14:paraId=\"00000001\"><w:r><w:t>Xem lại</w:t></w:r></w:p></w:comment>{close}"
    )
}

const MAKES: [Make; 12] = [
    ("as Word does", |parts| {
        let root = format!("<w:comments xmlns:w=\"{W}\" xmlns:w14=\"{W14}\">");
        parts.lead("comments", "comments.xml", &remarks(&root, "</w:comments>"))
    }),
    ("leading to nothing", |parts| parts),
    ("empty comments", |parts| {
        parts.lead("comments", "comments.xml", &format!("<w:comments xmlns:w=\"{W}\"/>"))
    }),
    ("comments by another prefix", |parts| {
        let root = format!("<o:comments xmlns:o=\"{W}\" xmlns:w14=\"{W14}\">");
        let words = remarks(&root, "</o:comments>").replace("w:", "o:");
        parts.lead(
            "comments",
            "comments.xml",
            &words.replace(
                "<o:comments xmlns:o=\"http://schemas.openxmlformats.org/o",
                "<o:comments xmlns:o=\"http://schemas.openxmlformats.org/w",
            ),
        )
    }),
    ("comments without a prefix", |parts| {
        parts.lead("comments", "comments.xml", &format!("<comments xmlns=\"{W}\"/><!-- c -->"))
    }),
    ("comments that are missing", |parts| {
        let mut parts = parts.lead("comments", "comments.xml", "");
        parts.bytes.remove("word/comments.xml");
        parts.kinds.retain(|(name, _)| name != "/word/comments.xml");
        parts
    }),
    ("siblings of comments", |parts| {
        let root = format!("<w:comments xmlns:w=\"{W}\" xmlns:w14=\"{W14}\">");
        let extended = format!("<w15:commentsEx xmlns:w15=\"{W15}\"/>");
        let ids = "<w16cid:commentsIds xmlns:w16cid=\"http://schemas.microsoft.com/office/word/2016/wordml/cid\"/>";
        parts
            .lead("comments", "comments.xml", &remarks(&root, "</w:comments>"))
            .lead("commentsExtended", "commentsExtended.xml", &extended)
            .lead("commentsIds", "commentsIds.xml", ids)
    }),
    ("strict", |parts| parts.changed(|words| words.replace(W, STRICT_W).replace(R, STRICT_R))),
    ("another prefix", |parts| {
        parts.changed(|words| {
            let words = words.replace("<w:", "<x:").replace("</w:", "</x:").replace(" w:", " x:");
            words.replace("xmlns:w=", "xmlns:x=")
        })
    }),
    ("without a prefix", |parts| {
        parts.changed(|words| {
            let words = words.replace("<w:", "<").replace("</w:", "</");
            words.replace("xmlns:w=", &format!("xmlns=\"{W}\" xmlns:w="))
        })
    }),
    ("in UTF-16", |mut parts| {
        for words in parts.bytes.values_mut() {
            let told = str::from_utf8(words).unwrap().replace("UTF-8", "UTF-16");
            *words = [0xff, 0xfe]
                .into_iter()
                .chain(told.encode_utf16().flat_map(u16::to_le_bytes))
                .collect();
        }
        parts
    }),
    ("a template with macros", |mut parts| {
        parts.main = "application/vnd.ms-word.template.macroEnabledTemplate.main+xml".into();
        parts
    }),
];

/// Every body in every make, by its name.
fn files() -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for (content, body) in CONTENTS {
        for (make, pack) in MAKES {
            let body = format!("{}{}", paragraph(&run("BÁO CÁO")), body());
            let mut parts = Parts::of(&body);
            if body.contains("footnoteReference") {
                let note = format!(
                    "<w:footnotes xmlns:w=\"{W}\"><w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id=\"2\">{}</w:footnote></w:footnotes>",
                    paragraph(&run(FAULT))
                );
                parts = parts.lead("footnotes", "footnotes.xml", &note);
            }
            files.push((format!("{content}, {make}"), pack(parts).bytes()));
        }
    }
    files
}

fn words(bytes: &[u8], track: Track) -> String {
    let letters = Grammar::builtin().letters();
    let text = read::read_tracked("a.docx", bytes.to_vec(), letters, track).unwrap();
    text.source().words.clone()
}

#[test]
fn every_copy_says_what_the_file_said() {
    for (name, file) in files() {
        let before = words(&file, Track::Original);
        let copy = judged(&file);
        assert_eq!(words(&copy, Track::Original), before, "{name}");
        let comments = part(&copy, "word/comments.xml");
        let ours = comments.matches("author=\"Soát viện dẫn\"").count();
        assert!(ours > 1, "{name}: {ours} comments\n{comments}");
        let summary = comments.contains("Ngoài thân bài");
        assert!(!summary, "{name}: each comment has its place\n{comments}");
        // Nobody did anything: nothing is added.
        let again = judged(&copy);
        assert_eq!(part(&again, "word/document.xml"), part(&copy, "word/document.xml"), "{name}");
    }
}

/// All copies in one run of an office program that is installed; says so when none is.
#[test]
fn every_copy_is_opened_by_another_program() {
    let folder = tempfile::tempdir().unwrap();
    let (mut names, mut paths) = (Vec::new(), Vec::new());
    for (at, (name, file)) in files().into_iter().enumerate() {
        let path = folder.path().join(format!("{at}.docx"));
        fs::write(&path, judged(&file)).unwrap();
        names.push((name, path.with_extension("txt")));
        paths.push(path);
    }
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let run = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir"])
        .arg(folder.path())
        .args(&paths)
        .output();
    if run.is_err() {
        println!("skipped: LibreOffice is not installed");
        return;
    }
    let said = |path: &Path| fs::read_to_string(path).unwrap_or_default();
    let lost: Vec<_> = names.iter().filter(|(_, path)| !said(path).contains("BÁO CÁO")).collect();
    assert!(lost.is_empty(), "not opened: {lost:#?}");
}
