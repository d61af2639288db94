import Foundation
import TestSupport
import Testing

@testable import Rooms

/// What comes over the network to a room: refused, bounded, escaped.
@Suite(.serialized) struct RefusalTests {
  @Test func onlyThoseWhoHaveJoinedGetAnything() async throws {
    try await TaughtCourse.with { course in
      let token = try await course.enter("Ada")
      #expect(try await course.ask("GET", "01-numbers.html", token: token).text.contains("Some words."))
      // The page of whoever only reads runs nothing and knows nothing of the teacher's own address.
      let page = try await course.ask("GET", "01-numbers.html", token: token).text
      #expect(!page.contains(course.secret) && !page.contains("id=\"_live\"") && !page.contains("WebSocket"))
      for path in [
        course.secret + "/", course.secret + "/01-numbers.html", course.secret + "/room.html", "01-numbers/live",
        "room.html", "room/events", "room/do", "secret.txt", "Lessons/01-numbers.md", "01-numbers.md",
        "01-numbers.json",
        "%2e%2e/secret.txt", "..%2fsecret.txt", "../secret.txt", "Output/", "room/1/", "room/1/board",
        "03-nothing.html",
      ] {
        let answer = try await course.ask("GET", path, token: token)
        #expect(answer.status == 404, "\(path): \(answer)")
        #expect(!answer.text.contains("secret words"))
      }
      // Nothing was compiled for who only reads: the teacher has opened no lesson yet.
      #expect(!Self.children(of: course.server.identifier).contains("lectern-kernel"))
      #expect(page.contains("Not run yet") && !page.contains("ended before it"))
      // Without the token, the door.
      #expect(try await course.ask("GET", "01-numbers.html").status == 302)
      #expect(try await course.ask("GET", "").text.contains("The code that the teacher shows"))
      for path in ["room/1/events", "room/1/catch-up?lesson=01-numbers"] {
        #expect(try await course.ask("GET", path).status == 401)
        #expect(try await course.ask("GET", path, token: String(repeating: "a", count: 32)).status == 401)
      }
      for path in ["room/1/report", "room/1/leave"] {
        #expect(try await course.ask("POST", path, Data("{}".utf8), token: "forged").status == 401)
      }
      #expect(try await course.ask("GET", "room/2/events", token: token).text.contains("version 1"))
      // And the teacher's own address has no room's token.
      let port = Int(course.server.port)
      let own = try await ServeProcess.onAThread {
        try PlainHTTP.ask("GET", port: port, path: "01-numbers.html", headers: ["Authorization": "Bearer \(token)"])
      }
      #expect(own.status == 403)
    }
  }

