"""The way into the office's systems, at full size, with the programs that an office runs.

Usage: office_bench.py BIN. Fills a register (KLACHTENZUIL_BENCH_COMPLAINTS, else 20,000), pushes it into a PostgreSQL of
its own, and copies the same rows with psql's \\copy into equal tables of the same server in the same run; then writes
all of it as CSV, JSON and a workbook, and says how much memory that took.
"""
import json
import os
import pathlib
import pwd
import re
import shutil
import subprocess
import sys
import tempfile
import time

CTL = str(pathlib.Path(sys.argv[1]) / "klachtenctl")
COMPLAINTS = int(os.environ.get("KLACHTENZUIL_BENCH_COMPLAINTS", "20000"))
PROGRAMS = max(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
PASSPHRASE = "een wachtwoordzin van metingen"


def form(number):
    return json.dumps({
        "channel": "phone", "complainant": {"kind": "client", "name": f"Indiener {number}", "phone": "+31612345678",
                                            "reply_by": "phone"},
        "about": ["treatment"], "persons": [], "wish": "Een antwoord.",
        "story": "Ik kwam op tijd voor mijn afspraak en moest een uur wachten. Niemand zei iets tegen mij."})


def timed(command):
    """Seconds, seconds of its own processor time, and the most memory in MiB after the passphrase was tried, for which
    256 MiB are needed for a moment."""
    began = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    samples = []
    while True:
        ended, status, used = os.wait4(child.pid, os.WNOHANG)
        if ended:
            break
        try:
            samples.append(int(pathlib.Path(f"/proc/{child.pid}/statm").read_text().split()[1]))
        except (OSError, IndexError):
            pass
        time.sleep(0.01)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{' '.join(command)}: ended with {child.returncode}")
    memory = max(samples[len(samples) // 2:], default=0) * os.sysconf("SC_PAGE_SIZE") / 2**20
    return time.monotonic() - began, used.ru_utime + used.ru_stime, memory


class Register:
    def __init__(self, place, complaints, form=form):
        self.place = place
        self.data = place / f"register-{complaints}"
        subprocess.run([CTL, "--data", self.data, "init"], check=True, stdout=subprocess.DEVNULL)
        once = re.search(r"\S{4}(-\S{4}){4}", (self.data / "first-sign-in.txt").read_text()).group()
        (place / "once").write_text(once + "\n")
        (place / "own").write_text(PASSPHRASE + "\n")
        subprocess.run([CTL, "--data", self.data, "staff", "passphrase", "--as", "directie", "--passphrase-file",
                        place / "once", "--new-passphrase-file", place / "own"], check=True, stdout=subprocess.DEVNULL)
        forms = "\n".join(form(number) for number in range(complaints))
        subprocess.run([CTL, "--data", self.data, "file", "-"], input=forms, text=True, check=True,
                       stdout=subprocess.DEVNULL)

    def open(self, kind, name):
        to = self.place / name
        used = timed([CTL, "--data", str(self.data), "office", "open", f"--{kind}", str(to), "--as", "directie",
                      "--passphrase-file", str(self.place / "own")])
        shutil.rmtree(to) if to.is_dir() else to.unlink()
        return used


class Postgres:
    def __init__(self, place):
        self.place = place
        self.user = "nobody" if os.geteuid() == 0 else None
        if self.user:
            os.chown(place, pwd.getpwnam(self.user).pw_uid, -1)
        self.run("initdb", "-D", place / "data", "-U", "owner", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        self.run("pg_ctl", "-D", place / "data", "-w", "-l", place / "log", "-o",
                 f"-k {place} -c listen_addresses= -c max_wal_size=4GB", "start")
        self.psql("CREATE DATABASE office", database="postgres")

    def run(self, program, *arguments):
        subprocess.run([PROGRAMS / program, *arguments], check=True, stdout=subprocess.DEVNULL, user=self.user,
                       cwd=self.place)

    def psql(self, *commands, database="office"):
        words = [str(PROGRAMS / "psql"), "-h", str(self.place), "-U", "owner", "-d", database, "-qAt", "-v",
                 "ON_ERROR_STOP=1"]
        for command in commands:
            words += ["-c", command]
        began = time.monotonic()
        done = subprocess.run(words, check=True, capture_output=True, text=True)
        return time.monotonic() - began, done.stdout.strip()

    def stop(self):
        self.run("pg_ctl", "-D", self.place / "data", "-m", "immediate", "stop")


def push_beside_copy(register, postgres, place):
    pushed, own, memory = timed([CTL, "--data", str(register.data), "office", "push",
                            f"postgresql:///office?host={postgres.place}&user=owner"])
    entries = int(postgres.psql("SELECT count(*) FROM klachtenzuil.journal")[1])
    tables = ["node", "journal", "complaint"]
    for table in tables:
        postgres.psql(f"\\copy klachtenzuil.{table} TO '{place}/{table}'",
                      f"CREATE TABLE public.{table} (LIKE klachtenzuil.{table} INCLUDING ALL)")
    copied, _ = postgres.psql(*(f"\\copy public.{table} FROM '{place}/{table}'" for table in tables))
    print(f"push    {entries} entries, {COMPLAINTS} complaints: {pushed:.2f} s, "
          f"{COMPLAINTS / pushed:,.0f} complaints/s, {own:.2f} s of processor, {memory:.0f} MiB")
    print(f"psql    \\copy of the same rows into equal tables: {copied:.2f} s, {COMPLAINTS / copied:,.0f} complaints/s")
    again, _, _ = timed([CTL, "--data", str(register.data), "office", "push",
                      f"postgresql:///office?host={postgres.place}&user=owner"])
    print(f"push    again, with nothing new: {again * 1000:.0f} ms")


def main():
    # The registers stand in memory, because filling them is not what is measured; PostgreSQL stands on the disk.
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="klachtenzuil-bench-") as name, \
            tempfile.TemporaryDirectory(prefix="klachtenzuil-bench-", dir=memory) as store:
        place = pathlib.Path(name)
        place.chmod(0o755)
        register = Register(pathlib.Path(store), COMPLAINTS)
        (place / "postgres").mkdir(mode=0o700)
        postgres = Postgres(place / "postgres")
        try:
            push_beside_copy(register, postgres, place)
        finally:
            postgres.stop()
        for kind in ("csv", "json", "xlsx"):
            seconds, own, memory = register.open(kind, f"tables.{kind}")
            print(f"open    --{kind:<5} {seconds:.2f} s, {COMPLAINTS / seconds:,.0f} complaints/s, {own:.2f} s of processor, "
                  f"{memory:.0f} MiB")


if __name__ == "__main__":
    main()
