use catalog::{CaseKind, Charge, Currency, Level, Means, OnlineLevel, Procedure, Role, Span, Time};

use super::super::format::Format;
use super::super::record::{Depth, Reading};
use super::blocks::Block;
use super::made;
use super::read;
use crate::findings::Kind;

fn line(text: &str) -> Block {
    Block::Line(text.to_owned())
}

fn table<const N: usize>(rows: &[[&str; N]]) -> Block {
    Block::Table(rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect())
}

/// The readings of a document as Word, HTML and PDF.
fn all(blocks: &[Block]) -> [Reading; 3] {
    [
        read("a.docx", Format::Word, &made::docx(blocks)),
        read("a.html", Format::Html, &made::html(blocks)),
        read("a.pdf", Format::Pdf, &made::pdf(blocks)),
    ]
}

fn procedures(reading: &Reading) -> Vec<Procedure> {
    reading.records.iter().filter_map(|record| record.procedure.clone()).collect()
}

/// The one procedure that a document has in every format.
fn one(blocks: &[Block]) -> Procedure {
    let [word, html, pdf] = all(blocks).map(|reading| {
        let findings: Vec<String> = reading.findings.iter().map(|finding| finding.what.clone()).collect();
        assert_eq!((reading.records.len(), findings), (1, Vec::new()));
        procedures(&reading).remove(0)
    });
    assert_eq!(word, html);
    assert_eq!(word, pdf);
    word
}

/// The form of the national portal.
fn portal_form() -> Vec<Block> {
    vec![
        line("CHI TIẾT THỦ TỤC HÀNH CHÍNH"),
        table(&[
            ["Tên thủ tục", "Thủ tục nuôi voi tại nhà riêng, trang trại hoặc cơ sở khác trên địa bàn xã"],
            ["Mã thủ tục", "1.000001.000.00.00.H49"],
            ["Số quyết định", "12/QĐ-UBND"],
            ["Cấp thực hiện", "Xã, Tỉnh"],
            ["Loại thủ tục", "TTHC được luật giao quy định chi tiết"],
            ["Lĩnh vực", "Chăn nuôi, Thú y"],
            ["Đối tượng thực hiện", "Công dân Việt Nam, Tổ chức (không bao gồm doanh nghiệp, HTX)"],
            ["Cơ quan phối hợp", ""],
        ]),
        line("TRÌNH TỰ THỰC HIỆN"),
        line("- Bước 1: Người nuôi nộp hồ sơ tại Trung tâm Phục vụ hành chính công của xã nơi có voi, trong giờ làm việc."),
        line("- Bước 2: Xã trả kết quả. Thời hạn giải quyết: như dưới đây"),
        line("THÀNH PHẦN HỒ SƠ"),
        line("Trường hợp 1: * Giấy tờ phải nộp:"),
        table(&[
            ["Tên giấy tờ", "Mẫu đơn, tờ khai", "Số lượng"],
            ["- Đơn đề nghị nuôi voi", "mau-1.docx", "1 bản chính"],
            ["- Ảnh của voi, chụp từ bên trái trong ba tháng gần đây;", "", "2 bản sao"],
        ]),
        line("CÁCH THỨC THỰC HIỆN"),
        table(&[
            ["Hình thức nộp", "Thời hạn giải quyết", "Phí, lệ phí", "Mô tả"],
            ["Trực tuyến", "3 ngày làm việc", "Miễn phí", ""],
            ["Trực tiếp", "3 ngày làm việc", "Lệ phí: 50.000 Đồng (mỗi con)", "Buổi sáng"],
        ]),
        line("CĂN CỨ PHÁP LÝ"),
        table(&[["Tên văn bản pháp lý", "Mã văn bản"], ["Nghị định về voi", "1/2026/NĐ-CP"]]),
        line("CƠ QUAN THỰC HIỆN"),
        line("Không có thông tin"),
        line("KẾT QUẢ XỬ LÝ"),
        line("Giấy phép nuôi voi"),
        line("Mã: KQ.G15.000031"),
        line("TỪ KHÓA"),
        line("MÔ TẢ"),
    ]
}

