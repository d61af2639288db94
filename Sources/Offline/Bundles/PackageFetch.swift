import Foundation
import Subprocess

/// Gets Debian packages with all that they need, as files, by apt: for a machine of which nothing is known but that it has what no Debian
/// is without.
package struct PackageFetch {
  private let folder: URL

  /// - Parameter folder: where they go; it is made.
  package init(into folder: URL) { self.folder = folder }

  /// Lets apt think that nothing at all is installed here, so that it gets everything, in the versions that fit each other. What
  /// is here already is taken from the system's own store of packages.
  ///
  /// - Returns: the files, in the order of their names.
  /// - Throws: ``PackageFetchError``, or what the system says where nothing can be written.
  package func fetch(_ names: [String]) async throws -> [URL] {
    let (archives, status) = (folder.appendingPathComponent("archives"), folder.appendingPathComponent("status"))
    try FileManager.default.createDirectory(
      at: archives.appendingPathComponent("partial"), withIntermediateDirectories: true)
    try Data().write(to: status)
    var arguments = ["install", "--yes", "--download-only", "--no-install-recommends", "--quiet"]
    let options = [
      "Dir::State::status=\(status.path)", "Dir::Cache::archives=\(archives.path)", "Debug::NoLocking=1",
      // The files are ours: apt need not become somebody else to fetch them.
      "APT::Sandbox::User=", "Acquire::Retries=2", "Acquire::http::Timeout=20",
    ]
    arguments += options.flatMap { ["-o", $0] } + names
    let result: (status: TerminationStatus, words: String)
    do {
      let run = try await Subprocess.run(
        .name("apt-get"), arguments: Arguments(arguments), environment: .inherit.updating(["LC_ALL": "C.UTF-8"]),
        input: .none, output: .discarded, error: .string(limit: 1 << 20))
      result = (run.terminationStatus, run.standardError)
    } catch {
      throw PackageFetchError.noApt
    }
    guard result.status == .exited(0) else { throw PackageFetchError(words: result.words) }
    let files = try FileManager.default.contentsOfDirectory(at: archives, includingPropertiesForKeys: nil)
    return files.filter { $0.pathExtension == "deb" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
  }
}

/// Why there are no packages for a bundle.
package enum PackageFetchError: Error, Hashable, CustomStringConvertible {
  case noApt
  case apt(String)

  /// - Parameter words: what apt complained about.
  init(words: String) {
    let lines = words.split(separator: "\n").filter { $0.hasPrefix("E: ") }.map { $0.dropFirst(3) }
    self = .apt(lines.first.map(String.init) ?? "it does not say why")
  }

  package var description: String {
    let otherwise = "`lectern bundle --without-packages` makes a bundle for machines that have them"
    switch self {
    case .noApt: return "the Debian packages cannot be had, because there is no apt-get here; \(otherwise)"
    case .apt(let reason):
      return
        "the Debian packages cannot be had (\(reason)): with a network, `sudo apt-get update` and try again; \(otherwise)"
    }
  }
}
