import ArgumentParser
import Files
import Foundation
import TransferLearning

/// `lectern photos fetch | where`
struct PhotosCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "photos", abstract: "Fetch the photographs of the course, or see which pictures it uses.",
    subcommands: [Fetch.self, Where.self])

  struct Fetch: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Get the 92 photographs of town and country that the course was made for, each verified.")

    @Option(help: ArgumentHelp("Give a source up after so long without a byte.", valueName: "seconds"))
    var timeout = 20.0
    @Flag(help: .hidden) var withParent = false

    func validate() throws {
      guard timeout > 0 else { throw ValidationError("--timeout is a number of seconds above 0; it is \(timeout).") }
    }

    func run() throws {
      if withParent { EndWithParent.ask() }
      let isTerminal = isatty(STDOUT_FILENO) == 1
      do {
        let folder = try PhotoFetcher(timeout: timeout).fetch { progress in
          guard isTerminal else { return }
          let bytes = String(format: "%.1f MB", Double(progress.bytes) / 1e6)
          print(
            "\r\(progress.photographs) of \(progress.total) photographs, \(bytes) from \(progress.host)\u{1b}[K",
            terminator: "")
          fflush(stdout)
        }
        if isTerminal { print() }
        print("The photographs are in \(folder.path). The next lectern run uses them.")
      } catch {
        if isTerminal { print() }
        FileHandle.standardError.write(Data("\(SystemReason.sentence(for: error))\n".utf8))
        throw ExitCode(1)
      }
    }
  }

  struct Where: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Which pictures the lessons use, and where they are.")

    func run() throws {
      let set = try Photos.urbanAndRural()
      let fish = try Photos.goldfish()
      print("town and country  \(Self.words(set.origin))  \(set.train.deletingLastPathComponent().path)")
      print("goldfish          \(Self.words(fish.origin))  \(fish.url.path)")
    }

    private static func words(_ origin: PictureOrigin) -> String {
      switch origin {
      case .drawn: "drawn by Lectern"
      case .original: "photographs"
      case .own: "your own"
      }
    }
  }
}
