// SPDX-License-Identifier: Apache-2.0
//! What happened. No event names goods or persons: an order stands in them as a salted hash.

use frame_support::pallet_macros::pallet_section;

/// The events of the pallet.
#[pallet_section]
mod events {
	/// What happened.
	#[pallet::event]
	pub enum Event<T: Config> {
		/// An officer registered a custodian.
		CustodianRegistered {
			/// The custodian.
			custodian: T::AccountId,
			/// The officer.
			by: T::AccountId,
			/// Hash of the explanation.
			reason: H256,
		},
		/// An officer took a custodian off the register: none of its agreements is in force any more.
		CustodianRemoved {
			/// The custodian.
			custodian: T::AccountId,
			/// The officer.
			by: T::AccountId,
			/// Hash of the explanation.
			reason: H256,
		},
		/// An issuer proposed an agreement.
		AgreementProposed {
			/// The agreement.
			agreement: AgreementId,
			/// Whose coupons it is about.
			issuer: T::AccountId,
			/// Who would co-sign.
			custodian: T::AccountId,
			/// Which coupons.
			scope: Scope,
			/// What co-signing is paid.
			fee: Fee,
			/// First second at which it would no longer bind anybody.
			valid_until: UnixSeconds,
		},
		/// A custodian accepted an agreement; customers may deposit from now on.
		AgreementAccepted {
			/// The agreement.
			agreement: AgreementId,
			/// The custodian.
			custodian: T::AccountId,
		},
		/// A side ended an agreement; everything under it can be withdrawn at once.
		AgreementEnded {
			/// The agreement.
			agreement: AgreementId,
			/// Who ended it.
			by: T::AccountId,
		},
		/// An agreement that was over was removed.
		AgreementForgotten {
			/// The agreement.
			agreement: AgreementId,
			/// Who removed it.
			by: T::AccountId,
			/// Fee that the custodian gave up.
			waived: Balance,
		},
		/// A customer put units under an agreement. They are still its own.
		Deposited {
			/// The deposit.
			deposit: DepositId,
			/// The agreement.
			agreement: AgreementId,
			/// Whose units they are.
			customer: T::AccountId,
			/// The series.
			series: SeriesId,
			/// How many.
			quantity: Quantity,
		},
		/// A customer asked for something.
		Requested {
			/// The deposit.
			deposit: DepositId,
			/// The request.
			request: RequestId,
			/// Who asked.
			customer: T::AccountId,
			/// For what.
			wish: Wish<T::AccountId>,
			/// With how many units.
			quantity: Quantity,
			/// First second at which it cannot be approved any more; a withdrawal needs no approval from then on.
			deadline: UnixSeconds,
		},
		/// A customer took a request back.
		RequestCancelled {
			/// The deposit.
			deposit: DepositId,
			/// The request.
			request: RequestId,
			/// Who had asked.
			customer: T::AccountId,
		},
		/// A custodian co-signed, and what was asked happened.
		RequestApproved {
			/// The deposit.
			deposit: DepositId,
			/// The request.
			request: RequestId,
			/// The custodian.
			custodian: T::AccountId,
			/// Who had asked.
			customer: T::AccountId,
			/// For what.
			wish: Wish<T::AccountId>,
			/// With how many units.
			quantity: Quantity,
			/// Units that are left of the deposit. With none it is over.
			left: Quantity,
		},
		/// A custodian did not co-sign.
		RequestRefused {
			/// The deposit.
			deposit: DepositId,
			/// The request.
			request: RequestId,
			/// The custodian.
			custodian: T::AccountId,
			/// Hash of the explanation.
			reason: H256,
		},
		/// Units are free again without the custodian.
		Withdrawn {
			/// The deposit.
			deposit: DepositId,
			/// The request.
			request: RequestId,
			/// Who made it happen.
			by: T::AccountId,
			/// Whose units they are.
			customer: T::AccountId,
			/// How many.
			quantity: Quantity,
			/// Units that are left of the deposit. With none it is over.
			left: Quantity,
		},
		/// A part of the fee was paid by the issuer to the custodian.
		FeeCollected {
			/// The agreement.
			agreement: AgreementId,
			/// Who made it happen.
			by: T::AccountId,
			/// Smallest units of the agreement's stablecoin.
			amount: Balance,
			/// What is still due.
			due: Balance,
		},
		/// An officer ended a deposit, so that an authority can reach what it held.
		DepositForced {
			/// The deposit.
			deposit: DepositId,
			/// The officer.
			by: T::AccountId,
			/// Who has the units free again.
			customer: T::AccountId,
			/// The series.
			series: SeriesId,
			/// How many.
			returned: Quantity,
			/// Hash of the explanation.
			reason: H256,
		},
	}
}
