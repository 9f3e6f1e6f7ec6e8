// SPDX-License-Identifier: Apache-2.0
//! Signed transactions, and the file in which they wait until they are sent. Signing takes a core, which a node needs while
//! it is measured; so all are signed and written before.

use alloy::primitives::keccak256;
use anyhow::{Context, Result, ensure};
use codec::{Decode, Encode, IoReader};
use sp_crypto_hashing::blake2_256;
use std::{
	fs::File,
	io::{BufRead, BufReader, BufWriter, Read, Write},
	path::Path,
};

/// What a file begins with: its kind and version.
const MAGIC: &[u8; 8] = b"GENEXTX1";

/// The hash by which a transaction is known on its way.
pub type TxHash = [u8; 32];

/// A signed transaction.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq)]
pub struct Signed {
	/// Who signed it. Those of one person have to come in order.
	pub person: u32,
	/// Whether it is an Ethereum transaction.
	pub ethereum: bool,
	/// The transaction, encoded.
	pub bytes: Vec<u8>,
}

impl Signed {
	/// Its hash: where it is an Ethereum transaction, the one that its receipt names.
	pub fn hash(&self) -> TxHash {
		if self.ethereum { keccak256(&self.bytes).0 } else { blake2_256(&self.bytes) }
	}
}

/// Writes transactions one by one.
pub struct Writer(BufWriter<File>);

impl Writer {
	/// Begins a new file.
	///
	/// # Errors
	/// It cannot be made.
	pub fn create(path: &Path) -> Result<Self> {
		let file = File::create(path).with_context(|| format!("{}", path.display()))?;
		let mut writer = BufWriter::new(file);
		writer.write_all(MAGIC)?;
		Ok(Self(writer))
	}

	/// Adds a transaction.
	///
	/// # Errors
	/// The disk does not take it.
	pub fn add(&mut self, transaction: &Signed) -> Result<()> {
		Ok(self.0.write_all(&transaction.encode())?)
	}

	/// Ends the file.
	///
	/// # Errors
	/// The disk does not take the rest.
	pub fn finish(mut self) -> Result<()> {
		Ok(self.0.flush()?)
	}
}

/// All transactions of a file, in order.
///
/// # Errors
/// It is no such file, or ends in the middle of a transaction.
pub fn read(path: &Path) -> Result<Vec<Signed>> {
	let file = File::open(path).with_context(|| format!("{}", path.display()))?;
	let mut reader = BufReader::new(file);
	let mut magic = [0; MAGIC.len()];
	reader.read_exact(&mut magic).context("the file has no beginning")?;
	ensure!(magic == *MAGIC, "{} is no file of transactions", path.display());
	let mut all = Vec::new();
	while !reader.fill_buf()?.is_empty() {
		let next = Signed::decode(&mut IoReader(&mut reader));
		all.push(next.with_context(|| format!("transaction {} is damaged", all.len()))?);
	}
	Ok(all)
}

#[cfg(test)]
mod tests {
	use super::*;
	use genex_e2e_tests::node::fresh_dir;
	use std::fs;

	fn transaction(person: u32) -> Signed {
		Signed { person, ethereum: person % 2 == 1, bytes: vec![person as u8; 200] }
	}

	#[test]
	fn read_should_give_what_was_written() {
		let dir = fresh_dir().unwrap();
		let path = dir.join("some.txs");
		let all: Vec<Signed> = (0..100).map(transaction).collect();
		let mut writer = Writer::create(&path).unwrap();
		all.iter().for_each(|transaction| writer.add(transaction).unwrap());
		writer.finish().unwrap();
		assert_eq!(read(&path).unwrap(), all);

		let whole = fs::read(&path).unwrap();
		fs::write(&path, &whole[..whole.len() - 1]).unwrap();
		let error = format!("{:#}", read(&path).unwrap_err());
		assert!(error.contains("transaction 99 is damaged"), "{error}");
		fs::write(&path, b"something else").unwrap();
		assert!(read(&path).is_err());
		fs::write(&path, MAGIC).unwrap();
		assert!(read(&path).unwrap().is_empty());
		fs::remove_dir_all(dir).unwrap();
	}

	#[test]
	fn hash_should_be_the_one_of_its_kind() {
		let (native, ethereum) = (transaction(0), transaction(1));
		assert_eq!(native.hash(), blake2_256(&native.bytes));
		assert_eq!(ethereum.hash(), keccak256(&ethereum.bytes).0);
	}
}
