import ArgumentParser
import Foundation
import TransferLearning

/// `lectern bench measure-input`: one case, in a process of its own, as `lectern bench input` asks every contestant.
struct InputMeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure-input", abstract: "Read pictures for a case; prints a line of JSON.", shouldDisplay: false)

  @Option var folder: String
  @Option var interpolation: Interpolation
  @Option var batch: Int
  @Option var size: Int
  @Option var laps: Int
  @Option var threads: Int
  @Flag var draft = false

  func run() throws {
    EndWithParent.ask()
    let work = InputCase(
      pictures: folder, folder: folder, interpolation: interpolation, draft: draft, threads: threads, batch: batch,
      size: size, laps: laps)
    let measurement = try InputLaps(work: work).measure()
    print(String(decoding: try JSONEncoder().encode(measurement), as: UTF8.self))
  }
}

extension Interpolation: ExpressibleByArgument {}
