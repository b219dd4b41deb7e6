//! Examples of every command, in both languages: the help shows them, and a test runs its eye over
//! each of them.

/// A command, what is typed, and what it does in Vietnamese; the same in English.
pub(super) type Example = (&'static str, [&'static str; 2], [&'static str; 2]);

pub(super) const EXAMPLES: &[Example] = &[
    ("", ["viendan bao-cao.docx", "soát một tệp"], ["viendan report.docx", "check one file"]),
    (
        "",
        ["viendan soát ho-so --out docx", "ghi cạnh mỗi tệp một bản Word có nhận xét"],
        ["viendan check folder --out docx", "write a Word copy with comments beside each file"],
    ),
    (
        "",
        ["viendan trợ-giúp soát", "hướng dẫn của một lệnh"],
        ["viendan help check --lang en", "the help of one command"],
    ),
    (
        "check",
        ["viendan soát bao-cao.docx", "in ra màn hình"],
        ["viendan check report.docx", "print to the terminal"],
    ),
    (
        "check",
        ["viendan soát bao-cao.docx --out docx", "bản Word có nhận xét, đặt cạnh tệp"],
        ["viendan check report.docx --out docx", "a Word copy with comments, beside the file"],
    ),
    (
        "check",
        ["viendan soát ho-so --out html:phieu.html", "một phiếu soát để in cho cả thư mục"],
        ["viendan check folder --out html:sheet.html", "one sheet to print for a whole folder"],
    ),
    (
        "check",
        ["viendan soát ho-so --profile tham-dinh", "soát cả thể thức, văn phong"],
        ["viendan check folder --profile review", "style and completeness too"],
    ),
    (
        "fix",
        ["viendan sửa bao-cao.txt", "cho xem sẽ sửa gì, chưa ghi"],
        ["viendan fix report.txt", "show what would change, write nothing"],
    ),
    (
        "fix",
        ["viendan sửa bao-cao.docx --write", "ghi bao-cao.da-sua.docx, từng chỗ chờ Chấp nhận"],
        ["viendan fix report.docx --write", "write a copy, each change to be accepted"],
    ),
    (
        "extract",
        ["viendan trích bao-cao.docx", "mỗi viện dẫn một dòng JSON"],
        ["viendan extract report.docx", "one line of JSON for each citation"],
    ),
    (
        "graph",
        ["viendan đồ-thị ho-so --format html", "một trang để xem bằng trình duyệt"],
        ["viendan graph folder --format html", "a page for a browser"],
    ),
    (
        "graph",
        [
            "viendan đồ-thị ho-so --focus 57-NQ/TW --format svg",
            "một văn bản và những văn bản quanh nó",
        ],
        [
            "viendan graph folder --focus 57-NQ/TW --format svg",
            "one document and what is around it",
        ],
    ),
    (
        "show",
        ["viendan xem bao-cao.pdf", "máy đọc được những chữ nào"],
        ["viendan show report.pdf", "which words could be read"],
    ),
    (
        "registry",
        ["viendan sổ nạp ho-so", "nạp các văn bản của một thư mục"],
        ["viendan registry add folder", "add the texts of a folder"],
    ),
    (
        "registry",
        ["viendan sổ nhập so-van-ban.xlsx", "nhập sổ văn bản đi, đến của cơ quan"],
        ["viendan registry import register.xlsx", "import a register of an office"],
    ),
    (
        "registry add",
        ["viendan sổ nạp ho-so", "nạp các văn bản của một thư mục"],
        ["viendan registry add folder", "add the texts of a folder"],
    ),
    (
        "registry import",
        ["viendan sổ nhập so-di.xlsx --dry-run", "xem thử các cột, chưa ghi"],
        ["viendan registry import register.xlsx --dry-run", "only look at the columns"],
    ),
    (
        "registry export",
        ["viendan sổ xuất documents --to csv", "danh sách văn bản, mở được bằng Excel"],
        ["viendan registry export documents --to csv", "the documents, for a spreadsheet"],
    ),
    (
        "registry show",
        ["viendan sổ xem 06/KH-UBND/2023", "một văn bản"],
        ["viendan registry show 06/KH-UBND/2023", "one document"],
    ),
    (
        "registry remove",
        ["viendan sổ bỏ so-di.xlsx", "bỏ một nguồn"],
        ["viendan registry remove register.xlsx", "remove a source"],
    ),
    (
        "registry series",
        ["viendan sổ dãy-số KH-VPUB 2023", "số nào còn trống, số nào ngược thứ tự"],
        ["viendan registry series KH-VPUB 2023", "gaps, and numbers out of order"],
    ),
    (
        "query",
        [
            "viendan hỏi 'được-thực-hiện(\"06/KH-UBND\")' --in ho-so",
            "những văn bản thực hiện kế hoạch này",
        ],
        ["viendan query 'implemented-by(\"06/KH-UBND\")' --in folder", "what implements this plan"],
    ),
    (
        "query",
        ["viendan hỏi 'được-dẫn(\"30/2020/NĐ-CP\") & ngày(2023)'", "thu hẹp theo năm"],
        ["viendan query 'cited-by(\"30/2020/NĐ-CP\") & date(2023)'", "narrowed to a year"],
    ),
    (
        "trace",
        ["viendan tra 06/KH-UBND/2023 --in ho-so", "mọi điều đã biết về một văn bản"],
        ["viendan trace 06/KH-UBND/2023 --in folder", "all that is known of one document"],
    ),
    (
        "index",
        ["viendan bảng-tra --in ho-so --to html --out bang-tra", "các trang để tra cứu"],
        ["viendan index --in folder --to html --out index", "pages to look things up"],
    ),
    (
        "rule",
        ["viendan giải-thích date-conflict", "một quy tắc: căn cứ, ví dụ, khi nào báo nhầm"],
        ["viendan rule date-conflict", "one rule: its law, examples, false alarms"],
    ),
    (
        "baseline",
        ["viendan nền tạo ho-so --reason \"có từ trước\"", "từ nay chỉ nêu điều mới"],
        ["viendan baseline create folder --reason \"old\"", "from now on only what is new"],
    ),
    (
        "web",
        ["viendan mở bao-cao.docx", "mở trang với một tệp"],
        ["viendan web report.docx", "open the page with one file"],
    ),
    (
        "install",
        ["viendan cài-đặt", "thêm “Soát viện dẫn” vào trình đơn của tệp Word"],
        ["viendan install", "add “Soát viện dẫn” to the menu of Word files"],
    ),
    (
        "install",
        ["viendan cài-đặt --undo", "gỡ những gì đã ghi"],
        ["viendan install --undo", "take away what was written"],
    ),
    (
        "generate",
        ["viendan tạo bash > viendan.bash", "phần tự hoàn thành lệnh cho bash"],
        ["viendan generate bash > viendan.bash", "completions for bash"],
    ),
];
