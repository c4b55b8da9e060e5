//! The text of each form, between its name and the signatures. The wording is ours.

use catalog::{Office, Procedure, Time};
use leptos::prelude::*;

use super::entries::{Entries, day_in_words, moment_in_words};
use super::typed::Typed;
use crate::components::papers_table::PapersTable;
use crate::route::Form;
use crate::words::{legal_time, local_time};

/// The text of a form.
pub(super) fn body(form: Form, entries: Entries, procedure: &Procedure, office: &Office) -> AnyView {
    let who = who(entries, procedure);
    let call = call(office);
    match form {
        Form::Receipt => view! { {who}{receipt(entries, procedure, office)}{call} }.into_any(),
        Form::Supplement => view! { {who}{supplement(entries)}{call} }.into_any(),
        Form::Refusal => view! { {who}{refusal(entries)}{call} }.into_any(),
        Form::Apology => view! { {who}{apology(entries, office)}{call} }.into_any(),
    }
}

/// A line with a label and a blank.
fn line(label: &'static str, value: impl Into<Signal<String>>) -> impl IntoView {
    let value = value.into();
    view! { <p class="fill">{format!("{label}: ")}<Typed value/></p> }
}

/// The day of a date field, in words; empty if none is set.
fn day(value: RwSignal<String>) -> Signal<String> {
    Signal::derive(move || day_in_words(&value.read()).unwrap_or_default())
}

/// The moment of a date and time field, in words; empty if none is set.
fn moment(value: RwSignal<String>) -> Signal<String> {
    Signal::derive(move || moment_in_words(&value.read()).unwrap_or_default())
}

/// Whose dossier it is.
fn who(e: Entries, procedure: &Procedure) -> impl IntoView + use<> {
    view! {
        {line("Mã hồ sơ", e.dossier)}
        {line("Họ tên người nộp, hoặc tên tổ chức", e.name)}
        {line("Địa chỉ", e.address)}
        {line("Số điện thoại", e.phone)}
        <p>{format!("Thủ tục đề nghị giải quyết: {} (mã {})", procedure.name, procedure.code)}</p>
        {line("Thời điểm nhận hồ sơ", moment(e.received))}
    }
}

fn receipt(e: Entries, procedure: &Procedure, office: &Office) -> impl IntoView + use<> {
    let rows = move || {
        let papers = e.papers.get();
        let received = papers.into_iter().filter(|paper| paper.at_hand).enumerate();
        let copies = |count: u16| if count > 0 { count.to_string() } else { String::new() };
        let rows = received.map(|(at, paper)| {
            view! {
                <tr>
                    <td class="number">{at + 1}</td><td>{paper.title}</td>
                    <td class="number">{copies(paper.originals)}</td><td class="number">{copies(paper.copies)}</td>
                </tr>
            }
        });
        let rows = rows.collect::<Vec<_>>();
        // Rows to write on by hand if no document is ticked.
        let blank = if rows.is_empty() { 4 } else { 0 };
        let blank = (0..blank).map(|_| view! { <tr class="blank"><td></td><td></td><td></td><td></td></tr> });
        view! { {rows}{blank.collect_view()} }
    };
    view! {
        <p>"Đã nhận hồ sơ gồm các giấy tờ sau:"</p>
        <PapersTable caption="Giấy tờ đã nhận" caption_hidden=true>{rows}</PapersTable>
        {line("Số bộ hồ sơ", e.sets)}
        {times(procedure, office)}
        {line("Ngày hẹn trả kết quả", day(e.due))}
        <p>{format!("Nơi trả kết quả: {}", place(office))}</p>
    }
}

/// The legal time, and the office's own if it states one.
fn times(procedure: &Procedure, office: &Office) -> impl IntoView + use<> {
    // The officer writes the time if it depends on the case or the source does not state it.
    let legal = procedure.one_time().filter(|time| **time != Time::Unknown).map(legal_time).unwrap_or_default();
    let legal = Signal::stored(legal);
    let here = procedure.local.as_ref().and_then(|local| local_time(&local.time));
    let here = here.map(|here| view! { <p>{format!("Thời hạn tại {}: {here}", office.name)}</p> });
    view! { {line("Thời hạn giải quyết theo quy định", legal)}{here} }
}

fn supplement(e: Entries) -> impl IntoView {
    let items = move || {
        let wanted = e.wanted.get();
        let lines: Vec<String> = wanted.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect();
        if lines.is_empty() {
            return (0..4).map(|_| view! { <li><span class="dots"></span></li> }.into_any()).collect::<Vec<_>>();
        }
        lines.into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect()
    };
    view! {
        <p>"Hồ sơ chưa đủ hoặc chưa đúng. Đề nghị bổ sung, hoàn thiện:"</p>
        <ol>{items}</ol>
        {reason(e)}
        <p>"Khi nộp phần bổ sung, xin mang theo phiếu này."</p>
    }
}

fn refusal(e: Entries) -> impl IntoView {
    view! {
        <p>"Sau khi xem hồ sơ, nơi tiếp nhận trả lại hồ sơ và từ chối tiếp nhận giải quyết."</p>
        {reason(e)}
        <p>"Phiếu này được giao cho người nộp cùng toàn bộ giấy tờ của hồ sơ."</p>
    }
}

fn apology(e: Entries, office: &Office) -> impl IntoView + use<> {
    view! {
        {line("Ngày đã hẹn trả kết quả", day(e.due))}
        <p>"Đến nay kết quả chưa có. Nơi tiếp nhận xin lỗi về sự chậm trễ này."</p>
        {reason(e)}
        {line("Ngày hẹn trả kết quả mới", day(e.new_due))}
        <p>{format!("Nơi trả kết quả: {}", place(office))}</p>
        <p>"Mong người nộp thông cảm và đến nhận kết quả đúng ngày hẹn mới."</p>
    }
}

/// The reason, or three lines to write on if it is blank.
fn reason(e: Entries) -> impl IntoView {
    let lines = move || match e.reason.get() {
        text if text.trim().is_empty() => {
            view! { <span class="dots"></span><span class="dots"></span><span class="dots"></span> }.into_any()
        }
        text => view! { <span class="typed lines">{text}</span> }.into_any(),
    };
    view! { <p class="fill">"Lý do: "{lines}</p> }
}

/// Where the result is collected: the unit and its address.
fn place(office: &Office) -> String {
    let unit = office.receiver();
    if office.address.is_empty() { unit.to_owned() } else { format!("{unit}, {}", office.address) }
}

/// Whom to call and where to complain, as far as the office states it.
fn call(office: &Office) -> impl IntoView + use<> {
    let line = |words: &str, value: &str| (!value.is_empty()).then(|| format!("{words}: {value}."));
    let lines = [line("Cần hỏi thêm, xin gọi", &office.hotline), line("Phản ánh, kiến nghị", &office.feedback)];
    let text = lines.into_iter().flatten().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then(|| view! { <p>{text}</p> })
}
