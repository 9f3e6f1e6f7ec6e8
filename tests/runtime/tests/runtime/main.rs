// SPDX-License-Identifier: Apache-2.0
//! The whole runtime as it is composed: its numbers, its indices, its first states, what it lets through and what not.

mod book_stream;
mod books;
mod constants;
mod custody;
mod double_blocks;
mod ethereum;
mod explain;
mod explain_extrinsic;
mod extensions;
mod fees;
mod filters;
mod finality;
mod gifts;
mod gnx;
mod governance;
mod held_trades;
mod holders;
mod indices;
mod issuers;
mod many_holders;
mod messages;
mod native_logs;
mod own_weights;
mod pauses;
mod policies;
mod predeploys;
mod presets;
mod privileged_acts;
mod proceeds;
mod proxies;
mod recovery;
mod redemption;
mod rules;
mod sanctions;
mod serials;
mod session_keys;
#[path = "../size/mod.rs"]
mod size;
mod sponsorship;
mod upgrade;
mod wallets;
mod weights;
