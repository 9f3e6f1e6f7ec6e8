// SPDX-License-Identifier: Apache-2.0
//! Lists of who may hold coupons from Solidity: the acts with their native calls, what they answer and log.

use super::{acts::Act, *};
use crate::{
	abi::ITransferPolicies::*,
	mock::{
		ALLOW_LIST, FRIEND, FRIENDS_LIST, HOLDER, LIST_REASON, OFFERED_LIST, RuntimeCall, STORE,
		STRANGER, TransferPolicies, account_of_key, address, build_and_execute, listed,
	},
	transfer_policies::NO_MEMBER,
	twins::{Twin, of_transfer_policies},
};
use alloy::primitives::{B256, U256 as Word};
use frame_support::assert_ok;
use genex_primitives::{Path, PolicyId, Reason};
use pallet_transfer_policies::{ALLOW_ALL, Admin, Policy as Native, REFUSE_ALL};

type Call = pallet_transfer_policies::Call<Test>;
type Who = pallet_transfer_policies::Member<sp_runtime::AccountId32>;

/// The address of `TransferPolicies`.
pub const TRANSFER_POLICIES: H160 = book::address_of(book::TRANSFER_POLICIES);

fn who(byte: u8) -> Address {
	sol(address(byte))
}

fn hash() -> B256 {
	B256::from(LIST_REASON.0)
}

fn id(policy: PolicyId) -> Word {
	number(policy.into())
}

fn person(byte: u8) -> Member {
	Member { identity: byte.into(), account: Address::ZERO }
}

fn store(byte: u8) -> Member {
	Member { identity: 0, account: who(byte) }
}

fn adding(policy: PolicyId, members: Vec<Member>) -> addMembersCall {
	addMembersCall { policyId: id(policy), members, reason: hash() }
}

fn removing(policy: PolicyId, members: Vec<Member>) -> removeMembersCall {
	removeMembersCall { policyId: id(policy), members, reason: hash() }
}

fn passing_on(policy: PolicyId, to: Address) -> transferAdminCall {
	transferAdminCall { policyId: id(policy), to, reason: hash() }
}

fn to_council() -> transferAdminToCouncilCall {
	transferAdminToCouncilCall { policyId: id(ALLOW_LIST), reason: hash() }
}

fn compound() -> createCompoundCall {
	createCompoundCall {
		sender: id(ALLOW_ALL),
		recipient: id(FRIENDS_LIST),
		mintRecipient: id(REFUSE_ALL),
		redeemer: id(ALLOW_LIST),
		reason: hash(),
	}
}

fn native_compound() -> Native {
	Native::Compound {
		sender: ALLOW_ALL,
		recipient: FRIENDS_LIST,
		mint_recipient: REFUSE_ALL,
		redeemer: ALLOW_LIST,
	}
}

/// The acts that make policies and name their members.
fn acts_on_lists() -> Vec<(Vec<u8>, Call)> {
	let (policy, reason) = (ALLOW_LIST, LIST_REASON);
	let joining = vec![Who::Account(account_of_key(FRIEND)), Who::Identity(STRANGER.into())];
	let joining = joining.try_into().expect("two fit");
	vec![
		(
			createAllowListCall { reason: hash() }.abi_encode(),
			Call::create_policy { policy: Native::Allow, reason },
		),
		(
			createDenyListCall { reason: hash() }.abi_encode(),
			Call::create_policy { policy: Native::Deny, reason },
		),
		(compound().abi_encode(), Call::create_policy { policy: native_compound(), reason }),
		(
			adding(policy, vec![store(FRIEND), person(STRANGER)]).abi_encode(),
			Call::add_members { policy, members: joining, reason },
		),
		(
			removing(policy, vec![person(FRIEND), store(STORE)]).abi_encode(),
			Call::remove_members { policy, members: listed(), reason },
		),
		(
			sealPolicyCall { policyId: id(policy), reason: hash() }.abi_encode(),
			Call::seal_policy { policy, reason },
		),
	]
}

