// SPDX-License-Identifier: Apache-2.0

mod makers;
mod markets;
mod place_order;
