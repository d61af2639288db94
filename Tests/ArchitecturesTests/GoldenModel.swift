import Foundation
import Tensors
import TestSupport

/// What Keras made of one of its networks: golden/README.md, section 2.
struct GoldenModel: Decodable {
  struct Place: Decodable {
    let offset: Int
    let shape: [Int]
  }

  struct Intermediate: Decodable {
    let shape: [Int]
    let first8, last8: [Float]
  }

  /// One line of `<M>.layers.json`.
  struct Row: Decodable {
    struct Weight: Decodable, Equatable {
      let name: String
      let shape: [Int]
      init(name: String, shape: [Int]) { (self.name, self.shape) = (name, shape) }
      init(from decoder: Decoder) throws {
        var list = try decoder.unkeyedContainer()
        self.init(name: try list.decode(String.self), shape: try list.decode([Int].self))
      }
    }

    struct Inner: Decodable {
      let name, cls: String
      let params: Int
      let weights: [Weight]
    }

    struct Statistics: Decodable {
      let mean, std: Double
      let first4: [Float]
    }

    let name, cls: String
    let out: [Int?]
    let params: Int
    let inputs: [String]
    let weights: [Weight]?
    let sub: [Inner]?
    /// Whether it is an operation, which Keras does not count among the layers; ours are.
    let op: Bool?
    let stat: Statistics?
  }

  let model, modelName, preprocess: String
  let k: Double
  let gains: [String: Double]
  let inputSize: Int
  let totalParams, trainableParams, notopTotalParams, notopTrainableParams, notopLayerCount: Int
  let inputSum: Double
  let inputFirst8, preprocessedFirst8: [Float]
  let arrays: [String: Place]
  let intermediates: [String: Intermediate]

  private enum CodingKeys: String, CodingKey {
    case model
    case modelName = "model_name"
    case preprocess, k, gains
    case inputSize = "input_size"
    case arrays, intermediates
    case totalParams = "total_params"
    case trainableParams = "trainable_params"
    case notopTotalParams = "notop_total_params"
    case notopTrainableParams = "notop_trainable_params"
    case notopLayerCount = "notop_layer_count"
    case inputSum = "input_sum"
    case inputFirst8 = "input_first8"
    case preprocessedFirst8 = "preprocessed_first8"
  }

  /// Every model that the folder holds: `ResNet50`.
  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: Shared.url("golden/models").path)) ?? []
    return files.filter { $0.hasSuffix(".json") && !$0.hasSuffix(".layers.json") }.map { String($0.dropLast(5)) }
      .sorted()
  }()

  static func named(_ name: String) throws -> GoldenModel {
    try JSONDecoder().decode(GoldenModel.self, from: Shared.data("golden/models/\(name).json"))
  }

  func rows() throws -> [Row] {
    try JSONDecoder().decode([Row].self, from: Shared.data("golden/models/\(model).layers.json"))
  }

  /// One of the arrays, as Keras computes it in Float64.
  func array(_ name: String, in numbers: Data) throws -> Tensor {
    guard let place = arrays[name + "_f64"] else { throw CocoaError(.coderValueNotFound) }
    return Tensor(uninitializedShape: Shape(place.shape)) { scalars in
      _ = numbers.dropFirst(place.offset).copyBytes(to: UnsafeMutableRawBufferPointer(scalars))
    }
  }
}
