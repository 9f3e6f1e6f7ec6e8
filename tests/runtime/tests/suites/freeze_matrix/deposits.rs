// SPDX-License-Identifier: Apache-2.0
//! GNX that was put aside, as a deposit or in a pool, and the calls that give it back.

use codec::Encode;
use frame_support::{assert_ok, weights::Weight};
use genex_primitives::sponsor::{ActSet, PoolId};
use genex_runtime::{
	AccountId, Multisig, Runtime, RuntimeCall, RuntimeOrigin, SessionKeys, System, constants::GNX,
};
use genex_runtime_tests::{
	evm,
	native::{dispatch, dispatch_as},
	scene, who,
};
use pallet_fee_policy::PoolTerms;
use sp_core::{H256, Pair, ed25519, proof_of_possession::statement_of_ownership};
use sp_io::hashing::{blake2_256, keccak_256};

/// GNX that come back, by one call.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Deposit {
	/// Of an open operation of a multisig; who opened it cancels it.
	Multisig,
	/// Another signatory completes it.
	CompletedMultisig,
	/// Of a list of delegates, one of whom is removed.
	Proxy,
	/// All of them are removed.
	Proxies,
	/// Of an account without keys, which ends itself.
	Pure,
	/// Of an announcement, which the delegate withdraws.
	Announcement,
	/// Whom it concerns rejects it.
	RejectedAnnouncement,
	/// Anybody carries it out.
	CarriedOutAnnouncement,
	/// Of the text of a proposal, which its author removes.
	Preimage,
	/// The council removes it.
	RemovedPreimage,
	/// Of a list of friends, which is emptied.
	Friends,
	/// Of an attempt to recover an account, which the owner cancels.
	Attempt,
	/// The owner slashes it.
	SlashedAttempt,
	/// Anybody finishes it.
	FinishedAttempt,
	/// Of the record of an inheritor, whom the owner dismisses.
	Inheritor,
	/// Of session keys.
	Keys,
	/// Of code.
	Code,
	/// Out of a pool.
	Pool,
	/// Out of a pool that its owner closes.
	ClosedPool,
	/// Out of a pool that the council closes.
	DissolvedPool,
}

/// Who gives it back.
pub enum By {
	/// The party, whose it is.
	Party,
	/// Somebody else.
	Other(RuntimeOrigin),
}

impl Deposit {
	pub const ALL: [Self; 20] = [
		Self::Multisig,
		Self::CompletedMultisig,
		Self::Proxy,
		Self::Proxies,
		Self::Pure,
		Self::Announcement,
		Self::RejectedAnnouncement,
		Self::CarriedOutAnnouncement,
		Self::Preimage,
		Self::RemovedPreimage,
		Self::Friends,
		Self::Attempt,
		Self::SlashedAttempt,
		Self::FinishedAttempt,
		Self::Inheritor,
		Self::Keys,
		Self::Code,
		Self::Pool,
		Self::ClosedPool,
		Self::DissolvedPool,
	];

	/// `Pallet.call` of what puts it aside and of what gives it back.
	pub const fn paths(self) -> [&'static str; 2] {
		match self {
			Self::Multisig => ["Multisig.approve_as_multi", "Multisig.cancel_as_multi"],
			Self::CompletedMultisig => ["Multisig.approve_as_multi", "Multisig.as_multi"],
			Self::Proxy => ["Proxy.add_proxy", "Proxy.remove_proxy"],
			Self::Proxies => ["Proxy.add_proxy", "Proxy.remove_proxies"],
			Self::Pure => ["Proxy.create_pure", "Proxy.kill_pure"],
			Self::Announcement => ["Proxy.announce", "Proxy.remove_announcement"],
			Self::RejectedAnnouncement => ["Proxy.announce", "Proxy.reject_announcement"],
			Self::CarriedOutAnnouncement => ["Proxy.announce", "Proxy.proxy_announced"],
			Self::Preimage | Self::RemovedPreimage => {
				["Preimage.note_preimage", "Preimage.unnote_preimage"]
			},
			Self::Friends => ["Recovery.set_friend_groups", "Recovery.set_friend_groups"],
			Self::Attempt => ["Recovery.initiate_attempt", "Recovery.cancel_attempt"],
			Self::SlashedAttempt => ["Recovery.initiate_attempt", "Recovery.slash_attempt"],
			Self::FinishedAttempt => ["Recovery.initiate_attempt", "Recovery.finish_attempt"],
			Self::Inheritor => ["Recovery.finish_attempt", "Recovery.revoke_inheritor"],
			Self::Keys => ["Session.set_keys", "Validators.withdraw_keys"],
			Self::Code => ["Revive.upload_code", "Revive.remove_code"],
			Self::Pool => ["FeePolicy.top_up", "FeePolicy.withdraw"],
			Self::ClosedPool | Self::DissolvedPool => ["FeePolicy.top_up", "FeePolicy.close_pool"],
		}
	}

