//! The catalogue as open data in `du-lieu/`: a table for spreadsheets, every procedure as a line of JSON and as linked data,
//! and a description of all of it (DCAT). The long files are gzip, so that the whole country stays below what free hosts
//! take as one file.

use std::io::Write;

use anyhow::Context;
use catalog::{Facet, Level, Line, Procedure};
use flate2::{Compression, GzBuilder};
use rayon::prelude::*;
use serde_json::{Value, json};

use super::super::staging::Staging;
use super::{Site, record, service};

/// The columns of the table: name, and what it holds.
const COLUMNS: [(&str, &str); 16] = [
    ("ma", "Mã thủ tục; hãy nhập cột này dạng chữ, nếu không bảng tính bỏ mất số 0 ở cuối"),
    ("ten", "Tên thủ tục"),
    ("thuong_goi", "Tên thường gọi"),
    ("linh_vuc", "Lĩnh vực"),
    ("cap", "Cấp thực hiện"),
    ("co_quan_cong_bo", "Cơ quan công bố"),
    ("doi_tuong", "Đối tượng thực hiện"),
    ("truc_tuyen", "Mức độ trực tuyến"),
    ("phi_dia_gioi", "Nộp được ở bất cứ nơi nào: có, hoặc để trống"),
    ("thoi_han", "Thời hạn giải quyết, nói gọn; nguồn không ghi thì ghi là chưa rõ"),
    ("phi", "Phí, lệ phí, nói gọn; nguồn không ghi thì ghi là chưa rõ, không phải là miễn phí"),
    ("so_giay_to", "Số giấy tờ của mọi trường hợp"),
    ("hieu_luc_tu", "Ngày bắt đầu có hiệu lực, nếu nguồn ghi"),
    ("hieu_luc_den", "Ngày cuối còn hiệu lực, nếu nguồn ghi"),
    ("nguon_cap_nhat", "Ngày nguồn cập nhật, nếu nguồn ghi"),
    ("nguon", "Địa chỉ của thủ tục ở nguồn"),
];
/// What the keys of the lines of JSON mean.
const SCHEMA: &str = include_str!("../../../schemas/thu-tuc.schema.json");
/// The procedures of one part of a gzip file. Parts are packed side by side.
const PART: usize = 512;

/// Writes the open data.
pub(super) fn write(site: &Site<'_>, staging: &Staging) -> anyhow::Result<()> {
    staging.write("du-lieu/thu-tuc.csv", &table(site)?)?;
    staging.write("du-lieu/thu-tuc.schema.json", SCHEMA.as_bytes())?;
    staging.write("du-lieu/thu-tuc.ndjson.gz", &lines(site.procedures, record::of)?)?;
    let root = site.address.unwrap_or("..");
    let linked = lines(site.procedures, |procedure| {
        let mut service = service::of(procedure, site, root);
        service.as_object_mut().into_iter().for_each(|parts| {
            parts.insert("@context".to_owned(), service::context());
        });
        service
    })?;
    staging.write("du-lieu/thu-tuc.jsonld.gz", &linked)?;
    staging.write("du-lieu/danh-muc.jsonld", format!("{:#}\n", description(site, root)).as_bytes())
}

/// One line of JSON for each procedure, as gzip.
fn lines<P: AsRef<Procedure> + Sync>(procedures: &[P], line: impl Fn(&Procedure) -> Value + Sync) -> anyhow::Result<Vec<u8>> {
    let parts = procedures.par_chunks(PART).map(|part| {
        let text: String = part.iter().map(|procedure| format!("{}\n", line(procedure.as_ref()))).collect();
        // No time and no name: the same content gives the same bytes.
        let mut packer = GzBuilder::new().write(Vec::new(), Compression::fast());
        packer.write_all(text.as_bytes()).and_then(|()| packer.finish()).context("gzip")
    });
    Ok(parts.collect::<anyhow::Result<Vec<_>>>()?.concat())
}

/// The table, with a byte order mark, without which Excel takes it for another encoding.
fn table(site: &Site<'_>) -> anyhow::Result<Vec<u8>> {
    let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{FEFF}".as_bytes().to_vec());
    csv.write_record(COLUMNS.map(|(name, _)| name)).context("CSV")?;
    for (line, procedure) in site.names.lines.iter().zip(site.procedures) {
        csv.write_record(row(line, procedure, &site.names.publishers).map(safe)).context("CSV")?;
    }
    csv.into_inner().map_err(|error| error.into_error()).context("CSV")
}

