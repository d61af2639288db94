import ArgumentParser
import Foundation
import TransferLearning

/// `lectern weights list [NAME…] [--all] [--json]`
struct WeightsList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Which weights there are, and which are on this machine.",
    discussion: """
      Without a name: a line for each file, those on this machine first. With the name of a file or of an architecture: all \
      that is known of it, such as where it comes from and under what licence.
      """)

  @Argument(help: ArgumentHelp("What to tell in full: xception-keras, mobileNetV2.", valueName: "name"))
  var names: [String] = []
  @Flag(help: "Tell all of them in full.") var all = false
  @Flag(help: "Tell all of them as JSON.") var json = false

  /// An architecture of more files than this is listed, or told of, as one.
  private static let most = 4

  func run() throws {
    let store = WeightStore.standard
    if json { return print(try WeightsFacts.json(of: store)) }
    if all || !names.isEmpty {
      let entries: [[WeightEntry]]
      do {
        entries = all ? [store.entries] : try names.map { try Self.entries($0, in: store) }
      } catch {
        throw WeightsCommand.refuse(error)
      }
      for group in entries {
        print(
          !all && group.count > Self.most
            ? lines(group) : group.map { "\(sheet($0, in: store))\n" }.joined(separator: "\n"))
      }
      return
    }
    printLines(store)
  }

  /// The weights of this name, or all of the architecture of this name.
  private static func entries(_ name: String, in store: WeightStore) throws -> [WeightEntry] {
    let found = try store.entry(named: name)
    func plain(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
    if plain(found.family) == plain(name) { return store.entries.filter { $0.family == found.family } }
    let isArchitecture = plain(found.architecture) == plain(name)
    return isArchitecture ? store.entries.filter { $0.architecture == found.architecture } : [found]
  }

  // MARK: A line each

  private func printLines(_ store: WeightStore) {
    let here = store.entries.filter { store.status(of: $0) != .missing }
    let others = store.entries.filter { store.status(of: $0) == .missing }
    let course = others.filter { WeightsCommand.ofTheCourse.contains($0.name) }
    print(here.isEmpty ? "No weights are on this machine yet.\n" : "On this machine:\n\(lines(here))\n")
    if !course.isEmpty {
      print("The course uses; `lectern weights fetch` gets:\n\(lines(course))\n")
    }
    let rest = others.filter { !course.contains($0) }
    if !rest.isEmpty { print("`lectern weights fetch NAME` gets:\n\(lines(rest))\n") }
    print("`lectern weights list NAME` tells more of one.")
  }

  /// Name, size, what for; many files of one architecture are one line, unless it is the only one.
  private func lines(_ entries: [WeightEntry]) -> String {
    let counts = Dictionary(grouping: entries, by: \.family)
    var shown: Set<String> = []
    var rows: [(name: String, size: String, purpose: String)] = []
    for entry in entries {
      let family = counts[entry.family] ?? []
      if counts.count == 1 || family.count <= Self.most {
        rows.append((entry.name, "\(entry.size)", Self.words(entry)))
      } else if shown.insert(entry.family).inserted {
        let sizes = family.map(\.size.bytes).sorted().map { max(1, ($0 + 500_000) / 1_000_000) }
        rows.append(
          (
            entry.family, "\(sizes.first ?? 0) to \(sizes.last ?? 0) MB",
            "\(family.count) files: `weights list \(entry.family)`"
          ))
      }
    }
    let width = rows.map(\.name.count).max() ?? 0
    return rows.map { "  \($0.name.padding(to: width))  \($0.size.padding(to: 12, isRight: true))  \($0.purpose)" }
      .joined(separator: "\n")
  }

  private static func words(_ entry: WeightEntry) -> String {
    entry.architecture + (entry.includesTop ? " with its top" : " without its top")
  }

  // MARK: In full

  private func sheet(_ entry: WeightEntry, in store: WeightStore) -> FactSheet {
    var sheet = FactSheet(entry.name)
    sheet.add("for", entry.purpose)
    sheet.add("architecture", entry.architecture)
    let same = entry.downloadSize == entry.size
    sheet.add("size", same ? "\(entry.size)" : "\(entry.downloadSize) to fetch, \(entry.size) kept")
    sheet.add("source", "\(entry.source)")
    sheet.add(
      "digest",
      entry.digest.map { "\(entry.algorithm.rawValue) \($0)" }
        ?? "none is published: it must stay what it is when it first comes")
    sheet.add("licence", entry.licence)
    sheet.add("place", entry.place(in: store))
    return sheet
  }
}

extension WeightEntry {
  /// Where it is, or how to get it.
  func place(in store: WeightStore) -> String {
    switch store.status(of: self) {
    case .cached(let url): "here, \(url.path)"
    case .inKerasFolder(let url): "here, in Keras's folder: \(url.path)"
    case .missing: "not here; lectern weights fetch \(name)"
    }
  }
}