/// The acts that pass policies on.
fn acts_on_admins() -> Vec<(Vec<u8>, Call)> {
	let reason = LIST_REASON;
	let friend = Some(Admin::Account(account_of_key(FRIEND)));
	vec![
		(
			passing_on(ALLOW_LIST, who(FRIEND)).abi_encode(),
			Call::transfer_admin { policy: ALLOW_LIST, to: friend, reason },
		),
		(
			passing_on(OFFERED_LIST, Address::ZERO).abi_encode(),
			Call::transfer_admin { policy: OFFERED_LIST, to: None, reason },
		),
		(
			to_council().abi_encode(),
			Call::transfer_admin { policy: ALLOW_LIST, to: Some(Admin::Governance), reason },
		),
		(
			acceptAdminCall { policyId: id(FRIENDS_LIST), reason: hash() }.abi_encode(),
			Call::accept_admin { policy: FRIENDS_LIST, reason },
		),
	]
}

/// The acts, all of which the holder may do.
pub fn acts() -> Vec<Act> {
	let native = |call: Call| -> Vec<RuntimeCall> { vec![call.into()] };
	let all = acts_on_lists().into_iter().chain(acts_on_admins());
	all.map(|(input, call)| (TRANSFER_POLICIES, input, native(call))).collect()
}

fn question(policy: PolicyId, path: Path, to: u8) -> wouldRefuseCall {
	let path = codec::Encode::encode(&path)[0];
	wouldRefuseCall { policyId: id(policy), path, from: who(HOLDER), to: who(to) }
}

/// A sound call of every view.
pub fn views() -> Vec<(H160, Vec<u8>)> {
	let all = [
		nextPolicyIdCall {}.abi_encode(),
		policyOfCall { policyId: id(ALLOW_LIST) }.abi_encode(),
		policyCountCall { admin: who(HOLDER) }.abi_encode(),
		isMemberCall { policyId: id(ALLOW_LIST), member: person(FRIEND) }.abi_encode(),
		question(ALLOW_LIST, Path::P2P, FRIEND).abi_encode(),
	];
	all.map(|input| (TRANSFER_POLICIES, input)).to_vec()
}

fn policy_of(policy: PolicyId) -> Policy {
	answer(STORE, TRANSFER_POLICIES, &policyOfCall { policyId: id(policy) })
}

fn is_member(policy: PolicyId, member: Member) -> bool {
	answer(STORE, TRANSFER_POLICIES, &isMemberCall { policyId: id(policy), member })
}

fn legs(structure: &Structure) -> (u8, [u32; 4]) {
	let Structure { kind, sender, recipient, mintRecipient: buyer, redeemer } = structure;
	(*kind, [*sender, *recipient, *buyer, *redeemer])
}

fn told(event: impl SolEvent) -> Log {
	log(TRANSFER_POLICIES, event)
}

#[test]
fn policies_should_answer_their_number_and_be_shown() {
	build_and_execute(|| {
		let next = answer(STORE, TRANSFER_POLICIES, &nextPolicyIdCall {});
		assert_eq!(next, id(5));
		let policy = answer(HOLDER, TRANSFER_POLICIES, &compound());
		assert_eq!(policy, next);
		let shown = policy_of(5);
		let expected = (2, [ALLOW_ALL, FRIENDS_LIST, REFUSE_ALL, ALLOW_LIST]);
		assert_eq!(legs(&shown.structure), expected);
		assert_eq!((shown.admin, shown.members, shown.isSealed), (who(HOLDER), 0, false));
		assert_eq!((shown.candidate.kind, shown.candidate.account), (0, Address::ZERO));
		let owned = policyCountCall { admin: who(HOLDER) };
		assert_eq!(answer(STORE, TRANSFER_POLICIES, &owned), number(3));
		let made = answer(FRIEND, TRANSFER_POLICIES, &createDenyListCall { reason: B256::ZERO });
		assert_eq!((made, legs(&policy_of(6).structure)), (id(6), (1, [0; 4])));
		let made = answer(FRIEND, TRANSFER_POLICIES, &createAllowListCall { reason: B256::ZERO });
		assert_eq!((made, legs(&policy_of(7).structure)), (id(7), (0, [0; 4])));
		let (admin, structure, reason) = (who(HOLDER), shown.structure, hash());
		let created = PolicyCreated { policyId: policy, admin, structure, reason };
		assert_eq!(logs().first(), Some(&told(created)));
		assert_eq!(logs().len(), 3);
	});
}

