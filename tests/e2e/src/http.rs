// SPDX-License-Identifier: Apache-2.0
//! Single HTTP requests, written by hand so that malformed ones can be sent too. Blocking; every wait is bounded.

use anyhow::{Context, Result};
use std::{
	io::{Read, Write},
	net::{SocketAddr, TcpStream},
	time::Duration,
};

/// The longest wait for a connection, and for each part of an answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a server answered.
#[derive(Clone, Debug)]
pub struct Answer {
	/// Status code.
	pub status: u16,
	/// Body.
	pub body: String,
}

/// Gets `path`.
///
/// # Errors
/// No connection, or no HTTP.
pub fn get(at: SocketAddr, path: &str) -> Result<Answer> {
	exchange(
		at,
		format!("GET {path} HTTP/1.1\r\nHost: {at}\r\nConnection: close\r\n\r\n").as_bytes(),
	)
}

/// The whole number that a node shows at `at` as its metric `name`, which is in the names of no others.
///
/// # Errors
/// The node does not answer, or has no such metric.
pub fn metric(at: SocketAddr, name: &str) -> Result<u64> {
	shown(&get(at, "/metrics")?.body, name).with_context(|| format!("there is no metric {name}"))
}

fn shown(metrics: &str, name: &str) -> Option<u64> {
	metrics
		.lines()
		.filter(|line| line.contains(name) && !line.starts_with('#'))
		.find_map(|line| line.rsplit(' ').next()?.parse().ok())
}

/// Posts `body` as JSON, whether it is JSON or not.
///
/// # Errors
/// No connection, or no HTTP.
pub fn post(at: SocketAddr, body: &[u8]) -> Result<Answer> {
	let head = format!(
		"POST / HTTP/1.1\r\nHost: {at}\r\nContent-Type: application/json\r\nConnection: close\r\n\
		 Content-Length: {}\r\n\r\n",
		body.len()
	);
	exchange(at, &[head.as_bytes(), body].concat())
}

/// Sends `request` and reads until the server closes.
fn exchange(at: SocketAddr, request: &[u8]) -> Result<Answer> {
	let mut stream = TcpStream::connect_timeout(&at, PATIENCE)
		.with_context(|| format!("nobody listens at {at}"))?;
	stream.set_read_timeout(Some(PATIENCE))?;
	stream.set_write_timeout(Some(PATIENCE))?;
	// A server may refuse by the head alone and close while the body is still on its way; its answer counts.
	let sent = stream.write_all(request);
	let mut answer = Vec::new();
	let read = stream.read_to_end(&mut answer);
	if answer.is_empty() {
		sent.context("the server closed without an answer")?;
		read.context("the server did not answer")?;
	}
	parse(&String::from_utf8_lossy(&answer))
}

fn parse(text: &str) -> Result<Answer> {
	let (head, body) = text.split_once("\r\n\r\n").context("the answer has no end of its head")?;
	let status = head
		.split(' ')
		.nth(1)
		.and_then(|code| code.parse().ok())
		.context("the answer has no status")?;
	Ok(Answer { status, body: body.to_owned() })
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn parse_should_split_status_and_body() {
		let answer = parse("HTTP/1.1 413 Payload Too Large\r\nA: b\r\n\r\ntoo large").unwrap();
		assert_eq!((answer.status, answer.body.as_str()), (413, "too large"));
	}

	#[test]
	fn shown_should_be_the_number_behind_the_name() {
		let metrics = "# HELP seen_total help 7\nother 1\nseen_total{chain=\"local\"} 3\n";
		assert_eq!(shown(metrics, "seen_total"), Some(3));
		assert_eq!(shown(metrics, "missed_total"), None);
	}

	#[test]
	fn parse_should_fail_when_it_is_no_http() {
		assert!(parse("hello").is_err());
		assert!(parse("hello\r\n\r\nworld").is_err());
	}
}
