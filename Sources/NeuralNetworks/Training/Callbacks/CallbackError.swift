internal import Wording

/// Why a callback cannot do what it is asked for.
public enum CallbackError: Error, Equatable, CustomStringConvertible {
  /// A number to watch that training does not report.
  case monitor(callback: String, name: String, known: [String])
  /// A number to watch of which nobody knows whether more is better.
  case direction(callback: String, name: String)
  /// The learning rate follows a schedule and cannot be set.
  case schedule(callback: String)
  /// An argument out of its range.
  case argument(callback: String, name: String, expected: String, found: String)
  /// A path with a placeholder for something that training does not report.
  case placeholder(path: String, name: String, known: [String])
  /// A path with braces that cannot be read.
  case path(path: String, problem: String)

  /// One or two sentences: what was expected, what came, what to do.
  public var description: String {
    switch self {
    case .monitor(let callback, let name, let known):
      let misses = name.hasPrefix("val_") && !known.contains { $0.hasPrefix("val_") }
      return "\(callback) watches \"\(name)\", which training does not report; it reports \(Self.list(known))."
        + (misses ? " Give fit validationData." : Spelling.advice(Spelling.nearest(to: name, among: known)))
    case .direction(let callback, let name):
      return "\(callback) watches \"\(name)\", and whether more of it is better is not known: give mode: .max or .min."
    case .schedule(let callback):
      return
        "\(callback) sets the learning rate, but the optimizer's follows a schedule. Make the optimizer with a number."
    case .argument(let callback, let name, let expected, let found):
      return "\(callback)'s \(name) is \(expected), not \(found)."
    case .placeholder(let path, let name, let known):
      return "The path \"\(path)\" asks for {\(name)}; there is \(Self.list(known))."
        + Spelling.advice(Spelling.nearest(to: name, among: known))
    case .path(let path, let problem):
      return "The path \"\(path)\" cannot be used: \(problem)."
    }
  }

  private static func list(_ names: [String]) -> String { names.joined(separator: ", ") }
}
