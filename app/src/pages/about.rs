//! The page "Thông tin": which release is shown, the offline copy, printing, and what the device stores.

use catalog::grouped;
use leptos::prelude::*;

use super::from_file::FromFile;
use super::stored_data::StoredData;
use crate::components::age::ReleaseDay;
use crate::components::office_card::OfficeCard;
use crate::components::office_face::OfficeFace;
use crate::components::print::PrintLink;
use crate::components::save_offline::SaveOffline;
use crate::components::title::set_head;
use crate::link;
use crate::route::Notice;
use crate::store::Store;
use crate::words::day;

/// Draws the page "Thông tin".
#[component]
pub(crate) fn About() -> impl IntoView {
    let release = Store::current().release;
    set_head("Thông tin".into(), "Dữ liệu đang xem, ngày đăng và bản lưu trên máy.".into());
    view! {
        <h1>"Thông tin"</h1>
        <h2>"Văn phòng"</h2>
        <OfficeCard/>
        <OfficeFace/>
        <h2>"Dữ liệu đang xem"</h2>
        <dl class="facts-list">
            <dt>"Số thủ tục"</dt><dd>{grouped(u64::from(release.procedures))}</dd>
            <dt>"Đăng ngày"</dt><dd><ReleaseDay/></dd>
            <dt>"Nguồn thay đổi gần nhất"</dt><dd>{release.updated.map_or_else(|| "Nguồn không ghi".to_owned(), day)}</dd>
            <dt>"Bản phát hành"</dt><dd><code>{release.id.clone()}</code></dd>
        </dl>
        <p><a class="row-link" href=link::OPENNESS>"Công khai: thủ tục, thời hạn và số liệu của văn phòng"</a></p>
        <h2>"Dùng khi không có mạng"</h2>
        <p>"Cả danh mục và phần tra cứu được lưu trên máy này, rồi dùng được mà không cần mạng."</p>
        <SaveOffline/>
        <FromFile/>
        <h2>"In để niêm yết"</h2>
        <p>"Tờ niêm yết khổ A4 của mọi thủ tục mà văn phòng tiếp nhận, có mã QR; từng lĩnh vực và từng thủ tục in ở trang của nó."</p>
        <PrintLink address=link::notice(&Notice::Office) words="In tờ niêm yết của văn phòng"/>
        <h2>"Dữ liệu mở"</h2>
        <p>"Cả danh mục để mở bằng bảng tính hoặc đưa vào phần mềm khác, kèm mô tả các cột (DCAT)."</p>
        <ul class="open-data">{open_data()}</ul>
        <h2>"Riêng tư"</h2>
        <p>"Việc tra cứu diễn ra ngay trên máy này. Trang không gửi câu hỏi của bạn đi đâu, không đếm lượt xem, không gọi đến trang nào khác."</p>
        <StoredData/>
    }
}

/// Links to the files that `indexer/src/write/meta/open_data.rs` writes.
fn open_data() -> impl IntoView {
    let files = [
        ("du-lieu/thu-tuc.csv", "Bảng thủ tục (CSV)"),
        ("du-lieu/thu-tuc.ndjson.gz", "Đủ các phần của mỗi thủ tục (NDJSON, nén gzip)"),
        ("du-lieu/thu-tuc.schema.json", "Mô tả các phần đó (JSON Schema)"),
        ("du-lieu/thu-tuc.jsonld.gz", "Dữ liệu liên kết theo schema.org và CPSV-AP (JSON-LD, nén gzip)"),
        ("du-lieu/danh-muc.jsonld", "Mô tả tập dữ liệu (DCAT, JSON-LD)"),
    ];
    files.map(|(address, words)| view! { <li><a class="row-link" href=address download="">{words}</a></li> }).collect_view()
}
