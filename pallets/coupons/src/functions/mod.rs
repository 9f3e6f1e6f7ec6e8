// SPDX-License-Identifier: Apache-2.0
//! What the calls do, by topic. A function checks everything before it writes.

mod custody;
mod expiry;
mod life;
mod news;
mod operators;
mod places;
mod redeemers;
mod redemption;
mod refunds;
mod rules;
mod serials;
mod supply;
mod transfer;
mod views;

pub(crate) use rules::{Company, Intent, Known, Pick};
