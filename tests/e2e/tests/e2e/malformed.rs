// SPDX-License-Identifier: Apache-2.0
//! Native transactions that are no good: the node refuses them and tells why, and nothing changes.

use crate::support::{Scene, instant, remark};
use anyhow::{Context, Result};
use genex_e2e_tests::{
	accounts::{account_of, fresh_bytes, fresh_native},
	scenario::trade::transfer,
};
use subxt::{config::DefaultExtrinsicParamsBuilder, utils::MultiSignature};
use subxt_signer::sr25519::Keypair;

#[tokio::test(flavor = "multi_thread")]
async fn bytes_should_be_refused_when_they_are_no_transaction() {
	let test = async |scene: &Scene| -> Result<()> {
		let (holder, series) = scene.holder(50).await?;
		let (chain, who) = (&scene.stage.chain, account_of(&holder));
		let before = scene.belongings(&who, series).await?;
		let call = transfer(&scene.newcomer().await?, series, 10);
		let good = chain.signed(&call, &holder, chain.next_nonce(&who).await?).await?;
		let encoded = chain.best().await?.encode(&call)?;
		let call_at = good.len() - encoded.len();
		assert_eq!(good[call_at..], encoded, "a call stands at the end of its transaction");

		let noise: Vec<u8> = (0..8).flat_map(|_| fresh_bytes().0).collect();
		let with = |at: usize, byte: u8| {
			let mut bytes = good.clone();
			bytes[at] = byte;
			bytes
		};
		for (what, bytes) in [
			("nothing", Vec::new()),
			("noise", noise),
			("cut by one", good[..good.len() - 1].to_vec()),
			("cut in the middle", good[..good.len() / 2].to_vec()),
			("no such pallet", with(call_at, 250)),
			("no such call", with(call_at + 1, 250)),
			("no such version", with(compact_length(&good), 0x8f)),
		] {
			let error = scene.refusal(&bytes).with_context(|| what.to_owned())?;
			let told = error.message.contains("decode") || error.message.contains("Verification");
			assert!(told || error.code == 1010, "{what}: {error}");
		}
		assert_eq!(scene.belongings(&who, series).await?, before);
		Ok(())
	};
	instant().play(test).await;
}

/// Bytes of the length in front of a transaction.
fn compact_length(transaction: &[u8]) -> usize {
	match transaction[0] & 3 {
		0 => 1,
		1 => 2,
		_ => 4,
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn transactions_should_be_refused_when_signature_nonce_or_fee_is_wrong() {
	let test = async |scene: &Scene| -> Result<()> {
		let (holder, series) = scene.holder(50).await?;
		let (chain, who) = (&scene.stage.chain, account_of(&holder));
		let nonce = chain.next_nonce(&who).await?;
		let before = scene.belongings(&who, series).await?;

		let foreign = signed_for_another_chain(scene, &holder, nonce).await?;
		expect(scene, &foreign, "bad signature")?;
		let mut altered = chain.signed(&remark("altered"), &holder, nonce).await?;
		if let Some(last) = altered.last_mut() {
			*last ^= 1;
		}
		expect(scene, &altered, "bad signature")?;
		let stale = chain.signed(&remark("stale"), &holder, nonce - 1).await?;
		expect(scene, &stale, "outdated")?;
		let poor = fresh_native()?;
		let unpaid = chain.signed(&remark("unpaid"), &poor, 0).await?;
		expect(scene, &unpaid, "pay")?;

		assert_eq!(scene.belongings(&who, series).await?, before);
		assert_eq!(chain.best().await?.nonce(&account_of(&poor)).await?, 0);
		Ok(())
	};
	instant().play(test).await;
}

fn expect(scene: &Scene<'_>, transaction: &[u8], part: &str) -> Result<()> {
	let error = scene.refusal(transaction)?;
	let told = error.code == 1010 && error.data.as_str().is_some_and(|text| text.contains(part));
	assert!(told, "{part:?} is missing in {error}");
	Ok(())
}

/// A transaction whose signature holds on a chain with another first block.
async fn signed_for_another_chain(scene: &Scene<'_>, by: &Keypair, nonce: u64) -> Result<Vec<u8>> {
	let chain = &scene.stage.chain;
	let (call, genesis) = (remark("foreign").payload(), chain.genesis().0);
	let params = DefaultExtrinsicParamsBuilder::new().nonce(nonce).build();
	let mut open = chain.best().await?.client.tx().create_signable_offline(&call, params)?;
	let mut payload = open.signer_payload()?;
	let places: Vec<usize> = payload
		.windows(32)
		.enumerate()
		.filter(|(_, part)| *part == genesis)
		.map(|(at, _)| at)
		.collect();
	places.first().context("the first block is not in what is signed")?;
	for at in places {
		payload[at..at + 32].copy_from_slice(&[7; 32]);
	}
	let signature = MultiSignature::Sr25519(by.sign(&payload).0);
	Ok(open.sign_with_account_and_signature(&account_of(by), &signature)?.into_encoded())
}
