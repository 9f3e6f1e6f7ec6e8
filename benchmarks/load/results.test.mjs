// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { bars, difference, othersTable, plots, rows, table, withResult, withTables } from './results.mjs';

const RECORD = {
  tps: { transfers_per_s: 1_234.5, plain_per_s: 1_500, ratio_to_stock: 2.5 },
  latency: { in_block_p95_ms: 1_601, finalized_p95_ms: null },
};

test('withResult should put a measurement under its name and keep the others', () => {
  const record = withResult({ commit: 'abc', tps: { old: 1 } }, { bench: 'eth', eth_per_s: 7 });
  assert.deepEqual(record, { commit: 'abc', tps: { old: 1 }, eth: { eth_per_s: 7 } });
  assert.throws(() => withResult({}, { eth_per_s: 7 }), /does not say/);
});

test('withResult should keep what is not measured again', () => {
  const details = { plain: { full_blocks: 60 }, transfer: { full_blocks: 60 } };
  const plain = { plain_per_s: 900, stock_per_s: 300, ratio_to_stock: 3 };
  const whole = { bench: 'tps', ...plain, transfers_per_s: 600, transfers_to_stock: 2, details };
  const again = { bench: 'tps', transfers_per_s: 800, details: { transfer: { full_blocks: 61 } } };
  const { tps } = withResult(withResult({}, whole), again);
  // What was taken of both is no longer true of the new one.
  assert.deepEqual(tps, {
    ...plain,
    transfers_per_s: 800,
    details: { plain: { full_blocks: 60 }, transfer: { full_blocks: 61 } },
  });
  const both = withResult({ tps }, { bench: 'tps', transfers_per_s: 8, stock_per_s: 4, transfers_to_stock: 2 });
  assert.equal(both.tps.transfers_to_stock, 2);
});

test('withResult should keep what is missing in a part of a run, but no ratio to it', () => {
  const whole = { bench: 'eth', eth_per_s: 400, anvil_per_s: 800, ratio_to_anvil: 0.5, missing: [] };
  const part = { bench: 'eth', eth_per_s: 300, missing: ['anvil'] };
  assert.deepEqual(withResult(withResult({}, whole), part).eth, { eth_per_s: 300, anvil_per_s: 800, missing: ['anvil'] });
});

test('withResult should keep full blocks and rates of each scenario', () => {
  const blocks = (scenario, late_blocks) => ({ bench: 'blocks', scenario, late_blocks });
  const rates = { bench: 'rates', scenario: 'plain', steps: [] };
  const record = [blocks('transfer', 0), blocks('orders', 1), blocks('orders', 2), rates].reduce(withResult, {});
  assert.deepEqual(record, {
    blocks: { transfer: { scenario: 'transfer', late_blocks: 0 }, orders: { scenario: 'orders', late_blocks: 2 } },
    rates: { plain: { scenario: 'plain', steps: [] } },
  });
  assert.throws(() => withResult({}, { bench: 'blocks', late_blocks: 0 }), /of which scenario/);
});

test('difference should tell what is shorter than for the page, and what nodes were told', () => {
  assert.equal(difference({ bench: 'tps', blocks: 60, node_args: [] }), '');
  assert.equal(difference({ bench: 'tps', blocks: 59 }), 'blocks 59');
  assert.equal(difference({ bench: 'latency', rate: 50, seconds: 120 }), '');
  assert.equal(difference({ bench: 'latency', rate: 10, seconds: 20 }), 'rate 10, seconds 20');
  const options = ['--trie-cache-size=0', '--pool-type=single-state'];
  assert.equal(difference({ bench: 'tps', blocks: 20, node_args: options }), `blocks 20, ${options.join(', ')}`);
  assert.equal(difference({ bench: 'tps', blocks: 60, keys: 1_000_000, node_args: ['--a'] }), 'keys 1000000, --a');
  assert.equal(difference({ bench: 'unknown', blocks: 1, keys: 0 }), '');
});

