//! The click of a key, for offices that switch it on. It is made here, so no file is fetched for it.

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::AudioContext;

/// In seconds: short enough not to be a tone.
const LENGTH: f64 = 0.02;
/// In hertz, and as a part of the loudest.
const PITCH: f32 = 1_200.0;
const LOUDNESS: f32 = 0.1;

/// Makes clicks. The browser's part for sounds is started by the first one.
#[derive(Clone, Copy)]
pub(super) struct Clicks(StoredValue<Option<AudioContext>, LocalStorage>);

impl Default for Clicks {
    fn default() -> Self {
        let audio = StoredValue::new_local(None::<AudioContext>);
        // A browser allows few of them at a time.
        on_cleanup(move || {
            if let Some(Some(audio)) = audio.try_get_value() {
                let _ = audio.close();
            }
        });
        Self(audio)
    }
}

impl Clicks {
    /// Clicks once. A device without sound stays silent.
    pub(super) fn sound(self) {
        if self.0.with_value(Option::is_none) {
            self.0.set_value(AudioContext::new().ok());
        }
        if let Some(audio) = self.0.get_value() {
            // A click that is not heard changes nothing else.
            let _ = click(&audio);
        }
    }
}

fn click(audio: &AudioContext) -> Result<(), JsValue> {
    let (tone, loudness) = (audio.create_oscillator()?, audio.create_gain()?);
    tone.frequency().set_value(PITCH);
    loudness.gain().set_value(LOUDNESS);
    tone.connect_with_audio_node(&loudness)?;
    loudness.connect_with_audio_node(&audio.destination())?;
    tone.start()?;
    tone.stop_with_when(audio.current_time() + LENGTH)
}
