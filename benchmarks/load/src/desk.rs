// SPDX-License-Identifier: Apache-2.0
//! Where transactions are made and signed.
//!
//! Every native one offers the smallest tip. So its signer pays, and no pool is asked: budgets of pools would end in the middle
//! of a measurement.

use crate::{
	flow::{Act, Flow},
	people::People,
	scenario::{BATCH, Scenario},
	signed::{Signed, Writer},
	site::{Goods, PRICE, Site},
};
use alloy::{
	network::TransactionBuilder,
	primitives::{Address, Bytes, U256},
	rpc::types::TransactionRequest,
	signers::local::PrivateKeySigner,
	sol_types::SolCall,
};
use anyhow::{Context, Result, bail};
use genex_e2e_tests::{
	accounts::{Keys, fresh_bytes},
	chain::{Call, State},
	eth::{COUPON, ICoupon, NATIVE_CALLS, WEI_PER_NATIVE, offering, signed},
	rpc::JsonRpc,
	scenario::{
		GNX,
		market::{batch, cancellation, placement},
		people::gnx_transfer,
		trade::{purchase, redemption, transfer},
	},
};
use serde_json::json;
use std::{collections::BTreeMap, path::Path};
use subxt::config::DefaultExtrinsicParamsBuilder;
use subxt_signer::sr25519::Keypair;

/// GNX that a transfer moves.
const GIFT: u128 = GNX / 1_000;
/// What is offered for gas, as a multiple of the price at the start: fees rise by ten at most.
const OFFER: u128 = 20;

/// What an Ethereum transaction does: where it goes, with what data, and with how many wei.
struct EthCall {
	to: Address,
	data: Bytes,
	wei: U256,
}

/// Makes transactions of people of one chain.
pub struct Desk<'a> {
	people: &'a People,
	goods: Option<&'a Goods>,
	/// Where the ERC-1155 token in Solidity is.
	pub token: Address,
	state: Option<State>,
	eth: JsonRpc,
	chain_id: u64,
	price: u128,
	/// Gas that each kind needs.
	gas: BTreeMap<&'static str, u64>,
	/// For each person, the next nonce and the orders.
	turns: Vec<(u64, Flow)>,
}

impl<'a> Desk<'a> {
	/// That of a site whose people have sent nothing beyond what its goods needed.
	///
	/// # Errors
	/// The node cannot be asked.
	pub async fn open(site: &'a Site, goods: Option<&'a Goods>) -> Result<Self> {
		let state = Some(site.stage.chain.best().await?);
		let turns = turns(&site.people, goods.map_or(0, |goods| goods.sent));
		Self::new(&site.people, goods, state, site.node().eth_rpc(), turns)
	}

	/// That of a chain that is asked as Ethereum only.
	///
	/// # Errors
	/// It cannot be asked.
	pub fn of_ethereum(people: &'a People, eth: JsonRpc) -> Result<Self> {
		Self::new(people, None, None, eth, turns(people, 0))
	}

	fn new(
		people: &'a People,
		goods: Option<&'a Goods>,
		state: Option<State>,
		eth: JsonRpc,
		turns: Vec<(u64, Flow)>,
	) -> Result<Self> {
		let chain_id = u64::try_from(quantity(eth, "eth_chainId", json!([]))?)?;
		let price = OFFER * quantity(eth, "eth_gasPrice", json!([]))?;
		let (token, gas) = (Address::ZERO, BTreeMap::new());
		Ok(Self { people, goods, token, state, eth, chain_id, price, gas, turns })
	}

	/// Signs `count` transactions of a scenario, everybody's first, then everybody's second and so on, into a file.
	///
	/// # Errors
	/// One of them cannot be made, or the disk is full.
	pub async fn fill(&mut self, scenario: Scenario, count: usize, to: &Path) -> Result<()> {
		let mut writer = Writer::create(to)?;
		let (natives, senders) = (self.people.natives(), self.people.senders());
		let wallets = self.people.count() - natives;
		let (mut native, mut ethereum) = (0, 0);
		for number in 0..count {
			let kind = scenario.at(number);
			let person = if kind.is_ethereum() {
				ethereum += 1;
				natives + (ethereum - 1) % wallets.max(1)
			} else {
				native += 1;
				(native - 1) % senders.max(1)
			};
			writer.add(&self.next(person, kind).await?)?;
		}
		writer.finish()
	}

