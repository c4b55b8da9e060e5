//! The words by which a line of the dossier shows what it is. They were gathered from the lines of 4,633
//! national records.

use std::sync::LazyLock;

use super::phrase_set::PhraseSet;

/// A line that is only one of these is a heading.
pub(super) static LABELS: LazyLock<PhraseSet> = LazyLock::new(|| {
    PhraseSet::of(&[
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
pub(super) static NOTES: LazyLock<PhraseSet> =
    LazyLock::new(|| PhraseSet::of(&["lưu ý", "ghi chú", "chú ý", "chú thích", "giải thích", "ví dụ", "một số lưu ý"]));

/// How a line begins that speaks of the dossier or of those who handle it, whatever number stands beside.
pub(super) static EXPLANATIONS: LazyLock<PhraseSet> = LazyLock::new(|| {
    PhraseSet::of(&[
        "số lượng",
        "số bộ hồ sơ",
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
        "cá nhân ký tên tại",
        "trước khi quyết định",
        "các giấy tờ nêu trên",
        "các tài liệu nêu trên",
        "phiếu được tạo lập",
        "phiếu này",
        "trong phiếu",
    ])
});

/// Whole lines that say that there is nothing.
pub(super) static NOTHING: LazyLock<PhraseSet> =
    LazyLock::new(|| PhraseSet::of(&["không", "không có", "chưa có", "chưa quy định", "không yêu cầu"]));

/// Words that free somebody from a paper: with "Trường hợp" before them they are no paper.
pub(super) static EXEMPTIONS: LazyLock<PhraseSet> = LazyLock::new(|| {
    PhraseSet::of(&[
        "không phải nộp",
        "không cần nộp",
        "không yêu cầu nộp",
        "miễn nộp",
        "không phải xuất trình",
        "không phải tải lên",
    ])
});

/// Words that ask for a paper: before an exemption they make the line one.
pub(super) static DEMANDS: LazyLock<PhraseSet> = LazyLock::new(|| {
    PhraseSet::of(&["phải nộp", "nộp thêm", "nộp bổ sung", "phải có", "kèm theo", "gồm", "thì nộp", "xuất trình"])
});

/// What a condition begins with.
pub(super) static CONDITIONS: LazyLock<PhraseSet> = LazyLock::new(|| PhraseSet::of(&["trường hợp", "đối với"]));

/// Who is freed from a paper.
pub(super) static FREED: LazyLock<PhraseSet> = LazyLock::new(|| PhraseSet::of(&["trường hợp", "doanh nghiệp", "người nộp"]));

/// Words for papers in general: a sentence on how they must be is no paper.
pub(super) static IN_GENERAL: LazyLock<PhraseSet> = LazyLock::new(|| {
    PhraseSet::of(&[
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

/// How such a sentence says what must be.
pub(super) static RULES: LazyLock<PhraseSet> = LazyLock::new(|| {
    PhraseSet::of(&[
        "phải được",
        "phải bảo đảm",
        "phải đảm bảo",
        "phải đáp ứng",
        "phải nêu",
        "phải ghi",
        "phải kèm",
        "phải gửi",
        "phải rõ",
        "phải nộp trước",
        "chỉ áp dụng",
    ])
});

/// Numbers in words before a paper.
pub(super) static NUMBERS: LazyLock<PhraseSet> = LazyLock::new(|| PhraseSet::of(&["một", "hai", "ba", "bốn", "năm"]));

/// Numbers of copies within the words: "01 bản chụp".
pub(super) static COPIES: LazyLock<PhraseSet> =
    LazyLock::new(|| PhraseSet::of(&["01 bản", "02 bản", "03 bản", "1 bản", "2 bản", "01 một bản", "một bản", "01 bộ"]));

/// What a heading ends with, also without a colon.
pub(super) static OPENERS: LazyLock<PhraseSet> =
    LazyLock::new(|| PhraseSet::of(&["gồm", "gồm có", "bao gồm", "như sau", "sau", "sau đây", "dưới đây", "cụ thể", "gồm các"]));

/// How a paper begins.
pub(super) static PAPERS: LazyLock<PhraseSet> = LazyLock::new(|| {
    PhraseSet::of(&[
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
        "thành phần hồ sơ",
        "catalogue",
    ])
});

/// Words that begin as a paper does and are none.
pub(super) static NO_PAPERS: LazyLock<PhraseSet> =
    LazyLock::new(|| PhraseSet::of(&["đơn vị", "bộ phận", "bộ trưởng", "bản thân", "bằng cách", "quyết định này"]));
