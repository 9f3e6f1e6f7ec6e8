// SPDX-License-Identifier: Apache-2.0
//! Serialised series as ERC-721.

use crate::{
	Chain,
	abi::{
		IERC721Receiver::onERC721ReceivedCall,
		ISerials::{
			Approval, ApprovalForAll, ConsecutiveTransfer, ISerialsCalls, Transfer, approveCall,
			balanceOfCall, distributeCall, getApprovedCall, isApprovedForAllCall, mintCall,
			mintReturn, nameCall, ownerOfCall, redeemCall, safeTransferFrom_0Call,
			safeTransferFrom_1Call, setApprovalForAllCall, statusCall, statusReturn,
			supportsInterfaceCall, symbolCall, tokenURICall, transferFromCall, transferRangeCall,
		},
	},
	addresses,
	convert::{account, address, caller, h160, list, narrow},
	guards::{self, Access, Rule, rule},
	logs,
	native::{self, ensure_not_paused},
	receiver,
	redemption::message,
	revert::{failed, refuse},
	weights,
};
use alloc::{string::String, vec::Vec};
use core::marker::PhantomData;
use frame_support::ensure;
use genex_primitives::{Quantity, SeriesId};
use pallet_coupons::{Counters, Details, SeriesDetails, WeightInfo as _};
use pallet_revive::precompiles::{
	AddressMatcher, Error, Ext, H256, Precompile,
	alloy::{
		primitives::{Address, U256},
		sol_types::{SolCall, SolInterface},
	},
};
use pallet_serials::{
	Call, Gifts, Pallet, Ranges, Serial, SerialRange, SerialView, WeightInfo as _,
};

/// Every function of `ISerials` and what it does to the chain.
pub const SERIALS_RULES: &[Rule] = &[
	rule::<balanceOfCall>(Access::View),
	rule::<ownerOfCall>(Access::View),
	rule::<safeTransferFrom_0Call>(Access::Act),
	rule::<safeTransferFrom_1Call>(Access::Act),
	rule::<transferFromCall>(Access::Act),
	rule::<approveCall>(Access::Act),
	rule::<setApprovalForAllCall>(Access::Act),
	rule::<getApprovedCall>(Access::View),
	rule::<isApprovedForAllCall>(Access::View),
	rule::<nameCall>(Access::View),
	rule::<symbolCall>(Access::View),
	rule::<tokenURICall>(Access::View),
	rule::<supportsInterfaceCall>(Access::View),
	rule::<mintCall>(Access::Act),
	rule::<transferRangeCall>(Access::Act),
	rule::<distributeCall>(Access::Act),
	rule::<redeemCall>(Access::Act),
	rule::<statusCall>(Access::View),
];

/// ERC-165, ERC-721 and its metadata.
const INTERFACES: [[u8; 4]; 3] =
	[[0x01, 0xff, 0xc9, 0xa7], [0x80, 0xac, 0x58, 0xcd], [0x5b, 0x5e, 0x13, 0x9f]];

/// The series.
const SERIES_READS: u64 = 1;
/// The series and its texts.
const DETAILS_READS: u64 = 2;
/// The series, the holding and the counters.
const BALANCE_READS: u64 = 3;
/// The series, the counters, and the run by a miss, the next key and the run.
const OWNER_READS: u64 = 5;
/// Those of an owner twice, and the approvals.
const APPROVED_READS: u64 = 10;
/// Those of an owner twice, and the texts.
const URI_READS: u64 = 12;
/// Those of an approval, the holding, and all that the rules ask of a redemption.
const STATUS_READS: u64 = 48;
/// The approval of an operator.
const OPERATOR_READS: u64 = 2;

/// One serialised series of `pallet-coupons` as ERC-721, at [`addresses::of_series`].
pub struct Serials<T>(PhantomData<T>);

impl<T: Chain> Precompile for Serials<T> {
	type T = T;
	type Interface = ISerialsCalls;
	const MATCHER: AddressMatcher = addresses::prefix(addresses::SERIALISED);
	const HAS_CONTRACT_INFO: bool = false;

