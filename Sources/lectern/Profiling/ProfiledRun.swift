import Files
import Foundation
import Literate

/// A run whose time is measured, and where that is written.
final class ProfiledRun {
  let profile = RunProfile()
  private let file: URL
  private let whole: OpenSpan?
  private static let mostLines = 5

  init(file: URL) {
    self.file = file
    whole = profile.lane(of: "course", "course").begin(.course)
  }

  /// The run is over: writes the file and says what took longest.
  ///
  /// - Returns: false where the file could not be written, which is told.
  @discardableResult
  func end(_ report: Report) -> Bool {
    whole?.end(["arguments": CommandLine.arguments.dropFirst().joined(separator: " ")])
    report.say(summary.joined(separator: "\n"))
    do {
      try WholeFile.write(try profile.trace(["program": "Lectern \(Lectern.version)"]), to: file)
      report.say("All of it is in \(file.relativePath): open it at ui.perfetto.dev or about:tracing")
      return true
    } catch {
      report.problem("the profile cannot be written to \(file.relativePath): \(SystemReason.words(of: error))")
      return false
    }
  }

  /// `  running steps  8.21 s  67 %  12 times`
  private var summary: [String] {
    let shares = profile.shares.prefix(Self.mostLines)
    let width = shares.map { $0.kind.words.count }.max() ?? 0
    let whole = max(profile.seconds, .leastNonzeroMagnitude)
    let lines = shares.map { share in
      let words = share.kind.words.padding(toLength: width, withPad: " ", startingAt: 0)
      let part = String(format: "%8.3f s %4.0f %%", share.seconds, 100 * share.seconds / whole)
      return "  \(words)\(part)  \(share.count == 1 ? "once" : "\(share.count) times")"
    }
    return ["", String(format: "What took longest of %.2f s; the compiler works while steps run:", whole)] + lines
  }
}
