// SPDX-License-Identifier: Apache-2.0
//! Files on disk: read no more than expected, overwrite nothing, keep secrets to their owner.

use crate::{Date, Envelope, Error, MAX_PAYLOAD, Payload, SecretKey, envelope::MAX_ENVELOPE};
use std::{
	fs::{File, OpenOptions},
	io::{ErrorKind, Read, Write},
	os::unix::fs::{OpenOptionsExt, PermissionsExt},
	path::Path,
};
use zeroize::Zeroizing;

/// Longest file with a payload: what is sealed is shorter, since it has no white space.
const MAX_PAYLOAD_FILE: usize = 4 * MAX_PAYLOAD;
/// Longest secret file.
const MAX_SECRET_FILE: usize = 256;
/// Permissions of a secret file: its owner reads and writes it.
const SECRET_MODE: u32 = 0o600;
/// Permissions of an envelope file: it is sealed, so everybody may read it.
const ENVELOPE_MODE: u32 = 0o644;
/// The permissions that others than the owner of a file may have.
const OTHERS: u32 = 0o077;

/// Reads a payload and checks it. `today` is the current date in UTC.
///
/// # Errors
/// A file that cannot be read, is too long, or has a payload that breaks a rule.
pub fn read_payload(path: &Path, today: Date) -> Result<Payload, Error> {
	Payload::parse(&read(path, open_file(path)?, MAX_PAYLOAD_FILE)?, today)
}

/// Reads an envelope.
///
/// # Errors
/// A file that cannot be read, or is no envelope.
pub fn read_envelope(path: &Path) -> Result<Envelope, Error> {
	Envelope::from_bytes(&read(path, open_file(path)?, MAX_ENVELOPE)?)
}

/// Reads a secret key.
///
/// # Errors
/// A file that cannot be read, that others may read too, or is no secret file.
pub fn read_secret(path: &Path) -> Result<SecretKey, Error> {
	let file = open_file(path)?;
	let metadata = file.metadata().map_err(|source| unreadable(path, source))?;
	let mode = metadata.permissions().mode() & 0o777;
	if mode & OTHERS != 0 {
		return Err(Error::Exposed { path: path.into(), mode });
	}
	let bytes = read(path, file, MAX_SECRET_FILE)?;
	SecretKey::from_text(std::str::from_utf8(&bytes).map_err(|_| Error::NotSecretFile)?)
}

/// Writes a secret key to a new file that only its owner may read.
///
/// # Errors
/// A file that exists already or cannot be written.
pub fn write_secret(path: &Path, secret: &SecretKey) -> Result<(), Error> {
	write_new(path, secret.to_text().as_bytes(), SECRET_MODE)
}

/// Writes an envelope to a new file.
///
/// # Errors
/// A file that exists already or cannot be written.
pub fn write_envelope(path: &Path, envelope: &Envelope) -> Result<(), Error> {
	write_new(path, &envelope.to_bytes()?, ENVELOPE_MODE)
}

fn open_file(path: &Path) -> Result<File, Error> {
	File::open(path).map_err(|source| unreadable(path, source))
}

fn read(path: &Path, file: File, most: usize) -> Result<Zeroizing<Vec<u8>>, Error> {
	let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
	// Room for everything at once: a vector that grows leaves copies behind that nobody wipes.
	let mut bytes = Zeroizing::new(Vec::with_capacity(most.saturating_add(64)));
	file.take(limit).read_to_end(&mut bytes).map_err(|source| unreadable(path, source))?;
	if bytes.len() > most {
		return Err(Error::TooLarge { path: path.into(), most });
	}
	Ok(bytes)
}

fn write_new(path: &Path, bytes: &[u8], mode: u32) -> Result<(), Error> {
	let unwritable = |source| Error::Write { path: path.into(), source };
	let mut file = OpenOptions::new().write(true).create_new(true).mode(mode).open(path).map_err(
		|source| match source.kind() {
			ErrorKind::AlreadyExists => Error::Exists { path: path.into() },
			_ => unwritable(source),
		},
	)?;
	file.write_all(bytes).and_then(|()| file.sync_all()).map_err(unwritable)
}

fn unreadable(path: &Path, source: std::io::Error) -> Error {
	Error::Read { path: path.into(), source }
}
