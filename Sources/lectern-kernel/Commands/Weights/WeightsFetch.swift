import ArgumentParser
import Files
import Foundation
import TransferLearning

/// `lectern weights fetch [NAME…] [--from URL]`
struct WeightsFetch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch", abstract: "Get weights that are not on this machine.",
    discussion: """
      Without a name: those that the course uses. The name of an architecture stands for its weights with its top.

      In a room with a bad network, one machine can serve what it has:

        cd "$(lectern weights where | head -1)" && python3 -m http.server 8000
        lectern weights fetch --from http://THAT-MACHINE:8000
      """)

  @Argument(help: ArgumentHelp("What to get; `lectern weights list` has the names.", valueName: "name"))
  var names: [String] = []
  @Option(
    help: ArgumentHelp("Where else the files are, by their names; digests are checked all the same.", valueName: "url"))
  var from: String?
  @Flag(help: .hidden) var progress = false
  @Flag(help: .hidden) var seldom = false

  func validate() throws {
    guard let from else { return }
    guard let url = URL(string: from), ["http", "https"].contains(url.scheme), url.host?.isEmpty == false else {
      throw ValidationError("--from is an address such as http://192.168.1.5:8000; it is '\(from)'.")
    }
  }

  func run() throws {
    if progress { EndWithParent.ask() }
    let store = WeightStore.standard
    var entries: [WeightEntry]
    do {
      entries = try (names.isEmpty ? WeightsCommand.ofTheCourse : names).map { try store.entry(named: $0) }
    } catch {
      throw WeightsCommand.refuse(error)
    }
    if let mirror = from.flatMap({ URL(string: $0) }) { entries = entries.map { $0.served(by: mirror) } }
    for entry in entries { try fetch(entry, store) }
  }

  private func fetch(_ entry: WeightEntry, _ store: WeightStore) throws {
    if store.status(of: entry) == .missing {
      let style: ProgressLine.Style = progress ? .numbers : isatty(STDOUT_FILENO) == 1 ? .bar : .off
      var line = ProgressLine("Fetching \(entry.name)", style)
      do {
        try store.fetch(entry, seldom ? .seldom : .always) { line.update(done: $0, total: $1) }
      } catch {
        line.end()
        // Within a step the reason is enough: the step says what is missing.
        let what = progress ? "" : "\(entry.name) (\(entry.downloadSize)) is not here and could not be fetched. "
        FileHandle.standardError.write(Data("\(what)\(SystemReason.sentence(for: error))\n".utf8))
        throw ExitCode(1)
      }
      line.end()
    }
    if !progress { print("\(entry.name) is here.") }
  }
}
