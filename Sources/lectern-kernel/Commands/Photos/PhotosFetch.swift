import ArgumentParser
import Files
import Foundation
import TransferLearning

/// `lectern photos fetch [NAME…]`
struct PhotosFetch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch", abstract: "Get photographs that the course was made for, each set verified.",
    discussion: """
      Without a name: those of town and country, which are small. The others are fetched when they are named, because of \
      their size.

      \(PhotoCollection.allCases.map { PhotosFetch.line($0) }.joined(separator: "\n"))

      What has come of a set is kept when the network breaks; the next try goes on from there.
      """)

  @Argument(help: ArgumentHelp("Which: urban-and-rural, flowers or cats-and-dogs.", valueName: "name"))
  var names: [PhotoCollection] = []
  @Option(help: ArgumentHelp("Give a source up after so long without a byte.", valueName: "seconds"))
  var timeout = 20.0
  @Flag(help: .hidden) var withParent = false

  /// `flowers         229 MB  3,670 of five kinds of flowers`
  private static func line(_ collection: PhotoCollection) -> String {
    let name = collection.rawValue.padding(toLength: 17, withPad: " ", startingAt: 0)
    return
      "  \(name)\(CacheWords.size(collection.bytes)), \(ModelFacts.grouped(collection.count)) of \(collection.title)"
  }

  func validate() throws {
    guard timeout > 0 else { throw ValidationError("--timeout is a number of seconds above 0; it is \(timeout).") }
  }

  func run() throws {
    if withParent { EndWithParent.ask() }
    for collection in names.isEmpty ? [.urbanAndRural] : names {
      do { try fetch(collection) } catch {
        if isTerminal { print() }
        FileHandle.standardError.write(Data("\(SystemReason.sentence(for: error))\n".utf8))
        throw ExitCode(1)
      }
    }
  }

  private var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  private func fetch(_ collection: PhotoCollection) throws {
    let folder =
      if let fetcher = PhotoArchiveFetcher(collection, timeout: timeout) {
        try fetcher.fetch { progress in
          switch progress {
          case .downloading(let bytes, let total, let host):
            show("\(CacheWords.size(bytes)) of \(CacheWords.size(total)) from \(host)")
          case .unpacking: show("Unpacking and checking \(CacheWords.size(collection.bytes))")
          }
        }
      } else {
        try PhotoFetcher(timeout: timeout).fetch { progress in
          let bytes = String(format: "%.1f MB", Double(progress.bytes) / 1e6)
          show("\(progress.photographs) of \(progress.total) photographs, \(bytes) from \(progress.host)")
        }
      }
    if isTerminal { print() }
    print("The photographs are in \(folder.path). The next lectern run uses them.")
  }

  private func show(_ words: String) {
    guard isTerminal else { return }
    print("\r\(words)\u{1b}[K", terminator: "")
    fflush(stdout)
  }
}
