import Foundation
import Tensors
import Testing

@testable import NeuralNetworks

/// Layers that join, scale, reshape and normalize, as plans, against loops over their definitions.
struct JoiningLayerTests {
  func predict(_ layer: Layer, _ x: Tensor) throws -> Tensor {
    let input = Input(PartialShape(exampleOf: x.shape))
    let model = try Model(inputs: input, outputs: layer(input))
    LayerTests.fill(model)
    return try model.predict(x)
  }

  /// The value at each place of a result, by its axes.
  func expect(_ found: Tensor, _ shape: Shape, within: Float = 2e-6, _ value: ([Int]) -> Float) {
    #expect(found.shape == shape)
    guard found.shape == shape else { return }
    let scalars = found.scalars
    let largest = scalars.map(abs).max() ?? 0
    for index in scalars.indices {
      var (rest, place) = (index, [Int]())
      for size in shape.dimensions.reversed() {
        place.insert(rest % size, at: 0)
        rest /= size
      }
      if abs(scalars[index] - value(place)) > within * max(largest, 1) {
        Issue.record("at \(place): \(scalars[index]), not \(value(place))")
        return
      }
    }
  }

  @Test(arguments: [[3, 5], [16, 32, 7], [16, 16]]) func channelsAreConcatenated(_ channels: [Int]) throws {
    // Behind convolutions, so that the values lie as oneDNN likes them.
    let input = Input([5, 4, 6])
    let parts = try channels.enumerated().map { index, count in
      try Conv2D(count, kernelSize: 1, activation: .relu, name: "part\(index)")(input)
    }
    let joined = try Model(inputs: input, outputs: Concatenate()(parts))
    LayerTests.fill(joined)
    let x = LayerTests.random([2, 5, 4, 6], "x")
    let values = try parts.map { try Model(inputs: input, outputs: $0).predict(x) }
    expect(try joined.predict(x), [2, 5, 4, channels.reduce(0, +)]) { place in
      var channel = place[3]
      for value in values {
        if channel < value.shape[3] { return value[place[0], place[1], place[2], channel] }
        channel -= value.shape[3]
      }
      return .nan
    }
  }

  @Test(arguments: [1, 2, 3]) func anyAxisIsConcatenated(_ axis: Int) throws {
    let input = Input([3, 4, 5])
    let both = try Model(inputs: input, outputs: Concatenate(axis: axis)([input, Activation(.relu)(input)]))
    let x = LayerTests.random([2, 3, 4, 5], "x")
    var shape = x.shape.dimensions
    let size = shape[axis]
    shape[axis] *= 2
    expect(try both.predict(x), Shape(shape)) { place in
      var inner = place
      inner[axis] %= size
      let value = x[inner[0], inner[1], inner[2], inner[3]]
      return place[axis] < size ? value : max(value, 0)
    }
    let rows = Input([3, 5])
    let three = try Model(inputs: rows, outputs: Concatenate(axis: min(axis, 2))([rows, rows]))
    #expect(try three.predict(Tensor(shape: [2, 3, 5])).shape == (axis == 1 ? [2, 6, 5] : [2, 3, 10]))
  }

  @Test(arguments: [3, 16, 40]) func productsRepeatAxesOfOne(_ channels: Int) throws {
    let input = Input([4, 3, 6])
    let picture = try Conv2D(channels, kernelSize: 1, name: "picture")(input)
    let pooled = try GlobalAveragePooling2D(keepDims: true)(picture)
    let gate = try Conv2D(channels, kernelSize: 1, activation: .sigmoid, name: "gate")(pooled)
    let x = LayerTests.random([2, 4, 3, 6], "x")
    for pair in [[picture, gate], [gate, picture]] {
      let model = try Model(inputs: input, outputs: Multiply()(pair))
      LayerTests.fill(model)
      let values = try [picture, gate].map { try Model(inputs: input, outputs: $0).predict(x) }
      #expect(values[1].shape == [2, 1, 1, channels])
      expect(try model.predict(x), [2, 4, 3, channels]) {
        values[0][$0[0], $0[1], $0[2], $0[3]] * values[1][$0[0], 0, 0, $0[3]]
      }
    }
    // Neither has the product's shape.
    let column = try Reshape([1, -1, 1])(input)
    let row = try Reshape([-1, 1, 1])(input)
    let table = try Model(inputs: input, outputs: Multiply()([column, row]))
    expect(try table.predict(x), [2, 72, 72, 1]) { place in
      x.scalars[place[0] * 72 + place[1]] * x.scalars[place[0] * 72 + place[2]]
    }
  }

  @Test func reshapeKeepsTheOrderOfNumbers() throws {
    let x = LayerTests.random([2, 3, 4, 5], "x")
    #expect(try predict(Reshape([5, -1]), x) == x.reshaped([2, 5, 12]))
    #expect(try predict(Reshape([60]), x) == x.reshaped([2, 60]))
    let input = Input([nil, nil, 3])
    #expect(try Reshape([-1, 3])(input).shape == [nil, 3])
    #expect(throws: ModelError.self) { try Reshape([7])(Input([3, 4, 5])) }
    #expect(throws: ModelError.self) { try Reshape([-1, -1])(Input([3, 4, 5])) }
  }

  @Test func croppingCutsEdges() throws {
    let x = LayerTests.random([2, 5, 6, 3], "x")
    expect(try predict(Cropping2D(EdgePadding(top: 1, bottom: 0, left: 2, right: 1)), x), [2, 4, 3, 3]) {
      x[$0[0], $0[1] + 1, $0[2] + 2, $0[3]]
    }
    #expect(throws: ModelError.self) { try Cropping2D(3)(Input([6, 7, 3])) }
  }

