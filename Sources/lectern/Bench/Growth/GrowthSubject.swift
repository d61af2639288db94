import ArgumentParser

/// What is made larger and larger.
enum GrowthSubject: String, CaseIterable, Codable, ExpressibleByArgument {
  case steps, lessons, output, pictures

  /// How many by default.
  func numbers(isFull: Bool) -> [Int] {
    switch self {
    case .steps: [1, 3, 10, 30, 100]
    case .lessons: [1, 5, 20, 50]
    case .output: [1_000, 100_000, 10_000_000, 100_000_000]
    case .pictures: [100, 1_000, 10_000] + (isFull ? [100_000] : [])
    }
  }

  /// What is counted.
  var words: String {
    switch self {
    case .steps: "steps in a lesson"
    case .lessons: "lessons in a course, three steps in each"
    case .output: "printed output of a step"
    case .pictures: "drawn pictures, 64 to 224 pixels a side"
    }
  }

  /// One of them, and how many units that is: printed output is counted in bytes and told in megabytes.
  var unit: (words: String, size: Int) {
    switch self {
    case .steps: ("each step", 1)
    case .lessons: ("each lesson", 1)
    case .output: ("each MB", 1_000_000)
    case .pictures: ("each picture", 1)
    }
  }

  /// `100 kB`, `30`.
  func words(_ number: Int) -> String {
    guard self == .output else { return "\(number)" }
    let scale: (size: Double, name: String) =
      switch number {
      case 1_000_000...: (1e6, "MB")
      case 1_000...: (1e3, "kB")
      default: (1, "B")
      }
    return "\(Double(number) / scale.size) \(scale.name)".replacing(".0 ", with: " ")
  }

  var figures: [GrowthFigure] {
    switch self {
    case .steps: [.fresh, .compiled, .edited, .runnerMemory, .kernelMemory]
    case .lessons: [.fresh, .unchanged, .edited, .runnerMemory]
    case .output: [.compiled, .runnerMemory, .kernelMemory, .page]
    case .pictures: [.list, .read, .readMemory, .fit, .fitMemory]
    }
  }

  /// Does it with so many of them.
  ///
  /// - Throws: ``BenchError`` where that fails.
  func measure(_ number: Int) throws -> [GrowthFigure: Double] {
    switch self {
    case .steps: try StepsGrowth.measure(number)
    case .lessons: try LessonsGrowth.measure(number)
    case .output: try OutputGrowth.measure(number)
    case .pictures: try PicturesGrowth.measure(number)
    }
  }
}
