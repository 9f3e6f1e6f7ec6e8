// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bars, plots, rows, table, withResult, withTables } from './results.mjs';

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
