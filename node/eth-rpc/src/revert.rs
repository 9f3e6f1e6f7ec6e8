// SPDX-License-Identifier: Apache-2.0

//! Reading Solidity's two standard revert encodings.

use sp_core::U256;

/// Selector of `Error(string)`.
const ERROR: [u8; 4] = [0x08, 0xc3, 0x79, 0xa0];
/// Selector of `Panic(uint256)`.
const PANIC: [u8; 4] = [0x4e, 0x48, 0x7b, 0x71];

/// The reason in revert data, when it is an `Error(string)` or a `Panic(uint256)`.
pub fn reason(data: &[u8]) -> Option<String> {
	let (selector, body) = data.split_at_checked(4)?;
	if selector == ERROR {
		return string(body);
	}
	if selector == PANIC {
		return Some(panic(word(body, 0)?));
	}
	None
}

fn word(body: &[u8], at: usize) -> Option<U256> {
	Some(U256::from_big_endian(body.get(at..at.checked_add(32)?)?))
}

fn offset(body: &[u8], at: usize) -> Option<usize> {
	let value = word(body, at)?;
	(value <= U256::from(body.len())).then(|| value.low_u64() as usize)
}

fn string(body: &[u8]) -> Option<String> {
	let start = offset(body, 0)?;
	let length = offset(body, start)?;
	let text = start.checked_add(32)?;
	let bytes = body.get(text..text.checked_add(length)?)?;
	Some(String::from_utf8_lossy(bytes).into_owned())
}

/// Meanings from the Solidity documentation.
fn panic(code: U256) -> String {
	let meaning = match code.low_u64() {
		_ if code > U256::from(u64::MAX) => "unknown panic code",
		0x00 => "generic panic",
		0x01 => "assertion failed",
		0x11 => "arithmetic overflow or underflow",
		0x12 => "division or modulo by zero",
		0x21 => "invalid enum value",
		0x22 => "invalid encoded storage byte array",
		0x31 => "pop on an empty array",
		0x32 => "array index out of bounds",
		0x41 => "too much memory allocated",
		0x51 => "call of an uninitialised function",
		_ => "unknown panic code",
	};
	format!("panic 0x{code:02x}: {meaning}")
}

#[cfg(test)]
mod tests {
	use super::*;

	fn error_string(text: &str) -> Vec<u8> {
		let mut data = ERROR.to_vec();
		data.extend(U256::from(32).to_big_endian());
		data.extend(U256::from(text.len()).to_big_endian());
		let mut bytes = text.as_bytes().to_vec();
		bytes.resize(text.len().div_ceil(32) * 32, 0);
		data.extend(bytes);
		data
	}

	#[test]
	fn reason_should_be_the_text_when_error_string() {
		assert_eq!(reason(&error_string("Coupon: frozen")).as_deref(), Some("Coupon: frozen"));
		assert_eq!(reason(&error_string("")).as_deref(), Some(""));
	}

	#[test]
	fn reason_should_name_the_panic_when_panic() {
		let mut data = PANIC.to_vec();
		data.extend(U256::from(0x11).to_big_endian());
		assert_eq!(reason(&data).as_deref(), Some("panic 0x11: arithmetic overflow or underflow"));
	}

	#[test]
	fn reason_should_be_absent_when_data_is_custom_cut_or_lying_about_lengths() {
		assert_eq!(reason(&[]), None);
		assert_eq!(reason(&[1, 2, 3, 4, 5]), None);
		assert_eq!(reason(&error_string("Coupon: frozen")[..60]), None);
		let mut lying = ERROR.to_vec();
		lying.extend(U256::from(32).to_big_endian());
		lying.extend(U256::MAX.to_big_endian());
		assert_eq!(reason(&lying), None);
	}
}
