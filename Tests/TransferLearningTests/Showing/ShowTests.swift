import Foundation
import Testing

@testable import TransferLearning

@Suite struct ShowTests {
  private struct Animal { var name = "goldfish", legs = 0 }
  private struct Named: CustomStringConvertible { let description = "named" }
  private enum Kind { case town, country }

  private func text<T>(_ value: T) -> String {
    StepOutput.showing(value).map { if case .text(let text) = $0 { text } else { "?" } }.joined()
  }

  @Test func valuesAsText() {
    #expect(text(42) == "42\n")
    #expect(text(0.1) == "0.1\n")
    #expect(text("two\nlines") == "two\nlines\n")
    #expect(text("sub".dropLast()) == "su\n")
    #expect(text(true) == "true\n")
    #expect(text(Kind.town) == "town\n")
    #expect(text(Named()) == "named\n")
    #expect(text(Animal()) == "Animal(name: \"goldfish\", legs: 0)\n")
    #expect(text(Int.self) == "Int\n")
    #expect(text((1, b: "c")) == "(1, b: \"c\")\n")
    #expect(text({ (x: Int) in x + 1 }) == "a function, (Int) -> Int\n")
    #expect(text(1...5) == "1...5\n")
  }

  @Test func optionals() {
    #expect(text(Int?.none) == "nil\n")
    #expect(text(Int?.some(3)) == "3\n")
    #expect(text(Int??.some(.some(3))) == "3\n")
    #expect(text(Int??.some(.none)) == "nil\n")
    let table: StepOutput.Table? = .init(columns: [], rows: [])
    #expect(StepOutput.showing(table).count == 1)
  }

  @Test func collections() {
    #expect(text([1, 2, 3]) == "[1, 2, 3]\n")
    #expect(text([String]()) == "[]\n")
    #expect(text([Int: Int]()) == "[:]\n")
    #expect(text(["a", "b"]) == "[\"a\", \"b\"]\n")
    #expect(text([1, nil]) == "[1, nil]\n")
    #expect(text([[1, 2], [3]]) == "[[1, 2], [3]]\n")
    #expect(text(["rural": 0, "urban": 1, "a": 2]) == "[\"a\": 2, \"rural\": 0, \"urban\": 1]\n")
    #expect(text(Set(["b", "c", "a"])) == "[\"a\", \"b\", \"c\"]\n")
    let many = text(Array(0..<1000))
    #expect(many.hasSuffix("… 900 more]\n"))
    #expect(many.split(separator: "\n").allSatisfy { $0.count <= 88 })
    let long = text([String(repeating: "x", count: 60), String(repeating: "y", count: 60)])
    #expect(long.split(separator: "\n").count == 4)
  }

  @Test func showablesInCollectionsAreShown() {
    let picture = StepOutput.ImageGrid.Picture(
      data: Data([1]), mediaType: "image/png", width: 1, height: 1, alternativeText: "a dot")
    let grid = StepOutput.ImageGrid(pictures: [picture])
    #expect(StepOutput.showing([grid, grid]) == [.images(.init(pictures: [picture, picture]))])
    let titled = StepOutput.ImageGrid(title: "Dots", pictures: [picture])
    #expect(StepOutput.showing([titled, titled]).count == 2)
    #expect(StepOutput.showing([StepOutput.Table]()) == [.text("[]\n")])
  }

  @Test func endlessDescriptionsAreCut() {
    struct Long { let bytes = [UInt8](repeating: 7, count: 10_000) }
    #expect(text(Long()).hasSuffix(" more characters)\n") && text(Long()).count < 10_100)
    #expect(text(String(repeating: "a", count: 20_000)).count == 20_001)
  }

  @Test func nothingForVoid() {
    #expect(StepOutput.showing(()).isEmpty)
    let erased: Any = ()
    #expect(StepOutput.showing(erased).isEmpty)
  }

  @Test func theOverloadForVoidIsChosen() {
    func nothing() {}
    // Compiles without a warning about a Void argument, and shows nothing.
    show(nothing())
  }
}
