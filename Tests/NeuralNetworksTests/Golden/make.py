"""What Keras says of losses, metrics, optimizers, schedules, callbacks and a small fit; prints keras.json.

TF_CPP_MIN_LOG_LEVEL=3 python make.py > keras.json   (keras 3.15.1, tensorflow 2.21)
Numbers that go in are multiples of 1/1024, so that they are the same in single and double precision.
"""
import contextlib
import io
import json
import os
import sys
import tempfile

import keras
import numpy as np
import tensorflow as tf

keras.config.set_floatx("float64")
random = np.random.RandomState(7)
L, M, O, S, C = keras.losses, keras.metrics, keras.optimizers, keras.optimizers.schedules, keras.callbacks


def grid(*shape, low=-2.0, high=2.0):
    return np.round(random.uniform(low, high, shape) * 1024) / 1024


def flat(values):
    return [float("%.10g" % v) for v in np.asarray(values, "float64").reshape(-1)]


def shares(rows, classes):
    p = grid(rows, classes, low=0.05, high=1.0)
    return np.round(p / p.sum(-1, keepdims=True) * 1024) / 1024


def losses():
    rows, classes = 6, 4
    logits, p, single = grid(rows, classes), shares(rows, classes), grid(rows, 1, low=0.02, high=0.98)
    p[0, :2] = 0, p[0, 0] + p[0, 1]  # clipped
    single[:2, 0] = 0, 1
    numbers = np.array([0, 1, 2, 3, 1, 0])
    onehot = np.eye(classes)[numbers]
    bits = np.round(random.uniform(size=(rows, classes)))
    bit = np.array([[0.0], [1], [1], [0], [1], [0]])
    weights = np.array([1, 2, 0.5, 0, 1, 3])
    cases = [
        ("categorical", {}, p, onehot, L.CategoricalCrossentropy()),
        ("categorical", {"fromLogits": True}, logits, onehot, L.CategoricalCrossentropy(from_logits=True)),
        ("categorical", {"fromLogits": True, "labelSmoothing": 0.25}, logits, onehot,
         L.CategoricalCrossentropy(from_logits=True, label_smoothing=0.25)),
        ("categorical", {"labelSmoothing": 0.25}, p, onehot, L.CategoricalCrossentropy(label_smoothing=0.25)),
        ("sparse", {}, p, numbers, L.SparseCategoricalCrossentropy()),
        ("sparse", {"fromLogits": True}, logits, numbers, L.SparseCategoricalCrossentropy(from_logits=True)),
        ("binary", {}, single, bit, L.BinaryCrossentropy()),
        ("binary", {}, p, bits, L.BinaryCrossentropy()),
        ("binary", {"fromLogits": True}, logits, bits, L.BinaryCrossentropy(from_logits=True)),
        ("binary", {"fromLogits": True, "labelSmoothing": 0.25}, logits, bits,
         L.BinaryCrossentropy(from_logits=True, label_smoothing=0.25)),
        ("meanSquaredError", {}, logits, p, L.MeanSquaredError()),
    ]
    out = []
    for kind, arguments, x, y, loss in cases:
        variable = tf.Variable(x)
        entry = dict(kind=kind, **arguments, shape=list(x.shape), outputs=flat(x), targetShape=list(y.shape), targets=flat(y))
        entry["values"] = flat(loss.call(y, x))
        for name, weight in (("plain", None), ("weighted", weights)):
            with tf.GradientTape() as tape:
                value = loss(y, variable, sample_weight=weight)
            entry[name] = dict(value=flat(value)[0], slope=flat(tape.gradient(value, variable)))
        out.append(dict(entry, weights=flat(weights)))
    return out


