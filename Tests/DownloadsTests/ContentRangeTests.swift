import Testing

@testable import Downloads

@Suite struct ContentRangeTests {
  @Test(
    arguments: [
      ("bytes 200-999/1000", 200, 1000), ("Bytes 0-0/1", 0, 1), ("bytes 5-9/*", 5, nil), ("bytes */1000", nil, 1000),
    ] as [(String, Int?, Int?)])
  func isRead(text: String, start: Int?, total: Int?) throws {
    let range = try #require(ContentRange(text))
    #expect(range.start == start && range.total == total)
  }

  @Test(arguments: ["", "bytes", "items 1-2/3", "bytes 1-2", "bytes -1-2/3", "bytes 1-2/3 "])
  func anythingElseIsNone(text: String) {
    #expect(ContentRange(text) == nil)
  }

  @Test func whatIsTooLargeForAnyFileIsNotKnown() {
    #expect(ContentRange("bytes 0-1/99999999999999999999")?.total == nil)
    #expect(ContentRange(nil) == nil)
  }
}
