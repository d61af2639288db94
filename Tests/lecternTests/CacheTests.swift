import Foundation
import Testing

/// `lectern cache`, on a cache of its own.
@Suite struct CacheTests {
  private let bench: CommandLineBench
  private let digest = String(repeating: "ab", count: 16)

  init() throws { bench = try CommandLineBench([:]) }

  private func run(_ command: String, limit: String? = nil) throws -> CommandLineBench.Result {
    try bench.run(
      command, environment: ["LECTERN_CACHE": bench.folder.path + "/cache", "LECTERN_FEATURES_LIMIT": limit])
  }

  private func keep(_ path: String, bytes: Int = 1000) throws {
    let file = bench.folder.appendingPathComponent("cache/\(path)")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(repeating: 7, count: bytes).write(to: file)
  }

  /// Some of everything, and files of somebody else's.
  private func fill() throws {
    try keep("features/000000000000000000000000-1.features", bytes: 5000)
    try keep("features/mine.txt")
    try keep("steps/one-\(digest)/libone.so", bytes: 2000)
    try keep("steps/two-\(digest)/libtwo.so", bytes: 2000)
    try keep("steps/module-cache/X.pcm", bytes: 10_000)
    try keep("runs/\(digest).json", bytes: 500)
    try keep("weights/resnet50_weights_tf_dim_ordering_tf_kernels.h5", bytes: 3000)
    try keep("weights/.resnet50_weights_tf_dim_ordering_tf_kernels.h5.lock", bytes: 0)
    try keep("weights/my-own.h5")
    try keep("photos/urban-and-rural/train/rural/rural1.jpeg", bytes: 400)
    try keep("photos/drawn-1/goldfish.jpg", bytes: 300)
    try keep("photos/drawn-cats-and-dogs-2/val/cat/a.jpg", bytes: 200)
    try keep("photos/flowers/roses/a.jpg", bytes: 100)
    try keep("photos/.flowers.lock", bytes: 0)
    try keep("photos/holiday/me.jpg")
  }

  @Test func anEmptyCacheSaysSo() throws {
    defer { bench.remove() }
    let list = try run("lectern cache")
    #expect(list.status == 0 && list.error.isEmpty)
    #expect(list.output == "Nothing is kept yet in \(bench.folder.path)/cache.\n")
    #expect(try run("lectern cache list").output == list.output)
    let clear = try run("lectern cache clear all")
    #expect(clear.status == 0 && clear.error.isEmpty)
    #expect(clear.output.split(separator: "\n").allSatisfy { $0.hasPrefix("Nothing is kept of ") }, "\(clear)")
    #expect(bench.names("cache") == [])
  }

  @Test func theListTellsAll() throws {
    defer { bench.remove() }
    try fill()
    let list = try run("lectern cache")
    #expect(list.status == 0 && list.error.isEmpty)
    let lines = list.output.split(separator: "\n").map(String.init)
    #expect(lines.allSatisfy { !$0.hasSuffix(" ") && ($0.count <= 80 || $0.contains("/cache")) }, "\(list.output)")
    #expect(lines.contains { $0.hasPrefix("  compiled steps  14.0 kB  2 steps") }, "\(list.output)")
    #expect(lines.contains { $0.hasPrefix("  weights          3.0 kB  1 file ") }, "\(list.output)")
    #expect(lines.contains { $0.hasPrefix("  pictures         1.0 kB  4 files") }, "\(list.output)")
    #expect(list.output.contains("Not Lectern's, and never removed:"))
    let json = try run("lectern cache list --json")
    let facts = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let parts = try #require(facts["parts"] as? [[String: Any]])
    #expect(parts.map { $0["bytes"] as? Int } == [5000, 14_000, 500, 3000, 1000])
    #expect(parts.map { $0["foreignBytes"] as? Int } == [1000, 0, 0, 1000, 1000])
    #expect(facts["featuresLimit"] as? Int == 2_000_000_000)
  }

