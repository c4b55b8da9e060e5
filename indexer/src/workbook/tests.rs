use std::path::Path;

use catalog::{
    Agencies, Case, CaseKind, Channel, Charge, Code, CounterScreen, Currency, Decision, Document, Fee, FeeKind, FormFile,
    FreeOnline, Handover, Handovers, Kind, LegalBasis, Level, Local, LocalCharge, LocalDecision, LocalFee, Means, OnlineLevel,
    PortalFile, Role, Scope, Shortened, Source, Span, Step, Time, TimeOfDay, Typing, Validity, Weekdays,
};
use jiff::civil::{Date, Weekday, date};

use super::*;
use crate::read;

fn sample() -> Catalogue {
    read::catalogue(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample")).unwrap()
}

/// Reads a workbook as the only file of a catalogue.
fn read_back(bytes: &[u8]) -> Catalogue {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("tên nào cũng được.xlsx"), bytes).unwrap();
    read::catalogue(folder.path()).unwrap()
}

/// By code, without what the workbook does not hold and what follows from other procedures.
fn comparable(procedures: Vec<Procedure>) -> Vec<Procedure> {
    let mut procedures: Vec<Procedure> = procedures;
    for procedure in &mut procedures {
        (procedure.everyday, procedure.replaces) = (String::new(), Vec::new());
    }
    // Forms are named again whenever a catalogue is read.
    let documents = procedures.iter_mut().flat_map(|procedure| &mut procedure.cases).flat_map(|case| &mut case.documents);
    documents.flat_map(|document| &mut document.forms).for_each(|form| {
        (form.name, form.held) = (form.raw.clone(), None);
        form.kind = catalog::FormKind::of_name(&form.raw);
    });
    procedures.sort_by(|a, b| a.code.cmp(&b.code));
    procedures
}

fn assert_same(a: Vec<Procedure>, b: Vec<Procedure>) {
    let (a, b) = (comparable(a), comparable(b));
    assert_eq!(a.len(), b.len());
    for (a, b) in a.iter().zip(&b) {
        assert!(a == b, "{}", difference(a, b));
    }
}

/// The first line that differs: a whole procedure is too long to look at.
fn difference(a: &Procedure, b: &Procedure) -> String {
    let (left, right) = (format!("{a:#?}"), format!("{b:#?}"));
    let line = left.lines().zip(right.lines()).find(|(a, b)| a != b);
    line.map_or_else(|| a.code.to_string(), |(left, right)| format!("{}:\n{left:.300}\n{right:.300}", a.code))
}

/// One of the values, in turn. Lists of different lengths are combined in all ways as the number grows.
struct Turn(usize);

impl Turn {
    fn of<T: Clone>(&mut self, values: &[T]) -> T {
        let value = values[self.0 % values.len()].clone();
        self.0 = self.0 / values.len() + self.0 * 31 % 1009;
        value
    }

    fn line(&mut self) -> String {
        self.of(&["", "Nuôi voi", "= 1 + 1", "+84 12", "@voi", "- gạch", "_x0041_ & <b>\"voi\"</b> '", "1.004194"]).to_owned()
    }

    fn block(&mut self) -> String {
        let long = "từ ".repeat(13_400).trim_end().to_owned();
        self.of(&[
            String::new(),
            "Có bãi chăn".into(),
            "- Đơn;\n- Ảnh:\n+ Ảnh màu".into(),
            "Dòng một.\n\nDòng hai.".into(),
            "Tính = 1 + 1".into(),
            long,
        ])
    }

    fn lines(&mut self) -> Vec<String> {
        self.of(&[&[][..], &["Voi"], &["Voi; trâu, bò", "Muối"], &["=voi", "x", "y"]])
            .iter()
            .map(|item| (*item).to_owned())
            .collect()
    }

    fn day(&mut self) -> Option<Date> {
        self.of(&[None, Some(date(2026, 2, 28)), Some(date(1999, 12, 31)), Some(date(1900, 3, 1))])
    }

    fn span(&mut self) -> Span {
        Span::parse(self.of(&["3 ngày làm việc", "2,5 ngày", "8 giờ", "1,25 tháng", "10 năm"])).unwrap()
    }

