/// What went wrong at one source, in words that follow "example.org: ".
enum FetchProblem: Error, CustomStringConvertible {
  case status(Int)
  case tooLarge(Int)
  case timedOut(Double)
  case broken(String)
  case wrongDigest(String)
  case notInArchive(String)
  case notAnArchive(String)

  var description: String {
    switch self {
    case .status(let code): "it answered with HTTP status \(code)"
    case .tooLarge(let bytes): "it sent more than \(bytes) bytes"
    case .timedOut(let seconds): "nothing came for \(seconds.formatted()) seconds"
    case .broken(let reason): reason
    case .wrongDigest(let path): "\(path) is not the file that was expected (another SHA-256)"
    case .notInArchive(let path): "\(path) is not in the archive"
    case .notAnArchive(let reason): "what it sent is no zip archive that can be read (\(reason))"
    }
  }
}
