// SPDX-License-Identifier: Apache-2.0
//! Random acts by everybody against a model: units are neither made nor lost, nothing burns twice, and no ticket or
//! authorisation gives more than its holder said.

use super::*;
use frame_support::{storage::with_storage_layer, traits::Hooks, weights::Weight};
use genex_primitives::traits::Nonces;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const HOLDERS: [u8; 2] = [ALICE, BOB];
const EVERYBODY: [u8; 5] = [ALICE, BOB, STORE, CAFE, STRANGER];

#[derive(Clone, Debug)]
enum Act {
	Ticket { by: usize, holder: usize, at: usize, quantity: u64, nonce: u64, life: u64 },
	Cancel { holder: usize, nonce: u64, life: u64 },
	Authorise { holder: usize, at: usize, quantity: u64, life: u64 },
	Capture { by: usize, id: u64, quantity: u64 },
	Void { by: usize, id: u64 },
	Return { by: usize, id: u64 },
	Force { id: u64 },
	Freeze(usize),
	Thaw,
	End(bool),
	Wait(u64),
	Idle,
}

fn act() -> impl Strategy<Value = Act> {
	let (who, holder, id) = (|| 0usize..5, || 0usize..2, || 1u64..12);
	let (quantity, nonce, life) = (|| 0u64..400, || 0u64..4, || 0u64..8);
	prop_oneof![
		5 => (who(), holder(), who(), quantity(), nonce(), life()).prop_map(
			|(by, holder, at, quantity, nonce, life)| Act::Ticket {
				by, holder, at, quantity, nonce, life
			}
		),
		1 => (holder(), nonce(), life())
			.prop_map(|(holder, nonce, life)| Act::Cancel { holder, nonce, life }),
		4 => (holder(), who(), quantity(), life())
			.prop_map(|(holder, at, quantity, life)| Act::Authorise { holder, at, quantity, life }),
		6 => (who(), id(), quantity())
			.prop_map(|(by, id, quantity)| Act::Capture { by, id, quantity }),
		2 => (who(), id()).prop_map(|(by, id)| Act::Void { by, id }),
		2 => (who(), id()).prop_map(|(by, id)| Act::Return { by, id }),
		1 => id().prop_map(|id| Act::Force { id }),
		1 => who().prop_map(Act::Freeze),
		2 => Just(Act::Thaw),
		1 => any::<bool>().prop_map(Act::End),
		2 => (1u64..3).prop_map(Act::Wait),
		1 => Just(Act::Idle),
	]
}

/// When what lives so many periods ends. Half of them are over at some time of the test.
fn until(life: u64) -> u64 {
	START + life * 600
}

fn ticket_of(holder: usize, at: usize, quantity: u64, nonce: u64, life: u64) -> Ticket {
	Ticket {
		holder: account(HOLDERS[holder]).into(),
		redeemer: account(EVERYBODY[at]).into(),
		deadline: until(life),
		..ticket(quantity, nonce)
	}
}

/// Does `act`, undone when it fails as any call is.
fn perform(act: &Act) -> DispatchResult {
	let who = |index: usize| by(EVERYBODY[index]);
	with_storage_layer(|| match *act {
		Act::Ticket { by, holder, at, quantity, nonce, life } => {
			let ticket = ticket_of(holder, at, quantity, nonce, life);
			Redemption::redeem_ticket(who(by), ticket, sign(HOLDERS[holder], &ticket))
		},
		Act::Cancel { holder, nonce, life } => {
			Signatures::use_once(&account(HOLDERS[holder]), nonce, until(life))
		},
		Act::Authorise { holder, at, quantity, life } => {
			let (holder, at) = (by(HOLDERS[holder]), account(EVERYBODY[at]));
			Redemption::authorise(holder, SERIES, quantity, at, ORDER, until(life))
		},
		Act::Capture { by, id, quantity } => Redemption::capture(who(by), id, quantity),
		Act::Void { by, id } => Redemption::void(who(by), id),
		Act::Return { by, id } => Redemption::return_expired(who(by), id),
		Act::Force { id } => Redemption::force_void(by(OFFICER), id, WHY),
		Act::Freeze(index) => {
			freeze(EVERYBODY[index]);
			Ok(())
		},
		Act::Thaw => {
			Frozen::set(Vec::new());
			Ok(())
		},
		Act::End(over) => {
			Ended::set(if over { vec![SERIES] } else { Vec::new() });
			Ok(())
		},
		Act::Wait(periods) => {
			wait(periods * 600);
			Ok(())
		},
		Act::Idle => {
			<Redemption as Hooks<u64>>::on_idle(1, Weight::MAX);
			Ok(())
		},
	})
}

/// What was promised and what was taken, as the events tell it.
#[derive(Default)]
struct Model {
	used: BTreeSet<(AccountId, u64, u64)>,
	authorised: BTreeMap<u64, u64>,
	taken: BTreeMap<u64, u64>,
	burned: BTreeMap<AccountId, u64>,
}

impl Model {
	fn read(&mut self) {
		for event in events() {
			match event {
				Event::TicketRedeemed { holder, goods, nonce, deadline, .. } => {
					assert!(Now::get() < deadline, "a late ticket");
					assert!(self.used.insert((holder.clone(), nonce, deadline)), "used twice");
					let Goods::Units(quantity) = goods else { panic!("no series has serials") };
					*self.burned.entry(holder).or_default() += quantity;
				},
				Event::Authorised { id, quantity, .. } => {
					assert_eq!(self.authorised.insert(id, quantity), None, "a number came twice");
				},
				Event::Captured { id, holder, quantity, left, .. } => {
					let taken = self.taken.entry(id).or_default();
					*taken += quantity;
					assert_eq!(*taken + left, self.authorised[&id], "parts do not add up");
					*self.burned.entry(holder).or_default() += quantity;
				},
				Event::Voided { id, returned, .. }
				| Event::AuthorisationReturned { id, returned, .. }
				| Event::AuthorisationForced { id, returned, .. } => {
					let taken = self.taken.entry(id).or_default();
					*taken += returned;
					assert_eq!(*taken, self.authorised[&id], "more or less came back");
				},
				other => panic!("{other:?}"),
			}
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn units_should_be_conserved_and_nothing_should_burn_twice(
		acts in prop::collection::vec(act(), 1..150),
	) {
		run(|| {
			let mut model = Model::default();
			for act in acts {
				let frozen = Frozen::get();
				let outcome = perform(&act);
				if let Act::Ticket { by, holder, at, .. } = act
					&& outcome.is_ok()
				{
					for party in [EVERYBODY[by], HOLDERS[holder], EVERYBODY[at]] {
						assert!(!frozen.contains(&account(party)), "{act:?} of a frozen party");
					}
				}
				model.read();
				for holder in HOLDERS {
					let (free, held) = units(holder);
					let gone = model.burned.get(&account(holder)).copied().unwrap_or_default();
					assert_eq!(free + held + gone, FUNDS, "{act:?}");
					let open: u64 = Redemption::authorisations_of(account(holder))
						.into_iter()
						.map(|(_, open)| open.left)
						.sum();
					assert_eq!(held, open, "{act:?}");
				}
				assert_ok!(Redemption::do_try_state());
			}
			// Whatever happened, at the end of their time all units are where they belong.
			wait(LIFETIME);
			while Authorisations::<Test>::iter().next().is_some() {
				<Redemption as Hooks<u64>>::on_idle(1, Weight::MAX);
			}
			assert!(HOLDERS.into_iter().all(|holder| units(holder).1 == 0));
		});
	}
}
