"""What Keras says of the networks that the shared golden folder does not have; prints keras.json.

TF_CPP_MIN_LOG_LEVEL=3 PYTHONPATH=$LECTERN_SHARED/golden/scripts python make.py > keras.json   (keras 3.15.1, tensorflow 2.21)
Weights and pictures come from the hash of golden/README.md, with this k and gain.
"""
import hashlib
import json
import sys

import keras
import khash
import numpy as np

apps = keras.applications
CAFFE = {"VGG19": "block1_conv1/kernel", "ResNet101": "conv1_conv/kernel", "ResNet152": "conv1_conv/kernel"}
MODELS = [("VGG19", {}, 2.0, "vgg19"), ("ResNet101", {}, 1.0, "resnet"), ("ResNet152", {}, 1.0, "resnet"),
          ("ResNet101V2", {}, 1.25, "resnet_v2"), ("ResNet152V2", {}, 1.25, "resnet_v2")]
MODELS += [("MobileNet", {"alpha": a}, 3.0, "mobilenet") for a in (0.25, 0.5, 0.75)]
MODELS += [("MobileNetV2", {"alpha": a}, 2.0, "mobilenet_v2") for a in (0.35, 0.5, 0.75, 1.3, 1.4)]
MODELS += [(f"DenseNet{n}", {}, 2.5, "densenet") for n in (121, 169, 201)]
MODELS += [("MobileNetV2Torch", {}, 2.0, "densenet")]  # DenseNet's preprocessing is PyTorch's
HEIGHT, WIDTH = 131, 107


def torch(**arguments):
    """MobileNetV2 with a zero on each side before every window that goes in steps of two, and PyTorch's epsilon."""
    def clone(layer):
        config = layer.get_config()
        if isinstance(layer, keras.layers.ZeroPadding2D):
            config["padding"] = ((1, 1), (1, 1))
        if isinstance(layer, keras.layers.BatchNormalization):
            config["epsilon"] = 1e-5
        if layer.name == "Conv1":
            config["padding"] = "valid"
        return layer.__class__.from_config(config)

    def call(layer, *inputs, **options):
        if layer.name == "Conv1":
            inputs = [keras.layers.ZeroPadding2D(1, name="Conv1_pad")(inputs[0])]
        return layer(*inputs, **options)

    model = apps.MobileNetV2(**arguments)
    start = keras.Input(model.input_shape[1:], name="input_layer")
    return keras.models.clone_model(model, start, clone_function=clone, call_function=call)


def line(layer):
    """name class shape parameters inputs weights, as the test writes it."""
    inputs = [t._keras_history.operation.name for t in layer._inbound_nodes[0].input_tensors]
    shape = ",".join("nil" if d is None else str(d) for d in layer.output.shape[1:])
    weights = [f"{khash.canon(layer, v)}:{'x'.join(map(str, v.shape))}" for v in layer.weights]
    return " ".join([layer.name, layer.__class__.__name__, f"[{shape}]", str(layer.count_params()),
                     "+".join(inputs) or "-", "+".join(weights) or "-"])


def count(variables):
    return int(sum(np.prod(v.shape) for v in variables))


def numbers(values):
    return [float("%.8g" % v) for v in values]


def golden(name, arguments, k, module):
    make = torch if name == "MobileNetV2Torch" else getattr(apps, name)
    keras.backend.clear_session()
    model = make(weights=None, **arguments)
    lines = [line(layer) for layer in model.layers]
    telling = sorted({0, 1, 2, len(lines) // 2, len(lines) // 2 + 1, len(lines) - 2, len(lines) - 1})
    result = dict(
        model=name, **arguments, k=k, gains={CAFFE[name]: 2.0 ** -6} if name in CAFFE else {}, modelName=model.name,
        layers=len(lines), digest=hashlib.sha256("\n".join(lines).encode()).hexdigest(),
        lines={i: lines[i] for i in telling}, total=model.count_params(), trainable=count(model.trainable_weights))
    del model
    keras.backend.clear_session()
    base = make(weights=None, include_top=False, pooling="avg", input_shape=(HEIGHT, WIDTH, 3), **arguments)
    khash.set_hash_weights(base, k, result["gains"])
    pictures = getattr(apps, module).preprocess_input(khash.image("input", 2, HEIGHT, WIDTH))
    features = base.predict(pictures, verbose=0)
    result.update(bareTotal=base.count_params(), bareTrainable=count(base.trainable_weights), shape=features.shape,
                  mean=numbers([features.mean(dtype=float)])[0], std=numbers([features.std(dtype=float)])[0],
                  largest=numbers([np.abs(features).max()])[0], first8=numbers(features[0, :8]),
                  last8=numbers(features[1, -8:]))
    print(name, arguments, result["mean"], result["std"], result["largest"], file=sys.stderr, flush=True)
    return result


print("[\n" + ",\n".join(json.dumps(golden(*m), separators=(",", ":")) for m in MODELS) + "\n]")
