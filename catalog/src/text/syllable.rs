//! Whether a word can be a Vietnamese syllable, judged by its letters without marks: an initial and a rime. This
//! distinguishes words from leftovers of an input method or a missing space ("ca6n", "cầnmang").

use std::collections::HashSet;
use std::sync::LazyLock;

use super::words::fold;

/// The initial consonants, without marks. A syllable may also begin with its rime.
const INITIALS: &str = "b c ch d g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x";

/// The rimes, without marks. `y` after a consonant is written `i`, as [`fold`] does.
const RIMES: &str = "a ac ach ai am an ang anh ao ap at au ay e ec em en eng enh ech eo ep et eu i ia ic ich iec iem ien \
ieng iep iet ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oat oay oc oe oem oen oeo oet oi om on ong oong \
op ot u ua uan uang uat uay uc ue uech uen uenh ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen \
uyet uynh uyt uyu uo y yem yen yet yeu";

static KNOWN_INITIALS: LazyLock<HashSet<&str>> = LazyLock::new(|| INITIALS.split(' ').collect());
static KNOWN_RIMES: LazyLock<HashSet<String>> = LazyLock::new(|| RIMES.split(' ').map(fold).collect());

/// The letters of the longest syllable ("nghieng").
pub(crate) const MOST_LETTERS: usize = 7;

/// Whether a folded word can be a syllable.
pub fn is_syllable(folded: &str) -> bool {
    (0..=folded.len().min(3)).any(|at| {
        folded.is_char_boundary(at) && {
            let (initial, rime) = folded.split_at(at);
            (initial.is_empty() || KNOWN_INITIALS.contains(initial)) && KNOWN_RIMES.contains(rime)
        }
    }) || folded == "gi"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold_words;

    #[test]
    fn words_of_the_language_are_syllables() {
        let text = "Thủ tục đăng ký khai sinh, giấy chứng nhận quyền sử dụng đất, nghĩa trang, thuyền viên, quý khách, khuỷu tay, \
                    ngoằn ngoèo, xuống, hươu, rượu, giặt giũ, gì, giếng, quốc huy, tuyển, khuya, yêu, uống, hoạt, xoong, ở, ý kiến";
        for word in fold_words(text) {
            assert!(is_syllable(&word), "{word}");
        }
    }

    #[test]
    fn leftovers_and_joined_words_are_no_syllables() {
        for word in ["ddang", "kys", "giayto", "khaisinh", "form", "canmang", "w", "str", "", "vneid", "2025"] {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
