import Files
import Foundation
import StepOutput

/// Charts and pictures of steps as files that any program can open: `head-1.svg`, `head-2/1.jpg`, `head-2/2.jpg`.
public final class PictureFiles: @unchecked Sendable {
  private let folder: URL
  private let lock = NSLock()
  private var counts: [String: Int] = [:]

  /// - Parameter folder: it need not exist yet; what is in it goes.
  public init(in folder: URL) {
    self.folder = folder
    try? FileManager.default.removeItem(at: folder)
  }

  /// A step runs: its pictures of another time go.
  public func begin(_ step: String) {
    lock.withLock {
      for number in 0..<(counts[step] ?? 0) {
        for name in ["\(step)-\(number + 1).svg", "\(step)-\(number + 1)"] {
          try? FileManager.default.removeItem(at: folder.appendingPathComponent(name))
        }
      }
      counts[step] = 0
    }
  }

  /// Writes a chart.
  ///
  /// - Throws: what the file system says.
  public func write(_ figure: StepOutput.Figure, of step: String) throws -> URL {
    let url = try next(step, "svg")
    try WholeFile.write(Data(figure.light.utf8), to: url)
    return url
  }

  /// Writes each picture of a grid into a folder.
  ///
  /// - Returns: the files, in the grid's order.
  /// - Throws: what the file system says.
  public func write(_ grid: StepOutput.ImageGrid, of step: String) throws -> [URL] {
    let own = try next(step, nil)
    try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
    let digits = String(grid.pictures.count).count
    return try grid.pictures.enumerated().map { index, picture in
      let number = String(index + 1)
      let name = String(repeating: "0", count: digits - number.count) + number
      let url = own.appendingPathComponent("\(name).\(picture.mediaType == "image/png" ? "png" : "jpg")")
      try picture.data.write(to: url)
      return url
    }
  }

  private func next(_ step: String, _ type: String?) throws -> URL {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return lock.withLock {
      counts[step, default: 0] += 1
      return folder.appendingPathComponent("\(step)-\(counts[step] ?? 1)" + (type.map { ".\($0)" } ?? ""))
    }
  }
}
