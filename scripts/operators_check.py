# SPDX-License-Identifier: Apache-2.0
"""Checks what operators get. Part of `scripts/check.sh operators`.

    operators_check.py ROOT REGISTRY [NODE]

Every metric that an alert or the dashboard names is registered by the node: its name is in the sources of the node or of the
SDK's crates in REGISTRY, the folder of cargo's sources. Every runbook that an alert names is a heading of the README. The
description of the example network is accepted, and so is one of seven validators made of it, also by whoever answers the
questions of `network.py ask`; damaged ones are refused, and NODE, where it is given, builds both. The rest is in
operators_files.py.
"""

import copy
import hashlib
import importlib.util
import json
import os
import pathlib
import pty
import re
import subprocess
import sys
import tempfile
import tomllib

# What is imported from beside this file leaves no code there.
sys.dont_write_bytecode = True
import operators_files

# Of the host and of Prometheus itself.
FOREIGN = {"up", "node_filesystem_avail_bytes", "node_filesystem_size_bytes", "node_timex_offset_seconds",
           "node_timex_sync_status"}
# Words of the query language and names of labels.
WORDS = re.compile(r"\b(by|on|ignoring|without|group_left|group_right)\s*\([^)]*\)|\{[^}]*\}|\[[^]]*\]")
FUNCTIONS = re.compile(r"\b[a-z_0-9]+(?=\s*\()")
NAMES = re.compile(r"\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b|\bup\b")
# What a histogram adds to its name.
PARTS = re.compile(r"_(bucket|count|sum)$")
# Crates of the SDK that register metrics.
CRATES = re.compile(r"^(sc-|sp-trie-|substrate-prometheus-endpoint-)")


def names_in(expression):
    bare = FUNCTIONS.sub(" ", WORDS.sub(" ", expression))
    return set(NAMES.findall(bare))


def alerts(text):
    """Expressions and runbooks. Each stands on one line."""
    expressions = re.findall(r"^\s+expr: (.+)$", text, re.M)
    runbooks = re.findall(r"^\s+runbook: (.+)$", text, re.M)
    count = len(re.findall(r"^\s+- alert: ", text, re.M))
    if not count == len(expressions) == len(runbooks):
        sys.exit(f"error: {count} alerts have {len(expressions)} expressions on one line and {len(runbooks)} runbooks")
    return expressions, runbooks


