// SPDX-License-Identifier: Apache-2.0
//! Random permits against a plain model: each moves what was signed, once, in time, between parties that may.

use crate::{SignedPermit, mock::*};
use frame_support::{pallet_prelude::DispatchResult, storage::with_storage_layer};
use genex_messages::{Goods, TransferPermit};
use genex_primitives::Quantity;
use proptest::prelude::*;
use sp_runtime::MultiSignature;
use std::collections::{BTreeMap, BTreeSet};

const PEOPLE: [u8; 4] = [ALICE, BOB, CAROL, STRANGER];

/// What is wrong with a signature.
#[derive(Clone, Copy, Debug)]
enum Flaw {
	None,
	OtherKey,
	OtherChain,
	OtherAmount,
}

#[derive(Clone, Debug)]
enum Act {
	/// From whom, to whom, how many, nonce, hours until the deadline, what is wrong, and how many times in one batch; none
	/// is a call of its own.
	Settle(usize, usize, Quantity, u64, u64, Flaw, usize),
	Cancel(usize, u64, u64),
	Freeze(usize, bool),
	Wait(u64),
}

fn acts() -> impl Strategy<Value = Act> {
	let who = || 0..PEOPLE.len();
	let flaw = prop_oneof![
		6 => Just(Flaw::None),
		1 => Just(Flaw::OtherKey),
		1 => Just(Flaw::OtherChain),
		1 => Just(Flaw::OtherAmount),
	];
	prop_oneof![
		9 => (who(), who(), 0u64..700, 0u64..3, 0u64..4, flaw, 0usize..3)
			.prop_map(|(a, b, c, d, e, f, g)| Act::Settle(a, b, c, d, e, f, g)),
		1 => (who(), 0u64..3, 0u64..4).prop_map(|(a, b, c)| Act::Cancel(a, b, c)),
		1 => (who(), any::<bool>()).prop_map(|(who, on)| Act::Freeze(who, on)),
		1 => (0u64..8_000).prop_map(Act::Wait),
	]
}

/// Deadlines lie on few seconds, so that permits meet others of the same nonce and deadline.
fn deadline(hours: u64) -> u64 {
	START + hours * 3_600
}

fn made(from: usize, to: usize, quantity: Quantity, nonce: u64, hours: u64) -> TransferPermit {
	TransferPermit {
		from: bytes(PEOPLE[from]),
		to: bytes(PEOPLE[to]),
		series: SERIES,
		goods: Goods::Units(quantity),
		nonce,
		deadline: deadline(hours),
	}
}

fn signature(permit: &TransferPermit, from: usize, flaw: Flaw) -> MultiSignature {
	let from = PEOPLE[from];
	match flaw {
		Flaw::None => sign(from, permit),
		Flaw::OtherKey => sign(RELAYER, permit),
		Flaw::OtherChain => sign_for(from, permit, &ELSEWHERE),
		Flaw::OtherAmount => sign(from, &TransferPermit { goods: Goods::Units(701), ..*permit }),
	}
}

/// What everybody has, which permits were used, and who is frozen.
struct Model {
	units: BTreeMap<usize, Quantity>,
	used: BTreeSet<(usize, u64, u64)>,
	frozen: BTreeSet<usize>,
}

impl Model {
	/// Whether a permit is good now. If so, it is used and its units move.
	fn settle(&mut self, act: &Act) -> bool {
		let Act::Settle(from, to, quantity, nonce, hours, flaw, _) = *act else { return false };
		let stranger = PEOPLE.len() - 1;
		let good = matches!(flaw, Flaw::None)
			&& Now::get() < deadline(hours)
			&& !self.used.contains(&(from, nonce, hours))
			&& ![from, to].iter().any(|one| self.frozen.contains(one) || *one == stranger)
			&& (1..=self.units[&from]).contains(&quantity);
		if good {
			self.used.insert((from, nonce, hours));
			*self.units.get_mut(&from).expect("everybody is counted") -= quantity;
			*self.units.get_mut(&to).expect("everybody is counted") += quantity;
		}
		good
	}

	fn compare(&self) {
		for (who, units) in &self.units {
			assert_eq!(parts(SERIES, PEOPLE[*who]), (*units, 0));
		}
		for (who, nonce, hours) in &self.used {
			assert!(Used::get((account(PEOPLE[*who]), nonce, deadline(*hours))));
		}
		assert_eq!(Used::iter().count(), self.used.len());
	}

	fn perform(&mut self, act: &Act) {
		match *act {
			Act::Settle(from, to, quantity, nonce, hours, flaw, times) => {
				let permit = made(from, to, quantity, nonce, hours);
				let signature = signature(&permit, from, flaw);
				let one = SignedPermit { permit, signature: signature.clone() };
				let outcome: DispatchResult = with_storage_layer(|| match times {
					0 => Permits::settle(signed(RELAYER), permit, signature),
					_ => {
						let permits = vec![one; times].try_into().expect("few permits");
						Permits::settle_batch(signed(RELAYER), permits)
					},
				});
				let good = self.settle(act);
				assert_eq!(outcome.is_ok(), good || times > 0, "{act:?}: {outcome:?}");
			},
			Act::Cancel(who, nonce, hours) => {
				Used::insert((account(PEOPLE[who]), nonce, deadline(hours)), true);
				self.used.insert((who, nonce, hours));
			},
			Act::Freeze(who, on) => {
				Frozen::mutate(|frozen| match on {
					true => frozen.insert(account(PEOPLE[who])),
					false => frozen.remove(&account(PEOPLE[who])),
				});
				if on {
					self.frozen.insert(who);
				} else {
					self.frozen.remove(&who);
				}
			},
			Act::Wait(seconds) => Now::mutate(|now| *now += seconds),
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(48))]

	#[test]
	fn permits_should_move_what_was_signed_once(acts in prop::collection::vec(acts(), 1..80)) {
		run(|| {
			let units = BTreeMap::from([(0, WEALTH), (1, WEALTH), (2, 0), (3, 0)]);
			let mut model = Model { units, used: BTreeSet::new(), frozen: BTreeSet::new() };
			for act in acts {
				model.perform(&act);
				model.compare();
			}
		});
	}
}
