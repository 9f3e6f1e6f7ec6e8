// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::{Error, open, read_envelope, read_payload, read_secret, write_envelope, write_secret};
use std::{
	fs::{self, Permissions},
	os::unix::fs::PermissionsExt,
	path::PathBuf,
};
use tempfile::TempDir;

fn folder() -> (TempDir, PathBuf) {
	let folder = tempfile::tempdir().unwrap();
	let file = folder.path().join("file");
	(folder, file)
}

fn mode(path: &PathBuf) -> u32 {
	fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn write_secret_should_keep_others_out() {
	let (_folder, file) = folder();
	write_secret(&file, &secret(1)).unwrap();
	assert_eq!(mode(&file), 0o600);
	assert_eq!(read_secret(&file).unwrap().public().unwrap(), public(1));
}

#[test]
fn write_should_overwrite_nothing() {
	let (_folder, file) = folder();
	fs::write(&file, "kept").unwrap();
	for result in [write_secret(&file, &secret(1)), write_envelope(&file, &envelope())] {
		assert!(matches!(result, Err(Error::Exists { .. })));
	}
	assert_eq!(fs::read_to_string(&file).unwrap(), "kept");
}

#[test]
fn write_should_fail_when_folder_is_missing() {
	let (_folder, file) = folder();
	let result = write_secret(&file.join("deeper"), &secret(1));
	assert!(matches!(result, Err(Error::Write { .. })), "{result:?}");
}

#[test]
fn read_secret_should_fail_when_others_may_read_it() {
	let (_folder, file) = folder();
	write_secret(&file, &secret(1)).unwrap();
	for open_mode in [0o640, 0o604, 0o620, 0o601, 0o644] {
		fs::set_permissions(&file, Permissions::from_mode(open_mode)).unwrap();
		let error = read_secret(&file).unwrap_err();
		assert!(matches!(error, Error::Exposed { mode, .. } if mode == open_mode), "{error:?}");
		assert!(error.to_string().contains("chmod 600"), "{error}");
	}
	fs::set_permissions(&file, Permissions::from_mode(0o400)).unwrap();
	assert!(read_secret(&file).is_ok());
}

#[test]
fn read_secret_should_fail_when_file_is_another() {
	let (_folder, file) = folder();
	for content in [b"\xff\xfe".as_slice(), b"", b"something else"] {
		fs::write(&file, content).unwrap();
		fs::set_permissions(&file, Permissions::from_mode(0o600)).unwrap();
		assert!(matches!(read_secret(&file), Err(Error::NotSecretFile)));
	}
}

#[test]
fn read_should_fail_when_file_is_missing_or_too_long() {
	let (_folder, file) = folder();
	assert!(matches!(read_secret(&file), Err(Error::Read { .. })));
	assert!(matches!(read_envelope(&file), Err(Error::Read { .. })));
	assert!(matches!(read_payload(&file, today()), Err(Error::Read { .. })));
	fs::write(&file, vec![b' '; 300_000]).unwrap();
	fs::set_permissions(&file, Permissions::from_mode(0o600)).unwrap();
	assert!(matches!(read_secret(&file), Err(Error::TooLarge { most: 256, .. })));
	assert!(matches!(read_envelope(&file), Err(Error::TooLarge { most: 65_670, .. })));
	assert!(matches!(read_payload(&file, today()), Err(Error::TooLarge { most: 262_128, .. })));
}

#[test]
fn read_envelope_should_give_what_write_envelope_wrote() {
	let (_folder, file) = folder();
	write_envelope(&file, &envelope()).unwrap();
	let again = read_envelope(&file).unwrap();
	assert_eq!(again, envelope());
	assert_eq!(
		Hash(sp_crypto_hashing::blake2_256(&fs::read(&file).unwrap())),
		again.hash().unwrap()
	);
	assert_eq!(open(&again, &secret(1), today()).unwrap().as_str(), payload().as_str());
}

#[test]
fn read_payload_should_read_a_file_with_white_space() {
	let (_folder, file) = folder();
	fs::write(&file, PERSON_TO_PERSON).unwrap();
	assert_eq!(read_payload(&file, today()).unwrap().as_str(), payload().as_str());
}
