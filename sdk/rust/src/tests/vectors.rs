// SPDX-License-Identifier: Apache-2.0
//! The files in `sdk/vectors`, which the TypeScript library checks as well: both make the same bytes of the same
//! messages. `GENEX_WRITE_VECTORS=1` writes what follows from their inputs anew. Signatures of sr25519 keys and sealed
//! orders take randomness: theirs are kept and verified.

use super::*;
use crate::{
	Order, Purpose, SealingKey, SealingSecret, derive_key, merkle, open_order, order_hash,
	scratch_code, scratch_seed, to_plain_text, to_text,
};
use codec::Encode;
use serde_json::{Value, json};
use std::{env, fs, path::PathBuf};

fn path(name: &str) -> PathBuf {
	// Cargo takes a binary for fresh that it built in another clone, which may be gone.
	let folder =
		env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
	PathBuf::from(folder).join(format!("../vectors/{name}.json"))
}

fn read(name: &str) -> Value {
	let text = fs::read_to_string(path(name)).expect("the file is there");
	serde_json::from_str(&text).expect("it is JSON")
}

/// That the file is what `complete` makes of it.
fn check(name: &str, complete: impl Fn(&Value) -> Value) {
	let stored = read(name);
	let complete = complete(&stored);
	if env::var_os("GENEX_WRITE_VECTORS").is_some() {
		let text = serde_json::to_string_pretty(&complete).expect("it is JSON");
		fs::write(path(name), format!("{text}\n")).expect("the file can be written");
	} else {
		assert_eq!(complete, stored, "{name}");
	}
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
	value[name].as_str().unwrap_or_else(|| panic!("{name} is missing in {value}"))
}

fn number<T: std::str::FromStr>(value: &Value, name: &str) -> T {
	text(value, name).parse().ok().unwrap_or_else(|| panic!("{name} is no number in {value}"))
}

fn from_hex(digits: &str) -> Vec<u8> {
	hex::decode(digits.trim_start_matches("0x")).expect("hexadecimal digits")
}

fn bytes<const N: usize>(value: &Value, name: &str) -> [u8; N] {
	from_hex(text(value, name)).try_into().expect("as many bytes as there should be")
}

fn to_hex(bytes: impl AsRef<[u8]>) -> String {
	format!("0x{}", hex::encode(bytes))
}

fn list(value: &Value) -> &[Value] {
	value.as_array().expect("it is a list")
}

fn each(value: &Value, complete: impl Fn(&Value) -> Value) -> Value {
	list(value).iter().map(complete).collect()
}

fn domain(stored: &Value) -> Domain {
	let domain = &stored["domain"];
	Domain { genesis: bytes(domain, "genesis"), chain_id: number(domain, "chainId") }
}

fn scheme(value: &Value) -> Scheme {
	match text(value, "scheme") {
		"ed25519" => Scheme::Ed25519,
		"sr25519" => Scheme::Sr25519,
		"ecdsa" => Scheme::Ecdsa,
		"ethereum" => Scheme::Ethereum,
		other => panic!("there is no scheme {other}"),
	}
}

fn goods(value: &Value) -> Goods {
	if value.get("serial").is_some() {
		Goods::Serial(number(value, "serial"))
	} else {
		Goods::Units(number(value, "quantity"))
	}
}

fn message(value: &Value) -> AnyMessage {
	let deadline = number(value, "deadline");
	match text(value, "kind") {
		"ticket" => Ticket {
			holder: bytes(value, "holder"),
			series: number(value, "series"),
			goods: goods(value),
			redeemer: bytes(value, "redeemer"),
			order_hash: bytes(value, "orderHash"),
			nonce: number(value, "nonce"),
			deadline,
		}
		.into(),
		"transfer-permit" => TransferPermit {
			from: bytes(value, "from"),
			to: bytes(value, "to"),
			series: number(value, "series"),
			goods: goods(value),
			nonce: number(value, "nonce"),
			deadline,
		}
		.into(),
		"scratch-claim" => {
			let (key, claimer) = (bytes(value, "key"), bytes(value, "claimer"));
			ScratchClaim { batch: number(value, "batch"), key, claimer, deadline }.into()
		},
		"gift-claim" => {
			let (key, claimer) = (bytes(value, "key"), bytes(value, "claimer"));
			GiftClaim { gift: number(value, "gift"), key, claimer, deadline }.into()
		},
		"cancel" => {
			let (signer, nonce) = (bytes(value, "signer"), number(value, "nonce"));
			Cancel { signer, nonce, deadline }.into()
		},
		other => panic!("there is no kind {other}"),
	}
}

fn scale(message: &AnyMessage) -> Vec<u8> {
	match message {
		AnyMessage::Ticket(one) => one.encode(),
		AnyMessage::TransferPermit(one) => one.encode(),
		AnyMessage::ScratchClaim(one) => one.encode(),
		AnyMessage::GiftClaim(one) => one.encode(),
		AnyMessage::Cancel(one) => one.encode(),
	}
}

