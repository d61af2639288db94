internal import Downloads
import Files
import Foundation

/// A file of weights that a server has.
struct PublicFile {
  private let entry: WeightEntry
  private let url: URL
  private let asking: WeightStore.Asking

  /// The file of an entry, at its own address or another.
  init(_ entry: WeightEntry, at url: URL, _ asking: WeightStore.Asking = .always) {
    self.entry = entry
    self.url = url
    self.asking = asking
  }

  /// Gets the file and verifies it: by its digest, or, where none is published, by the length that the server tells and by
  /// what it begins with. What came of a file that broke off stays for the next time; what is wrong is removed.
  ///
  /// - Throws: `WeightsError.download`, `.wrongDigest`.
  func fetch(to partial: URL, _ progress: (_ done: Int, _ total: Int) -> Void) throws {
    let told: Int?
    do {
      let download =
        asking == .always
        ? Download(url, to: partial, size: size)
        : Download(url, to: partial, size: size, idleSeconds: 8, attempts: 1)
      told = try download.run { progress($0, $1 ?? max($0, entry.downloadSize.bytes)) }
    } catch let problem as DownloadProblem {
      throw failure("\(problem)")
    }
    if let digest = entry.digest {
      let found = try Digest.hex(contentsOf: partial, entry.algorithm)
      guard found == digest else {
        try? FileManager.default.removeItem(at: partial)
        throw WeightsError.wrongDigest(file: entry.fileName, expected: digest, found: found)
      }
    } else if let problem = try problem(with: partial, told: told) {
      try? FileManager.default.removeItem(at: partial)
      throw failure(problem)
    }
  }

  private func failure(_ problem: String) -> WeightsError { .download(url: url.absoluteString, problem: problem) }

  /// A size that is reckoned leaves room for what a file has besides numbers; without end nothing is taken.
  private var size: Download.Size {
    switch entry.downloadSize {
    case .exactly(let bytes): .exactly(bytes)
    case .about(let bytes): .served(atMost: 2 * bytes + 16 << 20)
    }
  }

  /// Why a file without a digest cannot be what was asked for. A network that wants a password answers with a page.
  private func problem(with file: URL, told: Int?) throws -> String? {
    guard told != nil else {
      return "the server does not say how long the file is, so nobody can tell whether all of it came"
    }
    let start = try FileHandle(forReadingFrom: file)
    defer { try? start.close() }
    let signature = try start.read(upToCount: 8)
    guard signature == Data([0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]) else {
      return "what came is no HDF5 file, as \(entry.fileName) is; does the network ask for a password in a browser?"
    }
    return nil
  }
}
