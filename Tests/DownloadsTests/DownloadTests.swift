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
    try Download(server.url(kind), to: partial, size: .exactly(body.count)).run { bytes, _ in counts.append(bytes) }
    #expect(whatCame == body)
    #expect(counts.last == body.count)
  }

  @Test func aPartThatIsTooLongStartsAgain() throws {
    try Data(body + body).write(to: partial)
    try download("whole")
    #expect(whatCame == body)
  }

  @Test func whatIsGoneIsAskedForOnce() throws {
    #expect(throws: DownloadProblem.status(404)) { try download("missing") }
    #expect(try server.log().count == 1)
  }

  @Test func stallingIsGivenUp() throws {
    let start = Date()
    #expect(throws: DownloadProblem.silent(seconds: 1)) { try download("stall", idleSeconds: 1, attempts: 1) }
    // The server sleeps for sixty.
    #expect(Date().timeIntervalSince(start) < 40)
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
    #expect(Date().timeIntervalSince(start) < 40)
  }

  @Test func noServerIsAnError() throws {
    let nowhere = try #require(URL(string: "http://127.0.0.1:9/file"))
    #expect(throws: DownloadProblem.self) {
      try Download(nowhere, to: partial, size: .exactly(10), attempts: 1).run()
    }
  }

  @Test func aSlowServerIsWaitedForAsLongAsBytesCome() throws {
    var counts: [Int] = []
    let start = Date()
    // In six pieces, 0.4 s apart; two seconds without a byte would be too long.
    try Download(server.url("slow"), to: partial, size: .exactly(body.count), idleSeconds: 2, attempts: 1)
      .run { bytes, total in
        counts.append(bytes)
        #expect(total == body.count)
      }
    #expect(Date().timeIntervalSince(start) > 2)
    #expect(whatCame == body)
    #expect(Set(counts).count >= 5 && counts == counts.sorted(), "\(counts)")
  }

  @Test func aFullDiskIsSaidInTheSystemsWords() throws {
    // All that is written to this device fails as on a full disk.
    try FileManager.default.createSymbolicLink(atPath: partial.path, withDestinationPath: "/dev/full")
    #expect(throws: DownloadProblem.unwritable(file: partial.path, reason: "No space left on device")) {
      try download("whole")
    }
    #expect(try server.log().count == 1, "it is not tried again")
  }

  // MARK: What the server says

  private func served(_ kind: String, attempts: Int = 4) throws -> Int? {
    try Download(server.url(kind), to: partial, size: .served(atMost: 1 << 20), attempts: attempts).run()
  }

  private var version: URL { URL(fileURLWithPath: partial.path + ".version") }

  @Test(arguments: ["whole", "moved", "norange", "busy", "cut", "untagged"])
  func theLengthIsTheServers(kind: String) throws {
    #expect(try served(kind) == body.count)
    #expect(whatCame == body)
    #expect(!FileManager.default.fileExists(atPath: version.path))
  }

  @Test func theLengthIsKnownWhileItComes() throws {
    var totals: [Int?] = []
    try Download(server.url("slow"), to: partial, size: .served(atMost: 1 << 20)).run { totals.append($1) }
    #expect(totals.last == body.count && totals.count > 10)
  }

  @Test func withoutALengthNobodyKnows() throws {
    #expect(try served("nolength") == nil)
    #expect(whatCame == body)
  }

  @Test func goesOnOnlyWithTheSameFile() throws {
    #expect(throws: DownloadProblem.silent(seconds: 1)) {
      try Download(server.url("stop"), to: partial, size: .served(atMost: 1 << 20), idleSeconds: 1, attempts: 1).run()
    }
    #expect(whatCame == Array(body.prefix(100_000)))
    #expect(try served("whole") == body.count)
    #expect(try server.log().map(\.start) == [0, 100_000])
    #expect(whatCame == body)

    // The same part of a file that is another by now, and a part of nobody knows what.
    for (kind, isNoted) in [("changed", true), ("whole", false)] {
      try Data(repeating: 9, count: 5000).write(to: partial)
      if isNoted { try Data("\"v1\"".utf8).write(to: version) }
      #expect(try served(kind) == body.count)
      #expect(try server.log().last?.start == 0)
      #expect(whatCame == body, "\(kind)")
    }
  }

  @Test func aPartThatIsAllOfItIsLeftAlone() throws {
    try Data(body).write(to: partial)
    try Data("\"v1\"".utf8).write(to: version)
    #expect(try served("whole", attempts: 1) == body.count)
    #expect(whatCame == body)
    try Data(body + [1, 2, 3]).write(to: partial)
    try Data("\"v1\"".utf8).write(to: version)
    #expect(try served("whole") == body.count)
    #expect(whatCame == body)
  }

  @Test func isNeverLongerThanItMayBe() throws {
    let download = Download(server.url("whole"), to: partial, size: .served(atMost: 200_000))
    #expect(throws: DownloadProblem.tooLarge(bytes: 200_000)) { try download.run() }
    #expect(throws: DownloadProblem.status(404)) { try served("missing") }
  }
}
