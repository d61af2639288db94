"""The networks by Lectern's names, as Keras builds them."""

import sys

import keras
import numpy


def application(name):
    """The function and the module of Keras that a name such as resNet50 or mobileNet_0.25 stands for, and its arguments."""
    plain, _, alpha = name.partition("_")
    for title in dir(keras.applications):
        if title.lower() == plain.lower() and callable(getattr(keras.applications, title)):
            build = getattr(keras.applications, title)
            return build, sys.modules[build.__module__], {"alpha": float(alpha)} if alpha else {}
    sys.exit(f"Keras has no {name}.")


def whole(name, size):
    """A network with its top, its weights drawn."""
    keras.utils.set_random_seed(7)
    if name.lower() == "efficientnetlite0":
        return efficientnet_lite0(size)
    build, _, arguments = application(name)
    return build(weights=None, input_shape=(size, size, 3), **arguments)


def trainable(model):
    return sum(int(numpy.prod(weight.shape)) for weight in model.trainable_weights)


def efficientnet_lite0(size):
    """EfficientNet-B0 (M. Tan, Q. Le, 2019, arXiv:1905.11946, table 1) without squeezing and exciting, with ReLU6 for swish,
    its first and last widths fixed: https://github.com/tensorflow/tpu/tree/master/models/official/efficientnet/lite"""
    layers = keras.layers

    def normalized(x, convolution, rectified=True):
        x = layers.BatchNormalization(epsilon=1e-3)(convolution(x))
        return layers.ReLU(6.0)(x) if rectified else x

    def pointwise(filters):
        return layers.Conv2D(filters, 1, padding="same", use_bias=False)

    picture = keras.Input((size, size, 3))
    x = normalized(picture, layers.Conv2D(32, 3, strides=2, padding="same", use_bias=False))
    channels = 32
    # expansion, channels, repeats, stride, kernel
    for expansion, filters, repeats, stride, kernel in [
            (1, 16, 1, 1, 3), (6, 24, 2, 2, 3), (6, 40, 2, 2, 5), (6, 80, 3, 2, 3), (6, 112, 3, 1, 5), (6, 192, 4, 2, 5),
            (6, 320, 1, 1, 3)]:
        for repeat in range(repeats):
            strides = stride if repeat == 0 else 1
            y = normalized(x, pointwise(channels * expansion)) if expansion > 1 else x
            y = normalized(y, layers.DepthwiseConv2D(kernel, strides=strides, padding="same", use_bias=False))
            y = normalized(y, pointwise(filters), rectified=False)
            x = layers.Add()([x, y]) if strides == 1 and channels == filters else y
            channels = filters
    x = layers.GlobalAveragePooling2D()(normalized(x, pointwise(1280)))
    return keras.Model(picture, layers.Dense(1000, activation="softmax")(x), name="efficientnet_lite0")
