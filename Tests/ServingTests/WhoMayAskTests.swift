import Foundation
import Testing

@testable import Serving

/// Nobody gets anything who was not given the address, and nobody's page may ask in the reader's name.
@Suite(.serialized) struct WhoMayAskTests {
  @Test func theAddressOpensTheCourse() async throws {
    try await ServedCourse.with { served in
      let index = try await served.ask(served.path)
      #expect(index.status == 200 && index.body.contains("01-one.html"))
      #expect(try await served.ask(served.path + "index.html").status == 200)
      #expect(try await served.ask(String(served.path.dropLast())).head.contains("Location: \(served.path)"))
      let page = try await served.ask(served.path + "01-one.html")
      #expect(page.status == 200 && page.body.contains("id=\"_live\""))
      let own = "127.0.0.1:\(served.port)"
      #expect(
        try await served.ask(served.path, ["Origin": "http://\(own)", "Sec-Fetch-Site": "same-origin"]).status == 200)
      #expect(try await served.ask(served.path, ["Host": "localhost:\(served.port)"]).status == 200)
      for header in ["Cache-Control: no-store", "Referrer-Policy: no-referrer", "X-Frame-Options: DENY", "nosniff"] {
        #expect(page.head.contains(header))
      }
    }
  }

  @Test func withoutTheSecretThereIsNothing() async throws {
    try await ServedCourse.with { served in
      let wrong = "/" + String(repeating: "a", count: served.path.count - 2) + "/"
      for path in [
        "/", "/index.html", "/01-one.html", "/favicon.ico", wrong, wrong + "01-one.html", "//" + served.path,
        served.path.uppercased(), "/x" + served.path, "/%2e%2e" + served.path, "", "*", "http://other/",
      ] {
        let answer = try await served.ask(path)
        #expect(answer.status != 200 || path == "//" + served.path, "\(path)")
        if answer.status != 200 { #expect(answer.body.isEmpty, "\(path)") }
      }
    }
  }

  @Test func otherHostsAndOriginsGetNothing() async throws {
    try await ServedCourse.with { served in
      let port = served.port
      for host in [
        "example.org", "example.org:\(port)", "127.0.0.1:1", "127.0.0.1", "127.0.0.1.example.org:\(port)",
        "10.0.0.1:\(port)",
      ] {
        let answer = try await served.ask(served.path, ["Host": host])
        #expect(answer.status == 403 && answer.body.isEmpty, "\(host)")
      }
      #expect(try await served.ask(served.path, ["Host": ""]).status == 403)
      for origin in [
        "http://example.org", "null", "https://127.0.0.1:\(port)", "http://127.0.0.1:1", "http://127.0.0.1:\(port)@x",
      ] {
        let answer = try await served.ask(served.path, ["Origin": origin])
        #expect(answer.status == 403 && answer.body.isEmpty, "\(origin)")
      }
      let script = ["Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"]
      #expect(try await served.ask(served.path, script).status == 403)
      for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        #expect(try await served.ask(served.path, method: method).status == 405, "\(method)")
      }
    }
  }

  @Test func aSocketIsOpenedForItsOwnPageOnly() async throws {
    try await ServedCourse.with { served in
      let port = served.port
      let own = try await served.askForSocket(["Origin": "http://127.0.0.1:\(port)"])
      #expect(own.status == 101)
      #expect(try await served.askForSocket(["Origin": "http://example.org"]).status == 403)
      #expect(try await served.askForSocket(["Origin": "null"]).status == 403)
      #expect(try await served.askForSocket(["Host": "example.org:\(port)"]).status == 403)
      #expect(try await served.ask(served.path + "02-two/live").status == 404)
    }
  }

  @Test func onlyThePagesAndLessonsFoldersAreRead() async throws {
    try await ServedCourse.with { served in
      #expect(try await served.ask(served.path + "words.txt").body == "some words")
      #expect(try await served.ask(served.path + "picture.png").head.contains("image/png"))
      for path in [
        "../secret.txt", "..%2fsecret.txt", "%2e%2e/secret.txt", "%2e%2e%2fsecret.txt", "Lessons/../secret.txt",
        "link.txt", ".hidden", "..", "../", "./../secret.txt", "words.txt/../../secret.txt", "..\\secret.txt",
        "..%5csecret.txt", "%00", "words.txt%00.html", "%ff%fe", "/etc/passwd", "%2fetc%2fpasswd", "....//secret.txt",
      ] {
        let answer = try await served.ask(served.path + path)
        #expect(answer.status != 200, "\(path)")
        #expect(!answer.body.contains("words") && !answer.body.contains("root:"), "\(path)")
      }
    }
  }

  @Test func brokenRequestsDoNotEndTheServer() async throws {
    try await ServedCourse.with { served in
      let port = served.port
      for text in [
        "\r\n\r\n", "GET\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "GET /" + String(repeating: "a", count: 100_000) + " HTTP/1.1\r\n\r\n",
      ] { _ = try await RawConnection.exchange(text, port: port, patience: 1) }
      #expect(try await served.ask(served.path).status == 200)
    }
  }

  @Test func aPortInUseIsSaid() async throws {
    try await ServedCourse.with { served throws in
      #expect(throws: ServingError.portTaken(served.port)) {
        try FreePort.check(ServedAddress(host: "127.0.0.1", port: served.port))
      }
      #expect(throws: ServingError.noAddress("nowhere")) { try FreePort.check(ServedAddress(host: "nowhere", port: 1)) }
    }
  }
}
