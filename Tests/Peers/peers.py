"""Does a case of `lectern bench` with Keras and TensorFlow, and prints what it cost as a line of JSON.

The words are those of `BenchCase.arguments` (Sources/lectern-kernel/Commands/Bench), the line is a `Measurement`.
"""

import os

import contestant

work = contestant.parse(["step", "head"])
tensorflow = contestant.tensorflow(work.threads)

import keras
import numpy

import networks


def classifier(classes, trainable):
    build, _, arguments = networks.application(work.model)
    keras.utils.set_random_seed(7)
    base = build(
        weights=None, include_top=False, pooling="avg", input_shape=(work.size, work.size, 3), **arguments)
    base.trainable = trainable
    model = keras.Sequential([base, keras.layers.Dense(classes, activation="softmax")])
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.01), loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def noise(count, classes):
    return contestant.noise(count, work.size), numpy.eye(classes, dtype="float32")[numpy.arange(count) % classes]


def measure_steps():
    laps = contestant.Laps()
    model = classifier(classes=2, trainable=True)
    x, y = noise(work.batch, classes=2)
    for _ in range(work.warm_up + work.laps):
        model.train_on_batch(x, y)
        laps.end()
    return model, laps.seconds[0], laps.seconds[work.warm_up:], {}


def measure_head():
    from keras.src.legacy.preprocessing.image import ImageDataGenerator

    _, module, _ = networks.application(work.model)
    plain = ImageDataGenerator(preprocessing_function=module.preprocess_input)
    flips = ImageDataGenerator(preprocessing_function=module.preprocess_input, horizontal_flip=True)

    def flow(generator, part):
        return generator.flow_from_directory(
            os.path.join(work.photos, part), target_size=(work.size, work.size), batch_size=work.batch,
            shuffle=part == "train", seed=7)

    ready = contestant.Laps()
    train, validation = flow(flips, "train"), flow(plain, "val")
    model = classifier(train.num_classes, trainable=False)
    # Batches of noise that differ in size, as those of the pictures do: what is traced for them serves the pictures too.
    warm = batches_of_noise(train.num_classes)
    model.fit(
        warm, epochs=work.warm_up, steps_per_epoch=1, validation_data=warm, validation_steps=1, verbose=0,
        callbacks=[keras.callbacks.LambdaCallback(on_epoch_end=lambda epoch, logs: ready.end())])
    laps = contestant.Laps()
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


model, ready, laps, counts = measure_steps() if work.kind == "step" else measure_head()
contestant.tell(
    ready, laps, model.count_params(), networks.trainable(model),
    {"keras": keras.__version__, "tensorflow": tensorflow.__version__}, **counts)
