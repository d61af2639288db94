import ArgumentParser
import Foundation
import TransferLearning

/// `lectern bench measure`: one case, in a process of its own, as `lectern bench` asks every contestant.
struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure", abstract: "Measure one case; prints a line of JSON.", shouldDisplay: false)

  @Argument var kind: BenchCase.Kind
  @Option var model: String
  @Option var batch: Int
  @Option var size: Int
  @Option var laps: Int
  @Option var warmUp: Int
  /// Set already, by the environment: OpenMP and OpenBLAS read it before `main`.
  @Option var threads: Int
  @Option var photos: String?
  @Option var precision: Precision?

  func run() throws {
    EndWithParent.ask()
    let work = BenchCase(
      kind: kind, model: model, batch: batch, size: size, laps: laps, warmUp: warmUp, photos: photos,
      precision: precision)
    let measurement =
      switch kind {
      case .step: try FineTuningSteps(work).measure()
      case .head: try HeadFit(work).measure()
      case .inference: try InferenceRuns(work).measure()
      }
    print(String(decoding: try JSONEncoder().encode(measurement), as: UTF8.self))
  }
}
