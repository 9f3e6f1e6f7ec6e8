// SPDX-License-Identifier: Apache-2.0
//! What can go wrong, worded for the operator: cause first, then remedy. No message holds a secret
//! or anything out of a payload but the names of its fields.

use crate::{BUCKETS, Hash, MAX_PAYLOAD, PublicKey};
use std::{fmt, io, path::PathBuf};

/// Why sealing, opening or comparing failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
	/// A file cannot be read.
	#[error("{} cannot be read ({source}); check its name and permissions", .path.display())]
	Read {
		/// Which file.
		path: PathBuf,
		/// What the operating system says.
		source: io::Error,
	},
	/// A file cannot be written.
	#[error("{} cannot be written ({source}); check the folder and its permissions", .path.display())]
	Write {
		/// Which file.
		path: PathBuf,
		/// What the operating system says.
		source: io::Error,
	},
	/// A file would be overwritten.
	#[error("{} exists already; nothing is overwritten: name another file, or move this one away", .path.display())]
	Exists {
		/// Which file.
		path: PathBuf,
	},
	/// A file is longer than any that belongs here.
	#[error("{} is longer than {most} bytes; name the right file", .path.display())]
	TooLarge {
		/// Which file.
		path: PathBuf,
		/// The most bytes that it may have.
		most: usize,
	},
	/// Others than its owner may use a secret file.
	#[error(
		"{} is open to others (mode {mode:03o}), so its key may be known; make a new key pair if \
		 it is, else run `chmod 600` on the file", .path.display()
	)]
	Exposed {
		/// Which file.
		path: PathBuf,
		/// Its permissions.
		mode: u32,
	},
	/// A file is no secret file.
	#[error("this is no secret file; name the file that `travel-rule keygen` wrote")]
	NotSecretFile,
	/// A text is no public key.
	#[error(
		"this is no public key; give the 64 hex digits that `travel-rule keygen` of the receiving \
		 institution printed"
	)]
	NotPublicKey,
	/// A text is no hash.
	#[error("this is no hash; give 64 hex digits, with or without 0x")]
	NotHash,
	/// A key that nothing can be sealed for.
	#[error(
		"this public key makes no secret with anybody, so it belongs to nobody; ask the receiving \
		 institution for its key again"
	)]
	UnusableKey,
	/// The operating system has no randomness.
	#[error(
		"the operating system gives no randomness; without it nothing can be sealed: repair it"
	)]
	NoRandomness,
	/// A payload is no JSON.
	#[error("the payload is no JSON from line {line}, column {column} on; correct it there")]
	NotJson {
		/// Line, from 1.
		line: usize,
		/// Column, from 1; 0 before the first character.
		column: usize,
	},
	/// An object of the payload has a field twice.
	#[error(
		"the payload has a field twice in one object, before line {line}, column {column}; leave \
		 one of them out"
	)]
	FieldTwice {
		/// Line, from 1.
		line: usize,
		/// Column, from 1.
		column: usize,
	},
	/// A payload breaks rules of IVMS101.
	#[error("the payload breaks {rules} of IVMS101:\n{0}", rules = .0.count())]
	Payload(Faults),
	/// A payload is too long.
	#[error(
		"the payload has {bytes} bytes without white space, and {MAX_PAYLOAD} is the most; seal it \
		 in several envelopes"
	)]
	TooLong {
		/// Its length.
		bytes: usize,
	},
	/// A file is no envelope.
	#[error("this is no whole envelope: {0}; ask the sender for the file again")]
	NotEnvelope(&'static str),
	/// An envelope of another version.
	#[error(
		"this envelope has format version {0}, and this tool knows version 1; use a newer tool"
	)]
	Version(u16),
	/// An envelope for another key.
	#[error(
		"this envelope is sealed for the key {needed}, and the secret is that of {given}; name the \
		 secret file of the first, or ask the sender to seal for the second"
	)]
	OtherKey {
		/// The key that the envelope is sealed for.
		needed: PublicKey,
		/// The key that belongs to the secret.
		given: PublicKey,
	},
	/// An envelope for another chain.
	#[error(
		"this envelope belongs to the chain with genesis {envelope}, and this is the chain with \
		 genesis {chain}; ask a node of the first"
	)]
	OtherChain {
		/// Genesis hash in the envelope.
		envelope: Hash,
		/// Genesis hash of the chain.
		chain: Hash,
	},
	/// An envelope for another case.
	#[error(
		"this envelope belongs to case {envelope}, not to case {asked}; name the file or the case \
		 that belongs to the other"
	)]
	OtherCase {
		/// Case in the envelope.
		envelope: u64,
		/// Case that was asked for.
		asked: u64,
	},
	/// An envelope that names no case.
	#[error(
		"this envelope was sealed for a transfer in one call, before its case had a number; only \
		 the chain tells whether it belongs to the case: add --url"
	)]
	Unnumbered,
	/// Ciphertext or header are not as the sender made them.
	#[error(
		"this envelope was changed after it was sealed, and nothing in it can be trusted; compare \
		 its hash with the one on the chain, and ask the sender for the file again"
	)]
	Tampered,
	/// What was sealed is not padded by the rules.
	#[error(
		"the sealed payload is not filled up with zeros to one of {BUCKETS:?} bytes; ask the sender \
		 to seal it with this tool"
	)]
	Padding,
	/// What was sealed is no canonical JSON.
	#[error(
		"the sealed payload is not in canonical form (RFC 8785); ask the sender to seal it with \
		 this tool"
	)]
	NotCanonical,
	/// An address that is not asked.
	#[error(
		"`{0}` is not asked: give http://HOST:PORT of a node's JSON-RPC; for a node elsewhere, open \
		 a tunnel to it and name its near end"
	)]
	Url(String),
	/// The node of the chain cannot be asked.
	#[error("nothing can be asked over the network ({0}); free file handles and threads")]
	Runtime(io::Error),
	/// A node does not answer as it should.
	#[error(
		"the node at {url} gave no answer to {method} ({cause}); check that it runs, that its \
		 JSON-RPC listens there, and that its chain has Travel Rule cases"
	)]
	Node {
		/// Where it was asked.
		url: String,
		/// What it was asked.
		method: &'static str,
		/// Why there is no answer.
		cause: String,
	},
	/// The chain has no envelope for the case.
	#[error(
		"the chain has no envelope on record for case {case} in its last final block; check the \
		 number, or wait until the block that recorded it is final"
	)]
	NoRecord {
		/// The case.
		case: u64,
	},
	/// The chain has another envelope on record for the case.
	#[error(
		"the envelope's {what} is {envelope}, and the chain has {chain} on record for case {case}; \
		 this is not the envelope that was announced: do not rely on it, and ask the sender"
	)]
	Mismatch {
		/// Id or hash.
		what: &'static str,
		/// That of the envelope.
		envelope: Hash,
		/// That on record.
		chain: Hash,
		/// The case.
		case: u64,
	},
}

/// One rule that a payload breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
	/// Which field, such as `originator.originatorPersons[0].naturalPerson.name`.
	pub path: String,
	/// What is wrong.
	pub cause: String,
	/// What to do.
	pub remedy: String,
}

impl fmt::Display for Fault {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{}: {}; {}", self.path, self.cause, self.remedy)
	}
}

/// Every rule that a payload breaks, in the order in which the standard describes the fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faults(pub Vec<Fault>);

impl Faults {
	/// The most faults that are shown.
	const SHOWN: usize = 25;

	fn count(&self) -> String {
		match self.0.len() {
			1 => "a rule".to_owned(),
			faults => format!("{faults} rules"),
		}
	}
}

impl fmt::Display for Faults {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		for (index, fault) in self.0.iter().take(Self::SHOWN).enumerate() {
			let line_end = if index == 0 { "" } else { "\n" };
			write!(f, "{line_end}  {fault}")?;
		}
		match self.0.len().saturating_sub(Self::SHOWN) {
			0 => Ok(()),
			more => write!(f, "\n  and {more} more"),
		}
	}
}
