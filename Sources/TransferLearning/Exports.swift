@_exported import Architectures
@_exported import Charts
@_exported import Datasets
@_exported import NeuralNetworks
@_exported import StepOutput
@_exported import Tensors
@_exported import Weights
