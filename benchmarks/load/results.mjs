// SPDX-License-Identifier: Apache-2.0
// Keeps what was measured, and draws it.
//
//   node results.mjs add FILE       puts the result in FILE, one JSON object, into ../results/DATE-COMMIT.json, or into the file
//                                   there that $BENCH_RECORD names, and ends with 3 where blocks of it were late
//   node results.mjs show           prints the newest file as one line, without details
//   node results.mjs draw [FILE]    writes plots beside the newest file, or beside FILE, and the tables of ../README.md

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { basename } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const RESULTS = new URL('../results/', import.meta.url);
const README = new URL('../README.md', import.meta.url);
/** What of the repository may change a measurement: all but what is written here. */
const SOURCES = [':(top)', ':(top,exclude)benchmarks/README.md', ':(top,exclude)benchmarks/results'];
/** How `add` ends where blocks were late: they need the whole slot, so the next author begins without them. */
const LATE = 3;
/** What the tables stand between. */
const [BEGIN, END] = ['<!-- results of load: begin -->', '<!-- results of load: end -->'];

/** The figures of a time: its median, what 95 of 100 stay below, of which at most `most` is demanded, and 99 of 100. */
const times = (bench, field, what, most) =>
  ['p50', 'p95', 'p99'].map((share) => {
    const figure = [bench, field(share), `${what}, ${share}`, 'ms'];
    return share === 'p95' && most ? [...figure, -most] : figure;
  });

/** What a measurement must be told at least for a figure of the page: full blocks, seconds, transactions a second. */
const LEAST = {
  tps: { blocks: 60 },
  eth: { blocks: 60 },
  blocks: { blocks: 60 },
  latency: { rate: 50, seconds: 120 },
  mixed: { seconds: 120 },
  rates: { seconds: 30 },
};

/** Measurements of which a record keeps one for each scenario. */
const BY_SCENARIO = ['blocks', 'rates'];

/** What is taken of others that are measured by themselves too: it says nothing of them once one of them is measured again. */
const TAKEN_OF = {
  ratio_to_stock: ['plain_per_s', 'stock_per_s'],
  transfers_to_stock: ['transfers_per_s', 'stock_per_s'],
  ratio_to_anvil: ['eth_per_s', 'anvil_per_s'],
  native_to_solidity: ['native_per_s', 'solidity_per_s'],
  precompile_to_solidity: ['eth_coupon_per_s', 'solidity_per_s'],
};

/**
 * Measurement, field (inside others after points), what it is, unit, and what is demanded: at least a number, or at most one
 * where it is negative or zero.
 */
const FIGURES = [
  ['tps', 'transfers_per_s', 'transfers of coupons', '/s', 1_000],
  ['tps', 'purchases_per_s', 'purchases', '/s', 700],
  ['tps', 'redemptions_per_s', 'redemptions', '/s', 700],
  ['tps', 'orders_per_s', 'single acts at the order book', '/s', 700],
  ['tps', 'batched_ops_per_s', 'acts at the order book in batches of 50', '/s', 4_000],
  ['tps', 'plain_per_s', 'plain transfers of GNX', '/s'],
  ['tps', 'stock_per_s', "the same at the template's slot and weights", '/s'],
  ['tps', 'ratio_to_stock', 'plain transfers, ours through stock', '×', 3],
  ['tps', 'transfers_to_stock', 'transfers of coupons through stock plain transfers', '×', 3],
  ['tps', 'rpc_read_p95_ms', 'reads over RPC under transfers, p95', 'ms', -100],
  ['tps', 'rpc_submit_p95_ms', 'submissions over RPC under transfers, p95', 'ms', -100],
  ['eth', 'eth_per_s', 'Ethereum transactions: plain transfers', '/s'],
  ['eth', 'anvil_per_s', 'the same on anvil', '/s'],
  ['eth', 'ratio_to_anvil', 'ours through anvil', '×', 0.25],
  ['eth', 'eth_coupon_per_s', 'Ethereum transactions: transfers of coupons', '/s'],
  ['eth', 'eth_orders_per_s', 'Ethereum transactions: acts at the order book', '/s'],
  ['eth', 'solidity_per_s', 'transfers of an ERC-1155 in Solidity on this chain', '/s'],
  ['eth', 'native_to_solidity', 'native transfers of coupons through those', '×'],
  ['eth', 'precompile_to_solidity', 'transfers by the precompile through those', '×'],
  ...times('latency', (share) => `in_block_${share}_ms`, 'in a block', 1_600),
  ...times('latency', (share) => `finalized_${share}_ms`, 'final', 3_000),
  ...times('latency', (share) => `killed_in_block_${share}_ms`, 'in a block after one of four was killed', 2_300),
  ...times('latency', (share) => `killed_finalized_${share}_ms`, 'final after one of four was killed', 4_000),
  ['blocks', 'making_p95_ms', 'making a full block, p95', 'ms'],
  ['blocks', 'import_p95_ms', 'importing it on a second node, p95', 'ms'],
  ['blocks', 'made_and_imported_p95_ms', 'both together, p95', 'ms', -1_000],
  ['blocks', 'late_blocks', 'blocks that needed the whole slot', 'blocks', 0],
  ['mixed', 'rate', 'a mixed day: sent', '/s'],
  ['mixed', 'succeeded_per_s', 'a mixed day: succeeded', '/s'],
  ...times('mixed', (share) => `in_block.${share}_ms`, 'a mixed day: in a block'),
  ...times('mixed', (share) => `finalized.${share}_ms`, 'a mixed day: final'),
];