#[test]
fn members_should_come_and_go_in_the_order_they_are_named() {
	build_and_execute(|| {
		let joining = vec![store(FRIEND), person(FRIEND), person(STRANGER)];
		answer(HOLDER, TRANSFER_POLICIES, &adding(ALLOW_LIST, joining));
		assert!(is_member(ALLOW_LIST, store(FRIEND)) && is_member(ALLOW_LIST, person(STRANGER)));
		assert!(!is_member(ALLOW_LIST, store(STRANGER)));
		assert_eq!(policy_of(ALLOW_LIST).members, 4);
		let leaving = vec![store(STORE), person(STORE)];
		answer(HOLDER, TRANSFER_POLICIES, &removing(ALLOW_LIST, leaving));
		assert!(!is_member(ALLOW_LIST, store(STORE)));
		let (list, by, reason) = (id(ALLOW_LIST), who(HOLDER), hash());
		let added = MembersAdded {
			policyId: list,
			by,
			members: vec![store(FRIEND), person(STRANGER)],
			oldCount: number(2),
			newCount: number(4),
			reason,
		};
		let removed = MembersRemoved {
			policyId: list,
			by,
			members: vec![store(STORE)],
			oldCount: number(4),
			newCount: number(3),
			reason,
		};
		assert_eq!(logs(), vec![told(added), told(removed)]);
	});
}

#[test]
fn admins_should_pass_policies_on_in_two_steps() {
	build_and_execute(|| {
		let candidate = |kind, account| Candidate { kind, account };
		answer(HOLDER, TRANSFER_POLICIES, &passing_on(ALLOW_LIST, who(STORE)));
		let shown = policy_of(ALLOW_LIST);
		assert_eq!((shown.admin, shown.candidate.account), (who(HOLDER), who(STORE)));
		answer(HOLDER, TRANSFER_POLICIES, &to_council());
		assert_eq!(policy_of(ALLOW_LIST).candidate.kind, 2);
		answer(HOLDER, TRANSFER_POLICIES, &passing_on(ALLOW_LIST, Address::ZERO));
		assert_eq!(policy_of(ALLOW_LIST).candidate.kind, 0);
		let taken = acceptAdminCall { policyId: id(FRIENDS_LIST), reason: B256::ZERO };
		answer(HOLDER, TRANSFER_POLICIES, &taken);
		assert_eq!(policy_of(FRIENDS_LIST).admin, who(HOLDER));
		let proposed = |old, new| {
			let event = AdminProposed {
				policyId: id(ALLOW_LIST),
				by: who(HOLDER),
				oldCandidate: old,
				newCandidate: new,
				reason: hash(),
			};
			told(event)
		};
		let nobody = || candidate(0, Address::ZERO);
		let transferred = AdminTransferred {
			policyId: id(FRIENDS_LIST),
			oldAdmin: who(FRIEND),
			newAdmin: who(HOLDER),
			reason: B256::ZERO,
		};
		let expected = vec![
			proposed(nobody(), candidate(1, who(STORE))),
			proposed(candidate(1, who(STORE)), candidate(2, Address::ZERO)),
			proposed(candidate(2, Address::ZERO), nobody()),
			told(transferred),
		];
		assert_eq!(logs(), expected);
	});
}

#[test]
fn seal_policy_should_fix_the_members() {
	build_and_execute(|| {
		let sealing = sealPolicyCall { policyId: id(ALLOW_LIST), reason: hash() };
		answer(HOLDER, TRANSFER_POLICIES, &sealing);
		assert!(policy_of(ALLOW_LIST).isSealed);
		let late = adding(ALLOW_LIST, vec![person(STRANGER)]);
		assert_eq!(reason(HOLDER, TRANSFER_POLICIES, &late), "TransferPolicies: Sealed");
		let (by, members, reason) = (who(HOLDER), number(2), hash());
		let told_of = PolicySealed { policyId: id(ALLOW_LIST), by, members, reason };
		assert_eq!(logs(), vec![told(told_of)]);
	});
}

#[test]
fn would_refuse_should_answer_the_code_of_the_reason() {
	build_and_execute(|| {
		let asked = |call: wouldRefuseCall| answer(STRANGER, TRANSFER_POLICIES, &call);
		answer(HOLDER, TRANSFER_POLICIES, &adding(ALLOW_LIST, vec![person(HOLDER)]));
		assert_eq!(asked(question(ALLOW_LIST, Path::P2P, FRIEND)), 0);
		let stranger = asked(question(ALLOW_LIST, Path::P2P, STRANGER));
		assert_eq!(stranger, Reason::PolicyRecipient.code());
		assert_eq!(asked(question(ALLOW_LIST, Path::Redeem, STORE)), 0);
		let nobody = asked(question(REFUSE_ALL, Path::Primary, FRIEND));
		assert_eq!(nobody, Reason::PolicyMintRecipient.code());
		let unknown = wouldRefuseCall { path: 9, ..question(ALLOW_LIST, Path::P2P, FRIEND) };
		let text = "Genex: path has no meaning for 9";
		assert_eq!(reason(STRANGER, TRANSFER_POLICIES, &unknown), text);
	});
}

