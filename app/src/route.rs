//! Which page an address shows. Addresses here are within the site: they start with `/`, without its base.
//!
//! This is our own router because leptos_router adds 14 KB to the download for six pages, and stops the app
//! if a browser refuses to change the address.

/// An address within the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The path, such as "/thu-tuc/1.004194/".
    pub path: String,
    /// The part after `?`, still encoded.
    pub query: String,
    /// The part after `#`, which browsers never send to a server.
    pub fragment: String,
}

/// A page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The start page.
    Home,
    /// Search.
    Search,
    /// All fields.
    Fields,
    /// A field, by its slug.
    Field(String),
    /// Lists of all procedures: by letter, level, publisher.
    Shelves,
    /// One of these lists, by its slug.
    Shelf(String),
    /// All life events (việc trong đời).
    Events,
    /// A life event, by its slug.
    Event(String),
    /// A procedure, by its code.
    Procedure(String),
    /// What changed from release to release (thay đổi).
    Changes,
    /// The same of a field, by its slug.
    FieldChanges(String),
    /// About the catalogue.
    About,
    /// How much is posted, shortened and open ("Công khai").
    Openness,
    /// All forms (mẫu đơn, tờ khai), by field.
    FormFiles,
    /// The forms of a field, by its slug.
    FieldForms(String),
    /// All offices, on a site that serves many.
    Offices,
    /// Those of a province, by its slug.
    ProvinceOffices(String),
    /// The start page of one of them, by the code of its unit.
    Office(String),
    /// Notices to print (niêm yết), in a format. Only the browser draws them.
    Notice(Notice, Format),
    /// A form of the one-stop office for a dossier of a procedure, by its code. Only the browser draws it.
    Form(String, Form),
    /// No page of the site.
    Unknown,
}

/// The procedures to print notices of (tờ niêm yết).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// One procedure, by its code.
    Procedure(String),
    /// All procedures of a field, by its slug.
    Field(String),
    /// All procedures that the office receives.
    Office,
}

/// What is printed of the procedures of a notice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Sheets of A4 with all parts of each procedure.
    #[default]
    Sheets,
    /// A poster of A3: name, time, fee and QR code of each procedure.
    PosterA3,
    /// The same of A1.
    PosterA1,
    /// Small cards with a QR code, to cut out for the counter.
    Labels,
}

impl Route {
    /// Whether it is the start page of the site or of an office.
    pub(crate) fn is_start(&self) -> bool {
        matches!(self, Self::Home | Self::Office(_))
    }
}

impl Format {
    /// All formats, the largest paper last but the labels.
    pub const ALL: [Self; 4] = [Self::Sheets, Self::PosterA3, Self::PosterA1, Self::Labels];

    /// Its name in an address; empty for the sheets.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Sheets => "",
            Self::PosterA3 => "a3",
            Self::PosterA1 => "a1",
            Self::Labels => "nhan",
        }
    }

    fn parse(slug: &str) -> Self {
        Self::ALL.into_iter().find(|format| format.slug() == slug).unwrap_or_default()
    }
}

/// A form of the one-stop office (Thông tư 03/2025/TT-VPCP, Phụ lục I).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Mẫu số 01: giấy tiếp nhận hồ sơ và hẹn trả kết quả.
    Receipt,
    /// Mẫu số 02: phiếu yêu cầu bổ sung, hoàn thiện hồ sơ.
    Supplement,
    /// Mẫu số 03: phiếu từ chối tiếp nhận giải quyết hồ sơ.
    Refusal,
    /// Mẫu số 04: phiếu xin lỗi và hẹn lại ngày trả kết quả.
    Apology,
}

impl Form {
    /// All forms, in the order of their numbers.
    pub const ALL: [Self; 4] = [Self::Receipt, Self::Supplement, Self::Refusal, Self::Apology];

    /// Its name in an address: "mau-01".
    pub fn slug(self) -> &'static str {
        match self {
            Self::Receipt => "mau-01",
            Self::Supplement => "mau-02",
            Self::Refusal => "mau-03",
            Self::Apology => "mau-04",
        }
    }

    fn parse(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.slug() == slug)
    }
}

impl Address {
    /// Parses an address such as "/tra-cuu/?q=x#y". Any text is an address.
    pub fn parse(text: &str) -> Self {
        let (text, fragment) = text.split_once('#').unwrap_or((text, ""));
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        Self { path: path.to_owned(), query: query.to_owned(), fragment: fragment.to_owned() }
    }

    /// The address relative to the site, as links have it.
    #[cfg(feature = "csr")]
    pub(crate) fn written(&self) -> String {
        let query = if self.query.is_empty() { String::new() } else { format!("?{}", self.query) };
        let fragment = if self.fragment.is_empty() { String::new() } else { format!("#{}", self.fragment) };
        format!("{}{query}{fragment}", self.path.trim_start_matches('/'))
    }

    /// Whether both addresses are the same page in the same state. The fragment may differ.
    pub fn same_page(&self, other: &Self) -> bool {
        (&self.path, &self.query) == (&other.path, &other.query)
    }

