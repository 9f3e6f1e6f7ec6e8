// SPDX-License-Identifier: Apache-2.0
// A headless Chromium, and pages in it that find a wallet at `window.ethereum`.

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { MOST_MS } from './until.mjs';

const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];

/** `$GENEX_CHROMIUM`, else the first browser on the path. */
function chromiumPath() {
  if (process.env.GENEX_CHROMIUM) return process.env.GENEX_CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
  if (!found) throw new Error('there is no Chromium: run scripts/setup.sh --clients, or set GENEX_CHROMIUM');
  return found;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A Chromium of its own, without a window. */
export function launch() {
  const path = chromiumPath();
  const headless = path.endsWith('chromium-headless-shell') ? 'shell' : true;
  // Its sandbox does not run as root, and the only site it sees is ours.
  const args = process.getuid() === 0 ? ['--no-sandbox'] : [];
  return puppeteer.launch({ executablePath: path, headless, args, timeout: MOST_MS });
}

/**
 * A new page with an EIP-1193 provider, which it also announces by EIP-6963.
 *
 * @param {import('puppeteer-core').Browser} browser
 * @param {(request: { method: string, params?: any[] }) => Promise<any>} wallet
 */
export async function pageWith(browser, wallet) {
  const page = await browser.newPage();
  await page.exposeFunction('askWallet', async (request) => {
    try {
      return { result: await wallet(request) };
    } catch ({ code = -32_603, message, data }) {
      return { error: { code, message, data } };
    }
  });
  await page.evaluateOnNewDocument(inject);
  return page;
}

/** Runs in the page before anything of its own. */
function inject() {
  const { askWallet } = window;
  const provider = {
    async request({ method, params }) {
      const { result, error } = await askWallet({ method, params });
      if (error) throw Object.assign(new Error(error.message), error);
      return result;
    },
    on: () => provider,
    removeListener: () => provider,
  };
  window.ethereum = provider;
  const info = { uuid: crypto.randomUUID(), name: 'Genex test wallet', icon: 'data:,', rdns: 'network.genex.test' };
  const announce = () =>
    window.dispatchEvent(
      new CustomEvent('eip6963:announceProvider', { detail: Object.freeze({ info, provider }) }),
    );
  window.addEventListener('eip6963:requestProvider', announce);
  announce();
}
