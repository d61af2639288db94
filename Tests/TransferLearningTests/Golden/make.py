"""Writes classification_reports.json: what scikit-learn reports of predictions. pip install scikit-learn; python make.py"""

import json
import pathlib
import re
import warnings

import numpy
import sklearn
from sklearn.metrics import classification_report, confusion_matrix

warnings.filterwarnings("ignore")  # Of 0 divided by 0, which is what some cases are for.
random = numpy.random.default_rng(20)


def outputs(truths, classes, noise):
    """Softmax outputs that are mostly right."""
    logits = noise * random.standard_normal((len(truths), classes)) + 2 * numpy.eye(classes)[truths]
    return (numpy.exp(logits) / numpy.exp(logits).sum(1, keepdims=True)).astype(numpy.float32)


def case(name, names, truths, guesses, digits=2, probabilities=None):
    labels = list(range(len(names)))
    arguments = dict(labels=labels, target_names=names, zero_division=0.0)
    return {
        "name": name,
        "names": names,
        "truths": [int(x) for x in truths],
        "predictions": [int(x) for x in guesses],
        "probabilities": None if probabilities is None else [[float(x) for x in row] for row in probabilities],
        "digits": digits,
        # Where nothing is right, scikit-learn 1.9 writes the support as 1.0.
        "text": re.sub(r"(\d+)\.0$", r"  \1", classification_report(truths, guesses, digits=digits, **arguments), flags=re.M),
        "numbers": classification_report(truths, guesses, output_dict=True, **arguments),
        "counts": confusion_matrix(truths, guesses, labels=labels).tolist(),
    }


cases = []
flowers = ["daisy", "dandelion", "roses", "sunflowers", "tulips"]
truths = numpy.sort(random.integers(0, 5, 137))
softmax = outputs(truths, 5, 1.5)
cases.append(case("five flowers", flowers, truths, softmax.argmax(1), probabilities=softmax))

truths = numpy.sort(random.integers(0, 2, 60))
sigmoid = numpy.float32(1 / (1 + numpy.exp(-(3 * truths - 1.5 + random.standard_normal(60)))))[:, None]
cases.append(case("sigmoid", ["cat", "dog"], truths, sigmoid[:, 0] > 0.5, probabilities=sigmoid))

truths = numpy.array([0] * 9 + [1] * 3 + [2] * 2)
cases.append(case("nothing taken for a class", ["a", "b", "c"], truths, numpy.array([0] * 9 + [1, 0, 0] + [1, 0])))
cases.append(case("no example of a class", ["a", "b", "c"], numpy.array([0, 0, 2, 2]), numpy.array([0, 1, 2, 0])))
cases.append(case("neither", ["a", "b", "c"], numpy.array([0, 0, 2, 2]), numpy.array([0, 2, 2, 0])))
cases.append(case("all wrong", ["urban", "rural"], numpy.array([0, 1]), numpy.array([1, 0])))
cases.append(case("all right", ["urban", "rural"], numpy.array([0, 1, 1]), numpy.array([0, 1, 1]), digits=4))
cases.append(case("long names", ["a street with very tall houses", "b"], numpy.array([0, 1, 1]), numpy.array([0, 1, 0])))
truths = random.integers(0, 20, 400)
guesses = numpy.where(random.random(400) < 0.7, truths, random.integers(0, 20, 400))
cases.append(case("twenty", [f"class {i}" for i in range(20)], truths, guesses, digits=3))

path = pathlib.Path(__file__).with_name("classification_reports.json")
path.write_text(json.dumps({"scikit-learn": sklearn.__version__, "cases": cases}) + "\n")
