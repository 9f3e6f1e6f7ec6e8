# SPDX-License-Identifier: Apache-2.0
"""Reads what operators install: the systemd units, the files in YAML, and every option that they and the documents name.

A unit is what systemd takes it for, where `systemd-analyze` is here; a file in YAML has no entry twice and names nothing that
it does not describe. Options of the node are those in its sources and in those of the SDK's command line; where the node is
built, each command takes the options that stand behind it.
"""

import functools
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

try:
    import yaml
except ImportError:
    yaml = None

# Documents that name options.
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "chain-spec/README.md", "node/README.md", "node/eth-rpc/README.md",
             "node/market-rpc/README.md", "operators/README.md", "benchmarks/README.md", "tests/network/README.md",
             "tools/travel-rule/README.md"]
# Options of programs that are not ours.
FOREIGN = {
    "cargo": {"features", "locked", "release", "workspace"},
    "systemctl": {"now"},
    "useradd": {"home-dir", "shell", "system"},
    "docker": {"rm"},
    "Prometheus and node_exporter": {"config", "path", "storage"},
    # Of a node that is built to measure, which a plain one is not.
    "genex-node benchmark": {"allow-fail", "batch-size", "disable-pov-recorder", "enable-trie-cache", "keys-limit", "raw",
                             "state-version", "warmups", "weight-path"},
}

# How scripts tell their options apart: in Bash a case or a comparison, in Python a parser.
TAKEN = re.compile(r'^\s*(?:"" \| )?(?:--[a-z0-9-]+ \| )*--([a-z0-9-]+)\)|== --([a-z0-9-]+)|add_argument\("--([a-z0-9-]+)"', re.M)
OPTION = re.compile(r"(?<![\w-])--([a-z][a-z0-9-]*)")
ATTRIBUTE = re.compile(r"#\[(?:arg|clap)\(")
FIELD = re.compile(r"\s*\](?:\s*#\[[^\]]*\])*\s*(?:pub(?:\([a-z]+\))?\s+)?([a-z_0-9]+)\s*:")
NODE = "/usr/bin/genex-node"


def fail(text):
    sys.exit(f"error: {text}")


def within(text, start):
    """What stands up to the bracket that closes the one before `start`, and where that is."""
    depth, place, quoted = 1, start, False
    while depth:
        letter = text[place]
        if letter == '"' and text[place - 1] != "\\":
            quoted = not quoted
        elif not quoted:
            depth += {"(": 1, ")": -1}.get(letter, 0)
        place += 1
    return text[start:place - 1], place


def options_of(source):
    """The options that a source describes for clap."""
    text = re.sub(r"^\s*//.*$", "", source, flags=re.M)
    found = set()
    for head in ATTRIBUTE.finditer(text):
        body, end = within(text, head.end())
        if not re.search(r"\blong\b", body):
            continue
        named, field = re.search(r'\blong\s*=\s*"([^"]+)"', body), FIELD.match(text, end)
        name = named[1] if named else field and field[1].replace("_", "-")
        found |= {name} if name else set()
        found |= set(re.findall(r'\balias\s*=\s*"([^"]+)"', body))
    return found


def known_options(root, registry):
    """All options of the node and its tools."""
    version = re.search(r'name = "sc-cli"\nversion = "([^"]+)"', (root / "Cargo.lock").read_text())[1]
    known = {"help", "version"}
    for folder in (root / "node/src", registry / f"sc-cli-{version}/src"):
        for path in folder.rglob("*.rs"):
            known |= options_of(path.read_text(encoding="utf-8"))
    if missing := {"base-path", "chain", "dev", "log-format"} - known:
        fail(f"scripts/operators_files.py does not find --{', --'.join(sorted(missing))} in the sources of the node any more")
    return known


def script_options(root):
    """All options of our scripts and of what they build to measure."""
    found = set()
    for path in (root / "scripts").iterdir():
        if path.suffix in (".sh", ".py"):
            found |= {name for names in TAKEN.findall(path.read_text()) for name in names if name}
    for path in (root / "benchmarks").rglob("src/**/*.rs"):
        found |= options_of(path.read_text(encoding="utf-8"))
    return found


def tools(root):
    """Names of the node's own tools, by its sources."""
    body = re.search(r"pub enum Command \{\n(.*?)\n\}", (root / "node/src/cli.rs").read_text(), re.S)[1]
    return {re.sub(r"(?<!^)([A-Z])", r"-\1", name).lower() for name in re.findall(r"^\t([A-Z]\w*)\(", body, re.M)} | {"help"}


def code_of(document):
    """What stands as code in a document, a command a line."""
    blocks = re.findall(r"^ *```[a-z]*\n(.*?)^ *```", document, re.M | re.S)
    return "\n".join(blocks + re.findall(r"`([^`\n]+)`", re.sub(r"^ *```.*?^ *```", "", document, flags=re.M | re.S)))


