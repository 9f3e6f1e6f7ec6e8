// SPDX-License-Identifier: Apache-2.0
//! The rules at every change of a GNX balance.
//!
//! GNX moves by calls of `Balances`, by values of contract calls, by deposits and by fees. All of these end in one
//! place, the store of balances, so the rules stand there: nothing leaves a frozen account, and what an identity gives
//! away is judged by its transfer limits and counts towards them. Fees do neither. What arrives is counted and never
//! refused: the ledger's own transfer has taken the money from the payer by then and could not give it back.

use crate::{
	AccountId, Balance, Balances, Compliance, Kyc, Nonce, Runtime, RuntimeFreezeReason, System,
	configs::monetary::TreasuryAccount,
};
use alloc::vec::Vec;
use frame_support::{
	ensure,
	storage::unhashed,
	traits::{
		PostTransactions, StoredMap,
		fungible::{InspectFreeze, MutateFreeze},
	},
	weights::Weight,
};
use genex_primitives::{
	FreezeMode, IdentityId, Party, Reason, Standing,
	traits::{GnxFreezer, Identities},
};
use pallet_balances::AccountData;
use sp_runtime::{DispatchError, DispatchResult, TokenError};

/// Marks, while a fee is taken or given back, that what changes is no gift. Never outlives the change.
pub(crate) const FEE_MARK: &[u8] = b":genex:fee";
/// Marks, while a deposit is given back, that what leaves the deposit arrives on the same account. Never outlives the change.
pub(crate) const RELEASE_MARK: &[u8] = b":genex:release";
/// Whose GNX stays as it is while its transaction runs, since a pool pays for that. Never outlives the transaction.
pub(crate) const SPARED: &[u8] = b":genex:spared";
/// What left an account last, to tell a move between accounts of one identity from a gift. Overwritten by the next
/// change and removed with the block.
pub(crate) const LAST_SENT: &[u8] = b":genex:gnx_sent";

/// All that is stored of an account.
type Account = frame_system::AccountInfo<Nonce, AccountData<Balance>>;

/// The store of GNX balances, behind the rules.
pub struct GuardedAccounts;

impl GuardedAccounts {
	/// Judges what leaves `who`, `amount` of it from the free balance. The rest was a deposit: that a slash takes it is no
	/// gift, and the pallets that slash could not live with a refusal.
	fn leaves(who: &AccountId, amount: Balance) -> DispatchResult {
		let standing = Self::standing(who);
		let frozen = standing.freeze() != FreezeMode::None;
		let comes_back = amount == 0 && frozen && unhashed::exists(RELEASE_MARK);
		ensure!(!frozen || comes_back, refused(Reason::SenderFrozen));
		unhashed::kill(LAST_SENT);
		if unhashed::exists(FEE_MARK) || amount == 0 {
			return Ok(());
		}
		let Some(party) = standing.party else { return Ok(()) };
		Compliance::gnx_may_leave(&party, amount)?;
		unhashed::put(LAST_SENT, &(party.identity, amount));
		Ok(())
	}

	/// Refuses what would take GNX from whoever is to lose none, down to a change that takes nothing: less than the smallest
	/// unit is written elsewhere once such a change went well.
	fn ensure_not_spared(who: &AccountId) -> DispatchResult {
		let spared = unhashed::get::<AccountId>(SPARED).is_some_and(|spared| spared == *who);
		ensure!(!spared, TokenError::FundsUnavailable);
		Ok(())
	}

	/// The flags of `who` and whom its GNX counts with: its identity, or the one it left. Otherwise an account would only
	/// have to leave its identity to be rid of the limits, as GNX is no property that keeps it.
	fn standing(who: &AccountId) -> Standing {
		let standing = <Kyc as Identities<AccountId>>::standing(who);
		if standing.party.is_some() {
			return standing;
		}
		let party = <Kyc as Identities<AccountId>>::holder_of(who).and_then(|identity| {
			let record = <Kyc as Identities<AccountId>>::record(identity)?;
			Some(Party { identity, record })
		});
		Standing { party, ..standing }
	}

	/// Every reason against `amount` of GNX leaving `who` as a gift, by priority. Balances are not looked at.
	pub fn explain(who: &AccountId, amount: Balance) -> Vec<Reason> {
		let standing = Self::standing(who);
		let mut reasons = Vec::new();
		if standing.freeze() != FreezeMode::None {
			reasons.push(Reason::SenderFrozen);
		}
		if let Some(party) = standing.party.filter(|_| amount > 0) {
			reasons.extend(Compliance::gnx_reasons(&party, amount));
		}
		reasons.sort_unstable();
		reasons
	}

	/// Counts `amount` that reached `who`, if somebody gave it: what is minted, and what comes back out of a deposit
	/// or a fee, left nobody before.
	fn arrives(who: &AccountId, amount: Balance) {
		// What a payer leaves behind as dust arrives there, between the two sides of the transfer.
		if *who == TreasuryAccount::get() {
			return;
		}
		let last: Option<(IdentityId, Balance)> = unhashed::take(LAST_SENT);
		if unhashed::exists(FEE_MARK) {
			return;
		}
		let Some((payer, _)) = last.filter(|(_, sent)| amount <= *sent) else { return };
		let recipient = <Kyc as Identities<AccountId>>::holder_of(who);
		if Some(payer) != recipient {
			Compliance::gnx_moved(payer, recipient, amount);
		}
	}

