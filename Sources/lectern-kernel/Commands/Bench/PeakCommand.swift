import ArgumentParser
import Foundation

/// `lectern bench peak`: what the machine can do at most, in a process of its own.
struct PeakCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "peak", abstract: "Measure what the machine can do; prints a line of JSON.", shouldDisplay: false)

  func run() throws {
    EndWithParent.ask()
    print(String(decoding: try JSONEncoder().encode(PeakProducts.measure()), as: UTF8.self))
  }
}
