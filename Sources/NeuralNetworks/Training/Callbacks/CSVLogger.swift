import Files
import Foundation

/// Writes a line of numbers an epoch to a file; each line is there as soon as its epoch is over.
/// As `keras.callbacks.CSVLogger`.
public final class CSVLogger: Callback {
  private let url: URL
  private let separator: String
  private let append: Bool
  private var names: [String]?

  /// - Parameters:
  ///   - filename: of the file; one that is there is replaced.
  ///   - separator: what is between two numbers.
  ///   - append: whether lines are added to the file that is there.
  public init(_ filename: String, separator: String = ",", append: Bool = false) {
    url = URL(fileURLWithPath: filename)
    self.separator = separator
    self.append = append
  }

  public func onTrainBegin(_ run: TrainingRun) throws {
    names = nil
    if !append || !FileManager.default.fileExists(atPath: url.path) { try WholeFile.write(Data(), to: url) }
  }

  public func onEpochEnd(_ epoch: Int, _ run: TrainingRun) throws {
    let file = try FileHandle(forWritingTo: url)
    defer { try? file.close() }
    let isEmpty = try file.seekToEnd() == 0
    var lines = ""
    if names == nil {
      let sorted = run.logs.names.sorted()
      // Room for validation that comes in a later epoch.
      names = sorted.contains { $0.hasPrefix("val_") } ? sorted : sorted + sorted.map { "val_" + $0 }
      if isEmpty { lines += line(["epoch"] + (names ?? [])) }
    }
    lines += line(["\(epoch)"] + (names ?? []).map { name in run.logs[name].map { "\($0)" } ?? "NA" })
    try file.write(contentsOf: Data(lines.utf8))
  }

  private func line(_ cells: [String]) -> String { cells.joined(separator: separator) + "\r\n" }
}
