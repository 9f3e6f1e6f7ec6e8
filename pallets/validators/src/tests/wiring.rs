// SPDX-License-Identifier: Apache-2.0

//! The pallet between the real Aura, GRANDPA and Authorship pallets, wired as in the runtime: a
//! signed double vote, seen by GRANDPA, ends in a disabled block author.

use codec::{Decode, Encode};
use frame_support::{
	assert_noop, assert_ok, derive_impl, parameter_types,
	traits::{ConstBool, ConstU32, ConstU64, Hooks, KeyOwnerProofSystem},
};
use pallet_session::historical;
use sp_consensus_aura::{AURA_ENGINE_ID, Slot, sr25519::AuthorityId as AuraId};
use sp_consensus_grandpa::{
	AuthorityId as GrandpaId, AuthoritySignature, EquivocationProof, KEY_TYPE, localized_payload,
};
use sp_core::H256;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_runtime::{
	AccountId32, BuildStorage, DigestItem, impl_opaque_keys,
	testing::Header,
	traits::{ConvertInto, IdentityLookup, OpaqueKeys},
	transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidityError},
};
use sp_session::MembershipProof;

use crate as pallet_validators;
use crate::{Event, NoIdentification, OncePerSession, WithinFloor};

type Block = frame_system::mocking::MockBlock<Network>;
type Proof = EquivocationProof<H256, u64>;

const HISTORY: u32 = 2;
const SESSION_BLOCKS: u64 = 10;
const MEMBERS: [(Sr25519Keyring, Ed25519Keyring); 4] = [
	(Sr25519Keyring::Alice, Ed25519Keyring::Alice),
	(Sr25519Keyring::Bob, Ed25519Keyring::Bob),
	(Sr25519Keyring::Charlie, Ed25519Keyring::Charlie),
	(Sr25519Keyring::Dave, Ed25519Keyring::Dave),
];

/// Has session keys but is not admitted.
const NEWCOMER: (Sr25519Keyring, Ed25519Keyring) = (Sr25519Keyring::Eve, Ed25519Keyring::Eve);

frame_support::construct_runtime!(
	pub enum Network {
		System: frame_system,
		Timestamp: pallet_timestamp,
		Balances: pallet_balances,
		Aura: pallet_aura,
		Authorship: pallet_authorship,
		Validators: pallet_validators,
		Offences: pallet_offences,
		Historical: historical,
		Session: pallet_session,
		Grandpa: pallet_grandpa,
	}
);

impl_opaque_keys! {
	pub struct NetworkKeys {
		pub aura: Aura,
		pub grandpa: Grandpa,
	}
}

