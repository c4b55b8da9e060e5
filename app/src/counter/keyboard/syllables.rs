//! Every syllable that Vietnamese can write, typed in many ways.
//!
//! The list is made by rule: an onset, a rime and a tone, where the orthography lets them stand together. So it has
//! syllables that no dictionary has, but none that could not be a name.

use catalog::Typing;
use vi::processor::ToneMark;

use super::compose::{with_key, with_tone, without_last};

const ONSETS: &str = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x";
/// Rimes without a glide before the vowel.
const RIMES: &str = "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et \
ê êc êch êm ên êng ênh êp êt êu i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu o oc oi om on ong op ot oong ooc \
ô ôc ôi ôm ôn ông ôp ôt ơ ơc ơi ơm ơn ơng ơp ơt u uc ui um un ung up ut ua uôc uôi uôm uôn uông uôp uôt \
ư ưc ưi ưm ưn ưng ưp ưt ưu ưa ươc ươi ươm ươn ương ươp ươt ươu";
/// Rimes with a glide, written o or u.
const GLIDED: &str = "oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt uâc uân uâng uât uây \
oe oec oem oen oeng oeo oep oet uê uêch uên uênh uêt uơ uy uya uych uyn uynh uyp uyt uyu uyên uyêng uyêt";
/// Rimes without an onset that are written with y.
const BARE: &str = "y yêm yên yêng yêt yêu";
/// Onsets that also write the rime i as y.
const BEFORE_Y: [&str; 7] = ["h", "k", "l", "m", "s", "t", "v"];

const TONES: [Option<(ToneMark, char, char)>; 6] = [
    None,
    Some((ToneMark::Acute, 's', '1')),
    Some((ToneMark::Grave, 'f', '2')),
    Some((ToneMark::HookAbove, 'r', '3')),
    Some((ToneMark::Tilde, 'x', '4')),
    Some((ToneMark::Underdot, 'j', '5')),
];

/// How many there are.
const MANY: usize = 18_274;

/// The letters of a syllable without its tone, the place of the vowels among them, and the tone.
struct Syllable {
    letters: Vec<char>,
    vowels: std::ops::Range<usize>,
    tone: usize,
}

fn syllables() -> Vec<Syllable> {
    let mut all = Vec::new();
    for onset in ONSETS.split(' ').chain([""]) {
        for rime in rimes(onset) {
            let stopped = rime.ends_with(['c', 'p', 't']) || rime.ends_with("ch");
            let tones = if stopped { vec![1, 5] } else { (0..6).collect() };
            all.extend(tones.into_iter().map(|tone| syllable(onset, &rime, tone)));
        }
    }
    all
}

/// The rimes that may follow an onset, as they are written behind it.
fn rimes(onset: &str) -> Vec<String> {
    let is_front = |rime: &&str| rime.starts_with(['e', 'ê', 'i', 'y']);
    let (plain, glided) = (RIMES.split(' '), GLIDED.split(' '));
    let rimes: Vec<&str> = match onset {
        "" => plain.chain(glided).chain(BARE.split(' ')).filter(|rime| !rime.starts_with("iê") && *rime != "uơ").collect(),
        "k" => plain.filter(is_front).chain(["y"]).collect(),
        "gh" | "ngh" => plain.filter(is_front).collect(),
        "c" => plain.filter(|rime| !is_front(rime)).collect(),
        "g" | "ng" => plain.filter(|rime| !is_front(rime)).chain(glided).collect(),
        // Its u is the glide; that of "quốc" is not written twice.
        "qu" => {
            let glided = glided.filter(|rime| !["uya", "uyu"].contains(rime)).chain(["uôc"]);
            return glided.map(|rime| rime.chars().skip(1).collect()).collect();
        }
        // Its i is that of the rime.
        "gi" => {
            let (with_i, others): (Vec<&str>, Vec<&str>) = plain.chain(glided).partition(|rime| rime.starts_with('i'));
            let mut rimes: Vec<String> = with_i.iter().map(|rime| rime.chars().skip(1).collect()).collect();
            rimes.extend(others.into_iter().map(str::to_owned));
            rimes.sort();
            rimes.dedup();
            return rimes;
        }
        onset if BEFORE_Y.contains(&onset) => plain.chain(glided).chain(["y"]).collect(),
        _ => plain.chain(glided).collect(),
    };
    rimes.into_iter().map(str::to_owned).collect()
}