#[test]
fn messages_should_be_those_of_the_vectors() {
	check("messages", |stored| {
		let domain = domain(stored);
		let complete = each(&stored["messages"], |one| {
			let message = message(&one["message"]);
			let key = SecretKey::new(scheme(one), bytes(one, "seed")).expect("a key");
			let mut signed = key.sign(message, &domain).expect("it is the signer's key");
			if scheme(one) == Scheme::Sr25519 {
				signed.signature = Signature::Sr25519(bytes(one, "signature"));
			}
			let name = text(one, "name");
			assert!(signed.is_signed(&domain), "{name}");
			let bytes = signed.to_bytes(&domain);
			assert_eq!(SignedMessage::from_bytes(&bytes, &domain), Ok(signed), "{name}");
			json!({
				"name": name,
				"message": one["message"],
				"scheme": one["scheme"],
				"seed": one["seed"],
				"scale": to_hex(scale(&message)),
				"payload": to_hex(message.payload(&domain)),
				"typedAs": message.typed_as(),
				"typedPayload": to_hex(message.typed_payload(&domain)),
				"digest": to_hex(message.digest(&domain)),
				// In SCALE the kind of the signature stands before it.
				"signature": to_hex(&signed.signature.encode()[1..]),
				"bytes": to_hex(&bytes),
				"text": to_text(&bytes),
			})
		});
		json!({ "domain": stored["domain"], "messages": complete })
	});
}

#[test]
fn keys_should_be_those_of_the_vectors() {
	check("keys", |stored| {
		let domain = domain(stored);
		let accounts = each(&stored["accounts"], |one| {
			let key = SecretKey::new(scheme(one), bytes(one, "seed")).expect("a key");
			let account = to_hex(account(&key));
			json!({ "scheme": one["scheme"], "seed": one["seed"], "account": account })
		});
		let derived = each(&stored["derived"], |one| {
			let purpose = match text(one, "purpose") {
				"one-time" => Purpose::OneTime,
				"gift-link" => Purpose::GiftLink,
				"scratch-code" => Purpose::ScratchCode,
				other => panic!("there is no purpose {other}"),
			};
			let key = derive_key(&bytes(one, "root"), &domain, purpose, number(one, "index"));
			let (root, purpose, index) = (&one["root"], &one["purpose"], &one["index"]);
			json!({ "root": root, "purpose": purpose, "index": index, "key": to_hex(key) })
		});
		let codes = each(&stored["codes"], |one| {
			let code = scratch_code(&bytes(one, "root"), &domain, number(one, "index"));
			json!({
				"root": one["root"],
				"index": one["index"],
				"code": to_hex(code),
				"text": to_text(&code),
				"seed": to_hex(scratch_seed(&code)),
			})
		});
		let domain = &stored["domain"];
		json!({ "domain": domain, "accounts": accounts, "derived": derived, "codes": codes })
	});
}

#[test]
fn hashes_of_orders_should_be_those_of_the_vectors() {
	check("orders", |stored| {
		let hashes = each(&stored["hashes"], |one| {
			let hash = to_hex(order_hash(&bytes(one, "salt"), text(one, "order").as_bytes()));
			json!({ "salt": one["salt"], "order": one["order"], "hash": hash })
		});
		json!({ "hashes": hashes })
	});
}

#[test]
fn texts_should_be_those_of_the_vectors() {
	check("texts", |stored| {
		let texts = each(&stored["texts"], |one| {
			let bytes = from_hex(text(one, "bytes"));
			let (text, plain) = (to_text(&bytes), to_plain_text(&bytes));
			json!({ "bytes": one["bytes"], "text": text, "plain": plain })
		});
		json!({ "texts": texts })
	});
}

#[test]
fn batches_should_be_those_of_the_vectors() {
	check("merkle", |stored| {
		let coupons = list(&stored["coupons"]);
		let leaf = |one: &Value| merkle::leaf(&bytes(one, "key"), &goods(one));
		let leaves: Vec<_> = coupons.iter().map(leaf).collect();
		let complete: Value = coupons
			.iter()
			.enumerate()
			.map(|(index, one)| {
				let proof = merkle::proof(&leaves, index).expect("there is such a leaf");
				let mut one = one.clone();
				one["leaf"] = to_hex(leaves[index]).into();
				one["proof"] = proof.into_iter().map(to_hex).collect();
				one
			})
			.collect();
		let root = merkle::root(&leaves).expect("there are leaves");
		json!({ "coupons": complete, "root": to_hex(root) })
	});
}

#[test]
fn sealed_orders_of_the_vectors_should_be_opened() {
	for one in list(&read("sealed")["sealed"]) {
		let secret = SealingSecret::new(bytes(one, "secret"));
		assert_eq!(secret.public(), Ok(SealingKey(bytes(one, "public"))));
		let opened = open_order(&from_hex(text(one, "sealed")), &bytes(one, "hash"), &secret);
		let order = text(one, "order").as_bytes().to_vec();
		assert_eq!(opened, Ok(Order { order, salt: bytes(one, "salt") }));
	}
}