test('withResult should keep apart what was measured otherwise', () => {
  const page = { bench: 'tps', blocks: 60, node_args: [], transfers_per_s: 900 };
  const other = { ...page, node_args: ['--a=1'], transfers_per_s: 1_100, plain_per_s: 7 };
  const blocks = { bench: 'blocks', blocks: 60, scenario: 'orders', node_args: ['--a=1'], late_blocks: 3 };
  const record = [page, other, { ...other, transfers_per_s: 1_200 }, blocks, { ...page, blocks: 5 }].reduce(withResult, {});
  assert.equal(record.tps.transfers_per_s, 900);
  assert.deepEqual(Object.keys(record.others), ['--a=1', 'blocks 5']);
  assert.equal(record.others['--a=1'].tps.transfers_per_s, 1_200);
  assert.equal(rows(record).length, 1);
  assert.deepEqual(othersTable(record).split('\n').slice(2), [
    '| `--a=1` | transfers of coupons | 1,200 /s |',
    '| `--a=1` | plain transfers of GNX | 7 /s |',
    '| `--a=1` | blocks that needed the whole slot: orders | 3 blocks |',
    '| `blocks 5` | transfers of coupons | 900 /s |',
  ]);
  assert.equal(othersTable({ tps: page }), '');
  assert.deepEqual(plots({ others: record.others }), []);
});

test('rows should demand that no block of any scenario is late', () => {
  const record = { blocks: { transfer: { late_blocks: 0 }, orders: { late_blocks: 1 } } };
  assert.deepEqual(
    rows(record).map(({ what, met }) => [what, met]),
    [['blocks that needed the whole slot: transfer', true], ['blocks that needed the whole slot: orders', false]],
  );
  const lines = table(record).split('\n');
  assert.equal(lines[2], '| blocks that needed the whole slot: transfer | 0 blocks | ≤ 0 blocks |');
  assert.equal(lines[3], '| blocks that needed the whole slot: orders | **1 blocks** | ≤ 0 blocks |');
});

test('rows should tell what is met, in either direction, and leave out what is missing', () => {
  const told = rows(RECORD).map(({ value, met }) => [value, met]);
  assert.deepEqual(told, [[1_234.5, true], [1_500, true], [2.5, false], [1_601, false]]);
});

test('rows should find what stands inside others', () => {
  const record = { mixed: { succeeded_per_s: 300, in_block: { p95_ms: 1_200 }, finalized: null } };
  const told = rows(record).map(({ what, value }) => [what, value]);
  assert.deepEqual(told, [['a mixed day: succeeded', 300], ['a mixed day: in a block, p95', 1_200]]);
});

test('table should have a line for each figure and mark what is missed', () => {
  const lines = table(RECORD).split('\n');
  assert.equal(lines.length, 6);
  assert.equal(lines[2], '| transfers of coupons | 1,234.5 /s | ≥ 1,000 /s |');
  assert.equal(lines[3], '| plain transfers of GNX | 1,500 /s |  |');
  assert.equal(lines[5], '| in a block, p95 | **1,601 ms** | ≤ 1,600 ms |');
});

test('plots should have one for each unit that is there', () => {
  assert.deepEqual(plots(RECORD).map(([name]) => name), ['tps', 'ratios', 'latency']);
});

test('plots should draw what was measured at several rates', () => {
  const step = (rate, block) => ({ rate, in_block: { p95_ms: block }, finalized: { p95_ms: 2 * block } });
  const record = { rates: { transfer: { scenario: 'transfer', steps: [step(250, 1_000), step(500, 1_200)] } } };
  const [[name, svg]] = plots(record);
  assert.equal(name, 'rates-transfer');
  assert.ok(svg.includes('points="310,180 550,160"') && svg.includes('points="310,80 550,40"'), svg);
});

test('bars should escape words and scale to the longest', () => {
  const svg = bars('a < b', [{ what: 'x & y', unit: 'ms', value: 50, demanded: -100, met: true }]);
  assert.ok(svg.includes('a &lt; b') && svg.includes('x &amp; y') && svg.includes('width="180"'));
});

test('withTables should replace only what stands between the marks', () => {
  const [begin, end] = ['<!-- results of load: begin -->', '<!-- results of load: end -->'];
  assert.equal(withTables(`a\n${begin}\nold\n${end}\nb`, 'new'), `a\n${begin}\nnew\n${end}\nb`);
  assert.throws(() => withTables('a', 'new'), /no marks/);
});

/** Percentiles as the program that measures tells them. */
const percentiles = (p50, p95, p99) => ({ count: 9, p50_ms: p50, p95_ms: p95, p99_ms: p99, max_ms: p99 });

