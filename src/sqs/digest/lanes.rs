//! MD5 of several texts at once.
//!
//! Each step of MD5 waits for the one before, which leaves a processor idle most of the time. Eight
//! texts side by side, one to a lane of an array, give it something to do meanwhile: the compiler makes
//! wide instructions of the loops over lanes, and eight texts take the time of two or three. *RFC 1321: The MD5 Message-Digest Algorithm.*

use std::array::from_fn;

use md5::{Digest, Md5};

/// How many texts are summed side by side.
const LANES: usize = 8;

/// Fewer texts are summed faster one after the other.
const FEWEST: usize = 3;

/// Bytes in a block.
const BLOCK: usize = 64;

/// One word of every lane.
type Lanes = [u32; LANES];

/// What a digest starts from.
const START: [u32; 4] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476];

/// By how much the steps of each round turn what they add, four in turn.
const TURNS: [[u32; 4]; 4] = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];

/// The whole part of `2^32 * |sin(n)|` for the steps `n` from 1 to 64.
#[rustfmt::skip]
const SINES: [u32; 64] = [
    0xd76a_a478, 0xe8c7_b756, 0x2420_70db, 0xc1bd_ceee, 0xf57c_0faf, 0x4787_c62a, 0xa830_4613, 0xfd46_9501,
    0x6980_98d8, 0x8b44_f7af, 0xffff_5bb1, 0x895c_d7be, 0x6b90_1122, 0xfd98_7193, 0xa679_438e, 0x49b4_0821,
    0xf61e_2562, 0xc040_b340, 0x265e_5a51, 0xe9b6_c7aa, 0xd62f_105d, 0x0244_1453, 0xd8a1_e681, 0xe7d3_fbc8,
    0x21e1_cde6, 0xc337_07d6, 0xf4d5_0d87, 0x455a_14ed, 0xa9e3_e905, 0xfcef_a3f8, 0x676f_02d9, 0x8d2a_4c8a,
    0xfffa_3942, 0x8771_f681, 0x6d9d_6122, 0xfde5_380c, 0xa4be_ea44, 0x4bde_cfa9, 0xf6bb_4b60, 0xbebf_bc70,
    0x289b_7ec6, 0xeaa1_27fa, 0xd4ef_3085, 0x0488_1d05, 0xd9d4_d039, 0xe6db_99e5, 0x1fa2_7cf8, 0xc4ac_5665,
    0xf429_2244, 0x432a_ff97, 0xab94_23a7, 0xfc93_a039, 0x655b_59c3, 0x8f0c_cc92, 0xffef_f47d, 0x8584_5dd1,
    0x6fa8_7e4f, 0xfe2c_e6e0, 0xa301_4314, 0x4e08_11a1, 0xf753_7e82, 0xbd3a_f235, 0x2ad7_d2bb, 0xeb86_d391,
];

/// The MD5 of each text, in their order.
pub(super) fn md5_of_each(texts: &[&[u8]]) -> Vec<[u8; 16]> {
    let mut sums = Vec::with_capacity(texts.len());
    for texts in texts.chunks(LANES) {
        if texts.len() < FEWEST {
            sums.extend(texts.iter().map(|text| <[u8; 16]>::from(Md5::digest(text))));
        } else {
            sums.extend_from_slice(&side_by_side(texts)[..texts.len()]);
        }
    }
    sums
}

/// The MD5 of up to eight texts. A lane whose text is at its end idles until the longest one is.
fn side_by_side(texts: &[&[u8]]) -> [[u8; 16]; LANES] {
    let padded: [Padded<'_>; LANES] =
        from_fn(|lane| Padded::new(texts.get(lane).copied().unwrap_or_default()));
    let blocks = padded.each_ref().map(Padded::blocks);
    let mut state = START.map(|word| [word; LANES]);
    let mut sums = [[0; 16]; LANES];
    for index in 0..blocks.into_iter().max().unwrap_or(0) {
        mix(&mut state, &words(&padded, index));
        for lane in (0..LANES).filter(|&lane| blocks[lane] == index + 1) {
            let words = state.map(|word| word[lane].to_le_bytes());
            sums[lane].copy_from_slice(words.as_flattened());
        }
    }
    sums
}

/// A text as MD5 reads it: followed by a bit, zeroes and its length, up to a whole block.
struct Padded<'a> {
    whole: &'a [[u8; BLOCK]],
    /// What is left of the text, and the padding.
    end: [[u8; BLOCK]; 2],
    /// How many blocks that takes.
    end_blocks: usize,
}

