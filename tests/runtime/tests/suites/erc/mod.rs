// SPDX-License-Identifier: Apache-2.0
//! What ERC-20, ERC-2612 with ERC-5267, ERC-1155, ERC-721 with ERC-2309 and ERC-165 say, one sentence a case, against the
//! precompiles of the whole runtime. Transactions are signed by Ethereum keys, and answers and logs are read as wallets read
//! them.

/// The cases of a module, by the names of their functions.
macro_rules! cases {
	($($name:ident),+ $(,)?) => {
		pub const CASES: &[crate::erc::Case] = &[$((stringify!($name), $name as fn())),+];
	};
}

mod erc1155;
mod erc1155_receivers;
mod erc165;
mod erc20;
mod erc2309;
mod erc2612;
mod erc721;
mod erc721_ends;
mod erc721_receivers;
mod stage;

use std::{panic::catch_unwind, process::ExitCode};

/// A case and its name.
pub type Case = (&'static str, fn());

/// Fewer cases than this means that something is no longer tried.
const FEWEST: usize = 110;

pub fn main() -> ExitCode {
	let groups = [
		("ERC-20", erc20::CASES),
		("ERC-2612", erc2612::CASES),
		("ERC-1155", erc1155::CASES),
		("ERC-1155 receivers", erc1155_receivers::CASES),
		("ERC-721", erc721::CASES),
		("ERC-721, tokens that are none any more", erc721_ends::CASES),
		("ERC-721 receivers", erc721_receivers::CASES),
		("ERC-2309", erc2309::CASES),
		("ERC-165", erc165::CASES),
	];
	let (mut passed, mut failed) = (0, 0);
	for (group, cases) in groups {
		for (name, case) in cases {
			let right = catch_unwind(*case).is_ok();
			println!("{} {group}: {name}", if right { "ok    " } else { "FAILED" });
			*(if right { &mut passed } else { &mut failed }) += 1;
		}
	}
	println!("{}", serde_json::json!({ "suite": "erc", "passed": passed, "failed": failed }));
	let enough = passed + failed >= FEWEST;
	if failed == 0 && enough { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
