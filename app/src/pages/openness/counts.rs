//! Figures that are counted from the published procedures; nobody reports them.

use catalog::{OnlineLevel, Openness, Scope, TimeFigures, grouped, per_cent, share};

use super::chart::{Chart, Row};

/// How many procedures are published.
pub(super) fn count_sentence(openness: &Openness) -> String {
    format!("Danh mục này đăng {} thủ tục hành chính.", number(openness.procedures))
}

/// How many procedures the office receives.
pub(super) fn received_sentences(openness: &Openness) -> Vec<String> {
    if openness.by_scope == [0; 4] {
        return vec!["Văn phòng chưa ghi thủ tục nào tiếp nhận tại đây.".to_owned()];
    }
    let (received, unstated) = (openness.received_here(), openness.scope_unstated());
    let mut sentences = vec![format!("Văn phòng ghi {} thủ tục tiếp nhận tại đây.", number(received))];
    if unstated > 0 {
        sentences.push(format!("{} thủ tục chưa được ghi là có tiếp nhận hay không; hãy hỏi văn phòng.", number(unstated)));
    }
    sentences
}

/// Procedures by what the office does in them. `None` if it states no scope.
pub(super) fn scopes(openness: &Openness) -> Option<Chart> {
    let row = |(scope, count): (Scope, u32)| (scope.label(), count);
    let rows = Scope::ALL.into_iter().zip(openness.by_scope).map(row);
    let rows = rows.chain([("Văn phòng chưa ghi", openness.scope_unstated())]);
    (openness.by_scope != [0; 4]).then(|| of_all("Theo phạm vi tiếp nhận", "Phạm vi", rows, openness))
}

/// How the office's times compare with the legal ones.
pub(super) fn time_sentences(openness: &Openness) -> Vec<String> {
    if openness.times.stated() == 0 {
        return vec!["Văn phòng chưa ghi thời hạn riêng của thủ tục nào.".to_owned()];
    }
    stated_times(&openness.times)
}

/// What was compared and cut, a sentence each; empty if the office states no time.
fn stated_times(times: &TimeFigures) -> Vec<String> {
    let mut sentences = Vec::new();
    let (cut, compared) = (times.cut, times.compared());
    if compared > 0 {
        sentences.push(format!("Văn phòng rút ngắn thời hạn của {cut} trong {compared} thủ tục so được với luật định."));
    }
    if cut > 0 {
        let mean = per_cent(times.mean_per_mille);
        sentences.push(format!("Mỗi thủ tục được rút ngắn giảm bình quân {mean} thời hạn luật định."));
        let (by_fifth, share) = (times.cut_by_fifth, share(times.cut_by_fifth, compared).unwrap_or_default());
        sentences.push(format!("{by_fifth} thủ tục giảm từ 20 % trở lên, tức {share} số thủ tục so được."));
    }
    if times.incomparable > 0 {
        let incomparable = times.incomparable;
        sentences.push(format!(
            "{incomparable} thủ tục không so được: thời hạn ghi bằng lời, khác đơn vị, hoặc khác nhau theo cách nộp."
        ));
    }
    sentences
}

/// Procedures by how the office's time compares with the legal one. `None` if it states no time.
pub(super) fn times(openness: &Openness) -> Option<Chart> {
    let times = &openness.times;
    let rows = [
        ("Rút ngắn từ 20 % trở lên", times.cut_by_fifth),
        ("Rút ngắn dưới 20 %", times.cut.saturating_sub(times.cut_by_fifth)),
        ("Không rút ngắn", times.not_cut),
        ("Không so được với luật định", times.incomparable),
        ("Văn phòng chưa ghi thời hạn riêng", openness.procedures.saturating_sub(times.stated())),
    ];
    (times.stated() > 0).then(|| of_all("Thời hạn tại đây so với luật định", "Thời hạn", rows, openness))
}

/// Procedures by how far they can be filed online.
pub(super) fn online_levels(openness: &Openness) -> [Chart; 1] {
    let rows = OnlineLevel::ALL.into_iter().zip(openness.by_online_level).map(|(level, count)| (online(level), count));
    [of_all("Theo mức độ dịch vụ công trực tuyến", "Mức độ", rows, openness)]
}