/** What each measurement prints: made up, with the keys of the program that measures. */
const RESULTS = [
  {
    bench: 'tps',
    ...{ plain_per_s: 1_400, stock_per_s: 350, ratio_to_stock: 4, transfers_to_stock: 2.9 },
    ...{ transfers_per_s: 1_015, purchases_per_s: 699.9, redemptions_per_s: 700, orders_per_s: 900, batched_ops_per_s: 9_000 },
    ...{ rpc_read_p95_ms: 6, rpc_submit_p95_ms: 101, spent_s: 1_500, details: { plain: { full_blocks: 60 } } },
  },
  {
    bench: 'eth',
    ...{ eth_per_s: 500, anvil_per_s: 2_500, ratio_to_anvil: 0.2, eth_coupon_per_s: 400, eth_orders_per_s: 300 },
    ...{ solidity_per_s: 250, native_per_s: 1_000, native_to_solidity: 4, precompile_to_solidity: 1.6 },
  },
  {
    bench: 'latency',
    ...{ in_block_p50_ms: 800, in_block_p95_ms: 1_500, in_block_p99_ms: 1_700 },
    ...{ finalized_p50_ms: 1_800, finalized_p95_ms: 2_600, finalized_p99_ms: 2_900 },
    ...{ killed_in_block_p50_ms: 900, killed_in_block_p95_ms: 2_301, killed_in_block_p99_ms: 3_000 },
    ...{ killed_finalized_p50_ms: 2_000, killed_finalized_p95_ms: 3_700, killed_finalized_p99_ms: 4_400 },
  },
  ...['transfer', 'orders'].map((scenario) => ({
    ...{ bench: 'blocks', scenario, full_blocks: 60, making_p95_ms: 480, import_p95_ms: 400, made_and_imported_p95_ms: 870 },
    ...{ late_blocks: scenario === 'orders' ? 2 : 0, details: { full_blocks: 60 } },
  })),
  {
    ...{ bench: 'mixed', rate: 300, succeeded_per_s: 299.5 },
    ...{ in_block: percentiles(700, 1_100, 1_300), finalized: percentiles(1_700, 2_200, 2_500) },
  },
  {
    ...{ bench: 'rates', scenario: 'transfer' },
    steps: [250, 500].map((rate) => ({ rate, in_block: percentiles(1, 2, 3), finalized: percentiles(4, 5, 6) })),
  },
];

/** What the issue demands, as it stands on the page with what was made up: what is missed is bold. */
const DEMANDED = [
  '| transfers of coupons | 1,015 /s | ≥ 1,000 /s |',
  '| purchases | **699.9 /s** | ≥ 700 /s |',
  '| redemptions | 700 /s | ≥ 700 /s |',
  '| single acts at the order book | 900 /s | ≥ 700 /s |',
  '| acts at the order book in batches of 50 | 9,000 /s | ≥ 4,000 /s |',
  '| plain transfers, ours through stock | 4 × | ≥ 3 × |',
  '| transfers of coupons through stock plain transfers | **2.9 ×** | ≥ 3 × |',
  '| reads over RPC under transfers, p95 | 6 ms | ≤ 100 ms |',
  '| submissions over RPC under transfers, p95 | **101 ms** | ≤ 100 ms |',
  '| ours through anvil | **0.2 ×** | ≥ 0.25 × |',
  '| native transfers of coupons through those | 4 × |  |',
  '| in a block, p50 | 800 ms |  |',
  '| in a block, p95 | 1,500 ms | ≤ 1,600 ms |',
  '| final, p95 | 2,600 ms | ≤ 3,000 ms |',
  '| in a block after one of four was killed, p95 | **2,301 ms** | ≤ 2,300 ms |',
  '| final after one of four was killed, p95 | 3,700 ms | ≤ 4,000 ms |',
  '| both together, p95: orders | 870 ms | ≤ 1,000 ms |',
  '| blocks that needed the whole slot: transfer | 0 blocks | ≤ 0 blocks |',
  '| blocks that needed the whole slot: orders | **2 blocks** | ≤ 0 blocks |',
  '| a mixed day: sent | 300 /s |  |',
  '| a mixed day: succeeded | 299.5 /s |  |',
  '| a mixed day: in a block, p95 | 1,100 ms |  |',
  '| a mixed day: final, p99 | 2,500 ms |  |',
];

