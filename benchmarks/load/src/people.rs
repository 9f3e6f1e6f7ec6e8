// SPDX-License-Identifier: Apache-2.0
//! Who sends: keys that are the same in every run.

use alloy::primitives::{Address, keccak256};
use anyhow::{Result, bail};
use genex_e2e_tests::accounts::{Keys, address_of};
use subxt::utils::AccountId32;

/// The last of the natives, who send one by one to measure how long the node takes to answer.
pub const PROBES: usize = 20;

/// Everybody, the natives before those with an Ethereum key.
pub struct People {
	all: Vec<Keys>,
	natives: usize,
}

impl People {
	/// So many of either kind.
	///
	/// # Errors
	/// Hardly: one of the keys is none.
	pub fn new(natives: usize, ethereum: usize) -> Result<Self> {
		let key = |number: usize| Keys::of(&keccak256(format!("load {number}")), number >= natives);
		Ok(Self { all: (0..natives + ethereum).map(key).collect::<Result<_>>()?, natives })
	}

	/// How many native ones there are.
	pub const fn natives(&self) -> usize {
		self.natives
	}

	/// How many of them make the load.
	pub const fn senders(&self) -> usize {
		self.natives.saturating_sub(PROBES)
	}

	/// How many there are.
	pub fn count(&self) -> usize {
		self.all.len()
	}

	/// The keys of a person.
	///
	/// # Errors
	/// There is no such person.
	pub fn keys(&self, person: usize) -> Result<&Keys> {
		match self.all.get(person) {
			Some(keys) => Ok(keys),
			None => bail!("there are {} people, and not one with number {person}", self.all.len()),
		}
	}

	/// All accounts.
	pub fn accounts(&self) -> Vec<AccountId32> {
		self.all.iter().map(Keys::account).collect()
	}

	/// The account to which a person gives: always the same, of the same kind. So nobody gives to many or gets from many,
	/// which would be looked into.
	///
	/// # Errors
	/// There is no such person.
	pub fn friend(&self, person: usize) -> Result<AccountId32> {
		self.keys(person)?;
		let (first, count) = if person < self.natives {
			(0, self.natives)
		} else {
			(self.natives, self.all.len() - self.natives)
		};
		Ok(self.keys(first + (person - first + 1) % count.max(1))?.account())
	}

	/// The address of the one to whom a person gives.
	///
	/// # Errors
	/// There is no such person.
	pub fn friend_address(&self, person: usize) -> Result<Address> {
		Ok(address_of(&self.friend(person)?))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn friend_should_be_another_one_of_the_same_kind() {
		let people = People::new(3, 2).unwrap();
		let accounts = people.accounts();
		let friends: Vec<_> = (0..5).map(|person| people.friend(person).unwrap()).collect();
		let expected = [1, 2, 0, 4, 3].map(|person: usize| accounts[person]);
		assert_eq!(friends, expected);
		assert!(people.friend(5).is_err());
	}

	#[test]
	fn people_should_be_the_same_in_every_run() {
		let (some, more) = (People::new(2, 0).unwrap(), People::new(4, 0).unwrap());
		assert_eq!(some.accounts()[..], more.accounts()[..2]);
	}
}
