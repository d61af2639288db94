import Foundation
import Testing

/// `lectern bundle` and `lectern unbundle`, typed wrong and typed right.
@Suite struct BundleCommandTests {
  @Test(arguments: [
    ("lectern bundle --output Lessons", "Lessons is there already; --force writes over it"),
    ("lectern bundle --lessons nowhere --without-packages", "no folder nowhere here"),
    ("mkdir none; lectern bundle --lessons none --without-packages", "holds no lesson"),
    ("lectern bundle --tolchain", "Did you mean '--toolchain'?"),
    ("lectern bundel", "did you mean `bundle`?"),
    ("lectern unbundle", "Missing expected argument"),
    ("lectern unbundle nothing.lectern", "there is no file nothing.lectern"),
    ("lectern unbundle Lessons --into there", "it stays where it is"),
    ("lectern doctor now", "Unexpected argument 'now'"),
  ])
  func aMistakeIsToldInASentence(command: String, words: String) throws {
    let bench = try CommandLineBench(Sample.course)
    defer { bench.remove() }
    let result = try bench.run(command)
    #expect(result.status == 2, "\(result)")
    #expect(result.error.contains(words), "\(result.error)")
    #expect(result.output.isEmpty && bench.names(".").filter { $0.hasSuffix(".lectern") } == [])
  }

  @Test func whatIsNoBundleIsNotOpened() throws {
    let bench = try CommandLineBench(Sample.course)
    defer { bench.remove() }
    let text = try bench.run("echo hello > a.lectern; lectern unbundle a.lectern --into there")
    #expect(text.status == 1 && text.error.hasPrefix("Error: this is no bundle of Lectern's"), "\(text)")
    let folder = try bench.run("lectern unbundle Lessons")
    #expect(folder.status == 1 && folder.error.contains("does not say what is in it"), "\(folder)")
    let other = try bench.run("tar czf b.lectern Lessons; lectern unbundle b.lectern --into there")
    #expect(other.status == 1 && other.error.contains("no bundle of Lectern's"), "\(other)")
    #expect(bench.names("there") == [])
  }

  @Test func helpSaysHowItIsOpened() throws {
    let bench = try CommandLineBench([:])
    defer { bench.remove() }
    for command in ["doctor", "bundle", "unbundle"] {
      let help = try bench.run("lectern \(command) --help")
      #expect(help.status == 0 && help.output.contains("USAGE: lectern \(command)"), "\(help)")
      #expect(try bench.run("lectern --help").output.contains("lectern \(command)"))
    }
    #expect(try bench.run("lectern bundle --help").output.contains("tar xf course.lectern && ./lectern-course/install"))
  }

  private static let isAsked = ProcessInfo.processInfo.environment["LECTERN_BUNDLE_TEST"] == "1"

  /// On this machine: `Tests/OfflineTests/without-a-network` does it on two others.
  @Test(.enabled(if: isAsked, "SKIPPED: bundles take minutes; LECTERN_BUNDLE_TEST=1 makes one"))
  func aBundleRunsFromWhereItWasOpened() throws {
    let bench = try CommandLineBench(["01-hello.md": Sample.hello])
    defer { bench.remove() }
    let made = try bench.run("lectern bundle --toolchain --without-packages")
    #expect(made.status == 0 && made.output.contains("lessons"), "\(made)")
    let half = try bench.run(
      "head -c 100000000 course.lectern > half.lectern; lectern unbundle half.lectern --into half")
    #expect(half.status == 1 && half.error.contains("ends too early, in the middle of "), "\(half)")
    #expect(bench.names("half") == [])
    let opened = try bench.run("lectern unbundle course.lectern --into there")
    #expect(opened.status == 0 && opened.output.contains("./lectern run"), "\(opened)")
    let run = try bench.run(
      "cd there/lectern-course && ./lectern run", environment: ["PATH": "/usr/bin:/bin"])
    #expect(run.status == 0 && run.output.contains("1 lesson, 1 step: all ran"), "\(run)")
    let script = try bench.run("there/lectern-course/install --without-packages")
    #expect(script.status == 0, "\(script)")
  }
}
