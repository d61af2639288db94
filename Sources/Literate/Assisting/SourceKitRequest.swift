/// A request as SourceKit takes it, in YAML.
struct SourceKitRequest: Sendable {
  enum Value: Sendable {
    case number(Int)
    case text(String)
    case texts([String])
    case numbers([(String, Int)], texts: [(String, String)])
  }

  private var entries: [(key: String, yaml: String)]

  /// - Parameter name: without `source.request.`.
  init(_ name: String) { entries = [("key.request", "source.request.\(name)")] }

  subscript(key: String) -> Value? {
    get { nil }
    set { if let newValue { entries.append((key, Self.yaml(newValue))) } }
  }

  var yaml: String { Self.yaml(entries) }

  private static func yaml(_ value: Value) -> String {
    switch value {
    case .number(let number): "\(number)"
    case .text(let text): quoted(text)
    case .texts(let texts): "[\(texts.map(quoted).joined(separator: ", "))]"
    case .numbers(let numbers, let texts):
      yaml(numbers.map { ($0, "\($1)") } + texts.map { ($0, quoted($1)) })
    }
  }

  private static func yaml(_ entries: [(key: String, yaml: String)]) -> String {
    "{\(entries.map { "\($0.key): \($0.yaml)" }.joined(separator: ", "))}"
  }

  private static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = [UInt8(ascii: "\"")]
    bytes.reserveCapacity(text.utf8.count + 64)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): bytes += Array("\\n".utf8)
      case 0..<0x20, 0x7f:
        let digits = String(byte, radix: 16)
        bytes += Array("\\x\(digits.count == 1 ? "0" : "")\(digits)".utf8)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes + [UInt8(ascii: "\"")], as: UTF8.self)
  }
}