def metrics():
    keras.config.set_floatx("float32")
    classes = 8
    numbers = [random.randint(0, classes, 5) for _ in range(3)]
    wide = [shares(5, classes) for _ in range(3)]
    wide[0][0] = 0.125  # all equal
    narrow = [grid(7, 1, low=0, high=1) for _ in range(3)]
    narrow[1][:3, 0] = 0, 1, 0.5
    bits = [np.round(random.uniform(size=(7, 1))) for _ in range(3)]
    onehot = [np.eye(classes)[n] for n in numbers]
    column = [n[:, None] for n in numbers]
    weight7, weight5 = grid(7, low=0, high=2), grid(5, low=0, high=2)
    cases = [
        ("accuracy", {}, wide, onehot, M.CategoricalAccuracy), ("accuracy", {}, wide, numbers, M.SparseCategoricalAccuracy),
        ("accuracy", {}, wide, column, M.SparseCategoricalAccuracy), ("accuracy", {}, narrow, bits, M.BinaryAccuracy),
        ("accuracy", {}, narrow, [b[:, 0] for b in bits], M.BinaryAccuracy),
        ("categoricalAccuracy", {}, wide, onehot, M.CategoricalAccuracy),
        ("sparseCategoricalAccuracy", {}, wide, numbers, M.SparseCategoricalAccuracy),
        ("binaryAccuracy", {"threshold": 0.25}, narrow, bits, M.BinaryAccuracy),
        ("binaryAccuracy", {"threshold": 0.125}, wide, onehot, M.BinaryAccuracy),
        ("topK", {"k": 3}, wide, onehot, M.TopKCategoricalAccuracy),
        ("sparseTopK", {"k": 3}, wide, numbers, M.SparseTopKCategoricalAccuracy),
        ("precision", {}, narrow, bits, M.Precision), ("recall", {}, narrow, bits, M.Recall),
        ("precision", {"thresholds": 0.125}, wide, onehot, M.Precision),
        ("precision", {"top_k": 2}, wide, onehot, M.Precision), ("recall", {"top_k": 2}, wide, onehot, M.Recall),
        ("recall", {"thresholds": 0.125, "class_id": 3}, wide, onehot, M.Recall),
        ("auc", {}, narrow, bits, M.AUC), ("auc", {"curve": "PR"}, narrow, bits, M.AUC), ("auc", {}, wide, onehot, M.AUC),
        ("auc", {"num_thresholds": 5}, narrow, bits, M.AUC), ("auc", {"num_thresholds": 5, "curve": "PR"}, wide, onehot, M.AUC),
        ("auc", {"from_logits": True}, [4 * n - 2 for n in narrow], bits, M.AUC),
        ("meanSquaredError", {}, wide, onehot, M.MeanSquaredError),
        ("meanAbsoluteError", {}, narrow, bits, M.MeanAbsoluteError),
    ]
    out = []
    for name, arguments, p, y, metric in cases:
        entry = dict(name=name, **arguments, outputs=[flat(a) for a in p], targets=[flat(a) for a in y],
                     shape=list(p[0].shape), targetShape=list(y[0].shape), weights=flat(weight7 if len(p[0]) == 7 else weight5))
        for key, weight in (("results", None), ("weighted", weight7 if len(p[0]) == 7 else weight5)):
            m = metric(**arguments)
            entry[key] = []
            for a, b in zip(y, p):
                m.update_state(a.astype("float32"), b.astype("float32"), sample_weight=None if weight is None else weight.astype("float32"))
                entry[key].append(flat(m.result())[0])
        out.append(entry)
    keras.config.set_floatx("float64")
    return out


def optimizers():
    kernel, bias = grid(2, 3), grid(3)
    gradients = [(grid(2, 3), grid(3)) for _ in range(6)]
    schedule = lambda: S.ExponentialDecay(0.1, 2, 0.5)
    cases = [
        ("SGD", {}), ("SGD", {"momentum": 0.9}), ("SGD", {"momentum": 0.9, "nesterov": True}), ("SGD", {"weight_decay": 0.1}),
        ("SGD", {"clipnorm": 1.0}), ("SGD", {"clipvalue": 0.5}), ("SGD", {"global_clipnorm": 1.0}),
        ("SGD", {"momentum": 0.5, "learning_rate": "schedule"}),
        ("RMSprop", {}), ("RMSprop", {"momentum": 0.9}), ("RMSprop", {"centered": True, "rho": 0.8}),
        ("RMSprop", {"centered": True, "momentum": 0.5, "epsilon": 0.01}),
        ("Adam", {}), ("Adam", {"beta_1": 0.8, "beta_2": 0.95, "epsilon": 0.01}), ("Adam", {"amsgrad": True}),
        ("Adam", {"clipnorm": 0.5, "weight_decay": 0.05, "learning_rate": "schedule"}),
        ("AdamW", {}), ("AdamW", {"weight_decay": 0.5, "learning_rate": 0.01, "exclude": ["bias"]}),
    ]
    out = []
    for name, given in cases:
        arguments = dict(given)
        exclude = arguments.pop("exclude", None)
        if arguments.get("learning_rate") == "schedule":
            arguments["learning_rate"] = schedule()
        optimizer = getattr(O, name)(**arguments)
        if exclude:
            optimizer.exclude_from_weight_decay(var_names=exclude)
        variables = [keras.Variable(kernel, name="kernel"), keras.Variable(bias, name="bias")]
        steps = []
        for pair in gradients:
            optimizer.apply(list(map(tf.constant, pair)), variables)
            steps.append([flat(v) for v in variables])
        out.append(dict(name=name, arguments=given, steps=steps))
    return dict(kernel=flat(kernel), bias=flat(bias), gradients=[[flat(a), flat(b)] for a, b in gradients], cases=out)


def schedules():
    cases = {
        "exponential": S.ExponentialDecay(0.1, 10, 0.9), "staircase": S.ExponentialDecay(0.1, 10, 0.9, staircase=True),
        "cosine": S.CosineDecay(0.1, 20, alpha=0.1),
        "warmup": S.CosineDecay(0.01, 20, alpha=0.1, warmup_target=0.2, warmup_steps=5),
        "piecewise": S.PiecewiseConstantDecay([3, 10], [1.0, 0.5, 0.25]),
    }
    steps = [0, 1, 3, 4, 5, 9, 10, 11, 15, 20, 25, 26, 40]
    return dict(steps=steps, values={k: [flat(s(np.int64(n)))[0] for n in steps] for k, s in cases.items()})


