import Files
import Foundation
import Subprocess

/// Chromium, which prints a page without a window.
public struct PrintingBrowser: Sendable {
  let program: URL
  /// In seconds: after that it is stopped.
  let limit: Int

  private static let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
  private static let variable = "LECTERN_CHROMIUM"
  private static let profiles = "lectern-print."

  init(program: URL, limit: Int = 120) {
    self.program = program
    self.limit = limit
  }

  /// The one that `LECTERN_CHROMIUM` names, else the first on the `PATH`.
  ///
  /// - Throws: ``ExportError`` where there is none.
  public static func find(_ environment: [String: String] = ProcessInfo.processInfo.environment) throws -> Self {
    if let named = environment[variable], !named.isEmpty {
      guard isProgram(URL(fileURLWithPath: named)) else { throw ExportError.browserNotThere(named) }
      return Self(program: URL(fileURLWithPath: named))
    }
    let folders = (environment["PATH"] ?? "").split(separator: ":").map { URL(fileURLWithPath: String($0)) }
    for name in names {
      if let found = folders.map({ $0.appendingPathComponent(name) }).first(where: isProgram) {
        return Self(program: found)
      }
    }
    throw ExportError.noBrowser
  }

  private static func isProgram(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && !isFolder.boolValue
      && FileManager.default.isExecutableFile(atPath: url.path)
  }

  /// Prints a page. Links to files in its folder lead beside the PDF.
  ///
  /// - Throws: ``ExportError``, what the file system says.
  func print(_ html: String) async throws -> Data {
    Leftovers.remove(in: Self.base, prefix: Self.profiles)
    let folder = Self.base.appendingPathComponent("\(Self.profiles)\(getpid()).\(UInt32.random(in: 0 ... .max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let result: Result<Data, any Error>
    do {
      let page = folder.appendingPathComponent("page.html")
      let file = folder.appendingPathComponent("page.pdf")
      try Data(html.utf8).write(to: page)
      try await run(page, into: file, profile: folder.appendingPathComponent("profile", isDirectory: true))
      let data = try Data(contentsOf: file)
      result = .success(PDFLinks.relative(data, to: folder.absoluteString.trimmed(of: "/") + "/"))
    } catch { result = .failure(error) }
    await Self.remove(folder)
    return try result.get()
  }

  private func run(_ page: URL, into file: URL, profile: URL) async throws {
    var arguments = [
      "--headless=new", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions",
      "--disable-dev-shm-usage", "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND",
      "--user-data-dir=\(profile.path)", "--no-pdf-header-footer", "--generate-pdf-document-outline",
      "--print-to-pdf=\(file.path)", page.absoluteString,
    ]
    // Chromium's sandbox does not work for the superuser.
    if geteuid() == 0 { arguments.insert("--no-sandbox", at: 0) }
    let (program, limit, words) = (program, limit, arguments)
    let environment = Environment.inherit.updating(["TMPDIR": page.deletingLastPathComponent().path])
    let said = try await withThrowingTaskGroup(of: String?.self) { group in
      group.addTask {
        let result = try await Subprocess.run(
          .path(.init(program.path)), arguments: Arguments(words), environment: environment, input: .none,
          output: .discarded,
          error: .string(limit: 1 << 20))
        return result.standardError
      }
      group.addTask {
        try await Task.sleep(for: .seconds(limit))
        return nil
      }
      defer { group.cancelAll() }
      return try await group.next() ?? nil
    }
    guard let said else { throw ExportError.browserSlow(program.path, seconds: limit) }
    guard FileManager.default.fileExists(atPath: file.path) else {
      let lines = said.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
      let line = lines.last { $0.contains("FATAL") } ?? lines.last
      throw ExportError.browserFailed(program.path, words: String((line ?? "").prefix(300)))
    }
  }

  /// Where the folders of browsers are. A browser makes a socket in its own, whose path may have 107 bytes.
  static var base: URL {
    let usual = FileManager.default.temporaryDirectory
    return usual.path.utf8.count <= 30 ? usual : URL(fileURLWithPath: "/tmp", isDirectory: true)
  }

  /// A part of the browser may still be writing there.
  private static func remove(_ folder: URL) async {
    for _ in 0..<50 {
      try? FileManager.default.removeItem(at: folder)
      if !FileManager.default.fileExists(atPath: folder.path) { return }
      await Task.detached { try? await Task.sleep(for: .milliseconds(50)) }.value
    }
  }
}

extension String {
  fileprivate func trimmed(of suffix: Character) -> String {
    last == suffix ? String(dropLast()).trimmed(of: suffix) : self
  }
}
