"""What the contestants of `lectern bench inference` and `lectern bench training` have in common.

The words are those of `BenchCase.arguments` (Sources/lectern-kernel/Commands/Bench), the answer is a `Measurement`.
"""

import argparse
import contextlib
import ctypes
import json
import os
import signal
import time

ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG: ends with the one who asked.


def parse(kinds):
    words = argparse.ArgumentParser()
    words.add_argument("kind", choices=kinds)
    words.add_argument("--model", required=True)
    for name in ["batch", "size", "laps", "warm-up", "threads"]:
        words.add_argument(f"--{name}", type=int, required=True)
    words.add_argument("--photos")
    words.add_argument("--precision", choices=["float32", "bfloat16"], default="float32")
    return words.parse_args()


class Laps:
    """Takes the time again and again."""

    def __init__(self):
        self.seconds = []
        self.last = time.perf_counter()

    def end(self):
        now = time.perf_counter()
        self.seconds.append(now - self.last)
        self.last = now


@contextlib.contextmanager
def silence():
    """TensorFlow tells of GPUs that nobody asked for before it can be told not to."""
    shown = os.dup(2)
    with open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(shown, 2)


def tensorflow(threads):
    """TensorFlow on the processor, with Keras on it."""
    os.environ.update(KERAS_BACKEND="tensorflow", TF_CPP_MIN_LOG_LEVEL="2", CUDA_VISIBLE_DEVICES="-1")
    # Keras reads settings there; whoever asked has made an empty folder.
    os.environ.setdefault("KERAS_HOME", os.environ.get("LECTERN_CACHE", os.path.expanduser("~/.keras")))
    with silence():
        # What else computes here, such as NumPy's OpenBLAS, has been told by OMP_NUM_THREADS and OPENBLAS_NUM_THREADS.
        import tensorflow

        tensorflow.config.list_physical_devices()
    tensorflow.config.threading.set_intra_op_parallelism_threads(threads)
    tensorflow.config.threading.set_inter_op_parallelism_threads(threads)
    return tensorflow


def noise(count, size):
    """Pictures of nothing, channels last, from -1 to 1."""
    import numpy

    return numpy.random.default_rng(7).uniform(-1, 1, (count, size, size, 3)).astype("float32")


def peak_bytes():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM:"))


def tell(ready, laps, parameters, trainable, versions, **counts):
    """Prints the measurement."""
    print(json.dumps({
        "ready": ready, "laps": laps, "peakBytes": peak_bytes(), "parameters": parameters, "trainable": trainable,
        "versions": versions, **counts}))
