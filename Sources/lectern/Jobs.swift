import Foundation
import Literate

/// How many lessons run side by side.
struct Jobs {
  /// The most at once.
  let most: Int
  /// What a lesson is taken to need of which nothing is known, in bytes.
  private static let unknownNeed = 2 << 30

  /// - Parameter asked: by `--jobs`; nil for what fits the machine.
  init(_ asked: Int?) { most = asked ?? Self.automatic(cores: ProcessInfo.processInfo.activeProcessorCount) }

  /// A step's own threads keep the cores of a small machine busy, and the next lesson is compiled meanwhile anyway.
  static func automatic(cores: Int) -> Int { max(1, cores / 4) }

  /// Whether another lesson may begin while others run.
  ///
  /// - Parameter need: what it took last time, in bytes.
  func hasRoom(running: Int, need: Int?) -> Bool {
    running == 0 || (running < most && MachineMemory.available > need ?? Self.unknownNeed)
  }
}