    fn time(&mut self) -> Time {
        let (span, words) = (self.span(), "Không quá 20 ngày;\nxác minh: 30 ngày".to_owned());
        self.of(&[Time::Span(span), Time::Text(words), Time::Unknown])
    }

    fn fee(&mut self) -> Fee {
        let kind = self.of(&[FeeKind::Fee, FeeKind::Levy, FeeKind::Price]);
        let charge = self.of(&[
            Charge::Amount(8_000, Currency::Vnd),
            Charge::Amount(500, Currency::Vnd),
            Charge::Amount(900_000_000_001, Currency::Vnd),
            Charge::Amount(25, Currency::Usd),
            Charge::Free,
            Charge::ByProvince,
            Charge::ByText,
            Charge::Contradiction,
            Charge::Unknown,
        ]);
        let note = self.of(&["", "Mỗi bản", "15.000 đồng/lần\n- trẻ em: miễn", "Giảm 50% đến hết ngày 31/12/2025"]);
        let fee = Fee::new(kind, charge, note.to_owned());
        Fee { until: self.day().or(fee.until), ..fee }
    }

    fn channels(&mut self) -> Vec<Channel> {
        use Means::{InPerson, Online, Post};
        let means =
            self.of(&[&[][..], &[InPerson], &[InPerson, Online, Post], &[InPerson, InPerson, Online], &[Post, Post, Post]]);
        let channel = |means: &Means| {
            let fees = self.of(&[0, 1, 3]);
            Channel { means: *means, time: self.time(), fees: (0..fees).map(|_| self.fee()).collect(), note: self.block() }
        };
        means.iter().map(channel).collect()
    }

    fn document(&mut self) -> Document {
        let name = self.of(&["Đơn đề nghị", "Ảnh:\n- màu;\n- mới chụp", "Lưu ý.", "+ Giấy tờ khác"]).to_owned();
        let (originals, copies) = self.of(&[(1, 0), (0, 0), (999, 2)]);
        let forms = self
            .lines()
            .into_iter()
            .map(|raw| FormFile { portal: self.of(&[None, PortalFile::parse("0a-1")]), ..FormFile::of_raw(raw) });
        Document { name, originals, copies, forms: forms.collect(), role: self.of(&[Role::Paper, Role::Note, Role::Heading]) }
    }

    fn cases(&mut self) -> Vec<Case> {
        use CaseKind::{Addition, Alternative, Everybody};
        let kinds = self.of(&[
            &[][..],
            &[Everybody],
            &[Everybody, Alternative, Alternative, Addition, Everybody],
            &[Alternative, Alternative, Alternative],
            &[Addition, Addition],
        ]);
        let case = |(at, kind): (usize, &CaseKind)| {
            let name = if *kind == Everybody { String::new() } else { format!("Trường hợp {at}") };
            let documents = if *kind == Everybody { 1 + at } else { self.of(&[2, 0, 1]) };
            Case { name, kind: *kind, documents: (0..documents).map(|_| self.document()).collect() }
        };
        kinds.iter().enumerate().map(case).collect()
    }

