import Foundation
import Testing

@testable import Weights

@Suite struct JSONValueTests {
  @Test func everyKindComesBack() throws {
    let json = #"{"a":[1,2.5,-3],"b":null,"c":{"d":"é/\n","e":[true,false]},"f":0.001}"#
    let value = try JSONValue(json: Data(json.utf8))
    #expect(value["a"].list == [1, .number(2.5), -3])
    #expect(value["b"] == .null && value["none"] == .null && value["c"]["e"] == [true, false])
    #expect(String(decoding: try value.json(), as: UTF8.self) == json)
  }

  @Test func numbersAreShort() throws {
    for (number, text) in [(Float(1e-3), "0.001"), (1.001e-5, "1.001e-05"), (1 / 127.5, "0.007843138"), (3, "3")] {
      #expect(String(decoding: try JSONValue(number).json(), as: UTF8.self) == text)
    }
    var bits: UInt32 = 1
    for _ in 0..<2000 {
      bits = bits &* 1_664_525 &+ 1_013_904_223
      let number = Float(bitPattern: bits)
      guard number.isFinite, case .number(let kept) = JSONValue(number) else { continue }
      #expect(Float(kept) == number)
    }
  }

  @Test func whatIsNoNumberIsNotWritten() {
    #expect(throws: EncodingError.self) { try JSONValue(Float.infinity).json() }
    #expect(JSONValue(Float.nan).shown == "infinite or no number")
  }
}
