internal import Wording

/// Plans that run in phases, on weights that change from run to run: the way there, then, when the loss is known, the way back.
extension KernelPlan {
  /// Memory that each run brings, plain: `[N, H, W, C]`, `[N, C]` or `[C]`.
  package func external(_ shape: Shape) throws -> Value { try external(shape, Layout.plain(shape)) }

  /// The kernel of a convolution that each run brings, in Keras's layout: `[height, width, C / groups, C']`, or, when
  /// `isDepthwise`, `[height, width, C, C' / C]`.
  package func externalKernel(_ shape: Shape, groups: Int = 1, isDepthwise: Bool = false) throws -> Value {
    let geometry = KernelGeometry(shape, groups: groups, isDepthwise: isDepthwise)
    return try external(shape, geometry.layout)
  }

  private func external(_ shape: Shape, _ layout: Layout) throws -> Value {
    buffers.append(Buffer(byteCount: layout.byteCount, kind: .external(externalCount)))
    externalCount += 1
    return Value(shape: shape, buffer: buffers.count - 1, layout: layout)
  }

  /// Ends a phase: what was added since the last one.
  package func endPhase() { phaseEnds.append(steps.count) }

  /// Keeps a value until the end of the phases so far, in its plain layout, so that a run can read or write it.
  package func kept(_ value: Value) throws -> Value {
    let plain = try plain(value)
    touch(plain.buffer, step: steps.count)
    return plain
  }

  /// A value of this shape that a run writes between phases.
  package func entry(_ shape: Shape) throws -> Value {
    let value = try newValue(shape, Layout.plain(shape))
    touch(value.buffer, step: Swift.max(steps.count - 1, 0))
    return value
  }

  /// Ends the building of a plan in phases.
  package func finishPhases() { place() }

  /// One run, between its phases.
  package struct Run {
    fileprivate let plan: KernelPlan
    fileprivate let address: (Int) -> UnsafeMutableRawPointer

    /// Runs a phase.
    package func phase(_ index: Int) throws {
      let start = index == 0 ? 0 : plan.phaseEnds[index - 1]
      for step in plan.steps[start..<plan.phaseEnds[index]] { try plan.run(step, address) }
    }

    /// The numbers of a value that is kept.
    package func read(_ value: Value) -> Tensor {
      Tensor(uninitializedShape: value.shape) {
        UnsafeMutableRawBufferPointer($0).copyMemory(
          from: UnsafeRawBufferPointer(start: address(value.buffer), count: value.shape.count * 4))
      }
    }

    /// Sets the numbers of an entry.
    package func write(_ tensor: Tensor, to value: Value) {
      require(tensor.shape == value.shape, "a value of \(value.shape) was given \(tensor.shape)")
      tensor.withUnsafeScalars {
        address(value.buffer).copyMemory(from: $0.baseAddress!, byteCount: value.shape.count * 4)
      }
    }
  }

  /// Runs the plan's phases as `body` says.
  ///
  /// - Parameters:
  ///   - input: of the plan's input shape.
  ///   - sources: what the first externals hold; they are only read.
  ///   - targets: what the other externals are; their numbers are overwritten.
  package func run<R>(
    _ input: Tensor, sources: [Tensor], targets: inout [Tensor], _ body: (Run) throws -> R
  ) throws -> R {
    require(input.shape == self.input.shape, "a plan for \(self.input.shape) was given \(input.shape)")
    require(sources.count + targets.count == externalCount, "a plan has \(externalCount) externals")
    // The tensors live as long as the arrays that hold them, which outlive this call.
    let read = sources.map { tensor in
      tensor.withUnsafeScalars { UnsafeMutableRawPointer(mutating: UnsafeRawPointer($0.baseAddress!)) }
    }
    let written = targets.indices.map { index in
      targets[index].withUnsafeMutableScalars { UnsafeMutableRawPointer($0.baseAddress!) }
    }
    return try withExtendedLifetime(sources) {
      try withAddresses(of: input, externals: read + written) { address in
        try body(Run(plan: self, address: address))
      }
    }
  }
}
