//! Reading a page aloud, with a Vietnamese voice that the device has itself. A voice that is fetched would send the text
//! to somebody else, so there is no button then.

mod sentences;

#[cfg(feature = "csr")]
pub(crate) use in_browser::Button;

#[cfg(feature = "csr")]
mod in_browser {
    use gloo::events::EventListener;
    use leptos::prelude::*;
    use wasm_bindgen::JsCast;
    use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

    use super::sentences::sentences;
    use crate::counter::context::Counter;
    use crate::dossier::Dossier;
    use crate::route::Route;
    use crate::store::{Load, Store};

    /// Draws the button, if the device has a Vietnamese voice of its own.
    #[component]
    pub(crate) fn Button() -> impl IntoView {
        let counter = Counter::current();
        let store = Store::current();
        let speech = window().speech_synthesis().ok();
        let able = RwSignal::new(speech.as_ref().is_some_and(|speech| voice(speech).is_some()));
        // Browsers tell of their voices late.
        let listener = speech.clone().map(|speech| {
            let voices = speech.clone();
            EventListener::new(&speech, "voiceschanged", move |_| {
                able.try_set(voice(&voices).is_some());
            })
        });
        let listener = StoredValue::new_local(listener);
        let speaking = RwSignal::new(false);
        let address = store.signals.address;
        let path = Memo::new(move |_| address.read().path.clone());
        Effect::new(move |_| {
            path.track();
            stop();
            speaking.set(false);
        });
        on_cleanup(move || {
            drop(listener.try_update_value(Option::take));
            stop();
        });
        let ended = StoredValue::new_local(Vec::<EventListener>::new());
        let touched = move |_| {
            stop();
            if speaking.get_untracked() {
                return speaking.set(false);
            }
            let Some(said) = answer(&store) else { return };
            speaking.set(true);
            ended.set_value(speak(
                &said,
                Callback::new(move |()| {
                    speaking.try_set(false);
                }),
            ));
        };
        view! {
            <Show when=move || able.get() && counter.settings.read().read_aloud>
                <button type="button" class="aloud" aria-pressed=move || speaking.get().to_string() on:click=touched.clone()>
                    {move || if speaking.get() { "Dừng đọc" } else { "Đọc to" }}
                </button>
            </Show>
        }
    }

    /// The sentences for the procedure on the page. `None` on another page, or if the procedure has not arrived.
    fn answer(store: &Store) -> Option<Vec<String>> {
        let address = store.signals.address.read_untracked();
        let Route::Procedure(code) = address.route() else { return None };
        let ordinal = store.names.ordinal(&code)?;
        let Load::Ready(procedure) = untrack(|| store.backend.procedure(ordinal)) else { return None };
        let procedure = store.holding(&procedure);
        let dossier = Dossier::read(&address.fragment, &procedure).unwrap_or_default();
        Some(sentences(&procedure, &dossier, &store.release.office))
    }

    /// Speaks sentences one after another. The listeners tell when the last one ends; drop them to stop listening.
    fn speak(said: &[String], ended: Callback<()>) -> Vec<EventListener> {
        let Some((speech, voice)) = window().speech_synthesis().ok().and_then(|speech| Some((speech.clone(), voice(&speech)?)))
        else {
            return Vec::new();
        };
        let mut listeners = Vec::new();
        for (at, sentence) in said.iter().enumerate() {
            let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(sentence) else { continue };
            utterance.set_voice(Some(&voice));
            utterance.set_lang(&voice.lang());
            if at + 1 == said.len() {
                listeners.push(EventListener::once(&utterance, "end", move |_| ended.run(())));
            }
            speech.speak(&utterance);
        }
        listeners
    }

    /// Stops speaking.
    fn stop() {
        if let Ok(speech) = window().speech_synthesis() {
            speech.cancel();
        }
    }

    /// The first Vietnamese voice of the device itself.
    fn voice(speech: &SpeechSynthesis) -> Option<SpeechSynthesisVoice> {
        let voices = speech.get_voices();
        let mut voices = voices.iter().filter_map(|voice| voice.dyn_into::<SpeechSynthesisVoice>().ok());
        let is_ours = |voice: &SpeechSynthesisVoice| voice.local_service() && voice.lang().to_lowercase().starts_with("vi");
        voices.find(is_ours)
    }
}
