import Testing

@testable import NeuralNetworks

struct ProgressLineTests {
  @Test func theLineIsKerass() throws {
    let scores = Scores([("accuracy", 0.708333), ("auc", 0), ("loss", 0.0000123)])
    // Without what colours it in a terminal.
    let golden = try #require(KerasNumbers.all.progress["1"]).replacing(try Regex("\u{1b}\\[[0-9]+m"), with: "")
    let line = ProgressLine.text(12, 12, time: "0s", pace: 1e-6, scores)
    #expect("\r\(line)\n" == golden.replacing(try Regex("[0-9]+us"), with: "1us"))
    #expect(
      ProgressLine.text(3, 12, time: "9s", pace: 1, Scores()) == " 3/12 ━━━━━─────────────── 9s 1s/step")
    #expect([0.021, 0.0003, 2.4].map(ProgressLine.step) == ["21ms/step", "300us/step", "2s/step"])
    #expect([5, 60, 65, 3605].map(ProgressLine.remaining) == ["5s", "60s", "1:05", "1:00:05"])
  }

  @Test func oneLineAnEpochIsKerass() async throws {
    let golden = try #require(KerasNumbers.all.progress["2"])
    let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
      var line = ProgressLine(total: 12, verbosity: 2)
      for step in 1...12 { line.show(step, Scores()) }
      line.finish(Scores([("accuracy", 0.708333), ("auc", 0), ("loss", 0.0000123)]))
    }
    let text = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
    let found = text.split(separator: "\n").first { $0.hasPrefix("12/12") }.map { "\($0)\n" } ?? text
    let pace = try Regex("[0-9]+[mu]s")
    #expect(found.replacing(pace, with: "1us") == golden.replacing(pace, with: "1us"))
  }

  @Test func scoresAreAddedAtTheEnd() {
    var scores = Scores([("accuracy", 0.5), ("loss", 2)])
    scores["learning_rate"] = 0.1
    scores["loss"] = 1
    #expect(scores.names == ["accuracy", "loss", "learning_rate"] && scores.loss == 1 && scores.accuracy == 0.5)
    #expect("\(scores)" == "accuracy: 0.5000 - loss: 1.0000 - learning_rate: 0.1000")
    scores["accuracy"] = nil
    #expect(scores.names == ["loss", "learning_rate"] && scores.accuracy == nil && Scores().loss.isNaN)
  }
}
