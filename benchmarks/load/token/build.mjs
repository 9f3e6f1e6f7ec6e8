// SPDX-License-Identifier: Apache-2.0
// Compiles PlainToken.sol with the compiler, the settings and the OpenZeppelin of contracts/, and writes the code that creates it.
//
//   node build.mjs FILE

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const [to] = process.argv.slice(2);
if (to === undefined) {
  console.error('usage: node build.mjs FILE');
  process.exit(2);
}
const CONTRACTS = new URL('../../../contracts/', import.meta.url);
const require = createRequire(fileURLToPath(new URL('package.json', CONTRACTS)));
const solc = require('solc');

const input = {
  language: 'Solidity',
  sources: { 'PlainToken.sol': { content: readFileSync(new URL('PlainToken.sol', import.meta.url), 'utf8') } },
  settings: {
    evmVersion: 'cancun',
    optimizer: { enabled: true, runs: 200 },
    metadata: { bytecodeHash: 'none' },
    outputSelection: { 'PlainToken.sol': { PlainToken: ['evm.bytecode.object'] } },
  },
};
const sourceOf = (path) => ({ contents: readFileSync(new URL(`node_modules/${path}`, CONTRACTS), 'utf8') });
const output = JSON.parse(solc.compile(JSON.stringify(input), { import: sourceOf }));
const errors = (output.errors ?? []).filter(({ severity }) => severity === 'error');
if (errors.length > 0) {
  for (const { formattedMessage } of errors) console.error(formattedMessage);
  process.exit(1);
}
writeFileSync(to, `${output.contracts['PlainToken.sol'].PlainToken.evm.bytecode.object}\n`);
