// SPDX-License-Identifier: Apache-2.0
//! One step of a run, and the line that says it in a file.

use genex_runtime::{AccountId, RuntimeOrigin};
use genex_runtime_tests::scene::council;
use sp_core::H160;
use std::{fmt, str::FromStr};

/// Who makes a call that comes without a transaction.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Origin {
	/// Nobody, as with inherents and reports.
	None,
	/// Root.
	Root,
	/// Two thirds of the council.
	Council,
	/// One third of the council.
	Seat,
	/// An account.
	Signed(AccountId),
}

impl Origin {
	/// As the runtime has it.
	pub fn made(&self) -> RuntimeOrigin {
		type Seats = pallet_collective::RawOrigin<AccountId, pallet_collective::Instance1>;
		match self {
			Self::None => RuntimeOrigin::none(),
			Self::Root => RuntimeOrigin::root(),
			Self::Council => council(),
			Self::Seat => Seats::Members(1, 3).into(),
			Self::Signed(who) => RuntimeOrigin::signed(who.clone()),
		}
	}

	/// What `origin` is; any that is neither an account nor root counts as the council.
	pub fn of(origin: &RuntimeOrigin) -> Self {
		if let Ok(who) = frame_system::ensure_signed::<_, AccountId>(origin.clone()) {
			return Self::Signed(who);
		}
		let root = frame_system::ensure_root::<_, AccountId>(origin.clone()).is_ok();
		if root { Self::Root } else { Self::Council }
	}
}

impl fmt::Display for Origin {
	fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::None => to.write_str("none"),
			Self::Root => to.write_str("root"),
			Self::Council => to.write_str("council"),
			Self::Seat => to.write_str("seat"),
			Self::Signed(who) => to.write_str(&hex::encode(who)),
		}
	}
}

impl FromStr for Origin {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		Ok(match text {
			"none" => Self::None,
			"root" => Self::Root,
			"council" => Self::Council,
			"seat" => Self::Seat,
			account => Self::Signed(AccountId::new(fixed(account)?)),
		})
	}
}

/// A step.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Step {
	/// The block ends, and the next begins so many seconds later.
	Block { seconds: u32 },
	/// A call is dispatched.
	Dispatch { by: Origin, call: Vec<u8> },
	/// A call comes in a transaction that the key of this number signs.
	Signed { by: usize, call: Vec<u8> },
	/// The Ethereum key of this number sends `value` smallest units of 18 decimals and `input`, for a fee or sponsored.
	Ethereum { by: usize, free: bool, to: Option<H160>, value: u64, input: Vec<u8> },
}

impl Step {
	/// Whether it ends a block, which counts as no step of a run.
	pub fn is_block(&self) -> bool {
		matches!(self, Self::Block { .. })
	}
}

impl fmt::Display for Step {
	fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Block { seconds } => write!(to, "block {seconds}"),
			Self::Dispatch { by, call } => write!(to, "dispatch {by} {}", bytes_text(call)),
			Self::Signed { by, call } => write!(to, "signed {by} {}", bytes_text(call)),
			Self::Ethereum { by, free, to: target, value, input } => {
				let fee = if *free { "free" } else { "paid" };
				let target = target.map_or_else(|| "create".into(), hex::encode);
				write!(to, "ethereum {by} {fee} {target} {value} {}", bytes_text(input))
			},
		}
	}
}

impl FromStr for Step {
	type Err = String;

	fn from_str(line: &str) -> Result<Self, String> {
		let words: Vec<&str> = line.split_whitespace().collect();
		match words[..] {
			["block", seconds] => Ok(Self::Block { seconds: number(seconds)? }),
			["dispatch", by, call] => Ok(Self::Dispatch { by: by.parse()?, call: bytes(call)? }),
			["signed", by, call] => Ok(Self::Signed { by: number(by)?, call: bytes(call)? }),
			["ethereum", by, fee, target, value, input] => Ok(Self::Ethereum {
				by: number(by)?,
				free: fee == "free",
				to: if target == "create" { None } else { Some(H160(fixed(target)?)) },
				value: number(value)?,
				input: bytes(input)?,
			}),
			_ => Err(format!("no step: {line}")),
		}
	}
}

/// An empty list of bytes is a dash.
fn bytes_text(bytes: &[u8]) -> String {
	if bytes.is_empty() { "-".into() } else { hex::encode(bytes) }
}

fn bytes(text: &str) -> Result<Vec<u8>, String> {
	if text == "-" {
		return Ok(Vec::new());
	}
	hex::decode(text).map_err(|error| format!("{error}: {text}"))
}

fn fixed<const N: usize>(text: &str) -> Result<[u8; N], String> {
	bytes(text)?.try_into().map_err(|_| format!("not {N} bytes: {text}"))
}

fn number<T: FromStr>(text: &str) -> Result<T, String> {
	text.parse().map_err(|_| format!("no number: {text}"))
}