	/// Changes the data of an account as [`System`] does, which reads it once more and makes its key each time.
	fn change<R, E>(
		who: &AccountId,
		change: impl FnOnce(&mut Option<AccountData<Balance>>) -> Result<R, E>,
	) -> Result<R, E> {
		let key = frame_system::Account::<Runtime>::hashed_key_for(who);
		let account = || unhashed::get_or_default::<Account>(&key);
		let before = account().data;
		let mut data = (before != AccountData::default()).then_some(before);
		let result = change(&mut data)?;
		// The change can have counted a reason for the account to exist, or one that is gone.
		let mut account = account();
		if account.providers == 0 && account.sufficients == 0 {
			unhashed::kill(&key);
		} else {
			account.data = data.unwrap_or_default();
			unhashed::put(&key, &account);
		}
		Ok(result)
	}
}

impl StoredMap<AccountId, AccountData<Balance>> for GuardedAccounts {
	fn get(who: &AccountId) -> AccountData<Balance> {
		<System as StoredMap<_, _>>::get(who)
	}

	fn try_mutate_exists<R, E: From<DispatchError>>(
		who: &AccountId,
		change: impl FnOnce(&mut Option<AccountData<Balance>>) -> Result<R, E>,
	) -> Result<R, E> {
		let total = |data: &Option<AccountData<Balance>>| {
			data.as_ref().map_or(0, |data| data.free.saturating_add(data.reserved))
		};
		let free = |data: &Option<AccountData<Balance>>| data.as_ref().map_or(0, |data| data.free);
		let mut gained = 0;
		let result = Self::change(who, |data| {
			let (before, free_before) = (total(data), free(data));
			let result = change(data)?;
			let after = total(data);
			gained = after.saturating_sub(before);
			if gained == 0 {
				Self::ensure_not_spared(who)?;
			}
			let lost = before.saturating_sub(after);
			if lost > 0 {
				Self::leaves(who, lost.min(free_before.saturating_sub(free(data))))?;
			}
			Ok::<R, E>(result)
		})?;
		if gained > 0 {
			Self::arrives(who, gained);
		}
		Ok(result)
	}
}

/// The error that a refusal of the rules is, where no pallet of ours stands in between.
fn refused(reason: Reason) -> DispatchError {
	pallet_compliance::Error::<Runtime>::Refused(reason.code()).into()
}

/// Forgets, after the last transaction of a block, what left an account last.
pub struct ForgetLastSent;

impl PostTransactions for ForgetLastSent {
	fn post_transactions() {
		unhashed::kill(LAST_SENT);
	}
}

/// Shows the freeze of an account in its balance, where wallets look. The guard above enforces it, also where there is
/// no balance yet that could be frozen.
pub struct FreezeGnx;

impl GnxFreezer<AccountId> for FreezeGnx {
	fn set_frozen(who: &AccountId, mode: FreezeMode) -> DispatchResult {
		let reason = RuntimeFreezeReason::Sanctions(pallet_sanctions::FreezeReason::Sanctions);
		if mode == FreezeMode::None {
			if Balances::balance_frozen(&reason, who) == 0 {
				return Ok(());
			}
			return Balances::thaw(&reason, who);
		}
		// An account without a balance of its own cannot carry the mark; the guard needs none.
		if System::providers(who) == 0 {
			return Ok(());
		}
		Balances::set_freeze(&reason, who, Balance::MAX)
	}
}

/// Runs `act`, which takes a fee or gives it back, so that the guard takes it for no gift.
pub fn as_fee<R>(act: impl FnOnce() -> R) -> R {
	unhashed::put(FEE_MARK, &());
	let result = act();
	unhashed::kill(FEE_MARK);
	result
}

/// Runs `act`, which gives a deposit back to its owner, so that the guard lets it leave the deposit of a frozen account.
pub fn as_release<R>(act: impl FnOnce() -> R) -> R {
	unhashed::put(RELEASE_MARK, &());
	let result = act();
	unhashed::kill(RELEASE_MARK);
	result
}

/// Lets `who` lose no GNX until [`spare_nobody`].
pub fn spare(who: &AccountId) {
	unhashed::put(SPARED, who);
}

/// Ends what [`spare`] began.
pub fn spare_nobody() {
	unhashed::kill(SPARED);
}

/// The SDK's weights of GNX transfers, and what the guard adds: the accounts and identities of both sides, the time, the
/// rulebook and both activities are read, the activities written.
pub struct GuardedWeights;

impl GuardedWeights {
	fn guarded(plain: Weight) -> Weight {
		type Rules = <Runtime as pallet_compliance::Config>::WeightInfo;
		plain.saturating_add(<Rules as pallet_compliance::WeightInfo>::gnx_moved())
	}
}

/// What is measured between strangers.
type Plain = crate::weights::pallet_balances::WeightInfo<Runtime>;

impl pallet_balances::WeightInfo for GuardedWeights {
	fn transfer_allow_death() -> Weight {
		Self::guarded(Plain::transfer_allow_death())
	}

	fn transfer_keep_alive() -> Weight {
		Self::guarded(Plain::transfer_keep_alive())
	}

	fn force_set_balance_creating() -> Weight {
		Self::guarded(Plain::force_set_balance_creating())
	}

	fn force_set_balance_killing() -> Weight {
		Self::guarded(Plain::force_set_balance_killing())
	}

	fn force_transfer() -> Weight {
		Self::guarded(Plain::force_transfer())
	}

	fn transfer_all() -> Weight {
		Self::guarded(Plain::transfer_all())
	}

	fn force_unreserve() -> Weight {
		Plain::force_unreserve()
	}

	fn upgrade_accounts(u: u32) -> Weight {
		Plain::upgrade_accounts(u)
	}

	fn force_adjust_total_issuance() -> Weight {
		Plain::force_adjust_total_issuance()
	}

	fn burn_allow_death() -> Weight {
		Self::guarded(Plain::burn_allow_death())
	}

	fn burn_keep_alive() -> Weight {
		Self::guarded(Plain::burn_keep_alive())
	}
}
