import Testing

@testable import Literate

@Suite struct StepInfoTests {
  private func step(_ info: String, fence: String = "```") throws -> Step {
    try #require(try lesson("\(fence)\(info)\nlet a = 1\n\(fence)\n").steps.first)
  }

  @Test func withoutAttributes() throws {
    for info in ["swift", " swift ", "Swift", "swift {}", "swift { , }"] {
      let step = try step(info)
      #expect(step.id == "step-1")
      #expect(step.title == nil)
      #expect(step.attributes == Step.Attributes())
    }
  }

  @Test func everyAttribute() throws {
    let step = try step(
      "swift {#head-2, title=\"A \\\"new\\\" last, layer\\\\\", hide, fold expect=error timeout=1.5}")
    #expect(step.id == "head-2")
    #expect(step.title == "A \"new\" last, layer\\")
    #expect(step.attributes.hide)
    #expect(step.attributes.fold)
    #expect(!step.attributes.norun)
    #expect(step.attributes.expectsError)
    #expect(step.attributes.timeout == 1.5)
    #expect(try self.step("swift{norun}").attributes.norun)
    #expect(try self.step("swift {answer, fold}").attributes.answer && !step.attributes.answer)
    #expect(try self.step("swift {title=Short}").title == "Short")
    #expect(try self.step("swift {title=\"`code`\"}", fence: "~~~").title == "`code`")
  }

  @Test(arguments: [
    ("swift {hdie}", 11, "did you mean `hide`?"),
    ("swift {expct=error}", 11, "did you mean `expect`?"),
    ("swift {zebra}", 11, "there are title, expect, timeout"),
    ("swift {hide, hide}", 17, "there twice"),
    ("swift {#a #b}", 14, "there twice"),
    ("swift {hide=yes}", 11, "takes no value"),
    ("swift {title}", 11, "title=\"A new last layer\""),
    ("swift {timeout=}", 11, "timeout=60"),
    ("swift {timeout=60s}", 19, "not `60s`"),
    ("swift {timeout=-1}", 19, "above 0"),
    ("swift {timeout=nan}", 19, "above 0"),
    ("swift {expect=trap}", 18, "not `trap`"),
    ("swift {#2nd}", 11, "begin with a letter"),
    ("swift {#a_b}", 11, "digits and hyphens"),
    ("swift {#}", 11, "cannot be an id"),
    ("swift {hide norun}", 9, "contradict"),
    ("swift {norun expect=error}", 9, "contradict"),
    ("swift {answer, hide}", 9, "`answer` and `hide` contradict each other: what is never shown cannot be an answer"),
    ("swift {answer=42}", 11, "takes no value"),
    ("swift norun", 10, "not in braces"),
    ("swift {norun", 10, "no `}`"),
    ("swift {norun} now", 18, "nothing may follow"),
    ("swift {title=\"A}", 17, "no end"),
    ("swift {\"A\"}", 11, "no attribute"),
  ])
  func mistakesNameTheirColumn(info: String, column: Int, words: String) throws {
    let found = mistakes("Prose.\n\n```\(info)\n```\n")
    #expect(found.count == 1, "\(found)")
    let first = try #require(found.first)
    #expect(first.line == 3)
    #expect(first.column == column)
    #expect(first.description.contains(words), "\(first)")
  }

  @Test func allMistakesAreReportedAtOnce() {
    let found = mistakes("---\ntitel: A\n---\n```swift {hdie, #1}\n```\n\n```swift {#a}\n```\n```swift {#A}\n```\n")
    #expect(found.map(\.line) == [2, 4, 4, 9])
    #expect(found.last?.problem == .repeatedID("A", line: 7))
  }
}
