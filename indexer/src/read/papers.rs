//! What a line of the dossier is: a paper, a note or a heading.
//!
//! The sources write all three into one list. A line with a number of copies is a paper unless its words
//! plainly say otherwise; a line without (1,357 of 23,155 in the national data) is judged by its words
//! alone, because both papers and notes occur there. `judgements.tsv` beside this file lists the shapes.

use std::sync::LazyLock;

use catalog::text::{fold_words, without_bullet};
use catalog::{Document, Role};

/// A line that is only one of these is a heading.
static LABELS: LazyLock<Vec<String>> = LazyLock::new(|| {
    folded(&[
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
static NOTES: LazyLock<Vec<String>> =
    LazyLock::new(|| folded(&["lưu ý", "ghi chú", "chú ý", "chú thích", "giải thích", "ví dụ", "một số lưu ý"]));

/// How a line begins that speaks of the dossier or of those who handle it, whatever number stands beside.
static EXPLANATIONS: LazyLock<Vec<String>> = LazyLock::new(|| {
    folded(&[
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
    ])
});

/// Whole lines that say that there is nothing.
static NOTHING: LazyLock<Vec<String>> =
    LazyLock::new(|| folded(&["không", "không có", "chưa có", "chưa quy định", "không yêu cầu"]));

/// Words that free somebody from a paper: with "Trường hợp" before them they are no paper.
static EXEMPTIONS: LazyLock<Vec<String>> = LazyLock::new(|| {
    folded(&[
        "không phải nộp",
        "không cần nộp",
        "không yêu cầu nộp",
        "miễn nộp",
        "không phải xuất trình",
        "không bao gồm",
        "được sử dụng bản điện tử",
    ])
});

/// What a heading ends with, also without a colon.
static OPENERS: LazyLock<Vec<String>> =
    LazyLock::new(|| folded(&["gồm", "gồm có", "bao gồm", "như sau", "sau", "sau đây", "dưới đây", "cụ thể", "gồm các"]));

/// How a paper begins.
static PAPERS: LazyLock<Vec<String>> = LazyLock::new(|| {
    folded(&[
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

fn folded(phrases: &[&str]) -> Vec<String> {
    phrases.iter().map(|phrase| fold_words(phrase).join(" ")).collect()
}

fn begins(text: &str, phrases: &[String]) -> bool {
    phrases.iter().any(|phrase| text.strip_prefix(phrase.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

fn ends(text: &str, phrases: &[String]) -> bool {
    phrases.iter().any(|phrase| text.strip_suffix(phrase.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with(' ')))
}

/// Words as they are compared: folded, without the number of a list before them.
pub(super) fn key(text: &str) -> String {
    fold_words(without_number(text)).join(" ")
}

/// Whether the words are one of the labels that every dossier may have.
pub(super) fn is_label(key: &str) -> bool {
    LABELS.iter().any(|label| label == key)
}

/// What a clean line is. `asked` is whether the source asks for copies of it.
pub(super) fn role(text: &str, asked: bool, has_form: bool) -> Role {
    let key = key(text);
    let colon = text.ends_with(':');
    let opens = colon || ends(&key, &OPENERS);
    if is_label(&key) || begins(&key, &NOTES) && colon {
        Role::Heading
    } else if begins(&key, &NOTES) || NOTHING.contains(&key) || !has_form && explains(&key) {
        Role::Note
    } else if opens && (!asked || ends(&key, &OPENERS) || colon && is_condition(&key)) {
        Role::Heading
    } else if asked || has_form || is_paper(&key) {
        Role::Paper
    } else {
        Role::Note
    }
}

fn is_condition(key: &str) -> bool {
    begins(key, &["truong hop".to_owned(), "doi voi".to_owned()])
}

/// Whether a line speaks of the dossier, of those who handle it, or of who need not bring a paper.
pub(super) fn explains(key: &str) -> bool {
    let freed =
        || (is_condition(key) || key.starts_with("doanh nghiep")) && EXEMPTIONS.iter().any(|words| key.contains(words.as_str()));
    begins(key, &EXPLANATIONS) || freed()
}

/// Whether a line without a number of copies names a paper: it begins as one, and is no sentence on how
/// papers must be.
fn is_paper(key: &str) -> bool {
    let counted = key.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let counted = counted.strip_prefix("mot ").filter(|_| !key.starts_with("mot trong")).unwrap_or(counted);
    let rule = key.split_once(" phai ").is_some_and(|(subject, _)| subject.split(' ').count() < 25);
    begins(counted, &PAPERS) && !rule
}

/// Whether a name begins as a paper does.
pub(super) fn begins_as_paper(key: &str) -> bool {
    begins(key, &PAPERS)
}

/// Whether a name begins as a note does.
pub(super) fn begins_as_note(key: &str) -> bool {
    begins(key, &NOTES)
}

/// A text without the numbers of lists before it: "1.2. a) Tờ khai" is "Tờ khai".
fn without_number(text: &str) -> &str {
    let mut rest = without_bullet(text);
    for _ in 0..3 {
        let Some(end) = rest.find([')', '.', ':', '/', '-']).filter(|end| *end <= 8) else { break };
        let number = rest[..end].trim_start_matches('(');
        let behind = rest[end + 1..].trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        if !is_number(number) || behind.starts_with(char::is_alphanumeric) && !rest[end..].starts_with(')') {
            break;
        }
        rest = without_bullet(behind);
    }
    rest
}

fn is_number(text: &str) -> bool {
    let letters = text.chars().count();
    let roman = text.chars().all(|c| "ivxIVX".contains(c));
    let digits = text.chars().all(|c| c.is_ascii_digit());
    let letter = letters == 1 && text.chars().all(char::is_alphabetic);
    letters > 0 && (digits || roman && letters < 5 || letter)
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

/// A heading that nothing follows: a paper where copies are asked for, else a note; a label says nothing.
fn without_lines(heading: Document) -> Option<Document> {
    let asked = heading.originals + heading.copies > 0 || !heading.forms.is_empty();
    let key = key(&heading.name);
    let empty = heading.forms.is_empty() && (is_label(&key) || begins_as_note(&key) && key.split(' ').count() < 4);
    let role = if asked && !ends(&key, &OPENERS) { Role::Paper } else { Role::Note };
    (!empty).then_some(Document { role, ..heading })
}
