// SPDX-License-Identifier: Apache-2.0
//! Log records as JSON: one object per line on standard error, with `time` (RFC 3339, UTC),
//! `level`, `target`, `message`, and `fields` where a record carries more.
//!
//! Text output stays with the SDK's own logger; it has no JSON form and no way to give it one, so
//! this one takes its place.

use crate::cli::LogFormat;
use sc_cli::{CliConfiguration, DefaultConfigurationValues, Error, Result};
use serde_json::{Map, Value};
use std::{fmt::Debug, io::Write};
use tracing::{
	Event, Level, Subscriber,
	field::{Field, Visit},
};
use tracing_log::{InterestCacheConfig, LogTracer, NormalizeEvent};
use tracing_subscriber::{
	EnvFilter, Layer, Registry,
	filter::LevelFilter,
	fmt::{
		MakeWriter,
		format::Writer,
		time::{FormatTime, SystemTime},
	},
	layer::{Context, SubscriberExt},
};

/// What is logged when nobody asks for more: everything from `info` on, except from libraries
/// whose records say nothing to an operator.
const DEFAULT_FILTERS: [&str; 11] = [
	"info",
	"ws=off",
	"yamux=off",
	"regalloc=off",
	"cranelift_codegen=off",
	"cranelift_wasm=warn",
	"hyper=warn",
	"hickory_proto=off",
	"libp2p_mdns::behaviour::iface=off",
	"rustls::common_state=off",
	"rustls::conn=off",
];

/// Below this many open files a node under load fails.
const RECOMMENDED_OPEN_FILES: u64 = 10_000;

/// Starts JSON logging for `command`, and does what the SDK does beside starting its own logger.
///
/// # Errors
/// A log filter that is none, an option that only text output knows, or a second logger.
pub fn init_json<C, D>(command: &C, support_url: &str, version: &str) -> Result<()>
where
	C: CliConfiguration<D>,
	D: DefaultConfigurationValues,
{
	for (used, option) in [
		(command.enable_log_reloading()?, "--enable-log-reloading"),
		(command.tracing_targets()?.is_some(), "--tracing-targets"),
	] {
		if used {
			return Err(Error::Input(format!("{option} works with --log-format text only")));
		}
	}
	console::set_colors_enabled(false);
	console::set_colors_enabled_stderr(false);

	let filter = filter(&[std::env::var("RUST_LOG").unwrap_or_default(), command.log_filters()?])?;
	let most_verbose = Layer::<Registry>::max_level_hint(&filter);
	LogTracer::builder()
		.with_interest_cache(InterestCacheConfig::default())
		.with_max_level(as_log_filter(most_verbose))
		.init()
		.map_err(|error| Error::Application(Box::new(error)))?;
	let subscriber = Registry::default().with(filter).with(JsonLayer(std::io::stderr));
	tracing::subscriber::set_global_default(subscriber)
		.map_err(|error| Error::Application(Box::new(error)))?;

	report_panics(support_url, version);
	raise_open_files();
	Ok(())
}

/// Tells the operator why the program ends, in the form the logs have.
pub fn report_failure(format: LogFormat, error: &Error) {
	match format {
		LogFormat::Text => eprintln!("Error: {error}"),
		LogFormat::Json => {
			let level = Level::ERROR;
			eprint!("{}", line(&level, env!("CARGO_PKG_NAME"), error.to_string(), Map::new()));
		},
	}
}

/// The filter made of [`DEFAULT_FILTERS`] and then `more`, each a list separated by commas.
fn filter(more: &[String]) -> Result<EnvFilter> {
	let asked = more.iter().flat_map(|list| list.split(',')).filter(|part| !part.is_empty());
	DEFAULT_FILTERS.into_iter().chain(asked).try_fold(EnvFilter::default(), |filter, part| {
		let directive = part
			.parse()
			.map_err(|error| Error::Input(format!("`{part}` is not a log filter: {error}")))?;
		Ok(filter.add_directive(directive))
	})
}

fn as_log_filter(level: Option<LevelFilter>) -> log::LevelFilter {
	match level {
		Some(LevelFilter::OFF) => log::LevelFilter::Off,
		Some(LevelFilter::ERROR) => log::LevelFilter::Error,
		Some(LevelFilter::WARN) => log::LevelFilter::Warn,
		Some(LevelFilter::DEBUG) => log::LevelFilter::Debug,
		Some(LevelFilter::TRACE) => log::LevelFilter::Trace,
		_ => log::LevelFilter::Info,
	}
}

/// Makes a panic a log record, then leaves it to the SDK's handler, which ends the process.
fn report_panics(support_url: &str, version: &str) {
	sp_panic_handler::set(support_url, version);
	let next = std::panic::take_hook();
	std::panic::set_hook(Box::new(move |panic| {
		tracing::error!(target: "panic", "{panic}");
		next(panic);
	}));
}

fn raise_open_files() {
	match fdlimit::raise_fd_limit() {
		Ok(fdlimit::Outcome::LimitRaised { to, .. }) if to < RECOMMENDED_OPEN_FILES => log::warn!(
			"The process may open {to} files only; raise the limit to {RECOMMENDED_OPEN_FILES}"
		),
		Ok(_) => {},
		Err(error) => log::warn!("The limit of open files could not be raised: {error}"),
	}
}

/// Writes every event as a line of JSON.
struct JsonLayer<W>(W);

