internal import Downloads
import Foundation

/// Runs `body` with the zip file at `url`; what is wrong with the file is told as what is wrong with a file of weights.
///
/// - Throws: `WeightsError.unreadable` or `.malformed`, naming the file, or what `body` throws.
func withZip<R>(_ url: URL, _ body: (ZipArchive) throws -> R) throws -> R {
  do {
    return try body(ZipArchive(url))
  } catch ZipProblem.noFile {
    throw WeightsError.unreadable(file: url.path, reason: "there is no such file")
  } catch let problem as ZipProblem {
    throw WeightsError.malformed(file: url.path, format: "zip", problem: "\(problem)", offset: nil)
  }
}
