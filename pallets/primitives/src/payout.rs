// SPDX-License-Identifier: Apache-2.0
//! What holders get in a default. A fund is fixed once, with all that is owed; after that every share is a fixed part of
//! it, so that neither the order of claims nor how they are cut makes a difference.

use crate::{
	AssetId, Balance, Quantity,
	maths::{mul_div_ceil, mul_div_floor},
};
use alloc::{collections::BTreeMap, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Money of one stablecoin that was found when a fund was fixed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Found {
	/// The stablecoin.
	pub asset: AssetId,
	/// How much, in its smallest units.
	pub amount: Balance,
	/// What that was worth then, in billionths of a US dollar.
	pub worth: u128,
}

/// One stablecoin of a fund.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Pot {
	/// The stablecoin.
	pub asset: AssetId,
	/// All that was there, in its smallest units.
	pub amount: Balance,
	/// What of it claims share. Less than all where there was more than is owed.
	pub payable: Balance,
}

/// A fund, and how much of what is owed it covers.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Cover {
	/// Its stablecoins, as they were found.
	pub pots: Vec<Pot>,
	/// What it covers, in billionths of a US dollar; never more than is owed.
	pub worth: u128,
}

/// What one claim gets in one stablecoin.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Share {
	/// The stablecoin.
	pub asset: AssetId,
	/// From the guarantee.
	pub guarantee: Balance,
	/// From what was kept of proceeds.
	pub holdback: Balance,
}

/// A fund of which a claim for `part` of `whole` gets that part; the three belong together.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Slice<'a> {
	/// The stablecoins of the fund.
	pub pots: &'a [Pot],
	/// What is claimed.
	pub part: u128,
	/// All that there is to claim, in the same measure.
	pub whole: u128,
}

/// Makes a fund of what was `found`, against all that is `owed`. Where more was found than is owed, every stablecoin gives
/// the same part of it. Nothing when the worth needs more than 128 bits.
pub fn cover(found: &[Found], owed: u128) -> Option<Cover> {
	let all = found.iter().try_fold(0_u128, |sum, one| sum.checked_add(one.worth))?;
	let pot = |one: &Found| {
		let (asset, amount) = (one.asset, one.amount);
		let payable = if all <= owed { amount } else { mul_div_floor(amount, owed, all)? };
		Some(Pot { asset, amount, payable })
	};
	let pots = found.iter().map(pot).collect::<Option<Vec<_>>>()?;
	Some(Cover { pots, worth: all.min(owed) })
}

/// What is left of `worth` when of all that is `owed` as much as `covered` is paid, rounded down. Nothing when more is
/// covered than owed.
pub fn uncovered(worth: u128, covered: u128, owed: u128) -> Option<u128> {
	if owed == 0 {
		return (covered == 0).then_some(0);
	}
	worth.checked_sub(mul_div_ceil(worth, covered, owed)?)
}

/// What a claim gets of `pot`, rounded down.
fn share_of(pot: &Pot, part: u128, whole: u128) -> Option<Balance> {
	if whole == 0 { Some(0) } else { mul_div_floor(pot.payable, part, whole) }
}

/// What a claim gets in all, by stablecoin; those in which it gets nothing are left out. Nothing when a part is so much
/// larger than its whole that a share needs more than 128 bits.
pub fn shares(guarantee: Slice<'_>, holdback: Slice<'_>) -> Option<Vec<Share>> {
	let mut sums = BTreeMap::<AssetId, (Balance, Balance)>::new();
	for pot in guarantee.pots {
		let sum = &mut sums.entry(pot.asset).or_default().0;
		*sum = sum.checked_add(share_of(pot, guarantee.part, guarantee.whole)?)?;
	}
	for pot in holdback.pots {
		let sum = &mut sums.entry(pot.asset).or_default().1;
		*sum = sum.checked_add(share_of(pot, holdback.part, holdback.whole)?)?;
	}
	let shares = sums.into_iter().filter(|(_, sums)| *sums != (0, 0));
	Some(
		shares.map(|(asset, (guarantee, holdback))| Share { asset, guarantee, holdback }).collect(),
	)
}

/// What is still missing of what is `owed`: neither covered by the guarantee nor by what was kept of proceeds.
pub const fn shortfall(owed: u128, guarantee: u128, holdback: u128) -> u128 {
	owed.saturating_sub(guarantee).saturating_sub(holdback)
}

