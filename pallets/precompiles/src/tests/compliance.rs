// SPDX-License-Identifier: Apache-2.0
//! The acts under the rules from Solidity, with their native calls. The views are tried in the whole runtime.

use super::{acts::Act, *};
use crate::{
	abi::ICompliance::*,
	mock::{
		END, FRIEND, HOLDER, LATE_REVIEW, OPEN_REVIEW, RuntimeCall, START, STORE, STRANGER,
		address, build_and_execute,
	},
};
use alloy::primitives::B256;
use pallet_compliance::RelationKind;

type Call = pallet_compliance::Call<Test>;

/// The address of `Compliance`.
pub const COMPLIANCE: H160 = book::address_of(book::COMPLIANCE);

/// The hash of a record.
const RECORD: H256 = H256::repeat_byte(0x79);

fn who(byte: u8) -> Address {
	sol(address(byte))
}

fn declaration() -> declareRelationCall {
	declareRelationCall {
		issuer: HOLDER.into(),
		related: FRIEND.into(),
		kind: 2,
		reason: B256::from(RECORD.0),
	}
}

/// The acts, all of which the holder may do.
pub fn acts() -> Vec<Act> {
	let declared = Call::declare_relation {
		issuer: HOLDER.into(),
		related: FRIEND.into(),
		kind: RelationKind::Manager,
		reason: RECORD,
	};
	let returned = Call::return_review { review: LATE_REVIEW };
	let native = |call: Call| -> Vec<RuntimeCall> { vec![call.into()] };
	vec![
		(COMPLIANCE, declaration().abi_encode(), native(declared)),
		(COMPLIANCE, returnReviewCall { review: LATE_REVIEW }.abi_encode(), native(returned)),
	]
}

#[test]
fn declare_relation_should_relate_an_identity_to_the_issuer() {
	build_and_execute(|| {
		let question = areRelatedCall { issuer: HOLDER.into(), identity: FRIEND.into() };
		assert!(!answer(STRANGER, COMPLIANCE, &question));
		answer(HOLDER, COMPLIANCE, &declaration());
		assert!(answer(STRANGER, COMPLIANCE, &question));
		let declared = RelationDeclared {
			issuer: HOLDER.into(),
			related: FRIEND.into(),
			by: who(HOLDER),
			kind: 2,
			reason: B256::from(RECORD.0),
		};
		assert_eq!(logs(), vec![log(COMPLIANCE, declared)]);
	});
}

#[test]
fn return_review_should_end_what_waits_too_long() {
	build_and_execute(|| {
		let question = reviewOfCall { review: LATE_REVIEW };
		let shown = answer(STORE, COMPLIANCE, &question);
		assert_eq!((shown.act, shown.actId, shown.who), (0, 5, who(FRIEND)));
		assert_eq!((shown.cents, shown.deadline), (1_000, START));
		answer(STORE, COMPLIANCE, &returnReviewCall { review: LATE_REVIEW });
		assert_eq!(reason(STORE, COMPLIANCE, &question), "Compliance: UnknownReview");
		let returned = ReviewReturned {
			review: LATE_REVIEW,
			by: who(STORE),
			who: who(FRIEND),
			act: 0,
			actId: 5,
			cents: 1_000,
		};
		assert_eq!(logs(), vec![log(COMPLIANCE, returned)]);
	});
}

#[test]
fn acts_should_change_nothing_when_they_are_refused() {
	build_and_execute(|| {
		let before = books();
		let early = returnReviewCall { review: OPEN_REVIEW };
		assert_eq!(reason(STORE, COMPLIANCE, &early), "Compliance: ReviewNotDue");
		let shown = answer(STORE, COMPLIANCE, &reviewOfCall { review: OPEN_REVIEW });
		assert_eq!(shown.deadline, END);
		let unknown = returnReviewCall { review: 99 };
		assert_eq!(reason(STORE, COMPLIANCE, &unknown), "Compliance: UnknownReview");
		assert_eq!(reason(STORE, COMPLIANCE, &declaration()), "Compliance: NotTheIssuer");
		let own = declareRelationCall { related: HOLDER.into(), ..declaration() };
		assert_eq!(reason(HOLDER, COMPLIANCE, &own), "Compliance: SameIdentity");
		let strange = declareRelationCall { kind: 99, ..declaration() };
		let text = "Genex: kind has no meaning for 99";
		assert_eq!(reason(HOLDER, COMPLIANCE, &strange), text);
		assert_eq!(books(), before);
		assert!(logs().is_empty());
	});
}
