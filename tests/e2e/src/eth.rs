// SPDX-License-Identifier: Apache-2.0
//! The chain through the Ethereum JSON-RPC.

use crate::accounts::account_of_address;
use alloy::{
	consensus::Transaction,
	network::{EthereumWallet, TransactionBuilder, eip2718::Encodable2718},
	primitives::{Address, Bytes, U256, address},
	providers::{DynProvider, Provider, ProviderBuilder},
	rpc::types::{TransactionReceipt, TransactionRequest},
	signers::local::PrivateKeySigner,
};
use anyhow::{Context, Result, ensure};
use std::time::Duration;
use subxt::utils::AccountId32;
use tokio::time::{sleep, timeout};

pub use coupon::ICoupon;
pub use redemption::IRedemption;

#[allow(missing_docs, clippy::all, reason = "generated: the interface says what these items are")]
mod coupon {
	alloy::sol!(
		#[sol(rpc, all_derives)]
		"../../contracts/interfaces/ICoupon.sol"
	);
}

#[allow(missing_docs, clippy::all, reason = "generated: the interface says what these items are")]
mod redemption {
	alloy::sol!(
		#[sol(rpc, all_derives)]
		"../../contracts/interfaces/IRedemption.sol"
	);
}

/// Coupons as ERC-1155.
pub const COUPON: Address = address!("0000000000000000000000000000000011550000");
/// Redemption of coupons.
pub const REDEMPTION: Address = address!("0000000000000000000000000000000011570000");
/// USDC as ERC-20.
pub const USDC_TOKEN: Address = address!("0000000100000000000000000000000000200000");
/// Where native calls are sent by Ethereum transactions.
pub const NATIVE_CALLS: Address = address!("6d6f646c70792f70616464720000000000000000");
/// Wei of a GNX: eighteen decimals where Ethereum sees it, twelve natively.
pub const WEI_PER_NATIVE: u128 = 1_000_000;

/// The longest wait for a block, and for its finality.
const PATIENCE: Duration = Duration::from_secs(120);
/// Between two questions.
const STEP: Duration = Duration::from_millis(100);

/// A wallet: an Ethereum key and a node.
#[derive(Clone, Debug)]
pub struct Wallet {
	/// Sends and asks; signs what it sends.
	pub provider: DynProvider,
	/// The key.
	pub signer: PrivateKeySigner,
	url: String,
}

impl Wallet {
	/// A wallet that talks to the node at `url` over HTTP.
	///
	/// # Errors
	/// It is no URL.
	pub fn new(url: &str, signer: PrivateKeySigner) -> Result<Self> {
		let parsed = url.parse().with_context(|| format!("{url} is no URL"))?;
		let provider = ProviderBuilder::new()
			.with_simple_nonce_management()
			.wallet(EthereumWallet::from(signer.clone()))
			.connect_http(parsed);
		Ok(Self { provider: provider.erased(), signer, url: url.to_owned() })
	}

	/// Calls `to` as a person's wallet does, and waits for the receipt: nonce, gas and price are what the node tells,
	/// and nothing is sent unless the balance covers all that the transaction may cost.
	///
	/// # Errors
	/// The balance does not cover it, or the node refuses.
	pub async fn send_covered(&self, to: Address, data: Bytes) -> Result<TransactionReceipt> {
		let provider = ProviderBuilder::new()
			.with_simple_nonce_management()
			.wallet(EthereumWallet::from(self.signer.clone()))
			.connect_http(self.url.parse().with_context(|| format!("{} is no URL", self.url))?);
		let request =
			TransactionRequest::default().with_from(self.address()).with_to(to).with_input(data);
		let filled = provider.fill(request).await.context("nonce, gas and price")?;
		let transaction = filled.as_envelope().context("the wallet did not sign")?;
		let gas = U256::from(transaction.gas_limit());
		let most = gas * U256::from(transaction.max_fee_per_gas()) + transaction.value();
		let balance = provider.get_balance(self.address()).await?;
		ensure!(most <= balance, "insufficient funds: {balance} wei do not cover {most}");
		let sent = provider.send_raw_transaction(&transaction.encoded_2718()).await?;
		self.receipt(*sent.tx_hash()).await
	}

	/// Its address.
	pub fn address(&self) -> Address {
		self.signer.address()
	}

	/// The account of its key.
	pub fn account(&self) -> AccountId32 {
		account_of_address(self.address())
	}

	/// Coupons.
	pub fn coupon(&self) -> ICoupon::ICouponInstance<&DynProvider> {
		ICoupon::new(COUPON, &self.provider)
	}

	/// Redemption.
	pub fn redemption(&self) -> IRedemption::IRedemptionInstance<&DynProvider> {
		IRedemption::new(REDEMPTION, &self.provider)
	}

	/// Waits for the receipt of a transaction.
	///
	/// # Errors
	/// It takes too long.
	pub async fn receipt(&self, hash: alloy::primitives::TxHash) -> Result<TransactionReceipt> {
		bounded(&format!("the receipt of {hash}"), async || {
			Ok(self.provider.get_transaction_receipt(hash).await?)
		})
		.await
	}

	/// Waits until the block of a receipt is final, and makes sure that it is still the one of the receipt.
	///
	/// # Errors
	/// It takes too long, or the transaction moved to another block.
	pub async fn finality(&self, receipt: &TransactionReceipt) -> Result<()> {
		let number = receipt.block_number.context("the receipt has no block")?;
		bounded(&format!("finality of block {number}"), async || {
			let last = self.provider.get_block(alloy::eips::BlockId::finalized()).await?;
			Ok(last.filter(|last| last.header.number >= number))
		})
		.await?;
		let block = self.provider.get_block(number.into()).await?.context("the block is gone")?;
		ensure!(
			receipt.block_hash == Some(block.header.hash),
			"another block {number} became final"
		);
		Ok(())
	}
}

/// An Ethereum transaction that offers `price` for a unit of gas.
pub fn offering(
	from: Address,
	chain_id: u64,
	(to, data): (Address, Bytes),
	nonce: u64,
	gas: u64,
	price: u128,
) -> TransactionRequest {
	TransactionRequest::default()
		.with_from(from)
		.with_to(to)
		.with_input(data)
		.with_nonce(nonce)
		.with_gas_limit(gas)
		.with_max_fee_per_gas(price)
		.with_max_priority_fee_per_gas(0)
		.with_chain_id(chain_id)
}

/// A complete Ethereum transaction, signed and encoded.
///
/// # Errors
/// Something is missing in it.
pub async fn signed(signer: &PrivateKeySigner, request: TransactionRequest) -> Result<Vec<u8>> {
	let keys = EthereumWallet::from(signer.clone());
	Ok(request.build(&keys).await.context("it cannot be signed")?.encoded_2718())
}

/// Asks until there is an answer.
async fn bounded<T>(what: &str, ask: impl AsyncFn() -> Result<Option<T>>) -> Result<T> {
	let asking = async {
		loop {
			if let Some(answer) = ask().await? {
				return Ok(answer);
			}
			sleep(STEP).await;
		}
	};
	timeout(PATIENCE, asking)
		.await
		.with_context(|| format!("{what} did not come within {PATIENCE:?}"))?
}
