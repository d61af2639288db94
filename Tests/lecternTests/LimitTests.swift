import Foundation
import Testing

/// What the system has not got or does not give: each is a sentence and a right status, nothing hangs, and earlier pages stay.
@Suite(.serialized) struct LimitTests {
  /// A course with a page that was there before.
  private func bench(_ lessons: [String: String] = ["01-hello.md": Sample.hello]) throws -> CommandLineBench {
    let bench = try CommandLineBench(lessons)
    _ = try bench.run("mkdir Output; echo mine > Output/01-hello.html")
    return bench
  }

  private func isUntouched(_ bench: CommandLineBench) throws -> Bool {
    try bench.text("Output/01-hello.html") == "mine\n" && bench.names("../tmp") == []
  }

  @Test(arguments: [
    ("ulimit -v 400000", "allows 409 MB of address space, and Lectern needs 1000"),
    ("ulimit -n 64", "allows 64 open files, and Lectern needs 160"),
    ("ulimit -n 12", "allows 12 open files"),
  ])
  func tooLittleToBeginWith(_ limit: String, _ words: String) throws {
    let bench = try bench()
    defer { bench.remove() }
    let result = try bench.run("\(limit); timeout -s KILL 60 lectern run")
    #expect(result.status == 1 && result.error.contains(words), "\(result)")
    #expect(result.error.split(separator: "\n").count == 1)
    #expect(try isUntouched(bench))
  }

  @Test func aStepThatIsGivenNoMemoryFailsAlone() throws {
    let greedy = """
      # Hello

      ```swift {#hi}
      let p = malloc(3 << 30)
      print(p == nil ? "none" : "some")
      let big = [UInt8](repeating: 1, count: 3 << 30)
      ```

      """
    let bench = try bench(["01-hello.md": greedy])
    defer { bench.remove() }
    let result = try bench.run("ulimit -v 2000000; timeout -s KILL 60 lectern run")
    #expect(result.status == 1 && result.error.hasPrefix("Lessons/01-hello.md:6"), "\(result)")
    #expect(try bench.text("Output/01-hello.json").contains("none"))
  }

  @Test func moreFilesAreTakenWhereTheyAreAllowed() throws {
    let bench = try bench()
    defer { bench.remove() }
    let result = try bench.run("ulimit -S -n 20; timeout -s KILL 60 lectern run")
    #expect(result.status == 0, "\(result)")
  }

  /// A toolchain of links to the real one, but for its compiler.
  private static func otherToolchain(saying words: String, status: Int) -> String {
    """
    real=$(dirname "$(dirname "$(readlink -f "$(command -v swiftc)")")"); mkdir -p other/bin
    for tool in "$real"/bin/*; do ln -s "$tool" other/bin/; done; ln -s "$real/lib" other/lib; rm other/bin/swiftc
    printf '#!/bin/sh\\n' > other/bin/swiftc; rm other/bin/swift-frontend
    printf '#!/bin/sh\\necho "\(words)" >&2\\nexit \(status)\\n' > other/bin/swift-frontend
    chmod +x other/bin/swiftc other/bin/swift-frontend; export PATH="$PWD/other/bin:$PATH"

    """
  }

  @Test func aCompilerOfAnotherVersionIsNamed() throws {
    let bench = try bench()
    defer { bench.remove() }
    let words =
      "<unknown>:0: error: module compiled with Swift 6.3.1 cannot be imported by the Swift 6.2 compiler: /x.swiftmodule"
    let result = try bench.run(Self.otherToolchain(saying: words, status: 1) + "timeout -s KILL 60 lectern run")
    #expect(
      result.status == 1 && result.error.contains("built with Swift 6.3.1, and the compiler on PATH is Swift 6.2"))
    #expect(result.error.contains("build Lectern again with it") && result.error.split(separator: "\n").count == 1)
    #expect(try isUntouched(bench))
  }

  @Test func aToolchainThatIsOnlyHalfThereIsNamed() throws {
    let bench = try bench()
    defer { bench.remove() }
    let toolchain = Self.otherToolchain(saying: "", status: 0)
    let result = try bench.run(toolchain + "rm other/bin/swift-frontend; timeout -s KILL 60 lectern run")
    #expect(result.status == 1 && result.error.contains("other/bin/swift-frontend"), "\(result)")
    #expect(result.error.split(separator: "\n").count == 1)
    #expect(try isUntouched(bench))
  }

  @Test(
    .enabled(if: DiskFull.isPossible, "mounting a small file system needs root"),
    arguments: ["LECTERN_CACHE", "TMPDIR"])
  func aFullDiskUnderWhatIsKeptLosesNothing(_ variable: String) throws {
    let bench = try bench([
      "01-hello.md": "# A\n\n```swift {#a}\nlet n = \(Int.random(in: 1...1_000_000_000))\nprint(n)\n```\n"
    ])
    defer { bench.remove() }
    let result = try bench.run(
      """
      mkdir small; mount -t tmpfs -o size=64k,nr_inodes=12 none small; export \(variable)=$PWD/small
      head -c 1000000 /dev/zero > small/filler 2>/dev/null; for i in 1 2 3 4 5 6 7 8 9; do touch small/$i 2>/dev/null; done
      timeout -s KILL 60 lectern run; status=$?; umount small; exit $status
      """)
    #expect(result.status == 1 && result.error.contains("No space left on device"), "\(result)")
    #expect(result.error.split(separator: "\n").count == 1, "\(result.error)")
    #expect(try isUntouched(bench))
  }

  @Test(
    .enabled(if: DiskFull.isPossible, "mounting read-only needs root"),
    arguments: ["LECTERN_CACHE", "TMPDIR", "Output"])
  func foldersThatCannotBeWrittenAreNamed(_ place: String) throws {
    let bench = try bench()
    defer { bench.remove() }
    let folder = place == "Output" ? "Output" : "small"
    let variable = place == "Output" ? "" : "export \(place)=$PWD/small;"
    let result = try bench.run(
      """
      mkdir -p small; mount --bind \(folder) \(folder); mount -o remount,ro,bind \(folder); \(variable)
      timeout -s KILL 60 lectern run; status=$?; umount \(folder); exit $status
      """)
    #expect(result.status == 1 && result.error.contains("Read-only file system"), "\(result)")
    #expect(result.error.split(separator: "\n").count == 1, "\(result.error)")
    #expect(try isUntouched(bench))
  }
}
