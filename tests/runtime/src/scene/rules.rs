// SPDX-License-Identifier: Apache-2.0
//! What compliance does: lists, freezes, releases, rates, court orders, reviews; and what waits for an answer: Travel Rule
//! cases and offered gifts.

use super::{council, govern, hash_of, identity};
use crate::{
	env::now,
	native::{dispatch, dispatch_as},
	who,
};
use frame_support::assert_ok;
use genex_primitives::{
	Asset, CaseId, CurrencyCode, FreezeMode, IdentityId, Quantity, Rate, ReviewId, SeriesId,
	rules::Rulebook,
};
use genex_runtime::{AccountId, Runtime, Sanctions};
use pallet_sanctions::{Action, ForcedTransferId, ListEntry, ListId, Target};
use pallet_travel_rule::Envelope;
use std::cell::Cell;

/// The sanctions list of every preset.
pub const LIST: ListId = 1;
/// Why these tests freeze, as a code.
pub const REASON: u16 = 7;

/// The account of `who` as the target of a freeze, which takes the identity behind it along.
pub fn by_account(who: &AccountId) -> Target<AccountId> {
	Target::Account(who.clone())
}

/// The identity of `who` as the target of a freeze.
pub fn by_identity(who: &AccountId) -> Target<AccountId> {
	Target::Identity(identity(who))
}

/// The oracle brings the next version of the list, with what it says of some targets.
pub fn update_list(entries: &[(Target<AccountId>, Action)]) {
	let latest = Sanctions::list(LIST).expect("the preset registers it").version;
	let entries: Vec<_> = entries
		.iter()
		.map(|(target, action)| ListEntry {
			target: target.clone(),
			action: *action,
			reason: REASON,
			case: hash_of("list"),
		})
		.collect();
	let call = pallet_sanctions::Call::<Runtime>::update_list {
		list: LIST,
		version: latest + 1,
		source_time: now(),
		entries: entries.try_into().expect("few entries"),
		last: true,
	};
	assert_ok!(dispatch(call, &who::sanctions_oracle()));
}

/// The oracle confirms that the list is up to date; it counts as fresh for a day.
pub fn refresh_lists() {
	update_list(&[]);
}

/// The oracle's list asks to freeze `target`.
pub fn freeze_by_list(target: Target<AccountId>, mode: FreezeMode) {
	update_list(&[(target, Action::Freeze(mode))]);
}

/// An officer freezes `target`.
pub fn freeze(target: Target<AccountId>, mode: FreezeMode) {
	let call = pallet_sanctions::Call::<Runtime>::freeze {
		target,
		mode,
		reason: REASON,
		case: hash_of("case"),
	};
	assert_ok!(dispatch(call, &who::officer()));
}

/// One officer asks to release `target`, against every list if need be, and another confirms.
pub fn release(target: Target<AccountId>) {
	use pallet_sanctions::Call;
	let request = Call::<Runtime>::request_release {
		target: target.clone(),
		case: hash_of("release"),
		overrides: Some(hash_of("ruling")),
	};
	assert_ok!(dispatch(request, &who::officer()));
	assert_ok!(dispatch(Call::<Runtime>::confirm_release { target }, &who::second_officer()));
}

/// Releases whatever of `who` is frozen: its account and its identity.
pub fn release_party(who: &AccountId) {
	for target in [by_account(who), by_identity(who)] {
		if pallet_sanctions::Freezes::<Runtime>::contains_key(&target) {
			release(target);
		}
	}
}

/// An officer blocks `quantity` units of `series` that `who` has or will have.
pub fn freeze_units(who: &AccountId, series: SeriesId, quantity: Quantity) {
	let call = pallet_sanctions::Call::<Runtime>::freeze_units {
		who: who.clone(),
		series,
		quantity,
		reason: REASON,
		case: hash_of("case"),
	};
	assert_ok!(dispatch(call, &who::officer()));
}

/// Two officers let all but `quantity` blocked units go.
pub fn release_units(who: &AccountId, series: SeriesId, quantity: Quantity) {
	use pallet_sanctions::Call;
	let who = who.clone();
	let case = hash_of("release");
	let request =
		Call::<Runtime>::request_units_release { who: who.clone(), series, quantity, case };
	assert_ok!(dispatch(request, &who::officer()));
	let confirm = Call::<Runtime>::confirm_units_release { who, series };
	assert_ok!(dispatch(confirm, &who::second_officer()));
}

/// An officer puts the identity of `who` on the blacklist.
pub fn blacklist(who: &AccountId) {
	let (identity, reason, case) = (identity(who), hash_of("reason"), hash_of("case"));
	let call = pallet_compliance::Call::<Runtime>::blacklist { identity, reason, case };
	assert_ok!(dispatch(call, &who::officer()));
}

