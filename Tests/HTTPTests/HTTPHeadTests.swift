import Testing

@testable import HTTP

@Suite struct HTTPHeadTests {
  @Test func fieldsAreFoundByTheirNames() {
    let head = HTTPHead(status: 206, fields: ["content-length": "12", "x-empty": ""])
    #expect(head.value("Content-Length") == "12" && head.contentLength == 12)
    #expect(head.value("X-Empty") == "" && head.value("ETag") == nil)
    let pieces = HTTPHead(status: 200, fields: ["content-length": "12", "transfer-encoding": "chunked"])
    #expect(pieces.contentLength == nil, "it counts something else then")
  }
}
