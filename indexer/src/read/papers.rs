//! What a line of the dossier is: a paper, a note or a heading.
//!
//! The sources write all three into one list. A line with a number of copies is a paper unless its words
//! plainly say otherwise; a line without (1,357 of 23,155 in the national data) is judged by its words
//! alone, because both papers and notes occur there. `judgements.tsv` beside this file lists the shapes.

use std::sync::LazyLock;

use catalog::text::without_bullet;
use catalog::{Document, Role};

use super::phrases::{Phrases, key};

/// A line that is only one of these is a heading.
static LABELS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "giấy tờ phải nộp",
        "giấy tờ phải xuất trình",
        "các giấy tờ phải nộp",
        "các giấy tờ phải xuất trình",
        "giấy tờ nộp",
        "giấy tờ xuất trình",
        "giấy tờ cần nộp",
        "giấy tờ cần xuất trình",
        "chứng từ phải nộp",
        "chứng từ phải xuất trình",
        "thành phần hồ sơ",
        "thành phần hồ sơ nộp",
        "thành phần hồ sơ xuất trình",
        "thành phần hồ sơ phải nộp",
        "thành phần hồ sơ phải xuất trình",
        "thành phần hồ sơ gồm",
        "thành phần hồ sơ bao gồm",
        "thành phần số lượng hồ sơ",
        "hồ sơ",
        "hồ sơ gồm",
        "hồ sơ bao gồm",
        "gồm",
        "bao gồm",
        "tài liệu khác",
        "giấy tờ khác",
        "trong đó",
    ])
});

/// A line that begins so explains something.
static NOTES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(&["lưu ý", "ghi chú", "chú ý", "chú thích", "giải thích", "ví dụ", "một số lưu ý"]));

/// How a line begins that speaks of the dossier or of those who handle it, whatever number stands beside.
static EXPLANATIONS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "số lượng hồ sơ",
        "số lượng bộ hồ sơ",
        "số bộ hồ sơ",
        "số lượng không",
        "số lượng 0",
        "số lượng mỗi thành phần",
        "thời hạn giải quyết",
        "người tiếp nhận",
        "người ủy quyền và người",
        "người được ủy quyền đăng ký",
        "cơ quan giải quyết",
        "cơ quan đăng ký",
        "cơ quan tiếp nhận",
        "cơ quan tổ chức cấp",
        "tổ chức cấp c o",
        "trong trường hợp này",
        "trong trường hợp cần thiết",
        "trong trường hợp chưa có",
        "trong trường hợp từ chối",
        "từ lần đề nghị",
        "trong lần đề nghị",
        "trừ trường hợp",
        "khi các cơ quan",
        "việc ủy quyền",
        "không cần",
        "không phải nộp",
        "không quy định",
        "trường hợp cơ quan",
        "tùy từng trường hợp mà",
        "phiếu được tạo lập",
        "phiếu này",
        "trong phiếu",
    ])
});

/// Whole lines that say that there is nothing.
static NOTHING: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(&["không", "không có", "chưa có", "chưa quy định", "không yêu cầu"]));

/// Words that free somebody from a paper: with "Trường hợp" before them they are no paper.
static EXEMPTIONS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "không phải nộp",
        "không cần nộp",
        "không yêu cầu nộp",
        "miễn nộp",
        "không phải xuất trình",
        "không phải tải lên",
    ])
});

/// Words that ask for a paper: before an exemption they make the line one.
static DEMANDS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&["phải nộp", "nộp thêm", "nộp bổ sung", "phải có", "kèm theo", "gồm", "thì nộp", "xuất trình"])
});

/// What a condition begins with.
static CONDITIONS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&["trường hợp", "đối với", "doanh nghiệp"]));

/// Words for papers in general: a sentence on how they must be is no paper.
static IN_GENERAL: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "giấy tờ",
        "các giấy tờ",
        "bản sao",
        "các bản",
        "bản chụp",
        "bản dịch",
        "văn bản",
        "tài liệu",
        "các tài liệu",
        "hồ sơ",
        "các văn bản",
        "chứng từ",
        "ảnh",
        "phiếu",
    ])
});

/// Numbers of copies within the words: "01 bản chụp".
static COPIES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(&["01 bản", "02 bản", "03 bản", "1 bản", "2 bản", "01 một bản", "một bản", "01 bộ"]));

/// What a heading ends with, also without a colon.
static OPENERS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(&["gồm", "gồm có", "bao gồm", "như sau", "sau", "sau đây", "dưới đây", "cụ thể", "gồm các"]));

