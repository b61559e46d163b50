"""`wian read`: many files in, one JSON each or a table; a sentence for what cannot be read."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.scanning.makers import pdf
from tests.support import ROOT
from wian.cli.read import json_of, out_names, read
from wian.cli.reading_work import Failure, readings, shown_name

TWINS = ROOT / "examples/letters"
COMMAND = [sys.executable, "-c", "from wian.cli import main; main()", "read"]


def wian_read(
    *arguments: str | Path, stdin: bytes | None = None
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)], input=stdin, capture_output=True, timeout=120
    )
    out, err = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in err
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


def test_one_letter_is_one_json_object_with_the_text_its_places_point_into() -> None:
    done = wian_read(TWINS / "002.txt", "--format", "json")
    letter = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert letter["source"]["name"] == "002.txt"
    assert letter["source"]["kind"] == "text"
    start, end = letter["documents"][0]["places"]["subject"]["span"]
    assert "การยกระดับศูนย์เรียนรู้" in letter["text"][start:end]


def test_several_letters_are_one_object_a_line_in_the_order_given() -> None:
    done = wian_read(TWINS / "003.txt", TWINS / "000.txt", "--format", "json")
    names = [json.loads(line)["source"]["name"] for line in done.stdout.splitlines()]
    assert names == ["003.txt", "000.txt"]


def test_the_table_shows_warnings_first_and_the_deadlines() -> None:
    table = wian_read(TWINS / "003.txt", TWINS / "002.txt").stdout
    assert table.index("วันอังคารที่ ๑๒ กันยายน ๒๕๖๕") < table.index("[1/3]")
    assert "30 พ.ย. 2568" in table
    assert "ทุกวันที่ 25 ของเดือน" in table


def test_the_table_covers_what_is_private_and_json_does_not() -> None:
    table = wian_read(TWINS / "001.txt", TWINS / "003.txt").stdout
    for secret in ("0900000317", "๐๙-๐๐๐๐-๐๓๑๗", "namfon65", "0002468135"):
        assert secret not in table, secret
    assert "0900000317" in wian_read(TWINS / "001.txt", "--format", "json").stdout


def test_out_writes_one_json_file_per_letter(tmp_path: Path) -> None:
    out = tmp_path / "a" / "b"
    done = wian_read(*sorted(TWINS.glob("*.txt")), "--out", out)
    assert done.returncode == 0
    assert sorted(os.listdir(out)) == [f"{n:03d}.json" for n in range(5)]
    letter = json.loads((out / "003.json").read_text(encoding="utf-8"))
    assert len(letter["documents"]) == 3
    assert len(done.stdout.splitlines()) == 5


def test_a_name_that_is_taken_gets_another_and_says_so(tmp_path: Path) -> None:
    for name in ("a.txt", "a.md"):
        (tmp_path / name).write_text("เรื่อง ทดสอบ", encoding="utf-8")
    done = wian_read(tmp_path / "a.txt", tmp_path / "a.md", "--out", tmp_path / "out")
    assert sorted(os.listdir(tmp_path / "out")) == ["a.json", "a.md.json"]
    assert "a.md.json" in done.stderr
    assert done.returncode == 0


def test_no_two_letters_share_an_output_and_none_overwrites_a_letter() -> None:
    files = ["x/a.txt", "y/a.txt", "A.pdf", "a.json", "b"]
    assert out_names(files) == ["a.txt.json", "a.txt-2.json", "A.pdf.json", "a.json.json", "b.json"]
    assert out_names(["x/a.txt", "y/a.txt", "z/a.txt"]) == [
        "a.json",
        "a.txt.json",
        "a.txt-2.json",
    ]


def test_what_cannot_be_read_is_told_in_two_languages_and_the_rest_is_read(tmp_path: Path) -> None:
    empty, jpeg = tmp_path / "empty.txt", tmp_path / "photo.txt"
    empty.write_bytes(b"")
    jpeg.write_bytes(b"\xff\xd8\xff\xe0" + bytes(40))
    done = wian_read(empty, jpeg, tmp_path / "absent.txt", TWINS / "002.txt", "--format", "json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["source"]["name"] == "002.txt"
    told = done.stderr.splitlines()
    named = [str(tmp_path / name) for name in ("empty.txt", "photo.txt", "absent.txt")]
    assert [line.split(":")[0] for line in told[::2]] == named
    assert all(any("ก" <= c <= "๛" for c in line) for line in told[::2])
    assert all(any("a" <= c <= "z" for c in line) for line in told[1::2])


def test_a_pdf_is_read_and_one_of_two_thousand_pages_is_refused(tmp_path: Path) -> None:
    short, long = tmp_path / "short.pdf", tmp_path / "long.pdf"
    short.write_bytes(pdf(("Subject: a plain page of a short document",)))
    long.write_bytes(pdf(*[("page",)] * 2000))
    done = wian_read(short, long, "--format", "json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["source"]["kind"] == "pdf"
    assert "2,000" in done.stderr


def test_windows_874_is_read_and_named(tmp_path: Path) -> None:
    letter = tmp_path / "old.txt"
    text = (TWINS / "002.txt").read_text(encoding="utf-8").replace("“", '"').replace("”", '"')
    letter.write_bytes(text.encode("cp874"))
    read = json.loads(wian_read(letter, "--format", "json").stdout)
    assert read["source"]["encoding"] == "windows-874"
    assert read["documents"][0]["exclusions"] == ["อำเภอสามชัย"]


def test_a_folder_is_wrong_usage_with_the_right_one_beside_it() -> None:
    done = wian_read(TWINS)
    assert done.returncode == 2
    assert f"wian read {TWINS}/*" in done.stderr


@pytest.mark.parametrize("arguments", [[], ["--format", "xml", "a.txt"], ["--nope"]])
def test_wrong_usage_ends_with_two(arguments: list[str]) -> None:
    assert wian_read(*arguments).returncode == 2


def test_an_output_folder_that_is_a_file_is_wrong_usage() -> None:
    done = wian_read(TWINS / "002.txt", "--out", TWINS / "002.txt")
    assert done.returncode == 2


def test_standard_input_is_a_letter_too() -> None:
    done = wian_read("-", "--format", "json", stdin=(TWINS / "002.txt").read_bytes())
    assert json.loads(done.stdout)["source"]["name"] == "stdin"


def test_endless_input_is_refused() -> None:
    done = wian_read("/dev/zero")
    assert done.returncode == 1


def test_nothing_a_letter_holds_acts_on_the_terminal(tmp_path: Path) -> None:
    letter = tmp_path / "evil.txt"
    letter.write_text("เรื่อง \x1b[31mแดง\x9b2J\u202eกลับ\n\nเรียน นายอำเภอ\n", encoding="utf-8")
    for form in ("table", "json"):
        printed = wian_read(letter, "--format", form).stdout
        assert not {"\x1b", "\x9b", "\u202e"} & set(printed)


def test_json_survives_its_own_caution() -> None:
    reading = {"a": "\x9b\u2028\u202e\ud800\x7f ก"}
    assert json.loads(json_of(reading)) == reading


def test_no_reader_and_no_django_is_loaded_by_the_command_itself() -> None:
    code = (
        "import sys; from wian.cli import wian; wian.get_command(None, 'read'); "
        "sys.exit(bool({'django', 'wian.reading', 'pypdfium2'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_ctrl_c_ends_quietly_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    letters = []
    for number in range(400):
        letters.append(tmp_path / f"{number}.txt")
        letters[-1].write_bytes((TWINS / "004.txt").read_bytes())
    out = tmp_path / "out"
    running = subprocess.Popen(
        [*COMMAND, *map(str, letters), "--out", str(out)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    end = time.monotonic() + 60
    while not any(out.glob("*.json")) and time.monotonic() < end:
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    told = running.communicate(timeout=30)[1].decode()
    assert running.returncode == 1
    assert "Traceback" not in told
    assert "Stopped" in told
    written = list(out.iterdir())
    assert 0 < len(written) < len(letters)
    assert all(json.loads(path.read_text(encoding="utf-8")) for path in written)


def test_files_are_read_in_order_and_a_missing_one_takes_its_turn() -> None:
    names = [str(TWINS / f"{n:03d}.txt") for n in (4, 0)]
    found = list(readings([names[0], "absent", names[1]]))
    assert [name for name, _ in found] == [names[0], "absent", names[1]]
    assert isinstance(found[1][1], Failure)


def test_a_file_name_that_is_no_text_is_shown_all_the_same() -> None:
    assert shown_name(os.fsdecode(b"dir/\xff.txt")) == "\N{REPLACEMENT CHARACTER}.txt"


def test_json_is_short_for_format_json() -> None:
    short = wian_read(TWINS / "002.txt", "--json")
    assert short.stdout == wian_read(TWINS / "002.txt", "--format", "json").stdout
    assert wian_read(TWINS / "002.txt", "--json", "--format", "table").returncode == 2


def test_a_file_whose_name_is_as_long_as_can_be_is_written_and_so_is_the_next(
    tmp_path: Path,
) -> None:
    long = tmp_path / f"{'ก' * 83}.txt"
    for letter in (long, tmp_path / "b.txt"):
        letter.write_text("เรื่อง ทดสอบ", encoding="utf-8")
    out = tmp_path / "out"
    done = wian_read(long, tmp_path / "b.txt", "--out", out)
    assert done.returncode == 0, done.stderr
    assert sorted(os.listdir(out)) == ["b.json", f"{'ก' * 83}.json"]


def test_an_output_that_cannot_be_written_is_told_and_the_next_is_written(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "002.json").mkdir(parents=True)
    done = wian_read(TWINS / "002.txt", TWINS / "003.txt", "--out", out)
    assert done.returncode == 1
    assert "002.json" in done.stderr
    assert sorted(os.listdir(out)) == ["002.json", "003.json"]


def test_a_missing_file_is_named_as_it_was_typed() -> None:
    done = wian_read("no/such/letter.txt")
    assert done.returncode == 1
    assert done.stderr.startswith("no/such/letter.txt: ไม่พบไฟล์นี้")


def test_a_file_s_name_cannot_act_on_the_terminal() -> None:
    told = CliRunner().invoke(read, ["no\x1b[31msuch.txt"], color=True)
    assert told.exit_code == 1
    assert "\x1b" not in told.output
    assert "such.txt" in told.output