	/// Whether nothing is put aside of a registered party, for whom its identity vouches.
	pub const fn is_of_strangers(self) -> bool {
		matches!(
			self,
			Self::Friends
				| Self::Attempt
				| Self::SlashedAttempt
				| Self::FinishedAttempt
				| Self::Inheritor
		)
	}

	/// Puts GNX of `party` aside.
	pub fn put_aside(self, party: &AccountId) {
		match self {
			Self::Multisig | Self::CompletedMultisig => by(party, approval()),
			Self::Proxy | Self::Proxies => by(party, proxy_of(&second())),
			Self::Pure => {
				let pure = pallet_proxy::Call::<Runtime>::create_pure {
					proxy_type: Default::default(),
					delay: 0,
					index: 0,
				};
				by(party, pure);
			},
			Self::Announcement | Self::RejectedAnnouncement | Self::CarriedOutAnnouncement => {
				by(&second(), proxy_of(party));
				let (real, call_hash) = (second().into(), hash_of(&announced()).into());
				by(party, pallet_proxy::Call::<Runtime>::announce { real, call_hash });
			},
			Self::Preimage | Self::RemovedPreimage => {
				let bytes = TEXT.to_vec();
				by(party, pallet_preimage::Call::<Runtime>::note_preimage { bytes });
			},
			Self::Friends => by(party, friends(vec![helper()])),
			Self::Attempt | Self::SlashedAttempt | Self::FinishedAttempt => attempt(party),
			Self::Inheritor => {
				attempt(party);
				by(party, finish());
			},
			Self::Keys => by(party, set_keys(party)),
			Self::Code => {
				let (code, storage_deposit_limit) = (evm::PURSE.to_vec(), 100 * GNX);
				let upload =
					pallet_revive::Call::<Runtime>::upload_code { code, storage_deposit_limit };
				by(party, upload);
			},
			Self::Pool | Self::ClosedPool | Self::DissolvedPool => {
				fill_pool(party);
			},
		}
	}

	/// The call that gives it back.
	pub fn call(self, party: &AccountId) -> RuntimeCall {
		use pallet_fee_policy::Call as FeePolicy;
		use pallet_preimage::Call as Preimage;
		use pallet_proxy::Call as Proxy;
		use pallet_recovery::Call as Recovery;
		let (lost, delegate, real) = (lost().into(), party.clone().into(), second().into());
		match self {
			Self::Multisig => cancellation(),
			Self::CompletedMultisig => completion(party),
			Self::Proxy => Proxy::<Runtime>::remove_proxy {
				delegate: second().into(),
				proxy_type: Default::default(),
				delay: 0,
			}
			.into(),
			Self::Proxies => Proxy::<Runtime>::remove_proxies {}.into(),
			Self::Pure => Proxy::<Runtime>::kill_pure {
				spawner: party.clone().into(),
				proxy_type: Default::default(),
				index: 0,
				height: System::block_number(),
				ext_index: System::extrinsic_index().unwrap_or_default(),
			}
			.into(),
			Self::Announcement => {
				let call_hash = hash_of(&announced()).into();
				Proxy::<Runtime>::remove_announcement { real, call_hash }.into()
			},
			Self::RejectedAnnouncement => {
				let call_hash = hash_of(&announced()).into();
				Proxy::<Runtime>::reject_announcement { delegate, call_hash }.into()
			},
			Self::CarriedOutAnnouncement => {
				let (force_proxy_type, call) = (None, Box::new(announced()));
				Proxy::<Runtime>::proxy_announced { delegate, real, force_proxy_type, call }.into()
			},
			Self::Preimage | Self::RemovedPreimage => {
				Preimage::<Runtime>::unnote_preimage { hash: blake2_256(TEXT).into() }.into()
			},
			Self::Friends => friends(Vec::new()),
			Self::Attempt => {
				Recovery::<Runtime>::cancel_attempt { lost, friend_group_index: 0 }.into()
			},
			Self::SlashedAttempt => {
				Recovery::<Runtime>::slash_attempt { friend_group_index: 0 }.into()
			},
			Self::FinishedAttempt => finish(),
			Self::Inheritor => Recovery::<Runtime>::revoke_inheritor {}.into(),
			Self::Keys => pallet_validators::Call::<Runtime>::withdraw_keys {}.into(),
			Self::Code => {
				let code_hash = H256(keccak_256(evm::PURSE));
				pallet_revive::Call::<Runtime>::remove_code { code_hash }.into()
			},
			Self::Pool => {
				let (pool, amount, to) = (latest_pool(), 5 * GNX, party.clone());
				FeePolicy::<Runtime>::withdraw { pool, amount, to, reason: H256::zero() }.into()
			},
			Self::ClosedPool | Self::DissolvedPool => {
				let (pool, reason) = (latest_pool(), scene::hash_of("closing"));
				FeePolicy::<Runtime>::close_pool { pool, reason }.into()
			},
		}
	}

