// SPDX-License-Identifier: Apache-2.0
//! Units that operators move, that messages, cards, links and promises give or burn, and that end.

use super::super::{COUPON, REDEMPTION};
use super::{Scenario, next_series, reason, withdrawal};
use codec::Encode;
use frame_support::assert_ok;
use genex_precompiles::{
	NATIVE_CALLS,
	abi::{ICoupon, IRedemption, ISerials},
	addresses, signed,
};
use genex_primitives::SeriesId;
use genex_runtime::{AccountId, Runtime, RuntimeCall};
use genex_runtime_tests::{
	business::{solidity, units},
	env::now,
	evm::address_of,
	native::dispatch,
	scene::{self, hash_of},
	who,
};
use pallet_claims::Call as Claims;
use pallet_coupons::Call as Coupons;
use pallet_permits::{Call as Permits, SignedPermit};
use pallet_redemption::{Call as Redemption, SignedTicket};
use pallet_revive::precompiles::alloy::{
	primitives::{Address, B256, Bytes, U256},
	sol_types::SolCall,
};
use pallet_serials::{Call as Serials, Ranges, SerialRange};
use sp_core::{H160, sr25519};
use sp_keyring::Sr25519Keyring::Dave;
use std::collections::BTreeSet;

/// Every scenario, by the name of its call.
pub const SCENARIOS: [(&str, Scenario); 27] = [
	("set_operator", || (who::holder(), operating().into())),
	("transfer_from", || (who::holder(), moving().into())),
	("transfer_from, by an operator", || {
		assert_ok!(dispatch(operating(), &who::holder()));
		(who::alith(), moving().into())
	}),
	("transfer_batch_from", || {
		let items = vec![(stages(), 3), (stages(), 4)].try_into().expect("two fit");
		let (from, to) = (who::holder(), who::alith());
		(who::holder(), Coupons::<Runtime>::transfer_batch_from { from, to, items }.into())
	}),
	("redeem", || (who::holder(), scene::redeeming(&who::issuer(), stages(), 7).into())),
	("book_expiry", || (who::holder(), Coupons::<Runtime>::book_expiry { series: ended() }.into())),
	("clear_holding", || {
		let (series, who) = (ended(), who::alith());
		assert_ok!(dispatch(Coupons::<Runtime>::book_expiry { series }, &who::holder()));
		(who::holder(), Coupons::<Runtime>::clear_holding { series, who }.into())
	}),
	("approve_serial", || {
		let (series, spender) = (scene::numbered(&who::holder(), 9), Some(who::alith()));
		(who::holder(), Serials::<Runtime>::approve_serial { series, serial: 2, spender }.into())
	}),
	("transfer_serials_from", || {
		let (series, ranges) = (scene::numbered(&who::holder(), 9), some_serials());
		let (from, to) = (who::holder(), who::alith());
		let call = Serials::<Runtime>::transfer_serials_from { series, from, to, ranges };
		(who::holder(), call.into())
	}),
	("redeem_serials", || {
		let call = Serials::<Runtime>::redeem_serials {
			series: scene::numbered(&who::holder(), 9),
			ranges: some_serials(),
			redeemer: who::issuer(),
			order_hash: hash_of("order"),
			ciphertext: None,
		};
		(who::holder(), call.into())
	}),
	("settle", || {
		let SignedPermit { permit, signature } = permit();
		(who::issuer(), Permits::<Runtime>::settle { permit, signature }.into())
	}),
	("settle_batch", || {
		let permits = vec![permit()].try_into().expect("one fits");
		(who::issuer(), Permits::<Runtime>::settle_batch { permits }.into())
	}),
	("create_batch", || (who::holder(), scene::printed_card(stages(), 2).into())),
	("claim_card", || {
		let batch = scene::print_card(&who::holder(), stages(), 2);
		(who::alith(), scene::card_claim(batch, &who::alith()).into())
	}),
	("return_batch", || {
		let batch = scene::print_card(&who::holder(), stages(), 2);
		// No block may pass, since what happens here is undone.
		pallet_claims::Batches::<Runtime>::mutate(batch, |record| {
			record.as_mut().expect("it waits").deadline = now();
		});
		(who::issuer(), Claims::<Runtime>::return_batch { batch }.into())
	}),
	("create_gift", || (who::holder(), scene::gift_link(stages(), 3).into())),
	("claim_gift", || (who::alith(), scene::link_claim(link(), &who::alith()).into())),
	("withdraw_gift", || (who::holder(), Claims::<Runtime>::withdraw_gift { gift: link() }.into())),
	("return_gift", || {
		let gift = link();
		pallet_claims::Gifts::<Runtime>::mutate(gift, |record| {
			record.as_mut().expect("it waits").deadline = now();
		});
		(who::issuer(), Claims::<Runtime>::return_gift { gift }.into())
	}),
	("redeem_ticket", || {
		let SignedTicket { ticket, signature } = ticket();
		(who::issuer(), Redemption::<Runtime>::redeem_ticket { ticket, signature }.into())
	}),
	("redeem_tickets", || {
		let tickets = vec![ticket()].try_into().expect("one fits");
		(who::issuer(), Redemption::<Runtime>::redeem_tickets { tickets }.into())
	}),
	("authorise", || (who::holder(), scene::authorisation(&who::issuer(), stages(), 5).into())),
	("capture", || {
		let (id, quantity) = (promised(), 2);
		(who::issuer(), Redemption::<Runtime>::capture { id, quantity }.into())
	}),
	("void", || (who::issuer(), Redemption::<Runtime>::void { id: promised() }.into())),
	("force_void", || {
		let (id, reason) = (promised(), reason());
		(who::officer(), Redemption::<Runtime>::force_void { id, reason }.into())
	}),
	("cancel_nonce", || {
		let (nonce, deadline) = (9, now() + 3_600);
		let call = pallet_nonces::Call::<Runtime>::cancel_nonce { nonce, deadline };
		(who::holder(), call.into())
	}),
	("cancel_withdrawal", || {
		let id = pallet_cash::NextWithdrawalId::<Runtime>::get();
		assert_ok!(dispatch(withdrawal(), &who::holder()));
		pallet_cash::Withdrawals::<Runtime>::mutate(id, |record| {
			record.as_mut().expect("it waits").requested_at = 0;
		});
		(who::holder(), pallet_cash::Call::<Runtime>::cancel_withdrawal { id }.into())
	}),
];

