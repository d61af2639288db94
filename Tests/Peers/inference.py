"""Does a case of `lectern bench inference` with OpenVINO, ONNX Runtime or TensorFlow: `python inference.py openvino inference …`."""

import sys

import contestant

runtime = sys.argv.pop(1)
work = contestant.parse(["inference"])


def openvino(x):
    import openvino
    import onnx_file

    file, facts = onnx_file.kept(work.model, work.size)
    core = openvino.Core()
    model = core.read_model(file)
    model.reshape(x.shape)
    # Left alone it computes in bfloat16 where the processor has it.
    precision = {"float32": "f32", "bfloat16": "bf16"}[work.precision]
    compiled = core.compile_model(model, "CPU", {
        "INFERENCE_PRECISION_HINT": precision, "PERFORMANCE_HINT": "LATENCY", "INFERENCE_NUM_THREADS": work.threads})
    request = compiled.create_infer_request()
    request.set_input_tensor(openvino.Tensor(x, shared_memory=True))
    return lambda: request.infer()[0], facts, {"openvino": openvino.__version__.split("-")[0]}


def onnxruntime(x):
    import onnxruntime
    import onnx_file

    file, facts = onnx_file.kept(work.model, work.size)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = work.threads
    session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
    name = session.get_inputs()[0].name
    return lambda: session.run(None, {name: x})[0], facts, {"onnxruntime": onnxruntime.__version__}


def tensorflow(x):
    tensorflow = contestant.tensorflow(work.threads)
    import keras
    import networks

    model = networks.whole(work.model, work.size)
    function = tensorflow.function(lambda x: model(x, training=False), jit_compile=False)
    pictures = tensorflow.constant(x)
    facts = {"parameters": model.count_params(), "trainable": networks.trainable(model)}
    versions = {"keras": keras.__version__, "tensorflow": tensorflow.__version__}
    return lambda: function(pictures).numpy(), facts, versions


if work.precision != "float32" and runtime != "openvino":
    sys.exit(f"{runtime} computes in float32 here.")
x = contestant.noise(work.batch, work.size)
laps = contestant.Laps()
run, facts, versions = {"openvino": openvino, "onnxruntime": onnxruntime, "tensorflow": tensorflow}[runtime](x)
for _ in range(work.warm_up + work.laps):
    y = run()
    laps.end()
    if y.shape != (work.batch, 1000):
        sys.exit(f"{runtime} made {y.shape} of {x.shape}.")
contestant.tell(laps.seconds[0], laps.seconds[work.warm_up:], versions=versions, **facts)
