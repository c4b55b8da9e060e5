//! Checks what the office states against the record of the procedure. Contradictions are left out, because a citizen
//! must not read a promise or a charge without a legal basis.

use std::cmp::Ordering;

use catalog::{Comparison, FeeBrief, Local, LocalCharge, Means, Procedure, Shortened, Span, Validity};

use super::super::record::RecordOrigin;
use super::row::Field;
use super::stated::Stated;
use crate::findings::{Finding, Kind};

const LONGER: &str = "Thời hạn rút ngắn không được đăng vì dài hơn luật định; hãy sửa";
const LONGER_SOMEWHERE: &str = "Thời hạn rút ngắn dài hơn luật định ở một số cách nộp; hãy sửa, hoặc nói rõ trong ghi chú";

/// The facts that agree with the record. None if nothing is left.
pub(super) fn check(procedure: &Procedure, stated: Stated, origin: &RecordOrigin, findings: &mut Vec<Finding>) -> Option<Local> {
    let mut check = Check { procedure, stated: &stated, origin, findings };
    check.legal();
    let time = check.time();
    let local = Local {
        time_days: if time == Shortened::Unstated { Validity::default() } else { stated.local.time_days },
        time,
        fee: if check.is_fee_for_what_is_free() { None } else { stated.local.fee.clone() },
        free_online: if check.is_free_online_without_online() { None } else { stated.local.free_online },
        ..stated.local.clone()
    };
    (local != Local::default()).then_some(local)
}

struct Check<'a> {
    procedure: &'a Procedure,
    stated: &'a Stated,
    origin: &'a RecordOrigin,
    findings: &'a mut Vec<Finding>,
}

impl Check<'_> {
    /// The legal time that the office's decision names must be in the record, and not shorter than the office's own.
    fn legal(&mut self) {
        let Some(span) = self.stated.local.legal else { return };
        if let Shortened::Span(shortened) = self.stated.local.time
            && shortened.compare(span) == Some(Ordering::Greater)
        {
            let what = format!("{shortened} dài hơn mốc {span} ghi cùng dòng");
            self.note(Field::Time, what, "Thời hạn rút ngắn dài hơn mốc theo quy định cùng dòng; hãy sửa một trong hai");
        }
        let mut recorded = self.procedure.legal_spans().map(|(_, legal)| legal).peekable();
        if recorded.peek().is_some() && recorded.all(|legal| span.compare(legal) != Some(Ordering::Equal)) {
            let what = format!("văn bản lấy mốc {span}, hồ sơ thủ tục ghi {}", self.times(|_| true));
            self.note(
                Field::LegalTime,
                what,
                "Mốc theo quy định khác hồ sơ thủ tục; hãy xem lại quyết định, hoặc hỏi cơ quan công bố",
            );
        }
    }

    fn time(&mut self) -> Shortened {
        match &self.stated.local.time {
            Shortened::Span(span) if self.stated.not_cut => self.not_cut_beside(*span),
            Shortened::Text(words) if self.stated.not_cut => self.contradicts(words),
            Shortened::Span(span) => self.span(*span),
            other => other.clone(),
        }
    }

    /// "Not cut" beside a time is consistent only if the time is the legal one.
    fn not_cut_beside(&mut self, span: Span) -> Shortened {
        let same = self.procedure.legal_spans().any(|(_, legal)| span.compare(legal) == Some(Ordering::Equal));
        if same { Shortened::NotCut } else { self.contradicts(&span.to_string()) }
    }

    fn contradicts(&mut self, time: &str) -> Shortened {
        let what = format!("ghi không cắt giảm, nhưng thời hạn ghi \"{time}\" khác hồ sơ thủ tục ({})", self.times(|_| true));
        self.note(Field::IsCut, what, "Thời hạn rút ngắn không được đăng; hãy giữ một trong hai");
        Shortened::Unstated
    }

    /// A time must not be longer than the legal one. If it is longer for some channels only, it is kept for the others.
    fn span(&mut self, span: Span) -> Shortened {
        let longer = |legal: Span| span.compare(legal) == Some(Ordering::Greater);
        let orders: Vec<Ordering> = self.procedure.legal_spans().filter_map(|(_, legal)| span.compare(legal)).collect();
        let everywhere = orders.iter().all(|order| order.is_gt());
        if orders.iter().any(|order| order.is_gt()) {
            let what = format!("{span} dài hơn thời hạn của hồ sơ thủ tục ({})", self.times(longer));
            let todo = if everywhere { LONGER } else { LONGER_SOMEWHERE };
            self.note_as(Kind::LongerThanLaw, Field::Time, what, todo);
            return if everywhere { Shortened::Unstated } else { Shortened::Span(span) };
        }
        if self.comparison(span) == Comparison::NotCut {
            let what = format!("{span} bằng thời hạn theo quy định: chưa cắt");
            self.note(Field::Time, what, "Thời hạn ghi là rút ngắn nhưng chưa cắt; hãy ghi \"không cắt giảm\", hoặc sửa");
        }
        Shortened::Span(span)
    }

    fn comparison(&self, span: Span) -> Comparison {
        let local = Local { time: Shortened::Span(span), ..self.stated.local.clone() };
        Procedure { local: Some(local), ..self.procedure.clone() }.comparison()
    }

    fn is_fee_for_what_is_free(&mut self) -> bool {
        let charged = self.stated.local.fee.as_ref().is_some_and(|fee| fee.charge != LocalCharge::Free);
        let wrong = charged && FeeBrief::of(self.procedure) == FeeBrief::Free;
        if wrong {
            let what = "hồ sơ thủ tục ghi không thu phí".to_owned();
            self.note(Field::Fee, what, "Mức phí không được đăng; hãy bỏ, hoặc hỏi cơ quan công bố");
        }
        wrong
    }

    fn is_free_online_without_online(&mut self) -> bool {
        let online = self.procedure.channels.iter().any(|channel| channel.means == Means::Online);
        let wrong = self.stated.local.free_online.is_some() && !online;
        if wrong {
            let what = "hồ sơ thủ tục không có cách nộp trực tuyến".to_owned();
            self.note(Field::FreeOnlineFrom, what, "Việc miễn phí trực tuyến không được đăng; hãy bỏ hai ngày miễn phí");
        }
        wrong
    }

    /// "Trực tiếp: 3 ngày làm việc; Trực tuyến: 2 ngày làm việc".
    fn times(&self, of: impl Fn(Span) -> bool) -> String {
        let mut times: Vec<String> = Vec::new();
        for (means, span) in self.procedure.legal_spans().filter(|(_, span)| of(*span)) {
            let time = format!("{}: {span}", means.label());
            if !times.contains(&time) {
                times.push(time);
            }
        }
        if times.is_empty() { "không ghi số ngày".to_owned() } else { times.join("; ") }
    }

    fn note(&mut self, field: Field, what: String, todo: &str) {
        self.note_as(Kind::LocalContradiction, field, what, todo);
    }

    fn note_as(&mut self, kind: Kind, field: Field, what: String, todo: &str) {
        let (code, name) = (self.procedure.code.as_str(), self.stated.name(field));
        self.findings.push(self.origin.finding(kind, code, name, what, todo));
    }
}
