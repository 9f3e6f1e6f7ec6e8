// SPDX-License-Identifier: Apache-2.0
// Compiles the hostile contracts and writes their byte code, and the hashes of the sources it is of, to code.json.
// Solidity's compiler is looked for where contracts/ has it, or below SOLC (a folder with node_modules/solc).
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../../../../..");
const home = process.env.SOLC ?? join(root, "contracts");
const solc = createRequire(join(home, "package.json"))("solc");
const folder = join(here, "contracts");
const files = readdirSync(folder).filter((name) => name.endsWith(".sol")).sort();
const sources = Object.fromEntries(
	files.map((name) => [join("contracts", name), { content: readFileSync(join(folder, name), "utf8") }]),
);
const input = {
	language: "Solidity",
	sources,
	settings: {
		evmVersion: "cancun",
		optimizer: { enabled: true, runs: 200 },
		metadata: { bytecodeHash: "none", appendCBOR: false },
		outputSelection: { "*": { "*": ["evm.bytecode.object", "abi"] } },
	},
};
const imported = (path) => ({ contents: readFileSync(resolve(root, path.replace(/^(\.\.\/)+/, "")), "utf8") });
const output = JSON.parse(solc.compile(JSON.stringify(input), { import: imported }));
const errors = (output.errors ?? []).filter((error) => error.severity === "error");
for (const { formattedMessage } of errors) console.error(formattedMessage);
if (errors.length > 0) process.exit(1);

const contracts = {};
for (const file of files) {
	for (const [name, { abi, evm }] of Object.entries(output.contracts[join("contracts", file)] ?? {})) {
		const attacks = abi.some((entry) => entry.name === "attack");
		const births = abi.some((entry) => entry.type === "constructor" && entry.inputs.length > 0);
		if (attacks && !births && evm.bytecode.object !== "") contracts[name] = evm.bytecode.object;
	}
}
const hashes = Object.fromEntries(
	files.map((name) => [name, createHash("sha256").update(readFileSync(join(folder, name))).digest("hex")]),
);
const written = { compiler: solc.version(), sources: hashes, contracts };
writeFileSync(join(here, "code.json"), JSON.stringify(written, null, "\t") + "\n");
console.log(`${Object.keys(contracts).length} contracts`);
