#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the chain specification of a production network of 4 or 7 validators out of a description in TOML.

    network.py ask FILE                            asks for everything and writes FILE
    network.py check FILE                          says what is wrong with FILE, or nothing
    network.py write FILE --out DIR --node BINARY  writes the plain and the raw specification, and their hashes

operators/network.example.toml shows what a description holds. `check` and `write` ask nothing.
"""

import argparse
import hashlib
import json
import pathlib
import re
import subprocess
import sys
from decimal import Decimal, InvalidOperation

try:
    import tomllib
except ImportError:
    sys.exit("error: reading TOML needs Python 3.11 or newer")

# How many validators a network begins with. One more than three times what may fail: any other number adds a machine and no
# safety.
SIZES = (4, 7)
# Ethereum chain ids of development networks, and the one of the template, which is none.
TAKEN_CHAIN_IDS = (0, 743_639, 743_640)
GNX = 10**12
# The least a validator's account has, to pay for new session keys.
LEAST_BALANCE = 2 * GNX
# A specification holds balances as JSON numbers of 64 bits.
MOST_BALANCE = 2**64 - 1
SS58_PREFIX = 42

# Name of a role here, and of its members in the first state.
ROLES = {
    "council": "councilMembers",
    "dispatchers": "dispatchers",
    "compliance_officers": "complianceOfficers",
    "second_officers": "secondOfficers",
    "sanctions_oracles": "sanctionsOracles",
    "court_officers": "courtOfficers",
    "rate_oracles": "rateOracles",
    "attestors": "attestors",
    "gateways": "gateways",
    "arbitrators": "arbitrators",
}
# Fewest members of the roles without which a network cannot be governed. Gateways sign large amounts in twos.
FEWEST = {"council": 3, "dispatchers": 1, "compliance_officers": 1, "second_officers": 1, "gateways": 2}
# Roles that check each other, so that nobody may have both.
APART = [("council", "dispatchers"), ("compliance_officers", "second_officers")]

# Public keys whose secrets everybody knows: //Alice and the others, sr25519 and ed25519.
KNOWN_KEYS = {
    "101191192fc877c24d725b337120fa3edc63d227bbc92705db1e2cb65f56981a",
    "1254f7017f0b8347ce7ab14f96d818802e7e9e0c0d1b7c9acb3c726b080e7a03",
    "16f97016bbea8f7b45ae6757b49efc1080accc175d8f018f9ba719b60b0815e4",
    "199d749dbf4b8135cb1f3c8fd697a390fc0679881a8a110c1d06375b3b62cd09",
    "1cbd2d43530a44705ad088af313e18f80b53ef16b36177cd4b77b846f2a5f07c",
    "1d0432d75331ab299065bee79cdb1bdc2497c597a3087b4d955c67e3c000c1e2",
    "1dfe3e22cc0d45c70779c1095f7489a8ef3cf52d62fbd8c2fa38c9f1723502b5",
    "1e07379407fecc4b89eb7dbd287c2c781cfb1907a96947a3eb18e4f8e7198625",
    "292684abbb28def63807c5f6e84e9e8689769eb37b1ab130d79dbfbf1b9a0d44",
    "306721211d5404bd9da88e0204360a1a9ab8b87c66c1bc2fcdd37f3c2222cc20",
    "439660b36c6c03afafca027b910b4fecf99801834c62a5e6006f27d978de234f",
    "451781cd0c5504504f69ceec484cc66e4c22a2b6a9d20fb1a426d91ad074a2a8",
    "5079bcd20fd97d7d2f752c4607012600b401950260a91821f73e692071c82bf5",
    "568cb4a574c6d178feb39c27dfc8b3f789e5f5423e19c71633c748b9acf086b5",
    "5e639b43e0052c47447dac87d6fd2b6ec50bdd4d0f614e4299c665249bbd09d9",
    "88dc3417d5058ec4b4503e0c12ea1a0a89be200fe98922423d4334014fa6b0ee",
    "8ac59e11963af19174d0b94d5d78041c233f55d2e19324665bafdfb62925af2d",
    "8eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48",
    "90b5ab205c6974c9ea841be688864633dc9ca8a357843eeacf2314649965fe22",
    "ac859f8a216eeb1b320b4c76d118da3d7407fa523484d0a980126d3b4d0d220a",
    "be5ddb1579b72e84524fc29e78609e3caf42e85aa118ebfe0b0ad404b5bdd25f",
    "c833bdd2e1a7a18acc1c11f8596e2e697bb9b42d6b6051e474091a1d43a294d7",
    "d17c2d7823ebf260fd138f2d7e27d114c0145d968b5ff5006125f2414fadae69",
    "d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d",
    "dd6a6118b6c11c9c9e5a4f34ed3d545e2c74190f90365c60c230fa82e9423bb9",
    "e659a7a1628cdd93febc04a4e0646ea20e9f5f0ce097d9a05290d4a9e054df4e",
    "e860f1b1c7227f7c22602f53f15af80747814dffd839719731ee3bba6edc126c",
    "fe65717dad0447d715f660a0a58411de509b42e6efb8375f562f58a554d5860e",
}

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
BOOT_NODE = re.compile(r"/(dns|dns4|dns6|ip4|ip6)/[^/]+/tcp/\d+(/ws|/wss)?/p2p/12D3KooW[1-9A-HJ-NP-Za-km-z]{44}")


class Wrong(Exception):
    """A description that makes no network; the text says what to change."""


def checksum(body):
    return hashlib.blake2b(b"SS58PRE" + body, digest_size=64).digest()[:2]


def public_key(text, what):
    """The 32 bytes that an SS58 address or 0x and 64 digits stand for."""
    if not isinstance(text, str):
        raise Wrong(f"{what}: `{text}` is not in quotation marks")
    if re.fullmatch(r"0x[0-9a-fA-F]{64}", text):
        return bytes.fromhex(text[2:])
    number = 0
    for letter in text:
        if letter not in ALPHABET:
            raise Wrong(f"{what}: `{text}` is neither an SS58 address nor 0x and 64 hexadecimal digits")
        number = number * 58 + ALPHABET.index(letter)
    raw = number.to_bytes(max(35, (number.bit_length() + 7) // 8), "big")
    if len(raw) != 35 or raw[0] != SS58_PREFIX or checksum(raw[:33]) != raw[33:]:
        raise Wrong(f"{what}: `{text}` is not an address of this chain (SS58 prefix {SS58_PREFIX}); look for a slip")
    return raw[1:33]


def address(key):
    """The SS58 address of 32 bytes."""
    body = bytes([SS58_PREFIX]) + key
    number, text = int.from_bytes(body + checksum(body), "big"), ""
    while number:
        number, digit = divmod(number, 58)
        text = ALPHABET[digit] + text
    return text


def planck(text, what):
    """An amount of GNX in its smallest part."""
    try:
        amount = Decimal(str(text)) * GNX
    except InvalidOperation:
        raise Wrong(f"{what}: `{text}` is not an amount of GNX") from None
    if not amount.is_finite() or amount != amount.to_integral_value() or not 0 < amount <= MOST_BALANCE:
        raise Wrong(f"{what}: {text} GNX must be above 0, at most {MOST_BALANCE // GNX}, and have at most 12 decimals")
    return int(amount)


def given(table, name, kind, where):
    value = table.get(name)
    if not isinstance(value, kind) or isinstance(value, bool):
        raise Wrong(f"{where}: `{name}` is missing or not a {kind.__name__}")
    return value


def unknown(table, names, where):
    extra = sorted(set(table) - set(names))
    if extra:
        raise Wrong(f"{where}: unknown entries {', '.join(extra)}")


def fresh_key(text, what, seen):
    """A key that is not known to everybody and stands for one thing only."""
    key = public_key(text, what)
    if key.hex() in KNOWN_KEYS:
        raise Wrong(f"{what}: everybody knows the secret of `{text}`; make a key of your own")
    if key in seen:
        raise Wrong(f"{what}: `{text}` is {seen[key]} already")
    seen[key] = what
    return address(key)


def read_validators(listed):
    """Accounts and session keys, in the order of the description."""
    if len(listed) not in SIZES:
        raise Wrong(f"there are {len(listed)} validators; a network begins with 4 or 7")
    faults = (len(listed) - 1) // 3
    seen, names, regions, validators = {}, set(), {}, []
    for place, entry in enumerate(listed):
        where = f"validators[{place}]"
        if not isinstance(entry, dict):
            raise Wrong(f"{where}: `{entry}` is no table")
        unknown(entry, ["name", "region", "account", "aura", "grandpa"], where)
        name, region = given(entry, "name", str, where), given(entry, "region", str, where)
        if not re.fullmatch(r"[a-z0-9-]{1,32}", name) or name in names:
            raise Wrong(f"{where}: the name `{name}` is taken or not made of a to z, 0 to 9 and -")
        names.add(name)
        regions[region] = regions.get(region, 0) + 1
        keys = [fresh_key(given(entry, kind, str, where), f"{name}'s {kind}", seen)
                for kind in ("account", "aura", "grandpa")]
        validators.append(keys)
    for region, count in regions.items():
        if count > faults:
            raise Wrong(f"{count} validators are in `{region}`; finality survives the loss of {faults}, so at most "
                        f"{faults} may share a region")
    return validators


def read_roles(table):
    unknown(table, ROLES, "roles")
    members = {}
    for role in ROLES:
        seen, listed = {}, table.get(role, [])
        if not isinstance(listed, list):
            raise Wrong(f"{role}: `{listed}` is not a list")
        members[role] = [fresh_key(text, f"a member of {role}", seen) for text in listed]
        fewest = FEWEST.get(role, 0)
        if len(members[role]) < fewest and (members[role] or role != "gateways"):
            raise Wrong(f"{role}: {len(members[role])} members, at least {fewest} are needed")
    for one, other in APART:
        both = set(members[one]) & set(members[other])
        if both:
            raise Wrong(f"{one} and {other} check each other, and {', '.join(sorted(both))} is in both")
    return members


def read_balances(table, validators, council):
    balances = {}
    for text, amount in table.items():
        account = address(public_key(text, "balances"))
        if account in balances:
            raise Wrong(f"balances: `{text}` is there twice")
        balances[account] = planck(amount, f"balance of {text}")
    for account in validators + council:
        if balances.get(account, 0) < LEAST_BALANCE:
            raise Wrong(f"balances: validators and the council need at least {LEAST_BALANCE // GNX} GNX to pay for their "
                        f"first transactions; {account} has less")
    return [list(pair) for pair in balances.items()]


def read_network(table):
    unknown(table, ["id", "name", "eth_chain_id", "boot_nodes", "floor", "root_delay_blocks"], "network")
    network = {name: given(table, name, kind, "network")
               for name, kind in (("id", str), ("name", str), ("eth_chain_id", int), ("boot_nodes", list))}
    if not re.fullmatch(r"[a-z][a-z0-9_-]{2,31}", network["id"]) or network["id"] in ("dev", "local", "template"):
        raise Wrong("network: `id` is 3 to 32 of a to z, 0 to 9, _ and -, and not dev, local or template")
    if not 0 < network["eth_chain_id"] < 2**63 or network["eth_chain_id"] in TAKEN_CHAIN_IDS:
        raise Wrong("network: `eth_chain_id` is the network's own; choose a number that chainlist.org does not list")
    for node in network["boot_nodes"]:
        if not isinstance(node, str) or not BOOT_NODE.fullmatch(node):
            raise Wrong(f"network: `{node}` is not like /dns/sentry.example/tcp/30333/p2p/12D3KooW...")
    if len(set(network["boot_nodes"])) < 2:
        raise Wrong("network: at least two boot nodes are needed, in two regions, or one fault keeps newcomers out")
    return network


def patch_of(description):
    """What the description says beyond the template, checked."""
    unknown(description, ["network", "validators", "roles", "balances"], "the file")
    for name, kind in (("network", dict), ("validators", list), ("roles", dict), ("balances", dict)):
        given(description, name, kind, "the file")
    network = read_network(description["network"])
    keys = read_validators(description["validators"])
    roles = read_roles(description["roles"])
    accounts = [account for account, _, _ in keys]
    balances = read_balances(description["balances"], accounts, roles["council"])
    enough = len(keys) - (len(keys) - 1) // 3
    floor = description["network"].get("floor", enough)
    if not isinstance(floor, int) or not enough <= floor <= len(keys):
        raise Wrong(f"network: `floor` lies between {enough}, which still finalises, and {len(keys)}")
    delay = description["network"].get("root_delay_blocks", 86_400)
    if not isinstance(delay, int) or not 3_600 <= delay <= 2_592_000:
        raise Wrong("network: `root_delay_blocks` lies between 3600, an hour, and 2592000, thirty days")
    patch = {name: {"members": roles[role]} for role, name in ROLES.items()}
    patch |= {
        "validators": {"validators": accounts, "floor": floor},
        "session": {"keys": [[account, account, {"aura": aura, "grandpa": grandpa}] for account, aura, grandpa in keys]},
        "replayGuard": {"chainId": network["eth_chain_id"]},
        "rootDelay": {"delay": delay},
    }
    return network, patch, balances


def warn_of_empty(patch):
    empty = [role for role, name in ROLES.items() if not patch[name]["members"]]
    if empty:
        print(f"note: nobody is {', '.join(empty)}; the council can name members later", file=sys.stderr)


def node_writes(node, *words):
    ran = subprocess.run([node, "export-chain-spec", *words], capture_output=True, text=True)
    if ran.returncode:
        raise Wrong(f"{node} refused the specification: {ran.stderr.strip()}")


def write(description, out, node):
    """Writes `<id>.plain.json`, `<id>.raw.json` and SHA256SUMS into `out`."""
    network, patch, balances = patch_of(description)
    warn_of_empty(patch)
    out.mkdir(parents=True, exist_ok=True)
    plain, raw = out / f"{network['id']}.plain.json", out / f"{network['id']}.raw.json"
    taken = [path.name for path in (plain, raw) if path.exists()]
    if taken:
        raise Wrong(f"{', '.join(taken)} exists in {out}; a network's first state is written once")
    node_writes(node, "--chain", "template", "--output", str(plain))
    spec = json.loads(plain.read_text())
    spec |= {"id": network["id"], "name": network["name"], "chainType": "Live", "bootNodes": network["boot_nodes"]}
    spec["properties"]["ethereumChainId"] = network["eth_chain_id"]
    genesis = spec["genesis"]["runtimeGenesis"]["patch"]
    for name, fields in patch.items():
        genesis[name] |= fields
    # The template has the treasury's own.
    genesis["balances"]["balances"] += balances
    plain.write_text(json.dumps(spec, indent=2) + "\n")
    try:
        node_writes(node, "--chain", str(plain), "--raw", "--output", str(raw))
    except Wrong:
        plain.unlink()
        raise
    sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in (plain, raw)]
    (out / "SHA256SUMS").write_text("".join(sums))
    print("".join(sums), end="")


def answer(question):
    """What is answered on the terminal, without spaces around it."""
    return input(f"{question}: ").strip()


def many(question):
    """The answers that are given at once, apart by spaces or commas."""
    return [part for part in re.split(r"[,\s]+", answer(f"{question}, apart by spaces")) if part]


def number(question, allowed, refusal):
    """A whole number that is allowed; asks until it gets one."""
    while True:
        text = answer(question)
        if re.fullmatch(r"[0-9]{1,19}", text) and allowed(int(text)):
            return int(text)
        print(f"`{text}` {refusal}", file=sys.stderr)


def quoted(value):
    """As TOML writes a string or a list of strings, which is as JSON does."""
    return json.dumps(value, ensure_ascii=False)


def asked():
    """Asks for a description; gives its lines."""
    lines = ["[network]"]
    lines += [f"id = {quoted(answer('Id, such as genex-main'))}", f"name = {quoted(answer('Name'))}"]
    chain = number("Ethereum chain id", lambda one: 0 < one < 2**63 and one not in TAKEN_CHAIN_IDS,
                   "is not a chain id of a network's own; choose a number that chainlist.org does not list")
    lines += [f"eth_chain_id = {chain}", f"boot_nodes = {quoted(many('Boot nodes'))}"]
    balances = {}
    count = number("How many validators, 4 or 7", SIZES.__contains__, "is neither 4 nor 7")
    for place in range(count):
        lines += ["", "[[validators]]"]
        for name in ("name", "region", "account", "aura", "grandpa"):
            value = answer(f"Validator {place + 1} of {count}, {name}")
            lines.append(f"{name} = {quoted(value)}")
            if name == "account":
                balances[value] = "100"
    lines += ["", "[roles]"]
    for role in ROLES:
        members = many(f"Members of {role}")
        lines.append(f"{role} = {quoted(members)}")
        if role == "council":
            balances |= {member: "100" for member in members}
    return lines + ["", "[balances]"] + [f"{quoted(account)} = {quoted(amount)}" for account, amount in balances.items()]


def ask(path):
    """Asks for a description and writes it to `path`. What is wrong with it is told at the end, and corrected there."""
    if not sys.stdin.isatty():
        raise Wrong("`ask` needs a terminal; write the description by hand and use `check` and `write`")
    if path.exists():
        raise Wrong(f"{path} exists")
    try:
        lines = asked()
    except (EOFError, KeyboardInterrupt):
        raise Wrong("the answers ended before the questions; nothing was written") from None
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    try:
        warn_of_empty(patch_of(read(path))[1])
    except (Wrong, ValueError) as refusal:
        raise Wrong(f"{refusal}\nAll answers are in {path}: correct them there, and use `check`") from None


def read(path):
    """The description in a file."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("act", choices=["ask", "check", "write"])
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("--out", type=pathlib.Path, help="folder of the specification")
    parser.add_argument("--node", help="the binary genex-node")
    options = parser.parse_args()
    try:
        if options.act == "ask":
            ask(options.file)
            return
        description = read(options.file)
        if options.act == "check":
            warn_of_empty(patch_of(description)[1])
            return
        if not options.out or not options.node:
            raise Wrong("`write` needs --out and --node")
        write(description, options.out, options.node)
    except (Wrong, OSError, ValueError) as error:
        sys.exit(f"error: {error}")


if __name__ == "__main__":
    main()
