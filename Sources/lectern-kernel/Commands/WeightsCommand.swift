import ArgumentParser
import Files
import Foundation
import TransferLearning

/// `lectern weights list | fetch NAME… | where`
struct WeightsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weights", abstract: "List, fetch and find pretrained weights.",
    subcommands: [List.self, Fetch.self, Where.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Which weights there are, what each is for, and what is on this machine.")

    func run() {
      let store = WeightStore.standard
      for entry in store.entries {
        let place =
          switch store.status(of: entry) {
          case .cached(let url): "here, \(url.path)"
          case .inKerasFolder(let url): "here, in Keras's folder: \(url.path)"
          case .missing: "not here; lectern weights fetch \(entry.name)"
          }
        let size = String(
          format: "%.1f MB to fetch, %.1f MB kept", Double(entry.downloadBytes) / 1e6, Double(entry.bytes) / 1e6)
        print(
          """
          \(entry.name)
            for      \(entry.purpose)
            size     \(size)
            source   \(entry.source)
            digest   \(entry.algorithm.rawValue) \(entry.digest)
            licence  \(entry.licence)
            place    \(place)

          """)
      }
    }
  }

  struct Fetch: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Get weights that are not on this machine.",
      discussion: "Without a name: those that the course uses.")

    @Argument(help: ArgumentHelp("What to get; `lectern weights list` has the names.", valueName: "name"))
    var names: [String] = []
    @Flag(help: .hidden) var progress = false

    func run() throws {
      if progress { EndWithParent.ask() }
      let store = WeightStore.standard
      let entries: [WeightEntry]
      do {
        entries = try (names.isEmpty ? ["efficientnet-lite0", "xception"] : names).map { try store.entry(named: $0) }
      } catch {
        FileHandle.standardError.write(Data("Error: \(error)\n  See 'lectern weights list'.\n".utf8))
        throw ExitCode(2)
      }
      for entry in entries {
        if store.status(of: entry) != .missing {
          if !progress { print("\(entry.name) is here.") }
          continue
        }
        let style: ProgressLine.Style = progress ? .numbers : isatty(STDOUT_FILENO) == 1 ? .bar : .off
        var line = ProgressLine("Fetching \(entry.name)", style)
        do {
          try store.fetch(entry) { line.update(done: $0, total: $1) }
        } catch {
          line.end()
          // Within a step the reason is enough: the step says what is missing.
          let size = String(format: "%.1f MB", Double(entry.downloadBytes) / 1e6)
          let what = progress ? "" : "\(entry.name) (\(size)) is not here and could not be fetched. "
          FileHandle.standardError.write(Data("\(what)\(SystemReason.sentence(for: error))\n".utf8))
          throw ExitCode(1)
        }
        line.end()
        if !progress { print("\(entry.name) is here.") }
      }
    }
  }

  struct Where: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "The folders where weights are looked for.")

    func run() {
      let store = WeightStore.standard
      print("\(store.location.path)\n\(store.kerasFolder.path)  (Keras's own, only read)")
    }
  }
}