	/// Signs the next transaction of a person.
	///
	/// # Errors
	/// It cannot be made.
	pub async fn next(&mut self, person: usize, kind: Scenario) -> Result<Signed> {
		let (nonce, flow) = self.turns.get_mut(person).context("nobody has this number")?;
		let current = *nonce;
		*nonce += 1;
		let act = matches!(kind, Scenario::Orders | Scenario::EthOrders).then(|| flow.act());
		let acts = (kind == Scenario::Batched).then(|| flow.batch(BATCH));
		let people = self.people;
		let bytes = match people.keys(person)? {
			Keys::Native(keys) => {
				let call = match (acts, act) {
					(Some((cancels, places)), _) => batch(self.goods()?.market, &cancels, &places),
					(_, Some(act)) => self.at_book(act)?,
					_ => self.call(person, kind)?,
				};
				self.sign(&call, keys, current)?
			},
			Keys::Ethereum(signer) => {
				let call = self.eth_call(person, kind, act)?;
				self.sign_ethereum(signer, kind, call, current).await?
			},
		};
		let ethereum = person >= people.natives();
		Ok(Signed { person: u32::try_from(person)?, ethereum, bytes })
	}

	/// Signs the Ethereum transaction that makes a native call, as the next one of a person.
	///
	/// # Errors
	/// It cannot be made, or the person has a native key.
	pub async fn next_as_ethereum(&mut self, person: usize, call: &Call) -> Result<Signed> {
		let (nonce, _) = self.turns.get_mut(person).context("nobody has this number")?;
		let current = *nonce;
		*nonce += 1;
		let people = self.people;
		let Keys::Ethereum(signer) = people.keys(person)? else {
			bail!("{person} has no Ethereum key");
		};
		let data = self.state()?.encode(call)?.into();
		let call = EthCall { to: NATIVE_CALLS, data, wei: U256::ZERO };
		let bytes = self.sign_ethereum(signer, Scenario::Purchase, call, current).await?;
		Ok(Signed { person: u32::try_from(person)?, ethereum: true, bytes })
	}

	/// Signs a native call as the next transaction of a person.
	///
	/// # Errors
	/// It cannot be made, or the person has an Ethereum key.
	pub fn next_as_native(&mut self, person: usize, call: &Call) -> Result<Signed> {
		let (nonce, _) = self.turns.get_mut(person).context("nobody has this number")?;
		let current = *nonce;
		*nonce += 1;
		let Keys::Native(keys) = self.people.keys(person)? else {
			bail!("{person} has no native key");
		};
		let bytes = self.sign(call, keys, current)?;
		Ok(Signed { person: u32::try_from(person)?, ethereum: false, bytes })
	}