parameter_types! {
	pub const SessionPeriod: u64 = SESSION_BLOCKS;
	pub const SessionOffset: u64 = 0;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Network {
	type AccountData = pallet_balances::AccountData<u64>;
	type AccountId = AccountId32;
	type Block = Block;
	type Lookup = IdentityLookup<AccountId32>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Network {
	type AccountStore = System;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Network {}

impl pallet_aura::Config for Network {
	type AllowMultipleBlocksPerSlot = ConstBool<false>;
	type AuthorityId = AuraId;
	type DisabledValidators = Session;
	type MaxAuthorities = ConstU32<8>;
	type SlotDuration = ConstU64<1_000>;
}

impl pallet_authorship::Config for Network {
	type EventHandler = ();
	type FindAuthor = pallet_session::FindAccountFromAuthorIndex<Self, Aura>;
}

impl pallet_session::Config for Network {
	type Currency = Balances;
	type DisablingStrategy = WithinFloor;
	type KeyDeposit = ConstU64<1>;
	type Keys = NetworkKeys;
	type NextSessionRotation = pallet_session::PeriodicSessions<SessionPeriod, SessionOffset>;
	type RuntimeEvent = RuntimeEvent;
	type SessionHandler = <NetworkKeys as OpaqueKeys>::KeyTypeIdProviders;
	type SessionManager = historical::NoteHistoricalRoot<Self, Validators>;
	type ShouldEndSession = pallet_session::PeriodicSessions<SessionPeriod, SessionOffset>;
	type ValidatorId = AccountId32;
	type ValidatorIdOf = ConvertInto;
	type WeightInfo = ();
}

impl historical::Config for Network {
	type FullIdentification = ();
	type FullIdentificationOf = NoIdentification;
	type RuntimeEvent = RuntimeEvent;
}

impl pallet_offences::Config for Network {
	type IdentificationTuple = historical::IdentificationTuple<Self>;
	type OnOffenceHandler = Validators;
	type RuntimeEvent = RuntimeEvent;
}

impl pallet_grandpa::Config for Network {
	type EquivocationReportSystem = pallet_grandpa::EquivocationReportSystem<
		Self,
		OncePerSession<Self, Offences>,
		Historical,
		ConstU64<{ SESSION_BLOCKS * HISTORY as u64 }>,
	>;
	type KeyOwnerProof = MembershipProof;
	type MaxAuthorities = ConstU32<8>;
	type MaxNominators = ConstU32<0>;
	// A report needs the set it is about and the one before.
	type MaxSetIdSessionEntries = ConstU64<{ HISTORY as u64 + 2 }>;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
}

impl pallet_validators::Config for Network {
	type AdminOrigin = frame_system::EnsureRoot<AccountId32>;
	type MaxValidators = ConstU32<8>;
	type MinValidators = ConstU32<1>;
	type OffenceHistory = ConstU32<HISTORY>;
	type WeightInfo = pallet_validators::weights::SubstrateWeight<Self>;
}

impl<C> frame_system::offchain::CreateTransactionBase<C> for Network
where
	RuntimeCall: From<C>,
{
	type Extrinsic = frame_system::mocking::MockUncheckedExtrinsic<Network>;
	type RuntimeCall = RuntimeCall;
}

impl<C> frame_system::offchain::CreateBare<C> for Network
where
	RuntimeCall: From<C>,
{
	fn create_bare(call: RuntimeCall) -> Self::Extrinsic {
		frame_system::mocking::MockUncheckedExtrinsic::<Network>::new_bare(call)
	}
}

/// Runs `test` on a network of four validators with a floor of three, and a newcomer.
fn on_network(test: impl FnOnce()) {
	let account = |(sr25519, _): &(Sr25519Keyring, _)| sr25519.to_account_id();
	let with_keys = |member: &(Sr25519Keyring, Ed25519Keyring)| {
		let (aura, grandpa) = (member.0.public().into(), member.1.public().into());
		(account(member), account(member), NetworkKeys { aura, grandpa })
	};
	let storage = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig {
			balances: MEMBERS.iter().map(|member| (account(member), 1_000)).collect(),
			..Default::default()
		},
		validators: crate::GenesisConfig {
			validators: MEMBERS.iter().map(account).collect(),
			floor: Some(3),
		},
		session: pallet_session::GenesisConfig {
			keys: MEMBERS.iter().map(with_keys).collect(),
			non_authority_keys: vec![with_keys(&NEWCOMER)],
		},
		..Default::default()
	};
	sp_io::TestExternalities::new(storage.build_storage().unwrap()).execute_with(|| {
		System::set_block_number(1);
		test();
		Validators::do_try_state().expect("an invariant is broken");
	});
}

/// Runs blocks until the session has changed `count` times.
fn pass_sessions(count: u32) {
	let target = Session::current_index() + count;
	while Session::current_index() < target {
		let next = System::block_number() + 1;
		System::set_block_number(next);
		Session::on_initialize(next);
		Grandpa::on_finalize(next);
	}
}

/// Two prevotes of `who` for different blocks in `round` of the running GRANDPA set.
fn double_vote(who: Ed25519Keyring, round: u64) -> Proof {
	let set_id = Grandpa::current_set_id();
	let vote = |block: u8| {
		let prevote = sp_consensus_grandpa::Prevote::<Header>::new(H256::repeat_byte(block), 10);
		let message = sp_consensus_grandpa::Message::<Header>::Prevote(prevote.clone());
		let signature: AuthoritySignature =
			who.sign(&localized_payload(round, set_id, &message)).into();
		(prevote, signature)
	};
	// The votes' container is not exported; a proof is set id, stage, round, voter, two votes.
	let encoded = (set_id, 0u8, round, GrandpaId::from(who.public()), vote(1), vote(2)).encode();
	Proof::decode(&mut encoded.as_slice()).unwrap()
}

/// The proof that `who` validates in the running session.
fn membership(who: Ed25519Keyring) -> MembershipProof {
	Historical::prove((KEY_TYPE, GrandpaId::from(who.public()))).unwrap()
}

/// The report as a node would put it into its own pool.
fn report_call(proof: &Proof, membership: &MembershipProof) -> pallet_grandpa::Call<Network> {
	pallet_grandpa::Call::report_equivocation_unsigned {
		equivocation_proof: Box::new(proof.clone()),
		key_owner_proof: membership.clone(),
	}
}

/// Reports from a node's pool into a block.
fn report(proof: &Proof, membership: &MembershipProof) -> Result<(), TransactionValidityError> {
	let call = report_call(proof, membership);
	Grandpa::validate_unsigned(TransactionSource::Local, &call)?;
	assert_ok!(Grandpa::report_equivocation_unsigned(
		RuntimeOrigin::none(),
		Box::new(proof.clone()),
		membership.clone()
	));
	Ok(())
}

/// Begins a block in a slot of the validator at `index` of the active set.
fn begin_block_of(index: u64) {
	let digest = DigestItem::PreRuntime(AURA_ENGINE_ID, Slot::from(400 + index).encode());
	let next = System::block_number() + 1;
	System::reset_events();
	System::initialize(&next, &Default::default(), &sp_runtime::Digest { logs: vec![digest] });
	Aura::on_initialize(next);
	Authorship::on_initialize(next);
}

fn index_of(who: &AccountId32) -> u64 {
	let place = Session::validators().iter().position(|validator| validator == who).unwrap();
	u64::try_from(place).unwrap()
}

fn events() -> Vec<Event<Network>> {
	System::read_events_for_pallet::<Event<Network>>()
}

#[test]
fn genesis_should_give_aura_and_grandpa_the_same_order() {
	on_network(|| {
		let keys = Session::queued_keys();
		let aura: Vec<_> = keys.iter().map(|(_, keys)| keys.aura.clone()).collect();
		let grandpa: Vec<_> = keys.iter().map(|(_, keys)| (keys.grandpa.clone(), 1)).collect();
		assert_eq!(pallet_aura::Authorities::<Network>::get().into_inner(), aura);
		assert_eq!(Grandpa::grandpa_authorities(), grandpa);
		assert_eq!(keys.len(), 4);
	});
}

#[test]
fn authorship_should_name_the_account_whose_slot_it_is() {
	on_network(|| {
		for (sr25519, _) in MEMBERS {
			let account = sr25519.to_account_id();
			begin_block_of(index_of(&account));
			assert_eq!(Authorship::author(), Some(account));
			Authorship::on_finalize(System::block_number());
			pallet_aura::CurrentSlot::<Network>::put(Slot::from(0));
		}
	});
}

#[test]
fn double_vote_should_disable_the_voter_when_reported() {
	on_network(|| {
		let bob = Sr25519Keyring::Bob.to_account_id();
		assert_ok!(report(&double_vote(Ed25519Keyring::Bob, 7), &membership(Ed25519Keyring::Bob)));

		assert_eq!(
			events(),
			vec![Event::OffenderDisabled {
				validator: bob.clone(),
				session: 0,
				// One of four: (3 / 4)².
				slash_fraction: sp_runtime::Perbill::from_rational(9u32, 16),
			}]
		);
		let index = u32::try_from(index_of(&bob)).unwrap();
		assert_eq!(Session::disabled_validators(), vec![index]);
	});
}

#[test]
#[should_panic(expected = "is disabled and should not be attempting to author blocks")]
fn disabled_validator_should_not_author() {
	on_network(|| {
		let proof = double_vote(Ed25519Keyring::Bob, 7);
		assert_ok!(report(&proof, &membership(Ed25519Keyring::Bob)));
		begin_block_of(index_of(&Sr25519Keyring::Bob.to_account_id()));
	});
}

#[test]
fn others_should_author_when_one_is_disabled() {
	on_network(|| {
		let proof = double_vote(Ed25519Keyring::Bob, 7);
		assert_ok!(report(&proof, &membership(Ed25519Keyring::Bob)));
		let alice = Sr25519Keyring::Alice.to_account_id();
		begin_block_of(index_of(&alice));
		assert_eq!(Authorship::author(), Some(alice));
	});
}

#[test]
fn later_reports_should_be_stale_when_the_voter_was_answered() {
	on_network(|| {
		let membership = membership(Ed25519Keyring::Bob);
		assert_ok!(report(&double_vote(Ed25519Keyring::Bob, 7), &membership));

		let second = double_vote(Ed25519Keyring::Bob, 8);
		assert_eq!(report(&second, &membership), Err(InvalidTransaction::Stale.into()));
		assert_noop!(
			Grandpa::report_equivocation(
				RuntimeOrigin::signed(Sr25519Keyring::Eve.to_account_id()),
				Box::new(second),
				membership
			),
			pallet_grandpa::Error::<Network>::DuplicateOffenceReport
		);
	});
}

#[test]
fn report_should_fail_when_votes_do_not_prove_anything() {
	on_network(|| {
		// Eve is no validator, so nobody can prove that she is.
		let membership = membership(Ed25519Keyring::Bob);
		let of_eve = double_vote(Ed25519Keyring::Eve, 7);
		assert_eq!(report(&of_eve, &membership), Err(InvalidTransaction::BadProof.into()));
		assert!(events().is_empty());
	});
}

#[test]
fn report_should_count_when_the_session_is_past_but_kept() {
	on_network(|| {
		let (proof, membership) =
			(double_vote(Ed25519Keyring::Bob, 7), membership(Ed25519Keyring::Bob));
		pass_sessions(HISTORY);
		assert_ok!(report(&proof, &membership));
		assert!(matches!(events().as_slice(), [Event::OffenderDisabled { session: 0, .. }]));
	});
}

#[test]
fn report_should_fail_when_the_session_is_forgotten() {
	on_network(|| {
		let (proof, membership) =
			(double_vote(Ed25519Keyring::Bob, 7), membership(Ed25519Keyring::Bob));
		pass_sessions(HISTORY + 1);
		assert_eq!(report(&proof, &membership), Err(InvalidTransaction::BadProof.into()));
	});
}

#[test]
fn report_should_count_when_the_set_changed_in_every_session() {
	/// Admits or removes Eve, so that the next plan is a new set.
	fn change_set_and_pass() {
		let eve = NEWCOMER.0.to_account_id();
		if Validators::validators().contains(&eve) {
			assert_ok!(Validators::remove_validator(
				RuntimeOrigin::root(),
				eve,
				crate::mock::REASON,
			));
		} else {
			assert_ok!(Validators::add_validator(RuntimeOrigin::root(), eve, crate::mock::REASON));
		}
		pass_sessions(1);
	}

	on_network(|| {
		(0..5).for_each(|_| change_set_and_pass());
		let (session, set_id) = (Session::current_index(), Grandpa::current_set_id());
		let (proof, membership) =
			(double_vote(Ed25519Keyring::Bob, 7), membership(Ed25519Keyring::Bob));
		(0..HISTORY).for_each(|_| change_set_and_pass());

		assert_eq!(Grandpa::current_set_id(), set_id + u64::from(HISTORY));
		assert_ok!(report(&proof, &membership));
		let Some(Event::OffenderDisabled { session: offended, .. }) = events().pop() else {
			panic!("the report is answered by disabling")
		};
		assert_eq!(offended, session);
	});
}

#[test]
fn report_should_fail_when_keys_changed_after_the_membership_was_proven() {
	on_network(|| {
		let (proof, proven) =
			(double_vote(Ed25519Keyring::Bob, 7), membership(Ed25519Keyring::Bob));
		let keys = NetworkKeys {
			aura: Sr25519Keyring::Dave.public().into(),
			grandpa: Ed25519Keyring::Ferdie.public().into(),
		};
		let dave = Sr25519Keyring::Dave.to_account_id();
		assert_ok!(<Session as pallet_session::SessionInterface>::set_keys(&dave, keys));

		// The running session is proven from the newest keys of all; a proof made anew passes.
		assert_eq!(report(&proof, &proven), Err(InvalidTransaction::BadProof.into()));
		assert_ok!(report(&proof, &membership(Ed25519Keyring::Bob)));
	});
}

#[test]
fn removal_should_reach_aura_and_grandpa_when_two_sessions_passed() {
	on_network(|| {
		let bob = Sr25519Keyring::Bob.to_account_id();
		assert_ok!(Validators::remove_validator(RuntimeOrigin::root(), bob, crate::mock::REASON));
		pass_sessions(2);

		assert_eq!(pallet_aura::Authorities::<Network>::get().len(), 3);
		assert_eq!(Grandpa::grandpa_authorities().len(), 3);
		assert_eq!(Grandpa::current_set_id(), 1);
	});
}
