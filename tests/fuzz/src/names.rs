//! Targets for what a citizen types, and for addresses in links.

use app::dossier::Dossier;
use app::route::Address;
use app::search_state::SearchState;
use catalog::search::decode_keys;

use crate::made::SAMPLE;

/// A question, asked to the names alone and to the whole index.
pub(crate) fn question(bytes: &[u8]) -> bool {
    let (question, sample) = (String::from_utf8_lossy(bytes), &*SAMPLE);
    let by_names = sample.by_names.answer(&question);
    let answer = sample.whole.answer(&question);
    !answer.hits.is_empty() && !by_names.hits.is_empty()
}

/// A word as typed with Telex or VNI keys.
pub(crate) fn keys(bytes: &[u8]) -> bool {
    let word = String::from_utf8_lossy(bytes);
    let meant = [false, true].map(|beside_vni| decode_keys(&word, beside_vni));
    meant.iter().any(Option::is_some)
}

/// An address within a site, with a search state and a dossier.
pub(crate) fn address(bytes: &[u8]) -> bool {
    let (text, sample) = (String::from_utf8_lossy(bytes), &*SAMPLE);
    let address = Address::parse(&text);
    let _ = address.route();
    let state = SearchState::read(&address, &sample.names);
    let again = SearchState::read(&Address::parse(&state.address(&sample.names)), &sample.names);
    for procedure in &sample.procedures {
        let Some(dossier) = Dossier::read(&address.fragment, procedure) else { continue };
        let _ = dossier.completeness(procedure);
        assert_eq!(Dossier::read(&dossier.fragment(), procedure).unwrap_or_default(), dossier, "a dossier survives its link");
    }
    again == state
}
