// SPDX-License-Identifier: Apache-2.0
//! Route × act × party × cause.

use crate::{
	acts::Act,
	parties::{Route, Stage, actor, carry, carry_solidity, everyone, stage},
};
use codec::Decode;
use frame_support::assert_ok;
use genex_runtime::{AccountId, Cash, Coupons, Kyc, Runtime, RuntimeEvent};
use genex_runtime_tests::{
	classification::{Asset, Role},
	env, eth,
	native::{apply, dispatch, undone},
	scene::{self, USDC},
	who,
};
use sp_runtime::{DispatchError, ModuleError};

/// Why an identity is out of force.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Cause {
	Revoked,
	Suspended,
	Expired,
}

/// How many cells were tried, and in how many the move was refused.
pub struct Counted {
	pub cells: usize,
	pub refused: usize,
}

/// What an act came to: whether the asset moved, and the reasons that were given.
struct Outcome {
	moved: bool,
	reasons: Vec<String>,
}

pub fn no_route_should_move_value_of_an_identity_out_of_force() -> Counted {
	env::execute(|| {
		let stage = stage();
		let mut counted = Counted { cells: 0, refused: 0 };
		let mut wrong = Vec::new();
		println!(
			"\n{:<18} {:<18} {:<11} {:<10} {:<10} outcome",
			"route", "act", "asset", "role", "cause"
		);
		for route in Route::ALL {
			let actor = actor(route);
			for act in Act::ALL {
				if route.is_solidity() && act.solidity(&stage, &actor).is_none() {
					continue;
				}
				for (asset, role, party) in act.moves(&stage, &actor) {
					let free = undone(|| attempt(&stage, route, act, asset));
					if !free.moved {
						wrong.push(format!(
							"{route:?} {act:?}: does not move {asset:?} though nobody is out of force: {:?}",
							free.reasons
						));
					}
					for cause in [Cause::Revoked, Cause::Suspended, Cause::Expired] {
						counted.cells += 1;
						let expected = expected(act, asset, role, cause);
						let outcome = undone(|| {
							put_out_of_force(&party, cause);
							attempt(&stage, route, act, asset)
						});
						let refused = !outcome.moved && outcome.reasons.contains(&expected);
						counted.refused += usize::from(refused);
						let cell = format!(
							"{:<18} {:<18} {:<11} {:<10} {:<10}",
							format!("{route:?}"),
							format!("{act:?}"),
							format!("{asset:?}"),
							format!("{role:?}"),
							format!("{cause:?}"),
						);
						println!("{cell} {}", if refused { expected.as_str() } else { "WRONG" });
						if !refused {
							wrong.push(format!(
								"{cell}: moved {}, reasons {:?}, expected {expected}",
								outcome.moved, outcome.reasons
							));
						}
					}
				}
			}
		}
		println!();
		assert!(wrong.is_empty(), "{}", wrong.join("\n"));
		counted
	})
}

/// The reason a refusal must give.
fn expected(act: Act, asset: Asset, role: Role, cause: Cause) -> String {
	// A purchase looks at the buyer before it looks at what moves, and names its own error for the listing's tier.
	let buyer = act == Act::Purchase
		&& matches!(
			(asset, role),
			(Asset::Coupons, Role::Recipient) | (Asset::Stablecoin, Role::Sender)
		);
	let seller = act == Act::Purchase && !buyer;
	let sender = buyer || (role == Role::Sender && !seller);
	match (cause, sender) {
		(Cause::Expired, true) => "103".into(),
		(Cause::Expired, false) => "104".into(),
		(_, true) if buyer => "TierTooLow".into(),
		(_, true) => "105".into(),
		(_, false) => "106".into(),
	}
}

/// Takes an identity out of force.
fn put_out_of_force(party: &AccountId, cause: Cause) {
	match cause {
		Cause::Revoked => scene::revoke(party),
		Cause::Suspended => scene::suspend(party),
		Cause::Expired => {
			let identity = Kyc::identity(party.clone()).expect("a registered party");
			let renew = pallet_kyc::Call::<Runtime>::renew {
				identity: identity.identity,
				tier: identity.attested_tier,
				valid_until: env::now() + 60,
				commitment: scene::hash_of("file"),
			};
			assert_ok!(dispatch(renew, &who::attestor()));
			env::advance(60);
		},
	}
}

