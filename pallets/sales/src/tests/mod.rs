// SPDX-License-Identifier: Apache-2.0

mod close_buyback;
mod close_listing;
mod create_listing;
mod end_windows;
mod flag_series;
mod heard;
mod invariants;
mod invariants_of_money;
mod kept_proceeds;
mod money;
mod open_buyback;
mod purchase;
mod purchase_bundle;
mod refund;
mod refusals;
mod remove_listing;
mod reviews;
mod sell_back;
mod set_pricing;
mod spared;
mod take_down;
mod types;
mod unflag_series;
mod views;
mod windows;
mod withdraw_proceeds;

use sp_core::H256;

/// Hash of why an officer or governance does something.
const WHY: H256 = H256::repeat_byte(7);
