// SPDX-License-Identifier: Apache-2.0
//! Who sends what to whom: judged, put aside and recorded.

use super::ordered;
use crate::{
	Case, CaseOf, CaseOfEnvelope, CaseState, Config, Envelope, Error, Event, MAX_LIFETIME,
	NextCaseId, OpenCases, OpenCount, Pallet, RecordedData, Side,
};
use frame_support::{
	ensure,
	traits::{Contains, Get},
};
use genex_primitives::{
	Asset, CaseId, Clearance, IdentityId, Party, Reason, Tier, UnixSeconds,
	traits::{Escrow, Identities, Rates},
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Opens a case. Checks, errors and event are those of the call `open_case`.
	pub fn do_open_case(
		from: T::AccountId,
		asset: Asset,
		to: T::AccountId,
		quantity: u128,
		envelope: Option<Envelope>,
	) -> DispatchResult {
		let cleared = Clearance::TravelRule;
		let (sender, recipient) = Self::parties(&from, &to, asset, quantity, cleared)?;
		let mut case = Self::draft((from, sender), (to, recipient), asset, quantity)?;
		if let Some(envelope) = envelope {
			case.state = CaseState::Pending;
			Self::put_envelope(NextCaseId::<T>::get(), &mut case, envelope)?;
		}
		Self::count_open(case.originator.identity)?;
		T::Escrow::hold(asset, &case.originator.account, quantity)?;
		let id = Self::next_id()?;
		Self::record(id, &case);
		OpenCases::<T>::insert(ordered(id), case.deadline);
		Self::announce(id, case);
		Ok(())
	}

	/// Sends in one call. Checks, errors and event are those of the call `transfer_recorded`.
	pub fn do_transfer_recorded(
		from: T::AccountId,
		asset: Asset,
		to: T::AccountId,
		quantity: u128,
		envelope: Envelope,
	) -> DispatchResult {
		let cleared = Clearance::Recorded;
		let (sender, recipient) = Self::parties(&from, &to, asset, quantity, cleared)?;
		let now = Self::now();
		let high = |party: &Party| party.record.tier_at(now) >= Tier::L2;
		ensure!(high(&sender) && high(&recipient), Error::<T>::TierTooLow);
		let mut case = Self::draft((from, sender), (to, recipient), asset, quantity)?;
		Self::put_envelope(NextCaseId::<T>::get(), &mut case, envelope)?;
		let originator_data = Self::rely_on_data(&mut case.originator, now)?;
		let beneficiary_data = Self::rely_on_data(&mut case.beneficiary, now)?;
		(case.state, case.deadline) = (CaseState::Completed, now);
		let by = Some(case.originator.account.clone());
		let retain_until = Self::end(&mut case, by, H256::zero());

		let id = Self::next_id()?;
		Self::record(id, &case);
		let (from, to) = (&case.originator.account, &case.beneficiary.account);
		T::Escrow::hold(asset, from, quantity)?;
		T::Escrow::pay_out(asset, from, to, quantity, cleared)?;
		Self::deposit_event(Event::TransferRecorded {
			case: id,
			by: case.originator.account,
			to: case.beneficiary.account,
			originator: case.originator.identity,
			beneficiary: case.beneficiary.identity,
			asset,
			quantity,
			cents: case.cents,
			envelope,
			originator_data,
			beneficiary_data,
			originator_attestor: case.originator.attestor,
			beneficiary_attestor: case.beneficiary.attestor,
			new: case.state,
			retain_until,
		});
		Ok(())
	}

	/// The identities behind both accounts, if the rules let the value go from one to the other once it is `cleared`.
	fn parties(
		from: &T::AccountId,
		to: &T::AccountId,
		asset: Asset,
		quantity: u128,
		cleared: Clearance,
	) -> Result<(Party, Party), DispatchError> {
		ensure!(asset != Asset::Gnx, Error::<T>::GnxNotCovered);
		ensure!(quantity > 0, Error::<T>::ZeroQuantity);
		let party = |who, unknown| T::Identities::party(who).ok_or(Self::refused(unknown));
		let sender = party(from, Reason::SenderUnknown)?;
		let recipient = party(to, Reason::RecipientUnknown)?;
		ensure!(sender.identity != recipient.identity, Error::<T>::SameIdentity);
		let reasons = T::Escrow::explain(asset, from, to, quantity, cleared);
		match reasons.first() {
			Some(reason) => Err(Self::refused(*reason).into()),
			None => Ok((sender, recipient)),
		}
	}

	/// A case without envelope, in its first state.
	fn draft(
		sender: (T::AccountId, Party),
		recipient: (T::AccountId, Party),
		asset: Asset,
		quantity: u128,
	) -> Result<CaseOf<T>, DispatchError> {
		let cents_of = |money| T::Rates::cents(money).map_err(Self::refused);
		let face = cents_of(T::Escrow::value(asset, quantity)?)?;
		// As the limits count it: a gift is worth what it cost, or face value if that is more.
		let paid = T::Escrow::last_price(asset, quantity).map_or(Ok(0), cents_of)?;
		let cents = face.max(paid);
		let opened_at = Self::now();
		let lifetime = T::CaseLifetime::get().clamp(1, MAX_LIFETIME);
		Ok(Case {
			originator: Self::side(sender.0, sender.1.identity)?,
			beneficiary: Self::side(recipient.0, recipient.1.identity)?,
			asset,
			quantity,
			cents,
			envelope: None,
			state: CaseState::Started,
			opened_at,
			deadline: opened_at.saturating_add(lifetime),
			closing: None,
		})
	}

	fn side(
		account: T::AccountId,
		identity: IdentityId,
	) -> Result<Side<T::AccountId>, DispatchError> {
		let attestor = T::Identities::attestor_of(identity)
			.filter(T::Attestors::contains)
			.ok_or(Error::<T>::NoAttestor)?;
		Ok(Side { account, identity, attestor, accepted_at: None, recorded: None })
	}

	/// Notes on `side` the hash of the recorded data it relies on, and gives it, if the data counts
	/// at `now`.
	fn rely_on_data(
		side: &mut Side<T::AccountId>,
		now: UnixSeconds,
	) -> Result<H256, DispatchError> {
		let data = RecordedData::<T>::get(side.identity)
			.filter(|data| now < data.valid_until && data.attestor == side.attestor)
			.ok_or(Error::<T>::DataMissing)?;
		side.recorded = Some(data.hash);
		Ok(data.hash)
	}

	/// Gives the case of this id an envelope that no other case of its sender has, in the place of the one before.
	pub(super) fn put_envelope(
		id: CaseId,
		case: &mut CaseOf<T>,
		envelope: Envelope,
	) -> DispatchResult {
		ensure!(envelope.is_named(), Error::<T>::EmptyHash);
		Self::forget_envelope(case);
		let sender = case.originator.identity;
		let used = CaseOfEnvelope::<T>::contains_key(sender, envelope.id);
		ensure!(!used, Error::<T>::EnvelopeUsed);
		CaseOfEnvelope::<T>::insert(sender, envelope.id, id);
		case.envelope = Some(envelope);
		Ok(())
	}

	/// Lets the sender use the case's envelope again.
	pub(super) fn forget_envelope(case: &CaseOf<T>) {
		if let Some(envelope) = &case.envelope {
			CaseOfEnvelope::<T>::remove(case.originator.identity, envelope.id);
		}
	}

	fn count_open(originator: IdentityId) -> DispatchResult {
		OpenCount::<T>::try_mutate(originator, |count| {
			ensure!(*count < T::MaxOpenPerIdentity::get(), Error::<T>::TooManyOpenCases);
			*count = count.checked_add(1).ok_or(Error::<T>::TooManyOpenCases)?;
			Ok(())
		})
	}

	fn refused(reason: Reason) -> Error<T> {
		Error::Refused(reason.code())
	}

	fn announce(id: CaseId, case: CaseOf<T>) {
		Self::deposit_event(Event::CaseOpened {
			case: id,
			by: case.originator.account,
			to: case.beneficiary.account,
			originator: case.originator.identity,
			beneficiary: case.beneficiary.identity,
			asset: case.asset,
			quantity: case.quantity,
			cents: case.cents,
			envelope: case.envelope,
			originator_attestor: case.originator.attestor,
			beneficiary_attestor: case.beneficiary.attestor,
			deadline: case.deadline,
			new: case.state,
		});
	}
}