  @Test func rectifiers() throws {
    let x = Tensor(shape: [1, 2, 1, 3], scalars: [-2, -0.5, 0.5, 2, 6, 9])
    #expect(try predict(ReLU(), x).scalars == [0, 0, 0.5, 2, 6, 9])
    #expect(try predict(ReLU(maxValue: 6), x).scalars == [0, 0, 0.5, 2, 6, 6])
    #expect(try predict(ReLU(maxValue: 4), x).scalars == [0, 0, 0.5, 2, 4, 4])
    #expect(try predict(ReLU(negativeSlope: 0.5), x).scalars == [-1, -0.25, 0.5, 2, 6, 9])
    #expect(try predict(ReLU(threshold: 1), x).scalars == [0, 0, 0, 2, 6, 9])
  }

  @Test(arguments: [[2, 5], [2, 3, 5], [2, 4, 3, 5], [2, 4, 3, 16]]) func scalesByChannel(_ sizes: [Int]) throws {
    let shape = Shape(sizes)
    let channels = sizes.last!
    let x = LayerTests.random(shape, "x")
    let scale = (0..<channels).map { Float($0) - 1.5 }
    func at(_ place: [Int]) -> Float {
      x.scalars[zip(place, sizes).reduce(0) { $0 * $1.1 + $1.0 }]
    }
    expect(try predict(Rescaling(scale, offset: [3]), x), shape) { at($0) * scale[$0.last!] + 3 }
    expect(try predict(Rescaling(1 / 127.5, offset: -1), x), shape) { at($0) / 127.5 - 1 }
    let variance = scale.map { $0 * $0 + 0.5 }
    expect(try predict(Normalization(mean: scale, variance: variance), x), shape) {
      (at($0) - scale[$0.last!]) / variance[$0.last!].squareRoot()
    }
    let layer = LayerScale(projectionDim: channels)
    expect(try predict(layer, x), shape) { at($0) * layer.variables[0].value.scalars[$0.last!] }
  }

  @Test(arguments: [[2, 5], [2, 3, 20], [2, 4, 3, 7]]) func layersAreNormalized(_ sizes: [Int]) throws {
    let x = LayerTests.random(Shape(sizes), "x")
    let layer = LayerNormalization(epsilon: 1e-3)
    let found = try predict(layer, x)
    let channels = sizes.last!
    let (gamma, beta) = (layer.variables[0].value.scalars, layer.variables[1].value.scalars)
    expect(found.reshaped([x.count / channels, channels]), [x.count / channels, channels], within: 5e-6) { place in
      let row = x.scalars[(place[0] * channels)..<((place[0] + 1) * channels)].map(Double.init)
      let mean = row.reduce(0, +) / Double(channels)
      let variance = row.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(channels)
      let normal = (row[place[1]] - mean) / (variance + 1e-3).squareRoot()
      return Float(normal) * gamma[place[1]] + beta[place[1]]
    }
  }

  @Test(arguments: [(true, true), (true, false), (false, true), (false, false)])
  func batchNormalizationsMayLackGammaOrBeta(_ has: (center: Bool, scale: Bool)) throws {
    let layer = BatchNormalization(center: has.center, scale: has.scale)
    let x = LayerTests.random([2, 3, 3, 4], "x")
    let found = try predict(layer, x)
    let names = (has.scale ? ["gamma"] : []) + (has.center ? ["beta"] : []) + ["moving_mean", "moving_variance"]
    #expect(layer.variables.map(\.name) == names)
    let (gamma, beta, mean, variance) = layer.statistics
    expect(found, x.shape) { place in
      let channel = place[3]
      let normal = (x[place[0], place[1], place[2], channel] - mean[channel]) / (variance[channel] + 1e-3).squareRoot()
      return normal * gamma[channel] + beta[channel]
    }
  }

  @Test func denseWorksPixelByPixel() throws {
    let input = Input([4, 3, 5])
    let pixels = try Model(inputs: input, outputs: Dense(7, activation: .gelu, name: "d")(input))
    LayerTests.fill(pixels)
    let x = LayerTests.random([2, 4, 3, 5], "x")
    let row = Input([5])
    let rows = try Model(inputs: row, outputs: Dense(7, activation: .gelu, name: "d")(row))
    try rows.setWeights(pixels.weights)
    let expected = try rows.predict(x.reshaped([24, 5])).reshaped([2, 4, 3, 7])
    #expect((try pixels.predict(x) - expected).map(abs).max < 1e-6)
  }

  @Test func scaledSumsAreFusedOrNotAndEqual() throws {
    let input = Input([5, 5, 8])
    let x = LayerTests.random([2, 5, 5, 8], "x")
    let start = try Activation(.relu)(input)
    let up = try Conv2D(8, kernelSize: (1, 3), padding: .same, name: "up")(start)
    let sum = try CustomScaleLayer(0.17)([start, up])
    let fused = try Model(inputs: input, outputs: Activation(.relu)(sum))
    LayerTests.fill(fused)
    let graph = FlatGraph(fused)
    let fusion = Fusion.find(in: graph.body(to: graph.output))
    #expect(fusion.map(\.factor) == [0.17] && fusion[0].residual != nil && fusion[0].activation == .relu)
    let parts = try [start, up].map { try Model(inputs: input, outputs: $0).predict(x) }
    let expected = (parts[0] + parts[1] * 0.17).map { max($0, 0) }
    #expect((try fused.predict(x) - expected).map(abs).max < 1e-6)
    let plain = try Model(inputs: input, outputs: CustomScaleLayer(0.17)([start, input]))
    #expect((try plain.predict(x) - (parts[0] + x * 0.17)).map(abs).max < 1e-6)
  }
}
