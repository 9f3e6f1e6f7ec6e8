// SPDX-License-Identifier: Apache-2.0
//! A migration of several blocks, for the runtime to which a network is upgraded in a rehearsal. It writes the account of
//! everybody anew as it is, a few in each block, so that nothing may differ afterwards.

use crate::{AccountId, Runtime, apis::RUNTIME_API_VERSIONS};
use alloc::{borrow::Cow, vec::Vec};
use frame_support::{
	migrations::{MigrationId, SteppedMigration, SteppedMigrationError},
	weights::WeightMeter,
};
use frame_system::Account;
use sp_version::{RuntimeVersion, runtime_version};

/// The version of this runtime: later than the one before it, and a number that is nothing else in the code. Tests make the
/// versions after it by replacing the number, which must not change a price or a limit.
#[runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: Cow::Borrowed("genex"),
	impl_name: Cow::Borrowed("genex-node"),
	authoring_version: 1,
	spec_version: 1_000_777,
	impl_version: 1,
	apis: RUNTIME_API_VERSIONS,
	transaction_version: 1,
	system_version: 3,
};

/// Accounts of a step. There is one step in a block, so that a development chain needs some ten of them.
const PER_STEP: u8 = 5;

/// Writes all accounts anew.
pub struct RewriteAccounts;

impl SteppedMigration for RewriteAccounts {
	/// The last account that was written.
	type Cursor = AccountId;
	type Identifier = MigrationId<15>;

	fn id() -> Self::Identifier {
		MigrationId { pallet_id: *b"genex-rehearsal", version_from: 0, version_to: 1 }
	}

	fn step(
		cursor: Option<Self::Cursor>,
		meter: &mut WeightMeter,
	) -> Result<Option<Self::Cursor>, SteppedMigrationError> {
		let count = u64::from(PER_STEP);
		let required =
			<Runtime as frame_system::Config>::DbWeight::get().reads_writes(count, count);
		meter
			.try_consume(required)
			.map_err(|()| SteppedMigrationError::InsufficientWeight { required })?;
		let rest = match cursor {
			Some(last) => Account::<Runtime>::iter_from(Account::<Runtime>::hashed_key_for(last)),
			None => Account::<Runtime>::iter(),
		};
		// Read before anything is written, since the map is walked.
		let some: Vec<_> = rest.take(PER_STEP.into()).collect();
		let mut written = None;
		for (who, account) in some {
			Account::<Runtime>::insert(&who, account);
			written = Some(who);
		}
		Ok(written)
	}
}
