// SPDX-License-Identifier: Apache-2.0
//! The chain as it is at one block.

use super::{Call, Config};
use crate::values::{Read, account};
use anyhow::{Context, Result, ensure};
use codec::{Decode, Encode};
use subxt::{
	OnlineClientAtBlock,
	config::DefaultExtrinsicParamsBuilder,
	dynamic::{self, Value},
	ext::{
		frame_decode::view_functions::decode_view_function_response, scale_decode::IntoVisitor,
		scale_value::scale::decode_as_type,
	},
	utils::{AccountId32, H256},
};
use subxt_signer::sr25519::Keypair;

/// Bytes of the id of a view function.
const ID: usize = 32;

/// A block and the state after it.
#[derive(Clone, Debug)]
pub struct State {
	/// The client at this block.
	pub client: OnlineClientAtBlock<Config>,
}

impl State {
	/// Number of the block.
	pub fn number(&self) -> u64 {
		self.client.block_number()
	}

	/// Hash of the block.
	pub fn hash(&self) -> H256 {
		self.client.block_hash()
	}

	/// The answer of a pallet's view function.
	///
	/// # Errors
	/// There is no such function, or it does not take these arguments.
	pub async fn view(&self, pallet: &str, function: &str, args: Vec<Value>) -> Result<Value> {
		let asked = format!("view function {pallet}.{function}");
		let request = self.view_request(pallet, function, args)?;
		let functions = self.client.view_functions();
		let answer = functions.call_raw(Some(&request)).await.with_context(|| asked.clone())?;
		let answer = Result::<Vec<u8>, ()>::decode(&mut &answer[..])
			.with_context(|| format!("{asked} did not take its arguments"))?
			.map_err(|()| anyhow::anyhow!("{asked} does not exist"))?;
		let metadata = self.client.metadata_ref();
		let visitor = <Value as IntoVisitor>::into_visitor();
		let cursor = &mut &answer[..];
		let types = metadata.types();
		decode_view_function_response(pallet, function, cursor, metadata, types, visitor)
			.map_err(|error| anyhow::anyhow!("{asked} answered something else: {error}"))
	}

	/// What `RuntimeViewFunction_execute_view_function` is asked with for the answer of a pallet's view function.
	///
	/// # Errors
	/// There is no such function, or it does not take these arguments.
	pub fn view_request(&self, pallet: &str, function: &str, args: Vec<Value>) -> Result<Vec<u8>> {
		let payload = dynamic::view_function_call::<_, Value>(pallet, function, args);
		let encoded = self.client.view_functions().encode_args(payload);
		let encoded = encoded.with_context(|| format!("view function {pallet}.{function}"))?;
		// The runtime takes the id of the function and its arguments as bytes with a length, and answers a result
		// with bytes; subxt leaves the length and the result out.
		let (id, input) = encoded.split_at_checked(ID).context("a view function without id")?;
		Ok([id, &input.encode()].concat())
	}

	/// The answer of a runtime API.
	///
	/// # Errors
	/// There is no such API or function, or it does not take these arguments.
	pub async fn api(&self, api: &str, function: &str, args: Vec<Value>) -> Result<Value> {
		let query = dynamic::runtime_api_call::<_, Value>(api, function, args);
		let answer = self.client.runtime_apis().call(query).await;
		answer.with_context(|| format!("runtime API {api}.{function}"))
	}

	/// What is stored, if anything.
	///
	/// # Errors
	/// There is no such entry, or it does not have these keys.
	pub async fn stored(
		&self,
		pallet: &str,
		entry: &str,
		keys: Vec<Value>,
	) -> Result<Option<Value>> {
		let address = dynamic::storage::<Vec<Value>, Value>(pallet, entry);
		let found = self.client.storage().try_fetch(address, keys).await;
		let found = found.with_context(|| format!("storage {pallet}.{entry}"))?;
		Ok(found.map(|value| value.decode()).transpose()?)
	}

	/// What is stored, or what counts when nothing is.
	///
	/// # Errors
	/// There is no such entry, it does not have these keys, or nothing is stored and nothing counts instead.
	pub async fn value(&self, pallet: &str, entry: &str, keys: Vec<Value>) -> Result<Value> {
		let address = dynamic::storage::<Vec<Value>, Value>(pallet, entry);
		let found = self.client.storage().fetch(address, keys).await;
		Ok(found.with_context(|| format!("storage {pallet}.{entry}"))?.decode()?)
	}

