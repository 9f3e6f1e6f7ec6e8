// SPDX-License-Identifier: Apache-2.0
//! What one authority carries of Ethereum transactions, beside anvil; and of a coupon's ways to another holder beside an
//! ERC-1155 token of OpenZeppelin in Solidity on the same chain.

use crate::{
	anvil,
	desk::Desk,
	load::{Carried, Extent, carry},
	missing::twice,
	people::{PROBES, People},
	scenario::Scenario,
	score::Score,
	setup::Setup,
	site::Site,
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
use serde_json::Value;
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

/// Measures. A part that cannot be measured is named in the result, and the others are measured all the same.
///
/// # Errors
/// None could be measured.
pub async fn measure(options: &Options<'_>) -> Result<Value> {
	let (extent, setup) = (Extent { blocks: options.blocks, seconds: 1 }, options.setup);
	let mut score = Score::default();
	let one = async |scenario: Scenario| {
		twice(async || tps::one(scenario, extent, None, setup).await).await
	};
	let plain = one(Scenario::EthPlain).await;
	score.put_carried("eth_per_s", "eth_plain", plain);
	// Right after ours: the machine is the same then.
	let anvil = twice(async || anvil::measure(options.anvil, SENDERS, options.blocks).await).await;
	score.put_rate("anvil_per_s", "anvil", anvil);
	let coupon = one(Scenario::EthCoupon).await;
	score.put_carried("eth_coupon_per_s", "eth_coupon", coupon);
	let solidity = twice(async || token(options.token, extent, setup).await).await;
	score.put_carried("solidity_per_s", "eth_solidity", solidity);
	let native = one(Scenario::Transfer).await;
	score.put_carried("native_per_s", "transfer", native);
	let orders = one(Scenario::EthOrders).await;
	score.put_carried("eth_orders_per_s", "eth_orders", orders);
	score.compare("ratio_to_anvil", "eth_per_s", "anvil_per_s");
	score.compare("native_to_solidity", "native_per_s", "solidity_per_s");
	score.compare("precompile_to_solidity", "eth_coupon_per_s", "solidity_per_s");
	score.end("eth", options.blocks)
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
