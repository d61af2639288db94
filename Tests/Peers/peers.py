"""Does a case of `lectern bench` with Keras and TensorFlow, and prints what it cost as a line of JSON.

The words are those of `BenchCase.arguments` (Sources/lectern-kernel/Commands/Bench), the line is a `Measurement`.
"""

import argparse
import ctypes
import json
import os
import signal
import sys
import time

ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG: ends with the one who asked.


def parse():
    words = argparse.ArgumentParser()
    words.add_argument("kind", choices=["step", "head"])
    words.add_argument("--model", required=True)
    for name in ["batch", "size", "laps", "warm-up", "threads"]:
        words.add_argument(f"--{name}", type=int, required=True)
    words.add_argument("--photos")
    return words.parse_args()


work = parse()
os.environ.update(KERAS_BACKEND="tensorflow", TF_CPP_MIN_LOG_LEVEL="2", CUDA_VISIBLE_DEVICES="-1")
# Keras reads settings there; whoever asked has made an empty folder.
os.environ.setdefault("KERAS_HOME", os.environ.get("LECTERN_CACHE", os.path.expanduser("~/.keras")))

# TensorFlow tells of GPUs that nobody asked for before it can be told not to.
shown = os.dup(2)
with open(os.devnull, "w") as nowhere:
    os.dup2(nowhere.fileno(), 2)
try:
    # What else computes here, such as NumPy's OpenBLAS, has been told by OMP_NUM_THREADS and OPENBLAS_NUM_THREADS.
    import keras
    import numpy
    import tensorflow

    tensorflow.config.list_physical_devices()
finally:
    os.dup2(shown, 2)

tensorflow.config.threading.set_intra_op_parallelism_threads(work.threads)
tensorflow.config.threading.set_inter_op_parallelism_threads(work.threads)


class Laps:
    """Takes the time again and again."""

    def __init__(self):
        self.seconds = []
        self.last = time.perf_counter()

    def end(self):
        now = time.perf_counter()
        self.seconds.append(now - self.last)
        self.last = now


def application(name):
    """The function and the module of Keras that a name such as resNet50 or mobileNet_0.25 stands for, and its arguments."""
    plain, _, alpha = name.partition("_")
    for title in dir(keras.applications):
        if title.lower() == plain.lower() and callable(getattr(keras.applications, title)):
            build = getattr(keras.applications, title)
            return build, sys.modules[build.__module__], {"alpha": float(alpha)} if alpha else {}
    sys.exit(f"Keras has no {name}.")


def classifier(classes, trainable):
    build, _, arguments = application(work.model)
    keras.utils.set_random_seed(7)
    base = build(
        weights=None, include_top=False, pooling="avg", input_shape=(work.size, work.size, 3), **arguments)
    base.trainable = trainable
    model = keras.Sequential([base, keras.layers.Dense(classes, activation="softmax")])
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.01), loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def noise(count, classes):
    random = numpy.random.default_rng(7)
    x = random.uniform(-1, 1, (count, work.size, work.size, 3)).astype("float32")
    return x, numpy.eye(classes, dtype="float32")[numpy.arange(count) % classes]


def measure_steps():
    laps = Laps()
    model = classifier(classes=2, trainable=True)
    x, y = noise(work.batch, classes=2)
    for _ in range(work.warm_up + work.laps):
        model.train_on_batch(x, y)
        laps.end()
    return model, laps.seconds[0], laps.seconds[work.warm_up:], {}


def measure_head():
    from keras.src.legacy.preprocessing.image import ImageDataGenerator

    _, module, _ = application(work.model)
    plain = ImageDataGenerator(preprocessing_function=module.preprocess_input)
    flips = ImageDataGenerator(preprocessing_function=module.preprocess_input, horizontal_flip=True)

    def flow(generator, part):
        return generator.flow_from_directory(
            os.path.join(work.photos, part), target_size=(work.size, work.size), batch_size=work.batch,
            shuffle=part == "train", seed=7)

    ready = Laps()
    train, validation = flow(flips, "train"), flow(plain, "val")
    model = classifier(train.num_classes, trainable=False)
    # Batches of noise that differ in size, as those of the pictures do: what is traced for them serves the pictures too.
    warm = batches_of_noise(train.num_classes)
    model.fit(
        warm, epochs=work.warm_up, steps_per_epoch=1, validation_data=warm, validation_steps=1, verbose=0,
        callbacks=[keras.callbacks.LambdaCallback(on_epoch_end=lambda epoch, logs: ready.end())])
    laps = Laps()
    model.fit(
        train, epochs=work.laps, validation_data=validation, verbose=0,
        callbacks=[keras.callbacks.LambdaCallback(on_epoch_end=lambda epoch, logs: laps.end())])
    return model, ready.seconds[0], laps.seconds, {"pictures": train.samples + validation.samples}


def batches_of_noise(classes):
    class Batches(keras.utils.PyDataset):
        def __len__(self):
            return 2

        def __getitem__(self, index):
            return noise(max(work.batch - index, 1), classes)

    return Batches()


def peak_bytes():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM:"))


model, ready, laps, counts = measure_steps() if work.kind == "step" else measure_head()
print(json.dumps({
    "ready": ready, "laps": laps, "peakBytes": peak_bytes(), "parameters": model.count_params(),
    "trainable": sum(int(numpy.prod(weight.shape)) for weight in model.trainable_weights),
    "versions": {"keras": keras.__version__, "tensorflow": tensorflow.__version__}, **counts}))
