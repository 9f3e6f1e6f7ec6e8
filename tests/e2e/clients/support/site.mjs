// SPDX-License-Identifier: Apache-2.0
// A static site on this machine.

import { createServer } from 'node:http';
import { extname } from 'node:path';

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json' };

/**
 * Serves these files on a free port until it is stopped.
 *
 * @param {Record<string, string | Buffer>} files by their path, `/index.html` for the root
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function serve(files) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://127.0.0.1');
    const path = pathname === '/' ? '/index.html' : pathname;
    if (!Object.hasOwn(files, path)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': `${TYPES[extname(path)]}; charset=utf-8` }).end(files[path]);
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, resolve);
  });
  const stop = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${server.address().port}/`, stop };
}
