// SPDX-License-Identifier: Apache-2.0
// Hardhat for the Solidity of this repository, without a download: the compiler is that of npm.

const { join, resolve } = require('node:path');
const { subtask } = require('hardhat/config');
const tasks = require('hardhat/builtin-tasks/task-names');

const VERSION = require('solc/package.json').version;
const root = resolve(__dirname, '../../../contracts');
/** Where the node is, whose keys Hardhat has, and where it builds; see support/hardhat.mjs. */
const { GENEX_HARDHAT_URL: url, GENEX_HARDHAT_KEYS: keys, GENEX_HARDHAT_OUT: out } = process.env;

subtask(tasks.TASK_COMPILE_SOLIDITY_GET_SOLC_BUILD, ({ solcVersion }) => {
  if (solcVersion !== VERSION) throw new Error(`the compiler of npm is ${VERSION}, not ${solcVersion}`);
  return { compilerPath: require.resolve('solc/soljson.js'), isSolcJs: true, version: VERSION, longVersion: VERSION };
});
// The examples name the interfaces as in foundry.toml, and a file has one name.
subtask(tasks.TASK_COMPILE_GET_REMAPPINGS, () => ({ 'genex/': 'interfaces/' }));
subtask(tasks.TASK_COMPILE_SOLIDITY_GET_SOURCE_NAMES, async (args, hre, runSuper) =>
  (await runSuper(args)).map((name) => name.replace(/^interfaces\//, 'genex/')),
);
// The other examples need packages of contracts/.
subtask(tasks.TASK_COMPILE_SOLIDITY_GET_SOURCE_PATHS, async (args, hre, runSuper) => [
  ...(await runSuper(args)),
  join(root, 'src/GiftBundle.sol'),
]);

module.exports = {
  solidity: { version: VERSION, settings: { evmVersion: 'cancun', optimizer: { enabled: true, runs: 200 } } },
  paths: { root, sources: join(root, 'interfaces'), artifacts: join(out, 'artifacts'), cache: join(out, 'cache') },
  networks: { genex: { url, accounts: keys.split(',') } },
  defaultNetwork: 'genex',
};