impl<'a> Padded<'a> {
    fn new(text: &'a [u8]) -> Self {
        let (whole, rest) = text.as_chunks();
        let mut end = [[0; BLOCK]; 2];
        let end_blocks = (rest.len() + 1 + 8).div_ceil(BLOCK);
        end[0][..rest.len()].copy_from_slice(rest);
        end[0][rest.len()] = 0x80;
        let bits = (text.len() as u64).wrapping_mul(8);
        end[end_blocks - 1][BLOCK - 8..].copy_from_slice(&bits.to_le_bytes());
        Self { whole, end, end_blocks }
    }

    fn blocks(&self) -> usize {
        self.whole.len() + self.end_blocks
    }

    /// The block at `index`; behind the end, any.
    fn block(&self, index: usize) -> &[u8; BLOCK] {
        self.whole.get(index).unwrap_or_else(|| &self.end[(index - self.whole.len()).min(1)])
    }
}

/// The words of every text's block at `index`.
fn words(texts: &[Padded<'_>; LANES], index: usize) -> [Lanes; 16] {
    let blocks = texts.each_ref().map(|text| text.block(index).as_chunks().0);
    from_fn(|word| from_fn(|lane| u32::from_le_bytes(blocks[lane][word])))
}

/// Mixes a block of every lane into the state.
fn mix(state: &mut [Lanes; 4], words: &[Lanes; 16]) {
    let before = *state;
    round::<0>(state, words, |b, c, d| d ^ (b & (c ^ d)));
    round::<1>(state, words, |b, c, d| c ^ (d & (b ^ c)));
    round::<2>(state, words, |b, c, d| b ^ c ^ d);
    round::<3>(state, words, |b, c, d| c ^ (b | !d));
    for (now, before) in state.as_flattened_mut().iter_mut().zip(before.as_flattened()) {
        *now = now.wrapping_add(*before);
    }
}

/// The sixteen steps of a round, lane by lane: a loop without branches, which the compiler makes wide.
fn round<const ROUND: usize>(
    state: &mut [Lanes; 4],
    words: &[Lanes; 16],
    mixed: impl Fn(u32, u32, u32) -> u32,
) {
    let (first, stride) = [(0, 1), (1, 5), (5, 3), (0, 7)][ROUND];
    let [first_words, second_words, third_words, fourth_words] = state;
    for lane in 0..LANES {
        let (mut a, mut b) = (first_words[lane], second_words[lane]);
        let (mut c, mut d) = (third_words[lane], fourth_words[lane]);
        for step in 0..16 {
            let word = words[(first + stride * step) % 16][lane];
            let sum =
                a.wrapping_add(mixed(b, c, d)).wrapping_add(SINES[16 * ROUND + step]).wrapping_add(word);
            let next = sum.rotate_left(TURNS[ROUND][step % 4]).wrapping_add(b);
            (a, b, c, d) = (d, next, b, c);
        }
        (first_words[lane], second_words[lane]) = (a, b);
        (third_words[lane], fourth_words[lane]) = (c, d);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_every_length_have_the_sums_that_each_has_alone() {
        for length in 0..300 {
            let text =
                |lane: usize| vec![b'a'.wrapping_add(u8::try_from(lane).unwrap()); length * lane % 257];
            let texts: Vec<Vec<u8>> = (0..length % 20).map(text).collect();
            let texts: Vec<&[u8]> = texts.iter().map(Vec::as_slice).collect();
            let alone: Vec<[u8; 16]> = texts.iter().map(|text| Md5::digest(text).into()).collect();
            assert_eq!(md5_of_each(&texts), alone);
        }
    }
}
