// SPDX-License-Identifier: Apache-2.0
//! Panics are caught and told in the result; what they print goes there as well.

use std::sync::{Mutex, PoisonError};

static LAST: Mutex<String> = Mutex::new(String::new());

/// From now on a panic prints nothing.
pub fn keep() {
	std::panic::set_hook(Box::new(|info| {
		*LAST.lock().unwrap_or_else(PoisonError::into_inner) = format!("panic: {info}");
	}));
}

/// What the last panic said, and where it was.
pub fn last() -> String {
	LAST.lock().unwrap_or_else(PoisonError::into_inner).clone()
}