    /// The page at the address.
    pub fn route(&self) -> Route {
        let path = self.path.strip_suffix("index.html").unwrap_or(&self.path);
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [] => Route::Home,
            ["tra-cuu"] => Route::Search,
            ["linh-vuc"] => Route::Fields,
            ["linh-vuc", slug] => Route::Field((*slug).to_owned()),
            ["danh-muc"] => Route::Shelves,
            ["danh-muc", slug] => Route::Shelf((*slug).to_owned()),
            ["viec"] => Route::Events,
            ["viec", slug] => Route::Event((*slug).to_owned()),
            ["thu-tuc", code] => Route::Procedure((*code).to_owned()),
            ["thay-doi"] => Route::Changes,
            ["thay-doi", slug] => Route::FieldChanges((*slug).to_owned()),
            ["thong-tin"] => Route::About,
            ["cong-khai"] => Route::Openness,
            ["bieu-mau"] => Route::FormFiles,
            ["bieu-mau", slug] => Route::FieldForms((*slug).to_owned()),
            ["o"] => Route::Offices,
            ["o", code] if code.bytes().all(|byte| byte.is_ascii_digit()) => Route::Office((*code).to_owned()),
            ["o", slug] => Route::ProvinceOffices((*slug).to_owned()),
            ["in"] => Route::Notice(self.notice(), Format::parse(&self.value("kho"))),
            [form] => Form::parse(form).map_or(Route::Unknown, |form| Route::Form(self.value("thu-tuc"), form)),
            _ => Route::Unknown,
        }
    }

    /// The procedures of a page of notices. They are in the query, so that one file on the host serves all.
    fn notice(&self) -> Notice {
        match (self.value("thu-tuc"), self.value("linh-vuc")) {
            (code, _) if !code.is_empty() => Notice::Procedure(code),
            (_, slug) if !slug.is_empty() => Notice::Field(slug),
            _ => Notice::Office,
        }
    }

    /// The decoded value of a key in the query; empty if there is none.
    pub fn value(&self, key: &str) -> String {
        let pairs = self.query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.into_iter().find(|(known, _)| *known == key).map(|(_, value)| decode(value)).unwrap_or_default()
    }
}

/// Decodes percent-encoding; `+` is a space. Bytes that are not UTF-8 are replaced. The crate form_urlencoded
/// would do the same with 2.4 KB more WebAssembly.
fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escaped = (bytes[at] == b'%').then(|| hex_pair(bytes.get(at + 1..at + 3)?)).flatten();
        out.push(escaped.unwrap_or(if bytes[at] == b'+' { b' ' } else { bytes[at] }));
        at += if escaped.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn hex_pair(pair: &[u8]) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let [high, low] = pair else { return None };
    Some((digit(*high)? * 16 + digit(*low)?) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_an_address() {
        let route = |text: &str| Address::parse(text).route();
        assert_eq!(route("/"), Route::Home);
        assert_eq!(route("/index.html"), Route::Home);
        assert_eq!(route("/tra-cuu/?q=x"), Route::Search);
        assert_eq!(route("/linh-vuc/ho-tich/"), Route::Field("ho-tich".into()));
        assert_eq!(route("/danh-muc/"), Route::Shelves);
        assert_eq!(route("/danh-muc/chu-d/"), Route::Shelf("chu-d".into()));
        assert_eq!(route("/viec/"), Route::Events);
        assert_eq!(route("/viec/sinh-con/"), Route::Event("sinh-con".into()));
        assert_eq!(route("/thu-tuc/1.004194"), Route::Procedure("1.004194".into()));
        assert_eq!(route("/thu-tuc/1.004194/#giay-to"), Route::Procedure("1.004194".into()));
        assert_eq!(route("/thay-doi/"), Route::Changes);
        assert_eq!(route("/thay-doi/ho-tich/"), Route::FieldChanges("ho-tich".into()));
        assert_eq!(route("/cong-khai/"), Route::Openness);
        assert_eq!(route("/bieu-mau/"), Route::FormFiles);
        assert_eq!(route("/bieu-mau/ho-tich/"), Route::FieldForms("ho-tich".into()));
        assert_eq!(route("/in/?thu-tuc=1.004194"), Route::Notice(Notice::Procedure("1.004194".into()), Format::Sheets));
        assert_eq!(route("/in/?linh-vuc=ho-tich"), Route::Notice(Notice::Field("ho-tich".into()), Format::Sheets));
        assert_eq!(route("/in/?linh-vuc=ho-tich&kho=a1"), Route::Notice(Notice::Field("ho-tich".into()), Format::PosterA1));
        assert_eq!(route("/in/?kho=a9"), Route::Notice(Notice::Office, Format::Sheets));
        assert_eq!(route("/in/"), Route::Notice(Notice::Office, Format::Sheets));
        assert_eq!(route("/mau-02/?thu-tuc=1.004194#hs=x"), Route::Form("1.004194".into(), Form::Supplement));
        assert_eq!(route("/mau-05/?thu-tuc=1.004194"), Route::Unknown);
        assert_eq!(route("/a/b/c"), Route::Unknown);
    }

    #[test]
    fn values_are_decoded_even_if_broken() {
        let value = |query: &str| Address::parse(query).value("q");
        assert_eq!(value("/?a=1&q=gi%E1%BA%A5y+khai%20sinh&b"), "giấy khai sinh");
        assert_eq!(value("/?q=100%"), "100%");
        assert_eq!(value("/?q=%zz%E1"), "%zz\u{FFFD}");
        assert_eq!(value("/"), "");
    }
}
