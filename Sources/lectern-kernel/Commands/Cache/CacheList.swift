import ArgumentParser
import Foundation
import TransferLearning

/// `lectern cache list [--json]`
struct CacheList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "How much is kept of what, and when it was last used.",
    discussion: """
      Features are what frozen networks made of pictures. They take at most \
      \(CacheWords.size(FeatureLimits.standardDisk)) of the disk, or what \(FeatureLimits.variable) says (500MB, 4GiB, 0 for \
      none); what was not used for longest is removed first.
      """)

  @Flag(help: "As JSON, for programs; sizes in bytes.") var json = false

  func run() throws {
    if let said = ProcessInfo.processInfo.environment[FeatureLimits.variable], FeatureLimits.bytes(said) == nil {
      FileHandle.standardError.write(
        Data(
          ("Error: \(FeatureLimits.variable) should be a size, such as 500MB, 4GiB or 0; it is '\(said)', and "
            + "\(CacheWords.size(FeatureLimits.standardDisk)) counts.\n").utf8))
    }
    let facts = CacheFacts()
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      encoder.dateEncodingStrategy = .iso8601
      print(String(decoding: try encoder.encode(facts), as: UTF8.self))
    } else {
      print(CacheTable(facts))
    }
  }
}