/// Served calls that no scenario makes: those of money are compared beside these, the others by the tests of the precompiles
/// alone, since they need another gateway, a review or years.
const ELSEWHERE: [&str; 12] = [
	"Allowances.approve",
	"Allowances.permit",
	"Allowances.transfer_from",
	"Cash.approve_deposit",
	"Cash.cancel_deposit",
	"Cash.transfer",
	"Compliance.return_review",
	"Redemption.return_expired",
	"TravelRule.erase",
	"TravelRule.register_control_proof",
	"TravelRule.return_expired",
	"TravelRule.write_off",
];

/// Fails when a served call is compared by nobody, or by more than is said. The market has a test of its own.
pub fn all_should_be_compared(mut compared: BTreeSet<String>) {
	compared.extend(ELSEWHERE.map(str::to_owned));
	let served = NATIVE_CALLS.iter().map(|(_, _, name)| *name);
	let served = served.filter(|(pallet, _)| *pallet != "OrderBook");
	let served: BTreeSet<String> =
		served.map(|(pallet, name)| format!("{pallet}.{name}")).collect();
	assert_eq!(compared, served);
}

/// The series of the stage.
fn stages() -> SeriesId {
	next_series() - 1
}

/// The same after its validity. Years may not pass: what happens here is undone.
fn ended() -> SeriesId {
	pallet_coupons::Series::<Runtime>::mutate(stages(), |record| {
		record.as_mut().expect("it was issued").valid_until = now();
	});
	stages()
}

fn operating() -> Coupons<Runtime> {
	Coupons::set_operator { operator: who::alith(), approved: true }
}

fn moving() -> Coupons<Runtime> {
	let (from, to) = (who::holder(), who::alith());
	Coupons::transfer_from { from, to, series: stages(), quantity: 7 }
}

fn some_serials() -> Ranges {
	Ranges::truncate_from(vec![SerialRange { first: 2, last: 4 }])
}

/// The key of the holder.
fn key() -> sr25519::Pair {
	Dave.pair()
}

fn permit() -> SignedPermit {
	scene::signed_permit(&key(), &who::alith(), stages(), 5)
}

fn ticket() -> SignedTicket {
	scene::signed_ticket(scene::ticket(&who::holder(), &who::issuer(), stages(), 5), &key())
}

/// A gift of the holder's in a link.
fn link() -> pallet_claims::GiftId {
	scene::send_link(&who::holder(), stages(), 3)
}

/// Units of the holder's that the issuer may capture.
fn promised() -> pallet_redemption::AuthorisationId {
	scene::authorise(&who::holder(), &who::issuer(), stages(), 5)
}

fn at(account: &AccountId) -> Address {
	Address::from(address_of(account).0)
}

