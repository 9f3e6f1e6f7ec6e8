// SPDX-License-Identifier: Apache-2.0
//! The door through which the rules ask about policies.

use crate::{ALLOW_ALL, Config, Pallet, REFUSE_ALL, Rules};
use genex_primitives::{IdentityId, Path, PolicyId, Reason, traits::Policies};

impl<T: Config> Policies<T::AccountId> for Pallet<T> {
	fn exists(policy: PolicyId) -> bool {
		matches!(policy, REFUSE_ALL | ALLOW_ALL) || Rules::<T>::contains_key(policy)
	}

	/// Reads the policy once, then at most two entries of lists: one for each side between holders, or the
	/// redeemer's identity and account. A policy that does not exist refuses, whoever asks.
	fn refusal(
		policy: PolicyId,
		path: Path,
		from: (&T::AccountId, Option<IdentityId>),
		to: (&T::AccountId, Option<IdentityId>),
	) -> Option<Reason> {
		match path {
			Path::Primary => Self::buyer_refusal(policy, to.1),
			Path::P2P | Path::Market => Self::holders_refusal(policy, from.1, to.1),
			Path::Redeem => Self::redeemer_refusal(policy, to),
			Path::Refund | Path::Recall | Path::System | Path::CashIn | Path::CashOut => None,
		}
	}
}
