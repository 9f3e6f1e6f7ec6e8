// SPDX-License-Identifier: Apache-2.0

//! How a caller wants something to be traced, and the traces of a block.

use std::time::Duration;

use pallet_revive::pallet_revive_types::runtime_api::{
	CallTracerConfigV1, PrestateTracerConfigV1, TraceV2, TracerTypeV1,
};
use serde::{Deserialize, Deserializer, Serialize, de::Error};
use serde_json::{Map, Value};
use sp_core::H256;

use super::overrides::{BlockOverrides, StateOverrides, left, take};

/// The wait for a trace when none is named.
pub const DEFAULT_WAIT: Duration = Duration::from_secs(10);
/// The longest wait for a trace.
pub const LONGEST_WAIT: Duration = Duration::from_secs(30);
/// What is offered to those who name no tracer.
pub const NO_TRACER: &str = "this chain records no struct logs: name a tracer, callTracer or \
	prestateTracer";

/// How a transaction or a block is to be traced.
#[derive(Clone, Debug, PartialEq)]
pub struct TraceOptions {
	/// The tracer with its settings.
	pub tracer: TracerTypeV1,
	/// How long the caller waits.
	pub wait: Duration,
}

/// How a call is to be traced.
#[derive(Clone, Debug, PartialEq)]
pub struct TraceCallOptions {
	/// The same as for a transaction.
	pub trace: TraceOptions,
	/// Another state to execute on.
	pub state: Option<StateOverrides>,
}

/// The trace of a transaction in a block, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TxTrace {
	/// The transaction.
	pub tx_hash: H256,
	/// Its trace.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub result: Option<TraceV2>,
	/// Why it has no trace.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub error: Option<String>,
}

impl TraceOptions {
	/// Reads the JSON form. The text of the error says what is wrong and what is accepted.
	pub fn from_json(value: Value) -> Result<Self, String> {
		let mut fields = object(value)?;
		let options = Self::taken(&mut fields)?;
		nothing_left(&fields)?;
		Ok(options)
	}

	fn taken(fields: &mut Map<String, Value>) -> Result<Self, String> {
		let name = take::<String>(fields, "tracer")?.ok_or(NO_TRACER)?;
		let config = take::<Map<String, Value>>(fields, "tracerConfig")?.unwrap_or_default();
		let wait = match take::<String>(fields, "timeout")? {
			Some(text) => duration(&text)?,
			None => DEFAULT_WAIT,
		};
		// How many blocks may be executed to reach a state: none ever is here.
		take::<Value>(fields, "reexec")?;
		Ok(Self { tracer: tracer(&name, config)?, wait })
	}
}

impl TraceCallOptions {
	/// Reads the JSON form. The text of the error says what is wrong and what is accepted.
	pub fn from_json(value: Value) -> Result<Self, String> {
		let mut fields = object(value)?;
		let trace = TraceOptions::taken(&mut fields)?;
		let state = match take::<Value>(&mut fields, "stateOverrides")? {
			Some(value) => Some(StateOverrides::from_json(value)?),
			None => None,
		};
		let block = match take::<Value>(&mut fields, "blockOverrides")? {
			Some(value) => BlockOverrides::from_json(value)?,
			None => BlockOverrides::default(),
		};
		if block.time.is_some() {
			return Err("blockOverrides: a trace cannot pretend another time; eth_call can".into());
		}
		nothing_left(&fields)?;
		Ok(Self { trace, state })
	}
}

impl<'de> Deserialize<'de> for TraceOptions {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		Self::from_json(Value::deserialize(deserializer)?).map_err(D::Error::custom)
	}
}

impl<'de> Deserialize<'de> for TraceCallOptions {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		Self::from_json(Value::deserialize(deserializer)?).map_err(D::Error::custom)
	}
}

fn object(value: Value) -> Result<Map<String, Value>, String> {
	match value {
		Value::Object(fields) => Ok(fields),
		other => Err(format!("{other} are no trace options: pass an object")),
	}
}

fn nothing_left(fields: &Map<String, Value>) -> Result<(), String> {
	match left(fields) {
		Some(other) => Err(format!("the trace option {other} is not supported")),
		None => Ok(()),
	}
}

fn tracer(name: &str, mut config: Map<String, Value>) -> Result<TracerTypeV1, String> {
	let mut flag = |name: &str| take::<bool>(&mut config, name).map(Option::unwrap_or_default);
	let tracer = match name {
		"callTracer" => TracerTypeV1::CallTracer(Some(CallTracerConfigV1 {
			with_logs: flag("withLog")?,
			only_top_call: flag("onlyTopCall")?,
		})),
		"prestateTracer" => TracerTypeV1::PrestateTracer(Some(PrestateTracerConfigV1 {
			diff_mode: flag("diffMode")?,
			disable_storage: flag("disableStorage")?,
			disable_code: flag("disableCode")?,
		})),
		other => {
			return Err(format!(
				"there is no tracer `{other}`; there are callTracer and prestateTracer"
			));
		},
	};
	match left(&config) {
		Some(other) => Err(format!("{name} has no setting {other}")),
		None => Ok(tracer),
	}
}

