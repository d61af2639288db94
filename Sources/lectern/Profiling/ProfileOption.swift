import ArgumentParser
import Files
import Foundation
import Literate

/// `--profile FILE`
struct ProfileOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write what each millisecond went to, as a trace that ui.perfetto.dev and Chrome's about:tracing open.",
      valueName: "file"))
  var profile: String?

  /// Begins to measure, where that was asked for.
  ///
  /// - Throws: a usage mistake where the file cannot be written: told before the lessons run and not after.
  func begin() throws -> ProfiledRun? {
    guard let profile else { return nil }
    let file = URL(fileURLWithPath: profile)
    let folder = file.deletingLastPathComponent()
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder)
    guard !profile.isEmpty, !isFolder.boolValue else {
      throw UsageMistake("--profile takes the name of a file to write, and '\(profile)' is none")
    }
    guard access(folder.path, W_OK) == 0 else {
      let reason = SystemReason.words(of: POSIXError(.init(rawValue: errno) ?? .EACCES))
      throw UsageMistake("--profile cannot write into \(folder.relativePath): \(reason)")
    }
    return ProfiledRun(file: file)
  }
}