class Model:
    """As much of a model as callbacks look at."""
    def __init__(self):
        self.optimizer, self.stop_training, self.metrics, self.weights = O.SGD(0.5), False, [], None

    def get_weights(self):
        return self.epoch

    def set_weights(self, weights):
        self.restored = weights


def callbacks():
    sequence = [1.0, 0.9, 0.95, 0.85, 0.8495, 0.86, 0.87, 0.84, 0.845, 0.85, 0.9, 0.95, 0.83, 0.84]
    out = []
    cases = [
        ("EarlyStopping", {}), ("EarlyStopping", {"patience": 2}), ("EarlyStopping", {"patience": 3, "min_delta": 0.01}),
        ("EarlyStopping", {"patience": 3, "restore_best_weights": True}), ("EarlyStopping", {"patience": 2, "mode": "max"}),
        ("EarlyStopping", {"patience": 4, "baseline": 0.5}), ("EarlyStopping", {"patience": 1, "start_from_epoch": 5}),
        ("EarlyStopping", {"patience": 2, "mode": "max", "restore_best_weights": True, "start_from_epoch": 2}),
        ("ReduceLROnPlateau", {"patience": 1}), ("ReduceLROnPlateau", {"patience": 2, "factor": 0.5, "cooldown": 2}),
        ("ReduceLROnPlateau", {"patience": 0, "factor": 0.5, "min_delta": 0.02, "min_lr": 0.1}),
        ("ReduceLROnPlateau", {"patience": 2, "mode": "max", "factor": 0.25}),
    ]
    for name, arguments in cases:
        callback, model = getattr(C, name)(**arguments), Model()
        callback.set_model(model)
        callback.on_train_begin()
        rates, last = [], None
        for epoch, value in enumerate(sequence):
            model.epoch = last = epoch
            logs = {"val_loss": value}
            callback.on_epoch_end(epoch, logs)
            rates.append(float("%.10g" % model.optimizer.learning_rate))
            if model.stop_training:
                break
        callback.on_train_end()
        out.append(dict(name=name, arguments=arguments, lastEpoch=last, rates=rates, restored=getattr(model, "restored", None)))
    return dict(valLoss=sequence, cases=out)


def csv():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "log.csv")
        logger = C.CSVLogger(path)
        logger.on_train_begin()
        logger.on_epoch_end(0, {"loss": 0.5, "accuracy": 0.25})
        logger.on_epoch_end(1, {"loss": 0.25, "accuracy": 0.75, "val_loss": 0.125, "val_accuracy": 0.00001})
        logger.on_train_end()
        return open(path, newline="").read()


def fit():
    """A small head with all that changes the loss, without shuffling."""
    L_, R = keras.layers, keras.regularizers
    x, kernel, top = grid(20, 5), grid(5, 4), grid(4, 3)
    numbers = random.randint(0, 3, 20)
    y = np.eye(3)[numbers]
    model = keras.Sequential([keras.Input((5,)), L_.Dense(4, activation="tanh", kernel_regularizer=R.L1L2(0.01, 0.02), name="hidden"),
                              L_.Dense(3, activation="softmax", kernel_regularizer=R.L2(0.05), bias_regularizer=R.L1(0.1), name="top")])
    model.set_weights([kernel, np.zeros(4), top, np.zeros(3)])
    model.compile(O.Adam(0.02), L.CategoricalCrossentropy(label_smoothing=0.1),
                  metrics=["accuracy", M.Precision(name="precision"), M.AUC(name="auc"), M.AUC(curve="PR", name="auc")],
                  weighted_metrics=["accuracy", M.Precision(name="precision"), M.AUC(name="area")])
    history = model.fit(x, y, batch_size=4, epochs=4, validation_split=0.2, shuffle=False, class_weight={0: 2.0, 2: 0.5}, validation_freq=2,
                        callbacks=[C.LearningRateScheduler(lambda epoch, rate: rate * 0.5 if epoch == 2 else rate)], verbose=0)
    evaluated = model.evaluate(x, y, batch_size=6, verbose=0, return_dict=True, sample_weight=np.arange(20) / 16)
    return dict(x=flat(x), classes=[int(n) for n in numbers], kernel=flat(kernel), top=flat(top),
                history={k: flat(v) for k, v in history.history.items()}, evaluated={k: flat(v)[0] for k, v in evaluated.items()},
                weights=[flat(w) for w in model.get_weights()])


def progress():
    """The end of an epoch as it is printed."""
    texts = {}
    for verbose in (1, 2):
        text = io.StringIO()
        with contextlib.redirect_stdout(text):
            bar = keras.utils.Progbar(12, verbose=verbose, stateful_metrics=["accuracy", "loss", "auc"])
            bar.update(12, [("accuracy", 0.708333), ("auc", 0.0), ("loss", 0.0000123)], finalize=True)
        texts[str(verbose)] = text.getvalue()
    return texts


json.dump(dict(keras=keras.__version__, losses=losses(), metrics=metrics(), optimizers=optimizers(), schedules=schedules(),
               callbacks=callbacks(), csv=csv(), fit=fit(), progress=progress()), sys.stdout, separators=(",", ":"))
