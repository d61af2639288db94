import Files
import Foundation

/// The photographs of the course are tried for once, with a short time-out; where they cannot be had the lessons use
/// drawn pictures, and `lectern photos fetch` tries again.
enum FirstFetch {
  private static let longest = Duration.seconds(30)

  static func tryOnce(_ report: Report) {
    guard let folder = try? CacheFolder.folder("photos") else { return }
    let mark = folder.appendingPathComponent("tried")
    guard !FileManager.default.fileExists(atPath: mark.path) else { return }
    report.wait("Looking for the photographs of the course, this once")
    let process = Process()
    process.executableURL = Installation.kernel.executable
    process.arguments = ["photos", "fetch", "--timeout", "8", "--with-parent"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return report.stop() }
    let begin = ContinuousClock.now
    while process.isRunning {
      usleep(20_000)
      // Few bytes now and then would be no time-out. What has come is kept for `lectern photos fetch`. No other signal surely reaches it:
      // it inherits which ones this thread keeps from itself.
      if ContinuousClock.now - begin > longest { kill(process.processIdentifier, SIGKILL) }
    }
    report.stop()
    try? WholeFile.write(Data(), to: mark)
    report.say(
      process.terminationStatus == 0
        ? "The photographs of the course are here."
        : "The photographs cannot be reached; the lessons use drawn pictures. `lectern photos fetch` tries again.")
  }
}