#[test]
fn acts_should_change_nothing_when_they_are_refused() {
	build_and_execute(|| {
		let before = books();
		let refused = |by: u8, input: &addMembersCall| reason(by, TRANSFER_POLICIES, input);
		let large = addMembersCall { policyId: Word::MAX, ..adding(ALLOW_LIST, Vec::new()) };
		let text = "Genex: policyId is too large; it must fit into 32 bits";
		assert_eq!(refused(HOLDER, &large), text);
		for member in [
			Member { identity: 0, account: Address::ZERO },
			Member { identity: 1, account: who(FRIEND) },
		] {
			assert_eq!(refused(HOLDER, &adding(ALLOW_LIST, vec![member])), NO_MEMBER);
		}
		let many = adding(ALLOW_LIST, (0..101).map(|_| person(STRANGER)).collect());
		let text = "Genex: members is too long; it has at most 100";
		assert_eq!(refused(HOLDER, &many), text);
		let same = adding(ALLOW_LIST, vec![person(FRIEND)]);
		assert_eq!(refused(HOLDER, &same), "TransferPolicies: NothingChanges");
		let foreign = adding(FRIENDS_LIST, vec![person(STRANGER)]);
		assert_eq!(refused(HOLDER, &foreign), "TransferPolicies: NotAdmin");
		let unknown = adding(99, vec![person(STRANGER)]);
		assert_eq!(refused(HOLDER, &unknown), "TransferPolicies: UnknownPolicy");
		let built_in = adding(ALLOW_ALL, vec![person(STRANGER)]);
		assert_eq!(refused(HOLDER, &built_in), "TransferPolicies: UnknownPolicy");
		let uninvited = acceptAdminCall { policyId: id(OFFERED_LIST), reason: hash() };
		let text = reason(STORE, TRANSFER_POLICIES, &uninvited);
		assert_eq!(text, "TransferPolicies: NotProposed");
		let open = createCompoundCall { redeemer: id(99), ..compound() };
		let text = reason(HOLDER, TRANSFER_POLICIES, &open);
		assert_eq!(text, "TransferPolicies: UnknownPolicy");
		let gone = policyOfCall { policyId: id(REFUSE_ALL) };
		let text = reason(HOLDER, TRANSFER_POLICIES, &gone);
		assert_eq!(text, "TransferPolicies: UnknownPolicy");
		assert_eq!(books(), before);
		assert!(logs().is_empty());
	});
}

#[test]
fn a_compound_should_have_no_members_and_be_in_no_other() {
	build_and_execute(|| {
		answer(HOLDER, TRANSFER_POLICIES, &compound());
		let members = adding(5, vec![person(STRANGER)]);
		let text = reason(HOLDER, TRANSFER_POLICIES, &members);
		assert_eq!(text, "TransferPolicies: NotAList");
		let nested = createCompoundCall { sender: id(5), ..compound() };
		let text = reason(FRIEND, TRANSFER_POLICIES, &nested);
		assert_eq!(text, "TransferPolicies: NestedCompound");
		let text = reason(HOLDER, TRANSFER_POLICIES, &compound());
		assert_eq!(text, "TransferPolicies: TooManyPolicies");
	});
}

#[test]
fn what_governance_does_should_be_told_by_its_twin() {
	build_and_execute(|| {
		let root = RuntimeOrigin::root;
		answer(HOLDER, TRANSFER_POLICIES, &to_council());
		assert_ok!(TransferPolicies::accept_admin(root(), ALLOW_LIST, LIST_REASON));
		assert_eq!(policy_of(ALLOW_LIST).admin, Address::ZERO);
		let event = match System::events().pop().map(|record| record.event) {
			Some(RuntimeEvent::TransferPolicies(event)) => event,
			other => panic!("no event of a policy: {other:?}"),
		};
		let Twin { address, topics, data } = of_transfer_policies(&event).expect("it has a twin");
		let transferred = AdminTransferred {
			policyId: id(ALLOW_LIST),
			oldAdmin: who(HOLDER),
			newAdmin: Address::ZERO,
			reason: hash(),
		};
		assert_eq!((address, topics, data), told(transferred));
	});
}
