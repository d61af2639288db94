# The six lessons that begin the course, as a Keras user writes them: a cell from "# %%" to the next one.
#
# Keras has no EfficientNet-Lite0, and ImageNet's weights may be out of reach: MobileNetV2, which takes a little less arithmetic, stands in
# its place, and all weights are drawn. The time does not depend on what they are.

# %% 01 Load a pretrained model
import os
os.environ.update(KERAS_BACKEND="tensorflow", TF_CPP_MIN_LOG_LEVEL="2", CUDA_VISIBLE_DEVICES="-1")
import keras
PHOTOS, GOLDFISH = os.environ["COURSE_PHOTOS"], os.environ["COURSE_GOLDFISH"]
keras.utils.set_random_seed(7)
whole = keras.applications.MobileNetV2(weights=None)
print("Name:   ", whole.name)
print("Layers: ", len(whole.layers))
print("Input:  ", whole.input_shape)
print("Output: ", whole.output_shape)
# %%
import matplotlib.pyplot as plt
import numpy as np
from keras.src.legacy.preprocessing.image import ImageDataGenerator
# %%
whole.summary()
# %%
side = whole.input_shape[1]
for layer in whole.layers:
    shape = layer.output.shape
    if len(shape) == 4 and shape[1] < side:
        side = shape[1]
        print(layer.name, f"{side} × {side}", shape[3], side * side * shape[3])
# %%
kinds = {}
for layer in whole.layers:
    count, weights = kinds.get(type(layer).__name__, (0, 0))
    kinds[type(layer).__name__] = count + 1, weights + layer.count_params()
for kind, (count, weights) in sorted(kinds.items(), key=lambda item: -item[1][1]):
    if weights:
        print(kind, count, weights, f"{weights / whole.count_params():.1%}")
# %%
filters = whole.layers[1].get_weights()[0]
filters = (filters - filters.min()) / (filters.max() - filters.min())
figure, axes = plt.subplots(4, 8)
for index, axis in enumerate(axes.flat):
    axis.imshow(filters[..., index])
    axis.axis("off")
plt.show()

# %% 02 Classify a goldfish
goldfish = keras.utils.load_img(GOLDFISH)
goldfish
# %%
edge = min(goldfish.size)
left, top = (goldfish.width - edge) // 2, (goldfish.height - edge) // 2
small = goldfish.crop((left, top, left + edge, top + edge)).resize((224, 224))
figure, axes = plt.subplots(1, 2)
axes[0].imshow(goldfish.resize((224, 224)))
axes[1].imshow(small)
plt.show()
# %%
scale = keras.applications.mobilenet_v2.preprocess_input
pixels = keras.utils.img_to_array(small)
scaled = scale(pixels.copy())
print(pixels.shape, pixels.min(), pixels.max(), scaled.min(), scaled.max())
# %%
probabilities = whole.predict(scaled[None], verbose=0)
print(probabilities.shape, probabilities.sum())
# %%
winner = probabilities.argmax()
print(winner, probabilities[0].argsort()[-5:][::-1])
# %%
def bars(probabilities, title):
    best = probabilities.argsort()[-5:]
    plt.barh([str(place) for place in best], probabilities[best])
    plt.title(title)
    plt.show()

bars(probabilities[0], "The five likeliest")
# %%
bars(whole.predict(pixels[None], verbose=0)[0], "The same picture, not scaled")

# %% 03 Cut the top off
def flow(part, batch, seed=7, preprocess=scale, flips=False, shuffle=True):
    generator = ImageDataGenerator(preprocessing_function=preprocess, horizontal_flip=flips)
    return generator.flow_from_directory(
        os.path.join(PHOTOS, part), target_size=(224, 224), batch_size=batch, shuffle=shuffle, seed=seed)

pictures = flow("val", 10, shuffle=False)
answers = whole.predict(pictures, verbose=0)
for kind in range(pictures.num_classes):
    row = list(pictures.classes).index(kind)
    plt.imshow(keras.utils.load_img(pictures.filepaths[row]))
    plt.show()
    bars(answers[row], "What the model calls it")
# %%
def base_of(application):
    base = application(weights=None, include_top=False, pooling="avg", input_shape=(224, 224, 3))
    base.trainable = False
    return base

