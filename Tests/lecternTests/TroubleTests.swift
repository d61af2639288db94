import Foundation
import Testing

/// What is not as it should be around Lectern: each is a sentence and a right status, and nothing is lost.
@Suite struct TroubleTests {
  @Test func pagesThatCannotBeWrittenAreToldBeforeAnythingRuns() throws {
    let bench = try CommandLineBench(Sample.course)
    defer { bench.remove() }
    let file = try bench.run("echo mine > Output; lectern run 01")
    #expect(file.status == 1 && file.error.contains("the pages cannot go into Output: File exists"), "\(file)")
    #expect(try bench.text("Output") == "mine\n")
    #expect(!file.output.contains("hi") && file.error.split(separator: "\n").count == 1)
    let nowhere = try bench.run("lectern run 01 -o /proc/nothing")
    #expect(nowhere.status == 1 && nowhere.error.contains("No such file or directory. Give another folder"))
  }

  @Test func aPageThatCannotBeReplacedStaysAsItWas() throws {
    let bench = try CommandLineBench(Sample.course)
    defer { bench.remove() }
    // A folder where a page should go: renaming onto it fails for everyone, root too.
    let result = try bench.run("mkdir -p Output/01-hello.html; touch Output/01-hello.html/mine; lectern run 01")
    #expect(result.status == 1, "\(result)")
    #expect(result.error.contains("Output/01-hello.html cannot be written"), "\(result.error)")
    #expect(bench.names("Output/01-hello.html") == ["mine"] && !bench.names("Output").contains { $0.hasPrefix(".") })
  }

  @Test func whatIsMissingIsNamed() throws {
    let bench = try CommandLineBench(Sample.course)
    defer { bench.remove() }
    let cache = try bench.run("lectern run 01", environment: ["LECTERN_CACHE": "/proc/nothing"])
    #expect(cache.status == 1 && cache.error.contains("Set LECTERN_CACHE to a folder that can be written"), "\(cache)")
    let lectern = CommandLineBench.products.appendingPathComponent("lectern").path
    let compiler = try bench.run("'\(lectern)' run 01", environment: ["PATH": "/bin"])
    #expect(compiler.status == 1 && compiler.error.contains("there is no swiftc on PATH (looked in /bin)"))
    let kernel = try bench.run(
      "cp '\(lectern)' alone; ./alone run 01; echo $?; ./alone weights list; echo $?; rm alone")
    #expect(kernel.output == "1\n1\n" && kernel.error.contains("/lectern-kernel is not there"), "\(kernel)")
  }

  @Test func homeAndOddNamesDoNotMatter() throws {
    let bench = try CommandLineBench(
      [
        "01 größe und 魚.md": Sample.hello.replacingOccurrences(of: "\n", with: "\r\n"),
        "02-nothing.md": "# Only words\n",
      ],
      in: "a course, \"mine\" ü")
    defer { bench.remove() }
    let path = (ProcessInfo.processInfo.environment["PATH"] ?? "") + ":/no such folder"
    let products = CommandLineBench.products.path
    let result = try bench.run(
      "lectern run -o 'Meine Seiten'", environment: ["HOME": nil, "PATH": "\(products):\(path)"])
    #expect(result.status == 0 && result.output.contains("2 lessons, 1 step: all ran"), "\(result)")
    #expect(bench.names("Meine Seiten").contains("01 größe und 魚.html"))
    #expect(try bench.text("Meine Seiten/01 größe und 魚.json").contains("six times seven is 42\\n"))
  }

  @Test func closedFilesAreNoTrouble() throws {
    let bench = try CommandLineBench(Sample.course)
    defer { bench.remove() }
    for (redirection, status) in [("<&-", 1), (">&-", 1), ("2>&-", 1), ("<&- >&- 2>&-", 1), (">/dev/full", 1)] {
      let result = try bench.run("rm -rf Output; lectern run \(redirection)")
      #expect(result.status == Int32(status), "\(redirection)")
      #expect(bench.names("Output").count == 5, "\(redirection)")
    }
    let cut = try bench.run("rm -rf Output; lectern run 2>&1 | head -1; echo ${PIPESTATUS[0]}")
    #expect(cut.output.hasSuffix("\n1\n") && bench.names("Output").count == 5, "\(cut)")
  }

