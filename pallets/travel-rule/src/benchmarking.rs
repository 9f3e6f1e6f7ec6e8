// SPDX-License-Identifier: Apache-2.0
//! One benchmark per call and per part of the automatic return, each at its dearest.

use crate::*;
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{EnsureOrigin, Get},
	weights::WeightMeter,
};
use frame_system::RawOrigin;
use genex_primitives::{
	Asset, CaseId, IdentityId, UnixSeconds, signature::substrate_forms, traits::Identities,
};
use sp_core::{H256, crypto::KeyTypeId, sr25519};
use sp_runtime::{AccountId32, DispatchResult, MultiSignature};

const KEYS: KeyTypeId = KeyTypeId(*b"trvl");
const QUANTITY: u128 = 1_000_000;
const HASH: H256 = H256::repeat_byte(9);

/// What the benchmarks need from the rooms below.
pub trait BenchmarkHelper<AccountId> {
	/// Makes `attestor` a current attestor, and gives an account of a new identity of tier L2 that
	/// it vouches for, the dearest to judge.
	fn register(name: &'static str, attestor: &AccountId) -> AccountId;

	/// Gives `who` free `quantity` of an asset that may be sent, and gives the asset: the dearest
	/// to judge and to move.
	fn fund(who: &AccountId, quantity: u128) -> Asset;

	/// Takes `quantity` of `asset` of `who` out of escrow, as a court order does.
	fn seize(asset: Asset, who: &AccountId, quantity: u128) -> DispatchResult;

	/// Sets the chain's clock.
	fn set_now(now: UnixSeconds);
}

fn envelope() -> Envelope {
	Envelope { id: H256::repeat_byte(7), hash: HASH }
}

/// The parties of the benchmarks: sender, recipient, and the attestor of each.
struct Stage<AccountId> {
	from: AccountId,
	to: AccountId,
	first: AccountId,
	second: AccountId,
	asset: Asset,
}

fn stage<T: Config>() -> Stage<T::AccountId> {
	let first: T::AccountId = account("first", 0, 0);
	let second: T::AccountId = account("second", 0, 0);
	let from = T::BenchmarkHelper::register("from", &first);
	let to = T::BenchmarkHelper::register("to", &second);
	let asset = T::BenchmarkHelper::fund(&from, QUANTITY);
	Stage { from, to, first, second, asset }
}

/// A case in `state`, which is one that holds value.
fn opened<T: Config>(state: CaseState) -> Result<(CaseId, Stage<T::AccountId>), BenchmarkError> {
	let stage = stage::<T>();
	let id = NextCaseId::<T>::get();
	let Stage { from, to, second, asset, .. } = &stage;
	let attached = (state != CaseState::Started).then(envelope);
	Pallet::<T>::do_open_case(from.clone(), *asset, to.clone(), QUANTITY, attached)?;
	if matches!(state, CaseState::Review | CaseState::Repair) {
		Pallet::<T>::do_start_review(second.clone(), id)?;
	}
	if state == CaseState::Repair {
		Pallet::<T>::do_request_repair(second.clone(), id, HASH)?;
	}
	Ok((id, stage))
}

fn state_of<T: Config>(id: CaseId) -> Option<CaseState> {
	Cases::<T>::get(id).map(|case| case.state)
}

fn let_expire<T: Config>(id: CaseId) {
	let deadline = Cases::<T>::get(id).expect("the case was opened").deadline;
	T::BenchmarkHelper::set_now(deadline);
}

fn identity_of<T: Config>(who: &T::AccountId) -> IdentityId {
	T::Identities::identity_of(who).expect("it was registered")
}

/// A signature by a new key in the form that is tried last, its address and deadline.
fn proof<T: Config>(identity: IdentityId) -> (ExternalAddress, UnixSeconds, MultiSignature) {
	let key: sr25519::Public = sp_io::crypto::sr25519_generate(KEYS, None);
	let address = ExternalAddress::Substrate(AccountId32::from(key.0));
	let deadline = Pallet::<T>::now().saturating_add(T::MaxSignatureLife::get());
	let nonce = ControlsOf::<T>::get(identity).nonce;
	let message = Pallet::<T>::message_of_control(identity, &address, nonce, deadline);
	let form: Vec<u8> = substrate_forms(&message).into_iter().last().expect("two forms");
	let signature = sp_io::crypto::sr25519_sign(KEYS, &key, &form).expect("the key was generated");
	(address, deadline, signature.into())
}

/// An identity with all but one of the proofs it may have; gives an account of it.
fn proven<T: Config>() -> Result<(IdentityId, T::AccountId), BenchmarkError> {
	let from = stage::<T>().from;
	let identity = identity_of::<T>(&from);
	for _ in 1..MAX_CONTROL_PROOFS {
		let (address, deadline, signature) = proof::<T>(identity);
		Pallet::<T>::do_register_control_proof(
			from.clone(),
			identity,
			address,
			deadline,
			signature,
		)?;
	}
	Ok((identity, from))
}

fn record_data<T: Config>(who: &T::AccountId, attestor: &T::AccountId) -> DispatchResult {
	let identity = identity_of::<T>(who);
	Pallet::<T>::do_record_travel_data(attestor.clone(), identity, HASH, UnixSeconds::MAX)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn open_case() {
		let Stage { from, to, asset, .. } = stage::<T>();
		let id = NextCaseId::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(from), asset, to, QUANTITY, Some(envelope()));

		assert_eq!(state_of::<T>(id), Some(CaseState::Pending));
	}

