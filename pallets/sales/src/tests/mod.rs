// SPDX-License-Identifier: Apache-2.0

mod close_listing;
mod create_listing;
mod invariants;
mod money;
mod purchase;
mod refusals;
mod remove_listing;
mod reviews;
mod views;