def dashboard(value):
    """The expressions of a dashboard, and the queries of its variables."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == "expr" or (name == "query" and isinstance(inner, str) and "(" in inner):
                # Of a variable's query, the metric is what comes before the label.
                yield re.sub(r"label_values\((.*), *\w+\)", r"\1", inner)
            else:
                yield from dashboard(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from dashboard(inner)


def sources(root, registry):
    """The text of all sources that may register a metric."""
    locked = dict()
    for name, version in re.findall(r'name = "([^"]+)"\nversion = "([^"]+)"', (root / "Cargo.lock").read_text()):
        locked.setdefault(name, set()).add(version)
    folders = [root / "node"]
    folders += [registry / f"{name}-{version}" for name, versions in locked.items() for version in versions
                if CRATES.match(f"{name}-")]
    for folder in folders:
        for path in folder.rglob("*.rs"):
            if "tests" not in path.parts:
                yield path.read_text(encoding="utf-8", errors="replace")


def check_metrics(root, registry):
    expressions, runbooks = alerts((root / "operators/prometheus/alerts.yml").read_text())
    expressions += dashboard(json.loads((root / "operators/grafana/genex-chain.json").read_text()))
    used = {name for one in expressions for name in names_in(one)}
    missing = used - FOREIGN
    for text in sources(root, registry):
        missing = {name for name in missing if f'"{name}"' not in text and f'"{PARTS.sub("", name)}"' not in text}
        if not missing:
            break
    if missing:
        sys.exit(f"error: no node registers {', '.join(sorted(missing))}; see the alerts and the dashboard in operators/")
    headings = set(re.findall(r"^### ([^\n]+)$", (root / "operators/README.md").read_text(), re.M))
    anchors = {re.sub(r"[^a-z0-9 -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    unknown = set(runbooks) - anchors
    if unknown:
        sys.exit(f"error: operators/README.md has no runbook {', '.join(sorted(unknown))}")
    return len(used), len(set(runbooks))


def damaged(example):
    """Descriptions with one fault each, and a word of the answer."""
    def case(word, change):
        description = copy.deepcopy(example)
        change(description)
        return word, description

    network, validators = "network", "validators"
    alice = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"
    return [
        case("begins with 4 or 7", lambda d: d[validators].pop()),
        case("may share a region", lambda d: d[validators][1].update(region=d[validators][0]["region"])),
        case("everybody knows", lambda d: d[validators][0].update(account=alice)),
        case("everybody knows", lambda d: d["roles"]["council"].append(alice)),
        case("already", lambda d: d[validators][0].update(aura=d[validators][1]["aura"])),
        case("already", lambda d: d[validators][0].update(account=d[validators][0]["aura"])),
        case("look for a slip", lambda d: d[validators][0].update(account=d[validators][0]["account"][:-1] + "1")),
        case("neither an SS58", lambda d: d[validators][0].update(grandpa="0x12")),
        case("is taken", lambda d: d[validators][0].update(name=d[validators][1]["name"])),
        case("`aura` is missing", lambda d: d[validators][0].pop("aura")),
        case("unknown entries", lambda d: d[validators][0].update(stake=1)),
        case("unknown entries", lambda d: d["roles"].update(sudo=[])),
        case("at least 3 are needed", lambda d: d["roles"].update(council=d["roles"]["council"][:2])),
        case("check each other", lambda d: d["roles"].update(dispatchers=d["roles"]["council"][:1])),
        case("`id` is", lambda d: d[network].update(id="local")),
        case("`eth_chain_id`", lambda d: d[network].update(eth_chain_id=743_639)),
        case("is not like /dns", lambda d: d[network]["boot_nodes"].append("sentry.example:30333")),
        case("two boot nodes", lambda d: d[network]["boot_nodes"].pop()),
        case("`floor`", lambda d: d[network].update(floor=2)),
        case("`root_delay_blocks`", lambda d: d[network].update(root_delay_blocks=0)),
        case("has less", lambda d: d.update(balances={})),
        case("at most 12 decimals", lambda d: d["balances"].update({d[validators][0]["account"]: "0.0000000000001"})),
        case("is not an amount", lambda d: d["balances"].update({d[validators][0]["account"]: "many"})),
        case("not in quotation marks", lambda d: d["roles"].update(arbitrators=[1])),
        case("is not a list", lambda d: d["roles"].update(arbitrators=alice)),
        case("is no table", lambda d: d.update(validators=[1, 2, 3, 4])),
    ]


def of_seven(example, network):
    """The example's network with three validators more, in the regions of its first three."""
    seven = copy.deepcopy(example)
    for validator in example["validators"][:3]:
        name = validator["name"].replace("-1", "-2")
        keys = {kind: "0x" + hashlib.sha256(f"{name} {kind}".encode()).hexdigest() for kind in ("account", "aura", "grandpa")}
        seven["validators"].append({"name": name, "region": validator["region"], **keys})
        seven["balances"][network.address(bytes.fromhex(keys["account"][2:]))] = "100"
    # What is taken where nothing is said.
    del seven["network"]["floor"]
    return seven


def damaged_seven(seven):
    """As `damaged`, of what counts otherwise where there are seven."""
    def case(word, change):
        description = copy.deepcopy(seven)
        change(description)
        return word, description

    validators, last = "validators", seven["validators"][-1]
    return [
        case("begins with 4 or 7", lambda d: d[validators].pop()),
        case("begins with 4 or 7", lambda d: d[validators].append(last)),
        case("at most 2 may share a region", lambda d: d[validators][3].update(region=last["region"])),
        case("lies between 5", lambda d: d["network"].update(floor=4)),
    ]


def answers_of(description):
    """What somebody answers who describes this network. Questions that are told the first answers again ask for another."""
    network, answers = description["network"], {}
    answers["Id, such as genex-main"], answers["Name"] = [network["id"]], [network["name"]]
    answers["Ethereum chain id"] = ["many", "743639", str(network["eth_chain_id"])]
    answers["Boot nodes, apart by spaces"] = [" ".join(network["boot_nodes"])]
    count = len(description["validators"])
    answers["How many validators, 4 or 7"] = ["", "four", "5", str(count)]
    for place, validator in enumerate(description["validators"]):
        answers |= {f"Validator {place + 1} of {count}, {name}": [value] for name, value in validator.items()}
    # Spaces or commas.
    answers |= {f"Members of {role}, apart by spaces": [", ".join(members)] for role, members in description["roles"].items()}
    return answers


