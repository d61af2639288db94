/// What a decoder found wrong, in words for who reads the lesson: where in the data, and what was expected.
enum DecodingSentence {
  static func sentence(of error: DecodingError) -> String {
    switch error {
    case .keyNotFound(let key, let context):
      return "the data has no \(path(context.codingPath + [key])), which is asked of it"
    case .valueNotFound(let type, let context):
      return "the data has nothing at \(path(context.codingPath)), where a value of type \(type) is asked of it"
    case .typeMismatch(_, let context), .dataCorrupted(let context):
      let place = context.codingPath.isEmpty ? "" : " at \(path(context.codingPath))"
      return "the data cannot be decoded\(place): \(context.debugDescription.trimmingSuffix { $0 == "." })"
    @unknown default: return "\(error)"
    }
  }

  /// `points[2].x`.
  private static func path(_ keys: [any CodingKey]) -> String {
    keys.enumerated().map { index, key in
      key.intValue.map { "[\($0)]" } ?? (index == 0 ? key.stringValue : ".\(key.stringValue)")
    }.joined()
  }
}

extension String {
  fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> String {
    var text = self
    while let last = text.last, isTrimmed(last) { text.removeLast() }
    return text
  }
}
