import ArgumentParser
import Foundation

/// `lectern bench pictures`: one piece of work on a folder of pictures, in a process of its own, as `lectern bench growth` asks for it.
struct PicturesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pictures", abstract: "Do something to many pictures; prints a line of JSON.", shouldDisplay: false)

  @Argument var work: PicturesWork
  @Argument var folder: String
  @Option var count = 0

  func run() throws {
    EndWithParent.ask()
    let cost = try work.measure(URL(fileURLWithPath: folder, isDirectory: true), count: count)
    print(String(decoding: try JSONEncoder().encode(cost), as: UTF8.self))
  }
}