	/// All that is stored in a map under the first of its keys: of each entry all keys, and the value.
	///
	/// # Errors
	/// There is no such map, or it has other keys or only these.
	pub async fn entries(
		&self,
		pallet: &str,
		entry: &str,
		first: Vec<Value>,
	) -> Result<Vec<(Vec<Value>, Value)>> {
		let address = dynamic::storage::<Vec<Value>, Value>(pallet, entry);
		let asked = || format!("entries of {pallet}.{entry}");
		let mut found = self.client.storage().iter(address, first).await.with_context(asked)?;
		let mut all = Vec::new();
		while let Some(pair) = found.next().await {
			let pair = pair.with_context(asked)?;
			all.push((pair.key()?.decode()?, pair.value().decode()?));
		}
		Ok(all)
	}

	/// A constant of a pallet.
	///
	/// # Errors
	/// There is none.
	pub fn constant(&self, pallet: &str, name: &str) -> Result<Value> {
		Ok(self.client.constants().entry(dynamic::constant::<Value>(pallet, name))?)
	}

	/// The chain's clock in Unix seconds.
	///
	/// # Errors
	/// Block 0 has no time.
	pub async fn now(&self) -> Result<u64> {
		let millis = self.stored("Timestamp", "Now", Vec::new()).await?.context("no time yet")?;
		Ok(u64::try_from(millis.to_number()?)? / 1_000)
	}

	/// GNX of `who` that is not held, in its smallest unit; zero where there is no account.
	///
	/// # Errors
	/// The node cannot be asked.
	pub async fn gnx(&self, who: &AccountId32) -> Result<u128> {
		match self.stored("System", "Account", vec![account(who)]).await? {
			Some(found) => found.field("data")?.number_at("free"),
			None => Ok(0),
		}
	}

	/// How many transactions `who` has had included.
	///
	/// # Errors
	/// The node cannot be asked.
	pub async fn nonce(&self, who: &AccountId32) -> Result<u64> {
		match self.stored("System", "Account", vec![account(who)]).await? {
			Some(found) => Ok(u64::try_from(found.number_at("nonce")?)?),
			None => Ok(0),
		}
	}

	/// The encoded call.
	///
	/// # Errors
	/// The runtime has no such call, or it does not take these arguments.
	pub fn encode(&self, call: &Call) -> Result<Vec<u8>> {
		let encoded = self.client.tx().call_data(&call.payload());
		encoded.with_context(|| format!("call {}.{}", call.pallet, call.name))
	}

	/// The call of which these are the bytes.
	///
	/// # Errors
	/// They are no call of this runtime.
	pub fn decode(&self, encoded: &[u8]) -> Result<Call> {
		let metadata = self.client.metadata_ref();
		let kind = metadata.outer_enums().call_enum_ty();
		let value = decode_as_type(&mut &encoded[..], kind, metadata.types())
			.map_err(|error| anyhow::anyhow!("no call of this runtime: {error}"))?;
		let call = Call::of(value.remove_context())?;
		ensure!(self.encode(&call)? == encoded, "{}.{} is told otherwise", call.pallet, call.name);
		Ok(call)
	}

	/// A transaction, signed and encoded, for ever valid with this nonce.
	///
	/// # Errors
	/// The runtime has no such call.
	pub fn signed(&self, call: &Call, by: &Keypair, nonce: u64) -> Result<Vec<u8>> {
		let params = DefaultExtrinsicParamsBuilder::new().nonce(nonce).build();
		let payload = call.payload();
		let mut open = self
			.client
			.tx()
			.create_signable_offline(&payload, params)
			.with_context(|| format!("call {}.{}", call.pallet, call.name))?;
		Ok(open.sign(by)?.into_encoded())
	}

	/// Whether a call fits into one ordinary transaction, by weight and length.
	///
	/// # Errors
	/// The runtime has no such call.
	pub async fn fits(&self, call: &Call) -> Result<bool> {
		let length = self.encode(call)?.len();
		let args = vec![call.clone().into_value(), crate::values::number(length as u32)];
		let info = self.api("TransactionPaymentCallApi", "query_call_info", args).await?;
		let weight = info.field("weight")?.number_at("ref_time")?;
		let normal = self.constant("System", "BlockWeights")?;
		let most = normal.field("per_class")?.field("normal")?.field("max_extrinsic")?;
		let most = most.to_option()?.context("no limit of weight")?.number_at("ref_time")?;
		let lengths = self.constant("System", "BlockLength")?;
		let longest = lengths.field("max")?.number_at("normal")?;
		ensure!(longest > 0 && most > 0, "the limits of a block are zero");
		// Other transactions need room as well.
		Ok(weight <= most / 2 && length as u128 <= longest / 2)
	}
}
