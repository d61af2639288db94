"""A network of Keras as an ONNX file, made once: `python onnx_file.py resNet50 224 FILE`."""

import json
import os
import subprocess
import sys


def kept(name, size):
    """The file of a network, in the folder of this Python's environment, and what Keras says of its model.

    What is not there is made by a process of its own, so that nothing of it is in this one's memory."""
    folder = os.path.join(sys.prefix, "onnx")
    os.makedirs(folder, exist_ok=True)
    file = os.path.join(folder, f"{name}-{size}.onnx")
    if not os.path.exists(file):
        subprocess.run([sys.executable, "-B", __file__, name, str(size), file], check=True, stdout=subprocess.DEVNULL)
    with open(file + ".json") as facts:
        return file, json.load(facts)


def convert(name, size, file):
    import contestant

    tensorflow = contestant.tensorflow(threads=os.cpu_count())
    import numpy
    import networks
    import onnx
    import tf2onnx

    model = networks.whole(name, size)
    variables = model.trainable_variables
    # tf2onnx copies all constants again and again: with those of VGG16's top it would take 25 GB. So the largest weights come in as
    # inputs, and become constants in the file.
    large = {f"large_{index}": index for index, one in enumerate(variables) if numpy.prod(one.shape) > 4e6}
    signature = [tensorflow.TensorSpec((None, size, size, 3), tensorflow.float32, name="pictures")] + [
        tensorflow.TensorSpec(variables[index].shape, tensorflow.float32, name=word) for word, index in large.items()]

    def predict(pictures, *weights):
        values = [one.value for one in variables]
        for index, weight in zip(large.values(), weights):
            values[index] = weight
        return model.stateless_call(
            values, [one.value for one in model.non_trainable_variables], pictures, training=False)[0]

    made, _ = tf2onnx.convert.from_function(
        tensorflow.function(predict, input_signature=signature), input_signature=signature, opset=17)
    for place in [one for one in made.graph.input if one.name in large]:
        value = variables[large[place.name]].numpy()
        made.graph.initializer.append(onnx.numpy_helper.from_array(value, place.name))
        made.graph.input.remove(place)
    with open(file + ".json", "w") as facts:
        json.dump({"parameters": model.count_params(), "trainable": networks.trainable(model)}, facts)
    # Whole or not there, whoever else makes it too.
    aside = f"{file}.{os.getpid()}"
    onnx.save(made, aside)
    os.rename(aside, file)


if __name__ == "__main__":
    convert(sys.argv[1], int(sys.argv[2]), sys.argv[3])