    /// Local facts that do not contradict the procedure.
    fn local(&mut self, procedure: &Procedure) -> Option<Local> {
        let is_online = procedure.channels.iter().any(|channel| channel.means == Means::Online);
        let days = self.of(&[Validity::default(), Validity { from: Some(date(2026, 1, 1)), to: None }]);
        let fee = |charge, note: &str| Some(LocalFee { charge, note: note.to_owned(), days });
        let decision = |date, effect| Some(LocalDecision { number: "3500/QĐ-UBND".into(), date, effect });
        let time = self.of(&[
            Shortened::Unstated,
            Shortened::NotCut,
            Shortened::Span(Span::parse("0,01 giờ").unwrap()),
            Shortened::Text("Rà soát: 7 ngày; công nhận: 3 ngày".into()),
        ]);
        let local = Local {
            scope: self.of(&[
                None,
                Some(Scope::Decided),
                Some(Scope::Shared),
                Some(Scope::ReceivedOnly),
                Some(Scope::NotReceived),
            ]),
            time_days: if time == Shortened::Unstated { Validity::default() } else { days },
            time,
            legal: self.of(&[None, Some(Span::parse("2,25 ngày làm việc").unwrap())]),
            same_day: self.of(&[None, Some(Weekdays::default()), Some(Weekdays::of([Weekday::Wednesday, Weekday::Sunday]))]),
            fee: self.of(&[
                None,
                fee(LocalCharge::Free, ""),
                fee(LocalCharge::Free, "Người già"),
                fee(LocalCharge::Amount(10_000, Currency::Vnd), "Mỗi bản"),
                fee(LocalCharge::Amount(500, Currency::Vnd), "Mỗi tờ"),
                fee(LocalCharge::Amount(12, Currency::Usd), ""),
                fee(LocalCharge::ByText, "Theo bảng phí"),
                fee(LocalCharge::ByText, "5.000"),
            ]),
            free_online: FreeOnline::new(date(2026, 1, 1), self.of(&[None, Some(date(2027, 12, 31))])).filter(|_| is_online),
            cut_off: self.of(&[None, TimeOfDay::new(15 * 60), TimeOfDay::new(7 * 60 + 5)]),
            receiving: self.of(&["", "Quầy số 1"]).to_owned(),
            note: self.of(&["", "Mang bút.\n- Nhớ mang dấu"]).to_owned(),
            decision: self.of(&[None, decision(None, None), decision(Some(date(2026, 7, 1)), Some(date(2026, 7, 15)))]),
        };
        let charged = local.fee.as_ref().is_some_and(|fee| fee.charge != LocalCharge::Free);
        let contradicts = charged && catalog::FeeBrief::of(procedure) == catalog::FeeBrief::Free;
        (local != Local::default() && !contradicts).then_some(local)
    }
}

/// A procedure for a number. Small numbers already reach every variant of every enum.
fn procedure(number: usize) -> Procedure {
    let mut turn = Turn(number);
    let turn = &mut turn;
    let channels = turn.channels();
    let is_online = channels.iter().any(|channel| channel.means == Means::Online);
    let online = if is_online { turn.of(&[OnlineLevel::Full, OnlineLevel::Partial]) } else { OnlineLevel::Information };
    let decision = Decision { number: turn.line(), date: turn.day(), agency: "Bộ Mẫu".into() };
    let mut procedure = Procedure {
        decision: turn.of(&[None, Some(decision)]),
        levels: turn.of(&[&[][..], &[Level::Commune], &[Level::Commune, Level::Province], &Level::ALL]).to_vec(),
        kind: turn.of(&[Kind::Assigned, Kind::NotAssigned, Kind::Central, Kind::Local, Kind::Other]),
        internal: turn.of(&[false, true]),
        fields: turn.lines(),
        subjects: turn.lines(),
        agencies: Agencies {
            executing: turn.lines(),
            competent: turn.lines(),
            delegated: turn.lines(),
            coordinating: turn.lines(),
            receiving: turn.block(),
        },
        publisher: turn.line(),
        steps: (0..turn.of(&[0, 1, 3])).map(|at| Step { title: format!("Bước {at}"), text: turn.block() }).collect(),
        channels,
        cases: turn.cases(),
        conditions: turn.block(),
        legal_bases: (0..turn.of(&[0, 2]))
            .map(|at| LegalBasis { number: format!("{at}/2026/NĐ-CP"), title: turn.line() })
            .collect(),
        results: turn.lines(),
        handovers: Handovers {
            filed_online: turn.of(&[&[][..], &[Handover::AtHome], &Handover::ALL]).to_vec(),
            filed_otherwise: turn.of(&[&[][..], &[Handover::AtOffice, Handover::Online]]).to_vec(),
        },
        online,
        non_territorial: turn.of(&[true, false]),
        keywords: turn.lines(),
        note: turn.block(),
        in_force_from: turn.day(),
        in_force_to: turn.day(),
        replaced_by: turn
            .of(&[None, Some("1.000000")])
            .filter(|_| number > 0)
            .map(|code| Code::parse(code).unwrap())
            .into_iter()
            .collect(),
        source: Source { url: turn.of(&["", "https://mau.vn/1?a=b&c=d"]).to_owned(), updated: turn.day() },
        ..Procedure::blank(Code::parse(&format!("1.{number:06}")).unwrap(), format!("{} nuôi voi số {number}", turn.line()))
    };
    procedure.name = procedure.name.trim().to_owned();
    procedure.local = turn.local(&procedure);
    procedure
}

