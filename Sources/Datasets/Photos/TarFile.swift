import Foundation

/// A gzipped tar file, through the system's `tar`.
struct TarFile {
  let file: URL

  init(_ file: URL) { self.file = file }

  /// Unpacks it into an empty folder, once it is certain that nothing in it would land elsewhere.
  ///
  /// - Throws: `PhotoArchiveProblem`.
  func unpack(into folder: URL) throws {
    for name in try tar(["-tzf", file.path]) { try PhotoArchiveProblem.check(name) }
    // The first letter says what an entry is: a file, a folder, or something that is not let in.
    for line in try tar(["-tvzf", file.path]) where line.first != "-" && line.first != "d" {
      throw PhotoArchiveProblem.unsafe(line)
    }
    _ = try tar(["-xzf", file.path, "-C", folder.path, "--no-same-owner", "--no-same-permissions"])
  }

  /// The lines that `tar` prints.
  ///
  /// - Throws: `PhotoArchiveProblem`, or what Foundation throws where no file can be written beside the archive.
  private func tar(_ arguments: [String]) throws -> [String] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["LC_ALL=C.UTF-8", "tar"] + arguments
    let output = Pipe()
    // A file takes whatever it has to complain about, so that nobody has to read two things at once.
    let complaints = URL(fileURLWithPath: file.path + ".errors")
    try Data().write(to: complaints)
    defer { try? FileManager.default.removeItem(at: complaints) }
    (process.standardInput, process.standardOutput) = (FileHandle.nullDevice, output)
    process.standardError = try FileHandle(forWritingTo: complaints)
    do { try process.run() } catch { throw PhotoArchiveProblem.tar(error.localizedDescription) }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let line = (try? String(contentsOf: complaints, encoding: .utf8))?.split(separator: "\n").first.map(String.init)
      throw PhotoArchiveProblem.tar(line ?? "it ended with status \(process.terminationStatus)")
    }
    return text.split(separator: "\n").map(String.init)
  }
}