#[test]
fn the_portals_form_is_the_same_procedure_in_every_format() {
    let voi = one(&portal_form());
    assert_eq!(voi.code.as_str(), "1.000001");
    assert_eq!(voi.name, "Thủ tục nuôi voi tại nhà riêng, trang trại hoặc cơ sở khác trên địa bàn xã");
    assert_eq!(voi.decision.unwrap().number, "12/QĐ-UBND");
    assert_eq!(voi.levels, [Level::Commune, Level::Province]);
    assert_eq!(voi.kind, catalog::Kind::Assigned);
    assert_eq!(voi.fields, ["Chăn nuôi", "Thú y"]);
    assert_eq!(voi.subjects, ["Công dân Việt Nam", "Tổ chức (không bao gồm doanh nghiệp, HTX)"]);
    assert!(voi.agencies.executing.is_empty() && voi.steps[0].text.lines().count() == 2, "{:?}", voi.steps);
    assert!(voi.steps[0].text.ends_with("Thời hạn giải quyết: như dưới đây"));
    let papers: Vec<_> = voi.cases[0].papers().map(|paper| (paper.name.as_str(), paper.originals, paper.copies)).collect();
    assert_eq!(papers, [("Đơn đề nghị nuôi voi", 1, 0), ("Ảnh của voi, chụp từ bên trái trong ba tháng gần đây", 0, 2)]);
    assert_eq!(voi.cases[0].papers().next().unwrap().forms[0].raw, "mau-1.docx");
    let fees: Vec<Charge> = voi.channels.iter().map(|channel| channel.fees[0].charge).collect();
    assert_eq!(fees, [Charge::Unknown, Charge::Amount(50_000, Currency::Vnd)]);
    assert_eq!(voi.channels[1].time, Time::Span(Span::parse("3 ngày làm việc").unwrap()));
    assert_eq!((voi.online, voi.legal_bases[0].number.as_str()), (OnlineLevel::Partial, "1/2026/NĐ-CP"));
    assert_eq!((voi.results.as_slice(), voi.note.as_str()), (["Giấy phép nuôi voi".to_owned()].as_slice(), ""));
}

/// Two procedures as a decision has them: the parts of Nghị định 63/2010/NĐ-CP below numbered labels.
fn decision() -> Vec<Block> {
    let mut blocks = vec![
        line("QUYẾT ĐỊNH"),
        line("Về việc công bố danh mục thủ tục hành chính"),
        line("PHẦN II. NỘI DUNG CỤ THỂ CỦA TỪNG THỦ TỤC HÀNH CHÍNH"),
        line("A. THỦ TỤC HÀNH CHÍNH CẤP XÃ"),
        line("I. LĨNH VỰC CHĂN NUÔI"),
    ];
    for (number, name, code) in [(1, "Thủ tục nuôi voi", "1.000001"), (2, "Thủ tục bán muối", "2.000002.H19")] {
        blocks.extend([
            line(&format!("{number}. {name} ({code})")),
            line("a) Trình tự thực hiện:"),
            line("- Bước 1: Nộp hồ sơ."),
            line("- Lệ phí: nộp khi nhận kết quả."),
            line("b) Cách thức thực hiện: Trực tiếp hoặc qua dịch vụ bưu chính công ích."),
            line("c) Thành phần, số lượng hồ sơ:"),
            line("- Thành phần hồ sơ, bao gồm:"),
            line("+ Đơn đề nghị (01 bản chính);"),
            line("+ Bản sao giấy tờ về voi (01 bản sao)."),
            line("d) Số lượng hồ sơ: 01 bộ"),
            line("đ) Thời hạn giải quyết: 05 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ."),
            line("e) Đối tượng thực hiện thủ tục hành chính: Cá nhân; tổ chức"),
            line("g) Cơ quan giải quyết thủ tục hành chính: Ủy ban nhân dân cấp xã"),
            line("h) Kết quả thực hiện thủ tục hành chính: Giấy phép"),
            line("i) Lệ phí (nếu có): 8.000 đồng/lần"),
            line("k) Tên mẫu đơn, mẫu tờ khai: Mẫu số 01"),
            line("l) Yêu cầu, điều kiện thực hiện thủ tục hành chính: Không"),
            line("m) Căn cứ pháp lý của thủ tục hành chính:"),
            line("- Nghị định số 1/2026/NĐ-CP về chăn nuôi;"),
        ]);
    }
    blocks
}