	fn call(
		address: &[u8; 20],
		input: &ISerialsCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		guards::admit(SERIALS_RULES, input.selector(), env)?;
		let series = addresses::id_in(address);
		env.charge(weights::view::<T>(SERIES_READS))?;
		ensure!(Pallet::<T>::is_serialised(series), unknown::<T>());
		match input {
			ISerialsCalls::balanceOf(call) => Self::balance_of(series, call, env),
			ISerialsCalls::ownerOf(call) => Self::owner_of(series, call, env),
			ISerialsCalls::safeTransferFrom_0(call) => {
				let (from, to, serial) = (call.from, call.to, call.tokenId);
				Self::safe_transfer(series, from, to, serial, &call.data, env)
			},
			ISerialsCalls::safeTransferFrom_1(call) => {
				Self::safe_transfer(series, call.from, call.to, call.tokenId, &[], env)
			},
			ISerialsCalls::transferFrom(call) => {
				Self::transfer(series, call.from, call.to, call.tokenId, env).map(|_| Vec::new())
			},
			ISerialsCalls::approve(call) => Self::approve(series, call, env),
			ISerialsCalls::setApprovalForAll(call) => Self::set_approval_for_all(call, env),
			ISerialsCalls::getApproved(call) => Self::get_approved(series, call, env),
			ISerialsCalls::isApprovedForAll(call) => Self::is_approved_for_all(call, env),
			ISerialsCalls::name(_) => Self::name(series, env),
			ISerialsCalls::symbol(_) => Self::symbol(series, env),
			ISerialsCalls::tokenURI(call) => Self::token_uri(series, call, env),
			ISerialsCalls::supportsInterface(call) => Ok(Self::supports_interface(call)),
			ISerialsCalls::mint(call) => Self::mint(series, call, env),
			ISerialsCalls::transferRange(call) => Self::transfer_range(series, call, env),
			ISerialsCalls::distribute(call) => Self::distribute(series, call, env),
			ISerialsCalls::redeem(call) => Self::redeem(series, call, env),
			ISerialsCalls::status(call) => Self::status(series, call, env),
		}
	}
}