/// Brings the act to the chain by the route and looks at what came of it.
fn attempt(stage: &Stage, route: Route, act: Act, asset: Asset) -> Outcome {
	let before = books(stage, asset);
	let mark = eth::mark();
	let mut reasons = Vec::new();
	let transactions = if route.is_solidity() {
		let (to, input) = act.solidity(stage, &actor(route)).expect("served to Solidity");
		let (reverted, data) = eth::ask(&actor(route), to, input.clone());
		if reverted {
			reasons.push(code_in(&eth::revert_text(&data).unwrap_or_default()));
		}
		vec![carry_solidity(route, to, input)]
	} else {
		carry(route, act.native(stage))
	};
	for transaction in transactions {
		match apply(transaction) {
			Ok(Ok(())) => {},
			Ok(Err(error)) => reasons.push(reason_of(&error)),
			Err(invalid) => reasons.push(format!("{invalid:?}")),
		}
	}
	reasons.extend(eth::events_since(mark).iter().filter_map(inner_error).map(|e| reason_of(&e)));
	Outcome { moved: books(stage, asset) != before, reasons }
}

/// What everyone has of an asset, in every form.
fn books(stage: &Stage, asset: Asset) -> Vec<(u128, u128, u128)> {
	let mut books: Vec<_> = everyone(stage)
		.into_iter()
		.map(|account| match asset {
			Asset::Coupons => {
				let holding = Coupons::holding(account, stage.series);
				holding.map_or((0, 0, 0), |one| (one.free.into(), one.held.into(), 0))
			},
			_ => {
				let money = Cash::balance(USDC, account);
				(money.free, money.held, money.leaving)
			},
		})
		.collect();
	if asset == Asset::Coupons {
		let counters = pallet_coupons::Counters::<Runtime>::get(stage.series);
		books.push((counters.circulating.into(), counters.unsold.into(), counters.redeemed.into()));
	}
	books
}

/// The error that a carrier reports of what it carried.
fn inner_error(event: &RuntimeEvent) -> Option<DispatchError> {
	use pallet_utility::Event as Utility;
	match event {
		RuntimeEvent::Utility(
			Utility::BatchInterrupted { error, .. }
			| Utility::ItemFailed { error }
			| Utility::IfElseFallbackCalled { main_error: error },
		) => Some(*error),
		RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result }) => result.err(),
		RuntimeEvent::Multisig(pallet_multisig::Event::MultisigExecuted { result, .. }) => {
			result.err()
		},
		RuntimeEvent::Revive(pallet_revive::Event::EthExtrinsicRevert { dispatch_error }) => {
			Some(*dispatch_error)
		},
		_ => None,
	}
}

/// The code of a refusal, or the name of another error.
fn reason_of(error: &DispatchError) -> String {
	let DispatchError::Module(module) = error else { return format!("{error:?}") };
	match refusal(module) {
		Some(code) => code.to_string(),
		None => match sales_error(module) {
			Some(name) => name,
			None => module.message.unwrap_or("unnamed").into(),
		},
	}
}

fn refusal(module: &ModuleError) -> Option<u16> {
	let mut bytes = &module.error[..];
	match pallet_name(module.index).as_str() {
		"Coupons" => match pallet_coupons::Error::<Runtime>::decode(&mut bytes) {
			Ok(pallet_coupons::Error::Refused(code)) => Some(code),
			_ => None,
		},
		"Cash" => match pallet_cash::Error::<Runtime>::decode(&mut bytes) {
			Ok(pallet_cash::Error::Refused(code)) => Some(code),
			_ => None,
		},
		"Sales" => match pallet_sales::Error::<Runtime>::decode(&mut bytes) {
			Ok(pallet_sales::Error::Refused(code)) => Some(code),
			_ => None,
		},
		_ => None,
	}
}

// An error read back from an event has lost its name, which is not stored.
fn sales_error(module: &ModuleError) -> Option<String> {
	if pallet_name(module.index) != "Sales" {
		return None;
	}
	let error = pallet_sales::Error::<Runtime>::decode(&mut &module.error[..]).ok()?;
	Some(format!("{error:?}"))
}

fn pallet_name(index: u8) -> String {
	genex_runtime_tests::metadata::pallets()
		.into_iter()
		.find(|(known, _)| *known == index)
		.map_or_else(String::new, |(_, name)| name)
}

/// The code at the beginning of a revert's text.
fn code_in(text: &str) -> String {
	text.split_once("Genex: ")
		.and_then(|(_, rest)| rest.split_whitespace().next())
		.unwrap_or(text)
		.into()
}