  @Test func aSmallTerminalGetsWholeLines() throws {
    let bench = try CommandLineBench([
      "01-wide.md":
        "# 魚\n\n```swift {#s, title=\"幅の広い文字の長い題名です\"}\nprint(\"魚\\u{1b}[31m赤\", terminator: \"\\r\")\nusleep(400_000)\n```\n"
    ])
    defer { bench.remove() }
    let shown = try bench.run(
      "script -qec 'stty cols 20; lectern run' /dev/null", environment: ["TERM": "xterm", "LC_ALL": "C"])
    let drawn = shown.output.components(separatedBy: "\r").filter { $0.contains("⠋") || $0.contains("⠙") }
    #expect(!drawn.isEmpty, "\(shown)")
    for line in drawn {
      let text = line.replacingOccurrences(of: "\u{1b}[K", with: "")
      let columns = text.unicodeScalars.map { $0.value >= 0x3000 ? 2 : 1 }.reduce(0, +)
      #expect(columns < 20, "\(text)")
    }
    #expect(shown.status == 0 && shown.output.contains(" s  幅の広い文字の長い題名です"))
  }

  @Test func photographsAreTriedForOnceAndOnlyWhereTheyAreUsed() throws {
    let bench = try CommandLineBench([
      "01-hello.md": Sample.hello, "02-photos.md": "# P\n\n```swift {#a}\nlet kind = Photos.self\n```\n",
    ])
    defer { bench.remove() }
    let own = bench.folder.appendingPathComponent("cache").path
    let unreachable: [String: String?] = [
      "LECTERN_CACHE": own, "HTTPS_PROXY": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9",
    ]
    #expect(try !bench.run("lectern run 01", environment: unreachable).output.contains("photographs"))
    let first = try bench.run("lectern run 02", environment: unreachable)
    #expect(first.status == 0 && first.output.contains("the lessons use drawn pictures"), "\(first)")
    #expect(try !bench.run("lectern run 02", environment: unreachable).output.contains("photographs"))
  }

  @Test func manyLessonsRun() throws {
    let lessons = (1...50).map {
      (String(format: "%02d-x.md", $0), "# Lesson \($0)\n\n```swift {#a}\nlet x = 1\n```\n")
    }
    let bench = try CommandLineBench(Dictionary(uniqueKeysWithValues: lessons))
    defer { bench.remove() }
    let result = try bench.run("lectern run")
    #expect(result.status == 0 && result.output.contains("50 lessons, 50 steps: all ran"), "\(result)")
    #expect(bench.names("Output").count == 101)
  }

  @Test(.enabled(if: DiskFull.isPossible, "mounting a small file system needs root"))
  func aFullDiskLosesNothing() throws {
    let bench = try CommandLineBench(["01-hello.md": Sample.hello])
    defer { bench.remove() }
    _ = try bench.run("lectern run -q -o before")
    let result = try bench.run(
      """
      mkdir Output; mount -t tmpfs -o size=48k none Output; cp before/* Output
      head -c 1000000 /dev/zero > Output/filler 2>/dev/null
      lectern run; status=$?; cmp before/01-hello.html Output/01-hello.html; cmp before/index.html Output/index.html
      ls -A Output; umount Output; exit $status
      """)
    #expect(result.status == 1, "\(result)")
    #expect(result.error.contains("cannot be written: No space left on device"), "\(result.error)")
    #expect(!result.output.contains("differ") && !result.output.contains(".part"), "\(result.output)")
  }
}

/// Whether this process may mount.
enum DiskFull {
  static let isPossible: Bool = {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "d=$(mktemp -d) && mount -t tmpfs -o size=48k none $d && umount $d && rmdir $d"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()
}
