import ArgumentParser
import Foundation
import TransferLearning

/// `lectern photos list [--json]`
struct PhotosList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The sets of photographs: how large, under which licence, and whether they are here."
  )

  @Flag(help: "Tell them as JSON.") var json = false

  private struct Facts: Encodable {
    let name: String
    let title: String
    let bytes: Int
    /// Where they are; nothing where they are not here.
    let path: String?
  }

  func run() throws {
    if json {
      let facts = PhotoCollection.allCases.map {
        Facts(name: $0.rawValue, title: $0.title, bytes: $0.bytes, path: $0.folder?.path)
      }
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return print(String(decoding: try encoder.encode(facts), as: UTF8.self))
    }
    for collection in PhotoCollection.allCases {
      print("\(collection.rawValue): \(ModelFacts.grouped(collection.count)) photographs of \(collection.title)")
      print("  size     \(CacheWords.size(collection.bytes))")
      print("  licence  \(collection.licence)")
      let here = collection.folder?.path ?? "no; `lectern photos fetch \(collection.rawValue)` gets them"
      print("  here     \(here)")
    }
  }
}
