// SPDX-License-Identifier: Apache-2.0

mod amend_order;
mod arrivals;
mod auction;
mod batch;
mod cancel_orders;
mod cancels;
mod endings;
mod fees;
mod fills;
mod heard;
mod held_trades;
mod invariants;
mod makers;
mod markets;
mod noted;
mod place_order;
mod prices;
mod referrals;
mod rehearsal;
mod reviews;
mod sequences;
mod sifting;
mod spared;
mod standing;
mod views;
mod writes;