def commands_in(text):
    """Tools and options of every command of the node in some lines."""
    for line in re.sub(r"\\\n\s*", " ", text).splitlines():
        # Behind the name of an operator's file, or of the image, nothing is a command.
        for called in re.finditer(r"(?:^|[\s'=|])(?:/usr/bin/)?genex-node((?: +[^\s'#|;)]+)*)", line):
            words = called[1].split()
            tool = []
            for word in words:
                if not re.fullmatch(r"[a-z]+(-[a-z]+)*", word):
                    break
                tool.append(word)
            yield tuple(tool), set(OPTION.findall(" ".join(words)))


@functools.cache
def told_by(node, tool):
    """Options that the node tells of a tool, or of itself; nothing where there is no such tool."""
    ran = subprocess.run([node, *tool, "--help"], capture_output=True, text=True)
    return None if ran.returncode else frozenset(OPTION.findall(ran.stdout))


def check_commands(where, text, known_tools, node):
    """The node takes every command in `text`. Gives how many there are."""
    count = 0
    for tool, options in commands_in(text):
        shown = " ".join(("genex-node", *tool))
        if tool and tool[0] == "benchmark":
            continue
        if tool and tool[0] not in known_tools:
            fail(f"{where}: the node has no tool `{tool[0]}`")
        count += 1
        if node and tool != ("help",):
            told = told_by(node, tool)
            if told is None:
                fail(f"{where}: the node does not know `{shown}`")
            if unknown := options - told:
                fail(f"{where}: `{shown}` does not take --{', --'.join(sorted(unknown))}")
    return count


def uncommented(text):
    return re.sub(r"^\s*#.*$", "", text, flags=re.M)


def head_of(text):
    """The remarks at the head of a file."""
    return re.match(r"(?:#.*\n)*", text)[0]


def check_variables(path, text):
    """What a file takes from its environment, its head tells."""
    unknown = set(re.findall(r"(?<!\$)\$\{?([A-Z][A-Z0-9_]*)", uncommented(text))) - set(re.findall(r"[A-Z][A-Z0-9_]+", head_of(text)))
    if unknown:
        fail(f"{path}: its head does not tell what {', '.join(sorted(unknown))} is")


def check_units(units):
    """Whether systemd was asked; what it finds wrong ends the check."""
    tool = shutil.which("systemd-analyze")
    if not tool:
        return False
    with tempfile.TemporaryDirectory() as folder:
        probe = pathlib.Path(folder) / "probe.service"
        probe.write_text("[Service]\nExecStart=/bin/true\n")
        try:
            verify = functools.partial(subprocess.run, capture_output=True, text=True, timeout=60)
            # In a container it may not work at all.
            if verify([tool, "verify", "--man=no", str(probe)]).returncode:
                return False
            for unit in units:
                copy = pathlib.Path(folder) / unit.name
                copy.write_text(unit.read_text().replace(NODE, "/bin/true"))
                ran = verify([tool, "verify", "--man=no", str(copy)])
                said = [line for line in ran.stderr.splitlines() if unit.name in line]
                if said or ran.returncode:
                    fail(f"{unit.name}: " + "\n".join(said or [ran.stderr]).replace(f"{folder}/", ""))
        except (OSError, subprocess.TimeoutExpired):
            return False
    return True


def check_plain(path, text):
    """The form of our files in YAML, which needs no parser: blocks two spaces deep, brackets that close on their line, no entry
    twice."""
    # Depth of each block that is open, and the names in it.
    blocks = []
    for number, line in enumerate(text.splitlines(), 1):
        where = f"{path}, line {number}"
        bare = line.lstrip(" ")
        if not bare or bare.startswith("#"):
            continue
        depth = len(line) - len(bare)
        if "\t" in line or depth % 2:
            fail(f"{where}: blocks are two spaces deep")
        unquoted = re.sub(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'|\$\{[^}]*\}', "", bare) if not re.match(r"(- )?expr: ", bare) else ""
        if any(unquoted.count(one) != unquoted.count(other) for one, other in ("[]", "{}")) or '"' in unquoted:
            fail(f"{where}: a bracket or a quotation is not closed")
        item = re.match(r"- +", bare)
        inner = depth + (len(item[0]) if item else 0)
        # Whatever lies deeper has ended, as the item before this one.
        while blocks and blocks[-1][0] > depth:
            blocks.pop()
        entry = re.match(r"([\w<][\w.<-]*): |([\w<][\w.<-]*):$", line[inner:])
        if not entry:
            if not item and not blocks:
                fail(f"{where}: neither an entry nor an item")
            continue
        if not blocks or blocks[-1][0] < inner:
            blocks.append((inner, set()))
        name = entry[1] or entry[2]
        if name in blocks[-1][1]:
            fail(f"{where}: `{name}` is there twice")
        blocks[-1][1].add(name)


