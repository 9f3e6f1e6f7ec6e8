// SPDX-License-Identifier: Apache-2.0
//! Whatever a person gets wrong once is found.

use super::*;
use crate::{Error, MAX_LENGTH, from_text, to_plain_text, to_text};
use proptest::prelude::*;

/// Texts in both forms: of nothing, of a printed code, and of a ticket by each kind of key.
fn texts() -> Vec<String> {
	let tickets = signed().into_iter().step_by(7).map(|one| one.to_bytes(&DOMAIN));
	let contents = [Vec::new(), (0u8..16).map(|byte| byte * 17).collect(), vec![255; 33]];
	contents
		.into_iter()
		.chain(tickets)
		.flat_map(|bytes| [to_text(&bytes), to_plain_text(&bytes)])
		.collect()
}

/// What a character is read as.
fn read(character: char) -> char {
	match character.to_ascii_uppercase() {
		'O' => '0',
		'I' | 'L' => '1',
		other => other,
	}
}

/// Reading `changed` must fail, or give what `text` does when both are read alike.
fn is_found(changed: &[char], text: &[char], alike: bool) {
	let [changed, text] = [changed, text].map(|text| text.iter().collect::<String>());
	match from_text(&changed) {
		Ok(bytes) => {
			assert!(alike, "{changed} is read as something");
			assert_eq!(Ok(bytes), from_text(&text));
		},
		Err(error) => assert!(matches!(error, Error::Mistyped | Error::NotText), "{error:?}"),
	}
}

#[test]
fn text_should_be_read_in_small_letters_and_with_letters_for_digits() {
	for text in texts() {
		let bytes = from_text(&text).expect("it was written so");
		assert_eq!(from_text(&text.to_lowercase()), Ok(bytes.clone()));
		let (start, rest) = text.split_at(4);
		let rest = rest.replace('0', "o").replace('1', "l");
		assert_eq!(from_text(&format!("{start}{rest}")), Ok(bytes));
	}
}

#[test]
fn text_should_be_found_wrong_when_any_character_is_another() {
	let others: Vec<char> = (' '..='~').chain(['\n', 'é', '０', 'ſ', '\u{212a}']).collect();
	for text in texts() {
		let text: Vec<char> = text.chars().collect();
		for place in 0..text.len() {
			for other in others.iter().filter(|other| **other != text[place]) {
				let mut changed = text.clone();
				changed[place] = *other;
				is_found(&changed, &text, read(*other) == read(text[place]));
			}
		}
	}
}

#[test]
fn text_should_be_found_wrong_when_any_neighbours_are_swapped() {
	for text in texts() {
		let text: Vec<char> = text.chars().collect();
		for place in 1..text.len() {
			let mut changed = text.clone();
			changed.swap(place - 1, place);
			if changed != text {
				is_found(&changed, &text, false);
			}
		}
	}
}

#[test]
fn text_should_be_found_wrong_when_a_character_is_missing_or_doubled() {
	for text in texts() {
		let text: Vec<char> = text.chars().collect();
		for place in 0..text.len() {
			let (mut shorter, mut longer) = (text.clone(), text.clone());
			shorter.remove(place);
			longer.insert(place, text[place]);
			is_found(&shorter, &text, false);
			is_found(&longer, &text, false);
		}
	}
}

#[test]
fn text_should_be_refused_when_it_is_longer_than_any_message() {
	assert_eq!(from_text(&to_text(&[0; MAX_LENGTH])), Ok(vec![0; MAX_LENGTH]));
	assert_eq!(from_text(&to_text(&[0; MAX_LENGTH + 1])), Err(Error::TooLong));
}

#[test]
fn text_should_be_refused_when_it_is_none() {
	for text in ["", "GNX", "BTC1-00000", "é1234"] {
		assert_eq!(from_text(text), Err(Error::NotText), "{text}");
	}
	for text in ["GNX1", "GNX1-", "GNX1-00000-0"] {
		assert_eq!(from_text(text), Err(Error::Mistyped), "{text}");
	}
}

proptest! {
	#[test]
	fn text_should_be_read_back(bytes in prop::collection::vec(any::<u8>(), 0..=MAX_LENGTH)) {
		prop_assert_eq!(from_text(&to_text(&bytes)), Ok(bytes.clone()));
		prop_assert_eq!(from_text(&to_plain_text(&bytes)), Ok(bytes));
	}

	#[test]
	fn text_should_find_one_wrong_digit_and_one_swap(
		bytes in prop::collection::vec(any::<u8>(), 1..=MAX_LENGTH),
		at in any::<prop::sample::Index>(),
		digit in "[0-9A-HJKMNP-TV-Z]",
	) {
		let text: Vec<char> = to_plain_text(&bytes).chars().collect();
		let place = 4 + at.index(text.len() - 5);
		let mut wrong = text.clone();
		wrong[place] = digit.chars().next().expect("one digit");
		let mut swapped = text.clone();
		swapped.swap(place, place + 1);
		for changed in [wrong, swapped].into_iter().filter(|changed| *changed != text) {
			prop_assert_eq!(from_text(&changed.iter().collect::<String>()), Err(Error::Mistyped));
		}
	}

	#[test]
	fn text_should_never_panic(text in "(GNX1)?\\PC{0,40}") {
		// Whatever comes out must be written the same way.
		if let Ok(bytes) = from_text(&text) {
			prop_assert_eq!(from_text(&to_text(&bytes)), Ok(bytes));
		}
	}
}
