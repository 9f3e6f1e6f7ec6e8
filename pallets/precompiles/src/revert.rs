// SPDX-License-Identifier: Apache-2.0
//! Reasons of reverts. A failure never comes back empty: wallets and contracts show what is written here.

use crate::Chain;
use alloc::{format, string::String};
use codec::Decode;
use frame_support::traits::PalletInfoAccess;
use genex_primitives::Reason;
use pallet_revive::precompiles::{Error, alloy::sol_types::Revert};
use sp_runtime::{DispatchError, ModuleError};

/// A revert with `reason`, as Solidity's `require` makes it.
pub(crate) fn refuse(reason: impl Into<String>) -> Error {
	Error::Revert(Revert { reason: reason.into() })
}

/// The revert for a failure of the books.
pub(crate) fn failed<T: Chain>(error: DispatchError) -> Error {
	refuse(describe::<T>(error))
}

/// `Genex: <code> <text>` for a refusal by the rules, `Coupon: <error>` for other errors of `pallet-coupons`,
/// `pallet-permits` and `pallet-claims`, `Serials: <error>` for those of `pallet-serials`, `Stablecoin: <error>` for those of
/// `pallet-cash` and `pallet-allowances`, `Marketplace: <error>` for those of `pallet-order-book`, `CouponFactory: <error>` for
/// those of `pallet-sales` and `pallet-books`, `Redemption: <error>` for those of `pallet-redemption` and `pallet-nonces`, `TravelRule: <error>`
/// for those of `pallet-travel-rule`, `Issuers: <error>` for those of `pallet-issuers`, `Insolvency: <error>` for those of
/// `pallet-insolvency`, `Quarantine: <error>` for those of `pallet-quarantine`, `Custody: <error>` for
/// those of `pallet-custody`, `FeePools: <error>` for those of `pallet-fee-policy`,
/// `TransferPolicies: <error>` for those of `pallet-transfer-policies`, `Identity: <error>` for those of `pallet-kyc`, `Compliance: <error>` for those of `pallet-compliance`,
/// `Genex: <error>` for the rest.
pub(crate) fn describe<T: Chain>(error: DispatchError) -> String {
	match error {
		DispatchError::Module(module) => match refusal::<T>(&module) {
			Some(code) => format!("Genex: {code} {}", text_of(code)),
			None => format!("{}: {}", interface_of::<T>(&module), name_of(&module)),
		},
		other => format!("Genex: {}", <&'static str>::from(other)),
	}
}

/// The code of a refusal by the rules, if `error` is one.
pub(crate) fn code_of<T: Chain>(error: &DispatchError) -> Option<u16> {
	match error {
		DispatchError::Module(module) => refusal::<T>(module),
		_ => None,
	}
}

fn is_of<P: PalletInfoAccess>(module: &ModuleError) -> bool {
	usize::from(module.index) == P::index()
}

/// The interface behind which the pallet of an error is.
fn interface_of<T: Chain>(module: &ModuleError) -> &'static str {
	if is_of::<pallet_coupons::Pallet<T>>(module)
		|| is_of::<pallet_permits::Pallet<T>>(module)
		|| is_of::<pallet_claims::Pallet<T>>(module)
	{
		"Coupon"
	} else if is_of::<pallet_serials::Pallet<T>>(module) {
		"Serials"
	} else if is_of::<pallet_cash::Pallet<T>>(module)
		|| is_of::<pallet_allowances::Pallet<T>>(module)
	{
		"Stablecoin"
	} else if is_of::<pallet_order_book::Pallet<T>>(module) {
		"Marketplace"
	} else if is_of::<pallet_sales::Pallet<T>>(module) || is_of::<pallet_books::Pallet<T>>(module) {
		"CouponFactory"
	} else if is_of::<pallet_redemption::Pallet<T>>(module)
		|| is_of::<pallet_nonces::Pallet<T>>(module)
	{
		"Redemption"
	} else if is_of::<pallet_travel_rule::Pallet<T>>(module) {
		"TravelRule"
	} else if is_of::<pallet_issuers::Pallet<T>>(module) {
		"Issuers"
	} else if is_of::<pallet_insolvency::Pallet<T>>(module) {
		"Insolvency"
	} else if is_of::<pallet_quarantine::Pallet<T>>(module) {
		"Quarantine"
	} else if is_of::<pallet_custody::Pallet<T>>(module) {
		"Custody"
	} else if is_of::<pallet_fee_policy::Pallet<T>>(module) {
		"FeePools"
	} else if is_of::<pallet_transfer_policies::Pallet<T>>(module) {
		"TransferPolicies"
	} else if is_of::<pallet_kyc::Pallet<T>>(module) {
		"Identity"
	} else if is_of::<pallet_compliance::Pallet<T>>(module) {
		"Compliance"
	} else {
		"Genex"
	}
}

