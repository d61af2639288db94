// Sources of NeuralNetworks.
