import Foundation
import TestSupport
import Testing

@testable import Rooms

/// Catching up costs nobody their own work, whatever happens meanwhile.
@Suite(.serialized) struct OwnWorkTests {
  @Test func itOutlivesACrash() async throws {
    try await TaughtCourse.with { course in
      try await RefusalTests.teach(course)
      try await course.learner("Ada") { ada in
        let line = try LessonSocketLine(ada, lesson: "01-numbers")
        try line.ask(#"{"id":1,"ask":{"run":{"through":"two","code":{"two":"let sum = 77\n"}}}}"#)
        try await course.wait("Ada's answer") { try await course.board().contains("77</span>") }
        // What was written and has not run goes with the wish.
        try line.ask(#"{"id":2,"ask":{"catchUp":{"code":{"one":"var x = 55\n"}}}}"#)
        try await course.wait("Ada has caught up") {
          line.text.contains(#""isAside":true"#) && line.text.contains("let sum = 0")
        }
        try await course.wait("it is not her answer any more") { try await !course.board().contains("77</span>") }
        // Once more changes nothing of what is aside.
        try line.ask(#"{"id":3,"ask":{"catchUp":{"code":{}}}}"#)
        try await course.wait("that is done") { line.text.contains(#""id":3"#) }
        ada.crash()
      }
      try await course.learner("Ada") { ada in
        let line = try LessonSocketLine(ada, lesson: "01-numbers")
        #expect(line.page.contains(#""isAside":true"#), "it is still aside")
        try line.ask(#"{"id":1,"ask":{"backToMine":{}}}"#)
        try await course.wait("her own work is back") {
          line.text.contains(#""source":"let sum = 77\n""#) && line.text.contains(#""source":"var x = 55\n""#)
        }
        try line.ask(#"{"id":2,"ask":{"backToMine":{}}}"#)
        try await course.wait("nothing is aside any more") { line.text.contains("nothing of yours is kept aside") }
        line.close()
      }
    }
  }

  @Test func anotherVersionOfTheLessonIsSaid() async throws {
    try await TaughtCourse.with { course in
      _ = try course.scratch.write(
        "cyd/Lessons/01-numbers.md", Array("# Numbers\n\n```swift {#one}\nvar x = 1\n```\n".utf8))
      try await course.learner("Cyd") { cyd in
        let line = try LessonSocketLine(cyd, lesson: "01-numbers")
        try line.ask(#"{"id":1,"ask":{"catchUp":{"code":{}}}}"#)
        try await course.wait("the teacher has not begun") { line.text.contains("has not run a step yet") }
        try await RefusalTests.teach(course)
        try line.ask(#"{"id":2,"ask":{"catchUp":{"code":{"one":"var x = 2\n"}}}}"#)
        try await course.wait("what differs is said") { line.text.contains("has a step `two`, and yours has none") }
        #expect(!line.text.contains(#""isAside":true"#))
        // A learner leads nobody.
        try line.ask(#"{"id":3,"ask":{"bringRoom":{"step":"one"}}}"#)
        try await course.wait("it is the teacher's to do") { line.text.contains("this is the teacher") }
        #expect(try await course.board().contains("Step 2</a> of Numbers"))
        line.close()
      }
    }
  }

  @Test(.enabled(if: Browser.isHere, "\(Browser.absence)")) func aLessonThatIsNotHereLeadsNowhere() async throws {
    try await TaughtCourse.with { course in
      try FileManager.default.removeItem(at: course.scratch.url.appendingPathComponent("cyd/Lessons/01-numbers.md"))
      try await course.learner("Cyd") { cyd in
        try await Browser.with { browser in
          try await browser.open(cyd.url.appendingPathComponent("02-more.html"))
          try await browser.wait(
            until: "/the teacher has not begun/.test(document.querySelector('.room-words').innerText)")
          // What is told goes again after half a minute, and on a busy machine teaching takes longer.
          try await browser.run(
            """
            const bar = document.querySelector('.live-bar');
            window.everTold = '';
            new MutationObserver(() => { window.everTold += bar.innerText }).observe(
              bar, { childList: true, subtree: true, characterData: true, attributes: true });
            """)
          try await RefusalTests.teach(course)
          try await browser.wait(until: "/your course has no such lesson/.test(window.everTold)")
          #expect(try await browser.run("return /02-more.html/.test(location.href)", as: Bool.self))
        }
      }
    }
  }

  @Test func aRoomThatIsGoneIsToldAndTriedAgain() async throws {
    try await TaughtCourse.with { course in
      try await course.learner("Bob") { bob in
        let line = try LessonSocketLine(bob, lesson: "01-numbers")
        #expect(line.page.contains(#""role":"learner""#) && line.page.contains(#""isOpen":true"#))
        course.server.crash()
        try await course.wait("the break is told") { line.text.contains("the line to the room broke") }
        // One's own lesson goes on.
        try line.ask(#"{"id":1,"ask":{"run":{"through":"two","code":{}}}}"#)
        try await course.wait("it ran") { line.text.contains("sum 0") }
        line.close()
      }
    }
  }
}
