//! The kinds of findings: each with a name that an office can write in a file, what it means for its record, and why it
//! matters. A rule of the law names the law. `law`, `todo` and `seen` are optional columns; the last is the number of
//! the 4,633 national records of July 2026 that have such a finding, for the kinds that are about records.

use super::Severity;
use crate::lang::pick;

/// Declares [`Kind`] from a table: its name, its severity, its title in both languages, why it matters, the law behind it,
/// what to do, and how many national records have it.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $id:literal, $severity:ident, $title:literal, $english:literal, $why:literal
        $(, law $law:literal)? $(, todo $todo:literal)? $(, seen $seen:literal)?;)+) => {
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
                match self { $(Self::$kind => pick($title, $english),)+ }
            }

            /// Why it matters.
            pub fn why(self) -> &'static str {
                match self { $(Self::$kind => $why,)+ }
            }

            /// The law behind it, if there is a rule of its own.
            pub fn law(self) -> Option<&'static str> {
                match self { $(Self::$kind => None$(.or(Some($law)))?,)+ }
            }

            /// What to do, beyond the next step that each finding names.
            pub fn todo(self) -> Option<&'static str> {
                match self { $(Self::$kind => None$(.or(Some($todo)))?,)+ }
            }

            /// How many national records have it. None for a kind about the files of an office.
            pub fn seen(self) -> Option<u32> {
                match self { $(Self::$kind => None$(.or(Some($seen)))?,)+ }
            }

            /// The kind with a name.
            pub fn of_id(id: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|kind| kind.id() == id)
            }
        }
    };
}

