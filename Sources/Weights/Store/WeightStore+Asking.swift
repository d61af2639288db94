import Files
import Foundation
import NeuralNetworks

extension WeightStore {
  /// How often a server may be asked for what is not here.
  public enum Asking: Sendable {
    /// Whenever somebody wants it.
    case always
    /// Where there is something else to go on with: with little patience, and not again for a day when nothing came.
    case seldom
  }

  private static let untilAskedAgain = 24.0 * 3600

  /// Whether weights that fit an architecture are on this machine, fetched where they can be. A server that was out of reach is
  /// asked again after a day, or by `lectern weights fetch`.
  public func has(architecture: String, includeTop: Bool, inputShape: PartialShape? = nil) -> Bool {
    let fitting = entries(architecture: architecture, includeTop: includeTop, inputShape: inputShape)
    func isHere() -> Bool { fitting.contains { (try? verified($0)) ?? nil != nil } }
    return isHere() || fitting.contains { (try? getMissing($0, .seldom)) != nil } && isHere()
  }

  /// Remembers for a day that a server gave nothing.
  func asked(_ entry: WeightEntry, _ asking: Asking, _ get: () throws -> Void) throws {
    let mark = location.appendingPathComponent(".unreachable/\(entry.source.host)")
    if asking == .seldom,
      let date = try? FileManager.default.attributesOfItem(atPath: mark.path)[.modificationDate] as? Date,
      (0..<Self.untilAskedAgain).contains(Date().timeIntervalSince(date))
    {
      throw WeightsError.download(url: entry.source.host, problem: "it could not be reached a while ago")
    }
    do {
      try get()
    } catch {
      if asking == .seldom {
        try? FileManager.default.createDirectory(
          at: mark.deletingLastPathComponent(), withIntermediateDirectories: true)
        try? WholeFile.write(Data(), to: mark)
      }
      throw error
    }
    try? FileManager.default.removeItem(at: mark)
  }
}
