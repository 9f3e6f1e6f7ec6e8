// SPDX-License-Identifier: Apache-2.0

//! The HTTP and WebSocket server, on threads of its own: a flood of requests slows down neither
//! block production nor import.

use std::{net::SocketAddr, time::Duration};

use jsonrpsee::{
	MethodResponse, Methods, RpcModule,
	core::{id_providers::RandomIntegerIdProvider, traits::IdProvider},
	server::{
		BatchRequestConfig, PingConfig, RpcServiceBuilder, Server, ServerHandle,
		middleware::rpc::{ResponseFuture, RpcServiceT},
	},
	types::{ErrorObjectOwned, Request, SubscriptionId, error::METHOD_NOT_FOUND_CODE},
};
use tower_http::cors::{AllowHeaders, AllowMethods, AllowOrigin, CorsLayer};

use crate::{
	audience::ByPath,
	config::EthRpcConfig,
	error::Error,
	limits::{Pace, PerConnection, Quota},
};

/// Runtime calls served at the same time; more wait.
const MAX_RUNTIME_CALLS: usize = 32;
/// Characters of an unknown method's name that an answer repeats.
const MAX_NAME: usize = 128;

/// Subscription ids as other clients give them: hex strings.
#[derive(Debug)]
struct HexIds;

impl IdProvider for HexIds {
	fn next_id(&self) -> SubscriptionId<'static> {
		let random = || match RandomIntegerIdProvider.next_id() {
			SubscriptionId::Num(number) => number,
			SubscriptionId::Str(_) => 0,
		};
		SubscriptionId::Str(format!("0x{:016x}{:016x}", random(), random()).into())
	}
}

/// Answers unknown methods in the words of other clients: libraries recognise them by these, and
/// choose another way.
#[derive(Clone)]
struct KnownMethods<S> {
	methods: Methods,
	service: S,
}

impl<'a, S: RpcServiceT<'a>> RpcServiceT<'a> for KnownMethods<S> {
	type Future = ResponseFuture<S::Future>;

	fn call(&self, request: Request<'a>) -> Self::Future {
		if self.methods.method(request.method_name()).is_some() {
			return ResponseFuture::future(self.service.call(request));
		}
		let name: String = request.method_name().chars().take(MAX_NAME).collect();
		let message = format!("the method {name} does not exist/is not available");
		let error = ErrorObjectOwned::owned(METHOD_NOT_FOUND_CODE, message, None::<()>);
		let answer = MethodResponse::error(request.id, error);
		ResponseFuture::ready(answer.with_extensions(request.extensions))
	}
}

/// A running server. It stops when dropped.
pub struct Running {
	handle: ServerHandle,
	_threads: Threads,
}

/// Threads that end when dropped, without waiting: waiting is not allowed on an asynchronous thread.
struct Threads(Option<tokio::runtime::Runtime>);

impl Running {
	/// Resolves when the server has stopped by itself.
	pub async fn stopped(&self) {
		self.handle.clone().stopped().await
	}
}

impl Drop for Threads {
	fn drop(&mut self) {
		if let Some(threads) = self.0.take() {
			threads.shutdown_background();
		}
	}
}