def ask(script, path, answers):
    """Answers the questions of `network.py ask` on a terminal; gives its status and what it says is wrong. Ends the answers
    at a question to which there is none."""
    ours, its = pty.openpty()
    words = [sys.executable, "-B", str(script), "ask", str(path)]
    with subprocess.Popen(words, stdin=its, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as ran:
        os.close(its)
        while said := os.read(ran.stdout.fileno(), 65_536).decode():
            left = answers.get(said.removesuffix(": "))
            os.write(ours, f"{left.pop(0)}\n".encode() if left else b"\x04")
        refusal = ran.stderr.read().decode()
    os.close(ours)
    return ran.returncode, refusal


def check_ask(root, network, description):
    """Who answers everything gets the network, and who does not is told why."""
    script = root / "scripts/network.py"
    with tempfile.TemporaryDirectory() as folder:
        path, wrong, short = (pathlib.Path(folder) / name for name in ("right.toml", "wrong.toml", "short.toml"))
        status, said = ask(script, path, answers_of(description))
        for word in ("`many` is not a chain id", "`743639` is not a chain id", "`four` is neither 4 nor 7", "`5` is neither"):
            if word not in said:
                sys.exit(f"error: instead of `{word}` network.py ask says: {said}")
        if status:
            sys.exit(f"error: network.py ask refuses right answers: {said}")
        if network.patch_of(network.read(path))[:2] != network.patch_of(description)[:2]:
            sys.exit("error: network.py ask describes another network than its answers")

        known = answers_of(description) | {"Validator 2 of 7, aura": [description["validators"][0]["aura"]]}
        missing = answers_of(description) | {"Validator 2 of 7, aura": []}
        for words, refused in (
            (["already", "wrong.toml"], ask(script, wrong, known)),
            (["nothing was written"], ask(script, short, missing)),
            (["exists"], ask(script, path, {})),
        ):
            if not refused[0] or "Traceback" in refused[1] or not all(word in refused[1] for word in words):
                sys.exit(f"error: instead of `{words[0]}` network.py ask says: {refused[1]}")
        if short.exists() or not wrong.exists():
            sys.exit("error: network.py ask writes half of a description, or loses a whole one")
    words = [sys.executable, "-B", str(script), "ask", "nowhere"]
    ran = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if not ran.returncode or "needs a terminal" not in ran.stderr:
        sys.exit(f"error: without a terminal network.py ask says: {ran.stderr}")


def built_keys(network, description, node):
    """How many keys the first state of a network has that NODE builds."""
    with tempfile.TemporaryDirectory() as folder:
        network.write(description, pathlib.Path(folder), node)
        raw = json.loads((pathlib.Path(folder) / f"{description['network']['id']}.raw.json").read_text())
    if raw["bootNodes"] != description["network"]["boot_nodes"]:
        sys.exit("error: the raw specification has other boot nodes than its description")
    return len(raw["genesis"]["raw"]["top"])


def check_network(root, node):
    spec = importlib.util.spec_from_file_location("network", root / "scripts/network.py")
    network = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(network)
    example = tomllib.loads((root / "operators/network.example.toml").read_text())
    seven = of_seven(example, network)
    cases = damaged(example) + damaged_seven(seven)
    for word, description in cases:
        try:
            network.patch_of(description)
        except network.Wrong as refusal:
            if word not in str(refusal):
                sys.exit(f"error: instead of `{word}` network.py says: {refusal}")
        else:
            sys.exit(f"error: network.py accepts a description that it should refuse with `{word}`")
    network.patch_of(example)
    if network.patch_of(seven)[1]["validators"]["floor"] != 5:
        sys.exit("error: network.py takes another floor than 5 for seven validators")
    check_ask(root, network, seven)
    if node:
        # Each validator more has keys of its own.
        if not 100 <= built_keys(network, example, node) < built_keys(network, seven, node):
            sys.exit("error: the raw specification of the example, or the one of seven, holds too little")
    return len(cases)


def main(root, registry, node=None):
    metrics, runbooks = check_metrics(pathlib.Path(root), pathlib.Path(registry))
    refused = check_network(pathlib.Path(root), node)
    files = operators_files.check(pathlib.Path(root), pathlib.Path(registry), node)
    built = "built" if node else "NOT built, because there is no node yet"
    print(f"operators: {metrics} metrics and {runbooks} runbooks exist; {refused} damaged networks are refused, one of seven is "
          f"accepted, in a file and by answers; it and the example's are {built}; {files}")


main(*sys.argv[1:])
