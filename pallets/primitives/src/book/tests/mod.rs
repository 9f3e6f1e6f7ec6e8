// SPDX-License-Identifier: Apache-2.0
//! Tests of the order book.

extern crate std;

mod amounts;
mod auction;
mod desk;
mod grid;
mod matching;
mod metered;
mod model;
mod reference;
mod rehearsal;
mod state;
mod world;