/// Binds the address and serves the methods. Answers where it listens.
pub async fn serve(
	config: &EthRpcConfig,
	methods: RpcModule<()>,
) -> Result<(Running, SocketAddr), Error> {
	let bind = |source: std::io::Error| match source.kind() {
		std::io::ErrorKind::AddrInUse => Error::PortTaken { addr: config.listen },
		_ => Error::Bind { addr: config.listen, source },
	};
	let cors = cors(config)?;
	// Bound here, so that a taken port is found before any thread is started.
	let listener = std::net::TcpListener::bind(config.listen).map_err(bind)?;
	listener.set_nonblocking(true).map_err(bind)?;

	let threads = tokio::runtime::Builder::new_multi_thread()
		.thread_name("eth-rpc")
		.worker_threads(2)
		.max_blocking_threads(MAX_RUNTIME_CALLS)
		.enable_all()
		.build()
		.map_err(Error::Threads)?;
	let spawner = threads.handle().clone();
	let threads = Threads(Some(threads));

	let batch = match config.max_batch {
		0 => BatchRequestConfig::Disabled,
		most => BatchRequestConfig::Limit(most),
	};
	let methods = Methods::from(methods);
	let known = methods.clone();
	let quota = Quota::per_minute(config.max_calls_per_minute);
	let calls = RpcServiceBuilder::new()
		.layer(Pace(quota))
		.layer_fn(move |service| KnownMethods { methods: known.clone(), service });
	let builder = Server::builder()
		.max_connections(config.max_connections)
		.max_request_body_size(config.max_request_bytes())
		.max_response_body_size(config.max_response_bytes())
		.max_subscriptions_per_connection(config.max_subscriptions)
		.set_batch_request_config(batch)
		.set_id_provider(HexIds)
		.enable_ws_ping(
			PingConfig::new()
				.ping_interval(Duration::from_secs(30))
				.inactive_limit(Duration::from_secs(60))
				.max_failures(3),
		)
		.set_rpc_middleware(calls)
		.set_http_middleware(
			tower::ServiceBuilder::new().layer(cors).layer(ByPath).layer(PerConnection),
		)
		.custom_tokio_runtime(spawner.clone());
	let server = {
		// The socket belongs to the server's own threads.
		let _entered = spawner.enter();
		builder.build_from_tcp(listener).map_err(bind)?
	};
	let addr = server.local_addr().map_err(bind)?;
	Ok((Running { handle: server.start(methods), _threads: threads }, addr))
}

/// What browsers may do. A JSON body makes them ask for leave first, so header and methods are named.
fn cors(config: &EthRpcConfig) -> Result<CorsLayer, Error> {
	let origins = if config.any_origin() {
		AllowOrigin::any()
	} else {
		let valid = |origin: &String| origin.bytes().all(|byte| byte.is_ascii_graphic());
		if let Some(wrong) = config.cors.iter().find(|origin| !valid(origin)) {
			return Err(Error::Origin(wrong.clone()));
		}
		let allowed = config.cors.clone();
		AllowOrigin::predicate(move |origin, _| {
			origin.to_str().is_ok_and(|origin| allowed.iter().any(|entry| admits(entry, origin)))
		})
	};
	Ok(CorsLayer::new()
		.allow_origin(origins)
		.allow_methods(AllowMethods::any())
		.allow_headers(AllowHeaders::any()))
}

/// Whether an entry of the list admits an origin: the same text, or with `:*` at its end any port.
fn admits(entry: &str, origin: &str) -> bool {
	let Some(base) = entry.strip_suffix(":*") else { return entry == origin };
	origin.strip_prefix(base).is_some_and(|rest| {
		rest.is_empty() || rest.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok())
	})
}

#[cfg(test)]
mod tests {
	use std::net::Ipv4Addr;

	use tokio::{
		io::{AsyncReadExt, AsyncWriteExt},
		net::TcpStream,
	};

	use super::*;
	use crate::{api, audience::CONSUMERS_PATH, testing::Fixture};

	fn config() -> EthRpcConfig {
		EthRpcConfig { listen: (Ipv4Addr::LOCALHOST, 0).into(), ..Default::default() }
	}

	async fn start(config: &EthRpcConfig) -> (Running, SocketAddr) {
		serve(config, api::module(Fixture::default().context).unwrap()).await.unwrap()
	}

	async fn exchange(addr: SocketAddr, request: String) -> String {
		let mut stream = TcpStream::connect(addr).await.unwrap();
		let (mut reader, mut writer) = stream.split();
		let mut answer = Vec::new();
		let read = async { while reader.read_buf(&mut answer).await.is_ok_and(|some| some > 0) {} };
		// Who refuses a request answers before it has read all of it, and closes.
		let (_sent, ()) = tokio::join!(writer.write_all(request.as_bytes()), read);
		String::from_utf8(answer).unwrap()
	}

	async fn post(addr: SocketAddr, body: &str) -> String {
		post_to(addr, "/", body).await
	}

	async fn post_to(addr: SocketAddr, path: &str, body: &str) -> String {
		let head = "Host: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n\
			Content-Length:";
		let length = body.len();
		exchange(addr, format!("POST {path} HTTP/1.1\r\n{head} {length}\r\n\r\n{body}")).await
	}