fn syllable(onset: &str, rime: &str, tone: usize) -> Syllable {
    let is_vowel = |letter: &char| "aăâeêioôơuưy".contains(*letter);
    let letters: Vec<char> = onset.chars().chain(rime.chars()).collect();
    let onset = onset.chars().count();
    let vowels = match rime.chars().take_while(is_vowel).count() {
        0 => onset - 1..onset,
        many => onset..onset + many,
    };
    Syllable { letters, vowels, tone }
}

impl Syllable {
    /// As it is written. The tone is on ơ, then on another vowel with a mark; of three vowels, or of two before a
    /// consonant, it is on the second; else on the first.
    fn written(&self) -> String {
        let vowels = &self.letters[self.vowels.clone()];
        let marked = |marks: &str| vowels.iter().rposition(|vowel| marks.contains(*vowel));
        let is_closed = self.vowels.end < self.letters.len();
        let second = usize::from(vowels.len() == 3 || vowels.len() == 2 && is_closed);
        let at = self.vowels.start + marked("ơ").or(marked("ăâêôư")).unwrap_or(second);
        let toned = |(place, letter): (usize, &char)| if place == at { self.with_tone(*letter) } else { *letter };
        self.letters.iter().enumerate().map(toned).collect()
    }

    fn with_tone(&self, letter: char) -> char {
        let row = [
            "aáàảãạ",
            "ăắằẳẵặ",
            "âấầẩẫậ",
            "eéèẻẽẹ",
            "êếềểễệ",
            "iíìỉĩị",
            "oóòỏõọ",
            "ôốồổỗộ",
            "ơớờởỡợ",
            "uúùủũụ",
            "ưứừửữự",
            "yýỳỷỹỵ",
        ];
        row.iter().find(|row| row.starts_with(letter)).and_then(|row| row.chars().nth(self.tone)).unwrap()
    }

    /// The keys of each letter: the letter without its mark, and the key of the mark.
    fn keys(&self, method: Typing) -> Vec<Vec<char>> {
        let mut keys: Vec<Vec<char>> = self.letters.iter().map(|letter| keys(*letter, method)).collect();
        // Telex reads oo as ô, and ooo as oo.
        if let Some(at) = self.letters.windows(2).position(|pair| pair == ['o', 'o']).filter(|_| method == Typing::Telex) {
            keys[at + 1].push('o');
        }
        keys
    }

    fn tone_key(&self, method: Typing) -> Option<char> {
        TONES[self.tone].map(|(_, telex, vni)| if method == Typing::Telex { telex } else { vni })
    }
}

fn keys(letter: char, method: Typing) -> Vec<char> {
    let (base, telex, vni) = match letter {
        'ă' => ('a', 'w', '8'),
        'â' => ('a', 'a', '6'),
        'ê' => ('e', 'e', '6'),
        'ô' => ('o', 'o', '6'),
        'ơ' => ('o', 'w', '7'),
        'ư' => ('u', 'w', '7'),
        'đ' => ('d', 'd', '9'),
        _ => return vec![letter],
    };
    vec![base, if method == Typing::Telex { telex } else { vni }]
}

fn typed(keys: impl IntoIterator<Item = char>, method: Typing) -> String {
    keys.into_iter().fold(String::new(), |text, key| with_key(&text, key, method))
}

/// Asserts that all syllables come out right, and returns how many times one was typed.
fn all_come_out(mut ways: impl FnMut(&Syllable) -> Vec<String>) -> usize {
    let (mut many, mut wrong) = (0, Vec::new());
    for syllable in syllables() {
        let written = syllable.written();
        let typed = ways(&syllable);
        many += typed.len();
        wrong.extend(typed.into_iter().filter(|typed| *typed != written).map(|typed| format!("{typed} for {written}")));
    }
    assert!(wrong.is_empty(), "{} of {many} wrong: {:?}", wrong.len(), &wrong[..wrong.len().min(40)]);
    many
}

const METHODS: [Typing; 2] = [Typing::Telex, Typing::Vni];

