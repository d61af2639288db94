import Foundation
import StepOutput
import Testing

@Suite struct StepOutputTests {
  static let samples: [StepOutput] = [
    .text("a\n"), .errorText("b"), .notice("drawn"),
    .table(.init(title: "t", columns: [.init("n", .right)], rows: [["1"]], footer: ["f"])),
    .figure(
      .init(
        title: "t", description: "d", light: "<svg/>", dark: "<svg/>", data: .init(columns: [.init("x")], rows: []))),
    .images(
      .init(pictures: [
        .init(data: Data([1, 2]), mediaType: "image/jpeg", width: 1, height: 2, alternativeText: "a", mark: .wrong)
      ])),
    .progress(.init(id: "p", fraction: 0.5, label: "half")),
    .error(.init(kind: .trap, message: "m", file: "f", line: 1, column: 2, details: ["d"])),
  ]

  @Test(arguments: samples) func survivesJSON(_ output: StepOutput) throws {
    let data = try JSONEncoder().encode(output)
    #expect(try JSONDecoder().decode(StepOutput.self, from: data) == output)
  }

  @Test func textIsOneKeyInJSON() throws {
    #expect(String(decoding: try JSONEncoder().encode(StepOutput.text("hi")), as: UTF8.self) == #"{"text":"hi"}"#)
  }

  @Test func anUnknownKindIsRefused() {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(StepOutput.self, from: Data(#"{"sound":"hi"}"#.utf8))
    }
  }

  @Test func messagesComeOutOfTheirBytesInPieces() throws {
    let messages: [KernelMessage] = [.ready, .ended(pid: 3, status: 9), .output(.text("é"))]
    let bytes = try messages.map { try MessageFraming.frame($0) }.reduce(Data(), +)
    var buffer = Data()
    var found: [String] = []
    for byte in bytes {
      buffer.append(byte)
      while let message = try MessageFraming.next(KernelMessage.self, from: &buffer) { found.append("\(message)") }
    }
    #expect(found == messages.map { "\($0)" })
    #expect(buffer.isEmpty)
  }
}
