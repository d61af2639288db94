import Foundation
import Testing

/// The peak of this process's memory in KiB, from the kernel.
func peakMemory() throws -> Int {
  let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
  let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
  return try #require(Int(line.split(separator: " ").filter { $0.allSatisfy(\.isNumber) }.first ?? ""))
}
