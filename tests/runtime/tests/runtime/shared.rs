// SPDX-License-Identifier: Apache-2.0
//! What the tests share does what it says. Here and not beside it: a test binary of its own would take a minute to build.

mod mirror;
mod missing;
mod sequence;
mod sol;
