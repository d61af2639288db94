import Foundation
import TestSupport
import Testing

/// `lectern bench report`: a page and a table of what benches have printed.
@Suite struct ReportBenchTests {
  private let bench: CommandLineBench

  init() throws {
    bench = try CommandLineBench(["01-hello.md": Sample.hello])
    try MeasuredSamples.inference().write(to: bench.folder.appendingPathComponent("inference.json"))
    try MeasuredSamples.kernel().write(to: bench.folder.appendingPathComponent("kernel.json"))
  }

  private static let table = """
    **Inference**: A <processor> & more, 2 threads, 16 GB, Debian, 2026-07-31. Peak: 250 GFLOP/s, 512 × 512 · 512 × 512 by OpenBLAS. \
    Lectern: oneDNN 2.6.3. quick: quick 1.0. slow: measured nothing. 3 repetitions; a number is their median, a ratio the middle one of \
    the pairs. Other processes kept at most 0.2 processors busy meanwhile.

    | a batch | Lectern | quick | slow |
    |---|---:|---:|---:|
    | small, batch 12 | 11.0 ms | 1.50 | 3.00 |
    | large, batch 12 | 110 ms | 0.90 **lost** | – |

    *peak memory*: quick needs 1.00 times as much in the middle one of 2 rows (1.00 to 1.00); no row is lost. slow needs 1.00 times as \
    much; no row is lost.

    Not measured: large, batch 12: slow ended with status 3; what it said is above.

    ```
    lectern bench inference --json
    ```

    **Lessons that change**: A <processor> & more, 2 threads, 16 GB, Debian, 2026-07-31. Lectern: swift 6.3. jupyter: ipykernel 7. \
    Measured once.

    | a lesson of one step | Lectern | goal | jupyter |
    |---|---:|---:|---:|
    | cold start | 500 ms | under 600 ms | 2.00 |
    | empty cache | 2.00 s |  | – |

    ```
    lectern bench kernel --json
    ```
    """

  @Test func thePageAndTheTableSayTheSame() throws {
    defer { bench.remove() }
    let result = try bench.run("lectern bench report inference.json kernel.json")
    #expect(result.status == 0 && result.output == Self.table + "\n", "\(result.error)\(result.output)")
    #expect(result.error == "The page is Output/benchmarks.html.\n")
    let page = try bench.text("Output/benchmarks.html")
    for words in [
      "<h2 id=\"inference\">Inference</h2>", "<h2 id=\"lessons-that-change\">", "A &lt;processor&gt; &amp; more",
      "<td class=\"number\">0.90 lost</td>",
      "quick takes 1.20 times as long in the middle one of 2 rows (0.90 to 1.50)",
      "lost: large, batch 12 (0.90).", "Not measured: large, batch 12: slow ended with status 3",
      "<code>lectern bench inference --json</code>", "Nobody has measured this.", "under 600 ms",
      "<strong>a batch: Lectern and quick</strong>", "small, batch 12 1.50, large, batch 12 0.900 lost",
      "<caption>All numbers</caption>",
    ] {
      #expect(page.contains(words), "\(words)")
    }
    // Of each peer a chart for the light page and one for the dark: two of inference, one of the kernel.
    #expect(page.matches(of: #/<img class="light" src="data:image\/svg\+xml;base64,/#).count == 3)
    #expect(page.matches(of: #/<img class="dark" src="data:image\/svg\+xml;base64,/#).count == 3)
    #expect(!page.contains("http://") && !page.contains("https://"))
    // The numbers beside the page make the same page again.
    let again = try bench.run("lectern bench report Output/benchmarks.json --output again")
    #expect(again.status == 0 && again.output == result.output, "\(again.error)")
    #expect(try bench.text("again/benchmarks.json") == bench.text("Output/benchmarks.json"))
    #expect(try bench.text("again/benchmarks.html") == page)
    #expect(bench.names("../tmp") == [])
  }

