//! The help of the commands over what is known from before.

use super::Row;

pub(super) const HELP: &[Row] = &[
    (
        "registry",
        "",
        "Kho viện dẫn: những văn bản đã nạp và quan hệ của chúng (bí danh: sổ, so)",
        "The registry: documents known from before (also: so)",
    ),
    (
        "registry add",
        "",
        "Thêm văn bản, thư mục; tệp không đổi thì bỏ qua (bí danh: nạp, nap)",
        "Add texts and folders; unchanged files are skipped (also: nap)",
    ),
    ("registry add", "paths", "tệp hay thư mục", "files or folders"),
    ("registry add", "registry", REGISTRY.0, REGISTRY.1),
    (
        "registry import",
        "",
        "Nhập sổ văn bản: CSV, XLSX, ODS, JSONL, edXML (bí danh: nhập, nhap)",
        "Import registers: CSV, XLSX, ODS, JSONL, edXML (also: nhap)",
    ),
    ("registry import", "files", "tệp sổ văn bản", "files of registers"),
    (
        "registry import",
        "map",
        "tệp TOML ghép tên cột; không có thì đoán theo tên cột và in ra",
        "a TOML file that names the columns; without it they are guessed and shown",
    ),
    ("registry import", "name", "tên gọi của sổ", "how the register is called"),
    (
        "registry import",
        "place",
        "tỉnh, thành phố của sổ: `UBND tỉnh` trong sổ là của nơi này",
        "the province of the register: what `UBND tỉnh` means there",
    ),
    (
        "registry import",
        "sheet",
        "trang tính được đọc (lặp lại được); không chọn thì đọc mọi trang không ẩn",
        "a sheet to read (may be repeated); without it all that are not hidden are read",
    ),
    (
        "registry import",
        "complete",
        "sổ có đủ mọi số của dãy này trong năm: \"KH-VPUB 2023\"",
        "the register holds every number of this series in the year: \"KH-VPUB 2023\"",
    ),
    (
        "registry import",
        "dry_run",
        "chỉ xem: cột nào hiểu là gì, các dòng đầu, các dòng không đọc được; không ghi",
        "only show: the columns as understood, the first rows, the rows that cannot be read",
    ),
    (
        "registry import",
        "rejects",
        "ghi các dòng không đọc được hoặc cần xem lại, kèm lý do, để sửa rồi nạp lại",
        "write the rows that cannot be read or are in doubt, each with its reason, to mend them",
    ),
    ("registry import", "registry", REGISTRY.0, REGISTRY.1),
    (
        "registry remove",
        "",
        "Bỏ một nguồn và những gì chỉ nguồn đó biết (bí danh: bỏ, bo)",
        "Remove a source and what only it knew (also: bo)",
    ),
    (
        "registry remove",
        "names",
        "tên nguồn như `viendan sổ kê` in ra",
        "sources as `registry list` has them",
    ),
    ("registry remove", "registry", REGISTRY.0, REGISTRY.1),
    (
        "registry list",
        "",
        "Liệt kê các nguồn đã nạp (bí danh: kê, ke)",
        "List the sources (also: ke)",
    ),
    ("registry list", "registry", REGISTRY.0, REGISTRY.1),
    ("registry show", "", "Xem một văn bản (bí danh: xem)", "Show one document (also: xem)"),
    ("registry show", "name", NAME.0, NAME.1),
    ("registry show", "registry", REGISTRY.0, REGISTRY.1),
    (
        "registry status",
        "",
        "Cho biết kho ở đâu, có bao nhiêu văn bản (bí danh: tình-trạng, tinh-trang)",
        "Where the registry is, and how large (also: tinh-trang)",
    ),
    ("registry status", "registry", REGISTRY.0, REGISTRY.1),
    (
        "registry verify",
        "",
        "Kiểm kho có nguyên vẹn không (bí danh: kiểm, kiem)",
        "Check that the registry is whole (also: kiem)",
    ),
    ("registry verify", "registry", REGISTRY.0, REGISTRY.1),
    (
        "registry export",
        "",
        "Xuất documents, mentions, relations, sources, findings (bí danh: xuất, xuat)",
        "Hand on documents, mentions, relations, sources, findings (also: xuat)",
    ),
    (
        "registry export",
        "views",
        "bảng nào (mặc định: jsonl tất cả, csv documents)",
        "which tables (default: jsonl all, csv documents)",
    ),
    ("registry export", "to", "jsonl hoặc csv (mặc định: jsonl)", "jsonl or csv (default: jsonl)"),
    ("registry export", "registry", REGISTRY.0, REGISTRY.1),
    (
        "registry series",
        "",
        "Một dãy số trong năm: chỗ trống, thứ tự (bí danh: dãy-số, day-so)",
        "A series of a year: its gaps and its order (also: day-so)",
    ),
    ("registry series", "series", "ký hiệu của dãy: KH-VPUB", "the letters of the series: KH-VPUB"),
    ("registry series", "year", "năm", "the year"),
    ("registry series", "registry", REGISTRY.0, REGISTRY.1),
    (
        "query",
        "",
        "Hỏi: văn bản nào thực hiện, sửa đổi, viện dẫn văn bản nào (bí danh: hỏi, hoi)",
        "Ask which documents implement, amend or cite which (also: hoi)",
    ),
    (
        "query",
        "question",
        "câu hỏi; tập hợp nối bằng & | - và ngoặc đơn; các-đường(X, Y) nêu tối đa 100 đường ngắn nhất",
        "the question; sets are joined by & | - and parentheses; paths(X, Y) tells the 100 shortest at most",
    ),
    ("query", "paths", IN.0, IN.1),
    (
        "query",
        "to",
        "table, jsonl, csv, dot, graphml hoặc mermaid (mặc định: table)",
        "table, jsonl, csv, dot, graphml or mermaid (default: table)",
    ),
    (
        "trace",
        "",
        "Tất cả những gì đã biết về một văn bản (bí danh: tra)",
        "All that is known of one document (also: tra)",
    ),
    ("trace", "name", NAME.0, NAME.1),
    ("trace", "paths", IN.0, IN.1),
    #[cfg(feature = "mcp")]
    (
        "mcp",
        "",
        "Công cụ cho trợ lý (MCP) qua đầu vào và đầu ra chuẩn: soát, tra, hỏi; không ghi gì (bí danh: trợ-lý, tro-ly)",
        "Tools for an assistant (MCP) over standard input and output: check, look up, ask; writes nothing (also: tro-ly)",
    ),
    (
        "index",
        "",
        "Bảng tra cứu viện dẫn: văn bản nào được viện dẫn, ở đâu (bí danh: bảng-tra, bang-tra)",
        "The citation index: who cites what, and where (also: bang-tra)",
    ),
    ("index", "paths", IN.0, IN.1),
    (
        "index",
        "to",
        "html, docx, markdown, csv hoặc json (mặc định: markdown)",
        "html, docx, markdown, csv or json (default: markdown)",
    ),
    (
        "index",
        "out",
        "thư mục cho các trang html, hoặc tệp docx",
        "the folder for html, or the file for docx",
    ),
    ("*", "registry", REGISTRY.0, REGISTRY.1),
    (
        "*",
        "as_of",
        "xét hiệu lực vào ngày này, như 05/5/2023 (mặc định: ngày của văn bản)",
        "judge what is in force on this day, as 05/5/2023 (default: the text's own date)",
    ),
];

const REGISTRY: (&str, &str) = (
    "tệp kho viện dẫn (mặc định: VIENDAN_REGISTRY, viendan.toml, rồi kho của người dùng)",
    "the registry's file (default: VIENDAN_REGISTRY, viendan.toml, then the user's own)",
);
const NAME: (&str, &str) = (
    "số, ký hiệu (thêm /năm nếu cần), tên luật hoặc tệp",
    "number and symbol (with /year if needed), the name of a law, or a file",
);
const IN: (&str, &str) = (
    "chỉ xét các tệp, thư mục này, không dùng kho",
    "look at these files and folders alone, without a registry",
);