fn row(line: &Line, procedure: &Procedure, publishers: &[Facet]) -> [String; COLUMNS.len()] {
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let papers = procedure.cases.iter().flat_map(|case| case.papers()).count();
    [
        line.code.to_string(),
        line.name.clone(),
        procedure.everyday.clone(),
        procedure.fields.join("; "),
        line.levels.iter().map(|level| Level::label(*level)).collect::<Vec<_>>().join("; "),
        publishers.get(usize::from(line.publisher)).map_or_else(String::new, |facet| facet.name.clone()),
        procedure.subjects.join("; "),
        line.online.label().to_owned(),
        if line.non_territorial { "có".to_owned() } else { String::new() },
        line.time.to_string(),
        line.fee.to_string(),
        papers.to_string(),
        day(procedure.in_force_from),
        day(procedure.in_force_to),
        day(procedure.source.updated),
        procedure.source.url.clone(),
    ]
}

/// A cell that no spreadsheet takes for a formula.
fn safe(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}

/// The description of the data for catalogues of data (DCAT 3), with the columns of the table (CSV on the Web).
fn description(site: &Site<'_>, root: &str) -> Value {
    let (office, release) = (&site.release.office, site.release);
    let file = |name: &str, title: &str, kind: &str| {
        json!({
            "@type": "dcat:Distribution",
            "@id": format!("{root}/du-lieu/{name}"),
            "dcterms:title": title,
            "dcat:downloadURL": { "@id": format!("{root}/du-lieu/{name}") },
            "dcat:mediaType": { "@id": format!("https://www.iana.org/assignments/media-types/{kind}") },
        })
    };
    let gzip = |name: &str, title: &str, kind: &str| {
        let mut file = file(name, title, kind);
        file["dcat:compressFormat"] = json!({ "@id": "https://www.iana.org/assignments/media-types/application/gzip" });
        file
    };
    let mut csv = file("thu-tuc.csv", "Bảng thủ tục, một dòng một thủ tục", "text/csv");
    csv["csvw:tableSchema"] = json!({
        "@type": "csvw:Schema",
        "csvw:column": COLUMNS.map(|(name, what)| json!({ "@type": "csvw:Column", "csvw:name": name, "dcterms:description": what })),
    });
    let mut ndjson = gzip("thu-tuc.ndjson.gz", "Mọi thủ tục với đủ các phần, một dòng JSON một thủ tục", "application/x-ndjson");
    ndjson["dcterms:conformsTo"] = json!({ "@id": format!("{root}/du-lieu/thu-tuc.schema.json") });
    let linked = gzip("thu-tuc.jsonld.gz", "Mọi thủ tục theo schema.org và CPSV-AP, một dòng một thủ tục", "application/ld+json");
    let publisher = json!({ "@type": "foaf:Agent", "foaf:name": office.receiver() });
    json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dcterms": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "csvw": "http://www.w3.org/ns/csvw#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@type": "dcat:Catalog",
        "@id": format!("{root}/du-lieu/danh-muc.jsonld"),
        "dcterms:title": { "@value": format!("Dữ liệu mở về thủ tục hành chính của {}", office.name), "@language": "vi" },
        "dcterms:publisher": publisher,
        "dcat:dataset": {
            "@type": "dcat:Dataset",
            "@id": format!("{root}/du-lieu/danh-muc.jsonld#thu-tuc"),
            "dcterms:title": { "@value": format!("{} thủ tục hành chính", release.procedures), "@language": "vi" },
            "dcterms:description": {
                "@value": "Thủ tục hành chính như nguồn công bố: nguồn không ghi thì ở đây không có, và không có phí không có \
                           nghĩa là miễn phí.",
                "@language": "vi",
            },
            "dcterms:language": { "@id": "http://publications.europa.eu/resource/authority/language/VIE" },
            "dcterms:modified": { "@value": release.made.to_string(), "@type": "xsd:date" },
            "dcterms:publisher": publisher,
            "dcat:distribution": [csv, ndjson, linked],
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for text in ["=1+1", "+84", "-x", "@SUM(A1)", "\t=1"] {
            assert_eq!(safe(text.to_owned()), format!("'{text}"));
        }
        assert_eq!(safe("Đăng ký".to_owned()), "Đăng ký");
    }
}
