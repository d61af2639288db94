import Foundation
import Testing

/// Where the golden data lies: `$LECTERN_SHARED`, else `shared` beside the package.
enum Shared {
  static let folder: URL? = {
    var candidates: [URL] = []
    if let named = ProcessInfo.processInfo.environment["LECTERN_SHARED"] {
      candidates.append(URL(fileURLWithPath: named))
    }
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    candidates.append(package.deletingLastPathComponent().appendingPathComponent("shared"))
    return candidates.first { FileManager.default.fileExists(atPath: $0.appendingPathComponent("golden").path) }
  }()

  static let isHere = folder != nil
  static let comment: Comment = "SKIPPED: no golden data; set LECTERN_SHARED to the folder that holds golden/"

  static func file(_ path: String) throws -> URL { try #require(folder).appendingPathComponent(path) }
}

/// A folder of its own for one test, gone with it.
final class ScratchFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("weights-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ name: String, _ bytes: [UInt8]) throws -> URL {
    let file = url.appendingPathComponent(name)
    try Data(bytes).write(to: file)
    return file
  }
}

/// The peak of this process's memory in KiB, from the kernel.
func peakMemory() throws -> Int {
  let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
  let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
  return try #require(Int(line.split(separator: " ").filter { $0.allSatisfy(\.isNumber) }.first ?? ""))
}

/// A deterministic source of random numbers (SplitMix64).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
