/// Which weights go into a bundle.
package struct WeightsOfLessons: Hashable, Sendable {
  /// Those that are here and that the lessons use, or name.
  package var here: [EngineWeights] = []
  /// Those of the course that are not here: a lesson cannot run without them.
  package var missing: [EngineWeights] = []
  /// Architectures that a lesson names and none of whose weights is here; there it takes others, here too.
  package var others: [String] = []

  /// - Parameters:
  ///   - all: that the engine knows.
  ///   - lessons: their texts.
  package init(_ all: [EngineWeights], lessons: [String]) {
    var words: Set<String> = []
    for text in lessons {
      words.formUnion(
        text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "." }.flatMap {
          $0.split(separator: ".").map(String.init)
        })
    }
    let used = all.filter { words.contains($0.architecture.lowercased()) }
    here = used.filter { $0.path != nil }
    missing = used.filter { $0.path == nil && $0.isOfTheCourse }
    let have = Set((here + missing).map(\.architecture))
    for weights in used where !have.contains(weights.architecture) && !others.contains(weights.architecture) {
      others.append(weights.architecture)
    }
  }
}
