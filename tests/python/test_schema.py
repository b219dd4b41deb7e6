"""What the program prints and takes is what its schemas promise."""

import json
import os
import pathlib
import shutil
import subprocess
import tomllib

import jsonschema
import pytest

ROOT = pathlib.Path(__file__).parents[2]
PROGRAM = os.environ.get("VIENDAN", str(ROOT / "target" / "debug" / "viendan"))
RIGHT, WRONG = True, False

pytestmark = pytest.mark.skipif(
    shutil.which(PROGRAM) is None, reason="the program is not built: cargo build"
)


def run(folder, *arguments):
    home = {"HOME": str(folder), "XDG_DATA_HOME": str(folder / ".data")}
    command = [PROGRAM, *arguments]
    return subprocess.run(command, cwd=folder, env={**os.environ, **home}, capture_output=True)


@pytest.fixture
def desk(tmp_path):
    """A folder with the reports that ship with the source, and what cannot be read."""
    (tmp_path / "ho-so").mkdir()
    for report in ROOT.glob("corpus/*.txt"):
        shutil.copy(report, tmp_path / "ho-so")
    (tmp_path / "hong.bin").write_bytes(b"a\0b")
    return tmp_path


@pytest.mark.parametrize(
    ("schema", "command", "least"),
    [
        ("check.v1.json", "check ho-so hong.bin --format json", 1),
        ("check.v1.json", "check ho-so --format jsonl --lang en", 5),
        ("extract.v1.json", "extract ho-so --format jsonl --unread", 50),
    ],
)
def test_json_is_as_promised(desk, schema, command, least):
    schema = json.loads((ROOT / "tests" / "schema" / schema).read_text())
    validator = jsonschema.validators.validator_for(schema)(schema)
    output = run(desk, *command.split()).stdout.decode()
    whole = command.endswith("json")
    objects = [json.loads(it) for it in ([output] if whole else output.splitlines())]
    for it in objects:
        assert not [fault.message for fault in validator.iter_errors(it)]
    assert len(objects) >= least


def example():
    """The example of `viendan.toml` with every line in use."""

    def used(line):
        bare = line.removeprefix("# ")
        return bare if bare.startswith(("[", '"')) or " = " in bare else line

    lines = (ROOT / "src" / "config" / "example.toml").read_text().splitlines()
    return "\n".join(map(used, lines))


@pytest.mark.parametrize(
    ("source", "verdict"),
    [
        ("", RIGHT),
        (example(), RIGHT),
        ("lang = 'en'\n[office]\nname = 'UBND tỉnh'\nletters = ['UBND']", RIGHT),
        ("[lint]\nselect = ['form']\nignore = []\nfail-on = 'never'", RIGHT),
        (
            "[lint.severity]\ndate-conflict = 'goi-y'\n[lint.per-file-ignores]\n'*.md' = ['time']",
            RIGHT,
        ),
        ("[[accept]]\nrule = 'date-conflict'\nreason = 'đã đính chính'", RIGHT),
        ("[[accept]]\nrule = 'date-conflict'", WRONG),
        ("[[accept]]\nreason = 'đã đính chính'", WRONG),
        ("ngon-ngu = 'fr'", WRONG),
        ("[lint]\nselct = ['form']", WRONG),
        ("[office]\nten = 'UBND'\nten-khac = 'UB'", WRONG),
        ("[soat]\ndung-tu = 'som'", WRONG),
    ],
)
def test_schema_and_program_agree(tmp_path, source, verdict):
    schema = json.loads(run(tmp_path, "generate", "schema").stdout)
    validator = jsonschema.validators.validator_for(schema)(schema)
    assert validator.is_valid(tomllib.loads(source)) == verdict
    (tmp_path / "bao-cao.txt").write_text("Số: 12/BC-VPUB")
    # A baseline that is named must be there.
    lines = (it for it in source.splitlines() if not it.startswith(("baseline", "nen")))
    (tmp_path / "viendan.toml").write_text("\n".join(lines))
    status = run(tmp_path, "check", "bao-cao.txt").returncode
    assert (status != 2) == verdict
