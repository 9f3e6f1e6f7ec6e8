// SPDX-License-Identifier: Apache-2.0

mod amend_order;
mod auction;
mod batch;
mod cancels;
mod fees;
mod invariants;
mod makers;
mod markets;
mod place_order;
mod prices;
mod sequences;
mod views;
mod writes;
