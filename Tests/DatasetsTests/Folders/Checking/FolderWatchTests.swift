import Foundation
import Testing

@testable import Datasets

/// How far a folder that is looked over is.
@Suite(.serialized) struct FolderWatchTests {
  @Test func itIsToldNowAndThenAndNotOfASmallFolder() throws {
    nonisolated(unsafe) var told: [[Int]] = []
    FolderWatch.onPictures = { done, all in if all == 977 { told.append([done, all]) } }
    defer { FolderWatch.onPictures = nil }
    let count = FolderWatch.Count(of: 977)
    for _ in 0..<400 { count.more() }
    let before = told.count
    Thread.sleep(forTimeInterval: 0.3)
    count.more()
    #expect(told.last == [401, 977])
    #expect(told.count == before + 1 && before < 10)
  }
}
