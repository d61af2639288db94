import Files
import Foundation

/// A Python that has Keras: the one that `LECTERN_KERAS_PYTHON` names, else one with Keras installed by pip into a folder of the
/// cache, once. Keras computes with NumPy there, which takes from JAX its convolutions: nothing lighter predicts.
struct KerasInstallation {
  /// Why there is none.
  struct Absence: Error, CustomStringConvertible {
    let description: String
  }

  /// The one there is, or why there is none.
  static let found = Result { try KerasInstallation() }

  /// Whether Keras is there.
  static var isHere: Bool { (try? found.get()) != nil }

  /// What a test says when it is skipped.
  static var absence: String {
    guard case .failure(let error) = found else { return "" }
    return "SKIPPED: no Keras to compare with: \(error). LECTERN_KERAS_PYTHON names a Python that has it."
  }

  private let python: [String]
  private let packages: URL?

  private init() throws {
    if let named = ProcessInfo.processInfo.environment["LECTERN_KERAS_PYTHON"], !named.isEmpty {
      guard FileManager.default.isExecutableFile(atPath: named) else {
        throw Absence(description: "LECTERN_KERAS_PYTHON names \(named), which is no program")
      }
      (python, packages) = ([named], nil)
      return
    }
    let folder = try CacheFolder.folder("tests").appendingPathComponent("keras-3.15.1-jax-0.10.2", isDirectory: true)
    (python, packages) = (["/usr/bin/env", "python3"], folder)
    try FileLock.exclusively(folder.appendingPathExtension("lock")) {
      if !FileManager.default.fileExists(atPath: folder.path) { try Self.install(into: folder) }
    }
  }

  /// Installs aside, so that what breaks off leaves nothing that looks whole.
  private static func install(into folder: URL) throws {
    let aside = folder.appendingPathExtension("part")
    try? FileManager.default.removeItem(at: aside)
    defer { try? FileManager.default.removeItem(at: aside) }
    let pip = [
      "/usr/bin/env", "python3", "-m", "pip", "install", "--quiet", "--only-binary=:all:", "--no-input",
      "--disable-pip-version-check", "--no-compile", "--timeout=15", "--retries=1", "--target", aside.path,
      "keras==3.15.1", "jax==0.10.2", "jaxlib==0.10.2",
    ]
    try run(pip, seconds: 150, environment: [:], what: "pip")
    try WholeFile.rename(aside, to: folder)
  }

  /// Runs a script.
  ///
  /// - Throws: `Absence` with the last of what it said, when it fails or takes longer.
  func run(_ script: String, _ arguments: [String], seconds: Double = 200) throws {
    var environment = ["TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1"]
    if let packages { environment.merge(["PYTHONPATH": packages.path, "KERAS_BACKEND": "numpy"]) { $1 } }
    try Self.run(python + ["-c", script] + arguments, seconds: seconds, environment: environment, what: "Keras")
  }

  private static func run(_ command: [String], seconds: Double, environment: [String: String], what: String) throws {
    let log = FileManager.default.temporaryDirectory.appendingPathComponent("tests-of-lectern-\(UUID().uuidString)")
    try Data().write(to: log)
    defer { try? FileManager.default.removeItem(at: log) }
    let output = try FileHandle(forWritingTo: log)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let end = Date(timeIntervalSinceNow: seconds)
    while process.isRunning, Date() < end { Thread.sleep(forTimeInterval: 0.1) }
    let isLate = process.isRunning
    // A test's thread may have passed on a mask that holds back every signal but this one.
    if isLate { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    guard !isLate, process.terminationStatus == 0 else {
      let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
      let how = isLate ? "takes longer than \(Int(seconds)) s" : "ended with status \(process.terminationStatus)"
      throw Absence(description: "\(what) \(how): …\(text.suffix(1500))")
    }
  }
}
