import Foundation
import Tensors

/// What Keras says: `Golden/keras.json`, made by `Golden/make.py`.
struct KerasNumbers: Decodable {
  struct LossCase: Decodable {
    struct Result: Decodable {
      let value: Double
      let slope: [Double]
    }
    let kind: String
    let fromLogits: Bool?
    let labelSmoothing: Double?
    let shape, targetShape: [Int]
    let outputs, targets, weights: [Float]
    let values: [Double]
    let plain, weighted: Result
  }

  struct MetricCase: Decodable {
    let name: String
    let threshold: Float?
    let thresholds: Float?
    let k, topK, classId, numThresholds: Int?
    let curve: String?
    let fromLogits: Bool?
    let shape, targetShape: [Int]
    let outputs, targets: [[Float]]
    let weights: [Float]
    let results, weighted: [Double]

    enum CodingKeys: String, CodingKey {
      case name, threshold, thresholds, k, curve, shape, targetShape, outputs, targets, weights, results, weighted
      case topK = "top_k"
      case classId = "class_id"
      case numThresholds = "num_thresholds"
      case fromLogits = "from_logits"
    }
  }

  struct OptimizerCases: Decodable {
    struct Case: Decodable {
      let name: String
      let arguments: [String: Argument]
      let steps: [[[Double]]]
    }
    let kernel, bias: [Float]
    let gradients: [[[Float]]]
    let cases: [Case]
  }

  struct Schedules: Decodable {
    let steps: [Int]
    let values: [String: [Double]]
  }

  struct Callbacks: Decodable {
    struct Case: Decodable {
      let name: String
      let arguments: [String: Argument]
      let lastEpoch: Int
      let rates: [Double]
      let restored: Int?
    }
    let valLoss: [Double]
    let cases: [Case]
  }

  struct Fit: Decodable {
    let x, kernel, top: [Float]
    let classes: [Int]
    let history: [String: [Double]]
    let evaluated: [String: Double]
    let weights: [[Double]]
  }

  /// A number, a truth, a text or a list of texts.
  enum Argument: Decodable {
    case number(Double)
    case truth(Bool)
    case text(String)
    case texts([String])

    init(from decoder: Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let value = try? container.decode(Bool.self) {
        self = .truth(value)
      } else if let value = try? container.decode(Double.self) {
        self = .number(value)
      } else if let value = try? container.decode(String.self) {
        self = .text(value)
      } else {
        self = .texts(try container.decode([String].self))
      }
    }

    var number: Double? { if case .number(let value) = self { value } else { nil } }
    var isTrue: Bool { if case .truth(true) = self { true } else { false } }
    var text: String? { if case .text(let value) = self { value } else { nil } }
    var texts: [String] { if case .texts(let value) = self { value } else { [] } }
  }

  let losses: [LossCase]
  let metrics: [MetricCase]
  let optimizers: OptimizerCases
  let schedules: Schedules
  let callbacks: Callbacks
  let csv: String
  let fit: Fit
  let progress: [String: String]

  static let all: KerasNumbers = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden/keras.json")
    do {
      return try JSONDecoder().decode(KerasNumbers.self, from: Data(contentsOf: file))
    } catch {
      fatalError("Golden/keras.json: \(error)")
    }
  }()
}

/// How far two lists of numbers are apart at most, as a share of the larger of 1 and the second's number.
func distance<First: BinaryFloatingPoint>(_ found: [First], _ expected: [Double]) -> Double {
  guard found.count == expected.count else { return .infinity }
  return zip(found, expected).map { abs(Double($0) - $1) / max(1, abs($1)) }.reduce(0) { $0.isNaN ? $0 : max($0, $1) }
}
