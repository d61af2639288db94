import Foundation
import Testing

@testable import Literate

/// What a profile makes of what was measured.
@Suite struct RunProfileTests {
  private func span(
    _ profile: RunProfile, _ kind: ProfileKind, _ lane: ProfileLane, from begin: Int, to end: Int
  ) {
    lane.add(kind, from: profile.begin + .milliseconds(begin), to: profile.begin + .milliseconds(end))
  }

  @Test func timeCountsWhereItIsSpentAndNotAround() {
    let profile = RunProfile()
    let (course, lesson) = (profile.lane(of: "course", "course"), profile.lane(of: "01", "lesson"))
    span(profile, .course, course, from: 0, to: 100)
    span(profile, .lessons, course, from: 10, to: 90)
    span(profile, .lesson, lesson, from: 10, to: 90)
    span(profile, .step, lesson, from: 10, to: 60)
    span(profile, .run, lesson, from: 20, to: 60)
    span(profile, .work, lesson, from: 30, to: 40)
    span(profile, .render, lesson, from: 60, to: 85)
    #expect(abs(profile.seconds - 0.1) < 1e-9)
    let shares = profile.shares.map { "\($0.kind.words) \(Int(($0.seconds * 1000).rounded())) \($0.count)" }
    #expect(
      shares == [
        "running steps 40 2", "rendering pages 25 1", "the rest of the course 20 1", "between the parts of a step 10 1",
        "the rest of the lessons 5 1",
      ])
  }

  @Test func lanesBesideAreTakenAndGivenBack() async throws {
    let profile = RunProfile()
    let lesson = profile.lane(of: "01", "lesson")
    await lesson.beside("compiler") { first in
      await lesson.beside("compiler") { second in
        #expect(first.place.line == 2 && second.place.line == 3)
        second.begin(.compile)?.end()
      }
    }
    await lesson.beside("compiler") { again in #expect(again.place.line == 2) }
    let names = profile.content.lanes.sorted { $0.key.line < $1.key.line }.map(\.value)
    #expect(names == ["lesson", "compiler", "compiler 2"])
    #expect(profile.lane(of: "01", "lesson").place == lesson.place && profile.lane(of: "02", "lesson").place.group == 2)
  }

  @Test func nothingIsMeasuredWhereNobodyAsked() async {
    #expect(ProfileLane.off.begin(.run) == nil)
    #expect(ProfileLane.off.measure(.run) { 7 } == 7)
    let value = await ProfileLane.off.beside("compiler") { lane in lane.profile == nil }
    #expect(value)
  }

  @Test func whatIsNotKnownIsLeftOut() {
    let profile = RunProfile()
    let lane = profile.lane(of: "01", "lesson")
    lane.add(.load, from: nil, to: .now)
    lane.add(.load, from: .now, to: profile.begin)
    #expect(profile.content.spans.isEmpty && profile.seconds == 0 && profile.shares.isEmpty)
  }
}
