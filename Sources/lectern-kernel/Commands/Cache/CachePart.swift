import ArgumentParser
import Files
import Foundation
import TransferLearning

/// A folder of the cache.
enum CachePart: String, CaseIterable, Codable, ExpressibleByArgument {
  case features, steps, runs, weights, photos

  /// As a table calls it.
  var title: String {
    switch self {
    case .features: "features"
    case .steps: "compiled steps"
    case .runs: "earlier runs"
    case .weights: "weights"
    case .photos: "pictures"
    }
  }

  /// What is counted in it: one, several.
  var things: (one: String, many: String) {
    switch self {
    case .features: ("picture", "pictures")
    case .steps: ("step", "steps")
    case .runs: ("lesson", "lessons")
    case .weights, .photos: ("file", "files")
    }
  }

  /// Whether it is made again without a network.
  var isMadeAgain: Bool { [.features, .steps, .runs].contains(self) }

  /// Where it is; it need not exist.
  var folder: URL { CacheFolder.root.appendingPathComponent(rawValue, isDirectory: true) }

  /// Whether something directly in the folder is Lectern's own. What somebody else put there is not touched.
  func owns(_ name: String) -> Bool {
    switch self {
    case .features:
      name.hasSuffix(".features") || (name.hasPrefix(".") && name.contains(".features.") && name.hasSuffix(".part"))
        || name.wholeMatch(of: #/[0-9a-f]{16}/#) != nil
    case .steps:
      ["hidden-modules", "module-cache"].contains(name) || name.hasPrefix(".aside.")
        || name.wholeMatch(of: #/.+-[0-9a-f]{32}/#) != nil
    case .runs: name.wholeMatch(of: Self.runFile) != nil
    case .weights:
      name == ".verified" || Self.weightFiles.contains { name.hasPrefix($0) || name.hasPrefix(".\($0)") }
    case .photos:
      name == "tried"
        || PhotoCollection.allCases.contains {
          [$0.rawValue, ".\($0.rawValue).part", ".\($0.rawValue).lock"].contains(name)
        }
        || name.wholeMatch(of: #/\.?drawn-([a-z-]+-)?[0-9]+(\..*\.part)?/#) != nil
    }
  }

  /// A lesson's last run, or what was being written of one.
  private static let runFile = #/\.?[0-9a-f]{32}\.json(\..*\.part)?/#
  private static let weightFiles = WeightStore.standard.entries.map(\.fileName)

  /// How many things a file or folder directly in the folder is.
  func count(_ item: CacheItem) -> Int {
    switch self {
    case .features: 0
    case .steps: item.name.wholeMatch(of: #/.+-[0-9a-f]{32}/#) != nil ? 1 : 0
    case .runs: item.name.hasPrefix(".") ? 0 : 1
    case .weights: item.isFolder || item.name.hasPrefix(".") ? 0 : 1
    case .photos: item.name.hasPrefix(".") || !item.isFolder ? 0 : item.pictures
    }
  }
}