/// A whole number of `ms`, `s` or `m`.
fn duration(text: &str) -> Result<Duration, String> {
	let wrong = || format!("timeout `{text}`: write a whole number and ms, s or m, such as 5s");
	let unit = text.find(|character: char| !character.is_ascii_digit()).ok_or_else(wrong)?;
	let (number, unit) = text.split_at(unit);
	let number: u64 = number.parse().map_err(|_| wrong())?;
	let wait = match unit {
		"ms" => Duration::from_millis(number),
		"s" => Duration::from_secs(number),
		"m" => Duration::from_secs(number.saturating_mul(60)),
		_ => return Err(wrong()),
	};
	if wait.is_zero() || wait > LONGEST_WAIT {
		return Err(format!("timeout `{text}`: it must be above 0 and at most {LONGEST_WAIT:?}"));
	}
	Ok(wait)
}

#[cfg(test)]
mod tests {
	use serde_json::json;

	use super::*;

	#[test]
	fn options_should_be_read_as_geth_writes_them() {
		let read = |value| TraceOptions::from_json(value).unwrap();
		let plain = read(json!({ "tracer": "callTracer" }));
		assert_eq!(plain.wait, DEFAULT_WAIT);
		let config = CallTracerConfigV1 { with_logs: false, only_top_call: false };
		assert_eq!(plain.tracer, TracerTypeV1::CallTracer(Some(config)));
		let full = read(json!({
			"tracer": "callTracer",
			"tracerConfig": { "withLog": true, "onlyTopCall": true },
			"timeout": "1500ms",
			"reexec": 128,
		}));
		let config = CallTracerConfigV1 { with_logs: true, only_top_call: true };
		assert_eq!(full.tracer, TracerTypeV1::CallTracer(Some(config)));
		assert_eq!(full.wait, Duration::from_millis(1_500));
		let state = read(json!({
			"tracer": "prestateTracer",
			"tracerConfig": { "diffMode": true, "disableCode": true },
		}));
		let config =
			PrestateTracerConfigV1 { diff_mode: true, disable_storage: false, disable_code: true };
		assert_eq!(state.tracer, TracerTypeV1::PrestateTracer(Some(config)));
	}

	#[test]
	fn options_should_be_refused_when_they_cannot_be_kept() {
		for (wrong, part) in [
			(json!("callTracer"), "pass an object"),
			(json!({}), "no struct logs"),
			(json!({ "disableStack": true }), "no struct logs"),
			(json!({ "tracer": "4byteTracer" }), "no tracer `4byteTracer`"),
			(json!({ "tracer": "callTracer", "tracerConfig": 1 }), "tracerConfig: "),
			(json!({ "tracer": "callTracer", "tracerConfig": { "diffMode": true } }), "no setting"),
			(json!({ "tracer": "callTracer", "tracerConfig": { "withLog": 1 } }), "withLog: "),
			(json!({ "tracer": "callTracer", "timeout": "5" }), "such as 5s"),
			(json!({ "tracer": "callTracer", "timeout": "5h" }), "such as 5s"),
			(json!({ "tracer": "callTracer", "timeout": "0s" }), "above 0"),
			(json!({ "tracer": "callTracer", "timeout": "31s" }), "at most 30s"),
			(json!({ "tracer": "callTracer", "disableStack": true }), "option disableStack"),
			(json!({ "tracer": "callTracer", "stateOverrides": {} }), "option stateOverrides"),
		] {
			let error = TraceOptions::from_json(wrong.clone()).unwrap_err();
			assert!(error.contains(part), "{wrong}: {error}");
		}
	}

	#[test]
	fn options_of_calls_should_take_another_state_and_refuse_another_block() {
		let read = |name: &str, value: Value| {
			TraceCallOptions::from_json(json!({ "tracer": "callTracer", (name): value }))
		};
		assert_eq!(read("reexec", json!(1)).unwrap().state, None);
		let state = read("stateOverrides", json!({})).unwrap().state;
		assert_eq!(state, Some(StateOverrides::default()));
		assert!(read("blockOverrides", json!({})).is_ok());
		for (name, value, part) in [
			("stateOverrides", json!({ "0x1": {} }), "40 hex digits"),
			("blockOverrides", json!({ "time": "0x5" }), "eth_call can"),
			("blockOverrides", json!({ "number": "0x5" }), "not supported"),
			("txIndex", json!("0x1"), "option txIndex"),
		] {
			let error = read(name, value).unwrap_err();
			assert!(error.contains(part), "{name}: {error}");
		}
	}
}