const HERE = fileURLToPath(new URL('.', import.meta.url));
const git = (...words) => execFileSync('git', words, { cwd: HERE, encoding: 'utf8' }).trim();

/** Figures with newer ones of the same measurement in their place; those that were not measured again stay. */
function merged(before, figures) {
  const all = { ...before, ...figures };
  if (before?.details && figures.details) all.details = { ...before.details, ...figures.details };
  for (const [name, parts] of Object.entries(TAKEN_OF)) {
    if (!(name in figures) && parts.some((part) => part in figures)) delete all[name];
  }
  return all;
}

/** In what a measurement was another one than those of the page: shorter, or with other nodes or more keys. Nothing where it was not. */
export function difference({ bench, node_args: options = [], keys = 0, ...told }) {
  const shorter = Object.entries(LEAST[bench] ?? {}).filter(([name, least]) => told[name] < least);
  const deeper = keys > 0 ? [`keys ${keys}`] : [];
  return [...shorter.map(([name]) => `${name} ${told[name]}`), ...deeper, ...options].join(', ');
}

/** A record with one more measurement in it, under `others` by its difference where it has one. */
export function withResult(record, result) {
  const settings = difference(result);
  if (settings === '') return withPart(record, result);
  const others = record.others ?? {};
  return { ...record, others: { ...others, [settings]: withPart(others[settings] ?? {}, result) } };
}

function withPart(record, result) {
  const { bench, ...figures } = result;
  if (typeof bench !== 'string') throw new Error('the result does not say what was measured');
  if (!BY_SCENARIO.includes(bench)) return { ...record, [bench]: merged(record[bench], figures) };
  if (typeof figures.scenario !== 'string') throw new Error('the result does not say of which scenario it is');
  return { ...record, [bench]: { ...record[bench], [figures.scenario]: figures } };
}

/** Whether a figure is as demanded. */
function isMet(value, demanded) {
  if (demanded === undefined) return true;
  return demanded > 0 ? value >= demanded : value <= -demanded;
}

/** The figures of a record that are there: what, value, demanded, and whether that is met. */
export function rows(record) {
  return FIGURES.flatMap(([bench, field, what, unit, demanded]) => {
    const measured = record[bench] ?? {};
    const parts = BY_SCENARIO.includes(bench)
      ? Object.entries(measured).map(([scenario, part]) => [`${what}: ${scenario}`, part])
      : [[what, measured]];
    return parts.flatMap(([name, part]) => {
      const value = field.split('.').reduce((inside, key) => inside?.[key], part);
      if (typeof value !== 'number') return [];
      return [{ bench, what: name, unit, value, demanded, met: isMet(value, demanded) }];
    });
  });
}

const text = (value) => value.toLocaleString('en-US', { maximumFractionDigits: 2 });
const demand = ({ demanded, unit }) => {
  if (demanded === undefined) return '';
  return `${demanded > 0 ? '≥' : '≤'} ${text(Math.abs(demanded))} ${unit}`;
};

/** The table of a record in Markdown. What is missed is bold. */
export function table(record) {
  const line = (row) => {
    const value = `${text(row.value)} ${row.unit}`;
    return `| ${row.what} | ${row.met ? value : `**${value}**`} | ${demand(row)} |`;
  };
  return ['| Figure | Measured | Demanded |', '| --- | --- | --- |', ...rows(record).map(line)].join('\n');
}

