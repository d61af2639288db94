import Foundation

/// Why a file did not come, in words that follow "example.org: ".
package enum DownloadProblem: Error, Equatable, CustomStringConvertible {
  /// An HTTP status other than 200 and 206.
  case status(Int)
  /// So many seconds without a byte.
  case silent(seconds: Double)
  /// All attempts together take longer than they may.
  case tooSlow(received: Int)
  /// More bytes than were expected, or than are let in.
  case tooLarge(bytes: Int)
  /// The connection ended before all bytes came.
  case cutOff(received: Int, expected: Int)
  /// The server goes on from another byte than was asked for.
  case otherPart
  /// The connection could not be made or broke; in the system's words.
  case broken(String)
  /// The file that takes the bytes.
  case unwritable(file: String, reason: String)

  package var description: String {
    switch self {
    case .status(let code): "it answered with HTTP status \(code)"
    case .silent(let seconds): "nothing came for \(seconds.formatted()) s"
    case .tooSlow(let received): "it is too slow: only \(received) bytes came in the time it has"
    case .tooLarge(let bytes): "it sent more than \(bytes) bytes"
    case .cutOff(let received, let expected): "\(received) bytes came where \(expected) should"
    case .otherPart: "it sent another part than was asked for"
    case .broken(let reason): reason
    case .unwritable(let file, let reason): "\(file) cannot be written: \(reason)"
    }
  }

  /// Whether another try would end the same.
  var isFinal: Bool {
    switch self {
    case .status(let code): (400..<500).contains(code) && code != 408 && code != 429
    case .tooLarge, .tooSlow, .unwritable: true
    case .silent, .cutOff, .otherPart, .broken: false
    }
  }
}