/** A repository with a commit, this script and the page of this one. */
function repository() {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'genex-results-')));
  const git = (...words) => execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...words], { cwd: root });
  mkdirSync(join(root, 'benchmarks/load'), { recursive: true });
  for (const name of ['load/results.mjs', 'README.md']) {
    copyFileSync(fileURLToPath(new URL(`../${name}`, import.meta.url)), join(root, 'benchmarks', name));
  }
  git('init', '--quiet');
  git('add', '.');
  git('-c', 'commit.gpgsign=false', 'commit', '--quiet', '--message', 'Begin');
  return root;
}

test('results should come from what was printed into a record, plots and the tables of the page', () => {
  const root = repository();
  try {
    const [page, printed] = [join(root, 'benchmarks/README.md'), join(root, 'printed.json')];
    const run = (...words) => spawnSync('node', [join(root, 'benchmarks/load/results.mjs'), ...words], { encoding: 'utf8' });
    assert.notEqual(run('draw').status, 0);
    const before = readFileSync(page, 'utf8');
    for (const result of RESULTS) {
      writeFileSync(printed, `other words\n${JSON.stringify(result)}\n`);
      const { status, stderr } = run('add', printed);
      assert.equal(status, result.late_blocks > 0 ? 3 : 0, stderr);
      assert.equal(stderr.includes('missed: purchases: 699.9 /s, demanded ≥ 700 /s'), result.bench === 'tps', stderr);
    }
    const results = join(root, 'benchmarks/results');
    const [file, ...more] = readdirSync(results);
    assert.deepEqual([/^\d{4}-\d\d-\d\d-[0-9a-f]+\.json$/.test(file), more], [true, []]);
    const drawn = run('draw');
    assert.equal(drawn.status, 0, drawn.stderr);

    const after = readFileSync(page, 'utf8');
    const [begin, end] = ['<!-- results of load: begin -->', '<!-- results of load: end -->'];
    const inner = after.slice(after.indexOf(begin) + begin.length, after.indexOf(end));
    assert.equal(withTables(after, ''), withTables(before, ''));
    for (const line of DEMANDED) assert.ok(inner.split('\n').includes(line), `${line} is not in ${inner}`);
    const images = [...inner.matchAll(/!\[.*?\]\((.*?)\)/g)].map(([, path]) => path);
    const kinds = ['tps', 'eth', 'ratios', 'latency', 'blocks', 'mixed', 'rates-transfer'];
    assert.deepEqual(images, kinds.map((kind) => `results/${file.replace('.json', '')}-${kind}.svg`));
    for (const image of images) assert.match(readFileSync(join(root, 'benchmarks', image), 'utf8'), /^<svg .*<\/svg>\n$/s);

    // What the page got is no change of what was measured.
    writeFileSync(printed, JSON.stringify({ bench: 'tps', purchases_per_s: 800 }));
    assert.equal(run('add', printed).status, 0);
    const shown = JSON.parse(run('show').stdout);
    assert.deepEqual([shown.bench, shown.changed, shown.tps.purchases_per_s, shown.tps.orders_per_s], ['all', false, 800, 900]);
    assert.deepEqual([shown.tps.details, shown.blocks.orders.details, shown.blocks.orders.late_blocks], [undefined, undefined, 2]);
    run('draw');
    assert.ok(readFileSync(page, 'utf8').includes('| purchases | 800 /s | ≥ 700 /s |'));

    // Nor is what was measured otherwise a figure of the page.
    writeFileSync(printed, JSON.stringify({ bench: 'tps', blocks: 60, purchases_per_s: 1, node_args: ['--pool-type=single-state'] }));
    const other = run('add', printed);
    assert.ok(other.stderr.includes('kept apart') && other.stderr.includes('--pool-type=single-state'), other.stderr);
    run('draw');
    const last = readFileSync(page, 'utf8');
    assert.ok(last.includes('| purchases | 800 /s | ≥ 700 /s |') && last.includes('| `--pool-type=single-state` | purchases | 1 /s |'));

    // What belongs together is in one record, whatever the day is.
    process.env.BENCH_RECORD = 'yesterday-abc';
    assert.equal(run('add', printed).status, 0);
    assert.deepEqual(readdirSync(results).filter((name) => name.endsWith('.json')).sort(), [file, 'yesterday-abc.json']);
  } finally {
    delete process.env.BENCH_RECORD;
    rmSync(root, { recursive: true });
  }
});
