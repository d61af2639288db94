import Foundation
import Testing

@testable import Weights

@Suite(.serialized) struct DownloadTests {
  private let scratch: ScratchFolder
  private let server: LoopbackServer
  private let partial: URL
  private var body: [UInt8] { LoopbackServer.body }

  init() throws {
    scratch = try ScratchFolder()
    server = try LoopbackServer(scratch: scratch)
    partial = scratch.url.appendingPathComponent("part")
  }

  private func download(_ kind: String, idleSeconds: Double = 20, attempts: Int = 4) throws {
    let download = Download(
      server.url.appendingPathComponent(kind), to: partial, bytes: body.count, idleSeconds: idleSeconds,
      attempts: attempts)
    try download.run { _, _ in }
  }

  private var whatCame: [UInt8] { (try? Data(contentsOf: partial)).map { [UInt8]($0) } ?? [] }

  @Test(arguments: ["whole", "moved", "norange", "busy", "cut"]) func comesWhole(kind: String) throws {
    try download(kind)
    #expect(whatCame == body)
  }

  @Test(arguments: ["whole", "norange"]) func goesOnFromWhatIsThere(kind: String) throws {
    try Data(body.prefix(123_456)).write(to: partial)
    var counts: [Int] = []
    let download = Download(server.url.appendingPathComponent(kind), to: partial, bytes: body.count)
    try download.run { done, total in
      counts.append(done)
      #expect(total == LoopbackServer.body.count)
    }
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
    let error = #expect(throws: WeightsError.self) { try download("missing") }
    #expect(error?.description.contains("answered 404") == true)
    #expect(error?.description.contains("/missing") == true)
    #expect(Date().timeIntervalSince(start) < 5)
  }

  @Test func stallingIsGivenUp() throws {
    let start = Date()
    let error = #expect(throws: WeightsError.self) { try download("stall", idleSeconds: 1, attempts: 1) }
    #expect(error?.description.contains("nothing came for 1 s") == true)
    #expect(Date().timeIntervalSince(start) < 10)
  }

  @Test(arguments: ["long", "liar"]) func whatDoesNotFitIsAnError(kind: String) throws {
    if kind == "liar" { try Data(body.prefix(100)).write(to: partial) }
    #expect(throws: WeightsError.self) { try download(kind, attempts: 1) }
  }

  @Test func noServerIsAnError() throws {
    let nowhere = try #require(URL(string: "http://127.0.0.1:9/file"))
    let error = #expect(throws: WeightsError.self) {
      try Download(nowhere, to: partial, bytes: 10, attempts: 1).run { _, _ in }
    }
    #expect(error?.description.hasPrefix("Fetching http://127.0.0.1:9/file failed") == true)
  }
}
