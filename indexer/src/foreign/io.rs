//! Errors of the operating system.

use std::io::{Error, ErrorKind};

/// What an error means, and what to do.
pub(super) fn told(error: &Error) -> String {
    if let Some(words) = error.raw_os_error().and_then(in_use) {
        return words.to_owned();
    }
    match (words(error.kind()), error.raw_os_error()) {
        (Some(words), _) => words.to_owned(),
        (None, Some(number)) => format!("máy báo lỗi số {number}; hãy chạy lại, hoặc gửi số này cho người giúp bạn về máy tính"),
        (None, None) => "máy báo lỗi không rõ; hãy chạy lại".to_owned(),
    }
}

/// A file that Word or Excel holds open on Windows: errors 32 and 33, which have no kind of their own.
fn in_use(number: i32) -> Option<&'static str> {
    let holds = cfg!(windows) && matches!(number, 32 | 33);
    holds.then_some("chương trình khác đang mở tệp này, như Word hay Excel; hãy đóng nó rồi chạy lại")
}

fn words(kind: ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::NotFound => "không tìm thấy; hãy xem lại đường dẫn",
        ErrorKind::PermissionDenied if cfg!(windows) => {
            "máy không cho phép; hãy đóng chương trình đang mở tệp này, hoặc chọn thư mục mà bạn được ghi"
        }
        ErrorKind::PermissionDenied => "máy không cho phép; hãy xem quyền của tệp, hoặc chọn thư mục mà bạn được ghi",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "ổ đĩa đã đầy; hãy xóa bớt tệp hoặc chọn ổ đĩa khác",
        ErrorKind::FileTooLarge => "tệp lớn hơn mức ổ đĩa này cho phép; hãy chọn ổ đĩa khác",
        ErrorKind::ReadOnlyFilesystem => "ổ đĩa này chỉ cho đọc; hãy chọn nơi khác",
        ErrorKind::AlreadyExists => "đã có tệp hoặc thư mục tên này; hãy chọn tên khác",
        ErrorKind::NotADirectory => "một phần của đường dẫn là tệp, không phải thư mục; hãy xem lại đường dẫn",
        ErrorKind::IsADirectory => "đây là thư mục, không phải tệp; hãy xem lại đường dẫn",
        ErrorKind::DirectoryNotEmpty => "thư mục không trống; hãy chọn thư mục khác",
        ErrorKind::InvalidFilename => "tên hoặc đường dẫn quá dài; hãy chuyển ra thư mục gần gốc ổ đĩa, như C:\\danh-muc",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => {
            "chương trình khác đang dùng tệp này; hãy đóng nó rồi chạy lại"
        }
        ErrorKind::CrossesDevices => "hai nơi không cùng ổ đĩa; hãy chọn thư mục trên cùng ổ đĩa",
        ErrorKind::UnexpectedEof => "tệp thiếu phần cuối; hãy lấy lại tệp từ nguồn",
        ErrorKind::InvalidData | ErrorKind::InvalidInput => "nội dung hỏng hoặc không đúng dạng; hãy lấy lại tệp từ nguồn",
        ErrorKind::WriteZero => "không ghi thêm được; hãy xem ổ đĩa còn chỗ không",
        ErrorKind::AddrInUse => "chương trình khác đang dùng cổng này; hãy chọn cổng khác",
        ErrorKind::AddrNotAvailable => "máy này không có địa chỉ đó; hãy chọn địa chỉ khác",
        ErrorKind::TimedOut | ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable | ErrorKind::NetworkDown => {
            "ổ đĩa mạng không trả lời; hãy xem mạng rồi chạy lại"
        }
        ErrorKind::StaleNetworkFileHandle => "ổ đĩa mạng đã đổi; hãy mở lại ổ đĩa rồi chạy lại",
        ErrorKind::OutOfMemory => "máy hết bộ nhớ; hãy đóng bớt chương trình rồi chạy lại",
        ErrorKind::BrokenPipe => "nơi nhận đã đóng",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_says_what_to_do_and_none_is_in_english() {
        for number in 1..=133 {
            let (error, told) = (Error::from_raw_os_error(number), told(&Error::from_raw_os_error(number)));
            let english = error.to_string();
            let english = english.split(" (os error").next().unwrap_or_default();
            assert!(!told.contains(english), "{number}: {told}");
            assert!(told.contains("hãy") || error.kind() == ErrorKind::BrokenPipe, "{number}: {told}");
        }
        assert!(told(&Error::other("corrupt deflate stream")).contains("không rõ"));
    }

    #[cfg(unix)]
    #[test]
    fn a_full_disk_is_named() {
        assert_eq!(told(&Error::from_raw_os_error(28)), "ổ đĩa đã đầy; hãy xóa bớt tệp hoặc chọn ổ đĩa khác");
    }
}
