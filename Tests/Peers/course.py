"""Runs the six lessons as a Keras notebook with nbconvert, and prints what it cost as a line of JSON.

The words are those of `KernelCase.arguments` (Sources/lectern/Bench), the line is a `KernelMeasurement`; the cells are in course_cells.py.
"""

import argparse
import ctypes
import json
import os
import platform
import signal
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version

ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG: ends with the one who asked.

words = argparse.ArgumentParser()
words.add_argument("kind", choices=["course"])
words.add_argument("--photos", required=True)
words.add_argument("--goldfish", required=True)
work = words.parse_args()

import nbformat


def cells():
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "course_cells.py"), encoding="utf-8") as file:
        parts = file.read().split("\n# %%")[1:]
    # Behind the mark stands the lesson's title.
    return [part.partition("\n")[2].strip() for part in parts]


def notebook(cells, path):
    book = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(cell) for cell in cells],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}})
    nbformat.write(book, path)


def seconds(path, environment):
    """What `jupyter nbconvert --execute` takes, to the page that it writes."""
    begin = time.perf_counter()
    ended = subprocess.run(
        [sys.executable, "-m", "nbconvert", "--to", "html", "--execute", "--log-level", "ERROR",
         "--ExecutePreprocessor.timeout=3600", path], env=environment, stdout=subprocess.DEVNULL)
    if ended.returncode:
        sys.exit(f"nbconvert ended with status {ended.returncode}")
    return time.perf_counter() - begin


with tempfile.TemporaryDirectory(prefix=f"lectern-{os.getpid()}-") as folder:
    environment = dict(
        os.environ, COURSE_PHOTOS=os.path.abspath(work.photos), COURSE_GOLDFISH=os.path.abspath(work.goldfish),
        JUPYTER_DATA_DIR=os.path.join(folder, "data"), JUPYTER_RUNTIME_DIR=os.path.join(folder, "runtime"),
        IPYTHONDIR=os.path.join(folder, "ipython"), MPLCONFIGDIR=os.path.join(folder, "matplotlib"),
        KERAS_HOME=os.path.join(folder, "keras"), PYDEVD_DISABLE_FILE_VALIDATION="1")
    whole, first = os.path.join(folder, "course.ipynb"), os.path.join(folder, "first.ipynb")
    notebook(cells(), whole)
    notebook(cells()[:1], first)
    cold = seconds(whole, environment)
    warm = seconds(whole, environment)
    one = seconds(first, environment)

print(json.dumps({
    # A notebook keeps nothing from run to run but what the system does.
    "figures": {
        "courseCold": cold, "courseKept": warm, "courseUnchanged": warm, "courseColdFirst": one, "courseKeptFirst": one},
    "versions": {
        **{name: version(name) for name in ["keras", "tensorflow-cpu", "nbconvert", "ipykernel", "matplotlib"]},
        "python": platform.python_version()}}))
