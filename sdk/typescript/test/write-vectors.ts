// SPDX-License-Identifier: Apache-2.0
// Writes what follows from the inputs in the files of vectors. Sealed orders take randomness: theirs are kept.

import { writeFileSync } from 'node:fs';
import { FILES, pathOf, read } from './vectors.js';

for (const [name, complete] of Object.entries(FILES)) {
  writeFileSync(pathOf(name), `${JSON.stringify(complete(read(name)), null, 2)}\n`);
}
