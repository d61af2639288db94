import Foundation

/// The loss of one row of outputs, and its slope by each of them. In double precision: a row is short.
enum LossRow {
  private static let epsilon = 1e-7  // keras.config.epsilon()

  typealias Row = UnsafeBufferPointer<Float>
  typealias Slope = UnsafeMutableBufferPointer<Double>

  /// Softmax and crossentropy in one: `Σ y (log Σ exp x - x)`.
  static func softmaxCrossentropy(_ x: Row, _ y: Row, _ slope: Slope) -> Double {
    let largest = x.reduce(-Double.infinity) { max($0, Double($1)) }
    let logSum = log(x.reduce(0) { $0 + exp(Double($1) - largest) }) + largest
    var (value, weight) = (0.0, 0.0)
    for index in x.indices {
      value += Double(y[index]) * (logSum - Double(x[index]))
      weight += Double(y[index])
    }
    for index in x.indices { slope[index] = weight * exp(Double(x[index]) - logSum) - Double(y[index]) }
    return value
  }

  /// `-Σ y log p`, of numbers that are first scaled to a sum of 1 and clipped; what is clipped has no slope.
  static func crossentropy(_ x: Row, _ y: Row, _ slope: Slope) -> Double {
    let sum = x.reduce(0) { $0 + Double($1) }
    var (value, inner) = (0.0, 0.0)
    for index in x.indices {
      let share = Double(x[index]) / sum
      let p = clipped(share)
      value -= Double(y[index]) * log(p)
      slope[index] = p == share ? -Double(y[index]) / p : 0
      inner += slope[index] * share
    }
    for index in x.indices { slope[index] = (slope[index] - inner) / sum }
    return value
  }

  /// `-log p` of the right class, of numbers that are first clipped and then scaled to a sum of 1: Keras does it in this order
  /// when targets are class numbers.
  static func sparseCrossentropy(_ x: Row, _ y: Row, _ slope: Slope) -> Double {
    let sum = x.reduce(0) { $0 + clipped(Double($1)) }
    var value = 0.0
    for index in x.indices {
      let p = clipped(Double(x[index]))
      value += Double(y[index]) * (log(sum) - log(p))
      slope[index] = p == Double(x[index]) ? 1 / sum - Double(y[index]) / p : 0
    }
    return value
  }

  /// Sigmoid and crossentropy in one, the mean over outputs.
  static func sigmoidCrossentropy(_ x: Row, _ y: Row, _ slope: Slope) -> Double {
    var value = 0.0
    for index in x.indices {
      let (x, y) = (Double(x[index]), Double(y[index]))
      value += max(x, 0) - x * y + log1p(exp(-abs(x)))
      slope[index] = (1 / (1 + exp(-x)) - y) / Double(slope.count)
    }
    return value / Double(slope.count)
  }

  /// `-y log p - (1 - y) log (1 - p)` of clipped numbers, the mean over outputs; what is clipped has no slope.
  static func binaryCrossentropy(_ x: Row, _ y: Row, _ slope: Slope) -> Double {
    var value = 0.0
    for index in x.indices {
      let y = Double(y[index])
      let p = clipped(Double(x[index]))
      value -= y * log(p) + (1 - y) * log(1 - p)
      slope[index] = p == Double(x[index]) ? (p - y) / (p * (1 - p)) / Double(slope.count) : 0
    }
    return value / Double(slope.count)
  }

  /// `(x - y)²`, the mean over outputs.
  static func squaredError(_ x: Row, _ y: Row, _ slope: Slope) -> Double {
    var value = 0.0
    for index in x.indices {
      let difference = Double(x[index]) - Double(y[index])
      value += difference * difference
      slope[index] = 2 * difference / Double(slope.count)
    }
    return value / Double(slope.count)
  }

  private static func clipped(_ p: Double) -> Double { min(max(p, epsilon), 1 - epsilon) }
}
