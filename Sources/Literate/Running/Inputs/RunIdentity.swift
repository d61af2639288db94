import Files
import Foundation

/// What runs a lesson, as far as its results may depend on it.
struct RunIdentity: Codable, Hashable, Sendable {
  /// The compiler.
  var toolchain: String
  /// The kernel's executable, and the runner's own.
  var engine: String
  /// Results agree to the last bit on the same machine with as many threads.
  var machine: String
  /// Variables that programs are told by, with their values.
  var environment: [String: String]
  /// Whether these are all, because the steps may read any.
  var isWhole: Bool

  private static let names: Set<String> = ["HOME", "XDG_CACHE_HOME", "KERAS_HOME", "TZ", "LANG", "LANGUAGE"]
  private static let beginnings = ["LECTERN_", "OMP_", "GOMP_", "OPENBLAS_", "DNNL_", "ONEDNN_", "HDF5_", "LC_"]

  /// - Parameters:
  ///   - added: to the environment of the steps.
  ///   - isWhole: whether the steps may read any variable.
  /// - Throws: when there is no kernel or no compiler.
  init(toolchain: Toolchain, kernel: KernelLocation, added: [String: String], isWhole: Bool) throws {
    self.toolchain = try toolchain.identity()
    engine = try "\(kernel.identity()) \(FileStatus(of: "/proc/self/exe"))"
    machine = "\(ProcessInfo.processInfo.activeProcessorCount) cores, \(Self.processor)"
    environment = ProcessInfo.processInfo.environment.merging(added) { $1 }.filter { name, _ in
      isWhole
        ? !Self.restless.contains(name) : Self.names.contains(name) || Self.beginnings.contains { name.hasPrefix($0) }
    }
    self.isWhole = isWhole
    // A value may be a secret, and nobody needs to read it.
    if isWhole { environment = environment.mapValues { Digest.hex($0) } }
  }

  /// What a shell changes with each command.
  private static let restless: Set<String> = ["_", "SHLVL", "OLDPWD", "PWD", "COLUMNS", "LINES"]

  private static let processor: String = {
    guard let file = FileHandle(forReadingAtPath: "/proc/cpuinfo"), let data = try? file.read(upToCount: 8 << 10) else {
      return ""
    }
    let line = String(decoding: data, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("model name") }
    return line.flatMap { $0.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) } } ?? ""
  }()

  /// Whether a lesson's steps may read variables themselves.
  static func readsEnvironment(_ lesson: Lesson) -> Bool {
    lesson.steps.contains {
      !$0.attributes.norun && ["environment", "environ", "getenv"].contains(where: $0.source.contains)
    }
  }

  /// What is not as it was; nil when all is.
  func difference(from old: RunIdentity) -> RunReason? {
    if toolchain != old.toolchain { return .toolchain }
    if engine != old.engine { return .engine }
    if machine != old.machine { return .machine }
    // Else the code changed.
    guard isWhole == old.isWhole else { return nil }
    let names = Set(environment.keys).union(old.environment.keys).sorted()
    return names.first { environment[$0] != old.environment[$0] }.map(RunReason.environment)
  }
}

extension Toolchain {
  /// Changes whenever the compiler is another one.
  func identity() throws -> String {
    let frontend = try FileManager.default.attributesOfItem(
      atPath: usr.appendingPathComponent("bin/swift-frontend").resolvingSymlinksInPath().path)
    return "\(usr.path) \(frontend[.size] ?? 0) \(frontend[.modificationDate] ?? "")"
  }
}
