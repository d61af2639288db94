import Downloads
import Foundation
import TestSupport
import Testing

@Suite(.serialized) struct DownloadTests {
  private let scratch: ScratchFolder
  private let server: LoopbackServer
  private let partial: URL
  private var body: [UInt8] { LoopbackServer.body }

  init() throws {
    scratch = try ScratchFolder()
    server = try LoopbackServer()
    partial = scratch.url.appendingPathComponent("part")
  }

  private func download(_ kind: String, size: Download.Size? = nil, idleSeconds: Double = 20, attempts: Int = 4) throws
  {
    try Download(
      server.url(kind), to: partial, size: size ?? .exactly(body.count), idleSeconds: idleSeconds, attempts: attempts
    ).run()
  }

  private var whatCame: [UInt8] { (try? Data(contentsOf: partial)).map { [UInt8]($0) } ?? [] }

  @Test(arguments: ["whole", "moved", "norange", "busy", "cut"]) func comesWhole(kind: String) throws {
    try download(kind)
    #expect(whatCame == body)
  }

  @Test(arguments: ["whole", "norange"]) func goesOnFromWhatIsThere(kind: String) throws {
    try Data(body.prefix(123_456)).write(to: partial)
    var counts: [Int] = []
    try Download(server.url(kind), to: partial, size: .exactly(body.count)).run { counts.append($0) }
    #expect(whatCame == body)
    #expect(counts.last == body.count)
  }

  @Test func aPartThatIsTooLongStartsAgain() throws {
    try Data(body + body).write(to: partial)
    try download("whole")
    #expect(whatCame == body)
  }

  @Test func goneIsSaidAtOnce() throws {
    let start = Date()
    #expect(throws: DownloadProblem.status(404)) { try download("missing") }
    #expect(Date().timeIntervalSince(start) < 5)
  }

  @Test func stallingIsGivenUp() throws {
    let start = Date()
    #expect(throws: DownloadProblem.silent(seconds: 1)) { try download("stall", idleSeconds: 1, attempts: 1) }
    #expect(Date().timeIntervalSince(start) < 10)
  }

  @Test(arguments: [("long", DownloadProblem.tooLarge(bytes: 300_000)), ("liar", .otherPart)])
  func whatDoesNotFitIsAnError(kind: String, problem: DownloadProblem) throws {
    if kind == "liar" { try Data(body.prefix(100)).write(to: partial) }
    #expect(throws: problem) { try download(kind, attempts: 1) }
  }

  @Test(arguments: ["whole", "moved", "cut"]) func comesWholeWhenItsSizeIsUnknown(kind: String) throws {
    try Data(repeating: 9, count: 5000).write(to: partial)
    try download(kind, size: .atMost(1 << 20))
    #expect(whatCame == body)
  }

  @Test func isRefusedWhenLargerThanItMayBe() throws {
    #expect(throws: DownloadProblem.tooLarge(bytes: 200_000)) { try download("whole", size: .atMost(200_000)) }
  }

  @Test func aFileThatBreaksOffIsNoWholeFile() throws {
    #expect(throws: DownloadProblem.self) { try download("cut", size: .atMost(1 << 20), attempts: 1) }
  }

  @Test func theTimeInAllIsLimited() throws {
    let start = Date()
    let error = #expect(throws: DownloadProblem.self) {
      try Download(server.url("stall"), to: partial, size: .atMost(1 << 20), mostSeconds: 1).run()
    }
    #expect(error?.description.contains("too slow") == true)
    #expect(Date().timeIntervalSince(start) < 10)
  }

  @Test func noServerIsAnError() throws {
    let nowhere = try #require(URL(string: "http://127.0.0.1:9/file"))
    #expect(throws: DownloadProblem.self) {
      try Download(nowhere, to: partial, size: .exactly(10), attempts: 1).run()
    }
  }
}
