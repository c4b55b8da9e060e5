//! What a question says beside what it is about: politeness and filler, and which part of a procedure is
//! asked for.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::text::{Word, words};

/// The part of a procedure that a question asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Intent {
    /// Which papers.
    Papers,
    /// How much.
    Fee,
    /// How long.
    Time,
    /// Where, or who.
    Place,
    /// Whether it can be done online.
    Online,
    /// The form.
    Form,
    /// The steps.
    Steps,
    /// The conditions.
    Conditions,
    /// The legal texts.
    Law,
}

/// Words that ask, with what they ask for. They name no procedure, so they are not looked for.
const ASKING: [(Intent, &[&str]); 9] = [
    (
        Intent::Papers,
        &[
            "cần giấy tờ gì",
            "cần những giấy tờ gì",
            "cần những giấy gì",
            "cần giấy gì",
            "giấy tờ gì",
            "những giấy tờ gì",
            "giấy gì",
            "những giấy gì",
            "các loại giấy tờ",
            "những loại giấy tờ gì",
            "giấy tờ cần có",
            "giấy tờ cần thiết",
            "hồ sơ gồm những gì",
            "hồ sơ gồm gì",
            "hồ sơ cần gì",
            "hồ sơ gì",
            "hồ sơ cần những gì",
            "gồm những gì",
            "gồm gì",
            "mang theo gì",
            "mang theo những gì",
            "mang theo giấy gì",
            "mang theo giấy tờ gì",
            "mang theo những giấy tờ gì",
            "mang những gì",
            "mang gì",
            "đem theo gì",
            "chuẩn bị gì",
            "chuẩn bị những gì",
            "chuẩn bị những giấy tờ gì",
            "chuẩn bị giấy tờ gì",
            "cần chuẩn bị",
            "thành phần hồ sơ",
            "số lượng hồ sơ",
            "mấy bộ hồ sơ",
            "mấy bản",
        ],
    ),
    (
        Intent::Fee,
        &[
            "bao nhiêu tiền",
            "hết bao nhiêu tiền",
            "mất bao nhiêu tiền",
            "tốn bao nhiêu tiền",
            "tốn bao nhiêu",
            "hết bao nhiêu",
            "giá bao nhiêu",
            "lệ phí bao nhiêu",
            "phí bao nhiêu",
            "lệ phí là bao nhiêu",
            "tốn tiền không",
            "mất tiền không",
            "có mất phí không",
            "tốn phí không",
            "quy định về phí lệ phí",
            "phí lệ phí",
            "mức phí",
            "mức lệ phí",
            "chi phí bao nhiêu",
            "mấy tiền",
            "nhiêu tiền",
            "phải nộp bao nhiêu",
        ],
    ),
    (
        Intent::Time,
        &[
            "bao lâu",
            "mất bao lâu",
            "trong bao lâu",
            "bao lâu thì xong",
            "bao lâu thì có",
            "mấy ngày",
            "mất mấy ngày",
            "mấy ngày thì xong",
            "mấy ngày có",
            "bao nhiêu ngày",
            "khi nào xong",
            "khi nào có",
            "bao giờ có",
            "bao giờ xong",
            "thời hạn giải quyết",
            "thời gian giải quyết",
            "thời hạn",
            "thời gian thực hiện",
            "là bao lâu",
        ],
    ),
    (
        Intent::Place,
        &[
            "ở đâu",
            "nộp ở đâu",
            "làm ở đâu",
            "đăng ký ở đâu",
            "xin ở đâu",
            "đến đâu",
            "đi đâu",
            "tới đâu",
            "chỗ nào",
            "nơi nào",
            "ra đâu",
            "nộp hồ sơ ở đâu",
            "cơ quan nào",
            "cơ quan nào có thẩm quyền",
            "cơ quan có thẩm quyền",
            "ai có thẩm quyền",
            "ai giải quyết",
            "gặp ai",
            "liên hệ ai",
            "địa chỉ nào",
        ],
    ),
    (
        Intent::Online,
        &[
            "nộp online",
            "làm online",
            "nộp trực tuyến được không",
            "làm trực tuyến được không",
            "nộp qua mạng",
            "làm qua mạng",
            "qua mạng được không",
            "trên mạng",
            "online được không",
            "online",
            "qua vneid",
            "trên cổng dịch vụ công",
            "cổng dịch vụ công",
        ],
    ),
    (Intent::Form, &["mẫu đơn", "xin mẫu đơn", "tải mẫu", "mẫu tờ khai", "đơn mẫu", "biểu mẫu", "tải tờ khai"]),
    (
        Intent::Steps,
        &[
            "trình tự thực hiện",
            "cách thức thực hiện",
            "các bước",
            "quy trình",
            "quy trình thế nào",
            "làm sao",
            "làm sao để",
            "làm thế nào",
            "làm thế nào để",
            "như thế nào",
            "thế nào",
            "ra sao",
            "làm kiểu gì",
            "làm như nào",
            "như nào",
            "phải làm gì",
            "cần làm gì",
            "cần phải làm gì",
            "phải làm sao",
            "thì làm gì",
            "thì làm sao",
            "thì sao",
            "làm gì",
        ],
    ),
    (Intent::Conditions, &["điều kiện gì", "cần điều kiện gì", "yêu cầu gì", "điều kiện để", "điều kiện", "yêu cầu điều kiện"]),
    (
        Intent::Law,
        &["căn cứ pháp lý", "văn bản nào", "luật nào", "nghị định nào", "thông tư nào", "quy định ở đâu", "văn bản quy định", "nguồn văn bản"],
    ),
];

