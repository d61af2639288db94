internal import Wording

/// "Did you mean …?"
public enum Suggestion {
  /// The candidate that a mistyped word most likely means, within a third of its letters; nil when none is that near.
  public static func nearest(to word: String, among candidates: [String]) -> String? {
    guard let near = Spelling.ranked(candidates, by: word).first,
      near.edits <= max(1, min(word.count, near.name.count) / 3)
    else { return nil }
    return near.name
  }

  /// `; did you mean …?`, or else what is given.
  public static func sentence(for word: String, among candidates: [String], otherwise: String = "") -> String {
    nearest(to: word, among: candidates).map { "; did you mean `\($0)`?" } ?? otherwise
  }
}
