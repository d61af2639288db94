"""Does a case of `lectern bench kernel` with a Jupyter Python kernel, and prints what it cost as a line of JSON.

The words are those of `KernelCase.arguments` (Sources/lectern/Bench), the line is a `KernelMeasurement`.
"""

import argparse
import atexit
import ctypes
import json
import os
import platform
import shutil
import signal
import sys
import tempfile
import time

ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG: ends with the one who asked.
signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))

words = argparse.ArgumentParser()
words.add_argument("kind", choices=["cold-start", "lesson"])
words.add_argument("--steps", type=int, default=10)
words.add_argument("--edited", type=int, default=5)
words.add_argument("--megabytes", type=int, default=1024)
work = words.parse_args()

# What any notebook's server has imported before somebody opens a notebook.
import ipykernel
import IPython
import jupyter_client
from jupyter_client.manager import KernelManager


class Kernel:
    """A kernel as a notebook has it: a process of its own, spoken to over its channels."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix=f"lectern-{os.getpid()}-")
        self.manager = KernelManager(
            kernel_name="python3", transport="ipc", ip=os.path.join(self.folder, "kernel"),
            connection_file=os.path.join(self.folder, "connection.json"))
        self.manager.start_kernel()
        atexit.register(self.close)
        self.connect()

    def connect(self):
        self.client = self.manager.blocking_client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=60)

    def restart(self):
        """What "restart" does in a notebook: the process is ended at once and another one started."""
        self.client.stop_channels()
        self.manager.restart_kernel(now=True)
        self.connect()

    def run(self, code):
        """Runs a cell to its end; what it printed."""
        shown = []
        reply = self.client.execute_interactive(
            code, timeout=120, output_hook=lambda message: shown.append(message["content"].get("text", "")))
        if reply["content"]["status"] != "ok":
            raise SystemExit(f"a cell failed: {reply['content'].get('evalue')}")
        return "".join(shown)

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)
        shutil.rmtree(self.folder, ignore_errors=True)


def cold_start():
    begin = time.perf_counter()
    kernel = Kernel()
    shown = kernel.run("print(6 * 7)")
    seconds = time.perf_counter() - begin
    assert shown == "42\n", shown
    return {"coldStart": seconds}


def cells(changed=None):
    """The steps of Lectern's lesson, in Python."""
    result = [f"import numpy\nweights = numpy.full({work.megabytes} << 18, 0.5, dtype=numpy.float32)\nprint(weights.size)"]
    result += [f"v{number} = {number}\nprint(v{number} + weights.ndim)" for number in range(2, work.steps + 1)]
    if changed is not None:
        result[work.edited - 1] = f"v{work.edited} = {changed}\nprint(v{work.edited} + weights.ndim)"
    return result


def lesson():
    kernel = Kernel()
    for cell in cells():
        kernel.run(cell)
    changed = cells(changed=987654321)
    begin = time.perf_counter()
    shown = kernel.run(changed[work.edited - 1])
    edit = time.perf_counter() - begin
    assert shown == "987654322\n", shown
    for cell in changed[work.edited:]:
        kernel.run(cell)
    rest = time.perf_counter() - begin
    begin = time.perf_counter()
    kernel.restart()
    for number, cell in enumerate(changed, 1):
        kernel.run(cell)
        if number == work.edited:
            clean_edit = time.perf_counter() - begin
    clean = time.perf_counter() - begin
    # To before the last step: the way back that is longest.
    begin = time.perf_counter()
    kernel.restart()
    for cell in changed[:-1]:
        kernel.run(cell)
    back = time.perf_counter() - begin
    return {"edit": edit, "editAndRest": rest, "cleanEdit": clean_edit, "cleanEditAndRest": clean, "back": back}


figures = cold_start() if work.kind == "cold-start" else lesson()
print(json.dumps({
    "figures": figures,
    "versions": {
        "ipykernel": ipykernel.__version__, "jupyter_client": jupyter_client.__version__, "ipython": IPython.__version__,
        "python": platform.python_version()}}))