/** The table of what was measured otherwise than for the page; empty where nothing was. */
export function othersTable({ others = {} }) {
  const lines = Object.entries(others).flatMap(([settings, part]) =>
    rows(part).map((row) => `| \`${settings.replaceAll('|', '\\|')}\` | ${row.what} | ${text(row.value)} ${row.unit} |`),
  );
  return lines.length === 0 ? '' : ['| With | Figure | Measured |', '| --- | --- | --- |', ...lines].join('\n');
}

const escaped = (words) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Horizontal bars in SVG; a line marks what is demanded. */
export function bars(title, all) {
  const [left, width, height, gap] = [360, 360, 20, 8];
  const largest = Math.max(...all.map(({ value, demanded = 0 }) => Math.max(value, Math.abs(demanded))), 1e-9);
  const scale = (value) => Math.round((Math.abs(value) * width) / largest);
  const parts = all.map((row, index) => {
    const top = 40 + index * (height + gap);
    const middle = top + height / 2 + 4;
    const mark =
      row.demanded === undefined
        ? ''
        : `<line x1="${left + scale(row.demanded)}" x2="${left + scale(row.demanded)}" y1="${top - 3}" ` +
          `y2="${top + height + 3}" stroke="#222" stroke-width="2"/>`;
    return (
      `<text x="${left - 8}" y="${middle}" text-anchor="end">${escaped(row.what)}</text>` +
      `<rect x="${left}" y="${top}" width="${scale(row.value)}" height="${height}" fill="${row.met ? '#4a7ebb' : '#c0504d'}"/>` +
      `${mark}<text x="${left + width + 10}" y="${middle}">${text(row.value)} ${escaped(row.unit)}</text>`
    );
  });
  const size = [left + width + 110, 50 + all.length * (height + gap)];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size[0]}" height="${size[1]}" ` +
    'font-family="sans-serif" font-size="12">' +
    `<rect width="100%" height="100%" fill="#fff"/><text x="12" y="22" font-size="15">${escaped(title)}</text>` +
    `${parts.join('')}</svg>\n`
  );
}

/** Lines over rates in SVG: `series` has a name, a colour and for each step the rate and the value. */
export function curves(title, unit, series) {
  const [left, top, width, height] = [70, 40, 480, 240];
  const points = series.flatMap(({ steps }) => steps);
  const most = (index) => Math.max(...points.map((point) => point[index]), 1e-9);
  const [rates, values] = [most(0), most(1)];
  const x = (rate) => Math.round(left + (rate * width) / rates);
  const y = (value) => Math.round(top + height - (value * height) / values);
  const lines = series.map(({ name, colour, steps }, index) => {
    const path = steps.map(([rate, value]) => `${x(rate)},${y(value)}`).join(' ');
    return (
      `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>` +
      `<text x="${left + width + 12}" y="${top + 14 + 18 * index}" fill="${colour}">${escaped(name)}</text>`
    );
  });
  const ticks = [...new Set(points.map(([rate]) => rate))].map(
    (rate) => `<text x="${x(rate)}" y="${top + height + 18}" text-anchor="middle">${text(rate)}</text>`,
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + width + 160}" height="${top + height + 50}" ` +
    'font-family="sans-serif" font-size="12">' +
    `<rect width="100%" height="100%" fill="#fff"/><text x="12" y="22" font-size="15">${escaped(title)}</text>` +
    `<path d="M${left} ${top}V${top + height}H${left + width}" fill="none" stroke="#222"/>` +
    `<text x="${left - 8}" y="${top + 10}" text-anchor="end">${text(values)} ${escaped(unit)}</text>` +
    `${ticks.join('')}<text x="${left + width / 2}" y="${top + height + 38}" text-anchor="middle">transactions a second</text>` +
    `${lines.join('')}</svg>\n`
  );
}

function rateCurves({ scenario, steps }) {
  const of = (part) => steps.flatMap((step) => (typeof step[part].p95_ms === 'number' ? [[step.rate, step[part].p95_ms]] : []));
  return curves(`Time until confirmed, ${scenario}`, 'ms', [
    { name: 'in a block, p95', colour: '#4a7ebb', steps: of('in_block') },
    { name: 'final, p95', colour: '#c0504d', steps: of('finalized') },
  ]);
}

/** The plots of a record: the end of a file's name, and the drawing. What has another unit stands in another plot. */
export function plots(record) {
  const of = (bench, unit) => rows(record).filter((row) => row.bench === bench && row.unit === unit);
  const drawn = [
    ['tps', 'A second, one authority on two cores', of('tps', '/s')],
    ['eth', 'Ethereum transactions a second', of('eth', '/s')],
    ['ratios', 'Against others', [...of('tps', '×'), ...of('eth', '×')]],
    ['latency', 'Milliseconds, four validators', of('latency', 'ms')],
    ['blocks', 'Milliseconds, a full block', of('blocks', 'ms')],
    ['mixed', 'Milliseconds, a mixed day on one authority', of('mixed', 'ms')],
  ].flatMap(([name, title, all]) => (all.length > 0 ? [[name, bars(title, all)]] : []));
  const rates = Object.entries(record.rates ?? {});
  return [...drawn, ...rates.map(([scenario, measured]) => [`rates-${scenario}`, rateCurves(measured)])];
}