/// The oracle states what a minor unit of each currency is worth now, in trillionths of a US dollar.
pub fn set_rates(rates: &[([u8; 3], u64)]) {
	let rates: Vec<_> = rates
		.iter()
		.map(|(letters, picos_per_minor)| {
			let currency = CurrencyCode::new(*letters).expect("a currency");
			(currency, Rate { picos_per_minor: *picos_per_minor, source_time: now() })
		})
		.collect();
	let rates = rates.try_into().expect("few rates");
	let call = pallet_compliance::Call::<Runtime>::set_rates { rates, reason: hash_of("reason") };
	assert_ok!(dispatch(call, &who::rate_oracle()));
}

/// The council lets a contract hold coupons and stablecoins.
pub fn allow_contract(who: &AccountId) {
	let call = pallet_compliance::Call::<Runtime>::allow_contract {
		who: who.clone(),
		allowed: true,
		reason: hash_of("reason"),
	};
	assert_ok!(dispatch_as(call, council()));
}

/// A court officer proposes to move property by order.
pub fn propose_forced_transfer(
	asset: Asset,
	from: &AccountId,
	to: &AccountId,
	quantity: u128,
) -> ForcedTransferId {
	let id = pallet_sanctions::NextForcedTransferId::<Runtime>::get();
	let call = pallet_sanctions::Call::<Runtime>::propose_forced_transfer {
		asset,
		from: from.clone(),
		to: to.clone(),
		quantity,
		reason: hash_of("grounds"),
		case: hash_of("court"),
	};
	assert_ok!(dispatch(call, &who::court_officer()));
	id
}

/// The next envelope that these tests' institutions exchange: each is another message with the same words.
pub fn envelope() -> Envelope {
	thread_local! {
		static SEALED: Cell<u64> = const { Cell::new(0) };
	}
	let number = SEALED.replace(SEALED.get() + 1);
	Envelope { id: hash_of(&format!("envelope {number}")), hash: hash_of("envelope") }
}

/// `from` opens a Travel Rule case, and the attestor of both sides takes it up for review.
pub fn open_case(from: &AccountId, to: &AccountId, asset: Asset, quantity: u128) -> CaseId {
	use pallet_travel_rule::Call;
	let case = pallet_travel_rule::NextCaseId::<Runtime>::get();
	let envelope = Some(envelope());
	let open = Call::<Runtime>::open_case { asset, to: to.clone(), quantity, envelope };
	assert_ok!(dispatch(open, from));
	assert_ok!(dispatch(Call::<Runtime>::start_review { case }, &who::attestor()));
	case
}

/// The attestor has the data of `who` on file, for transfers in one call.
pub fn record_travel_data(who: &AccountId) {
	let call = pallet_travel_rule::Call::<Runtime>::record_travel_data {
		identity: identity(who),
		hash: hash_of("data"),
		valid_until: super::FAR_FUTURE,
	};
	assert_ok!(dispatch(call, &who::attestor()));
}

/// From now on `who` takes gifts only when asked.
pub fn screen(who: &AccountId) {
	let policy = pallet_quarantine::ReceivePolicy::Screened;
	let call = pallet_quarantine::Call::<Runtime>::set_receive_policy { policy };
	assert_ok!(dispatch(call, who));
}

/// `from` offers a gift to somebody who screens. Gives the number of the receipt.
pub fn offer_gift(from: &AccountId, to: &AccountId, asset: Asset, quantity: u128) -> u64 {
	let id = pallet_quarantine::NextReceiptId::<Runtime>::get();
	let to = to.clone();
	let note = hash_of("note");
	let call = pallet_quarantine::Call::<Runtime>::offer { asset, to, quantity, note };
	assert_ok!(dispatch(call, from));
	id
}

/// The council replaces the rulebook.
pub fn set_rulebook(book: Box<Rulebook>) {
	govern(pallet_compliance::Call::<Runtime>::set_rulebook { book, reason: hash_of("reason") });
}

/// The review that was opened last.
pub fn latest_review() -> ReviewId {
	pallet_compliance::NextReviewId::<Runtime>::get().checked_sub(1).expect("a review was opened")
}

/// The related party `related` of the issuer, as an officer declares it.
pub fn declare_relation(issuer: IdentityId, related: IdentityId) {
	let call = pallet_compliance::Call::<Runtime>::declare_relation {
		issuer,
		related,
		kind: pallet_compliance::RelationKind::Owner,
		reason: hash_of("register"),
	};
	assert_ok!(dispatch(call, &who::officer()));
}