	#[tokio::test(flavor = "multi_thread")]
	async fn server_should_answer_calls_and_refuse_garbage() {
		let (_running, addr) = start(&config()).await;
		let call = |method: &str, params: &str| {
			format!(r#"{{"jsonrpc":"2.0","id":1,"method":"{method}","params":{params}}}"#)
		};
		let chain_id = post(addr, &call("eth_chainId", "[]")).await;
		assert!(chain_id.contains(r#""result":"0x1a4""#), "{chain_id}");
		let garbage = post(addr, "{not json").await;
		assert!(garbage.contains("-32700"), "{garbage}");
		let wrong = post(addr, &call("eth_getBalance", r#"["0x12"]"#)).await;
		assert!(wrong.contains("-32602"), "{wrong}");
		let moved = r#"[{}, "latest", {"0x00000000000000000000000000000000000000aa":
			{"movePrecompileToAddress": "0x00000000000000000000000000000000000000bb"}}]"#;
		let refused = post(addr, &call("eth_call", moved)).await;
		assert!(refused.contains("-32602") && refused.contains("fixed addresses"), "{refused}");
		let block = post(addr, &call("eth_getBlockByNumber", r#"["1", false]"#)).await;
		assert!(block.contains("-32602") && block.contains("prefix 0x"), "{block}");
	}

	fn request(id: u8, method: &str) -> String {
		format!(r#"{{"jsonrpc":"2.0","id":{id},"method":"{method}","params":[]}}"#)
	}

	fn not_there(id: u8, method: &str) -> String {
		format!(
			r#"{{"jsonrpc":"2.0","id":{id},"error":{{"code":-32601,"message":"the method {method} does not exist/is not available"}}}}"#
		)
	}

	#[tokio::test(flavor = "multi_thread")]
	async fn unknown_methods_should_be_answered_in_the_words_of_other_clients() {
		let (_running, addr) = start(&config()).await;
		let single = post(addr, &request(7, "eth_getWork")).await;
		assert!(single.ends_with(&not_there(7, "eth_getWork")), "{single}");
		let batch = format!("[{},{}]", request(1, "eth_sign"), request(2, "net_version"));
		let answers = post(addr, &batch).await;
		assert!(answers.contains(&format!("[{},", not_there(1, "eth_sign"))), "{answers}");
		assert!(answers.contains(r#""result":"420""#), "{answers}");
		let long = post(addr, &request(3, &"x".repeat(MAX_NAME + 1))).await;
		assert!(long.ends_with(&not_there(3, &"x".repeat(MAX_NAME))), "{long}");
	}

	/// Sends a text frame, masked with zeros, and reads the answer's frame. The server may ping before.
	async fn ask(socket: &mut TcpStream, text: &str) -> String {
		let mut frame = vec![0x81, 0x80 | 126];
		frame.extend(u16::try_from(text.len()).unwrap().to_be_bytes());
		frame.extend([0; 4]);
		frame.extend(text.as_bytes());
		socket.write_all(&frame).await.unwrap();
		loop {
			let kind = socket.read_u8().await.unwrap();
			let length = match socket.read_u8().await.unwrap() {
				126 => socket.read_u16().await.unwrap().into(),
				short => usize::from(short),
			};
			let mut answer = vec![0; length];
			socket.read_exact(&mut answer).await.unwrap();
			if kind != 0x89 {
				assert_eq!(kind, 0x81);
				return String::from_utf8(answer).unwrap();
			}
		}
	}

	/// A WebSocket to this path.
	async fn open(addr: SocketAddr, path: &str) -> TcpStream {
		let mut socket = TcpStream::connect(addr).await.unwrap();
		let upgrade = "Host: localhost\r\nConnection: Upgrade\r\n\
			Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
			Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
		let request = format!("GET {path} HTTP/1.1\r\n{upgrade}");
		socket.write_all(request.as_bytes()).await.unwrap();
		let mut head = Vec::new();
		while !head.ends_with(b"\r\n\r\n") {
			head.push(socket.read_u8().await.unwrap());
		}
		assert!(head.starts_with(b"HTTP/1.1 101"), "{}", String::from_utf8_lossy(&head));
		socket
	}

	#[tokio::test(flavor = "multi_thread")]
	async fn price_should_be_zero_at_the_address_for_consumers() {
		let (_running, addr) = start(&config()).await;
		let (price, one_gwei) = (request(1, "eth_gasPrice"), r#""result":"0x3b9aca00""#);
		let both = format!("[{price},{}]", request(2, "eth_chainId"));
		for (path, expected) in [("/", one_gwei), (CONSUMERS_PATH, r#""result":"0x0""#)] {
			let single = post_to(addr, path, &price).await;
			assert!(single.contains(expected), "{path}: {single}");
			let batch = post_to(addr, path, &both).await;
			assert!(batch.contains(expected) && batch.contains("0x1a4"), "{path}: {batch}");
			let mut socket = open(addr, path).await;
			// At least as long as a frame of this kind may be.
			for body in [&price, &both] {
				let told = ask(&mut socket, &format!("{body}{}", " ".repeat(126))).await;
				assert!(told.contains(expected), "{path}: {told}");
			}
		}
	}

	#[tokio::test(flavor = "multi_thread")]
	async fn unknown_methods_should_be_answered_alike_over_websocket() {
		let (_running, addr) = start(&config()).await;
		let mut socket = open(addr, "/").await;

		// Each at least as long as a frame of this kind may be.
		let pad = " ".repeat(126);
		let single = ask(&mut socket, &format!("{}{pad}", request(7, "eth_getWork"))).await;
		assert_eq!(single, not_there(7, "eth_getWork"));
		let batch = format!("[{},{}]{pad}", request(1, "net_version"), request(2, "eth_sign"));
		let answers = ask(&mut socket, &batch).await;
		assert!(answers.contains(r#""result":"420""#), "{answers}");
		assert!(answers.ends_with(&format!("{}]", not_there(2, "eth_sign"))), "{answers}");
		let blocks = r#"{"jsonrpc":"2.0","id":3,"method":"eth_subscribe","params":["newHeads"]}"#;
		let subscribed = ask(&mut socket, &format!("{blocks}{pad}")).await;
		assert!(subscribed.contains(r#""result":"0x"#), "{subscribed}");
	}

	#[tokio::test(flavor = "multi_thread")]
	async fn server_should_keep_to_its_limits() {
		let limited = EthRpcConfig { max_request_mb: 1, max_batch: 2, ..config() };
		let (_running, addr) = start(&limited).await;
		let one = r#"{"jsonrpc":"2.0","id":1,"method":"net_version","params":[]}"#;
		let two = post(addr, &format!("[{one},{one}]")).await;
		assert_eq!(two.matches(r#""result":"420""#).count(), 2, "{two}");
		let three = post(addr, &format!("[{one},{one},{one}]")).await;
		assert!(three.contains("-32010"), "{three}");
		let large = post(addr, &" ".repeat(1024 * 1024 + 1)).await;
		assert!(large.starts_with("HTTP/1.1 413"), "{}", &large[..80.min(large.len())]);
	}

	/// A request at least as long as a frame of [`ask`] has to be.
	fn padded(id: u8, method: &str) -> String {
		format!("{}{}", request(id, method), " ".repeat(126))
	}

	#[tokio::test(flavor = "multi_thread")]
	async fn calls_should_be_counted_per_connection() {
		let limited = EthRpcConfig { max_calls_per_minute: 3, ..config() };
		let (_running, addr) = start(&limited).await;
		let mut socket = open(addr, "/").await;
		let version = padded(1, "net_version");
		for _ in 0..3 {
			let answer = ask(&mut socket, &version).await;
			assert!(answer.contains(r#""result":"420""#), "{answer}");
		}
		let refused = ask(&mut socket, &version).await;
		assert!(refused.contains("-32005") && refused.contains("retryAfterMs"), "{refused}");
		assert!(refused.contains("more than 3 calls in a minute"), "{refused}");
		// Whatever is called counts, and in a batch every call does.
		let call = request(1, "eth_sign");
		let batch = post(addr, &format!("[{call},{call},{call},{call}]")).await;
		assert_eq!(batch.matches("-32601").count(), 3, "{batch}");
		assert_eq!(batch.matches("-32005").count(), 1, "{batch}");
	}

	#[tokio::test(flavor = "multi_thread")]
	async fn filters_and_subscriptions_should_be_counted_per_connection() {
		let limited = EthRpcConfig { max_subscriptions: 1, ..config() };
		let (_running, addr) = start(&limited).await;
		let mut socket = open(addr, "/").await;
		let filter = padded(1, "eth_newBlockFilter");
		let most = Fixture::default().context.limits.connection_filters;
		for _ in 0..most {
			let id = ask(&mut socket, &filter).await;
			assert!(id.contains(r#""result":"0x"#), "{id}");
		}
		let refused = ask(&mut socket, &filter).await;
		assert!(refused.contains("-32005"), "{refused}");
		assert!(refused.contains("this connection has 3 filters"), "{refused}");
		let elsewhere = post(addr, &filter).await;
		assert!(elsewhere.contains(r#""result":"0x"#), "{elsewhere}");

		let heads = r#"{"jsonrpc":"2.0","id":3,"method":"eth_subscribe","params":["newHeads"]}"#;
		let heads = format!("{heads}{}", " ".repeat(126));
		let subscribed = ask(&mut socket, &heads).await;
		assert!(subscribed.contains(r#""result":"0x"#), "{subscribed}");
		let refused = ask(&mut socket, &heads).await;
		assert!(refused.contains("-32006"), "{refused}");
	}

	#[tokio::test(flavor = "multi_thread")]
	async fn answers_should_be_refused_when_too_large() {
		let (_running, addr) = start(&EthRpcConfig { max_response_mb: 0, ..config() }).await;
		let answer = post(addr, &request(1, "net_version")).await;
		assert!(answer.contains("-32008") && answer.contains("Exceeded max limit"), "{answer}");
	}

	#[tokio::test(flavor = "multi_thread")]
	async fn server_should_name_the_port_when_it_is_taken() {
		let (_running, addr) = start(&config()).await;
		let again = EthRpcConfig { listen: addr, ..config() };
		let methods = api::module(Fixture::default().context).unwrap();
		let error = serve(&again, methods).await.err().unwrap();
		assert!(matches!(error, Error::PortTaken { addr: taken } if taken == addr));
		assert!(error.to_string().contains("in use by another process"));
	}

	#[tokio::test(flavor = "multi_thread")]
	async fn browsers_should_be_let_in_by_origin() {
		let (_running, addr) =
			start(&EthRpcConfig { cors: vec!["https://wallet.example".into()], ..config() }).await;
		let preflight = |origin: &str| {
			format!(
				"OPTIONS / HTTP/1.1\r\nHost: localhost\r\nOrigin: {origin}\r\n\
				 Access-Control-Request-Method: POST\r\n\
				 Access-Control-Request-Headers: content-type\r\nConnection: close\r\n\r\n"
			)
		};
		let known = exchange(addr, preflight("https://wallet.example")).await.to_lowercase();
		assert!(known.contains("access-control-allow-origin: https://wallet.example"), "{known}");
		assert!(known.contains("access-control-allow-headers"), "{known}");
		let other = exchange(addr, preflight("https://evil.example")).await.to_lowercase();
		assert!(!other.contains("access-control-allow-origin"), "{other}");
		let wrong = EthRpcConfig { cors: vec!["line\nbreak".into()], ..config() };
		let methods = api::module(Fixture::default().context).unwrap();
		assert!(matches!(serve(&wrong, methods).await, Err(Error::Origin(_))));
	}

	#[tokio::test(flavor = "multi_thread")]
	async fn server_should_stop_when_dropped() {
		let (running, addr) = start(&config()).await;
		drop(running);
		for _ in 0..300 {
			if TcpStream::connect(addr).await.is_err() {
				return;
			}
			tokio::time::sleep(Duration::from_millis(100)).await;
		}
		panic!("the server still listens");
	}

	#[test]
	fn origins_should_be_admitted_by_text_or_with_any_port() {
		assert!(admits("https://wallet.example", "https://wallet.example"));
		assert!(!admits("https://wallet.example", "https://wallet.example:444"));
		assert!(admits("http://localhost:*", "http://localhost"));
		assert!(admits("http://localhost:*", "http://localhost:5173"));
		assert!(!admits("http://localhost:*", "http://localhost.evil.example"));
		assert!(!admits("http://localhost:*", "http://localhost:80.evil.example"));
	}

	#[test]
	fn subscription_ids_should_be_hex() {
		let SubscriptionId::Str(id) = HexIds.next_id() else { panic!("not a string") };
		assert!(id.starts_with("0x") && id.len() == 34, "{id}");
	}
}