impl<T: Chain> Serials<T> {
	fn balance_of(
		series: SeriesId,
		call: &balanceOfCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(BALANCE_READS))?;
		ensure!(!call.owner.is_zero(), refuse("Serials: the zero address owns nothing"));
		let owner = account(env, &call.owner)?;
		let owned = Pallet::<T>::count_owned(&owner, series);
		Ok(balanceOfCall::abi_encode_returns(&U256::from(owned)))
	}

	fn owner_of(
		series: SeriesId,
		call: &ownerOfCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(OWNER_READS))?;
		let owner = Self::owner(series, call.tokenId)?;
		Ok(ownerOfCall::abi_encode_returns(&address::<T>(&owner)))
	}

	/// Who has a serial, or the revert where nobody does.
	fn owner(series: SeriesId, token: U256) -> Result<T::AccountId, Error> {
		let owner = Serial::try_from(token).ok().and_then(|id| Pallet::<T>::owner_of(series, id));
		owner.ok_or_else(|| {
			refuse("Serials: nobody has this serial; it was never minted, is burned or has expired")
		})
	}

	/// Moves serials and gives the address of who acts. The caller writes the log.
	fn move_range(
		series: SeriesId,
		from: Address,
		to: Address,
		(first, last): (U256, U256),
		env: &mut impl Ext<T = T>,
	) -> Result<Address, Error> {
		let charged =
			env.charge(<T as pallet_serials::Config>::WeightInfo::transfer_serials_from(1))?;
		ensure_receivable(&to)?;
		let range = range_of(first, last)?;
		let operator = caller(env)?;
		let from = account(env, &from)?;
		let to = account(env, &to)?;
		let native = pallet_serials::Call::<T>::transfer_serials_from {
			series,
			from: from.clone(),
			to: to.clone(),
			ranges: one(range),
		};
		ensure_not_paused(native, env)?;
		Pallet::<T>::do_transfer_serials(&operator, &from, &to, series, &[range])
			.map_err(failed::<T>)?;
		if operator == from {
			let actual = <T as pallet_serials::Config>::WeightInfo::transfer_serials(1);
			env.adjust_gas(charged, actual);
		}
		Ok(address::<T>(&operator))
	}

	fn transfer(
		series: SeriesId,
		from: Address,
		to: Address,
		serial: U256,
		env: &mut impl Ext<T = T>,
	) -> Result<Address, Error> {
		let operator = Self::move_range(series, from, to, (serial, serial), env)?;
		logs::write(env, &Transfer { from, to, tokenId: serial })?;
		Ok(operator)
	}

	fn safe_transfer(
		series: SeriesId,
		from: Address,
		to: Address,
		serial: U256,
		data: &[u8],
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		let operator = Self::transfer(series, from, to, serial, env)?;
		let data = data.to_vec().into();
		let question = onERC721ReceivedCall { operator, from, tokenId: serial, data };
		let magic = onERC721ReceivedCall::SELECTOR;
		receiver::ask(env, &h160(&to), question.abi_encode(), magic)?;
		Ok(Vec::new())
	}

	fn transfer_range(
		series: SeriesId,
		call: &transferRangeCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		Self::move_range(series, call.from, call.to, (call.first, call.last), env)?;
		logs::write(env, &consecutive((call.first, call.last), call.from, call.to))?;
		Ok(Vec::new())
	}

	/// The native call itself, and a log for each gift.
	fn distribute(
		series: SeriesId,
		call: &distributeCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		call.gifts.iter().try_for_each(|gift| ensure_receivable(&gift.to))?;
		let gifts = Self::gifts_of(call, |to| account(env, to))?;
		let native = Call::<T>::distribute_serials { series, gifts };
		native::make::<T>(native.into(), env, || None)?;
		let from = address::<T>(&caller(env)?);
		for gift in &call.gifts {
			let ends = (U256::from(gift.first), U256::from(gift.last));
			logs::write(env, &consecutive(ends, from, gift.to))?;
		}
		Ok(Vec::new())
	}

	/// Who gets which serials, as the native call takes it. `find` knows the account behind an address.
	pub(crate) fn gifts_of(
		call: &distributeCall,
		mut find: impl FnMut(&Address) -> Result<T::AccountId, Error>,
	) -> Result<Gifts<T::AccountId>, Error> {
		list(&call.gifts, "gifts", |gift| {
			Ok((find(&gift.to)?, SerialRange { first: gift.first, last: gift.last }))
		})
	}

	fn approve(
		series: SeriesId,
		call: &approveCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(<T as pallet_serials::Config>::WeightInfo::approve_serial())?;
		let serial: Serial = narrow(call.tokenId, "tokenId")?;
		let by = caller(env)?;
		let spender = match call.approved.is_zero() {
			true => None,
			false => Some(account(env, &call.approved)?),
		};
		let native =
			pallet_serials::Call::<T>::approve_serial { series, serial, spender: spender.clone() };
		ensure_not_paused(native, env)?;
		let owner =
			Pallet::<T>::do_approve_serial(&by, series, serial, spender).map_err(failed::<T>)?;
		let owner = address::<T>(&owner);
		let event = Approval { owner, approved: call.approved, tokenId: call.tokenId };
		logs::write(env, &event)?;
		Ok(Vec::new())
	}

	fn set_approval_for_all(
		call: &setApprovalForAllCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(<T as pallet_coupons::Config>::WeightInfo::set_operator())?;
		ensure!(
			!call.operator.is_zero(),
			refuse("Serials: the zero address cannot be an operator")
		);
		let owner = caller(env)?;
		let operator = account(env, &call.operator)?;
		let native = pallet_coupons::Call::<T>::set_operator {
			operator: operator.clone(),
			approved: call.approved,
		};
		ensure_not_paused(native, env)?;
		pallet_coupons::Pallet::<T>::do_set_operator(&owner, &operator, call.approved)
			.map_err(failed::<T>)?;
		let owner = address::<T>(&owner);
		let event = ApprovalForAll { owner, operator: call.operator, approved: call.approved };
		logs::write(env, &event)?;
		Ok(Vec::new())
	}

	fn get_approved(
		series: SeriesId,
		call: &getApprovedCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(APPROVED_READS))?;
		Self::owner(series, call.tokenId)?;
		let serial: Serial = narrow(call.tokenId, "tokenId")?;
		let spender = Pallet::<T>::approved_for(series, serial);
		let spender = spender.map_or(Address::ZERO, |who| address::<T>(&who));
		Ok(getApprovedCall::abi_encode_returns(&spender))
	}

	fn is_approved_for_all(
		call: &isApprovedForAllCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(OPERATOR_READS))?;
		let owner = account(env, &call.owner)?;
		let operator = account(env, &call.operator)?;
		let approved = pallet_coupons::Pallet::<T>::is_operator(&owner, &operator);
		Ok(isApprovedForAllCall::abi_encode_returns(&approved))
	}

	fn details(series: SeriesId, env: &mut impl Ext<T = T>) -> Result<SeriesDetails, Error> {
		env.charge(weights::view::<T>(DETAILS_READS))?;
		Details::<T>::get(series).ok_or_else(unknown::<T>)
	}

	fn name(series: SeriesId, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		let name = text(Self::details(series, env)?.name.into_inner())?;
		Ok(nameCall::abi_encode_returns(&name))
	}

	fn symbol(series: SeriesId, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		let symbol = text(Self::details(series, env)?.symbol.into_inner())?;
		Ok(symbolCall::abi_encode_returns(&symbol))
	}

	fn token_uri(
		series: SeriesId,
		call: &tokenURICall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(URI_READS))?;
		// What nobody has is no token of ERC-721, also where it was one before.
		Self::owner(series, call.tokenId)?;
		let serial = Serial::try_from(call.tokenId).ok();
		let uri = serial.and_then(|serial| Pallet::<T>::serial_uri(series, serial));
		let uri = text(uri.ok_or_else(not_minted)?)?;
		Ok(tokenURICall::abi_encode_returns(&uri))
	}

	fn supports_interface(call: &supportsInterfaceCall) -> Vec<u8> {
		let supported = INTERFACES.contains(&call.interfaceId.0);
		supportsInterfaceCall::abi_encode_returns(&supported)
	}

	fn mint(
		series: SeriesId,
		call: &mintCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(<T as pallet_coupons::Config>::WeightInfo::mint())?;
		let quantity: Quantity = narrow(call.quantity, "quantity")?;
		let by = caller(env)?;
		let native = pallet_coupons::Call::<T>::mint { series, quantity };
		ensure_not_paused(native, env)?;
		let before = Counters::<T>::get(series).minted;
		pallet_coupons::Pallet::<T>::do_mint(by, series, quantity).map_err(failed::<T>)?;
		// What was minted fits, so what follows does.
		let first = U256::from(before.saturating_add(1));
		let last = U256::from(before.saturating_add(quantity));
		let record = pallet_coupons::Pallet::<T>::serialised_record(series);
		let issuer = record.ok_or_else(unknown::<T>)?.issuer;
		let event = consecutive((first, last), Address::ZERO, address::<T>(&issuer));
		logs::write(env, &event)?;
		Ok(mintCall::abi_encode_returns(&mintReturn { first, last }))
	}

	fn redeem(
		series: SeriesId,
		call: &redeemCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(<T as pallet_serials::Config>::WeightInfo::redeem_serials(1))?;
		let range = range_of(call.first, call.last)?;
		let ciphertext = message(&call.ciphertext)?;
		let holder = caller(env)?;
		let redeemer = account(env, &call.redeemer)?;
		let order_hash = H256(call.orderHash.0);
		let native = pallet_serials::Call::<T>::redeem_serials {
			series,
			ranges: one(range),
			redeemer: redeemer.clone(),
			order_hash,
			ciphertext: ciphertext.clone(),
		};
		ensure_not_paused(native, env)?;
		Pallet::<T>::do_redeem_serials(
			&holder,
			series,
			&[range],
			&redeemer,
			order_hash,
			ciphertext,
		)
		.map_err(failed::<T>)?;
		let event = consecutive((call.first, call.last), address::<T>(&holder), Address::ZERO);
		logs::write(env, &event)?;
		Ok(Vec::new())
	}

	fn status(
		series: SeriesId,
		call: &statusCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(STATUS_READS))?;
		let serial = Serial::try_from(call.tokenId).ok();
		let view = serial.and_then(|serial| Pallet::<T>::serial_status(series, serial));
		let SerialView { state, valid, in_escrow, reasons, .. } = view.ok_or_else(not_minted)?;
		let status = statusReturn {
			state: state.number(),
			valid,
			inEscrow: in_escrow,
			reasons: reasons.into_iter().map(|reason| reason.code()).collect(),
		};
		Ok(statusCall::abi_encode_returns(&status))
	}
}

