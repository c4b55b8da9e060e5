//! What to bring for all steps of an event together: each paper once, with the steps that need it.

use catalog::release::{EventPaper, EventStep, Needed};
use leptos::prelude::*;

use super::ticks::Ticks;
use crate::dossier::{Dossier, Mark};
use crate::words::sheets;

/// Draws the list, with a box to tick for each paper.
#[component]
pub(super) fn Papers(
    /// The papers.
    papers: Vec<EventPaper>,
    /// The steps that need them.
    steps: Vec<EventStep>,
    /// The slug of the event.
    slug: String,
) -> impl IntoView {
    let heading = if steps.len() == 1 { "Giấy tờ mang theo" } else { "Mang theo cho tất cả các bước" };
    let unlisted = unlisted(&papers, &steps);
    let unlisted = (!unlisted.is_empty()).then(|| {
        view! { <p>{unlisted}": giấy tờ tùy trường hợp hoặc nguồn không ghi; hãy mở thủ tục để xem."</p> }
    });
    let list = (!papers.is_empty()).then(|| list(papers, &steps, &slug));
    view! {
        <section class="event-papers" aria-labelledby="mang-theo">
            <h2 id="mang-theo">{heading}</h2>
            {list}
            {unlisted}
        </section>
    }
}

fn list(papers: Vec<EventPaper>, steps: &[EventStep], slug: &str) -> impl IntoView + use<> {
    let ticks = Ticks::saved(slug, &papers);
    let item = |EventPaper { name, needed }: EventPaper| {
        view! {
            <li class="paper">
                <label class="tick">{tick(&ticks, Mark::of(&name))}<span>{name}</span></label>
                <div class="paper-more"><p class="copies">{needed_in(&needed, steps)}</p></div>
            </li>
        }
    };
    let items = papers.into_iter().map(item).collect_view();
    view! {
        <p class="quiet">
            "Đây là giấy tờ ai cũng phải nộp, theo thủ tục đầu tiên của mỗi bước. Bước nào không làm thì bỏ giấy tờ của bước ấy. \
             Có trường hợp cần thêm: hãy mở từng thủ tục để xem."
        </p>
        <ul class="paper-list">{items}</ul>
        {untick(ticks)}
    }
}

/// The box of a paper.
fn tick(ticks: &Ticks, paper: Mark) -> impl IntoView + use<> {
    let (read, change) = (ticks.clone(), ticks.clone());
    view! {
        <input type="checkbox" prop:checked=move || read.has(paper)
            on:change:target=move |event| change.change(|dossier| dossier.set_ticked(paper, event.target().checked()))/>
    }
}

/// The button that unticks all papers, if any is ticked.
fn untick(ticks: Ticks) -> impl IntoView {
    let (read, change) = (ticks.clone(), ticks);
    view! {
        <button type="button" class="plain needs-script" hidden=move || !read.any()
            on:click=move |_| change.change(Dossier::untick_all)>"Bỏ hết dấu"</button>
    }
}

/// "Bước 2 Thừa kế, bước 4 …": the steps that no paper of the list belongs to.
fn unlisted(papers: &[EventPaper], steps: &[EventStep]) -> String {
    let is_listed = |at: usize| papers.iter().flat_map(|paper| &paper.needed).any(|needed| needed.step as usize == at);
    let others = steps.iter().enumerate().filter(|(at, _)| !is_listed(*at));
    others.map(|(at, step)| format!("Bước {} {}", at + 1, step.name)).collect::<Vec<_>>().join(" · ")
}

/// "Bước 1 Khai tử: 1 bản chính · Bước 3 Mai táng phí".
fn needed_in(needed: &[Needed], steps: &[EventStep]) -> String {
    let part = |needed: &Needed| {
        let name = steps.get(needed.step as usize).map_or("", |step| step.name.as_str());
        let place = format!("Bước {} {name}", needed.step + 1);
        match sheets(needed.originals.into(), needed.copies.into()).as_str() {
            "" => place,
            stated => format!("{place}: {stated}"),
        }
    };
    needed.iter().map(part).collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_says_which_steps_need_it_and_how_often() {
        let step = |name: &str| EventStep { name: name.into(), ..EventStep::default() };
        let steps = [step("Khai tử"), step("Thừa kế")];
        let needed = [Needed { step: 0, originals: 1, copies: 2 }, Needed { step: 1, originals: 0, copies: 0 }];
        let paper = EventPaper { name: "Tờ khai".into(), needed: needed[..1].to_vec() };
        assert_eq!(unlisted(&[paper], &steps), "Bước 2 Thừa kế");
        assert_eq!(needed_in(&needed, &steps), "Bước 1 Khai tử: 1 bản chính, 2 bản sao · Bước 2 Thừa kế");
    }
}
