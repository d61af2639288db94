import ArgumentParser
import Foundation
import TransferLearning

/// `lectern models [NAME…] [--summary] [--json]`
struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models", abstract: "The networks that can be built, and what is known of each.",
    discussion: """
      Without a name: a table of all. With a name: all that is known of it, such as its paper, its weights, and a line of \
      Swift that uses it. Capitals and marks in a name do not matter: resnet-50.
      """)

  @Argument(help: ArgumentHelp("Which to tell in full: resNet50.", valueName: "name"))
  var names: [String] = []
  @Flag(help: "With a name: its table of layers too.") var summary = false
  @Flag(help: "As JSON, for programs.") var json = false

  func validate() throws {
    if summary, names.isEmpty { throw ValidationError("--summary needs the name of a network, such as resNet50.") }
    if summary, json { throw ValidationError("--summary is a table for people; leave --json or --summary out.") }
  }

  func run() throws {
    let store = WeightStore.standard
    let architectures: [Architecture]
    do {
      architectures = try names.isEmpty ? Architecture.all : names.map { try .named($0) }
    } catch {
      FileHandle.standardError.write(Data("Error: \(error)\n  See 'lectern models'.\n".utf8))
      throw ExitCode(2)
    }
    let facts = architectures.map { ModelFacts($0, in: store) }
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      print(String(decoding: try encoder.encode(facts), as: UTF8.self))
    } else if names.isEmpty {
      print(ModelTable(facts))
    } else {
      for (number, (architecture, facts)) in zip(architectures, facts).enumerated() {
        print((number > 0 ? "\n" : "") + "\(ModelSheet(facts))")
        if summary { print("\n\(try architecture.build().summary())") }
      }
    }
  }
}