/// The code inside a `Refused` of one of these pallets.
fn refusal<T: Chain>(module: &ModuleError) -> Option<u16> {
	use pallet_allowances::Error as OfAllowances;
	use pallet_cash::Error as OfCash;
	use pallet_claims::Error as OfClaims;
	use pallet_compliance::Error as OfCompliance;
	use pallet_coupons::Error as OfCoupons;
	use pallet_custody::Error as OfCustody;
	use pallet_fee_policy::Error as OfFeePolicy;
	use pallet_insolvency::Error as OfInsolvency;
	use pallet_issuers::Error as OfIssuers;
	use pallet_order_book::Error as OfOrders;
	use pallet_permits::Error as OfPermits;
	use pallet_quarantine::Error as OfQuarantine;
	use pallet_redemption::Error as OfRedemption;
	use pallet_sales::Error as OfSales;
	use pallet_transfer_policies::Error as OfPolicies;
	use pallet_travel_rule::Error as OfTravelRule;
	let mut error = module.error.as_slice();
	if is_of::<pallet_coupons::Pallet<T>>(module) {
		match OfCoupons::<T>::decode(&mut error) {
			Ok(OfCoupons::Refused(code)) => Some(code),
			_ => None,
		}
	} else if is_of::<pallet_cash::Pallet<T>>(module) {
		match OfCash::<T>::decode(&mut error) {
			Ok(OfCash::Refused(code)) => Some(code),
			_ => None,
		}
	} else if is_of::<pallet_allowances::Pallet<T>>(module) {
		match OfAllowances::<T>::decode(&mut error) {
			Ok(OfAllowances::Refused(code)) => Some(code),
			_ => None,
		}
	} else if is_of::<pallet_order_book::Pallet<T>>(module) {
		match OfOrders::<T>::decode(&mut error) {
			Ok(OfOrders::Refused(code)) => Some(code),
			_ => None,
		}
	} else if is_of::<pallet_sales::Pallet<T>>(module) {
		match OfSales::<T>::decode(&mut error) {
			Ok(OfSales::Refused(code)) => Some(code),
			_ => None,
		}
	} else if is_of::<pallet_permits::Pallet<T>>(module) {
		match OfPermits::<T>::decode(&mut error) {
			Ok(OfPermits::Refused(code)) => Some(code),
			_ => None,
		}
	} else if is_of::<pallet_claims::Pallet<T>>(module) {
		match OfClaims::<T>::decode(&mut error) {
			Ok(OfClaims::Refused(code)) => Some(code),
			_ => None,
		}
	} else if is_of::<pallet_redemption::Pallet<T>>(module) {
		match OfRedemption::<T>::decode(&mut error) {
			Ok(OfRedemption::Refused(code)) => Some(code),
			_ => None,
		}
	} else if is_of::<pallet_travel_rule::Pallet<T>>(module) {
		match OfTravelRule::<T>::decode(&mut error) {
			Ok(OfTravelRule::Refused(code)) => Some(code),
			_ => None,
		}
	} else if is_of::<pallet_issuers::Pallet<T>>(module) {
		match OfIssuers::<T>::decode(&mut error) {
			Ok(OfIssuers::Refused(code)) => Some(code),
			_ => None,
		}
	} else if is_of::<pallet_insolvency::Pallet<T>>(module) {
		match OfInsolvency::<T>::decode(&mut error) {
			Ok(OfInsolvency::Refused(code)) => Some(code),
			_ => None,
		}
	} else if is_of::<pallet_quarantine::Pallet<T>>(module) {
		match OfQuarantine::<T>::decode(&mut error) {
			Ok(OfQuarantine::Refused(code)) => Some(code),
			_ => None,
		}
	} else if is_of::<pallet_custody::Pallet<T>>(module) {
		match OfCustody::<T>::decode(&mut error) {
			Ok(OfCustody::Refused(code)) => Some(code),
			_ => None,
		}
	} else if is_of::<pallet_compliance::Pallet<T>>(module) {
		match OfCompliance::<T>::decode(&mut error) {
			Ok(OfCompliance::Refused(code)) => Some(code),
			_ => None,
		}
	} else if is_of::<pallet_fee_policy::Pallet<T>>(module) {
		match OfFeePolicy::<T>::decode(&mut error) {
			Ok(OfFeePolicy::Refused(code)) => Some(code),
			_ => None,
		}
	} else if is_of::<pallet_transfer_policies::Pallet<T>>(module) {
		match OfPolicies::<T>::decode(&mut error) {
			Ok(OfPolicies::Refused(code)) => Some(code),
			_ => None,
		}
	} else {
		None
	}
}

fn text_of(code: u16) -> &'static str {
	Reason::from_code(code).map_or("refused by the rules", Reason::text)
}

