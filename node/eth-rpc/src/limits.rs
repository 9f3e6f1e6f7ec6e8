// SPDX-License-Identifier: Apache-2.0

//! What one connection may do: calls by time, and filters. A layer of the server gives each connection
//! a state and its requests a handle to it, so the state ends with the connection and nothing has to be
//! cleared away.

use std::{
	num::NonZeroU32,
	sync::{
		Arc,
		atomic::{AtomicU32, Ordering},
	},
	task::{Context, Poll},
	time::{Duration, Instant},
};

use jsonrpsee::{
	Extensions, MethodResponse,
	server::{
		HttpRequest,
		middleware::rpc::{ResponseFuture, RpcServiceT},
	},
	types::{ErrorObjectOwned, Request},
};
use parking_lot::Mutex;
use serde_json::json;
use tower::{Layer, Service};

use crate::error::limit_with;

/// The time over which calls are counted.
const MINUTE: Duration = Duration::from_secs(60);

/// Calls that a connection may make in a minute. All of them may come at once; after that, one more
/// becomes free with every part of the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota(NonZeroU32);

impl Quota {
	/// So many calls; `None`, which is no limit, for 0.
	pub fn per_minute(calls: u32) -> Option<Self> {
		NonZeroU32::new(calls).map(Self)
	}

	/// The error of a call that has to wait.
	fn exceeded(self, wait: Duration) -> ErrorObjectOwned {
		let wait = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX).max(1);
		let message = format!(
			"more than {} calls in a minute on this connection; wait {wait} ms, then call less often \
			 (each call of a batch counts)",
			self.0
		);
		limit_with(message, json!({ "retryAfterMs": wait }))
	}
}

/// State of a connection.
#[derive(Debug, Default)]
struct State {
	/// When the calls made so far would be used up at an even pace.
	paid_until: Mutex<Option<Instant>>,
	filters: AtomicU32,
}

/// A handle to the state of a connection.
#[derive(Clone, Debug, Default)]
pub struct Connection(Arc<State>);

impl Connection {
	/// The connection a request came through. A request from inside the node has one of its own.
	pub fn of(extensions: &Extensions) -> Self {
		extensions.get().cloned().unwrap_or_default()
	}

	/// Counts a call. When it is one too many, it is not counted, and the answer is how long to wait.
	fn count_call(&self, quota: Quota, now: Instant) -> Result<(), Duration> {
		let mut paid_until = self.0.paid_until.lock();
		let next = paid_until.map_or(now, |until| until.max(now)) + MINUTE / quota.0.get();
		let ahead = next.saturating_duration_since(now);
		if let Some(wait) = ahead.checked_sub(MINUTE).filter(|wait| !wait.is_zero()) {
			return Err(wait);
		}
		*paid_until = Some(next);
		Ok(())
	}

	/// Takes one of the `most` places for filters; `None` when all are taken.
	pub fn take_filter(&self, most: u32) -> Option<FilterPlace> {
		let more = |taken: u32| (taken < most).then(|| taken.saturating_add(1));
		let taken = self.0.filters.fetch_update(Ordering::AcqRel, Ordering::Acquire, more);
		taken.is_ok().then(|| FilterPlace(self.clone()))
	}

	/// The extensions of a request through this connection.
	#[cfg(test)]
	pub fn extensions(&self) -> Extensions {
		let mut extensions = Extensions::new();
		extensions.insert(self.clone());
		extensions
	}
}

/// A place for a filter, free again when dropped.
#[derive(Debug)]
pub struct FilterPlace(Connection);

impl Drop for FilterPlace {
	fn drop(&mut self) {
		self.0.0.filters.fetch_sub(1, Ordering::AcqRel);
	}
}

/// Marks requests with their [`Connection`]. The server applies the layer once per connection.
#[derive(Clone, Copy, Debug)]
pub struct PerConnection;

impl<S> Layer<S> for PerConnection {
	type Service = Connected<S>;

	fn layer(&self, service: S) -> Self::Service {
		Connected { connection: Connection::default(), service }
	}
}

/// The service behind [`PerConnection`].
#[derive(Clone, Debug)]
pub struct Connected<S> {
	connection: Connection,
	service: S,
}