/// Whether `quantity` more units can be claimed where `claimed` of `units` were. Gives how many are claimed then.
pub fn after_claim(claimed: Quantity, quantity: Quantity, units: Quantity) -> Option<Quantity> {
	claimed.checked_add(quantity).filter(|all| *all <= units)
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;
	use sp_core::U256;

	const USD: AssetId = 1;
	const EUR: AssetId = 2;

	fn found(asset: AssetId, amount: Balance, worth: u128) -> Found {
		Found { asset, amount, worth }
	}

	fn slice(pots: &[Pot], part: u128, whole: u128) -> Slice<'_> {
		Slice { pots, part, whole }
	}

	#[test]
	fn cover_should_give_all_when_less_was_found_than_is_owed() {
		let fund = cover(&[found(USD, 300, 300), found(EUR, 100, 110)], 1_000).unwrap();
		let pots =
			[(USD, 300), (EUR, 100)].map(|(asset, amount)| Pot { asset, amount, payable: amount });
		assert_eq!(fund, Cover { pots: pots.to_vec(), worth: 410 });
	}

	#[test]
	fn cover_should_give_the_same_part_of_all_when_more_was_found_than_is_owed() {
		let fund = cover(&[found(USD, 300, 300), found(EUR, 90, 100)], 200).unwrap();
		let payable: Vec<_> = fund.pots.iter().map(|pot| pot.payable).collect();
		assert_eq!((payable, fund.worth), (vec![150, 45], 200));
	}

	#[test]
	fn cover_should_pay_nothing_when_nothing_is_owed_or_found() {
		assert_eq!(cover(&[found(USD, 5, 5)], 0).unwrap().pots.first().unwrap().payable, 0);
		assert_eq!(cover(&[], 5), Some(Cover { pots: vec![], worth: 0 }));
		assert_eq!(cover(&[found(USD, 1, u128::MAX), found(EUR, 1, 1)], 5), None);
	}

	#[test]
	fn uncovered_should_be_what_the_guarantee_leaves() {
		assert_eq!(uncovered(500, 400, 1_000), Some(300));
		assert_eq!(uncovered(501, 400, 1_000), Some(300));
		assert_eq!(uncovered(500, 1_000, 1_000), Some(0));
		assert_eq!(uncovered(0, 0, 0), Some(0));
		assert_eq!(uncovered(500, 1_001, 1_000), None);
		assert_eq!(uncovered(5, 5, 0), None);
	}

	#[test]
	fn shares_should_join_both_sources_when_they_have_the_same_stablecoin() {
		let pot = |asset, payable| Pot { asset, amount: payable, payable };
		let (fund, kept) = ([pot(USD, 100), pot(EUR, 1)], [pot(USD, 30)]);
		let paid = shares(slice(&fund, 1, 4), slice(&kept, 1, 3)).unwrap();
		assert_eq!(paid, vec![Share { asset: USD, guarantee: 25, holdback: 10 }]);
		assert_eq!(shares(slice(&fund, 1, 0), slice(&[], 1, 0)), Some(vec![]));
	}

	#[test]
	fn after_claim_should_be_nothing_when_more_is_claimed_than_there_was() {
		assert_eq!(after_claim(3, 2, 5), Some(5));
		assert_eq!(after_claim(3, 3, 5), None);
		assert_eq!(after_claim(u64::MAX, 1, u64::MAX), None);
	}

	#[test]
	fn shortfall_should_be_zero_when_all_is_covered() {
		assert_eq!((shortfall(10, 4, 3), shortfall(10, 6, 7)), (3, 0));
	}

	/// A default of one series: what units are worth, what the guarantee and the holdback are, and quantities of claims.
	#[derive(Clone, Debug)]
	struct Case {
		unit_worth: u128,
		others: u128,
		guarantee: Vec<Found>,
		kept: Vec<Found>,
		claims: Vec<Quantity>,
		left: Quantity,
	}

	impl Case {
		fn units(&self) -> u128 {
			u128::from(self.claims.iter().sum::<Quantity>() + self.left)
		}

		fn owed(&self) -> u128 {
			self.units() * self.unit_worth + self.others
		}

		/// The fund of all and that of the series.
		fn funds(&self) -> (Cover, Cover) {
			let fund = cover(&self.guarantee, self.owed()).unwrap();
			let worth = self.units() * self.unit_worth;
			let open = uncovered(worth, fund.worth, self.owed()).unwrap();
			(fund, cover(&self.kept, open).unwrap())
		}

		/// What a claim of `quantity` gets.
		fn paid(&self, quantity: Quantity) -> Vec<Share> {
			let (fund, kept) = self.funds();
			let quantity = u128::from(quantity);
			let all = slice(&fund.pots, quantity * self.unit_worth, self.owed());
			shares(all, slice(&kept.pots, quantity, self.units())).unwrap()
		}
	}

	/// What `of` takes of `asset` in all.
	fn sum(asset: AssetId, shares: &[Share], of: impl Fn(&Share) -> Balance) -> Balance {
		shares.iter().filter(|share| share.asset == asset).map(of).sum()
	}

	/// What of `found` was paid, in billionths of billionths of a US dollar, rounded down.
	fn worth_paid(found: &[Found], shares: &[Share], of: fn(&Share) -> Balance) -> U256 {
		let worth = |one: &Found| {
			let paid = U256::from(sum(one.asset, shares, of));
			let fine = U256::from(1_000_000_000_u64);
			paid * U256::from(one.worth) * fine / U256::from(one.amount)
		};
		found.iter().map(worth).fold(U256::zero(), |sum, one| sum + one)
	}

	fn some_found() -> impl Strategy<Value = Vec<Found>> {
		let one = (1_u64..1 << 40, 1_u64..1 << 50);
		prop::collection::vec(one, 0..4).prop_map(|all| {
			let found = |(asset, (amount, worth)): (AssetId, (u64, u64))| Found {
				asset,
				amount: amount.into(),
				worth: worth.into(),
			};
			(0..).zip(all).map(found).collect()
		})
	}

	fn some_case() -> impl Strategy<Value = Case> {
		let claims = prop::collection::vec(1_u64..1 << 20, 1..12);
		(1_u64..1 << 36, 0_u64..1 << 50, some_found(), some_found(), claims, 0_u64..1 << 20)
			.prop_map(|(unit_worth, others, guarantee, kept, claims, left)| Case {
				unit_worth: unit_worth.into(),
				others: others.into(),
				guarantee,
				kept,
				claims,
				left,
			})
	}

	proptest! {
		#[test]
		fn claims_should_never_take_more_than_there_is(case in some_case()) {
			let paid: Vec<Share> =
				case.claims.iter().flat_map(|quantity| case.paid(*quantity)).collect();
			let (fund, kept) = case.funds();
			for pot in &fund.pots {
				prop_assert!(pot.payable <= pot.amount);
				prop_assert!(sum(pot.asset, &paid, |share| share.guarantee) <= pot.payable);
			}
			for pot in &kept.pots {
				prop_assert!(pot.payable <= pot.amount);
				prop_assert!(sum(pot.asset, &paid, |share| share.holdback) <= pot.payable);
			}
		}

		#[test]
		fn each_share_should_be_within_one_of_the_exact_one(case in some_case()) {
			let (fund, kept) = case.funds();
			for quantity in &case.claims {
				let (paid, quantity) = (case.paid(*quantity), U256::from(*quantity));
				for pot in &fund.pots {
					let exact = U256::from(pot.payable) * quantity * U256::from(case.unit_worth);
					let got = U256::from(sum(pot.asset, &paid, |share| share.guarantee));
					let owed = U256::from(case.owed());
					prop_assert!(got * owed <= exact && (got + U256::one()) * owed > exact);
				}
				for pot in &kept.pots {
					let exact = U256::from(pot.payable) * quantity;
					let got = U256::from(sum(pot.asset, &paid, |share| share.holdback));
					let units = U256::from(case.units());
					prop_assert!(got * units <= exact && (got + U256::one()) * units > exact);
				}
			}
		}

		#[test]
		fn splitting_a_claim_should_gain_nothing_and_lose_at_most_one_a_part(case in some_case()) {
			let whole = case.paid(case.claims.iter().sum());
			let parts: Vec<Share> =
				case.claims.iter().flat_map(|quantity| case.paid(*quantity)).collect();
			let most = Balance::try_from(case.claims.len()).unwrap();
			for asset in 0..4 {
				let both: [fn(&Share) -> Balance; 2] = [|share| share.guarantee, |share| share.holdback];
				for of in both {
					let (once, cut) = (sum(asset, &whole, of), sum(asset, &parts, of));
					prop_assert!(cut <= once && once < cut + most);
				}
			}
		}

		#[test]
		fn nobody_should_get_more_than_units_are_worth(case in some_case()) {
			for quantity in &case.claims {
				let paid = case.paid(*quantity);
				let got = worth_paid(&case.guarantee, &paid, |share| share.guarantee)
					+ worth_paid(&case.kept, &paid, |share| share.holdback);
				let fine = U256::from(1_000_000_000_u64);
				prop_assert!(got <= U256::from(*quantity) * U256::from(case.unit_worth) * fine);
			}
		}

		#[test]
		fn what_is_covered_should_never_be_more_than_what_is_owed(case in some_case()) {
			let (fund, kept) = case.funds();
			let worth = case.units() * case.unit_worth;
			prop_assert!(fund.worth <= case.owed());
			prop_assert!(kept.worth <= worth);
			prop_assert!(fund.worth + kept.worth <= case.owed());
		}
	}
}
