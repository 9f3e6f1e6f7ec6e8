// SPDX-License-Identifier: Apache-2.0
//! What one authority carries of Ethereum transactions, beside anvil; and of a coupon's ways to another holder beside an
//! ERC-1155 token of OpenZeppelin in Solidity on the same chain.

use crate::{
	anvil,
	desk::Desk,
	load::{Carried, Extent, carry},
	people::{PROBES, People},
	scenario::Scenario,
	setup::Setup,
	site::Site,
	stats::ratio,
	tps,
};
use alloy::{
	network::TransactionBuilder,
	primitives::{Address, Bytes, U256},
	providers::Provider,
	rpc::types::TransactionRequest,
	sol_types::SolCall,
};
use anyhow::{Context, Result, ensure};
use genex_e2e_tests::{
	accounts::{DevKey, address_of},
	eth::Wallet,
};
use serde_json::{Map, Value, json};
use solidity::handCall;
use std::{fs, path::Path};

#[allow(missing_docs, clippy::all, reason = "generated: the contract says what these items are")]
mod solidity {
	alloy::sol! {
		function hand(address[] to, uint256 id, uint256 value) external;
	}
}

/// Who sends.
const SENDERS: usize = 2_000;
/// Units of the token of each.
const UNITS: u64 = 10_000;
/// How many get units in one transaction.
const AT_ONCE: usize = 20;

/// What is measured.
#[derive(Debug)]
pub struct Options<'a> {
	/// Full blocks that count.
	pub blocks: usize,
	/// The program of anvil.
	pub anvil: &'a Path,
	/// A file with the code that creates the token, as hexadecimal digits.
	pub token: &'a Path,
	/// With what nodes run.
	pub setup: &'a Setup,
}

/// Measures.
///
/// # Errors
/// Something does not start, or the generator was the limit.
pub async fn measure(options: &Options<'_>) -> Result<Value> {
	let (extent, setup) = (Extent { blocks: options.blocks, seconds: 1 }, options.setup);
	let (mut result, mut details) = (Map::new(), Map::new());
	result.insert("bench".into(), json!("eth"));
	result.insert("blocks".into(), json!(options.blocks));
	let one = async |scenario| tps::one(scenario, extent, None, setup).await;
	let mut note = |key: &str, carried: &Carried, name: &str| {
		result.insert(key.into(), json!(carried.per_second));
		details.insert(name.into(), carried.figures());
		carried.per_second
	};
	let plain = note("eth_per_s", &one(Scenario::EthPlain).await?, "eth_plain");
	// Right after ours: the machine is the same then.
	let anvil = anvil::measure(options.anvil, SENDERS, options.blocks).await.context("anvil")?;
	eprintln!("anvil: {anvil} a second");
	let coupon = one(Scenario::EthCoupon).await?;
	let precompile = note("eth_coupon_per_s", &coupon, "eth_coupon");
	let solidity = token(options.token, extent, setup).await?;
	let solidity = note("solidity_per_s", &solidity, "eth_solidity");
	let native = note("native_per_s", &one(Scenario::Transfer).await?, "transfer");
	note("eth_orders_per_s", &one(Scenario::EthOrders).await?, "eth_orders");
	result.insert("anvil_per_s".into(), json!(anvil));
	result.insert("ratio_to_anvil".into(), json!(ratio(plain, anvil)));
	result.insert("native_to_solidity".into(), json!(ratio(native, solidity)));
	result.insert("precompile_to_solidity".into(), json!(ratio(precompile, solidity)));
	result.insert("details".into(), Value::Object(details));
	Ok(Value::Object(result))
}

/// Transfers of a token in Solidity.
async fn token(code: &Path, extent: Extent, setup: &Setup) -> Result<Carried> {
	let site = Site::single(People::new(PROBES, SENDERS)?, None, setup).await?;
	let token = deploy(&site, code).await.context("the token in Solidity")?;
	let mut desk = Desk::open(&site, None).await?;
	desk.token = token;
	let carried = carry(&site, &mut desk, None, Scenario::EthSolidity, extent).await;
	let carried = carried.context("eth_solidity")?;
	carried.tell();
	Ok(carried)
}

/// Creates the token and gives everybody units.
async fn deploy(site: &Site, code: &Path) -> Result<Address> {
	let text = fs::read_to_string(code).with_context(|| format!("{}", code.display()))?;
	let code = Bytes::from(hex::decode(text.trim().trim_start_matches("0x"))?);
	let wallet = Wallet::new(&site.node().eth_http(), DevKey::Alith.signer()?)?;
	let create = TransactionRequest::default().with_deploy_code(code);
	let sent = wallet.provider.send_transaction(create).await?;
	let receipt = wallet.receipt(*sent.tx_hash()).await?;
	ensure!(receipt.status(), "its constructor reverted");
	let token = receipt.contract_address.context("a receipt without address")?;
	let accounts = site.people.accounts();
	let wallets: Vec<Address> =
		accounts.iter().skip(site.people.natives()).map(address_of).collect();
	for some in wallets.chunks(AT_ONCE) {
		let call = handCall { to: some.to_vec(), id: U256::from(1), value: U256::from(UNITS) };
		let data = Bytes::from(call.abi_encode());
		let request = TransactionRequest::default().with_to(token).with_input(data);
		let sent = wallet.provider.send_transaction(request).await?;
		ensure!(wallet.receipt(*sent.tx_hash()).await?.status(), "nobody got units");
	}
	Ok(token)
}