/// How a paper begins.
static PAPERS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "ảnh",
        "bản",
        "bảng",
        "bằng",
        "báo cáo",
        "bảo sao",
        "biên bản",
        "biên lai",
        "biểu",
        "bộ",
        "bình đồ",
        "các văn bản",
        "các tài liệu",
        "các giấy",
        "các chứng từ",
        "các bản",
        "cam kết",
        "chứng chỉ",
        "chứng cứ",
        "chứng minh",
        "chứng nhận",
        "chứng thư",
        "chứng từ",
        "công hàm",
        "công văn",
        "danh mục",
        "danh sách",
        "dự án",
        "dự thảo",
        "dự toán",
        "đề án",
        "đề cương",
        "đề xuất",
        "điều lệ",
        "đơn",
        "giải trình",
        "giấy",
        "hai ảnh",
        "hình ảnh",
        "hóa đơn",
        "hộ chiếu",
        "hồ sơ",
        "hợp đồng",
        "kế hoạch",
        "kết quả",
        "lý lịch",
        "mảnh trích",
        "mẫu",
        "mô tả",
        "một trong",
        "nghị quyết",
        "nội quy",
        "phiếu",
        "phụ lục",
        "phương án",
        "quy chế",
        "quy trình",
        "quyết định",
        "sổ",
        "sơ đồ",
        "sơ yếu",
        "tài liệu",
        "tấm ảnh",
        "thẻ",
        "thiết kế",
        "thông báo",
        "thư",
        "thuyết minh",
        "thỏa thuận",
        "tờ",
        "tóm tắt",
        "trích lục",
        "văn bản",
        "văn bằng",
        "vận đơn",
        "vận tải đơn",
        "xác nhận",
        "xuất trình",
        "ý kiến",
        "căn cước",
        "minh chứng",
        "nhãn",
        "catalogue",
    ])
});

/// Whether the words are one of the labels that every dossier may have.
pub(super) fn is_label(key: &str) -> bool {
    LABELS.are(key)
}

/// What a clean line is. `asked` is whether the source asks for copies of it.
pub(super) fn role(text: &str, asked: bool, has_form: bool) -> Role {
    let key = key(text);
    let colon = text.ends_with(':');
    if is_label(&key) || NOTES.begin(&key) && colon {
        Role::Heading
    } else if NOTES.begin(&key) || NOTHING.are(&key) || !has_form && explains(&key) {
        Role::Note
    } else if OPENERS.end(&key) || colon && (!asked || CONDITIONS.begin(&key)) {
        Role::Heading
    } else if asked || has_form || is_paper(&key) {
        Role::Paper
    } else {
        Role::Note
    }
}

/// Whether a line speaks of the dossier, of those who handle it, or of who need not bring a paper.
pub(super) fn explains(key: &str) -> bool {
    let freed = || {
        let exemption = EXEMPTIONS.find(key).filter(|_| CONDITIONS.begin(key));
        exemption.is_some_and(|at| !DEMANDS.within(key.get(..at).unwrap_or_default()))
    };
    EXPLANATIONS.begin(key) || freed()
}

/// Whether a line without a number of copies names a paper: it begins as one, and is no sentence on how
/// papers in general must be.
fn is_paper(key: &str) -> bool {
    let counted = key.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let rule = IN_GENERAL.begin(key) && key.contains(" phai3 ") && !COPIES.within(key);
    begins_as_paper(counted) && !rule
}

/// Whether words begin as a paper does.
pub(super) fn begins_as_paper(key: &str) -> bool {
    PAPERS.begin(key)
}

/// Whether words begin as a note does.
pub(super) fn begins_as_note(key: &str) -> bool {
    NOTES.begin(key)
}

/// The words of a line as they are shown: without its bullet and the punctuation of a list.
pub(super) fn tidy(text: &str, role: Role) -> String {
    let text = without_bullet(text);
    let listed = |c: char| c.is_whitespace() || ";,:-–—+*".contains(c);
    let mut words = text.trim_end_matches(listed);
    // The full stop of a single clause is the list's; that of a sentence is its own.
    let sentences = words.contains(". ") || words.contains(".\n") || role == Role::Note;
    let abbreviated = words.ends_with("..") || words.ends_with("v.v.");
    if !sentences && !abbreviated {
        words = words.trim_end_matches('.').trim_end_matches(listed);
    }
    words.to_owned()
}

/// The lines of a case with their roles settled among each other: what stands under a heading of notes is
/// a note unless copies of it are asked for, and a heading has something under it.
pub(super) fn settle(mut lines: Vec<Document>) -> Vec<Document> {
    let mut under_notes = false;
    for line in &mut lines {
        let bare = line.originals + line.copies == 0 && line.forms.is_empty();
        match line.role {
            Role::Heading => under_notes = begins_as_note(&key(&line.name)),
            Role::Paper if under_notes && bare => line.role = Role::Note,
            _ => {}
        }
    }
    while let Some(last) = lines.pop_if(|line| line.role == Role::Heading) {
        if let Some(line) = without_lines(last) {
            lines.push(line);
            break;
        }
    }
    lines
}

/// A heading that nothing follows: a paper where copies of one are asked for, else a note; a label alone
/// says nothing.
fn without_lines(heading: Document) -> Option<Document> {
    let asked = heading.originals + heading.copies > 0 || !heading.forms.is_empty();
    let key = key(&heading.name);
    let empty = heading.forms.is_empty() && (is_label(&key) || begins_as_note(&key) && key.split(' ').count() < 4);
    let role = if asked && begins_as_paper(&key) && !key.starts_with("hồ so") { Role::Paper } else { Role::Note };
    (!empty).then_some(Document { role, ..heading })
}