  /// Without peers a chart shows Lectern's numbers, and a column how they grow.
  @Test func growthIsShown() throws {
    defer { bench.remove() }
    try MeasuredSamples.growth().write(to: bench.folder.appendingPathComponent("growth.json"))
    let result = try bench.run("lectern bench report growth.json")
    #expect(result.status == 0, "\(result.error)")
    let table = """
      | reading them | Lectern | grows by |
      |---|---:|---:|
      | 10 pictures | 1.00 s |  |
      | 100 pictures | 11.00 s | n^1.04 |

      | memory | Lectern |
      |---|---:|
      | 10 pictures | 50 MB |
      | 100 pictures | 50 MB |
      """
    #expect(result.output.contains(table), "\(result.output)")
    let page = try bench.text("Output/benchmarks.html")
    #expect(page.contains("Reading them, s: 10 pictures 1.00, 100 pictures 11.0."))
    #expect(page.matches(of: #/<img class="light"/#).count == 2)
  }

  @Test func theReadmeKeepsAllElse() throws {
    defer { bench.remove() }
    let text = "# Name\n\n<!-- benchmarks -->\nold\n<!-- /benchmarks -->\n\nThe rest.\n"
    try Data(text.utf8).write(to: bench.folder.appendingPathComponent("README.md"))
    for _ in 0..<2 {
      let result = try bench.run("lectern bench report inference.json kernel.json --readme README.md")
      #expect(result.status == 0 && result.output.isEmpty, "\(result.error)")
      #expect(try bench.text("README.md") == text.replacingOccurrences(of: "old", with: Self.table))
    }
  }

  /// The index leads to the page when there is one, and running lessons leaves it alone.
  @Test func theCourseLeadsThere() throws {
    defer { bench.remove() }
    let link = "<a href=\"benchmarks.html\">"
    let run = try bench.run("lectern run")
    #expect(run.status == 0, "\(run.error)")
    let index = try bench.text("Output/index.html")
    #expect(!index.contains(link))
    #expect(try bench.run("lectern bench report inference.json").status == 0)
    let linked = try bench.text("Output/index.html")
    #expect(linked.contains(link) && linked.count > index.count && linked.contains("ran in "))
    let page = try bench.text("Output/benchmarks.html")
    #expect(page.contains("href=\"index.html\""))
    #expect(try bench.run("lectern run --fresh").status == 0)
    #expect(try bench.text("Output/benchmarks.html") == page && bench.text("Output/index.html").contains(link))
    #expect(try bench.run("rm Output/benchmarks.html && lectern run").status == 0)
    #expect(try !bench.text("Output/index.html").contains(link))
  }

  @Test(arguments: [
    ("lectern bench report", "Missing expected argument"), ("lectern bench reprt a", "did you mean `report`?"),
    ("lectern bench report nothing.json", "nothing.json cannot be read"),
    ("echo hello > a.json; lectern bench report a.json", "a.json is not JSON"),
    ("echo '{}' > a.json; lectern bench report a.json", "`machine` is missing"),
    (
      "sed 's/\"failures\"/\"filures\"/; s/\"figures\"/\"figurs\"/' inference.json > a.json; lectern bench report a.json",
      "`rows.1.figures` is missing"
    ),
    ("lectern bench report inference.json --readme nothing.md", "nothing.md cannot be read"),
    ("echo hello > a.md; lectern bench report inference.json --readme a.md", "a.md has no line `<!-- benchmarks -->`"),
    ("touch Lessons/benchmarks.md; lectern run", "would be benchmarks.html, the course's own page"),
  ])
  func aMistakeIsToldInASentence(command: String, words: String) throws {
    defer { bench.remove() }
    let result = try bench.run(command)
    #expect(result.status == 2 && result.output.isEmpty && result.error.hasPrefix("Error: "), "\(result)")
    #expect(result.error.contains(words), "\(result.error)")
    #expect(bench.names("Output") == [])
  }
}
