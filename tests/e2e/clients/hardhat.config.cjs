// SPDX-License-Identifier: Apache-2.0
// Hardhat for the Solidity of this repository, without a download: the compiler is that of npm.

const { tmpdir } = require('node:os');
const { join, resolve } = require('node:path');
const { subtask } = require('hardhat/config');
const { TASK_COMPILE_SOLIDITY_GET_SOLC_BUILD } = require('hardhat/builtin-tasks/task-names');

const VERSION = require('solc/package.json').version;
const built = process.env.GENEX_HARDHAT_OUT ?? join(tmpdir(), 'genex-hardhat');

subtask(TASK_COMPILE_SOLIDITY_GET_SOLC_BUILD, ({ solcVersion }) => {
  if (solcVersion !== VERSION) throw new Error(`the compiler of npm is ${VERSION}, not ${solcVersion}`);
  return { compilerPath: require.resolve('solc/soljson.js'), isSolcJs: true, version: VERSION, longVersion: VERSION };
});

module.exports = {
  solidity: { version: VERSION, settings: { evmVersion: 'cancun', optimizer: { enabled: true, runs: 200 } } },
  paths: {
    root: resolve(__dirname, '../../../contracts'),
    sources: resolve(__dirname, '../../../contracts/interfaces'),
    artifacts: join(built, 'artifacts'),
    cache: join(built, 'cache'),
  },
  networks: {
    genex: { url: process.env.GENEX_HARDHAT_URL ?? 'http://127.0.0.1:8545' },
  },
  defaultNetwork: 'genex',
};
