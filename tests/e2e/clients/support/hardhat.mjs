// SPDX-License-Identifier: Apache-2.0
// Hardhat at a running node.

import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Hardhat's environment. It reads its configuration once, so this is called once in a process.
 *
 * @param {string} url of the Ethereum JSON-RPC over HTTP
 * @param {string[]} secrets of the accounts it signs for
 * @param {{ compile?: boolean }} [options] whether the contracts are compiled, which takes some seconds
 */
export async function hardhat(url, secrets, { compile = false } = {}) {
  const out = await mkdtemp(join(tmpdir(), 'genex-hardhat-'));
  Object.assign(process.env, {
    GENEX_HARDHAT_URL: url,
    GENEX_HARDHAT_KEYS: secrets.join(','),
    GENEX_HARDHAT_OUT: out,
    HARDHAT_CONFIG: fileURLToPath(new URL('../hardhat.config.cjs', import.meta.url)),
    HARDHAT_DISABLE_TELEMETRY_PROMPT: 'true',
  });
  const end = () => rm(out, { recursive: true });
  try {
    const hre = createRequire(import.meta.url)('hardhat');
    if (compile) await hre.run('compile', { quiet: true });
    return { hre, end };
  } catch (error) {
    await end();
    throw error;
  }
}