kinds! {
    /// A record that cannot be parsed.
    BrokenRecord = "ban-ghi-hong", Rejected, "Bản ghi hỏng", "Broken record",
        "Bản ghi không đọc được nên thủ tục không được đăng. Các bản ghi khác trong tệp vẫn được đọc.",
        todo "Hãy xuất lại tệp từ nguồn.", seen 0;
    /// A record without a code, or with one of another form.
    BadCode = "ma-sai", Rejected, "Thiếu mã hoặc mã sai dạng", "Code missing or of another form",
        "Mã số phân biệt các thủ tục trùng tên và nối thủ tục với Cơ sở dữ liệu quốc gia về thủ tục hành chính. Không có mã đúng dạng thì không đăng được.",
        todo "Hãy sửa mã ở nguồn, hoặc tra mã trên Cổng dịch vụ công quốc gia.", seen 0;
    /// A record that its source has marked as deleted.
    Withdrawn = "da-xoa-o-nguon", Rejected, "Nguồn đã đánh dấu xóa", "Marked as deleted by its source",
        "Đăng một thủ tục đã bị xóa làm người dân nộp hồ sơ theo quy định không còn nữa.",
        todo "Hãy bỏ bản ghi khỏi danh mục.", seen 0;
    /// A record without a name.
    MissingName = "thieu-ten", Rejected, "Thiếu tên thủ tục", "Name missing",
        "Tên là bộ phận bắt buộc của thủ tục hành chính (Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2, được sửa đổi bởi Nghị định 92/2017/NĐ-CP).",
        todo "Hãy sửa ở nguồn.", seen 0;
    /// A hand-written procedure that cannot be read.
    BadProcedureFile = "tep-thu-tuc-sai", Rejected, "Tệp thủ tục viết sai", "Mistake in a file of a procedure",
        "Tệp có một chỗ viết sai nên cả thủ tục không được đăng, để không đăng thiếu một phần mà không ai biết.",
        todo "Hãy sửa chỗ được ghi trong tệp.";
    /// Two procedures with one code.
    DuplicateCode = "trung-ma", Rejected, "Hai thủ tục cùng một mã", "Two procedures with one code",
        "Mỗi mã chỉ đăng được một thủ tục. Cần có người xem hai bản ghi và quyết định bản nào đúng.",
        todo "Hãy xem hai bản, xem mã nào đúng rồi sửa ở nguồn.", seen 1;
    /// A value of the wrong type.
    WrongType = "sai-kieu", Suspect, "Giá trị sai kiểu", "Value of the wrong type",
        "Giá trị không đọc được nên bị bỏ qua; phần còn lại của bản ghi vẫn được đăng.",
        todo "Hãy sửa ở nguồn.", seen 19;
    /// Fully online, without an online channel.
    OnlineWithoutChannel = "toan-trinh-khong-co-cach-nop", Suspect, "Toàn trình mà không có cách nộp trực tuyến", "Fully online, without an online channel",
        "Nguồn ghi thủ tục làm được toàn trình nhưng không có cách nộp trực tuyến nào, nên trang chỉ ghi là cung cấp thông tin.",
        todo "Hãy hỏi cơ quan công bố.", seen 121;
    /// A record of the exchange interface with another state than 1.
    UnusualState = "trang-thai-la", Suspect, "Nguồn ghi một trạng thái lạ", "Unusual state in the source",
        "Bản ghi của cơ sở dữ liệu quốc gia thường có trạng thái 1. Số khác có thể nghĩa là thủ tục chưa hoặc không còn công khai.",
        todo "Hãy xem thủ tục còn hiệu lực không, nếu hết thì bỏ khỏi danh mục.", seen 0;
    /// A file that the program does not understand.
    UnreadFile = "tep-khong-doc", Suspect, "Tệp không đọc được", "File not understood",
        "Tệp nằm trong danh mục nhưng chương trình không lấy được thủ tục nào từ đó. Nếu tệp có thủ tục thì chúng chưa được đăng.",
        todo "Hãy làm theo lời ghi ở từng tệp, hoặc bỏ tệp khỏi danh mục nếu không có thủ tục.";
    /// A fact that could not be read with certainty.
    UnclearFact = "chua-chac", Suspect, "Chưa chắc một dữ kiện", "Fact to be checked",
        "Mã, thời hạn, phí đọc sai thì người dân chuẩn bị sai. Chỗ không chắc cần có người đối chiếu với văn bản.",
        todo "Hãy mở tệp và đối chiếu chỗ được ghi; nếu có bản Word hoặc Excel thì dùng bản đó.";
    /// A file that is open in Word or Excel.
    OpenFile = "tep-dang-mo", Suspect, "Tệp đang mở trong Word hoặc Excel", "File open in Word or Excel",
        "Chương trình đọc bản đã lưu trên đĩa. Phần đang sửa mà chưa lưu thì chưa có trong bản đăng.",
        todo "Hãy lưu, đóng tệp rồi chạy lại.";
    /// A row of a list whose code lost a zero, and another source has the code.
    RepairedCode = "ma-them-so-khong", Note, "Mã được thêm số 0 ở cuối", "Zero added at the end of a code",
        "Bảng tính coi mã là số và bỏ số 0 ở cuối: 2.001610 thành 2.00161. Nguồn khác có mã đủ số nên dòng được dùng.",
        todo "Hãy định dạng cột mã là văn bản (Text) rồi ghi lại mã.";
    /// A row of a list whose code lost a zero, and no other source has the code.
    ShortenedCode = "ma-thieu-so", Suspect, "Mã thiếu chữ số", "Code lacks digits",
        "Mã có sáu chữ số sau dấu chấm. Đoán chữ số thiếu có thể thành mã của thủ tục khác nên phải hỏi.",
        todo "Hãy ghi lại đủ sáu chữ số sau dấu chấm của mã.";
    /// A row of a list that was matched with a procedure by its name or its code alone.
    MatchedRow = "dong-khop", Note, "Dòng thiếu mã hoặc tên được gộp vào thủ tục đã biết", "Row without code or name, matched with a known procedure",
        "Chỉ đúng một thủ tục trong danh mục có tên hoặc mã này nên dòng được coi là nói về nó.",
        todo "Hãy xem có đúng thủ tục không; nếu sai, hãy ghi mã số vào dòng.";
    /// A row of a list without a code that may be one of several procedures.
    DoubtfulName = "ten-chua-ro", Suspect, "Dòng không có mã, chưa rõ là thủ tục nào", "Row without a code, unclear which procedure",
        "Nhiều thủ tục trùng tên hoặc tên gần giống; gộp nhầm là đăng sai. Mã số phân biệt chúng.",
        todo "Hãy chọn thủ tục đúng rồi ghi mã của nó vào cột mã số.";
    /// A row of a list without a code that names no known procedure.
    UnknownName = "ten-khong-co", Rejected, "Dòng không có mã, không tìm thấy thủ tục", "Row without a code, no such procedure",
        "Không có mã đúng dạng thì không đăng được, và không nguồn nào khác có thủ tục mang tên này.",
        todo "Hãy ghi mã số, hoặc thêm nguồn có thủ tục này.";
    /// A record and a row of a list with one code and somewhat different names.
    OtherName = "ten-khac-danh-sach", Suspect, "Tên trong danh sách khác tên trong bản chi tiết", "Another name in the list than in the record",
        "Cùng mã mà tên khác thường là thủ tục vừa được sửa đổi; bản chi tiết hoặc danh sách đã cũ.",
        todo "Hãy xem tên nào mới; nếu bản chi tiết đã cũ thì tải lại.";
    /// A procedure that the official list of its publisher lacks.
    NotListed = "khong-co-trong-danh-sach", Suspect, "Không có trong danh sách của cơ quan công bố", "Not in the list of its publisher",
        "Danh sách của cơ quan công bố cho biết thủ tục nào còn hiệu lực. Niêm yết thủ tục đã bị bãi bỏ làm người dân đi lại vô ích.",
        todo "Hãy xem thủ tục còn hiệu lực không, nếu hết thì bỏ khỏi danh mục.";
    /// An official list that is plainly only a part.
    PartialList = "danh-sach-mot-phan", Note, "Danh sách chỉ là một phần", "Only a part of a list",
        "Danh sách thiếu quá nhiều thủ tục của cơ quan công bố nên không cho biết thủ tục nào đã bị bãi bỏ.",
        todo "Hãy tải danh sách đầy đủ của cơ quan công bố.";
    /// Procedures that only a list knows.
    ListedOnly = "chi-co-ten", Note, "Thủ tục chỉ có tên", "Procedures with a name only",
        "Chỉ danh sách nói đến thủ tục nên trang của nó chưa có hồ sơ, thời hạn, phí và các phần bắt buộc khác.",
        todo "Hãy thêm nguồn có chi tiết của các thủ tục này.";
    /// Rows of a table that repeat others.
    RepeatedRows = "dong-lap-lai", Note, "Dòng lặp lại trong bảng", "Repeated rows in a table",
        "Trang này có thể được xuất nhiều lần thay cho các trang khác, và thủ tục ở các trang kia thì thiếu.",
        todo "Hãy xem có trang nào bị xuất lặp thay cho trang khác.";
    /// A hidden sheet that was read.
    HiddenSheet = "trang-an", Note, "Trang ẩn được đọc", "Hidden sheet was read",
        "Trang bị ẩn trong Excel vẫn là một phần của tệp; có thể là bản cũ còn sót lại.",
        todo "Nếu trang không còn dùng, hãy xóa trang rồi lưu lại.";
    /// A text in an encoding of before Unicode.
    OldEncoding = "bang-ma-cu", Note, "Chữ theo bảng mã cũ", "Text in an old encoding",
        "Tệp không phải Unicode nên bảng mã được nhận ra từ chính chữ trong tệp.",
        todo "Hãy xem chữ có đúng không; nếu sai, hãy lưu lại thành .xlsx với phông Unicode.";
    /// A record that adds to another or is older.
    MergedRecord = "gop-ban-ghi", Note, "Nhiều nguồn nói về một thủ tục", "Several sources about one procedure",
        "Bản ghi mới hơn được dùng; phần mà bản đó để trống được lấy từ bản ghi khác.",
        todo "Không phải làm gì; nếu lấy nhầm nguồn, hãy bỏ bớt tệp.", seen 0;
    /// A row of our own workbook that is left out.
    BookRow = "dong-bang-tinh-bo-qua", Suspect, "Dòng trong bảng tính bị bỏ qua", "Row of the workbook left out",
        "Mỗi dòng gắn vào thủ tục theo mã. Dòng không có mã, hoặc mang mã không có ở trang \"Thủ tục\", thì không biết gắn vào đâu.";
    /// A cell of our own workbook that cannot be read.
    BookCell = "o-bang-tinh-sai", Suspect, "Ô trong bảng tính viết sai", "Cell of the workbook not readable",
        "Ô không đọc được nên bị bỏ qua; phần còn lại của dòng vẫn được đăng.";
    /// The office is described twice.
    TwoOffices = "hai-noi-ta-van-phong", Note, "Văn phòng được mô tả ở hai nơi", "Office described twice",
        "Trang chỉ đăng một văn phòng. Khi site.toml và bảng tính cùng mô tả thì site.toml được dùng.";
    /// A published site of another office that the catalogue builds on.
    BaseRelease = "ban-goc", Note, "Dựa vào trang của cơ quan khác", "Builds on the site of another office",
        "Thủ tục lấy từ trang đã xuất bản của cơ quan khác; văn phòng chỉ thêm thông tin riêng. Bản gốc cũ thì thủ tục cũng cũ.";
    /// The office's own older site, within its catalogue.
    OwnRelease = "trang-cu-cua-minh", Note, "Trang cũ của chính văn phòng", "The office's own older site",
        "Trang này do danh mục làm ra. Đọc lại thì thủ tục đã bỏ khỏi danh mục sẽ được đăng lại.";
    /// The office has no hotline.
    MissingHotline = "thieu-duong-day-nong", Suspect, "Thiếu đường dây nóng", "Hotline missing",
        "Nơi tiếp nhận phải công khai địa chỉ, số điện thoại nhận phản ánh, kiến nghị (Nghị định 63/2010/NĐ-CP, Điều 17, được sửa đổi bởi Nghị định 92/2017/NĐ-CP).",
        todo "Hãy ghi duong_day_nong trong site.toml.";
    /// An address for filing online that is not the office's on a portal.
    BadFilingAddress = "dia-chi-nop-sai", Suspect, "Địa chỉ nộp trực tuyến không dùng được", "Address for filing online not usable",
        "Người dân gửi giấy tờ và thông tin cá nhân tới địa chỉ này, nên chỉ địa chỉ của Cổng Dịch vụ công quốc gia, của tỉnh hoặc của bộ được dùng.",
        todo "Hãy chọn cơ quan mình trên Cổng Dịch vụ công, rồi chép địa chỉ của trang đó vào nop_truc_tuyen trong site.toml hoặc trang \"Văn phòng\" của bảng tính.";
    /// A site that cannot be told to show our pages.
    BadEmbedder = "noi-nhung-sai", Suspect, "Trang được nhúng ghi sai", "Site that may show our pages not usable",
        "Trình duyệt chỉ cho những trang được kê tên đúng đặt ô tìm này vào trang của họ.",
        todo "Hãy sửa nhung_tai trong site.toml, hoặc dòng \"Được nhúng tại\" ở trang \"Văn phòng\" của bảng tính.";
    /// Procedures that are filed online and have no link of their own: counted once.
    NoFilingLink = "nop-truc-tuyen-theo-ma", Note, "Nộp trực tuyến phải tìm theo mã", "Filed online, found only by its code",
        "Không biết trang của thủ tục trên Cổng Dịch vụ công thì nút \"Nộp trực tuyến\" chỉ mở trang tìm kiếm với mã, và người dân phải tự chọn đúng thủ tục.",
        todo "Hãy thêm bản ghi của Cổng Dịch vụ công quốc gia, hoặc ghi địa chỉ trang của thủ tục vào nguồn (nguon).", seen 0;
    /// A picture or a colour of the office that cannot be used.
    OfficeFace = "dien-mao-sai", Suspect, "Ảnh hoặc màu của văn phòng không dùng được", "Picture or colour of the office not usable",
        "Ảnh phải mở được trên mọi máy và không chứa chương trình; màu phải đọc được với mọi người. Trang được đăng không có phần đó.",
        todo "Hãy thay ảnh hoặc màu trong site.toml hoặc trang \"Văn phòng\".";
    /// A setting of counter screens that cannot be used.
    CounterScreen = "man-hinh-quay-sai", Suspect, "Mục của màn hình quầy không dùng được", "Setting of counter screens not usable",
        "Người đọc chậm cần ít nhất 30 giây để trả lời trước khi màn hình xóa, và người sau không nên đợi lâu. Màn hình dùng giá trị có sẵn.",
        todo "Hãy sửa mục [man_hinh_quay] trong site.toml hoặc các dòng \"Màn hình quầy\" của trang \"Văn phòng\".", seen 0;
    /// An entry of the lexicon that cannot be used.
    BadLexiconEntry = "tu-dien-sai", Suspect, "Mục từ điển không dùng được", "Entry of the lexicon not usable",
        "Một từ chỉ có một nghĩa trong từ điển; từ trùng, tự chỉ vào mình hoặc vòng tròn thì bị bỏ qua.",
        todo "Hãy sửa hoặc xóa mục trong synonyms.toml.";
    /// A wording that cannot be used, or that was written for another procedure.
    BadWording = "cach-noi-sai", Suspect, "Cách nói cần xem lại", "Wording to look at",
        "Cách nói dẫn người dân tới thủ tục. Mã đã đổi nghĩa hoặc cách nói của thủ tục khác dẫn sai chỗ.",
        todo "Hãy sửa hoặc xóa mục trong ten-thuong-goi.toml.";
    /// A life event of the catalogue that is wrong in some part.
    BadEvent = "viec-trong-doi-sai", Suspect, "Việc trong đời viết sai", "Life event with a mistake",
        "Mỗi việc dẫn người dân qua các thủ tục theo thứ tự. Mã không có trong danh mục hoặc đã đổi nghĩa dẫn sai chỗ.",
        todo "Hãy sửa tệp của việc trong thư mục su-kien.";
    /// A row of the calendar that cannot be used.
    BadCalendarRow = "dong-lich-sai", Suspect, "Dòng lịch không dùng được", "Row of the calendar not usable",
        "Ngày hẹn dự kiến được tính theo lịch này; dòng sai bị bỏ qua để không tính sai ngày.",
        todo "Hãy sửa hoặc xóa dòng trong calendar.toml.";
    /// A row of figures that cannot be read.
    BadStatsRow = "dong-so-lieu-sai", Suspect, "Dòng số liệu không đọc được", "Row of figures not readable",
        "Số liệu của văn phòng chỉ được đăng khi đọc được cả dòng.",
        todo "Hãy sửa dòng trong stats.toml.";
    /// Figures that do not add up.
    StatsContradiction = "so-lieu-chua-khop", Suspect, "Số liệu chưa khớp", "Figures do not add up",
        "Tổng số hồ sơ khác tổng các phần, nên người đọc không tin được số nào.",
        todo "Hãy kiểm lại số liệu, hoặc ghi thêm phần còn thiếu.";
    /// Figures without a source.
    StatsWithoutSource = "so-lieu-khong-nguon", Suspect, "Số liệu không ghi nguồn", "Figures without a source",
        "Điều không có nguồn được đăng với lời \"Chưa xác minh\".",
        todo "Hãy ghi nguồn của số liệu.";
    /// A row of ratings that cannot be used as it is.
    BadRatingsRow = "dong-y-kien-sai", Suspect, "Dòng ý kiến ở màn hình cần xem lại", "Row of ratings to look at",
        "Mức hài lòng được đăng công khai, nên chỉ đếm dòng đọc được trọn vẹn; thủ tục không có trong danh mục thì chỉ đếm vào tổng số.",
        todo "Hãy xuất lại tệp từ góc cán bộ của màn hình, và đừng sửa tệp.";
    /// A file of a form that is not published.
    BadForm = "mau-khong-dang", Suspect, "Tệp mẫu không đăng được", "Form not publishable",
        "Người dân sẽ mở tệp mẫu trên máy của mình, nên tệp hỏng, có macro hoặc tên gây nhầm thì không được đăng.",
        todo "Hãy thay tệp trong thư mục bieu-mau.";
    /// A file of a form that belongs to no paper, or to several.
    UnusedForm = "mau-chua-ro", Suspect, "Chưa rõ tệp mẫu là của giấy tờ nào", "Form of no known paper",
        "Mẫu đặt nhầm giấy tờ làm người dân điền nhầm, nên tệp chưa rõ thì không được đăng.",
        todo "Hãy ghi mã thủ tục vào đầu tên tệp, hoặc ghi tệp vào trang \"Biểu mẫu\" của bảng tính.";
    /// Forms that records name and the office does not hold: told once.
    MissingForms = "mau-chua-co", Note, "Mẫu chưa có tệp tại đây", "Forms that the office does not hold",
        "Mẫu chỉ có trên Cổng thì không tải được khi không có mạng. Thủ tục được niêm yết kèm theo mẫu đơn, mẫu tờ khai của nó.",
        law "Nghị định 63/2010/NĐ-CP, Điều 17, được sửa đổi bởi Nghị định 92/2017/NĐ-CP.",
        todo "Hãy tải các tệp được kê và đặt vào thư mục bieu-mau.";
    /// One of many offices that is left out.
    OfficeLeftOut = "co-quan-bo-qua", Suspect, "Cơ quan bị bỏ qua", "Office left out",
        "Trang chung có một lớp riêng cho từng cơ quan, gắn với mã đơn vị hành chính. Mã thiếu, sai hoặc trùng thì không biết gắn vào đâu; các cơ quan khác vẫn được đăng.",
        todo "Hãy sửa mã hoặc tên của cơ quan, và giữ một nơi ghi cho mỗi cơ quan.";
    /// Something of one of many offices that is not published, or that it lacks.
    OfficeToSee = "co-quan-can-xem", Suspect, "Thông tin cơ quan cần xem lại", "Facts of an office to look at",
        "Cơ quan vẫn được đăng, nhưng thiếu điều được ghi, hoặc có điều chưa dùng trên trang chung.",
        todo "Hãy bổ sung hoặc bỏ điều được ghi.";
    /// A file of local facts in a format that is not read.
    LocalNotRead = "tep-rieng-khong-doc", Suspect, "Tệp thông tin riêng không đọc được", "File of local facts not readable",
        "Thông tin riêng của văn phòng trong tệp này chưa được đăng.",
        todo "Hãy lưu lại thành local.xlsx.";
    /// A row of local facts that is left out.
    LocalRow = "dong-rieng-bo-qua", Suspect, "Dòng thông tin riêng bị bỏ qua", "Row of local facts left out",
        "Thông tin riêng gắn vào thủ tục theo mã. Mã sai, trùng hoặc không có trong danh mục thì không biết gắn vào đâu.",
        todo "Hãy sửa mã, giữ một dòng, hoặc thêm thủ tục vào danh mục.";
    /// A local fact that cannot be read.
    LocalValue = "o-rieng-sai", Suspect, "Ô thông tin riêng sai", "Local fact not readable",
        "Giá trị không đọc được nên không đăng; phần còn lại của dòng vẫn được đăng.",
        todo "Hãy sửa ô được ghi.";
    /// A local time that is longer than the legal one.
    LongerThanLaw = "dai-hon-luat-dinh", Suspect, "Thời hạn tại đây dài hơn luật định", "Local time longer than the legal one",
        "Văn phòng chỉ được rút ngắn, không được kéo dài thời hạn mà pháp luật quy định.",
        todo "Hãy sửa thời hạn, hoặc nói rõ trong ghi chú.";
    /// A local fact that contradicts the record.
    LocalContradiction = "trai-ho-so-thu-tuc", Suspect, "Thông tin riêng trái với hồ sơ thủ tục", "Local fact against the record",
        "Người dân không được đọc một lời hứa hay một khoản thu không có căn cứ trong thủ tục đã công bố.",
        todo "Hãy xem lại quyết định của văn phòng, hoặc hỏi cơ quan công bố.";
    /// A group of procedures with an outdated name.
    OutdatedGroup = "nhom-da-cu", Suspect, "Nhóm thủ tục đi cùng có tên đã cũ", "Group of procedures with an outdated name",
        "Nhóm này là của chương trình; người làm chương trình cần sửa.",
        todo "Hãy báo cho người làm chương trình.", seen 0;
    /// Parts that the law requires are missing.
    MissingParts = "thieu-bo-phan", Suspect, "Thiếu bộ phận bắt buộc", "Part that the law requires is missing",
        "Thiếu một bộ phận thì người dân không biết phải làm gì, mang gì, chờ bao lâu; trang ghi phần đó là chưa có thông tin chứ không đoán.",
        law "Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2, được sửa đổi bởi Nghị định 92/2017/NĐ-CP: tên, trình tự, cách thức, thành phần và số lượng hồ sơ, thời hạn, đối tượng, cơ quan giải quyết; căn cứ pháp lý theo Điều 15.",
        todo "Hãy hỏi cơ quan công bố, hoặc bổ sung bằng tệp của văn phòng (thu-tuc/MÃ.toml).", seen 627;
    /// Nothing but a name is known.
    NoContent = "chua-co-noi-dung", Suspect, "Chỉ có tên, chưa có nội dung", "Only a name, no content",
        "Danh sách chỉ cho biết thủ tục nào còn hiệu lực. Trang của thủ tục này chưa có trình tự, hồ sơ, thời hạn và phí.",
        law "Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2, được sửa đổi bởi Nghị định 92/2017/NĐ-CP: tên, trình tự, cách thức, thành phần và số lượng hồ sơ, thời hạn, đối tượng, cơ quan giải quyết; căn cứ pháp lý theo Điều 15.",
        todo "Hãy thêm bản chi tiết của thủ tục (JSON của Cổng, PDF hoặc Word chi tiết) vào danh mục.", seen 0;
    /// The decision is of a day that has not come yet.
    FutureDecision = "quyet-dinh-tuong-lai", Suspect, "Ngày ký quyết định ở tương lai", "Decision signed in the future",
        "Quyết định chưa ký thì thủ tục chưa được công bố; thường là gõ nhầm năm, hoặc gõ ngày có hiệu lực vào ô ngày ký.",
        law "Nghị định 63/2010/NĐ-CP, Điều 15, được sửa đổi bởi Nghị định 92/2017/NĐ-CP: thủ tục được công bố bằng quyết định.",
        todo "Hãy xem lại ngày ký trên bản quyết định.", seen 1;
    /// The source was last changed before the day of the decision.
    UpdatedBeforeDecision = "sua-truoc-quyet-dinh", Suspect, "Nguồn sửa lần cuối trước ngày ký quyết định", "Source last changed before the decision was signed",
        "Nội dung có từ trước quyết định nên có thể chưa theo quyết định mới, hoặc ngày ký đã ghi sai.",
        law "Nghị định 63/2010/NĐ-CP, Điều 15, được sửa đổi bởi Nghị định 92/2017/NĐ-CP: quyết định sửa đổi phải nêu rõ bộ phận được sửa.",
        todo "Hãy so bản đăng với quyết định công bố.", seen 177;
    /// Days of effect that contradict each other or the decision.
    EffectDates = "ngay-hieu-luc-sai", Suspect, "Ngày hiệu lực mâu thuẫn", "Dates of effect contradict each other",
        "Người dân phải biết thủ tục áp dụng từ ngày nào tới ngày nào.",
        todo "Hãy xem lại ngày ký, ngày có hiệu lực và ngày hết hiệu lực.", seen 0;
    /// What replaces a procedure is not in the catalogue, or leads back.
    BadReplacement = "thay-the-sai", Suspect, "Thủ tục thay thế không dùng được", "Replacement not usable",
        "Khi một thủ tục hết hiệu lực, trang dẫn người dân tới thủ tục thay thế. Mã không có trong danh mục, hoặc hai thủ tục thay lẫn nhau, thì dẫn vào chỗ cụt.",
        todo "Hãy sửa mã ở mục thay bằng, hoặc thêm thủ tục thay thế vào danh mục.", seen 0;
    /// The last day in force is over.
    Expired = "het-hieu-luc", Note, "Thủ tục đã hết hiệu lực", "No longer in force",
        "Trang ghi rõ thủ tục đã hết hiệu lực và dẫn tới thủ tục thay thế nếu biết, để liên kết cũ vẫn mở được.",
        todo "Hãy ghi thủ tục thay thế (thay bằng); khi không còn ai tìm, hãy bỏ thủ tục khỏi danh mục.", seen 0;
    /// Posted long after the decision.
    LatePosting = "dang-cham", Note, "Có thể đã đăng chậm", "Perhaps posted late",
        "Theo nhiều nguồn, thủ tục phải được công khai chậm nhất 5 ngày làm việc (tỉnh) hoặc 10 ngày làm việc (bộ) sau ngày ký. Số ngày này chưa được đối chiếu với văn bản gốc nên chỉ để biết.",
        todo "Hãy xem lại ngày ký và ngày đăng; nếu đúng là chậm, hãy rút kinh nghiệm cho lần công bố sau.", seen 521;
    /// The number is zero, the words beside it state a charge.
    ZeroBesideCharge = "khong-dong-canh-muc-thu", Suspect, "Số 0 bên cạnh một mức thu", "Zero beside a charge",
        "Cổng hiện \"Miễn phí\" khi ô số là 0, kể cả khi lời bên cạnh ghi một mức thu. Trang không ghi miễn phí mà bảo người dân hỏi lại.",
        law "Luật Phí và lệ phí 97/2015/QH13; Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2.",
        todo "Hãy hỏi cơ quan công bố mức thu đúng, rồi ghi mức thu ở local.toml hoặc sổ của văn phòng.", seen 84;
    /// Procedures that state nothing about a fee: counted once.
    FeeUnknown = "phi-chua-ro", Note, "Chưa rõ phí", "Fee not known",
        "Ô phí trống hoặc bằng 0 mà không có lời nào thì không có nghĩa là miễn phí. Trang ghi là chưa có thông tin.",
        law "Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2: phí, lệ phí, nếu có.",
        todo "Chỉ văn phòng biết mức thu tại chỗ: hãy ghi vào local.toml hoặc sổ của văn phòng; trang Công khai ghi còn bao nhiêu thủ tục chưa rõ.", seen 3183;
    /// Procedures that state no time: counted once.
    TimeUnknown = "thoi-han-chua-ro", Note, "Chưa rõ thời hạn", "Time not known",
        "Không có thời hạn thì không hẹn được ngày trả kết quả. Trang không tự tính.",
        law "Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2, được sửa đổi bởi Nghị định 92/2017/NĐ-CP: thời hạn giải quyết là bộ phận bắt buộc.",
        todo "Hãy hỏi cơ quan công bố; nếu văn phòng đã cam kết thời hạn, hãy ghi vào local.toml hoặc sổ của văn phòng.", seen 498;
    /// A number without a unit of time.
    TimeWithoutUnit = "thoi-han-thieu-don-vi", Suspect, "Thời hạn không có đơn vị", "Time without a unit",
        "Một con số không có đơn vị thì không biết là giờ, ngày hay ngày làm việc, nên không được đăng.",
        law "Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2, được sửa đổi bởi Nghị định 92/2017/NĐ-CP: thời hạn giải quyết.",
        todo "Hãy hỏi cơ quan công bố đơn vị của thời hạn.", seen 53;
    /// Levels, units and papers that have been abolished.
    OldUnit = "don-vi-cu", Suspect, "Cấp, đơn vị hoặc giấy tờ đã bãi bỏ", "Abolished level, unit or paper",
        "Người dân tìm tới một nơi, hay mang một thứ giấy tờ, không còn nữa. Từ ngày 1/7/2025 chỉ còn hai cấp: tỉnh và xã (xã, phường, đặc khu).",
        law "Luật Tổ chức chính quyền địa phương 72/2025/QH15 (hai cấp từ 1/7/2025); Luật Cư trú 68/2020/QH14 (sổ hộ khẩu hết giá trị từ 1/1/2023); Luật Căn cước 26/2023/QH15 (chứng minh nhân dân hết giá trị từ 1/1/2025).",
        todo "Hãy hỏi cơ quan công bố đơn vị nào làm thay. Tên có thể thay được ghi ở từng chỗ chỉ là gợi ý.", seen 371;
    /// Headings and notes that the source counts as papers.
    HeadingAsPaper = "tieu-de-nhu-giay-to", Suspect, "Tiêu đề hoặc ghi chú ghi như giấy tờ", "Heading or note entered as a paper",
        "Nguồn đòi bản chính hay bản sao của một dòng không phải giấy tờ. Trang hiện dòng đó là tiêu đề hay ghi chú và không đếm vào hồ sơ.",
        law "Nghị định 63/2010/NĐ-CP, Điều 18, được sửa đổi: không được đòi giấy tờ ngoài quy định.",
        todo "Hãy xem trang của thủ tục; nếu dòng đó đúng là giấy tờ, hãy báo cho người làm chương trình.", seen 155;
    /// The same name, publisher, level and field under two codes.
    TwinNames = "trung-ten", Suspect, "Hai mã cùng một tên", "One name under two codes",
        "Người dân không biết chọn bản nào, và một bản có thể là bản cũ chưa bị bãi bỏ.",
        todo "Hãy xem mã nào còn hiệu lực; nếu cả hai, hãy đề nghị cơ quan công bố đặt tên khác nhau.", seen 6;
    /// A code that is written in an unusual way.
    OddCode = "ma-la", Suspect, "Mã viết khác thường", "Code written in an unusual way",
        "Mã của Cơ sở dữ liệu quốc gia có dạng 1.004194: một chữ số, dấu chấm, sáu chữ số. Mã dài hơn hoặc có khoảng trắng thường là gõ nhầm, và không nối được với nơi khác.",
        todo "Hãy tra lại mã trên Cổng dịch vụ công quốc gia.", seen 2;
    /// Two procedures of other names with the same content.
    SameContent = "cung-noi-dung", Note, "Khác tên mà cùng nội dung", "Same content under another name",
        "Hai thủ tục có tên rất khác nhau mà trình tự và hồ sơ giống từng chữ: có thể một bản bị chép nhầm vào mã của bản kia.",
        todo "Hãy mở hai trang cạnh nhau và so với quyết định công bố.", seen 3;
    /// Letters of other alphabets inside Vietnamese words.
    MixedLetters = "lan-chu", Suspect, "Chữ của bảng mã khác lẫn trong từ", "Letters of another alphabet within a word",
        "Chữ trông giống mà khác mã thì tìm kiếm không thấy và máy đọc màn hình đọc sai. Những chữ hay gặp đã được thay; chữ này thì chưa.",
        law "TCVN 6909:2001: văn bản điện tử dùng bộ mã Unicode.",
        todo "Hãy gõ lại từ đó ở nguồn bằng bộ gõ Unicode.", seen 3;
    /// Somebody's trial.
    Trial = "ban-ghi-thu", Suspect, "Có vẻ là bản ghi thử", "Looks like a trial entry",
        "Bản ghi mà ai đó nhập để thử phần mềm không phải là thủ tục hành chính.",
        todo "Hãy bỏ khỏi danh mục, và báo cho cơ quan công bố.", seen 1;
    /// An entry of the file of silenced findings that does nothing, or no longer.
    BadSilence = "muc-bo-qua-sai", Suspect, "Mục bỏ qua cần xem lại", "Silencing entry to look at",
        "Một mục bỏ qua không còn tác dụng che mất điều mới phát sinh mà không ai biết.",
        todo "Hãy sửa hoặc xóa mục trong bo-qua.toml.";
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
