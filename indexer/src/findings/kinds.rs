//! The kinds of findings: each with a name that an office can write in a file, what it means for its record, and why it
//! matters. A rule of the law names the law.

use super::{Severity, english};
use crate::lang::pick;

/// Declares [`Kind`] from a table: its name, its severity, its title, and why it matters.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $id:literal, $severity:ident, $title:literal, $why:literal;)+) => {
        /// A kind of finding.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $($(#[$doc])* $kind,)+
        }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];

            /// Its name: ASCII words with hyphens, never changed once released.
            pub fn id(self) -> &'static str {
                match self { $(Self::$kind => $id,)+ }
            }

            /// What it means for its record.
            pub fn severity(self) -> Severity {
                match self { $(Self::$kind => Severity::$severity,)+ }
            }

            /// What is wrong, in a few words of the chosen language.
            pub fn title(self) -> &'static str {
                let vietnamese = match self { $(Self::$kind => $title,)+ };
                pick(vietnamese, english::title(self).unwrap_or(vietnamese))
            }

            /// Why it matters, with the law behind it if there is one.
            pub fn why(self) -> &'static str {
                match self { $(Self::$kind => $why,)+ }
            }
        }
    };
}

kinds! {
    /// A record that cannot be parsed.
    BrokenRecord = "ban-ghi-hong", Rejected, "Bản ghi hỏng",
        "Bản ghi không đọc được nên thủ tục không được đăng. Các bản ghi khác trong tệp vẫn được đọc.";
    /// A record without a code, or with one of another form.
    BadCode = "ma-sai", Rejected, "Thiếu mã hoặc mã sai dạng",
        "Mã số phân biệt các thủ tục trùng tên và nối thủ tục với Cơ sở dữ liệu quốc gia về thủ tục hành chính. Không có mã đúng dạng thì không đăng được.";
    /// A record that its source has marked as deleted.
    Withdrawn = "da-xoa-o-nguon", Rejected, "Nguồn đã đánh dấu xóa",
        "Đăng một thủ tục đã bị xóa làm người dân nộp hồ sơ theo quy định không còn nữa.";
    /// A record without a name.
    MissingName = "thieu-ten", Rejected, "Thiếu tên thủ tục",
        "Tên là bộ phận bắt buộc của thủ tục hành chính (Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2, được sửa đổi bởi Nghị định 92/2017/NĐ-CP).";
    /// A hand-written procedure that cannot be read.
    BadProcedureFile = "tep-thu-tuc-sai", Rejected, "Tệp thủ tục viết sai",
        "Tệp có một chỗ viết sai nên cả thủ tục không được đăng, để không đăng thiếu một phần mà không ai biết.";
    /// Two procedures with one code.
    DuplicateCode = "trung-ma", Rejected, "Hai thủ tục cùng một mã",
        "Mỗi mã chỉ đăng được một thủ tục. Cần có người xem hai bản ghi và quyết định bản nào đúng.";
    /// A value of the wrong type.
    WrongType = "sai-kieu", Suspect, "Giá trị sai kiểu",
        "Giá trị không đọc được nên bị bỏ qua; phần còn lại của bản ghi vẫn được đăng.";
    /// Fully online, without an online channel.
    OnlineWithoutChannel = "toan-trinh-khong-co-cach-nop", Suspect, "Toàn trình mà không có cách nộp trực tuyến",
        "Nguồn ghi thủ tục làm được toàn trình nhưng không có cách nộp trực tuyến nào, nên trang chỉ ghi là cung cấp thông tin.";
    /// A file that the program does not understand.
    UnreadFile = "tep-khong-doc", Suspect, "Tệp không đọc được",
        "Tệp nằm trong danh mục nhưng chương trình không lấy được thủ tục nào từ đó. Nếu tệp có thủ tục thì chúng chưa được đăng.";
    /// A file that is open in Word or Excel.
    OpenFile = "tep-dang-mo", Suspect, "Tệp đang mở trong Word hoặc Excel",
        "Chương trình đọc bản đã lưu trên đĩa. Phần đang sửa mà chưa lưu thì chưa có trong bản đăng.";
    /// A record that adds to another or is older.
    MergedRecord = "gop-ban-ghi", Note, "Nhiều nguồn nói về một thủ tục",
        "Bản ghi mới hơn được dùng; phần mà bản đó để trống được lấy từ bản ghi khác.";
    /// A row of our own workbook that is left out.
    BookRow = "dong-bang-tinh-bo-qua", Suspect, "Dòng trong bảng tính bị bỏ qua",
        "Mỗi dòng gắn vào thủ tục theo mã. Dòng không có mã, hoặc mang mã không có ở trang \"Thủ tục\", thì không biết gắn vào đâu.";
    /// A cell of our own workbook that cannot be read.
    BookCell = "o-bang-tinh-sai", Suspect, "Ô trong bảng tính viết sai",
        "Ô không đọc được nên bị bỏ qua; phần còn lại của dòng vẫn được đăng.";
    /// The office is described twice.
    TwoOffices = "hai-noi-ta-van-phong", Note, "Văn phòng được mô tả ở hai nơi",
        "Trang chỉ đăng một văn phòng. Khi site.toml và bảng tính cùng mô tả thì site.toml được dùng.";
    /// A published site of another office that the catalogue builds on.
    BaseRelease = "ban-goc", Note, "Dựa vào trang của cơ quan khác",
        "Thủ tục lấy từ trang đã xuất bản của cơ quan khác; văn phòng chỉ thêm thông tin riêng. Bản gốc cũ thì thủ tục cũng cũ.";
    /// The office's own older site, within its catalogue.
    OwnRelease = "trang-cu-cua-minh", Note, "Trang cũ của chính văn phòng",
        "Trang này do danh mục làm ra. Đọc lại thì thủ tục đã bỏ khỏi danh mục sẽ được đăng lại.";
    /// The office has no hotline.
    MissingHotline = "thieu-duong-day-nong", Suspect, "Thiếu đường dây nóng",
        "Nơi tiếp nhận phải công khai địa chỉ, số điện thoại nhận phản ánh, kiến nghị (Nghị định 63/2010/NĐ-CP, Điều 17, được sửa đổi bởi Nghị định 92/2017/NĐ-CP).";
    /// An entry of the lexicon that cannot be used.
    BadLexiconEntry = "tu-dien-sai", Suspect, "Mục từ điển không dùng được",
        "Một từ chỉ có một nghĩa trong từ điển; từ trùng, tự chỉ vào mình hoặc vòng tròn thì bị bỏ qua.";
    /// A wording that cannot be used, or that was written for another procedure.
    BadWording = "cach-noi-sai", Suspect, "Cách nói cần xem lại",
        "Cách nói dẫn người dân tới thủ tục. Mã đã đổi nghĩa hoặc cách nói của thủ tục khác dẫn sai chỗ.";
    /// A row of the calendar that cannot be used.
    BadCalendarRow = "dong-lich-sai", Suspect, "Dòng lịch không dùng được",
        "Ngày hẹn dự kiến được tính theo lịch này; dòng sai bị bỏ qua để không tính sai ngày.";
    /// A row of figures that cannot be read.
    BadStatsRow = "dong-so-lieu-sai", Suspect, "Dòng số liệu không đọc được",
        "Số liệu của văn phòng chỉ được đăng khi đọc được cả dòng.";
    /// Figures that do not add up.
    StatsContradiction = "so-lieu-chua-khop", Suspect, "Số liệu chưa khớp",
        "Tổng số hồ sơ khác tổng các phần, nên người đọc không tin được số nào.";
    /// Figures without a source.
    StatsWithoutSource = "so-lieu-khong-nguon", Suspect, "Số liệu không ghi nguồn",
        "Điều không có nguồn được đăng với lời \"Chưa xác minh\".";
    /// A file of local facts in a format that is not read.
    LocalNotRead = "tep-rieng-khong-doc", Suspect, "Tệp thông tin riêng không đọc được",
        "Thông tin riêng của văn phòng trong tệp này chưa được đăng.";
    /// A row of local facts that is left out.
    LocalRow = "dong-rieng-bo-qua", Suspect, "Dòng thông tin riêng bị bỏ qua",
        "Thông tin riêng gắn vào thủ tục theo mã. Mã sai, trùng hoặc không có trong danh mục thì không biết gắn vào đâu.";
    /// A local fact that cannot be read.
    LocalValue = "o-rieng-sai", Suspect, "Ô thông tin riêng sai",
        "Giá trị không đọc được nên không đăng; phần còn lại của dòng vẫn được đăng.";
    /// A local time that is longer than the legal one.
    LongerThanLaw = "dai-hon-luat-dinh", Suspect, "Thời hạn tại đây dài hơn luật định",
        "Văn phòng chỉ được rút ngắn, không được kéo dài thời hạn mà pháp luật quy định.";
    /// A local fact that contradicts the record.
    LocalContradiction = "trai-ho-so-thu-tuc", Suspect, "Thông tin riêng trái với hồ sơ thủ tục",
        "Người dân không được đọc một lời hứa hay một khoản thu không có căn cứ trong thủ tục đã công bố.";
    /// A group of procedures with an outdated name.
    OutdatedGroup = "nhom-da-cu", Suspect, "Nhóm thủ tục đi cùng có tên đã cũ",
        "Nhóm này là của chương trình; người làm chương trình cần sửa.";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Kind;

    #[test]
    fn every_kind_has_a_name_of_its_own_and_says_why() {
        let ids: BTreeSet<&str> = Kind::ALL.iter().map(|kind| kind.id()).collect();
        assert_eq!(ids.len(), Kind::ALL.len());
        for kind in Kind::ALL {
            assert!(kind.id().bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{}", kind.id());
            assert!(!kind.title().ends_with('.') && kind.why().ends_with('.'), "{}", kind.id());
        }
    }
}
