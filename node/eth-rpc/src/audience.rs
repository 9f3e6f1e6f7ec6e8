// SPDX-License-Identifier: Apache-2.0

//! Who a request comes from, told by the path it was sent to: a consumer, whose wallet is to offer the
//! price 0, or anybody else. A layer of the server marks the request, and the methods read the mark.

use std::task::{Context, Poll};

use jsonrpsee::{Extensions, server::HttpRequest};
use sp_core::U256;
use tower::{Layer, Service};

/// Path of the address for consumers' wallets.
pub const CONSUMERS_PATH: &str = "/gasless";

/// Who asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
	/// Who pays for gas.
	#[default]
	Payers,
	/// People without GNX, for whom a pool pays or nobody.
	Consumers,
}

impl Audience {
	/// Who sent the request with these extensions.
	pub fn of(extensions: &Extensions) -> Self {
		extensions.get().copied().unwrap_or_default()
	}

	/// Whom the address with this path is for.
	fn at(path: &str) -> Self {
		if path.trim_end_matches('/') == CONSUMERS_PATH { Self::Consumers } else { Self::Payers }
	}

	/// A price of gas as it is told: consumers pay none.
	pub fn price(self, price: U256) -> U256 {
		match self {
			Self::Payers => price,
			Self::Consumers => U256::zero(),
		}
	}

	/// The extensions of a request of this audience.
	#[cfg(test)]
	pub fn extensions(self) -> Extensions {
		let mut extensions = Extensions::new();
		extensions.insert(self);
		extensions
	}
}

/// Marks requests with their [`Audience`]. What comes through a WebSocket has the mark of the request
/// that opened it.
#[derive(Clone, Copy, Debug)]
pub struct ByPath;

impl<S> Layer<S> for ByPath {
	type Service = Marking<S>;

	fn layer(&self, service: S) -> Self::Service {
		Marking(service)
	}
}

/// The service behind [`ByPath`].
#[derive(Clone, Debug)]
pub struct Marking<S>(S);

impl<S: Service<HttpRequest<B>>, B> Service<HttpRequest<B>> for Marking<S> {
	type Response = S::Response;
	type Error = S::Error;
	type Future = S::Future;

	fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
		self.0.poll_ready(context)
	}

	fn call(&mut self, mut request: HttpRequest<B>) -> Self::Future {
		let audience = Audience::at(request.uri().path());
		request.extensions_mut().insert(audience);
		self.0.call(request)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn path_should_tell_the_audience() {
		for path in ["/gasless", "/gasless/"] {
			assert_eq!(Audience::at(path), Audience::Consumers, "{path}");
		}
		for path in ["", "/", "/gasles", "/gasless/x", "/Gasless", "/v1/gasless"] {
			assert_eq!(Audience::at(path), Audience::Payers, "{path}");
		}
	}

	#[test]
	fn audience_should_be_read_from_extensions_and_decide_the_price() {
		assert_eq!(Audience::of(&Extensions::new()), Audience::Payers);
		for audience in [Audience::Payers, Audience::Consumers] {
			assert_eq!(Audience::of(&audience.extensions()), audience);
		}
		assert_eq!(Audience::Payers.price(7.into()), 7.into());
		assert_eq!(Audience::Consumers.price(7.into()), U256::zero());
	}
}
