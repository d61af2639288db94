import ArgumentParser
import Files
import Foundation
import TransferLearning

/// `lectern cache clear [features|steps|runs|weights|photos|all …] [--dry-run]`
struct CacheClear: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clear", abstract: "Remove what is kept, and say how much it was.",
    discussion: """
      Without a name: features, compiled steps and what is known of earlier runs of lessons, which are made again where they \
      are needed, without a network; every lesson then runs the next time. Weights and photographs have to be fetched again, \
      and are removed only when they are named. A run of lessons meanwhile is not disturbed: what it uses stays, or is gone \
      only when it ends.
      """)

  /// What can be named.
  enum What: String, CaseIterable, ExpressibleByArgument {
    case features, steps, runs, weights, photos, all
  }

  @Argument(help: ArgumentHelp("Which: features, steps, runs, weights, photos or all.", valueName: "what"))
  var what: [What] = []
  @Flag(help: "Only say what would be removed.") var dryRun = false

  private var parts: [CachePart] {
    if what.isEmpty { return CachePart.allCases.filter(\.isMadeAgain) }
    return CachePart.allCases.filter { part in what.contains { $0 == .all || $0.rawValue == part.rawValue } }
  }

  func run() throws {
    let facts = CacheFacts()
    var failed = false
    for part in parts {
      guard let before = facts.parts.first(where: { $0.name == part.rawValue }) else { continue }
      let items = CacheItem.all(in: part.folder).filter { part.owns($0.name) }
      guard !items.isEmpty else {
        print("Nothing is kept of \(part.title).")
        continue
      }
      let count = CacheWords.count(before.count, part.things)
      if dryRun {
        print("Would remove \(part.title): \(count), \(CacheWords.size(before.bytes)).")
        continue
      }
      let removal = CacheRemoval(part, items)
      let isAll = removal.kept.isEmpty && removal.failures.isEmpty
      print("Removed \(part.title): \(isAll ? "\(count), " : "")\(CacheWords.size(removal.bytes)).")
      for sentence in removal.kept { print(sentence) }
      for sentence in removal.failures { FileHandle.standardError.write(Data("\(sentence)\n".utf8)) }
      failed = failed || !removal.failures.isEmpty
    }
    if failed { throw ExitCode(1) }
  }
}