#[test]
fn the_procedures_of_a_decision_are_told_apart() {
    for reading in all(&decision()) {
        let procedures = procedures(&reading);
        let names: Vec<_> = procedures.iter().map(|p| (p.code.as_str(), p.name.as_str())).collect();
        assert_eq!(names, [("1.000001", "Thủ tục nuôi voi"), ("2.000002", "Thủ tục bán muối")]);
        for procedure in procedures {
            assert_eq!(
                (procedure.fields.as_slice(), procedure.levels.as_slice()),
                (["Chăn nuôi".to_owned()].as_slice(), [Level::Commune].as_slice())
            );
            assert_eq!(procedure.steps[0].text, "- Bước 1: Nộp hồ sơ.\n- Lệ phí: nộp khi nhận kết quả.");
            let means: Vec<Means> = procedure.channels.iter().map(|channel| channel.means).collect();
            assert_eq!(means, [Means::InPerson, Means::Post]);
            let channel = &procedure.channels[0];
            assert_eq!(channel.time, Time::Span(Span::parse("5 ngày làm việc").unwrap()));
            assert_eq!(
                (channel.fees[0].charge, channel.fees[0].kind),
                (Charge::Amount(8_000, Currency::Vnd), catalog::FeeKind::Levy)
            );
            assert_eq!(procedure.cases[0].kind, CaseKind::Everybody);
            let lines: Vec<_> = procedure.cases[0].documents.iter().map(|line| (line.name.as_str(), line.role)).collect();
            assert_eq!(lines[0], ("Đơn đề nghị (01 bản chính)", Role::Paper));
            assert!(lines.contains(&("Số lượng hồ sơ: 01 bộ", Role::Note)), "{lines:?}");
            assert_eq!(procedure.subjects, ["Cá nhân", "tổ chức"]);
            assert_eq!(procedure.agencies.executing, ["Ủy ban nhân dân cấp xã"]);
            assert_eq!(procedure.results, ["Giấy phép"]);
            assert_eq!(procedure.legal_bases.len(), 1);
            assert_eq!(procedure.legal_bases[0].number, "1/2026/NĐ-CP");
        }
    }
}

#[test]
fn labels_and_values_may_stand_in_the_cells_of_one_table() {
    let rows = [
        ["1", "Tên thủ tục hành chính", "Nuôi voi"],
        ["2", "Mã số TTHC", "1.000001"],
        ["3", "Trình tự thực hiện", "Bước 1: Nộp.\nBước 2: Nhận."],
        ["4", "Cách thức thực hiện", "Nộp trực tiếp"],
        ["5", "Thời hạn giải quyết", "Trong ngày làm việc"],
        ["6", "Phí, lệ phí", "Không"],
    ];
    let voi = one(&[table(&rows)]);
    assert_eq!((voi.name.as_str(), voi.steps[0].text.as_str()), ("Nuôi voi", "Bước 1: Nộp.\nBước 2: Nhận."));
    assert_eq!(voi.channels[0].time, Time::Text("Trong ngày làm việc".into()));
    assert_eq!(voi.channels[0].fees[0].charge, Charge::Free);
}

#[test]
fn the_annex_of_a_decision_lists_procedures_and_their_cut_times() {
    let blocks = [
        line("DANH MỤC THỦ TỤC HÀNH CHÍNH CẤP XÃ"),
        table(&[
            ["STT", "Mã TTHC", "Tên thủ tục hành chính", "Theo quy định", "Sau cắt giảm", "Phí"],
            ["I", "", "LĨNH VỰC CHĂN NUÔI", "", "", ""],
            ["1", "1.000001.H19", "Nuôi voi", "5 ngày làm việc", "2,5 ngày làm việc", "8.000 đồng"],
            ["2", "CH.VT.01", "Bán muối", "5 ngày", "", ""],
        ]),
    ];
    for reading in all(&blocks) {
        let procedures = procedures(&reading);
        assert_eq!((procedures.len(), procedures[0].code.as_str(), procedures[0].name.as_str()), (1, "1.000001", "Nuôi voi"));
        assert_eq!(
            (procedures[0].fields.as_slice(), reading.records[0].depth),
            (["Chăn nuôi".to_owned()].as_slice(), Depth::Listed)
        );
        assert!(reading.records[1].findings[0].what.contains("CH.VT.01"));
        let rows: Vec<Vec<String>> =
            reading.local.iter().map(|row| row.entries.iter().map(|entry| entry.cell.to_string()).collect()).collect();
        assert_eq!(rows, [["1.000001", "5 ngày làm việc", "2,5 ngày làm việc", "8.000 đồng"]]);
    }
}

