// The seed as a Word file, made here: no file that nobody can read lies in the repository.
import { crc32 } from "node:zlib";

const TYPES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const RELATIONS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;

const escaped = (words) => words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const paragraph = (words) => `<w:p><w:r><w:t xml:space="preserve">${escaped(words)}</w:t></w:r></w:p>`;
const row = (line) => `<w:tr>${line.split("\t").map((cell) => `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>${paragraph(cell)}</w:tc>`).join("")}</w:tr>`;

/** The lines of a text as paragraphs, lines with tabs as rows of a table; before them, what a test wants. */
export function word(text, { before = "", relations = "", parts = [] } = {}) {
  let body = before;
  let rows = "";
  for (const line of [...text.split(/\r?\n/), ""]) {
    if (line.includes("\t")) { rows += row(line); continue; }
    if (rows) { body += `<w:tbl><w:tblPr/><w:tblGrid/>${rows}</w:tbl>`; rows = ""; }
    if (line.trim()) body += paragraph(line);
  }
  const document = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>${body}<w:sectPr/></w:body></w:document>`;
  return archive([["[Content_Types].xml", TYPES], ["_rels/.rels", RELATIONS], ["word/document.xml", document],
    ["word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations}</Relationships>`], ...parts]);
}

/** An archive whose parts are not packed. */
function archive(parts) {
  const pieces = [];
  const list = [];
  let at = 0;
  for (const [name, words] of parts) {
    const [title, bytes] = [Buffer.from(name), Buffer.from(words)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x21, 8);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(title.length, 22);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    common.copy(entry, 6);
    entry.writeUInt32LE(at, 42);
    list.push(entry, title);
    const piece = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), common, title, bytes]);
    pieces.push(piece);
    at += piece.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...pieces, directory, end]);
}
