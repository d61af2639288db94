import ArgumentParser
import Foundation
import TransferLearning

/// `lectern weights list | fetch NAME… | where`
struct WeightsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weights", abstract: "List, fetch and find pretrained weights.",
    subcommands: [WeightsList.self, WeightsFetch.self, Where.self], defaultSubcommand: WeightsList.self)

  /// The weights that the lessons of the course use.
  static let ofTheCourse = ["efficientnet-lite0", "xception", "mobilenet-v2-torch"]

  struct Where: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "The folders where weights are looked for.")

    func run() {
      let store = WeightStore.standard
      print("\(store.location.path)\n\(store.kerasFolder.path)  (Keras's own, only read)")
    }
  }

  /// Says that a name is none, and ends with 2.
  static func refuse(_ error: any Error) -> ExitCode {
    FileHandle.standardError.write(Data("Error: \(error)\n  See 'lectern weights list'.\n".utf8))
    return ExitCode(2)
  }
}