def names_of(listed):
    return set(listed or ())


def check_compose(path, compose):
    """Services name only volumes, networks and secrets that are there, and none is there for nothing."""
    used = {"networks": set(), "secrets": set(), "volumes": set()}
    taken = []
    for name, service in compose["services"].items():
        if "image" not in service and "build" not in service:
            fail(f"{path}: the service {name} has no image")
        command = service.get("command", [])
        if not isinstance(command, list) or not all(isinstance(word, str) for word in command):
            fail(f"{path}: the command of {name} is no list of words")
        if any(not word.startswith("--") for word in command[1:]):
            fail(f"{path}: a word of the command of {name} is no option; write --option=value")
        secrets = names_of(service.get("secrets"))
        wanted = set(re.findall(r"/run/secrets/([\w-]+)", " ".join(command)))
        if wanted != secrets:
            fail(f"{path}: {name} has the secrets {sorted(secrets)} and reads {sorted(wanted)}")
        mounts = [one.rsplit(":", 2) for one in (text.removesuffix(":ro") for text in service.get("volumes", []))]
        used["volumes"] |= {one[0] for one in mounts if re.fullmatch(r"[a-z][a-z0-9-]*", one[0])}
        used["networks"] |= names_of(service.get("networks"))
        used["secrets"] |= secrets
        taken += [port.rsplit(":", 1)[0] for port in service.get("ports", [])]
    for kind, names in used.items():
        if names != set(compose[kind]):
            fail(f"{path}: {kind} that are used and not described, or the other way: {sorted(names ^ set(compose[kind]))}")
    if len(set(taken)) != len(taken):
        fail(f"{path}: two services take the same port of the machine")


def check_yaml(root):
    """Whether there was a parser; what is wrong with a file ends the check."""
    for name in ("operators/compose.yaml", "operators/prometheus/prometheus.yml", "operators/prometheus/alerts.yml"):
        text = (root / name).read_text()
        check_plain(name, text)
        if yaml:
            try:
                parsed = yaml.safe_load(text)
            except yaml.YAMLError as error:
                fail(f"{name}: {error}")
            if name.endswith("compose.yaml"):
                check_compose(name, parsed)
    return yaml is not None


def compose_commands(text):
    """The commands of the services, a line each."""
    lists = re.findall(r"^ +command:\n((?: +- .*\n)+)", text, re.M)
    return "\n".join(" ".join(re.findall(r"- (.*)", one)) for one in lists)


def check_options(root, registry, node):
    """Every option that a file names is one. Gives how many there are, and how many commands of the node."""
    known, known_tools = known_options(root, registry), tools(root)
    units = sorted((root / "operators/systemd").glob("*.service"))
    compose = root / "operators/compose.yaml"
    foreign = {name for names in FOREIGN.values() for name in names}
    others = foreign | script_options(root)
    named, commands = set(), 0
    for path in [*units, compose, root / "operators/Dockerfile", *(root / name for name in DOCUMENTS)]:
        text, where = path.read_text(encoding="utf-8"), str(path.relative_to(root))
        here = set(OPTION.findall(text))
        if path.name == "Dockerfile":
            # Most are of the programs that build the image.
            here = set(OPTION.findall(" ".join(re.findall(r"^CMD .*$", text, re.M))))
        if unknown := here - known - others:
            fail(f"{where} names --{', --'.join(sorted(unknown))}, which neither the node nor a script takes")
        named |= here
        if path in units or path == compose:
            check_variables(where, text)
        if path.suffix == ".md":
            code = code_of(text)
        elif path == compose:
            code = compose_commands(text) + "\n" + "\n".join(re.findall(r"^#.*(/usr/bin/genex-node .*)$", text, re.M))
        else:
            code = uncommented(text)
        commands += check_commands(where, code, known_tools, node)
    if idle := foreign - named:
        fail(f"no file names --{', --'.join(sorted(idle))} any more; take them out of scripts/operators_files.py")
    if not commands:
        fail("scripts/operators_files.py does not find the commands of the node any more")
    return len(named & known), commands


def check(root, registry, node):
    """Checks all of it, and says what was checked."""
    verified = check_units(sorted((root / "operators/systemd").glob("*.service")))
    parsed = check_yaml(root)
    options, commands = check_options(root, registry, node)
    return (f"{options} options and {commands} commands of the node exist" + ("" if node else ", by its sources alone") + "; units are "
            + ("verified" if verified else "NOT verified, because systemd-analyze does not work here") + ", files in YAML are "
            + ("parsed" if parsed else "read for their form only, because PyYAML is not here"))
