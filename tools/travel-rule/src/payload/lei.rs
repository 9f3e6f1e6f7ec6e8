// SPDX-License-Identifier: Apache-2.0
//! Legal entity identifiers (ISO 17442).

/// What is wrong with an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
	/// Not 18 digits and capital letters and then 2 digits.
	Form,
	/// The last two digits do not fit the rest.
	CheckDigits,
}

/// Checks form and check digits.
///
/// The check digits are those of ISO 7064 mod 97-10: with A = 10 to Z = 35, the whole identifier
/// read as one number leaves 1 when divided by 97.
pub(super) fn check(lei: &str) -> Result<(), Flaw> {
	let (body, digits) = lei.split_at_checked(18).ok_or(Flaw::Form)?;
	let is_body = body.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
	if !is_body || digits.len() != 2 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
		return Err(Flaw::Form);
	}
	let rest = lei.chars().filter_map(|character| character.to_digit(36)).fold(0, |rest, value| {
		let shift = if value < 10 { 10 } else { 100 };
		(rest * shift + value) % 97
	});
	if rest == 1 { Ok(()) } else { Err(Flaw::CheckDigits) }
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn check_should_accept_identifiers_in_use() {
		// Published by their owners: two banks and the foundation that runs the system.
		for lei in ["7LTWFZYICNSX8D621K86", "8I5DZWZKVSZI1NUHU748", "506700GE1G29325QX363"] {
			assert_eq!(check(lei), Ok(()), "{lei}");
		}
	}

	#[test]
	fn check_should_refuse_another_form() {
		for lei in [
			"",
			"7LTWFZYICNSX8D621K8",
			"7LTWFZYICNSX8D621K866",
			"7ltwfzyicnsx8d621k86",
			"7LTWFZYICNSX8D621KA6",
			"7LTWFZYICNSX8D62 K86",
			"7LTWFZYICNSX8D621é86",
		] {
			assert_eq!(check(lei), Err(Flaw::Form), "{lei}");
		}
	}

	#[test]
	fn check_should_refuse_wrong_check_digits() {
		for lei in ["7LTWFZYICNSX8D621K87", "7LTWFZYICNSX8D612K86", "L7TWFZYICNSX8D621K86"] {
			assert_eq!(check(lei), Err(Flaw::CheckDigits), "{lei}");
		}
	}
}
