// SPDX-License-Identifier: Apache-2.0

mod claim;
mod close_default;
mod cost;
mod count_series;
mod declare_default;
mod declare_missed;
mod demand;
mod end_reservation;
mod extend_claims;
mod heard;
mod invariants;
mod order;
mod origins;
mod rehabilitate;
mod reserve;
mod views;
mod withdraw_demand;