impl<S, W> Layer<S> for JsonLayer<W>
where
	S: Subscriber,
	W: for<'a> MakeWriter<'a> + 'static,
{
	fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
		let normalised = event.normalized_metadata();
		let metadata = normalised.as_ref().unwrap_or_else(|| event.metadata());
		let mut record = Record::default();
		event.record(&mut record);
		let line = line(metadata.level(), metadata.target(), record.message, record.fields);
		// A log line that cannot be written must not stop the node.
		let mut writer = self.0.make_writer_for(metadata);
		if writer.write_all(line.as_bytes()).is_ok() {
			writer.flush().ok();
		}
	}
}

fn line(level: &Level, target: &str, message: String, fields: Map<String, Value>) -> String {
	let mut object = Map::new();
	object.insert("time".into(), now().into());
	object.insert("level".into(), level.as_str().into());
	object.insert("target".into(), target.into());
	object.insert("message".into(), message.into());
	if !fields.is_empty() {
		object.insert("fields".into(), fields.into());
	}
	format!("{}\n", Value::Object(object))
}

fn now() -> String {
	let mut text = String::new();
	match SystemTime.format_time(&mut Writer::new(&mut text)) {
		Ok(()) => text,
		Err(_) => "unknown".to_owned(),
	}
}

/// What an event says.
#[derive(Default)]
struct Record {
	message: String,
	fields: Map<String, Value>,
}

impl Record {
	fn put(&mut self, field: &Field, value: Value) {
		match field.name() {
			"message" => {
				self.message = match value {
					Value::String(text) => text,
					other => other.to_string(),
				}
			},
			// Where a record of the `log` crate came from; level and target already say it.
			name if name.starts_with("log.") => {},
			name => {
				self.fields.insert(name.to_owned(), value);
			},
		}
	}
}

impl Visit for Record {
	fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
		self.put(field, format!("{value:?}").into());
	}

	fn record_str(&mut self, field: &Field, value: &str) {
		self.put(field, value.into());
	}

	fn record_bool(&mut self, field: &Field, value: bool) {
		self.put(field, value.into());
	}

	fn record_i64(&mut self, field: &Field, value: i64) {
		self.put(field, value.into());
	}

	fn record_u64(&mut self, field: &Field, value: u64) {
		self.put(field, value.into());
	}

	fn record_f64(&mut self, field: &Field, value: f64) {
		self.put(field, value.into());
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::sync::{Arc, Mutex};

	#[derive(Clone, Default)]
	struct Sink(Arc<Mutex<Vec<u8>>>);

	impl Write for Sink {
		fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
			self.0.lock().expect("no test panics while it writes").extend_from_slice(bytes);
			Ok(bytes.len())
		}

		fn flush(&mut self) -> std::io::Result<()> {
			Ok(())
		}
	}

	fn logged(filters: &str, run: impl FnOnce()) -> Vec<Value> {
		let sink = Sink::default();
		let writer = sink.clone();
		let subscriber = Registry::default()
			.with(filter(&[filters.to_owned()]).expect("is a filter"))
			.with(JsonLayer(move || writer.clone()));
		tracing::subscriber::with_default(subscriber, run);
		let bytes = sink.0.lock().expect("no test panics while it writes").clone();
		String::from_utf8(bytes)
			.expect("is UTF-8")
			.lines()
			.map(|line| serde_json::from_str(line).expect("every line is an object"))
			.collect()
	}

	#[test]
	fn json_should_be_one_object_per_record_when_message_has_quotes_and_breaks() {
		let lines = logged("", || {
			tracing::info!(target: "aura", "a \"block\"\nwith breaks");
			tracing::warn!(target: "txpool", ready = 7u64, kind = "fork", ok = true, "full");
		});
		assert_eq!(lines.len(), 2);
		assert_eq!(lines[0]["level"], "INFO");
		assert_eq!(lines[0]["target"], "aura");
		assert_eq!(lines[0]["message"], "a \"block\"\nwith breaks");
		assert!(lines[0].get("fields").is_none());
		let time = lines[0]["time"].as_str().expect("is text");
		assert!(time.ends_with('Z') && time.contains('T'), "{time}");
		assert_eq!(
			lines[1]["fields"],
			serde_json::json!({ "ready": 7, "kind": "fork", "ok": true })
		);
	}

	#[test]
	fn json_should_keep_target_and_level_when_record_comes_from_the_log_crate() {
		let lines = logged("", || {
			tracing_log::format_trace(
				&log::Record::builder()
					.args(format_args!("imported {}", 3))
					.level(log::Level::Warn)
					.target("substrate")
					.build(),
			)
			.expect("cannot fail");
		});
		assert_eq!(lines.len(), 1);
		assert_eq!(lines[0]["level"], "WARN");
		assert_eq!(lines[0]["target"], "substrate");
		assert_eq!(lines[0]["message"], "imported 3");
	}

	#[test]
	fn filter_should_drop_what_is_off_and_keep_what_was_asked_for() {
		let lines = logged("grandpa=debug,sync=off", || {
			tracing::debug!(target: "grandpa", "kept");
			tracing::debug!(target: "aura", "dropped");
			tracing::info!(target: "sync", "dropped");
			tracing::error!(target: "yamux", "dropped");
		});
		let messages: Vec<_> = lines.iter().map(|line| line["message"].clone()).collect();
		assert_eq!(messages, ["kept"]);
	}

	#[test]
	fn filter_should_fail_when_directive_is_malformed() {
		let message = filter(&["aura=loudly".into()]).expect_err("no such level").to_string();
		assert!(message.contains("aura=loudly"), "{message}");
	}
}
