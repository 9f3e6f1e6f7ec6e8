// SPDX-License-Identifier: Apache-2.0
//! Integer maths on money: exact products over 256 bits, and a stated rounding direction.

use sp_core::U256;

/// `a * b / c`, rounded down. Nothing when `c` is zero or the result needs more than 128 bits.
pub fn mul_div_floor(a: u128, b: u128, c: u128) -> Option<u128> {
	match a.checked_mul(b) {
		Some(product) => product.checked_div(c),
		None => wide_floor(a, b, c),
	}
}

/// `a * b / c`, rounded up. Nothing when `c` is zero or the result needs more than 128 bits.
pub fn mul_div_ceil(a: u128, b: u128, c: u128) -> Option<u128> {
	let Some(product) = a.checked_mul(b) else { return wide_ceil(a, b, c) };
	let quotient = product.checked_div(c)?;
	let exact = quotient.checked_mul(c)? == product;
	if exact { Some(quotient) } else { quotient.checked_add(1) }
}

/// As [`mul_div_floor`], whatever the product. Several times as slow, and seldom needed.
fn wide_floor(a: u128, b: u128, c: u128) -> Option<u128> {
	let product = U256::from(a).checked_mul(U256::from(b))?;
	product.checked_div(U256::from(c))?.try_into().ok()
}

/// As [`mul_div_ceil`], whatever the product.
fn wide_ceil(a: u128, b: u128, c: u128) -> Option<u128> {
	let product = U256::from(a).checked_mul(U256::from(b))?;
	let divisor = U256::from(c);
	let quotient = product.checked_div(divisor)?;
	let exact = quotient.checked_mul(divisor)? == product;
	let rounded = if exact { quotient } else { quotient.checked_add(U256::one())? };
	rounded.try_into().ok()
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::money::Ppm;
	use codec::{Decode, Encode};
	use proptest::prelude::*;

	#[test]
	fn mul_div_should_return_nothing_when_the_divisor_is_zero() {
		assert_eq!(mul_div_floor(1, 1, 0), None);
		assert_eq!(mul_div_ceil(1, 1, 0), None);
	}

	#[test]
	fn mul_div_should_return_nothing_when_the_result_is_too_wide() {
		assert_eq!(mul_div_floor(u128::MAX, 2, 1), None);
		assert_eq!(mul_div_ceil(u128::MAX, 3, 2), None);
		assert_eq!(mul_div_floor(u128::MAX, u128::MAX, u128::MAX), Some(u128::MAX));
	}

	#[test]
	fn ppm_should_refuse_more_than_the_whole() {
		assert_eq!(Ppm::new(1_000_001), None);
		assert_eq!(Ppm::new(1_000_000), Some(Ppm::ONE));
		assert_eq!(Ppm::from_percent(250), Ppm::ONE);
		assert!(Ppm::decode(&mut &1_000_001u32.encode()[..]).is_err());
		assert_eq!(Ppm::decode(&mut &1_000_000u32.encode()[..]), Ok(Ppm::ONE));
	}

	proptest! {
		#[test]
		fn a_narrow_product_should_give_what_a_wide_one_does(
			(a, b, c) in any::<(u128, u128, u128)>(),
			(shift_a, shift_b, shift_c) in (0u32..128, 0u32..128, 0u32..128),
		) {
			let (a, b, c) = (a >> shift_a, b >> shift_b, c >> shift_c);
			prop_assert_eq!(mul_div_floor(a, b, c), wide_floor(a, b, c));
			prop_assert_eq!(mul_div_ceil(a, b, c), wide_ceil(a, b, c));
		}

		#[test]
		fn rounding_should_differ_by_at_most_one(a: u64, b: u64, c in 1u64..) {
			let (a, b, c) = (u128::from(a), u128::from(b), u128::from(c));
			let floor = mul_div_floor(a, b, c).unwrap();
			let ceil = mul_div_ceil(a, b, c).unwrap();
			prop_assert_eq!(floor, a * b / c);
			prop_assert_eq!(ceil, (a * b).div_ceil(c));
			prop_assert!(ceil - floor <= 1);
		}

		#[test]
		fn a_share_and_its_rest_should_add_up(amount: u64, parts in 0u32..=1_000_000) {
			let share = Ppm::new(parts).unwrap();
			let rest = Ppm::new(1_000_000 - parts).unwrap();
			let amount = u128::from(amount);
			prop_assert_eq!(share.ceil_of(amount).unwrap() + rest.floor_of(amount).unwrap(), amount);
		}
	}
}
