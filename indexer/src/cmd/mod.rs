//! The verbs of the command line, one file each.

mod build;
mod check;
mod diff;
mod explain;
mod export;
mod keygen;
mod manual;
pub(crate) mod new;
mod publish;
mod search;
mod serve;
mod sign;
mod template;
mod verify;
mod watch;
mod zip;

use clap::Subcommand;

use crate::findings::Outcome;

/// A verb with its arguments.
#[derive(Subcommand)]
pub enum Command {
    /// Tạo một thư mục danh mục mới, có sẵn tệp mẫu, xuất bản được ngay.
    New(new::New),
    /// Đọc một danh mục, kiểm tra rồi xuất bản thành trang web.
    Build(build::Build),
    /// Chỉ đọc và kiểm tra một danh mục.
    Check(check::Check),
    /// So sánh hai danh mục hoặc hai trang.
    Diff(diff::Diff),
    /// Giải thích một loại điều cần xem lại.
    Explain(explain::Explain),
    /// Vừa sửa vừa xem: xuất bản, mở trang trên máy này, và xuất bản lại mỗi khi danh mục đổi.
    Watch(watch::Watch),
    /// Tạo bảng tính trống có hướng dẫn và ví dụ, để văn phòng điền.
    Template(template::Template),
    /// Ghi cả danh mục ra bảng tính Excel, để sửa rồi đọc lại.
    Export(export::Export),
    /// Hỏi một trang đã xuất bản.
    Search(search::Search),
    /// Mở trang web đã xuất bản trên máy này.
    Serve(serve::Serve),
    /// Tạo cặp khóa để ký các bản phát hành.
    Keygen(keygen::Keygen),
    /// Ký bản phát hành của một trang.
    Sign(sign::Sign),
    /// Kiểm một trang đã xuất bản hay một bản chép của nó, từng tệp một.
    Verify(verify::Verify),
    /// Chép trang tới nơi máy chủ phát, đúng thứ tự, chỉ những tệp đã đổi.
    Publish(publish::Publish),
    /// Gói cả trang vào một tệp .zip để mang đi.
    Zip(zip::Zip),
    /// Viết trang hướng dẫn (man) và phần gợi ý lệnh.
    #[command(hide = true)]
    Manual(manual::Manual),
}

impl Command {
    /// Runs the verb.
    ///
    /// # Errors
    /// The verb could not be carried out. The message says what to do next.
    pub fn run(self) -> anyhow::Result<Outcome> {
        match self {
            Self::New(new) => new.run(),
            Self::Build(build) => build.run(),
            Self::Check(check) => check.run(),
            Self::Diff(diff) => diff.run(),
            Self::Explain(explain) => explain.run(),
            Self::Watch(watch) => watch.run(),
            Self::Template(template) => template.run(),
            Self::Export(export) => export.run(),
            Self::Search(search) => search.run(),
            Self::Serve(serve) => serve.run(),
            Self::Keygen(keygen) => keygen.run(),
            Self::Sign(sign) => sign.run(),
            Self::Verify(verify) => verify.run(),
            Self::Publish(publish) => publish.run(),
            Self::Zip(zip) => zip.run(),
            Self::Manual(manual) => manual.run(),
        }
    }
}