fn online(level: OnlineLevel) -> &'static str {
    match level {
        OnlineLevel::Full => "Toàn trình: làm hết qua mạng",
        OnlineLevel::Partial => "Một phần: có bước phải đến nơi",
        OnlineLevel::Information => "Chỉ cung cấp thông tin, chưa nộp qua mạng",
    }
}

/// Procedures by whether they state a fee.
pub(super) fn fees(openness: &Openness) -> [Chart; 1] {
    let rows = [
        ("Có ghi: mức thu, cách tính, hoặc miễn", openness.fee_stated),
        ("Do HĐND cấp tỉnh quy định, văn phòng chưa ghi mức", openness.fee_by_province),
        ("Nguồn không ghi; hãy hỏi văn phòng", openness.fee_unknown()),
    ];
    [of_all("Theo việc ghi phí, lệ phí", "Phí, lệ phí", rows, openness)]
}

/// A table of counts, each as a share of all procedures. `kind` is the heading above the labels.
fn of_all<'a>(caption: &str, kind: &'static str, rows: impl IntoIterator<Item = (&'a str, u32)>, openness: &Openness) -> Chart {
    let rows = rows.into_iter().map(|(label, count)| Row::of_whole(label, count, openness.procedures)).collect();
    Chart { caption: caption.to_owned(), heads: vec![kind, "Số thủ\u{a0}tục", "Tỷ lệ"], rows }
}

fn number(count: u32) -> String {
    grouped(u64::from(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn openness() -> Openness {
        let times = TimeFigures { cut: 3, cut_by_fifth: 2, mean_per_mille: 300, not_cut: 1, incomparable: 1 };
        Openness { procedures: 1_200, by_scope: [7, 1, 1, 1], times, ..Openness::default() }
    }

    fn counts(chart: &Chart) -> Vec<&str> {
        chart.rows.iter().map(|row| row.cells[0].as_str()).collect()
    }

    #[test]
    fn each_table_counts_every_procedure_once() {
        assert_eq!(counts(&scopes(&openness()).unwrap()), ["7", "1", "1", "1", "1.190"]);
        assert_eq!(counts(&times(&openness()).unwrap()), ["2", "1", "1", "1", "1.195"]);
        assert_eq!(counts(&fees(&openness())[0]), ["0", "0", "1.200"]);
    }

    #[test]
    fn what_the_office_does_not_state_is_named_and_not_counted() {
        let silent = Openness { procedures: 5, ..Openness::default() };
        assert_eq!((scopes(&silent), times(&silent)), (None, None));
        assert_eq!(received_sentences(&silent), ["Văn phòng chưa ghi thủ tục nào tiếp nhận tại đây."]);
        assert_eq!(time_sentences(&silent), ["Văn phòng chưa ghi thời hạn riêng của thủ tục nào."]);
    }

    #[test]
    fn the_cuts_are_summed_up_over_the_times_that_were_compared() {
        let times = TimeFigures { cut: 2, cut_by_fifth: 1, mean_per_mille: 300, not_cut: 1, incomparable: 1 };
        let sentences = stated_times(&times);
        assert_eq!(sentences[0], "Văn phòng rút ngắn thời hạn của 2 trong 3 thủ tục so được với luật định.");
        assert_eq!(sentences[1], "Mỗi thủ tục được rút ngắn giảm bình quân 30 % thời hạn luật định.");
        assert_eq!(sentences[2], "1 thủ tục giảm từ 20 % trở lên, tức 33,3 % số thủ tục so được.");
        assert!(sentences[3].starts_with("1 thủ tục không so được"));
        assert_eq!(stated_times(&TimeFigures::default()), Vec::<String>::new());
    }

    #[test]
    fn the_received_and_the_unstated_are_both_given() {
        let sentences = received_sentences(&openness());
        assert_eq!(sentences[0], "Văn phòng ghi 9 thủ tục tiếp nhận tại đây.");
        assert!(sentences[1].starts_with("1.190 thủ tục chưa được ghi"), "{sentences:?}");
        let all = Openness { procedures: 10, ..openness() };
        assert_eq!(received_sentences(&all).len(), 1);
    }
}
