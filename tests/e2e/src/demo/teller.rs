// SPDX-License-Identifier: Apache-2.0
//! How the demonstration speaks.

use crate::{
	chain::Included,
	scenario::{GNX, UNIT_OF_USDC},
};
use std::io::Write;

/// Counts the steps and prints what happens.
#[derive(Debug, Default)]
pub struct Teller {
	steps: u32,
}

impl Teller {
	/// A new step begins.
	pub fn step(&mut self, title: &str) {
		self.steps += 1;
		println!("\n{}. {title}", self.steps);
	}

	/// Something worth knowing.
	pub fn line(&self, text: &str) {
		println!("   {text}");
	}

	/// Something that happened in the block of a transaction, with the event that tells of it.
	pub fn done(&self, included: &Included, event: &str, text: &str) {
		self.at(included.number, event, text);
	}

	/// Something that happened in a block, with the event that tells of it.
	pub fn at(&self, block: u64, event: &str, text: &str) {
		println!("   {text}\n      -> block {block}, {event}");
	}

	/// How far a long step is, in which block, and which event tells of it; overwritten by the next one.
	pub fn progress(&self, what: &str, done: usize, all: usize, block: u64, event: Option<&str>) {
		let end = if done == all { "\n" } else { "\r" };
		let event = event.map(|name| format!(", {name}")).unwrap_or_default();
		print!("   {what} {done} of {all} (block {block}{event}){end}");
		// Progress that cannot be shown is no reason to stop.
		std::io::stdout().flush().ok();
	}
}

/// An amount of the stablecoin, as people write it.
pub fn usdc(amount: u128) -> String {
	decimal(amount, UNIT_OF_USDC, "USDC")
}

/// An amount of GNX, as people write it.
pub fn gnx(amount: u128) -> String {
	decimal(amount, GNX, "GNX")
}

fn decimal(amount: u128, unit: u128, name: &str) -> String {
	let digits = unit.ilog10() as usize;
	let fraction = format!("{:0digits$}", amount % unit);
	let fraction = fraction.trim_end_matches('0');
	let point = if fraction.is_empty() { "" } else { "." };
	format!("{}{point}{fraction} {name}", grouped(amount / unit))
}

/// A number with groups of three digits.
pub fn grouped(number: u128) -> String {
	let digits = number.to_string();
	let mut text = String::new();
	for (index, digit) in digits.chars().enumerate() {
		if index > 0 && (digits.len() - index).is_multiple_of(3) {
			text.push(',');
		}
		text.push(digit);
	}
	text
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn amounts_should_be_grouped_and_trimmed() {
		assert_eq!(grouped(0), "0");
		assert_eq!(grouped(999), "999");
		assert_eq!(grouped(1_234_567), "1,234,567");
		assert_eq!(usdc(1_234_500_000), "1,234.5 USDC");
		assert_eq!(usdc(9_850), "0.00985 USDC");
		assert_eq!(gnx(GNX), "1 GNX");
	}
}
