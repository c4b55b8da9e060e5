//! What a change does to the citizen or the office, in one table, heaviest first.

use serde::{Deserialize, Serialize};

/// How much a change matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// It changes what people must do, pay or wait for, or what the law behind it is.
    Substance,
    /// Only marks, case, punctuation, white space or order differ, or words that bind nobody.
    Wording,
}

macro_rules! effects {
    ($($(#[$doc:meta])* $effect:ident = $id:literal, $grade:ident, $label:literal;)+) => {
        /// What a change does. The order is that of their weight.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(from = "String", into = "String")]
        pub enum Effect {
            $($(#[$doc])* $effect,)+
        }

        impl Effect {
            /// Every effect, heaviest first.
            pub const ALL: &'static [Self] = &[$(Self::$effect),+];

            /// Its name in JSON: ASCII words with hyphens, never changed once released.
            pub fn id(self) -> &'static str {
                match self { $(Self::$effect => $id,)+ }
            }

            /// How much it matters.
            pub fn grade(self) -> Grade {
                match self { $(Self::$effect => Grade::$grade,)+ }
            }

            /// In an officer's words: "tăng phí".
            pub fn label(self) -> &'static str {
                match self { $(Self::$effect => $label,)+ }
            }
        }
    };
}

effects! {
    /// A higher amount, or an amount for what was free.
    FeeUp = "tang-phi", Substance, "tăng phí";
    /// One more charge.
    FeeAdded = "them-khoan-thu", Substance, "thêm khoản thu";
    /// The new side does not say what it costs.
    FeeUnknown = "khong-ro-phi", Substance, "nay không rõ phí";
    /// Another rule, text or class of charge.
    FeeChanged = "doi-phi", Substance, "đổi quy định về phí";
    /// One more paper.
    PaperAdded = "them-giay-to", Substance, "thêm giấy tờ";
    /// One more case with its papers.
    CaseAdded = "them-truong-hop", Substance, "thêm trường hợp";
    /// Another text of a paper.
    PaperChanged = "doi-giay-to", Substance, "đổi giấy tờ";
    /// Other numbers of originals and copies.
    PaperNumber = "doi-so-ban", Substance, "đổi số bản phải nộp";
    /// A case is for other people, or has another name.
    CaseChanged = "doi-truong-hop", Substance, "đổi trường hợp";
    /// A longer time.
    TimeLonger = "keo-dai-thoi-han", Substance, "kéo dài thời hạn";
    /// The new side does not say how long it takes.
    TimeUnknown = "khong-ro-thoi-han", Substance, "nay không rõ thời hạn";
    /// Times that cannot be compared.
    TimeChanged = "doi-thoi-han", Substance, "đổi thời hạn";
    /// Other conditions.
    Conditions = "doi-dieu-kien", Substance, "đổi yêu cầu, điều kiện";
    /// Other forms.
    FormChanged = "doi-bieu-mau", Substance, "đổi biểu mẫu";
    /// Less of it can be done online.
    OnlineLower = "giam-muc-truc-tuyen", Substance, "giảm mức trực tuyến";
    /// A way to submit is gone.
    ChannelRemoved = "bo-cach-nop", Substance, "bỏ cách nộp";
    /// Received elsewhere.
    Place = "doi-noi-tiep-nhan", Substance, "đổi nơi tiếp nhận";
    /// A lower amount, or nothing.
    FeeDown = "giam-phi", Substance, "giảm phí";
    /// A charge less.
    FeeRemoved = "bo-khoan-thu", Substance, "bỏ khoản thu";
    /// What it costs is stated now.
    FeeKnown = "ro-phi", Substance, "nay rõ phí";
    /// A paper less.
    PaperRemoved = "bo-giay-to", Substance, "bỏ giấy tờ";
    /// A case less.
    CaseRemoved = "bo-truong-hop", Substance, "bỏ trường hợp";
    /// A shorter time.
    TimeShorter = "rut-ngan-thoi-han", Substance, "rút ngắn thời hạn";
    /// How long it takes is stated now.
    TimeKnown = "ro-thoi-han", Substance, "nay rõ thời hạn";
    /// More of it can be done online.
    OnlineHigher = "tang-muc-truc-tuyen", Substance, "tăng mức trực tuyến";
    /// One more way to submit.
    ChannelAdded = "them-cach-nop", Substance, "thêm cách nộp";
    /// Other words on a way to submit.
    ChannelNote = "doi-loi-ve-cach-nop", Substance, "đổi lời ghi về cách nộp";
    /// Other explanations in the dossier.
    CaseNote = "doi-loi-trong-ho-so", Substance, "đổi lời giải thích trong hồ sơ";
    /// Another agency, level or group of people.
    Who = "doi-co-quan-doi-tuong", Substance, "đổi cơ quan hoặc đối tượng";
    /// Another result.
    Result = "doi-ket-qua", Substance, "đổi kết quả";
    /// The result is handed over in another way.
    Handover = "doi-cach-tra-ket-qua", Substance, "đổi cách trả kết quả";
    /// Other steps.
    Steps = "doi-trinh-tu", Substance, "đổi trình tự";
    /// Another decision.
    Decision = "doi-quyet-dinh", Substance, "đổi quyết định công bố";
    /// Other legal bases.
    Basis = "doi-can-cu", Substance, "đổi căn cứ pháp lý";
    /// In force at other times.
    InForce = "doi-hieu-luc", Substance, "đổi ngày hiệu lực";
    /// Another name.
    Name = "doi-ten", Substance, "đổi tên";
    /// Another code for the same procedure.
    Recoded = "doi-ma", Substance, "đổi mã";
    /// Another field, publisher or class.
    Class = "doi-phan-loai", Substance, "đổi lĩnh vực, cơ quan công bố hoặc loại";
    /// Other notes.
    Note = "doi-ghi-chu", Substance, "đổi ghi chú";
    /// Other facts of the office itself.
    Local = "doi-thong-tin-rieng", Substance, "đổi thông tin riêng của văn phòng";
    /// Something else differs.
    Other = "khac", Substance, "đổi phần khác";
    /// The same words in other marks, case, punctuation or white space.
    Wording = "doi-chu", Wording, "chỉ đổi chữ";
    /// The same items in another order.
    Order = "doi-thu-tu", Wording, "chỉ đổi thứ tự";
    /// Words by which it is found.
    Keywords = "doi-tu-khoa", Wording, "đổi từ khóa, tên thường gọi";
    /// The source's page, or the day of its last change.
    Source = "doi-nguon", Wording, "đổi ngày cập nhật ở nguồn";
}

/// In a release an effect is written as its name, so that a later version may know more of them.
impl From<Effect> for String {
    fn from(effect: Effect) -> Self {
        effect.id().to_owned()
    }
}

/// An effect that only a later version knows is [`Effect::Other`].
impl From<String> for Effect {
    fn from(id: String) -> Self {
        Self::ALL.iter().copied().find(|effect| effect.id() == id).unwrap_or(Self::Other)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_effect_has_a_name_and_words_of_its_own() {
        let all = Effect::ALL.len();
        assert_eq!(Effect::ALL.iter().map(|effect| effect.id()).collect::<BTreeSet<_>>().len(), all);
        assert_eq!(Effect::ALL.iter().map(|effect| effect.label()).collect::<BTreeSet<_>>().len(), all);
        assert!(Effect::ALL.is_sorted_by_key(|effect| effect.grade()), "substance before wording");
        assert!(Effect::ALL.iter().all(|effect| Effect::from(String::from(*effect)) == *effect));
        assert_eq!(Effect::from("tang-thue".to_owned()), Effect::Other);
    }
}
