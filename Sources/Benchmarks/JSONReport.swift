import Foundation

/// What `--json` prints of a bench.
package protocol JSONReport: Encodable {}

extension JSONReport {
  /// In an order that does not change, for people who compare too.
  package func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