/** A page with what stands between its marks replaced. */
export function withTables(page, inner) {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`the page has no marks ${BEGIN} and ${END}`);
  return `${page.slice(0, begin + BEGIN.length)}\n${inner}\n${page.slice(end)}`;
}

function newest() {
  const files = existsSync(RESULTS) ? readdirSync(RESULTS).filter((name) => name.endsWith('.json')) : [];
  const read = (name) => ({ name, record: JSON.parse(readFileSync(new URL(name, RESULTS), 'utf8')) });
  const of = files.map(read).filter(({ record }) => rows(record).length > 0);
  const [last] = of.sort((a, b) => b.record.measured_at.localeCompare(a.record.measured_at));
  if (last === undefined) throw new Error('nothing was measured yet for the page: see scripts/bench.sh --list');
  return last;
}

function add(file) {
  const result = JSON.parse(readFileSync(file, 'utf8').trim().split('\n').at(-1));
  const now = new Date().toISOString();
  const commit = git('rev-parse', '--short', 'HEAD');
  // Measurements that belong together may begin on one day and end on another.
  const name = process.env.BENCH_RECORD || `${now.slice(0, 10)}-${commit}`;
  const to = new URL(`${name}.json`, RESULTS);
  const before = existsSync(to) ? JSON.parse(readFileSync(to, 'utf8')) : {};
  const about = {
    commit,
    changed: before.changed === true || git('status', '--porcelain', '--untracked-files=no', '--', ...SOURCES) !== '',
    measured_at: now,
    machine: { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, memory_gib: Math.round(totalmem() / 2 ** 30) },
  };
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(to, `${JSON.stringify(withResult({ ...before, ...about }, result), null, 2)}\n`);
  console.error(`recorded in ${fileURLToPath(to)}`);
  const settings = difference(result);
  if (settings !== '') console.error(`kept apart from the figures of the page, as it was measured with: ${settings}`);
  for (const row of rows(withResult({}, result))) {
    if (!row.met) console.error(`missed: ${row.what}: ${text(row.value)} ${row.unit}, demanded ${demand(row)}`);
  }
  if (result.late_blocks > 0) process.exitCode = LATE;
}

function show() {
  const { record } = newest();
  const brief = (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const kept = Object.entries(value).filter(([name]) => name !== 'details');
    return Object.fromEntries(kept.map(([name, inner]) => [name, brief(inner)]));
  };
  console.log(JSON.stringify({ bench: 'all', ...brief(record) }));
}

function draw(file) {
  const from = file === undefined ? newest() : { name: basename(file), record: JSON.parse(readFileSync(file, 'utf8')) };
  const { name, record } = from;
  const beside = file === undefined ? RESULTS : new URL('.', pathToFileURL(file));
  const stem = name.replace(/\.json$/, '');
  const drawn = plots(record).map(([kind, svg]) => {
    writeFileSync(new URL(`${stem}-${kind}.svg`, beside), svg);
    return `${stem}-${kind}.svg`;
  });
  console.error(`drawn: ${drawn.join(', ')}`);
  if (file !== undefined) return;
  const { cpu, cores, memory_gib: memory } = record.machine;
  const commit = `Commit \`${record.commit}\`${record.changed ? ' with changes' : ''}`;
  const about = `${commit}, ${record.measured_at.slice(0, 10)}, ${cores} cores (${cpu}), ${memory} GiB:`;
  const images = drawn.map((image) => `![${image}](results/${image})`).join('\n');
  const others = othersTable(record);
  const apart = others === '' ? [] : ['Measured with other settings, to compare with each other only:', others];
  const parts = [about, table(record), images, ...apart];
  writeFileSync(README, withTables(readFileSync(README, 'utf8'), `\n${parts.join('\n\n')}\n`));
}

const COMMANDS = { add, show, draw };

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [name, ...words] = process.argv.slice(2);
  if (!(name in COMMANDS) || (name === 'add' && words.length !== 1)) {
    console.error('usage: node results.mjs add FILE | show | draw [FILE]');
    process.exit(2);
  }
  COMMANDS[name](...words);
}
