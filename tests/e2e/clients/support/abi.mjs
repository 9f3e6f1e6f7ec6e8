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
  'ICustody.sol',
  'IFeePools.sol',
  'IIdentity.sol',
  'IInsolvency.sol',
  'IIssuers.sol',
  'IMarketplace.sol',
  'IQuarantine.sol',
  'IRedemption.sol',
  'ISerials.sol',
  'IStablecoin.sol',
  'ITransferPolicies.sol',
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

/** A precompile: its address of that name, and the ABI of its interface. */
const precompile = (address, name) => ({
  address: addressOf(output, address),
  abi: output.contracts[`${name}.sol`][name].abi,
});

/** Issuing and primary sale. */
export const FACTORY = precompile('COUPON_FACTORY', 'ICouponFactory');
/** Coupons as ERC-1155. */
export const COUPON = precompile('COUPON', 'ICoupon');
/** The secondary market. */
export const MARKETPLACE = precompile('MARKETPLACE', 'IMarketplace');
/** Redemption of coupons. */
export const REDEMPTION = precompile('REDEMPTION', 'IRedemption');
/** Money on its way in and out. */
export const TREASURY = precompile('TREASURY', 'ITreasury');
/** Units that move only when a custodian signs too. */
export const CUSTODY = precompile('CUSTODY', 'ICustody');
/** Why a movement would be refused. */
export const COMPLIANCE = precompile('COMPLIANCE', 'ICompliance');

/** A stablecoin as ERC-20: its id stands in the first four bytes of the address. */
export function stablecoin(id) {
  const { address, abi } = precompile('STABLECOINS', 'IStablecoin');
  return { address: `0x${id.toString(16).padStart(8, '0')}${address.slice(10)}`, abi };
}
