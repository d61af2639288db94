internal import CLanes

/// The loops of optimizers that take roots, eight numbers at a time. They are in one file with what they call: only then it is
/// inlined in every kind of build.
enum Lanes {
  private typealias Numbers = SIMD8<Float>

  /// Where some numbers stand: eight of them, or what is left at the end.
  private struct Place {
    let start: Int
    let count: Int
  }

  /// The factors of a step of Adam.
  struct AdamFactors {
    let alpha, rest1, rest2, epsilon: Float
  }

  /// A step of Adam; with `largest`, by the largest mean square so far.
  static func adam(
    _ weights: UnsafeMutablePointer<Float>, _ gradient: UnsafePointer<Float>, means: UnsafeMutablePointer<Float>,
    squares: UnsafeMutablePointer<Float>, largest: UnsafeMutablePointer<Float>?, count: Int, _ factors: AdamFactors
  ) {
    forEach(count) { place in
      let g = load(gradient, place)
      var (mean, square) = (load(means, place), load(squares, place))
      mean += (g - mean) * factors.rest1
      square += (g * g - square) * factors.rest2
      store(mean, means, place)
      store(square, squares, place)
      if let largest {
        let before = load(largest, place)
        square.replace(with: before, where: before .> square)
        store(square, largest, place)
      }
      let step = factors.alpha * mean / (square_roots(square) + factors.epsilon)
      store(load(weights, place) - step, weights, place)
    }
  }

  /// The factors of a step of RMSprop.
  struct RMSpropFactors {
    let rate, rho, rest, epsilon, momentum: Float
  }

  /// A step of RMSprop; with `averages`, by the variance in place of the mean square, with `steps`, with momentum.
  static func rmsprop(
    _ weights: UnsafeMutablePointer<Float>, _ gradient: UnsafePointer<Float>, squares: UnsafeMutablePointer<Float>,
    averages: UnsafeMutablePointer<Float>?, steps: UnsafeMutablePointer<Float>?, count: Int, _ factors: RMSpropFactors
  ) {
    forEach(count) { place in
      let g = load(gradient, place)
      let square = factors.rho * load(squares, place) + factors.rest * (g * g)
      store(square, squares, place)
      var denominator = square + factors.epsilon
      if let averages {
        let average = factors.rho * load(averages, place) + factors.rest * g
        store(average, averages, place)
        denominator = square - average * average + factors.epsilon
      }
      var step = factors.rate * g / square_roots(denominator)
      if let steps {
        step += factors.momentum * load(steps, place)
        store(step, steps, place)
      }
      store(load(weights, place) - step, weights, place)
    }
  }

  @inline(__always)
  private static func forEach(_ count: Int, _ body: (Place) -> Void) {
    var start = 0
    while start < count {
      body(Place(start: start, count: min(8, count &- start)))
      start &+= 8
    }
  }

  /// The numbers of a place, with zeros behind what is left at the end.
  @inline(__always)
  private static func load(_ numbers: UnsafePointer<Float>, _ place: Place) -> Numbers {
    if place.count == 8 { return UnsafeRawPointer(numbers + place.start).loadUnaligned(as: Numbers.self) }
    var result = Numbers()
    for index in 0..<place.count { result[index] = numbers[place.start + index] }
    return result
  }

  @inline(__always)
  private static func store(_ values: Numbers, _ numbers: UnsafeMutablePointer<Float>, _ place: Place) {
    if place.count == 8 {
      UnsafeMutableRawPointer(numbers + place.start).storeBytes(of: values, as: Numbers.self)
    } else {
      for index in 0..<place.count { numbers[place.start + index] = values[index] }
    }
  }
}