base = base_of(keras.applications.MobileNetV2)
print(whole.output_shape, whole.count_params(), base.output_shape, base.count_params())
# %%
pictures.reset()
features = base.predict(pictures, verbose=0)
print(features.shape, features[0, :8], (features[0] < 0.05).mean())
# %%
unit = features / np.linalg.norm(features, axis=1, keepdims=True)
cosines = unit @ unit.T
for kind in range(pictures.num_classes):
    row = list(pictures.classes).index(kind)
    nearest = cosines[row].argsort()[::-1][:5]
    figure, axes = plt.subplots(1, 5)
    for axis, other in zip(axes, nearest):
        axis.imshow(keras.utils.load_img(pictures.filepaths[other]))
        axis.set_title(f"{cosines[row, other]:.3f}")
        axis.axis("off")
    plt.show()
# %%
np.fill_diagonal(cosines, -1)
print((pictures.classes[cosines.argmax(axis=1)] == pictures.classes).sum(), "of", len(pictures.classes))

# %% 04 Train the urban/rural head
train, validation = flow("train", 12), flow("val", 10, shuffle=False)
print(train.class_indices)
# %%
def head_on(base, seed=7):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential([base, keras.layers.Dense(train.num_classes, activation="softmax")])
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.01), loss="categorical_crossentropy", metrics=["accuracy"])
    return model

model = head_on(base)
model.summary()
# %%
history = model.fit(train, epochs=5, validation_data=validation)
# %%
def curves(histories, names):
    for name in names:
        for label, history in histories.items():
            plt.plot(history.history[name], label=f"{label} {name}")
    plt.legend()
    plt.show()

curves({"head": history}, ["accuracy", "val_accuracy"])
curves({"head": history}, ["loss", "val_loss"])
# %%
print(model.evaluate(train, verbose=0), model.evaluate(validation, verbose=0))
# %%
predictions = model.predict(validation, verbose=0)
right = predictions[np.arange(len(predictions)), validation.classes]
figure, axes = plt.subplots(2, 4)
for axis, row in zip(axes.flat, right.argsort()):
    axis.imshow(keras.utils.load_img(validation.filepaths[row]))
    axis.set_title(f"{right[row]:.2f}")
    axis.axis("off")
plt.show()

# %% 05 Add augmentation
figure, axes = plt.subplots(2, 2)
for kind, row in enumerate(axes):
    picture = keras.utils.load_img(train.filepaths[list(train.classes).index(kind)])
    row[0].imshow(picture)
    row[1].imshow(np.asarray(picture)[:, ::-1])
plt.show()
# %%
def features_of(pixels):
    vector = base.predict(scale(pixels.copy())[None], verbose=0)[0]
    return vector / np.linalg.norm(vector)

one, two = (keras.utils.img_to_array(keras.utils.load_img(path, target_size=(224, 224))) for path in train.filepaths[:2])
original = features_of(one)
print(original @ features_of(one[:, ::-1]), original @ features_of(two))
# %%
def run(flips, seed):
    model = head_on(base, seed)
    return model.fit(
        flow("train", 12, seed=seed, flips=flips), epochs=8, validation_data=flow("val", 10, shuffle=False), verbose=0)

plain, flipped = run(False, 7), run(True, 7)
# %%
curves({"no flips": plain, "flips": flipped}, ["val_loss"])
curves({"no flips": plain, "flips": flipped}, ["val_accuracy"])
# %%
for seed in range(7, 13):
    print(seed, *(run(flips, seed).history["val_loss"][-1] for flips in [False, True]))

# %% 06 Try Xception
large = base_of(keras.applications.Xception)
for each in [base, large]:
    print(each.name, len(each.layers), each.count_params(), each.output_shape[-1])
# %%
def train_on(base, preprocess):
    model = head_on(base)
    return model.fit(
        flow("train", 12, preprocess=preprocess), epochs=5,
        validation_data=flow("val", 10, preprocess=preprocess, shuffle=False))

with_small = train_on(base, scale)
# %%
with_large = train_on(large, keras.applications.xception.preprocess_input)
# %%
curves({"MobileNetV2": with_small, "Xception": with_large}, ["accuracy", "val_accuracy"])
curves({"MobileNetV2": with_small, "Xception": with_large}, ["loss", "val_loss"])
# %%
import time
four = np.stack([keras.utils.img_to_array(keras.utils.load_img(path, target_size=(224, 224))) for path in validation.filepaths[:4]])
for each, preprocess, history in [
    (base, scale, with_small), (large, keras.applications.xception.preprocess_input, with_large)
]:
    batch = preprocess(four.copy())
    each.predict(batch, verbose=0)
    times = []
    for _ in range(5):
        begin = time.perf_counter()
        each.predict(batch, verbose=0)
        times.append(time.perf_counter() - begin)
    print(each.name, history.history["val_accuracy"][-1], history.history["val_loss"][-1], sorted(times)[2] / 4)