/// Two ends as a range.
pub(crate) fn range_of(first: U256, last: U256) -> Result<SerialRange, Error> {
	Ok(SerialRange { first: narrow(first, "first")?, last: narrow(last, "last")? })
}

/// One range as the calls take ranges.
pub(crate) fn one(range: SerialRange) -> Ranges {
	Ranges::truncate_from(Vec::from([range]))
}

fn consecutive((first, last): (U256, U256), from: Address, to: Address) -> ConsecutiveTransfer {
	ConsecutiveTransfer { fromTokenId: first, toTokenId: last, fromAddress: from, toAddress: to }
}

fn text(bytes: Vec<u8>) -> Result<String, Error> {
	String::from_utf8(bytes).map_err(|_| refuse("Serials: the text is not UTF-8"))
}

/// The revert where there is no serialised series.
fn unknown<T: Chain>() -> Error {
	failed::<T>(pallet_serials::Error::<T>::NotSerialised.into())
}

fn not_minted() -> Error {
	refuse("Serials: this serial was never minted")
}

/// Refuses addresses where serials would be lost.
fn ensure_receivable(to: &Address) -> Result<(), Error> {
	ensure!(!to.is_zero(), refuse("Serials: the zero address cannot hold serials"));
	ensure!(
		!addresses::is_reserved(&h160(to)),
		refuse("Serials: a precompile cannot hold serials")
	);
	Ok(())
}
