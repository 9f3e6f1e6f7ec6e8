// SPDX-License-Identifier: Apache-2.0
//! Which ticks of a side have orders: a bit per tick in 16 words, and a summary with a bit per word that is not zero.
//!
//! Every search reads at most two words. Words are got by index, so that a store reads only those.

use crate::book::Tick;

/// Words of a side: 16 times 128 ticks.
pub const WORDS: u8 = 16;

/// The word in which `tick` has its bit, 0 to 15.
pub fn word_of(tick: Tick) -> u8 {
	// 2,047 >> 7 is 15.
	u8::try_from(tick.get() >> 7).unwrap_or_default()
}

fn bit_of(tick: Tick) -> u32 {
	u32::from(tick.get() & 127)
}

/// `index` and `bit` of a word back to the tick.
fn tick_at(index: u8, bit: u32) -> Option<Tick> {
	u16::try_from(bit).ok().and_then(|bit| Tick::new(u16::from(index) << 7 | bit))
}

/// The bit of `tick` in its word.
fn mask(tick: Tick) -> u128 {
	1u128.checked_shl(bit_of(tick)).unwrap_or_default()
}

/// The bit of word `index` in the summary.
fn summary_mask(index: u8) -> u16 {
	1u16.checked_shl(u32::from(index)).unwrap_or_default()
}

/// Whether `tick` is set in its `word`.
pub fn contains(word: u128, tick: Tick) -> bool {
	word & mask(tick) != 0
}

/// The summary and the word of `tick` once it is set.
pub fn set(summary: u16, word: u128, tick: Tick) -> (u16, u128) {
	(summary | summary_mask(word_of(tick)), word | mask(tick))
}

/// The summary and the word of `tick` once it is cleared.
pub fn clear(summary: u16, word: u128, tick: Tick) -> (u16, u128) {
	let word = word & !mask(tick);
	let summary = if word == 0 { summary & !summary_mask(word_of(tick)) } else { summary };
	(summary, word)
}

/// The lowest set tick at or above `tick`.
pub fn at_or_above(summary: u16, tick: Tick, word: impl Fn(u8) -> u128) -> Option<Tick> {
	let index = word_of(tick);
	if summary & summary_mask(index) != 0 {
		let rest = word(index) & u128::MAX.checked_shl(bit_of(tick)).unwrap_or_default();
		if rest != 0 {
			return tick_at(index, rest.trailing_zeros());
		}
	}
	let later = summary & u16::MAX.checked_shl(u32::from(index).saturating_add(1)).unwrap_or(0);
	if later == 0 {
		return None;
	}
	let index = u8::try_from(later.trailing_zeros()).ok()?;
	tick_at(index, word(index).trailing_zeros())
}

/// The highest set tick at or below `tick`.
pub fn at_or_below(summary: u16, tick: Tick, word: impl Fn(u8) -> u128) -> Option<Tick> {
	let index = word_of(tick);
	if summary & summary_mask(index) != 0 {
		let beyond = 127u32.saturating_sub(bit_of(tick));
		let rest = word(index) & u128::MAX.checked_shr(beyond).unwrap_or_default();
		if rest != 0 {
			return tick_at(index, rest.ilog2());
		}
	}
	let earlier = summary & !u16::MAX.checked_shl(u32::from(index)).unwrap_or(0);
	let index = u8::try_from(earlier.checked_ilog2()?).ok()?;
	tick_at(index, word(index).checked_ilog2()?)
}