#[test]
fn what_is_exported_is_read_back_equal() {
    let procedures: Vec<Procedure> = (0..400).map(procedure).collect();
    let written = Catalogue { procedures: procedures.clone(), ..sample() };
    let bytes = export(&written).unwrap();
    assert_same(procedures, read_back(&bytes).procedures);
}

#[test]
fn the_sample_is_read_back_with_its_office_figures_and_calendar() {
    let mut written = sample();
    let own =
        Day {
            date: date(2026, 10, 20), kind: catalog::calendar::DayKind::Off, name: "Ngày hội".into(), document: "1/QĐ".into()
        };
    let calendar = &written.facts.calendar;
    written.office.counter =
        CounterScreen { idle: 60, typing: Typing::Vni, feedback: true, free_text: true, ..CounterScreen::default() };
    let years = calendar.years().iter().copied().chain([2031]);
    written.facts.calendar = Calendar::new(years, calendar.days().iter().cloned().chain([own]));
    let bytes = export(&written).unwrap();
    assert!(bytes == export(&written).unwrap(), "the same catalogue gives the same bytes");
    let read = read_back(&bytes);
    assert_eq!(
        (&read.office, &read.facts.stats, &read.facts.calendar),
        (&written.office, &written.facts.stats, &written.facts.calendar)
    );
    assert_eq!(read.report.rejected, 0);
    assert_same(written.procedures, read.procedures);
}

#[test]
fn a_template_is_ours_and_says_nothing() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("site.toml"), "ten = \"Xã Mẫu\"\ncap = \"xa\"\nduong_day_nong = \"1\"\n").unwrap();
    std::fs::write(folder.path().join("mau.xlsx"), template().unwrap()).unwrap();
    let read = read::catalogue(folder.path()).unwrap();
    assert_eq!((read.procedures.len(), read.report.findings.as_slice()), (0, &[][..]));
    assert!(read.facts.stats.periods.is_empty());
}

#[test]
fn what_the_office_decides_is_asked_first() {
    let office = sample().office;
    let with = |number: u32, levels: &[Level], scope: Option<Scope>| Procedure {
        levels: levels.to_vec(),
        local: scope.map(|scope| Local { scope: Some(scope), ..Local::default() }),
        ..Procedure::blank(Code::parse(&format!("1.{number:06}")).unwrap(), "Nuôi voi".into())
    };
    let procedures = [
        with(1, &[Level::Ministry], None),
        with(2, &[Level::Commune], None),
        with(3, &[Level::Commune], Some(Scope::NotReceived)),
        with(4, &[Level::Commune], Some(Scope::Decided)),
    ];
    let codes: Vec<String> = wanted::lines(&office, &procedures).iter().map(|line| line.code().to_owned()).collect();
    assert_eq!(codes, ["1.000004", "1.000002", "1.000001"]);
}

#[test]
fn one_workbook_describes_the_office_and_site_toml_wins() {
    let bytes = export(&sample()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    // The name that local facts have is as good as any.
    put("local.xlsx", &bytes);
    let read = read::catalogue(folder.path()).unwrap();
    assert_eq!((read.office.name.as_str(), read.procedures.len()), ("Xã Mẫu", sample().procedures.len()));
    put("b.xlsx", &bytes);
    let error = read::catalogue(folder.path()).unwrap_err().to_string();
    assert!(error.contains("b.xlsx, local.xlsx") && error.contains("hãy chỉ giữ một trang"), "{error}");
    put("site.toml", "ten = \"Xã Khác\"\ncap = \"xa\"\n".as_bytes());
    let read = read::catalogue(folder.path()).unwrap();
    assert_eq!(read.office.name, "Xã Khác");
    assert!(read.report.findings.iter().any(|finding| finding.kind == crate::findings::Kind::TwoOffices));
}
