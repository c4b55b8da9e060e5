//! How was it: five faces after a visit, and if somebody is not content, why. Off unless the office wants it.

mod counts;
#[cfg(feature = "csr")]
pub(crate) mod kept_counts;

#[cfg(feature = "csr")]
pub(crate) use in_browser::Faces;

#[cfg(feature = "csr")]
mod in_browser {
    use catalog::Code;
    use catalog::satisfaction::{Rating, Reason};
    use leptos::prelude::*;

    use super::kept_counts::count;
    use crate::counter::context::Counter;
    use crate::counter::keyboard::OnScreenKeyboard;
    use crate::store::Store;

    /// Draws the question.
    #[component]
    pub(crate) fn Faces(
        /// The codes of the procedures that the visitor looked at.
        procedures: Vec<String>,
        /// The question is answered, or put aside.
        done: Callback<()>,
    ) -> impl IntoView {
        let code = procedures.last().and_then(|code| Code::parse(code).ok());
        let day = Store::current().backend.now().day;
        let chosen = RwSignal::new(None::<Rating>);
        let rated = code.clone();
        let rate = Callback::new(move |rating: Rating| {
            count(|counts| counts.rate(day, rated.as_ref(), rating));
            if rating.is_discontent() { chosen.set(Some(rating)) } else { done.run(()) }
        });
        let face = move |rating: Rating| {
            view! { <li><button type="button" on:click=move |_| rate.run(rating)><Face rating/><span>{rating.label()}</span></button></li> }
        };
        view! {
            <section class="faces" aria-live="polite">
                <Show when=move || chosen.get().is_none() fallback=move || view! { <Why code=code.clone() done/> }>
                    <h1>"Bạn thấy lần tra cứu này thế nào?"</h1>
                    <ul>{Rating::ALL.map(face)}</ul>
                    <p>"Màn hình chỉ đếm số lượt, không ghi bạn là ai."</p>
                </Show>
                <button type="button" class="plain" on:click=move |_| done.run(())>"Bỏ qua"</button>
            </section>
        }
    }

    /// Draws the reasons to choose from, and the line to write on where the office wants that.
    #[component]
    fn Why(code: Option<Code>, done: Callback<()>) -> impl IntoView {
        let settings = Counter::current().settings;
        let day = Store::current().backend.now().day;
        let given = code.clone();
        let give = Callback::new(move |reason: Reason| {
            count(|counts| counts.give_reason(day, given.as_ref(), reason));
            done.run(());
        });
        let reasons = Reason::ALL.map(|reason| {
            view! { <li><button type="button" on:click=move |_| give.run(reason)>{reason.label()}</button></li> }
        });
        let words = RwSignal::new(String::new());
        let say = Callback::new(move |()| {
            count(|counts| counts.say(day, code.as_ref(), &words.read_untracked()));
            done.run(());
        });
        let line = settings.read_untracked().free_text.then(|| {
            view! {
                <p class="said-line">{move || words.get()}</p>
                <OnScreenKeyboard text=words method=Signal::derive(move || settings.read().method) on_submit=say
                    suggest=Callback::new(|_: String| Vec::new())/>
                <button type="button" on:click=move |_| say.run(())>"Gửi lời này"</button>
            }
        });
        view! { <h1>"Điều gì chưa được?"</h1><ul class="reasons">{reasons}</ul>{line} }
    }

    /// Draws a face.
    #[component]
    fn Face(rating: Rating) -> impl IntoView {
        let mouth = match rating {
            Rating::VeryGood => "M28 56 Q50 92 72 56 Z",
            Rating::Good => "M30 60 Q50 80 70 60",
            Rating::Fair => "M32 66 H68",
            Rating::Poor => "M30 74 Q50 54 70 74",
            Rating::VeryPoor => "M30 80 Q50 44 70 80",
        };
        let brows = (rating == Rating::VeryPoor).then(|| view! { <path d="M26 28 L42 36 M74 28 L58 36"/> });
        view! {
            <svg class="face" viewBox="0 0 100 100" aria-hidden="true" focusable="false">
                <circle cx="50" cy="50" r="46"/>
                <circle class="eye" cx="35" cy="42" r="5"/>
                <circle class="eye" cx="65" cy="42" r="5"/>
                {brows}
                <path d=mouth/>
            </svg>
        }
    }
}
