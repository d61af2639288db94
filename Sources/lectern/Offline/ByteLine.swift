import Foundation
import Offline

/// A line of the terminal that counts bytes; nothing where there is no terminal.
final class ByteLine {
  private let what: String
  private let isOn = isatty(STDOUT_FILENO) == 1
  private var shown = 0
  private static let step = 20_000_000

  init(_ what: String) { self.what = what }

  func update(_ done: Int, of total: Int? = nil) {
    guard isOn, done - shown >= Self.step else { return }
    shown = done
    let end = total.map { " of \(ByteCount.words($0))" } ?? ""
    print("\r\(what) \(ByteCount.words(done))\(end)\u{1b}[K", terminator: "")
    fflush(stdout)
  }

  func end() {
    if isOn, shown > 0 { print("\r\u{1b}[K", terminator: "") }
    fflush(stdout)
  }
}
