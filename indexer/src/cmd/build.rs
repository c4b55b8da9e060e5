//! `indexer build`: reads and checks a catalogue, and writes a site.

use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail, ensure};
use catalog::release::RELEASE_FILE;
use catalog::signature::SIGNATURE_FILE;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::cli::value;
use crate::findings::{self, Outcome};
use crate::lang::tr;
use crate::say::{self, say};
use crate::site::signing;
use crate::write::{App, Shrunk};
use crate::{read, time_zone, write};

/// Đọc một danh mục, kiểm tra rồi xuất bản thành trang web.
#[derive(clap::Args)]
pub struct Build {
    /// Thư mục danh mục: có `site.toml` và các tệp thủ tục.
    catalog: PathBuf,
    /// Nơi đặt trang web. Phải trống, chưa có, hoặc là trang do chương trình này làm ra.
    #[arg(long, value_name = "SITE")]
    out: PathBuf,
    /// Thư mục chứa phần mềm tra cứu (app.js, app_bg.wasm, …). Mặc định: phần mềm có sẵn trong chương trình này; không có
    /// thì thư mục `app` cạnh chương trình.
    #[arg(long, value_name = "DIR")]
    app: Option<PathBuf>,
    /// Địa chỉ công khai của trang, để máy tìm kiếm nhận ra trang: địa chỉ chuẩn, dữ liệu có cấu trúc, sitemap.xml.
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Tệp khóa công khai (.pub) để ghim vào trang: máy người dân chỉ nhận bản ký bằng khóa này.
    #[arg(long, value_name = "TỆP")]
    key: Option<PathBuf>,
    /// Ngày xuất bản, dạng 2026-07-17. Mặc định: hôm nay.
    #[arg(long, value_name = "NGÀY", value_parser = value::day)]
    date: Option<Date>,
    /// Kê hết mọi điều cần xem lại, không chỉ vài ví dụ mỗi loại.
    #[arg(long)]
    all: bool,
    /// Vẫn xuất bản dù bản mới thiếu hơn 20 % thủ tục của trang cũ.
    #[arg(long)]
    accept_shrink: bool,
    /// Trang đang chạy, nếu không nằm ở nơi đặt trang: lịch sử thay đổi được ghi tiếp từ trang đó.
    #[arg(long, value_name = "SITE")]
    previous: Option<PathBuf>,
}

impl Build {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let options = write::Options {
            app: App::of(self.app),
            base_url: self.base_url,
            made: self.date.map_or_else(|| Ok(Timestamp::now()), midnight)?,
            key: self.key.as_deref().map(signing::public_key).transpose()?,
            accept_shrink: self.accept_shrink,
            previous: self.previous,
        };
        let previous = options.previous.as_deref();
        if let Some(previous) = previous.filter(|site| !site.join(RELEASE_FILE).is_file()) {
            bail!(
                "{}: không có {RELEASE_FILE}, nên không phải trang đã xuất bản; hãy chỉ thư mục của trang đang chạy",
                previous.display()
            );
        }
        publish(&self.catalog, &self.out, &options, self.all)
    }
}

/// Reads and checks a catalogue, and writes its site. With `all`, every finding is printed.
pub(super) fn publish(catalog: &Path, out: &Path, options: &write::Options, all: bool) -> anyhow::Result<Outcome> {
    let was_signed = out.join(SIGNATURE_FILE).exists();
    write::check_target(out)?;
    let catalogue = read::catalogue(catalog)?;
    say::document(&findings::text(&catalogue.report, all))?;
    let outcome = catalogue.report.outcome();
    ensure!(
        !catalogue.procedures.is_empty(),
        "{}: không thủ tục nào đăng được; hãy sửa những chỗ kê ở trên rồi chạy lại, trang cũ vẫn còn nguyên",
        catalog.display()
    );
    let summary = write::site(catalogue, out, options).map_err(with_way_out)?;
    say!("{summary}");
    // A site that stays as it is keeps its signature.
    if summary.changed || !was_signed {
        say_about_signing(out, was_signed, options);
    }
    Ok(outcome)
}

/// Names the argument that helps if the catalogue really has become smaller.
fn with_way_out(error: anyhow::Error) -> anyhow::Error {
    match error.downcast::<Shrunk>() {
        Ok(shrunk) => anyhow!("{shrunk}, hoặc thêm --accept-shrink nếu đúng là như vậy"),
        Err(other) => other,
    }
}

/// Reminds of the signature: without it, devices that have pinned the key keep the old release.
fn say_about_signing(out: &Path, was_signed: bool, options: &write::Options) {
    if was_signed || options.key.is_some() {
        let note = tr!(
            "Bản này chưa ký: hãy chạy `indexer sign {} --key KHÓA-BÍ-MẬT` trước khi đưa lên",
            "This release is not signed: run `indexer sign {} --key SECRET-KEY` before you upload it",
            out.display()
        );
        say!("  {note}");
    }
    if was_signed && options.key.is_none() {
        let note = tr!(
            "Trang cũ có chữ ký mà bản này không ghim khóa nào: hãy thêm --key TỆP.pub nếu không cố ý",
            "The old site is signed but this one pins no key: add --key FILE.pub unless that is on purpose"
        );
        say!("  {note}");
    }
}

/// The first moment of a day in Vietnam.
fn midnight(day: Date) -> anyhow::Result<Timestamp> {
    Ok(day.to_zoned(time_zone::vietnam()).with_context(|| format!("{day}: không phải ngày dùng được"))?.timestamp())
}
