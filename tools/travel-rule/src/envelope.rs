// SPDX-License-Identifier: Apache-2.0
//! The envelope file, byte for byte.

use crate::{BUCKETS, Error, Hash, PublicKey};
use sp_crypto_hashing::blake2_256;

/// The version of the format that this crate writes and reads.
pub const FORMAT_VERSION: u16 = 1;

/// The case of an envelope whose case gets its number only when the envelope is recorded: that of a
/// transfer in one call. The chain numbers its cases from 1.
pub const UNNUMBERED: u64 = 0;

/// What a file must begin with to be an envelope.
const MAGIC: &[u8; 8] = b"genex:tr";
/// What is hashed before the header to make an id, so that the id is no hash of anything else.
const ID_DOMAIN: &[u8] = b"genex:travel-rule:envelope-id";
/// Length of the header: magic 8, version 2, genesis 32, case 8, recipient 32, ephemeral key 32,
/// sealed length 4.
const HEADER: usize = 118;
/// Bytes that the authentication adds to what is sealed.
const TAG: usize = 16;

/// Length of the longest envelope file.
pub(crate) const MAX_ENVELOPE: usize = HEADER + BUCKETS[BUCKETS.len() - 1] + TAG;

/// What an envelope belongs to. It opens nowhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context {
	/// Hash of the chain's first block.
	pub genesis: Hash,
	/// Number of the Travel Rule case, or [`UNNUMBERED`].
	pub case: u64,
}

/// Sealed identity data and what everybody may see beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
	/// Chain and case.
	pub context: Context,
	/// The institution that can open it.
	pub recipient: PublicKey,
	/// The sender's key, made for this envelope alone.
	pub ephemeral: PublicKey,
	/// Ciphertext and authentication tag.
	pub(crate) sealed: Vec<u8>,
}

impl Envelope {
	/// The bytes before the ciphertext. They are authenticated together with it.
	pub(crate) fn header(&self) -> Result<Vec<u8>, Error> {
		header(&self.context, &self.recipient, &self.ephemeral, self.sealed.len())
	}

	/// Length of the ciphertext and its tag.
	pub fn sealed_len(&self) -> usize {
		self.sealed.len()
	}

	/// The content of the envelope file.
	///
	/// # Errors
	/// None for an envelope that [`seal`](crate::seal()) or [`Envelope::from_bytes`] gave.
	pub fn to_bytes(&self) -> Result<Vec<u8>, Error> {
		let mut bytes = self.header()?;
		bytes.extend_from_slice(&self.sealed);
		Ok(bytes)
	}

	/// Reads the content of an envelope file. Every byte has one meaning: what is read here is
	/// written again as it was.
	///
	/// # Errors
	/// A file that is no envelope, of another version, cut off, or longer than it says.
	pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
		let mut reader = Reader(bytes);
		if reader.take()? != *MAGIC {
			return Err(Error::NotEnvelope("it does not begin as an envelope does"));
		}
		let version = u16::from_le_bytes(reader.take()?);
		if version != FORMAT_VERSION {
			return Err(Error::Version(version));
		}
		let genesis = Hash(reader.take()?);
		let case = u64::from_le_bytes(reader.take()?);
		let recipient = PublicKey(reader.take()?);
		let ephemeral = PublicKey(reader.take()?);
		let length = u32::from_le_bytes(reader.take()?);
		let sealed = reader.0.to_vec();
		if u32::try_from(sealed.len()) != Ok(length) {
			return Err(Error::NotEnvelope("its length is not the one that its header says"));
		}
		if !BUCKETS.iter().any(|bucket| bucket + TAG == sealed.len()) {
			return Err(Error::NotEnvelope("its sealed part has none of the permitted lengths"));
		}
		Ok(Self { context: Context { genesis, case }, recipient, ephemeral, sealed })
	}

	/// The envelope's id: `blake2_256` over a domain and the header. No two envelopes share one,
	/// since every header holds a new key.
	///
	/// # Errors
	/// As [`Envelope::to_bytes`].
	pub fn id(&self) -> Result<Hash, Error> {
		Ok(Hash(blake2_256(&[ID_DOMAIN, &self.header()?].concat())))
	}

	/// The envelope's hash: `blake2_256` over the file.
	///
	/// # Errors
	/// As [`Envelope::to_bytes`].
	pub fn hash(&self) -> Result<Hash, Error> {
		Ok(Hash(blake2_256(&self.to_bytes()?)))
	}
}

/// The header of an envelope whose ciphertext and tag will have `sealed` bytes.
pub(crate) fn header(
	context: &Context,
	recipient: &PublicKey,
	ephemeral: &PublicKey,
	sealed: usize,
) -> Result<Vec<u8>, Error> {
	let length = u32::try_from(sealed)
		.map_err(|_| Error::NotEnvelope("its sealed part has none of the permitted lengths"))?;
	let mut bytes = Vec::with_capacity(HEADER + sealed);
	bytes.extend_from_slice(MAGIC);
	bytes.extend_from_slice(&FORMAT_VERSION.to_le_bytes());
	bytes.extend_from_slice(&context.genesis.0);
	bytes.extend_from_slice(&context.case.to_le_bytes());
	bytes.extend_from_slice(&recipient.0);
	bytes.extend_from_slice(&ephemeral.0);
	bytes.extend_from_slice(&length.to_le_bytes());
	Ok(bytes)
}

/// Length of ciphertext and tag for `padded` bytes.
pub(crate) const fn sealed_len(padded: usize) -> usize {
	padded + TAG
}

/// Takes a file apart from its beginning.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
	fn take<const N: usize>(&mut self) -> Result<[u8; N], Error> {
		let (head, rest) =
			self.0.split_first_chunk::<N>().ok_or(Error::NotEnvelope("it ends too early"))?;
		self.0 = rest;
		Ok(*head)
	}
}
