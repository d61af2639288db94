import Foundation

/// Reads what the system says of the machine.
package enum MachineReading {
  /// `x86_64`, `aarch64`.
  package static var architecture: String {
    var facts = utsname()
    guard uname(&facts) == 0 else { return "" }
    return withUnsafeBytes(of: facts.machine) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }

  /// `debian 12`; empty where the system does not say.
  package static var system: String { system(release: text("/etc/os-release")) }

  static func system(release: String) -> String {
    func value(_ name: String) -> String {
      let line = release.split(separator: "\n").first { $0.hasPrefix(name + "=") }
      return line.map { $0.dropFirst(name.count + 1).trimmingCharacters(in: CharacterSet(charactersIn: "\"' ")) } ?? ""
    }
    return "\(value("ID")) \(value("VERSION_ID"))".trimmingCharacters(in: .whitespaces)
  }

  /// What the processor can do: the flags of `/proc/cpuinfo`.
  package static var processorFlags: Set<String> {
    let line = text("/proc/cpuinfo").split(separator: "\n").first { $0.hasPrefix("flags") || $0.hasPrefix("Features") }
    let words = line?.split(separator: ":").last?.split(separator: " ") ?? []
    return Set(words.map(String.init))
  }

  /// In bytes; nil where the system does not say.
  package static var memory: (total: Int, available: Int)? { memory(meminfo: text("/proc/meminfo")) }

  static func memory(meminfo: String) -> (total: Int, available: Int)? {
    func bytes(_ name: String) -> Int? {
      let line = meminfo.split(separator: "\n").first { $0.hasPrefix(name + ":") }
      return line?.split { $0 == " " || $0 == "\t" }.dropFirst().first.flatMap { Int($0) }.map { $0 * 1024 }
    }
    guard let total = bytes("MemTotal"), let available = bytes("MemAvailable") else { return nil }
    return (total, available)
  }

  /// How a folder is to be used that need not exist yet.
  package static func space(_ purpose: String, _ folder: URL) -> MachineFacts.Space {
    var place = folder.standardizedFileURL
    while !FileManager.default.fileExists(atPath: place.path), place.path != "/" { place.deleteLastPathComponent() }
    // Really tried: root may write where no disk lets it.
    var name = Array(place.appendingPathComponent(".lectern-doctor.XXXXXX").path.utf8CString)
    let problem = mkdtemp(&name) == nil ? String(cString: strerror(errno)) : nil
    if problem == nil { rmdir(name) }
    return .init(purpose: purpose, path: folder.path, free: FreeSpace.bytes(at: folder), problem: problem)
  }

  /// The Swift version that compiled interfaces say they were made with; nil where they do not.
  package static func swift(ofModule file: URL) -> String? {
    guard let handle = try? FileHandle(forReadingFrom: file) else { return nil }
    defer { try? handle.close() }
    let words = Data("Swift version ".utf8)
    guard let start = try? handle.read(upToCount: 1 << 20), let place = start.firstRange(of: words) else { return nil }
    let digits = Set("0123456789.".utf8)
    let version = String(decoding: start[place.upperBound...].prefix { digits.contains($0) }, as: UTF8.self)
    return version.isEmpty ? nil : version
  }

  private static func text(_ path: String) -> String {
    (FileManager.default.contents(atPath: path)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
