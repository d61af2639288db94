import Testing

@testable import Tensors

struct ArenaTests {
  @Test func blocksThatLiveTogetherDoNotOverlap() {
    var state: UInt64 = 7
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let blocks = (0..<60).map { _ in
      let start = random(40)
      return (byteCount: 1 + random(5000), lives: start...start + random(6))
    }
    let placed = Arena.place(blocks)
    for a in blocks.indices {
      #expect(placed.offsets[a] % 64 == 0 && placed.offsets[a] + blocks[a].byteCount <= placed.byteCount)
      for b in blocks.indices where b > a && blocks[a].lives.overlaps(blocks[b].lives) {
        let (first, second) = placed.offsets[a] < placed.offsets[b] ? (a, b) : (b, a)
        #expect(placed.offsets[first] + blocks[first].byteCount <= placed.offsets[second])
      }
    }
    #expect(placed.byteCount < blocks.reduce(0) { $0 + $1.byteCount })
  }

  @Test func aChainNeedsTwoValuesHoweverLongItIs() throws {
    let plan = try KernelPlan(inputShape: [1, 8, 8, 16])
    var value = plan.input
    for _ in 0..<20 { value = try plan.elementwise(.relu, value) }
    try plan.finish(value)
    #expect(plan.scratchByteCount == 2 * 8 * 8 * 16 * 4)
  }
}