/// Politeness and filler: said in many questions, about nothing.
const FILLER: &[&str] = &[
    "cho em hỏi",
    "cho tôi hỏi",
    "cho mình hỏi",
    "cho con hỏi",
    "cho cháu hỏi",
    "cho hỏi",
    "cho em xin",
    "cho mình xin",
    "xin hỏi",
    "xin cho biết",
    "cho biết",
    "cho tôi biết",
    "muốn hỏi",
    "em hỏi",
    "hỏi về",
    "hỏi chút",
    "hỏi tí",
    "ad cho hỏi",
    "ad ơi",
    "ad",
    "admin",
    "mọi người ơi",
    "mọi người",
    "cả nhà ơi",
    "cả nhà cho hỏi",
    "anh chị ơi",
    "anh chị cho hỏi",
    "anh chị",
    "ai biết",
    "có ai biết",
    "giúp em",
    "giúp tôi",
    "giúp mình",
    "giúp với",
    "với ạ",
    "ạ",
    "vậy ạ",
    "vậy ad",
    "vậy",
    "nhỉ",
    "nhé",
    "nha",
    "hả",
    "dạ",
    "thưa",
    "làm ơn",
    "xin cảm ơn",
    "cảm ơn",
    "em muốn",
    "tôi muốn",
    "mình muốn",
    "con muốn",
    "cháu muốn",
    "tui muốn",
    "muốn",
    "em cần",
    "tôi cần",
    "mình cần",
    "tôi đang",
    "em đang",
    "tôi là",
    "em là",
    "của em",
    "của tôi",
    "của mình",
    "nhà em",
    "nhà tôi",
    "nhà mình",
    "em có",
    "tôi có",
    "tôi",
    "em",
    "mình",
    "tui",
    "thì",
    "là gì",
    "gì",
    "không ạ",
    "được không",
    "có được không",
    "được ko",
    "phải không",
    "có phải",
    "hay không",
    "là",
    "và",
    "bị",
    "đã",
    "đang",
    "sẽ",
    "rồi",
    "giờ",
    "bây giờ",
    "nay",
    "đi",
    "cần",
    "phải",
    "những",
    "các",
    "để",
    "thủ tục hành chính",
    "làm thủ tục",
    "thủ tục",
    "việc",
    "thực hiện",
    "đề nghị",
    "hồ sơ",
    "theo quy định",
];

/// Words that tell a story around the question: kin, time, small words. They are looked for, but weigh
/// little.
const LIGHT: &[&str] = &[
    "cho", "với", "ở", "tại", "từ", "đến", "của", "mà", "này", "kia", "đó", "đây", "hoặc", "hay", "có", "không", "được", "ra",
    "vào", "lên", "xuống", "qua", "về", "theo", "trên", "dưới", "trong", "ngoài", "sau", "trước", "khi", "lúc", "vì", "do",
    "nên", "nhưng", "cũng", "còn", "chỉ", "mới", "lại", "nữa", "thêm", "chưa", "vẫn", "luôn", "ngay", "một", "hai", "ba", "mẹ",
    "bố", "cha", "má", "ông", "bà", "anh", "chị", "em", "con", "cháu", "bé", "vợ", "chồng", "cậu", "dì", "chú", "bác", "cô",
    "mày", "tao", "người", "nhà", "quê", "xã", "phường", "làm", "xin", "lấy", "mang", "nộp", "gửi", "hỏi", "biết", "thấy",
    "mất", "hôm", "nào", "sao", "đâu", "bao", "lâu",
];

/// The keys of [`LIGHT`].
static LIGHT_KEYS: LazyLock<HashSet<String>> = LazyLock::new(|| LIGHT.iter().map(|word| crate::text::fold(word)).collect());

/// Whether a word weighs little by itself.
pub(super) fn is_light(word: &Word) -> bool {
    LIGHT_KEYS.contains(&word.folded)
}

/// A phrase that is set apart, by its words.
struct Phrase {
    words: Vec<Word>,
    intent: Option<Intent>,
}

/// All phrases, the longest first.
static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    let asking = ASKING.iter().flat_map(|(intent, phrases)| phrases.iter().map(|phrase| (*phrase, Some(*intent))));
    let filler = FILLER.iter().map(|phrase| (*phrase, None));
    let mut phrases: Vec<Phrase> =
        asking.chain(filler).map(|(phrase, intent)| Phrase { words: words(phrase), intent }).collect();
    phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
    phrases
});

/// What the words begin with that names no procedure: how many words, and what they ask for. In a
/// question with marks they must agree; one without them may mean any.
pub(super) fn set_apart(question: &[Word], marked: bool) -> Option<(usize, Option<Intent>)> {
    let agrees = |known: &Word, word: &Word| if marked { known.spelt == word.spelt } else { known.folded == word.folded };
    let fits = |phrase: &&Phrase| {
        phrase.words.len() <= question.len() && phrase.words.iter().zip(question).all(|(known, word)| agrees(known, word))
    };
    PHRASES.iter().find(fits).map(|phrase| (phrase.words.len(), phrase.intent))
}
