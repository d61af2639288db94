import Testing

@testable import HTTP

@Suite struct HTTPHeadTests {
  @Test func fieldsAreFoundByTheirNames() throws {
    var head = try #require(HTTPHead(statusLine: "HTTP/1.1 206 Partial Content"))
    #expect(head.status == 206)
    for line in ["Content-Length: 12", "ETAG:  \"a:b\"", "no field", "X-Empty:", "etag: second"] {
      head.add(line: line)
    }
    #expect(head.value("content-length") == "12" && head.contentLength == 12)
    #expect(head.value("ETag") == "\"a:b\"" && head.value("x-empty") == "" && head.value("no field") == nil)
    head.add(line: "Transfer-Encoding: chunked")
    #expect(head.contentLength == nil, "it counts something else then")
  }

  @Test(arguments: ["", "HTTP/1.1", "200 OK", "ETag: HTTP/1.1 200", "HTTP/2 many"])
  func otherLinesAreNoStatus(line: String) { #expect(HTTPHead(statusLine: line) == nil) }
}
