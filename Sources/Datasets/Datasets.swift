// Sources of Datasets.
