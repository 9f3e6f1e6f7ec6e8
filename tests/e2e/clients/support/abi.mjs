// SPDX-License-Identifier: Apache-2.0
// What Solidity developers get: the ABIs and addresses of contracts/interfaces, compiled anew for every run.

import { readFileSync } from 'node:fs';
import solc from 'solc';

const INTERFACES = new URL('../../../../contracts/interfaces/', import.meta.url);
const SOURCES = [
  'Addresses.sol',
  'ICompliance.sol',
  'ICoupon.sol',
  'ICouponFactory.sol',
  'IMarketplace.sol',
  'IRedemption.sol',
  'ITravelRule.sol',
  'ITreasury.sol',
];

const read = (path) => readFileSync(new URL(path, INTERFACES), 'utf8');

function compile() {
  const input = {
    language: 'Solidity',
    sources: Object.fromEntries(SOURCES.map((path) => [path, { content: read(path) }])),
    settings: { outputSelection: { '*': { '': ['ast'], '*': ['abi'] } } },
  };
  const findImport = (path) => ({ contents: read(path) });
  const output = JSON.parse(solc.compile(JSON.stringify(input), { import: findImport }));
  const problems = output.errors ?? [];
  if (problems.length > 0) throw new Error(problems.map((problem) => problem.formattedMessage).join('\n'));
  return output;
}

/** The value of a constant of the library `Addresses`. */
function addressOf(output, name) {
  const library = output.sources['Addresses.sol'].ast.nodes.find((node) => node.name === 'Addresses');
  const constant = library?.nodes.find((node) => node.name === name);
  if (!constant) throw new Error(`Addresses.sol names no ${name}`);
  return constant.value.value;
}

const output = compile();

/** Coupons as ERC-1155. */
export const COUPON = {
  address: addressOf(output, 'COUPON'),
  abi: output.contracts['ICoupon.sol'].ICoupon.abi,
};

/** Redemption of coupons. */
export const REDEMPTION = {
  address: addressOf(output, 'REDEMPTION'),
  abi: output.contracts['IRedemption.sol'].IRedemption.abi,
};
