import StepOutput

/// Where lines of a lesson's steps stand after its file has changed around them.
struct LineMap {
  private let ranges: [(old: Range<Int>, shift: Int)]

  /// - Parameter new: the first steps of the lesson as it is now: the same as the first of `old`.
  init(from old: [Step], to new: [Step]) {
    self.init(old: old.map(\.lines), new: new.map(\.line))
  }

  /// - Parameters:
  ///   - old: where the code of each step stood.
  ///   - new: where it begins now.
  init(old: [Range<Int>], new: [Int]) {
    ranges = zip(old, new).map { ($0, $1 - $0.lowerBound) }
  }

  /// The line where a line of a step stands now; others are as they were.
  func line(_ line: Int) -> Int { line + (ranges.first { $0.old.contains(line) }?.shift ?? 0) }

  /// What came of a step, with its lines as they are now.
  func moved(_ record: StepRecord, to step: Step) -> StepRecord {
    var moved = StepRecord(step, state: record.state)
    moved.seconds = record.seconds
    moved.outputs = record.outputs.map { output in
      guard case .error(var failure) = output else { return output }
      failure.line = failure.line.map(line)
      failure.details = failure.details.map(detail)
      return .error(failure)
    }
    return moved
  }

  /// `called from line 22` and `13:5: note: …`.
  private func detail(_ text: String) -> String {
    if let match = text.wholeMatch(of: #/called from line (\d+)/#), let number = Int(match.1) {
      return "called from line \(line(number))"
    }
    if let match = text.prefixMatch(of: #/(\d+):(\d+: (?:error|note): )/#), let number = Int(match.1) {
      return "\(line(number)):\(match.2)\(text[match.range.upperBound...])"
    }
    return text
  }
}

/// Code of a library that stands elsewhere in the file than when it was compiled.
struct MovedLines: Sendable {
  let library: String
  /// Where the step's code stands now.
  let lines: Range<Int>
  /// What is added to a line that the compiler wrote down.
  let shift: Int
}