	fn goods(&self) -> Result<&'a Goods> {
		self.goods.context("nothing was set up to be traded")
	}

	fn state(&self) -> Result<&State> {
		self.state.as_ref().context("this chain has no native side")
	}

	fn at_book(&self, act: Act) -> Result<Call> {
		let market = self.goods()?.market;
		Ok(match act {
			Act::Place(order) => placement(market, order),
			Act::Cancel(client) => cancellation(market, client),
		})
	}

	/// What a native transaction calls.
	fn call(&self, person: usize, kind: Scenario) -> Result<Call> {
		let friend = self.people.friend(person)?;
		Ok(match kind {
			Scenario::Plain => gnx_transfer(&friend, GIFT),
			Scenario::Transfer => transfer(&friend, self.goods()?.series, 1),
			Scenario::Purchase => purchase(self.goods()?.listing, 1, PRICE),
			Scenario::Redeem => {
				let Goods { series, shop, .. } = self.goods()?;
				redemption(*series, 1, shop, fresh_bytes())
			},
			other => bail!("{} is no native transaction", other.name()),
		})
	}

	/// What an Ethereum transaction calls.
	fn eth_call(&self, person: usize, kind: Scenario, act: Option<Act>) -> Result<EthCall> {
		let to = self.people.friend_address(person)?;
		let gift = |series: u32| -> Result<Bytes> {
			let Keys::Ethereum(signer) = self.people.keys(person)? else {
				bail!("{person} has no Ethereum key");
			};
			let (from, id, value) = (signer.address(), U256::from(series), U256::from(1));
			let data = Bytes::new();
			let call = ICoupon::safeTransferFromCall { from, to, id, value, data };
			Ok(call.abi_encode().into())
		};
		let wei = U256::ZERO;
		Ok(match (kind, act) {
			(Scenario::EthPlain, _) => {
				EthCall { to, data: Bytes::new(), wei: U256::from(GIFT * WEI_PER_NATIVE) }
			},
			(Scenario::EthCoupon, _) => {
				EthCall { to: COUPON, data: gift(self.goods()?.series)?, wei }
			},
			(Scenario::EthSolidity, _) => EthCall { to: self.token, data: gift(1)?, wei },
			(Scenario::EthOrders, Some(act)) => {
				let data = self.state()?.encode(&self.at_book(act)?)?.into();
				EthCall { to: NATIVE_CALLS, data, wei }
			},
			(other, _) => bail!("{} is no Ethereum transaction", other.name()),
		})
	}

	/// A native transaction. Made here and not by `State`, which is not compiled to be quick.
	fn sign(&self, call: &Call, by: &Keypair, nonce: u64) -> Result<Vec<u8>> {
		let params = DefaultExtrinsicParamsBuilder::new().nonce(nonce).tip(1).build();
		let (payload, transactions) = (call.payload(), self.state()?.client.tx());
		let mut open = transactions
			.create_signable_offline(&payload, params)
			.with_context(|| format!("call {}.{}", call.pallet, call.name))?;
		Ok(open.sign(by)?.into_encoded())
	}

	async fn sign_ethereum(
		&mut self,
		signer: &PrivateKeySigner,
		kind: Scenario,
		call: EthCall,
		nonce: u64,
	) -> Result<Vec<u8>> {
		let EthCall { to, data, wei } = call;
		// Acts at the book differ; the first is an order that waits, and no other needs more than twice as much.
		let gas = match self.gas.get(kind.name()) {
			Some(gas) => *gas,
			None => {
				let gas = self.estimate(signer.address(), to, &data, wei)?;
				let gas = if kind == Scenario::EthOrders { 2 * gas } else { gas + gas / 10 };
				self.gas.insert(kind.name(), gas);
				gas
			},
		};
		let request: TransactionRequest =
			offering(signer.address(), self.chain_id, (to, data), nonce, gas, self.price);
		signed(signer, request.with_value(wei)).await
	}

	fn estimate(&self, from: Address, to: Address, data: &Bytes, wei: U256) -> Result<u64> {
		let call = json!({ "from": from, "to": to, "data": data, "value": wei });
		let gas = quantity(self.eth, "eth_estimateGas", json!([call]))?;
		Ok(u64::try_from(gas)?)
	}
}

fn turns(people: &People, nonce: u64) -> Vec<(u64, Flow)> {
	(0..people.count()).map(|person| (nonce, Flow::new(person))).collect()
}

/// A number that an Ethereum server answers.
fn quantity(eth: JsonRpc, method: &str, params: serde_json::Value) -> Result<u128> {
	let answer = eth.call(method, params)?;
	let text = answer.as_str().and_then(|text| text.strip_prefix("0x"));
	let text = text.with_context(|| format!("{method} answered {answer}"))?;
	Ok(u128::from_str_radix(text, 16)?)
}
