import Foundation
import NeuralNetworks

/// A value of a JSON text.
enum JSONValue: Equatable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  /// The value of a JSON text.
  ///
  /// - Throws: `CocoaError` when the text is not JSON.
  init(json: Data) throws {
    self.init(try JSONSerialization.jsonObject(with: json, options: .fragmentsAllowed))
  }

  private init(_ value: Any) {
    switch value {
    case let text as String: self = .text(text)
    case let list as [Any]: self = .list(list.map(JSONValue.init(_:)))
    case let object as [String: Any]: self = .object(object.mapValues(JSONValue.init(_:)))
    // A truth value is a number, of one byte.
    case let number as NSNumber where String(cString: number.objCType) == "c": self = .flag(number.boolValue)
    case let number as NSNumber: self = .number(number.doubleValue)
    default: self = .null
    }
  }

  /// The member of an object; null where there is none.
  subscript(key: String) -> JSONValue {
    guard case .object(let members) = self else { return .null }
    return members[key] ?? .null
  }

  /// The text, if it is one.
  var text: String? {
    if case .text(let text) = self { return text }
    return nil
  }

  /// The whole number, if it is one.
  var integer: Int? {
    if case .number(let number) = self { return Int(exactly: number) }
    return nil
  }

  /// The elements of a list; Keras writes a tuple as an object of the class `__tuple__`.
  var list: [JSONValue]? {
    if case .list(let values) = self { return values }
    return self["class_name"].text == "__tuple__" ? self["items"].list : nil
  }

  /// Whether all its numbers are some: JSON has no others.
  var isFinite: Bool {
    switch self {
    case .number(let number): number.isFinite
    case .list(let values): values.allSatisfy(\.isFinite)
    case .object(let members): members.values.allSatisfy(\.isFinite)
    default: true
    }
  }

  /// A number as Float32 has it, in the fewest digits that say it.
  init(_ number: Float) { self = .number(Double("\(number)") ?? Double(number)) }

  /// A whole number.
  init(_ number: Int) { self = .number(Double(number)) }

  /// Rows and columns.
  init(_ pair: (Int, Int)) { self = [.init(pair.0), .init(pair.1)] }

  /// The shape of a batch of examples: `[null, 224, 224, 3]`.
  init(batchOf shape: PartialShape) {
    self = .list([.null] + shape.dimensions.map { size in size.map { .init($0) } ?? .null })
  }

  /// As it stands in a message: at most 60 letters of JSON.
  var shown: String {
    let text = (try? json()).map { String(decoding: $0, as: UTF8.self) } ?? "infinite or no number"
    return text.count > 60 ? text.prefix(59) + "…" : text
  }

  /// The JSON text, keys sorted.
  ///
  /// - Throws: `EncodingError` for a number that is infinite or none.
  func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }
}

extension JSONValue: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByStringLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral
{
  init(arrayLiteral elements: JSONValue...) { self = .list(elements) }
  init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(Dictionary(elements) { _, last in last })
  }
  init(stringLiteral value: String) { self = .text(value) }
  init(booleanLiteral value: Bool) { self = .flag(value) }
  init(integerLiteral value: Int) { self = .number(Double(value)) }
  init(nilLiteral: ()) { self = .null }
}

extension JSONValue: Encodable {
  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .flag(let flag): try container.encode(flag)
    // Python tells 3 and 3.0 apart.
    case .number(let number): try integer.map { try container.encode($0) } ?? container.encode(number)
    case .text(let text): try container.encode(text)
    case .list(let list): try container.encode(list)
    case .object(let object): try container.encode(object)
    }
  }
}
