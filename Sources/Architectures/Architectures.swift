// Sources of Architectures.
