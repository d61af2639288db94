import Files
import Foundation

/// The photographs of the course are tried for once, with a short time-out; where they cannot be had the lessons use
/// drawn pictures, and `lectern photos fetch` tries again.
enum FirstFetch {
  static func tryOnce(quiet: Bool) {
    guard let folder = try? CacheFolder.folder("photos") else { return }
    let mark = folder.appendingPathComponent("tried")
    guard !FileManager.default.fileExists(atPath: mark.path) else { return }
    let process = Process()
    process.executableURL = Installation.kernel.executable
    process.arguments = ["photos", "fetch", "--timeout", "8"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return }
    process.waitUntilExit()
    let came = process.terminationStatus == 0
    try? WholeFile.write(Data(), to: mark)
    if !quiet {
      print(
        came
          ? "The photographs of the course are here."
          : "The photographs cannot be reached; the lessons use drawn pictures.")
    }
  }
}