impl<S: Service<HttpRequest<B>>, B> Service<HttpRequest<B>> for Connected<S> {
	type Response = S::Response;
	type Error = S::Error;
	type Future = S::Future;

	fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
		self.service.poll_ready(context)
	}

	fn call(&mut self, mut request: HttpRequest<B>) -> Self::Future {
		request.extensions_mut().insert(self.connection.clone());
		self.service.call(request)
	}
}

/// Refuses the calls of a connection that exceed its quota; without one, every call passes.
#[derive(Clone, Copy, Debug)]
pub struct Pace(pub Option<Quota>);

impl<S> Layer<S> for Pace {
	type Service = Paced<S>;

	fn layer(&self, service: S) -> Self::Service {
		Paced { quota: self.0, service }
	}
}

/// The service behind [`Pace`].
#[derive(Clone, Debug)]
pub struct Paced<S> {
	quota: Option<Quota>,
	service: S,
}

impl<'a, S: RpcServiceT<'a>> RpcServiceT<'a> for Paced<S> {
	type Future = ResponseFuture<S::Future>;

	fn call(&self, request: Request<'a>) -> Self::Future {
		let Some(quota) = self.quota else {
			return ResponseFuture::future(self.service.call(request));
		};
		match Connection::of(request.extensions()).count_call(quota, Instant::now()) {
			Ok(()) => ResponseFuture::future(self.service.call(request)),
			Err(wait) => {
				let answer = MethodResponse::error(request.id, quota.exceeded(wait));
				ResponseFuture::ready(answer.with_extensions(request.extensions))
			},
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn quota_should_be_no_limit_when_zero() {
		assert_eq!(Quota::per_minute(0), None);
		assert!(Quota::per_minute(1).is_some());
	}

	#[test]
	fn calls_should_wait_when_the_minute_is_used_up() {
		let (connection, now) = (Connection::default(), Instant::now());
		let quota = Quota::per_minute(6).unwrap();
		for _ in 0..6 {
			assert_eq!(connection.count_call(quota, now), Ok(()));
		}
		let ten = Duration::from_secs(10);
		// What is refused is not counted: the wait does not grow.
		assert_eq!(connection.count_call(quota, now), Err(ten));
		assert_eq!(connection.count_call(quota, now), Err(ten));
		let almost = now + Duration::from_secs(9);
		assert_eq!(connection.count_call(quota, almost), Err(Duration::from_secs(1)));
		assert_eq!(connection.count_call(quota, now + ten), Ok(()));
		assert_eq!(connection.count_call(quota, now + ten), Err(ten));
		// An idle minute gives the whole quota back, and no more.
		let later = now + Duration::from_secs(600);
		for _ in 0..6 {
			assert_eq!(connection.count_call(quota, later), Ok(()));
		}
		assert!(connection.count_call(quota, later).is_err());
	}

	#[test]
	fn connections_should_be_counted_apart() {
		let (quota, now) = (Quota::per_minute(1).unwrap(), Instant::now());
		let (one, other) = (Connection::default(), Connection::default());
		assert_eq!(one.count_call(quota, now), Ok(()));
		assert!(one.clone().count_call(quota, now).is_err());
		assert_eq!(other.count_call(quota, now), Ok(()));
		assert!(Connection::of(&one.extensions()).count_call(quota, now).is_err());
		assert_eq!(Connection::of(&Extensions::new()).count_call(quota, now), Ok(()));
	}

	#[test]
	fn refusals_should_say_how_long_to_wait() {
		let error = Quota::per_minute(6).unwrap().exceeded(Duration::from_millis(2_500));
		assert_eq!(error.code(), -32005);
		assert!(error.message().contains("more than 6 calls in a minute"), "{}", error.message());
		assert_eq!(error.data().map(|data| data.get()), Some(r#"{"retryAfterMs":2500}"#));
	}

	#[test]
	fn places_for_filters_should_be_free_again_when_dropped() {
		let connection = Connection::default();
		let places: Vec<_> = (0..2).filter_map(|_| connection.take_filter(2)).collect();
		assert_eq!(places.len(), 2);
		assert!(connection.take_filter(2).is_none());
		assert!(connection.take_filter(0).is_none());
		drop(places);
		assert!(connection.take_filter(2).is_some());
	}
}