  @Test func otherHostsAndPagesAreRefused() async throws {
    try await TaughtCourse.with { course in
      let body = try JSONEncoder().encode(RoomJoin(code: course.code, name: "Eve"))
      let port = course.roomPort
      for host in [
        "example.org:\(port)", "example.org", "127.0.0.1:1", "10.0.0.1:\(port)", "127.0.0.1.example.org:\(port)",
      ] {
        #expect(try await course.ask("POST", "room/1/join", body, headers: ["Host": host]).status == 403, "\(host)")
        #expect(try await course.ask("GET", "", headers: ["Host": host]).status == 403, "\(host)")
      }
      for origin in ["http://example.org", "null", "https://127.0.0.1:\(port)", "http://127.0.0.1:1"] {
        #expect(
          try await course.ask("POST", "room/1/join", body, headers: ["Origin": origin]).status == 403, "\(origin)")
      }
      #expect(
        try await course.ask(
          "POST", "room/1/join", body, headers: ["Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"]
        ).status == 403)
      // A form of another page cannot say that it sends JSON.
      #expect(try await course.ask("POST", "room/1/join", body, headers: ["Content-Type": "text/plain"]).status == 400)
      #expect(try await course.rows().isEmpty)
      #expect(
        try await course.ask("POST", "room/1/join", body, headers: ["Origin": "http://127.0.0.1:\(port)"]).status == 200
      )
    }
  }

  @Test func wrongCodesAndFloodsAreBounded() async throws {
    try await TaughtCourse.with { course in
      let token = try await course.enter("Ada")
      let large = try JSONEncoder().encode(RoomJoin(code: course.code, name: String(repeating: "x", count: 1 << 20)))
      let answer = try await course.ask("POST", "room/1/join", large)
      #expect(answer.status == 413 && answer.text.contains("\"problem\""))
      let huge = RoomReport(
        lesson: "01-numbers", answers: [.init(step: "two", code: String(repeating: "x", count: 20 << 10))])
      #expect(try await course.report(huge, token: token) == 413)
      let body = Data(("{\"lesson\":\"" + String(repeating: "x", count: 1 << 20) + "\"}").utf8)
      #expect(try await course.ask("POST", "room/1/report", body, token: token).status == 413)
      // What has no end is cut off.
      await #expect(throws: (any Error).self) {
        try await course.ask("POST", "room/1/report", Data(count: 64 << 20), token: token)
      }
      for broken in ["", "{", "[]", "{\"lesson\": 3}", "null", String(repeating: "[", count: 4000)] {
        #expect(
          try await course.ask("POST", "room/1/report", Data(broken.utf8), token: token).status == 400,
          "\(broken.prefix(10))")
      }
      let before = try await course.rows()
      let memory = Self.memory(of: course.server.identifier)
      var statuses: [Int: Int] = [:]
      for number in 0..<400 {
        let join = try JSONEncoder().encode(RoomJoin(code: course.code, name: "Flood \(number)"))
        statuses[try await course.ask("POST", "room/1/join", join).status, default: 0] += 1
      }
      // A machine that is slow lets more minutes pass.
      #expect(Set(statuses.keys) == [200, 429] && (statuses[429] ?? 0) > 50, "\(statuses)")
      #expect(try await course.rows().count == before.count + (statuses[200] ?? 0) && before.count == 1)
      let grown = Self.memory(of: course.server.identifier) - memory
      #expect(grown < 64 << 20, "a flood took \(grown) bytes")
      // Who is in goes on.
      #expect(try await course.report(RoomReport(lesson: "01-numbers", step: "one"), token: token) == 200)
    }
    try await TaughtCourse.with { course in
      for number in 0..<12 {
        let join = try JSONEncoder().encode(RoomJoin(code: "AAA-AAA", name: "Eve"))
        let answer = try await course.ask("POST", "room/1/join", join)
        #expect(answer.status == (number < 10 ? 403 : 429) && answer.text.contains("\"problem\""))
      }
    }
  }

  @Test func whoeverSaysNothingOrWithoutEndIsHungUpOn() async throws {
    try await TaughtCourse.with { course in
      let port = course.roomPort
      let token = try await course.enter("Ada")
      let memory = Self.memory(of: course.server.identifier)
      let idle = try (0..<400).map { _ in try PlainHTTP.connect(to: port) }
      defer { for file in idle { close(file) } }
      // Half a request each: no more than 250 of one address are waited for, and those not for long.
      for file in idle { PlainHTTP.put(Data("GET / HTTP/1.1\r\nHost".utf8), into: file) }
      try await course.wait("150 are hung up on") { idle.count { Self.isHungUp($0) } >= 150 }
      // The teacher is not kept out.
      #expect(try await course.board().contains("Ada"))
      try await course.wait("all are hung up on") { idle.allSatisfy { Self.isHungUp($0) } }
      #expect(try await course.report(RoomReport(lesson: "01-numbers"), token: token) == 200)
      // A head that does not end.
      let endless = try PlainHTTP.connect(to: port)
      defer { close(endless) }
      PlainHTTP.put(Data("GET / HTTP/1.1\r\nX: ".utf8), into: endless)
      var sent = 0
      let piece = Data(repeating: UInt8(ascii: "x"), count: 1 << 16)
      while sent < 512, PlainHTTP.put(piece, into: endless) { sent += 1 }
      #expect(sent < 512)
      #expect(Self.memory(of: course.server.identifier) - memory < 64 << 20)
      for request in [
        "\r\n\r\n", "GET\r\n\r\n", "\u{0}\u{1}\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nHost: example.org\r\n\r\n", "GET / HTTP/1.1\r\n no: name\r\n\r\n",
      ] {
        let line = try PlainHTTP.connect(to: port)
        PlainHTTP.put(Data(request.utf8), into: line)
        let answer = try await ServeProcess.onAThread {
          var buffer = [UInt8](repeating: 0, count: 1 << 12)
          let count = recv(line, &buffer, buffer.count, 0)
          return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
        }
        close(line)
        #expect(answer.hasPrefix("HTTP/1.1 400"), "\(request): \(answer.prefix(60))")
      }
      #expect(try await course.report(RoomReport(lesson: "01-numbers"), token: token) == 200)
    }
  }

  /// Whether the other side has ended a connection.
  private static func isHungUp(_ file: Int32) -> Bool {
    var byte: UInt8 = 0
    let count = recv(file, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT))
    return count == 0 || (count < 0 && errno != EAGAIN)
  }

  @Test func scriptsAreWords() async throws {
    try await TaughtCourse.with { course in
      let script = "<script>alert(1)</script>"
      let token = try await course.enter("<img src=x onerror=alert(1)>")
      _ = try await course.ask("GET", "01-numbers.html", token: token)
      // The teacher's board speaks of the lesson that the teacher is in.
      try await Self.teach(course)
      let report = RoomReport(
        lesson: "01-numbers", step: "two",
        steps: [.init(id: "two", state: "failed", message: "\(script) \" onload=x '")],
        answers: [.init(step: "two", code: "let x = \"\(script)\" // </code></pre>\(script)")])
      #expect(try await course.report(report, token: token) == 200)
      let board = try await course.board()
      #expect(!board.contains("<script>alert") && !board.contains("<img") && !board.contains("<b>workshop"))
      #expect(board.contains("&lt;img src=x onerror=alert(1)&gt;") && board.contains("A &lt;b&gt;workshop&lt;/b&gt;"))
      #expect(board.contains("&lt;script&gt;alert(1)&lt;/script&gt; &quot; onload=x"))
      #expect(board.components(separatedBy: "<script>").count == 3, "the page's own two")
    }
  }

  /// The teacher runs a step, as their page would ask.
  static func teach(_ course: TaughtCourse) async throws {
    let socket = try LessonSocketLine(course.server, lesson: "01-numbers")
    try socket.ask("{\"id\":1,\"ask\":{\"run\":{\"through\":\"two\",\"code\":{}}}}")
    try await course.wait("the teacher's step") { try await course.board().contains("Step 2</a> of Numbers") }
    socket.close()
  }

  /// The names of the processes that a process has started.
  private static func children(of process: Int32) -> [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return all.filter { Int($0) != nil }.compactMap { number in
      let status = (try? String(contentsOfFile: "/proc/\(number)/status", encoding: .utf8)) ?? ""
      guard status.contains("PPid:\t\(process)\n") else { return nil }
      return status.firstMatch(of: #/Name:\t(.*)/#).map { String($0.output.1) }
    }
  }

  /// In bytes.
  static func memory(of process: Int32) -> Int {
    let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
    return (status.firstMatch(of: #/VmRSS:\s+([0-9]+) kB/#).flatMap { Int($0.output.1) } ?? 0) << 10
  }
}