	/// Who makes that call.
	pub fn by(self, party: &AccountId) -> By {
		let other = |who| By::Other(RuntimeOrigin::signed(who));
		match self {
			Self::CompletedMultisig | Self::RejectedAnnouncement => other(second()),
			Self::CarriedOutAnnouncement | Self::FinishedAttempt => other(helper()),
			Self::Pure => {
				let proxy_type = Default::default();
				other(pallet_proxy::Pallet::<Runtime>::pure_account(party, &proxy_type, 0, None))
			},
			Self::Attempt | Self::SlashedAttempt | Self::Inheritor => other(lost()),
			Self::RemovedPreimage | Self::DissolvedPool => By::Other(scene::council()),
			_ => By::Party,
		}
	}
}

/// The text of a proposal.
const TEXT: &[u8] = b"the text of a proposal";

fn by(who: &AccountId, call: impl Into<RuntimeCall>) {
	assert_ok!(dispatch(call, who));
}

fn helper() -> AccountId {
	who::account("Helper")
}

fn second() -> AccountId {
	who::account("Second")
}

/// A person whose account is recovered while it still has its key.
fn lost() -> AccountId {
	who::alith()
}

/// Makes `delegate` act for whoever calls it.
fn proxy_of(delegate: &AccountId) -> RuntimeCall {
	pallet_proxy::Call::<Runtime>::add_proxy {
		delegate: delegate.clone().into(),
		proxy_type: Default::default(),
		delay: 0,
	}
	.into()
}

/// What a multisig or a delegate does, which moves nothing.
fn announced() -> RuntimeCall {
	frame_system::Call::<Runtime>::remark { remark: vec![7] }.into()
}

fn hash_of(call: &RuntimeCall) -> [u8; 32] {
	blake2_256(&call.encode())
}

/// The party's approval of what it would do together with `Second`.
fn approval() -> RuntimeCall {
	pallet_multisig::Call::<Runtime>::approve_as_multi {
		threshold: 2,
		other_signatories: vec![second()],
		maybe_timepoint: None,
		call_hash: hash_of(&announced()),
		max_weight: Weight::zero(),
	}
	.into()
}

fn cancellation() -> RuntimeCall {
	pallet_multisig::Call::<Runtime>::cancel_as_multi {
		threshold: 2,
		other_signatories: vec![second()],
		timepoint: Multisig::timepoint(),
		call_hash: hash_of(&announced()),
	}
	.into()
}

/// `Second` approves what `party` opened, and it is done.
fn completion(party: &AccountId) -> RuntimeCall {
	pallet_multisig::Call::<Runtime>::as_multi {
		threshold: 2,
		other_signatories: vec![party.clone()],
		maybe_timepoint: Some(Multisig::timepoint()),
		call: Box::new(announced()),
		max_weight: Weight::from_parts(100_000_000_000, u64::MAX),
	}
	.into()
}

fn friends(friends: Vec<AccountId>) -> RuntimeCall {
	let mut friend_groups = Vec::new();
	if !friends.is_empty() {
		let group = scene::friend_group(friends, 1, helper());
		friend_groups.push(pallet_recovery::FriendGroup { inheritance_delay: 0, ..group });
	}
	pallet_recovery::Call::<Runtime>::set_friend_groups { friend_groups }.into()
}

/// `party` is a friend, and tries to recover an account.
fn attempt(party: &AccountId) {
	by(&lost(), friends(vec![party.clone()]));
	let initiate = pallet_recovery::Call::<Runtime>::initiate_attempt {
		lost: lost().into(),
		friend_group_index: 0,
	};
	by(party, initiate);
}

fn finish() -> RuntimeCall {
	let (lost, friend_group_index) = (lost().into(), 0);
	pallet_recovery::Call::<Runtime>::finish_attempt { lost, friend_group_index }.into()
}

/// Session keys that no node uses.
fn set_keys(owner: &AccountId) -> RuntimeCall {
	let (aura, grandpa) = (who::pair("Session keys"), ed25519::Pair::from_seed(&[7; 32]));
	let statement = statement_of_ownership(&owner.encode());
	let proof = (aura.sign(&statement), grandpa.sign(&statement)).encode();
	let keys = SessionKeys { aura: aura.public().into(), grandpa: grandpa.public().into() };
	pallet_session::Call::<Runtime>::set_keys { keys, proof }.into()
}

fn latest_pool() -> PoolId {
	pallet_fee_policy::NextPoolId::<Runtime>::get() - 1
}

/// The council makes a pool for `party`, which fills it. Gives its number.
pub fn fill_pool(party: &AccountId) -> PoolId {
	let terms = PoolTerms {
		acts: ActSet::all(),
		day_budget: GNX,
		identity_day_budget: GNX,
		alert_below: 0,
		until: None,
	};
	let owner = party.clone();
	let create = pallet_fee_policy::Call::<Runtime>::create_campaign {
		terms,
		owner,
		reason: scene::hash_of("campaign"),
	};
	assert_ok!(dispatch_as(create, scene::council()));
	let (pool, amount) = (latest_pool(), 10 * GNX);
	by(party, pallet_fee_policy::Call::<Runtime>::top_up { pool, amount });
	pool
}