#[test]
fn repealed_procedures_are_not_listed_and_their_facts_not_read() {
    let rows = [
        ["STT", "Mã TTHC", "Tên thủ tục hành chính", "Sau cắt giảm"],
        ["A", "", "THỦ TỤC HÀNH CHÍNH CẤP XÃ", ""],
        ["1", "1.000001", "Nuôi voi", "2 ngày"],
    ];
    let title = "B. DANH MỤC THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ";
    let long = "ĐÃ CÔNG BỐ TẠI QUYẾT ĐỊNH SỐ 12/QĐ-UBND NGÀY 01 THÁNG 02 NĂM 2026 CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH MẪU VỀ VOI";
    for title in [title.to_owned(), format!("{title} {long}"), "Thủ tục bị bãi bỏ do được thay thế".to_owned()] {
        for reading in all(&[line("A. DANH MỤC THỦ TỤC MỚI BAN HÀNH"), line(&title), table(&rows)]) {
            assert_eq!((procedures(&reading).len(), reading.records[0].findings[0].kind), (0, Kind::Withdrawn), "{title}");
            assert!(reading.local.is_empty());
        }
    }
    let sentence = "Các thủ tục bị bãi bỏ tại Quyết định này không còn được tiếp nhận.";
    for title in [sentence, "Danh mục thủ tục mới ban hành và bị bãi bỏ", "Danh mục thủ tục hành chính bị bãi bỏ và mới ban hành"]
    {
        for reading in all(&[line(title), table(&rows)]) {
            assert_eq!((procedures(&reading).len(), reading.local.len()), (1, 1), "{title}");
        }
    }
}

#[test]
fn a_code_that_is_marked_as_deleted_is_not_published() {
    let rows = [["STT", "Mã TTHC", "Tên thủ tục hành chính"], ["1", "1.000001-Xoa", "Nuôi voi"]];
    let detail = ["Mã thủ tục: 1.000001-Xoa", "Tên thủ tục: Nuôi voi", "Trình tự thực hiện: Nộp"].map(line);
    for reading in [all(&[table(&rows)]), all(&detail)].into_iter().flatten() {
        assert_eq!((procedures(&reading).len(), reading.records[0].findings[0].kind), (0, Kind::Withdrawn));
    }
}

#[test]
fn a_document_without_procedures_says_what_it_is() {
    for reading in all(&[line("Kính gửi các phòng"), line("Ký hiệu CH.VT.01 là của kho.")]) {
        assert_eq!((reading.records.len(), reading.findings[0].kind), (0, Kind::UnreadFile));
        assert!(reading.findings[0].what.contains("CH.VT.01"), "{}", reading.findings[0].what);
    }
}

#[test]
fn a_scan_and_a_damaged_file_say_what_to_do() {
    let scan = made::pdf_of(&["q 100 0 0 100 0 0 cm Q".to_owned()], &['a'].into());
    let finding = read("a.pdf", Format::Pdf, &scan).findings.remove(0);
    assert!(finding.what.contains("bản chụp (scan)") && finding.todo.contains("Hãy xin"), "{finding:?}");
    for (format, bytes) in
        [(Format::Pdf, &b"%PDF-1.7 x"[..]), (Format::Word, b"PK\x03\x04"), (Format::Word, &made::docx_of("<a><b></a>"))]
    {
        let finding = read("a", format, bytes).findings.remove(0);
        assert!(finding.what.contains("không đọc được") && finding.todo.starts_with("Hãy"), "{finding:?}");
    }
}

#[test]
fn marks_that_are_drawn_apart_are_put_together() {
    let hex = |text: &str| text.encode_utf16().map(|unit| format!("{unit:04X}")).collect::<String>();
    let show = |x: i32, y: i32, text: &str| format!("BT /F 10 Tf 1 0 0 1 {x} {y} Tm <{}> Tj ET\n", hex(text));
    let mut page = show(40, 700, "Mã thủ tục: 1.000001") + &show(40, 680, "Tên thủ tục: Nuôi voi quô");
    page += &(show(166, 682, "\u{301}") + &show(165, 680, "c gia"));
    page += &(show(40, 660, "Trình tự thực hiện: Nộp"));
    let letters = "Mã thủ tục: 1.000001 Tên Nuôi voi quô\u{301}c gia Trình tự thực hiện Nộp".chars().collect();
    let reading = read("a.pdf", Format::Pdf, &made::pdf_of(&[page], &letters));
    assert_eq!(procedures(&reading)[0].name, "Nuôi voi quốc gia");
}