	#[benchmark]
	fn attach_envelope() -> Result<(), BenchmarkError> {
		let (id, stage) = opened::<T>(CaseState::Repair)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.first), id, envelope());

		assert_eq!(state_of::<T>(id), Some(CaseState::Pending));
		Ok(())
	}

	#[benchmark]
	fn start_review() -> Result<(), BenchmarkError> {
		let (id, stage) = opened::<T>(CaseState::Pending)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.second), id);

		assert_eq!(state_of::<T>(id), Some(CaseState::Review));
		Ok(())
	}

	#[benchmark]
	fn request_repair() -> Result<(), BenchmarkError> {
		let (id, stage) = opened::<T>(CaseState::Review)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.second), id, HASH);

		assert_eq!(state_of::<T>(id), Some(CaseState::Repair));
		Ok(())
	}

	/// The second acceptance, which pays out.
	#[benchmark]
	fn accept() -> Result<(), BenchmarkError> {
		let (id, stage) = opened::<T>(CaseState::Review)?;
		Pallet::<T>::do_accept(stage.second, id, HASH)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.first), id, HASH);

		assert_eq!(state_of::<T>(id), Some(CaseState::Completed));
		Ok(())
	}

	#[benchmark]
	fn reject() -> Result<(), BenchmarkError> {
		let (id, stage) = opened::<T>(CaseState::Review)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.second), id, HASH);

		assert_eq!(state_of::<T>(id), Some(CaseState::Rejected));
		Ok(())
	}

	#[benchmark]
	fn cancel_case() -> Result<(), BenchmarkError> {
		let (id, stage) = opened::<T>(CaseState::Review)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.from), id);

		assert_eq!(state_of::<T>(id), Some(CaseState::Rejected));
		Ok(())
	}

	#[benchmark]
	fn return_expired() -> Result<(), BenchmarkError> {
		let (id, stage) = opened::<T>(CaseState::Review)?;
		let_expire::<T>(id);

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.to), id);

		assert_eq!(state_of::<T>(id), Some(CaseState::Expired));
		Ok(())
	}

	/// Part of the value is left.
	#[benchmark]
	fn write_off() -> Result<(), BenchmarkError> {
		let (id, stage) = opened::<T>(CaseState::Review)?;
		T::BenchmarkHelper::seize(stage.asset, &stage.from, QUANTITY / 2)?;
		let_expire::<T>(id);
		let origin = T::ComplianceOrigin::try_successful_origin()
			.map_err(|()| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, QUANTITY / 2, HASH);

		assert_eq!(state_of::<T>(id), Some(CaseState::Expired));
		Ok(())
	}

	#[benchmark]
	fn transfer_recorded() -> Result<(), BenchmarkError> {
		let Stage { from, to, first, second, asset } = stage::<T>();
		record_data::<T>(&from, &first)?;
		record_data::<T>(&to, &second)?;
		let id = NextCaseId::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(from), asset, to, QUANTITY, envelope());

		assert_eq!(state_of::<T>(id), Some(CaseState::Completed));
		Ok(())
	}

	#[benchmark]
	fn record_travel_data() -> Result<(), BenchmarkError> {
		let Stage { from, first, .. } = stage::<T>();
		record_data::<T>(&from, &first)?;
		let identity = identity_of::<T>(&from);
		let new = H256::repeat_byte(10);

		#[extrinsic_call]
		_(RawOrigin::Signed(first), identity, new, UnixSeconds::MAX);

		assert_eq!(RecordedData::<T>::get(identity).map(|data| data.hash), Some(new));
		Ok(())
	}

	#[benchmark]
	fn revoke_travel_data() -> Result<(), BenchmarkError> {
		let Stage { from, first, .. } = stage::<T>();
		record_data::<T>(&from, &first)?;
		let identity = identity_of::<T>(&from);

		#[extrinsic_call]
		_(RawOrigin::Signed(first), identity);

		assert!(!RecordedData::<T>::contains_key(identity));
		Ok(())
	}

	#[benchmark]
	fn register_control_proof() -> Result<(), BenchmarkError> {
		let (identity, owner) = proven::<T>()?;
		let (address, deadline, signature) = proof::<T>(identity);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), identity, address, deadline, signature);

		let count = Pallet::<T>::control_proofs(identity).len();
		assert_eq!(u32::try_from(count), Ok(MAX_CONTROL_PROOFS));
		Ok(())
	}

	#[benchmark]
	fn revoke_control_proof() -> Result<(), BenchmarkError> {
		let (identity, owner) = proven::<T>()?;
		let proofs = Pallet::<T>::control_proofs(identity);
		let address = proofs.last().expect("it has some").address.clone();

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), identity, address);

		assert_eq!(Pallet::<T>::control_proofs(identity).len().saturating_add(1), proofs.len());
		Ok(())
	}

	#[benchmark]
	fn erase() -> Result<(), BenchmarkError> {
		let (id, stage) = opened::<T>(CaseState::Review)?;
		Pallet::<T>::do_reject(stage.second.clone(), id, HASH)?;
		let closing = Cases::<T>::get(id).and_then(|case| case.closing).expect("it is closed");
		T::BenchmarkHelper::set_now(closing.retain_until);

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.second), id, HASH);

		assert!(!Cases::<T>::contains_key(id));
		Ok(())
	}

	/// Nothing is open, and the place is forgotten.
	#[benchmark]
	fn return_due_base() {
		SweptTo::<T>::put(1);

		#[block]
		{
			Pallet::<T>::return_due(&mut WeightMeter::new());
		}

		assert_eq!(SweptTo::<T>::get(), 0);
	}

	#[benchmark]
	fn return_due_step() -> Result<(), BenchmarkError> {
		let (id, _) = opened::<T>(CaseState::Review)?;
		let found;

		#[block]
		{
			found = Pallet::<T>::open_after(0);
		}

		assert_eq!(found.map(|(found, _)| found), Some(id));
		Ok(())
	}

	#[benchmark]
	fn return_due_case() -> Result<(), BenchmarkError> {
		let (id, _) = opened::<T>(CaseState::Review)?;
		let_expire::<T>(id);

		#[block]
		{
			Pallet::<T>::return_or_park(id);
		}

		assert_eq!(state_of::<T>(id), Some(CaseState::Expired));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
