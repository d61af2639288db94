"""Does a case of `lectern bench input` with Pillow or tf.data, and prints what it cost as a line of JSON.

The words are those of `InputCase.arguments` (Sources/lectern-kernel/Commands/Bench/Input), after the library's name; the line is
an `InputMeasurement`.
"""

import argparse
import concurrent.futures
import ctypes
import json
import os
import signal
import time

ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG: ends with the one who asked.


def parse():
    words = argparse.ArgumentParser()
    words.add_argument("library", choices=["pillow", "tfdata"])
    words.add_argument("--folder", required=True)
    words.add_argument("--interpolation", required=True)
    for name in ["batch", "size", "laps", "threads"]:
        words.add_argument(f"--{name}", type=int, required=True)
    words.add_argument("--draft", action="store_true")
    return words.parse_args()


work = parse()
import numpy


def jpegs():
    for folder, _, names in sorted(os.walk(work.folder)):
        for name in sorted(names):
            path = os.path.join(folder, name)
            if not name.startswith(".") and name.lower().endswith((".jpg", ".jpeg", ".png")):
                with open(path, "rb") as file:
                    if file.read(2) == b"\xff\xd8":
                        yield path


def pillow(files):
    """Batches made by Pillow, one picture a thread: it lets other threads run while it decodes and resizes."""
    import PIL
    from PIL import Image, features

    filter = getattr(Image.Resampling, work.interpolation.upper())
    side = work.size

    def load(path, target):
        with Image.open(path) as image:
            if work.draft:
                image.draft("RGB", (side, side))
            image = image.convert("RGB")
        numpy.divide(image.resize((side, side), filter), numpy.float32(127.5), out=target, dtype=numpy.float32)
        target -= 1

    pool = concurrent.futures.ThreadPoolExecutor(work.threads) if work.threads > 1 else None

    def batches():
        for start in range(0, len(files), work.batch):
            part = files[start:start + work.batch]
            batch = numpy.empty((len(part), side, side, 3), numpy.float32)
            for _ in pool.map(load, part, batch) if pool else map(load, part, batch):
                pass
            yield batch

    return batches, {"Pillow": PIL.__version__, "libjpeg-turbo": features.version("libjpeg_turbo") or "none"}


def tfdata(files):
    """Batches made by tf.data: the graph decodes, resizes and scales, several pictures at a time."""
    os.environ.update(TF_CPP_MIN_LOG_LEVEL="2", CUDA_VISIBLE_DEVICES="-1")
    shown = os.dup(2)
    with open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    try:
        import tensorflow as tf

        tf.config.list_physical_devices()
    finally:
        os.dup2(shown, 2)
    tf.config.threading.set_intra_op_parallelism_threads(work.threads)
    tf.config.threading.set_inter_op_parallelism_threads(work.threads)
    side = work.size

    def decode(data):
        if not work.draft:
            return tf.io.decode_jpeg(data, channels=3)
        # The ratio is a number of the graph's, not of the picture's: there is a branch for each.
        shape = tf.io.extract_jpeg_shape(data)
        parts = tf.minimum(shape[0] // side, shape[1] // side)
        branch = tf.reduce_sum(tf.cast(parts >= tf.constant([2, 4, 8]), tf.int32))
        ratios = [lambda ratio=ratio: tf.io.decode_jpeg(data, channels=3, ratio=ratio) for ratio in (1, 2, 4, 8)]
        return tf.switch_case(branch, ratios)

    def load(path):
        picture = decode(tf.io.read_file(path))
        picture.set_shape([None, None, 3])
        picture = tf.image.resize(picture, (side, side), method=work.interpolation)
        return tf.cast(picture, tf.float32) / 127.5 - 1

    options = tf.data.Options()
    options.threading.private_threadpool_size = work.threads
    data = tf.data.Dataset.from_tensor_slices(files).map(load, num_parallel_calls=work.threads)
    data = data.batch(work.batch).with_options(options)
    return lambda: data.as_numpy_iterator(), {"TensorFlow": tf.__version__}


def peak_bytes():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM:"))


files = list(jpegs())
batches, versions = {"pillow": pillow, "tfdata": tfdata}[work.library](files)
total = count = 0
for batch in batches():
    total += float(batch.sum(dtype=numpy.float64))
    count += batch.size
laps = []
for _ in range(work.laps):
    start = time.perf_counter()
    for batch in batches():
        pass
    laps.append(time.perf_counter() - start)
print(json.dumps({
    "laps": laps, "pictures": len(files), "numbers": count, "mean": total / max(count, 1), "peakBytes": peak_bytes(),
    "versions": versions}))
