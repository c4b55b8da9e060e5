//! Errors of a JSON file.

use serde_json::Error;

/// The place of an error and what is wrong there.
pub(crate) fn told(error: &Error) -> String {
    match error.line() {
        0 => what(error),
        line => format!("dòng {line}, cột {}: {}", error.column(), what(error)),
    }
}

/// What is wrong, without the place.
pub(crate) fn what(error: &Error) -> String {
    const SAID: [(&str, &str); 20] = [
        ("EOF", "nội dung bị cắt ngang, thiếu phần cuối"),
        ("expected `:`", "thiếu dấu hai chấm sau tên trường"),
        ("expected `,` or `]`", "thiếu dấu phẩy, hoặc thiếu dấu ] đóng danh sách"),
        ("expected `,` or `}`", "thiếu dấu phẩy, hoặc thiếu dấu } đóng đối tượng"),
        ("expected value", "chỗ này phải là một giá trị"),
        ("expected ident", "từ này không phải true, false hay null"),
        ("expected `\"`", "tên trường phải nằm trong ngoặc kép"),
        ("key must be a string", "tên trường phải nằm trong ngoặc kép"),
        ("trailing comma", "thừa dấu phẩy trước dấu đóng ngoặc"),
        ("trailing characters", "còn chữ thừa sau phần cuối"),
        ("control character", "trong chuỗi có dấu xuống dòng hoặc ký tự ẩn"),
        ("recursion limit", "ngoặc lồng nhau quá nhiều lớp"),
        ("invalid number", "số viết sai"),
        ("number out of range", "số quá lớn"),
        ("missing field", "thiếu một trường bắt buộc"),
        ("unknown field", "có một trường lạ"),
        ("duplicate field", "có một trường ghi hai lần"),
        ("invalid type", "có giá trị sai kiểu"),
        ("invalid value", "có giá trị không dùng được"),
        ("invalid length", "có danh sách sai số phần"),
    ];
    let message = error.to_string();
    match SAID.iter().find(|(begins, _)| message.starts_with(begins)) {
        Some((_, words)) => (*words).to_owned(),
        None if error.is_syntax() || error.is_io() => "dấu \\ trong chuỗi viết sai".to_owned(),
        // A limit of our own, already in Vietnamese; the place that the parser adds is said elsewhere.
        None => message.split(" at line ").next().unwrap_or_default().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn every_slip_has_its_place_and_is_in_vietnamese() {
        for (json, expected) in [
            ("{\"a\":", "dòng 1, cột 5: nội dung bị cắt ngang, thiếu phần cuối"),
            ("{\"a\" 1}", "dòng 1, cột 6: thiếu dấu hai chấm sau tên trường"),
            ("[1 2]", "dòng 1, cột 4: thiếu dấu phẩy, hoặc thiếu dấu ] đóng danh sách"),
            ("{\"a\":1 \"b\"}", "dòng 1, cột 8: thiếu dấu phẩy, hoặc thiếu dấu } đóng đối tượng"),
            ("{\n\"a\":x}", "dòng 2, cột 5: chỗ này phải là một giá trị"),
            ("[tru]", "dòng 1, cột 5: từ này không phải true, false hay null"),
            ("{a:1}", "dòng 1, cột 2: tên trường phải nằm trong ngoặc kép"),
            ("[1,]", "dòng 1, cột 4: thừa dấu phẩy trước dấu đóng ngoặc"),
            ("[] x", "dòng 1, cột 4: còn chữ thừa sau phần cuối"),
            ("\"\n\"", "dòng 2, cột 0: trong chuỗi có dấu xuống dòng hoặc ký tự ẩn"),
            ("\"\\q\"", "dòng 1, cột 3: dấu \\ trong chuỗi viết sai"),
            ("\"\\ud800\"", "dòng 1, cột 8: dấu \\ trong chuỗi viết sai"),
            ("1e999", "dòng 1, cột 5: số quá lớn"),
            ("-x", "dòng 1, cột 2: số viết sai"),
        ] {
            assert_eq!(told(&serde_json::from_str::<Value>(json).unwrap_err()), expected, "{json}");
        }
        let deep = serde_json::from_str::<Value>(&"[".repeat(200)).unwrap_err();
        assert!(told(&deep).ends_with("ngoặc lồng nhau quá nhiều lớp"));
        assert_eq!(what(&serde::de::Error::custom("quá nhiều; hãy chia nhỏ")), "quá nhiều; hãy chia nhỏ");
    }
}
