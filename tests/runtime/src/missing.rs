// SPDX-License-Identifier: Apache-2.0
//! Calls that random acts have not made succeed yet, and how they come to.
//!
//! A run of random acts must make every call succeed, and some calls are rare: of one that succeeds m times in a usual run,
//! plain chance leaves out a share of e^-m of all runs, which is one in twenty at m = 3. So from the middle of a usual run
//! on, as long as calls are missing, one step in ten looks at up to twenty more acts and takes the first that makes a missing
//! call. Its share of the steps so becomes up to three times as large, and a run that may go on for f times its length
//! leaves it out with e^-(2+3(f-1))m. That is less than 2 in 10^5 for m = 1 and f = 4, and holds as long as whatever the call
//! needs can always come about again: nothing that it needs may run out. To look costs time, as every act looks around in
//! the state before it is made: hence the middle.

use crate::{metadata, random::Random};
use std::collections::BTreeSet;

/// Of so many steps in a hundred one that makes a missing call is looked for.
const CHANCE: u64 = 10;
/// Acts that are looked at more.
const CANDIDATES: u32 = 20;

/// The calls, as `Pallet.call`.
pub struct Missing {
	paths: BTreeSet<String>,
	/// Acts of a usual run that are still to come until missing calls are looked for.
	until: u64,
}

impl Missing {
	/// All calls of these pallets but those that stand apart, for runs of usually so many `acts`. Asks the metadata, so
	/// outside a chain.
	pub fn of(pallets: &[&str], apart: &[&str], acts: u64) -> Self {
		let ours = metadata::calls().into_iter().filter(|one| pallets.contains(&&*one.pallet));
		let paths = ours.map(|one| one.path());
		Self::among(paths.filter(|path| !apart.contains(&&**path)).collect(), acts)
	}

	/// These calls, for runs of usually so many `acts`.
	pub fn among(paths: BTreeSet<String>, acts: u64) -> Self {
		Self { paths, until: acts / 2 }
	}

	/// A call succeeded.
	pub fn done(&mut self, path: &str) {
		self.paths.remove(path);
	}

	/// Whether every call succeeded.
	pub fn is_empty(&self) -> bool {
		self.paths.is_empty()
	}

	/// The calls that did not succeed yet.
	pub fn paths(&self) -> &BTreeSet<String> {
		&self.paths
	}

	/// The next act of `next`, of some steps one that makes a missing call. `path_of` says which call an act makes.
	pub fn draw<T>(
		&mut self,
		random: &mut Random,
		mut next: impl FnMut(&mut Random) -> T,
		path_of: impl Fn(&T) -> String,
	) -> T {
		let mut act = next(random);
		self.until = self.until.saturating_sub(1);
		if self.until > 0 || self.paths.is_empty() || !random.chance(CHANCE) {
			return act;
		}
		for _ in 0..CANDIDATES {
			if self.paths.contains(&path_of(&act)) {
				break;
			}
			act = next(random);
		}
		act
	}
}