  @Test func aLimitThatIsNoneIsSaid() throws {
    defer { bench.remove() }
    let list = try run("lectern cache list --json", limit: "plenty")
    #expect(list.status == 0 && list.output.contains("2000000000"))
    #expect(
      list.error.contains("LECTERN_FEATURES_LIMIT should be a size, such as 500MB") && list.error.contains("'plenty'"))
    #expect(try run("lectern cache list --json", limit: "500MB").output.contains("500000000"))
  }

  @Test func withoutANameOnlyWhatIsMadeAgainGoes() throws {
    defer { bench.remove() }
    try fill()
    let before = bench.names("cache/steps") + bench.names("cache/features")
    let dry = try run("lectern cache clear --dry-run")
    #expect(
      dry.output == "Would remove features: 0 pictures, 5.0 kB.\nWould remove compiled steps: 2 steps, 14.0 kB.\n"
        + "Would remove earlier runs: 1 lesson, 500 B.\n")
    #expect(bench.names("cache/steps") + bench.names("cache/features") == before)
    let clear = try run("lectern cache clear")
    #expect(clear.status == 0 && clear.error.isEmpty)
    #expect(
      clear.output == "Removed features: 0 pictures, 5.0 kB.\nRemoved compiled steps: 2 steps, 14.0 kB.\n"
        + "Removed earlier runs: 1 lesson, 500 B.\n")
    #expect(bench.names("cache/runs") == [])
    #expect(bench.names("cache/features") == ["mine.txt"])
    #expect(!bench.names("cache/steps").contains { $0 != ".in-use" })
    #expect(bench.names("cache/weights").count == 3 && bench.names("cache/photos").count == 6)
  }

  @Test func whatIsNamedGoesAndNothingElse() throws {
    defer { bench.remove() }
    try fill()
    let clear = try run("lectern cache clear weights photos")
    #expect(clear.output == "Removed weights: 1 file, 3.0 kB.\nRemoved pictures: 4 files, 1.0 kB.\n", "\(clear)")
    #expect(bench.names("cache/weights") == ["my-own.h5"])
    #expect(bench.names("cache/photos") == ["holiday"])
    #expect(bench.names("cache/steps").count == 3)
    #expect(try run("lectern cache clear all").status == 0)
    #expect(bench.names("cache/features") == ["mine.txt"])
  }

  @Test func whatIsInUseStays() throws {
    defer { bench.remove() }
    try fill()
    let clear = try run(
      """
      exec 8<>cache/steps/.in-use 9<>cache/weights/.resnet50_weights_tf_dim_ordering_tf_kernels.h5.lock
      flock -s 8; flock 9; lectern cache clear all
      """)
    #expect(clear.status == 0)
    #expect(clear.output.contains("Lessons are running: the compiled steps stay until they are done.\n"), "\(clear)")
    #expect(clear.output.contains("resnet50_weights_tf_dim_ordering_tf_kernels.h5 is being fetched, and stays.\n"))
    #expect(bench.names("cache/steps").contains("one-\(digest)"))
    #expect(bench.names("cache/weights").contains("resnet50_weights_tf_dim_ordering_tf_kernels.h5"))
  }

  @Test(arguments: [
    ("lectern cache lst", "did you mean `list`?"), ("lectern cache clear feature", "  - runs\n"),
    ("lectern cache clear --dry", "Unknown option '--dry'"),
  ])
  func aWrongWordIsAUsageMistake(command: String, words: String) throws {
    defer { bench.remove() }
    try fill()
    let result = try run(command)
    #expect(result.status == 2 && result.output.isEmpty && result.error.hasPrefix("Error: "), "\(result)")
    #expect(result.error.contains(words), "\(result.error)")
  }

  /// A lesson keeps features; a second run finds them, prints the same, and `clear` removes them.
  @Test func aLessonsFeaturesAreListed() throws {
    let lesson = """
      # Kept

      ```swift {#fit}
      let input = Input([8, 8, 3])
      let base = try Model(
        inputs: input, outputs: GlobalAveragePooling2D()(Conv2D(4, kernelSize: 3)(input)), name: "tiny")
      base.isTrainable = false
      let model = Sequential(base, Dense(2, activation: .softmax))
      model.compile(optimizer: SGD(), loss: .categoricalCrossentropy)
      let pictures = try ImageDataGenerator(horizontalFlip: true).flow(
        fromDirectory: Photos.urbanAndRural().train, targetSize: (8, 8), verbose: false)
      let history = try model.fit(pictures, epochs: 4, verbose: 2)
      try "\\(history.frozenPictures!.computed)".write(toFile: "\\(ProcessInfo.processInfo.environment["TMPDIR"]!)/computed", atomically: false, encoding: .utf8)
      ```

      """
    let bench = try CommandLineBench(["01-kept.md": lesson])
    defer { bench.remove() }
    let environment = ["LECTERN_CACHE": bench.folder.path + "/cache"]
    let first = try bench.run("lectern run 01 -q && cat $TMPDIR/computed", environment: environment)
    let computed = try #require(first.status == 0 ? Int(first.output) : nil, "\(first)")
    func sentence() throws -> String? {
      try bench.text("Output/01-kept.html").split(separator: "\n").first { $0.contains("Frozen layers: ") }
        .map(String.init)
    }
    let said = try #require(try sentence())
    #expect(said.contains("seen again came from kept features"))
    let second = try bench.run("lectern run 01 -q --fresh && cat $TMPDIR/computed", environment: environment)
    #expect(second.output == "0", "\(second)")
    #expect(try sentence() == said)
    let list = try bench.run("lectern cache", environment: environment)
    let row = try #require(list.output.split(separator: "\n").first { $0.hasPrefix("  tiny ") }, "\(list.output)")
    let words = row.split(separator: " ")
    let count = try #require(words.firstIndex(of: "pictures").flatMap { Int(words[$0 - 1]) })
    #expect(count == computed && (73...144).contains(count), "\(list.output)")
    let clear = try bench.run("lectern cache clear features", environment: environment)
    #expect(clear.output.hasPrefix("Removed features: \(count) pictures, "), "\(clear)")
    #expect(bench.names("cache/features") == [])
  }
}