/// Target and input of the Solidity call that does the same as `call`.
pub fn asked(call: &RuntimeCall) -> (H160, Vec<u8>) {
	let here = match call {
		RuntimeCall::Coupons(call) => units(call),
		RuntimeCall::Serials(call) => of_serials(call),
		RuntimeCall::Permits(call) => of_permits(call).map(|input| (COUPON, input)),
		RuntimeCall::Claims(call) => of_claims(call).map(|input| (COUPON, input)),
		RuntimeCall::Redemption(call) => of_redemption(call).map(|input| (REDEMPTION, input)),
		RuntimeCall::Nonces(pallet_nonces::Call::cancel_nonce { nonce, deadline }) => {
			let call = IRedemption::cancelTicketCall { nonce: *nonce, deadline: *deadline };
			Some((REDEMPTION, call.abi_encode()))
		},
		_ => None,
	};
	here.or_else(|| solidity(call)).expect("a precompile serves it")
}

fn of_serials(call: &Serials<Runtime>) -> Option<(H160, Vec<u8>)> {
	let (series, input) = match call {
		Serials::approve_serial { series, serial, spender: Some(spender) } => {
			let call =
				ISerials::approveCall { approved: at(spender), tokenId: U256::from(*serial) };
			(series, call.abi_encode())
		},
		Serials::transfer_serials_from { series, from, to, ranges } => {
			let call = ISerials::transferRangeCall {
				from: at(from),
				to: at(to),
				first: U256::from(ranges[0].first),
				last: U256::from(ranges[0].last),
			};
			(series, call.abi_encode())
		},
		Serials::redeem_serials { series, ranges, redeemer, order_hash, ciphertext: None } => {
			let call = ISerials::redeemCall {
				first: U256::from(ranges[0].first),
				last: U256::from(ranges[0].last),
				redeemer: at(redeemer),
				orderHash: B256::from(order_hash.0),
				ciphertext: Bytes::new(),
			};
			(series, call.abi_encode())
		},
		_ => return None,
	};
	Some((addresses::of_series(*series), input))
}

fn of_permits(call: &Permits<Runtime>) -> Option<Vec<u8>> {
	Some(match call {
		Permits::settle { permit, signature } => {
			signed::settle_permit(permit, signature).abi_encode()
		},
		Permits::settle_batch { permits } => signed::settle_permits(permits).abi_encode(),
		_ => return None,
	})
}

fn of_claims(call: &Claims<Runtime>) -> Option<Vec<u8>> {
	Some(match call {
		Claims::create_batch { series, units, cards, root, deadline } => ICoupon::printCardsCall {
			id: U256::from(*series),
			units: U256::from(*units),
			cards: U256::from(*cards),
			root: B256::from(root.0),
			deadline: U256::from(*deadline),
		}
		.abi_encode(),
		Claims::claim_card { claim, proof, signature } => {
			signed::claim_card(claim, proof, signature).abi_encode()
		},
		Claims::return_batch { batch } => {
			ICoupon::returnCardsCall { batch: U256::from(*batch) }.abi_encode()
		},
		Claims::create_gift { series, quantity, key, min_tier, deadline } => {
			let key: [u8; 32] = key.clone().into();
			ICoupon::sendGiftCall {
				id: U256::from(*series),
				quantity: U256::from(*quantity),
				key: B256::from(key),
				minTier: min_tier.encode()[0],
				deadline: U256::from(*deadline),
			}
			.abi_encode()
		},
		Claims::claim_gift { claim, signature } => {
			signed::claim_gift(claim, signature).abi_encode()
		},
		Claims::withdraw_gift { gift } => {
			ICoupon::withdrawGiftCall { gift: U256::from(*gift) }.abi_encode()
		},
		Claims::return_gift { gift } => {
			ICoupon::returnGiftCall { gift: U256::from(*gift) }.abi_encode()
		},
		_ => return None,
	})
}

fn of_redemption(call: &Redemption<Runtime>) -> Option<Vec<u8>> {
	Some(match call {
		Redemption::redeem_ticket { ticket, signature } => {
			signed::redeem_ticket(ticket, signature).abi_encode()
		},
		Redemption::redeem_tickets { tickets } => signed::redeem_tickets(tickets).abi_encode(),
		Redemption::authorise { series, quantity, redeemer, order_hash, deadline } => {
			IRedemption::authoriseCall {
				series: U256::from(*series),
				quantity: U256::from(*quantity),
				redeemer: at(redeemer),
				orderHash: B256::from(order_hash.0),
				deadline: U256::from(*deadline),
			}
			.abi_encode()
		},
		Redemption::capture { id, quantity } => {
			let (id, quantity) = (U256::from(*id), U256::from(*quantity));
			IRedemption::captureCall { id, quantity }.abi_encode()
		},
		Redemption::void { id } => {
			IRedemption::voidAuthorisationCall { id: U256::from(*id) }.abi_encode()
		},
		Redemption::force_void { id, reason } => {
			let (id, reason) = (U256::from(*id), B256::from(reason.0));
			IRedemption::forceVoidCall { id, reason }.abi_encode()
		},
		_ => return None,
	})
}