/// The error's own name; its numbers when it was decoded from storage and the name is gone.
fn name_of(module: &ModuleError) -> String {
	match module.message {
		Some(name) => name.into(),
		None => {
			format!("error {} of pallet {}", u32::from_le_bytes(module.error), module.index)
		},
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::mock::Test;
	use pallet_coupons::Error as CouponsError;

	#[test]
	fn refusal_should_show_code_and_text_when_the_rules_refuse() {
		for reason in Reason::ALL {
			let error = CouponsError::<Test>::Refused(reason.code()).into();
			let expected = format!("Genex: {} {}", reason.code(), reason.text());
			assert_eq!(describe::<Test>(error), expected);
			let error = pallet_cash::Error::<Test>::Refused(reason.code()).into();
			assert_eq!(describe::<Test>(error), expected);
			let error = pallet_allowances::Error::<Test>::Refused(reason.code()).into();
			assert_eq!(describe::<Test>(error), expected);
			let error = pallet_order_book::Error::<Test>::Refused(reason.code()).into();
			assert_eq!(describe::<Test>(error), expected);
			assert_eq!(code_of::<Test>(&error), Some(reason.code()));
			let error = pallet_sales::Error::<Test>::Refused(reason.code()).into();
			assert_eq!(describe::<Test>(error), expected);
			let error = pallet_travel_rule::Error::<Test>::Refused(reason.code()).into();
			assert_eq!(describe::<Test>(error), expected);
			let error = pallet_issuers::Error::<Test>::Refused(reason.code()).into();
			assert_eq!(describe::<Test>(error), expected);
			let error = pallet_insolvency::Error::<Test>::Refused(reason.code()).into();
			assert_eq!(describe::<Test>(error), expected);
			let error = pallet_quarantine::Error::<Test>::Refused(reason.code()).into();
			assert_eq!(describe::<Test>(error), expected);
			let error = pallet_custody::Error::<Test>::Refused(reason.code()).into();
			assert_eq!(describe::<Test>(error), expected);
			let error = pallet_fee_policy::Error::<Test>::Refused(reason.code()).into();
			assert_eq!(describe::<Test>(error), expected);
			let error = pallet_transfer_policies::Error::<Test>::Refused(reason.code()).into();
			assert_eq!(describe::<Test>(error), expected);
		}
	}

	#[test]
	fn refusal_should_show_its_code_when_the_code_is_unknown() {
		let error = CouponsError::<Test>::Refused(9_999).into();
		assert_eq!(describe::<Test>(error), "Genex: 9999 refused by the rules");
	}

	#[test]
	fn failure_should_show_the_name_of_the_error_when_a_pallet_fails() {
		let own = CouponsError::<Test>::NotEnoughUnits.into();
		assert_eq!(describe::<Test>(own), "Coupon: NotEnoughUnits");
		let cash = pallet_cash::Error::<Test>::InsufficientFunds.into();
		assert_eq!(describe::<Test>(cash), "Stablecoin: InsufficientFunds");
		let allowances = pallet_allowances::Error::<Test>::PermitExpired.into();
		assert_eq!(describe::<Test>(allowances), "Stablecoin: PermitExpired");
		let serials = pallet_serials::Error::<Test>::NotOwner.into();
		assert_eq!(describe::<Test>(serials), "Serials: NotOwner");
		let orders = pallet_order_book::Error::<Test>::NotEnough.into();
		assert_eq!(describe::<Test>(orders), "Marketplace: NotEnough");
		assert_eq!(code_of::<Test>(&orders), None);
		let sales = pallet_sales::Error::<Test>::SaleEnded.into();
		assert_eq!(describe::<Test>(sales), "CouponFactory: SaleEnded");
		let travel_rule = pallet_travel_rule::Error::<Test>::NotSender.into();
		assert_eq!(describe::<Test>(travel_rule), "TravelRule: NotSender");
		let issuers = pallet_issuers::Error::<Test>::NoIssuer.into();
		assert_eq!(describe::<Test>(issuers), "Issuers: NoIssuer");
		let insolvency = pallet_insolvency::Error::<Test>::ClaimsEnded.into();
		assert_eq!(describe::<Test>(insolvency), "Insolvency: ClaimsEnded");
		let quarantine = pallet_quarantine::Error::<Test>::NotRecipient.into();
		assert_eq!(describe::<Test>(quarantine), "Quarantine: NotRecipient");
		let custody = pallet_custody::Error::<Test>::NotCustodian.into();
		assert_eq!(describe::<Test>(custody), "Custody: NotCustodian");
		let pools = pallet_fee_policy::Error::<Test>::NotAssignable.into();
		assert_eq!(describe::<Test>(pools), "FeePools: NotAssignable");
		let policies = pallet_transfer_policies::Error::<Test>::NotAdmin.into();
		assert_eq!(describe::<Test>(policies), "TransferPolicies: NotAdmin");
		let identity = pallet_kyc::Error::<Test>::BadSignature.into();
		assert_eq!(describe::<Test>(identity), "Identity: BadSignature");
		let books = pallet_books::Error::<Test>::AlreadySold.into();
		assert_eq!(describe::<Test>(books), "CouponFactory: AlreadySold");
		let foreign = pallet_balances::Error::<Test>::InsufficientBalance.into();
		assert_eq!(describe::<Test>(foreign), "Genex: InsufficientBalance");
	}

	#[test]
	fn failure_should_not_be_empty_when_no_pallet_is_named() {
		assert_eq!(describe::<Test>(DispatchError::Corruption), "Genex: State corrupt");
		let nameless = ModuleError { index: 99, error: [7, 0, 0, 0], message: None };
		assert_eq!(
			describe::<Test>(DispatchError::Module(nameless)),
			"Genex: error 7 of pallet 99"
		);
	}
}
