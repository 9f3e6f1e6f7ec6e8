// SPDX-License-Identifier: Apache-2.0
//! Officers freeze some and release them again.

use super::Draw;
use crate::books_model::act::{Act, Party};
use genex_primitives::FreezeMode;

/// How many accounts and identities are frozen at a time, about: the others go on.
const FROZEN: usize = 4;

impl Draw<'_> {
	/// Whoever is frozen mostly is released soon.
	pub(super) fn freezes(&mut self) -> Option<Act> {
		let frozen: Vec<Party> = self.model.frozen.keys().cloned().collect();
		let many = frozen.len() >= FROZEN;
		if many || (!frozen.is_empty() && self.random.chance(70)) {
			let target = self.any(frozen)?;
			let asked = self.model.asked.contains(&target);
			return Some(if asked && self.random.chance(95) {
				Act::ConfirmRelease { target }
			} else {
				Act::RequestRelease { target }
			});
		}
		let who = if self.random.chance(60) { self.company() } else { self.holder() };
		let target = if self.random.chance(50) {
			Party::Account(who)
		} else {
			Party::Identity(self.model.identity(&who).ok()?)
		};
		let mode = if self.random.chance(50) { FreezeMode::Full } else { FreezeMode::Outbound };
		Some(Act::Freeze { target, mode })
	}
}
