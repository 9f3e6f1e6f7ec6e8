// SPDX-License-Identifier: Apache-2.0
#![cfg_attr(not(feature = "std"), no_std)]
#![doc = include_str!("../README.md")]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod events;
mod functions;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
pub mod types;
pub mod weights;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use frame_support::pallet_macros::import_section;

/// An authorisation of this chain.
pub type AuthorisationOf<T> = Authorisation<<T as frame_system::Config>::AccountId>;

/// The pallet.
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{ConstU64, EnsureOrigin, UnixTime},
		weights::WeightMeter,
	};
	use frame_system::pallet_prelude::*;
	use genex_messages::{Goods, Ticket};
	use genex_primitives::{
		Quantity, SeriesId, UnixSeconds,
		traits::{Coupons, Identities, Nonces, Redemptions, SignedMessages},
	};
	use sp_core::H256;
	use sp_runtime::{DispatchError, MultiSignature, SaturatedConversion, traits::Convert};

	/// The storage layout this code reads and writes.
	pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Tickets, and authorisations that hold units.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime binds.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The accounts that tickets name.
		type Accounts: Convert<[u8; 32], Self::AccountId>;

		/// Who is behind an account.
		type Identities: Identities<Self::AccountId>;

		/// Puts units aside and gives them back.
		type Coupons: Coupons<Self::AccountId>;

		/// Burns units with redeemers, under all rules.
		type Redemptions: Redemptions<Self::AccountId>;

		/// Who signed a ticket.
		type Messages: SignedMessages;

		/// Which tickets were used or cancelled.
		type Nonces: Nonces<Self::AccountId>;

		/// Who may end an authorisation so that an authority can reach what it holds; gives the officer's account.
		type ComplianceOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// The chain's clock.
		type UnixTime: UnixTime;

		/// The longest an authorisation may hold units, in seconds.
		#[pallet::constant]
		type MaxLifetime: Get<UnixSeconds>;

		/// The most open authorisations of one holder.
		#[pallet::constant]
		type MaxOpenPerHolder: Get<u32>;

		/// What a ticket over a serial costs besides what one over a unit does.
		type SerialWeight: Get<Weight>;

		/// What the calls cost.
		type WeightInfo: WeightInfo;

		/// Sets the stage for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	/// What the serials among the goods of `tickets` add.
	fn weight_of_serials<'a, T: Config>(tickets: impl IntoIterator<Item = &'a Ticket>) -> Weight {
		let serials = tickets.into_iter().filter(|ticket| matches!(ticket.goods, Goods::Serial(_)));
		serials.fold(Weight::zero(), |sum, _| sum.saturating_add(T::SerialWeight::get()))
	}

	/// The number that the next authorisation gets.
	#[pallet::storage]
	pub type NextAuthorisationId<T> = StorageValue<_, AuthorisationId, ValueQuery, ConstU64<1>>;

	/// Every open authorisation. The key is the number, big-endian and not hashed, so that storage itself lists them in the
	/// order of their opening.
	// Identity: the runtime assigns the numbers.
	#[pallet::storage]
	pub type Authorisations<T: Config> = StorageMap<_, Identity, [u8; 8], AuthorisationOf<T>>;

	/// The open authorisations of each holder, oldest first.
	// Blake2: accounts are chosen by their owners.
	#[pallet::storage]
	pub type AuthorisationsOf<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		BoundedVec<AuthorisationId, T::MaxOpenPerHolder>,
		ValueQuery,
	>;

	/// The authorisation that the automatic return looked at last; 0 to begin with the oldest.
	#[pallet::storage]
	pub type SweptTo<T> = StorageValue<_, AuthorisationId, ValueQuery>;

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The rules refuse who submits the ticket. Look the stable code up in the list of reasons, which names the remedy.
		Refused(u16),
		/// The list has no ticket. Name at least one.
		NoTickets,
		/// Nothing would be captured. Use a quantity above zero.
		ZeroQuantity,
		/// The deadline lies in the past or is now. Choose a later second.
		DeadlinePassed,
		/// The deadline lies too far ahead. Choose one within `MaxLifetime` of now.
		DeadlineTooFar,
		/// The holder has the most open authorisations it may have. Wait for one to end, or ask a redeemer to void one.
		TooManyOpen,
		/// All numbers are used. Ask governance for an upgrade.
		IdsExhausted,
		/// No open authorisation has this number. It was captured, voided or returned; look the number up in the events.
		UnknownAuthorisation,
		/// Only the redeemer it was given to may do this. Sign with that account.
		NotRedeemer,
		/// Only its redeemer, or its holder from the deadline on, may void it. Ask the redeemer, or wait.
		NotYours,
		/// Less is left than would be captured. Look up how much is.
		MoreThanLeft,
		/// The deadline has not come. Wait for it; until then the redeemer can void the authorisation.
		NotExpired,
		/// An act by office needs the hash of its explanation. Name it.
		ReasonMissing,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Returns what is due, as far as the block has room.
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(remaining);
			Self::return_due(&mut meter);
			meter.consumed()
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}

		fn integrity_test() {
			assert!(T::MaxLifetime::get() > 0, "nothing could ever be captured");
			assert!(T::MaxOpenPerHolder::get() > 0, "nothing could ever be authorised");
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Burns the units of a ticket with its redeemer. All rules of a direct redemption are asked now.
		///
		/// Origin: signed by anybody who is neither frozen nor on the blacklist: the redeemer, or whoever relays; by the
		/// redeemer itself where that is staff of the issuer.
		/// `signature` is the holder's over `ticket`, for this chain. Errors: `Refused`, those of signed messages (wrong key,
		/// other chain, late, used, cancelled), and those of `Coupons::redeem`. Event: `TicketRedeemed`.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::redeem_ticket()
			.saturating_add(weight_of_serials::<T>([ticket])))]
		pub fn redeem_ticket(
			origin: OriginFor<T>,
			ticket: Ticket,
			signature: MultiSignature,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_redeem_ticket(&by, &ticket, &signature)
		}

		/// Burns the units of several tickets, each judged by itself: one that is refused leaves no trace but an event, and
		/// the others go on.
		///
		/// Origin: as `redeem_ticket`. Errors: `NoTickets`, `Refused`. Events: `TicketRedeemed` or `TicketRefused`, each
		/// ticket.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::redeem_tickets(tickets.len().saturated_into())
			.saturating_add(weight_of_serials::<T>(tickets.iter().map(|signed| &signed.ticket))))]
		pub fn redeem_tickets(origin: OriginFor<T>, tickets: Tickets) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_redeem_tickets(&by, &tickets).map(drop)
		}

		/// Puts `quantity` units aside for `redeemer`, who may capture them until `deadline` (Unix seconds).
		///
		/// Origin: signed by the holder. `order_hash` is the salted hash of the order. Errors: `DeadlinePassed`,
		/// `DeadlineTooFar`, `TooManyOpen`, `IdsExhausted`, and those of `Coupons::redeem`, whose rules are asked here too.
		/// Event: `Authorised`.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::authorise())]
		pub fn authorise(
			origin: OriginFor<T>,
			series: SeriesId,
			quantity: Quantity,
			redeemer: T::AccountId,
			order_hash: H256,
			deadline: UnixSeconds,
		) -> DispatchResult {
			let holder = ensure_signed(origin)?;
			Self::do_authorise(holder, series, quantity, redeemer, order_hash, deadline)
		}

		/// Burns `quantity` units of an authorisation. May be called several times, for no more in all than was authorised.
		/// All rules of a redemption are asked again.
		///
		/// Origin: signed by the redeemer, before the deadline. Errors: `UnknownAuthorisation`, `NotRedeemer`,
		/// `DeadlinePassed`, `ZeroQuantity`, `MoreThanLeft`, and those of `Coupons::redeem`. Event: `Captured`.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::capture())]
		pub fn capture(
			origin: OriginFor<T>,
			id: AuthorisationId,
			quantity: Quantity,
		) -> DispatchResult {
			let redeemer = ensure_signed(origin)?;
			Self::do_capture(redeemer, id, quantity)
		}

		/// Gives the holder back what is left of an authorisation. No rule is asked: what comes back stays with its owner.
		///
		/// Origin: signed by the redeemer at any time, or by the holder from the deadline on. Errors:
		/// `UnknownAuthorisation`, `NotYours`. Event: `Voided`.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::void())]
		pub fn void(origin: OriginFor<T>, id: AuthorisationId) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_void(by, id)
		}

		/// Gives the holder back what is left of an authorisation whose deadline has come. The chain does so by itself
		/// where it has room.
		///
		/// Origin: signed by anybody. Errors: `UnknownAuthorisation`, `NotExpired`. Event: `AuthorisationReturned`.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::return_expired())]
		pub fn return_expired(origin: OriginFor<T>, id: AuthorisationId) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_return_expired(by, id)
		}

		/// Gives the holder back what is left of an authorisation, so that an authority can reach it: a court's order moves
		/// free units only.
		///
		/// Origin: `ComplianceOrigin`. `reason` is the hash of the explanation. Errors: `ReasonMissing`,
		/// `UnknownAuthorisation`. Event: `AuthorisationForced`.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::force_void())]
		pub fn force_void(
			origin: OriginFor<T>,
			id: AuthorisationId,
			reason: H256,
		) -> DispatchResult {
			let by = T::ComplianceOrigin::ensure_origin(origin)?;
			Self::do_force_void(by, id, reason)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The open authorisation with this number.
		pub fn authorisation(id: AuthorisationId) -> Option<AuthorisationOf<T>> {
			Self::open(id).ok()
		}

		/// The open authorisations of `holder`, oldest first.
		pub fn authorisations_of(
			holder: T::AccountId,
		) -> Vec<(AuthorisationId, AuthorisationOf<T>)> {
			Self::all_of(&holder)
		}

		/// Whether `ticket` would be redeemed now if `by` submitted it, and why not.
		pub fn check_ticket(
			by: T::AccountId,
			ticket: Ticket,
			signature: MultiSignature,
		) -> Result<(), DispatchError> {
			Self::try_ticket(&by, &ticket, &signature)
		}
	}
}