#[test]
fn there_are_as_many_syllables_as_the_orthography_has() {
    let mut written: Vec<String> = syllables().iter().map(Syllable::written).collect();
    let many = written.len();
    written.sort();
    written.dedup();
    assert_eq!((many, written.len()), (MANY, MANY));
    let known = "nghiêng giếng gìn gì quý quốc quyển khuỷu thuở khuya hòa khỏe thủy hoàng ngoèo xoong mỹ yêu ước giữa uống đượm";
    let missing: Vec<&str> = known.split(' ').filter(|word| written.binary_search(&(*word).to_owned()).is_err()).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn the_tone_key_may_come_at_any_place_behind_the_first_vowel() {
    for method in METHODS {
        all_come_out(|syllable| {
            let keys = syllable.keys(method);
            let places = syllable.vowels.start + 1..=keys.len();
            let with_tone_at = |at: usize| {
                let (before, after) = keys.split_at(at);
                typed(
                    before.iter().flatten().copied().chain(syllable.tone_key(method)).chain(after.iter().flatten().copied()),
                    method,
                )
            };
            places.map(with_tone_at).collect()
        });
    }
}

#[test]
fn marks_may_come_behind_all_letters() {
    for method in METHODS {
        all_come_out(|syllable| {
            let keys = syllable.keys(method);
            // The third o of "ooo" says that there is no mark, and comes at once.
            let is_mark = |at: usize| syllable.letters[at] != 'o';
            let at_once = keys.iter().enumerate().flat_map(|(at, keys)| if is_mark(at) { &keys[..1] } else { &keys[..] });
            let mut marks: Vec<char> =
                keys.iter().enumerate().filter(|(at, _)| is_mark(*at)).flat_map(|(_, keys)| &keys[1..]).copied().collect();
            // One key marks both letters of ươ.
            marks.dedup();
            vec![typed(at_once.copied().chain(marks).chain(syllable.tone_key(method)), method)]
        });
    }
}

#[test]
fn a_letter_may_be_typed_and_deleted_behind_each_key() {
    for method in METHODS {
        all_come_out(|syllable| {
            let keys = syllable.keys(method).concat().into_iter().chain(syllable.tone_key(method));
            vec![keys.fold(String::new(), |text, key| {
                let text = with_key(&text, key, method);
                without_last(&with_key(&text, 'h', Typing::Plain))
            })]
        });
    }
}

#[test]
fn letters_may_be_deleted_and_typed_again() {
    for method in METHODS {
        all_come_out(|syllable| {
            let written = syllable.written();
            let keys = syllable.keys(method);
            let again = |kept: usize| {
                let rest = (kept..keys.len()).fold(written.clone(), |text, _| without_last(&text));
                let text = keys[kept..].iter().flatten().fold(rest, |text, key| with_key(&text, *key, method));
                // The tone went with its letter, unless that was kept.
                if text == written {
                    text
                } else {
                    syllable.tone_key(method).into_iter().fold(text, |text, key| with_key(&text, key, method))
                }
            };
            (0..keys.len()).map(again).collect()
        });
    }
}

#[test]
fn keys_for_marks_make_every_syllable() {
    all_come_out(|syllable| {
        let places = syllable.vowels.start + 1..=syllable.letters.len();
        let with_tone_at = |at: usize| {
            let (before, after) = syllable.letters.split_at(at);
            let text = typed(before.iter().copied(), Typing::Plain);
            let text = TONES[syllable.tone].map_or_else(|| text.clone(), |(tone, ..)| with_tone(&text, tone));
            after.iter().fold(text, |text, letter| with_key(&text, *letter, Typing::Plain))
        };
        places.map(with_tone_at).collect()
    });
}

#[test]
fn capitals_stay_capitals() {
    for method in METHODS {
        all_come_out(|syllable| {
            let keys: Vec<char> = syllable.keys(method).concat().into_iter().chain(syllable.tone_key(method)).collect();
            let capitals = typed(keys.iter().flat_map(|key| key.to_uppercase()), method);
            let small = capitals.to_lowercase();
            assert_eq!(small.to_uppercase(), capitals);
            vec![small]
        });
    }
}
