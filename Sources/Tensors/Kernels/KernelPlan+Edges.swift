extension KernelPlan {
  /// Zeros around a picture: `[N, H, W, C] -> [N, top + H + bottom, left + W + right, C]`.
  package func zeroPadding(_ value: Value, _ padding: EdgePadding) throws -> Value {
    let (height, width, channels) = (value.shape[1], value.shape[2], value.shape[3])
    let rows = padding.top + height + padding.bottom
    let columns = padding.left + width + padding.right
    let result: Shape = [value.shape[0], rows, columns, channels]
    let target = newValue(result, try Layout.plain(result))
    touch(target.buffer, step: steps.count)
    steps.append(
      .host(inputs: [], output: (target.buffer, result.count)) { _, output in
        // Between two rows of the picture, the right edge of one and the left edge of the next lie side by side.
        var start = 0
        for picture in 0..<result[0] {
          for row in 0..<height {
            let first = ((picture * rows + padding.top + row) * columns + padding.left) * channels
            output[start..<first].update(repeating: 0)
            start = first + width * channels
          }
        }
        output[start...].update(repeating: 0)
      })
    let inside = try target.layout.part(Layout.nchw(value.shape), at: [0, 0, padding.top, padding.left])
    try copy(from: value.buffer, value.layout, to: target.buffer, inside)
    return target
  }

  /// Rows and columns cut off: `[N, H, W, C] -> [N, H - top - bottom, W - left - right, C]`.
  package func cropping(_ value: Value, _ edges: EdgePadding) throws -> Value {
    let (height, width) = (value.shape[1] - edges.top - edges.bottom, value.shape[2] - edges.left - edges.right)
    let result: Shape = [value.shape[0], height, width, value.shape[3]]
    let source = try plain(value)
    let target = newValue(result, try Layout.plain(result))
    let inside = try source.layout.part(Layout.nchw(result), at: [0, 0, edges.top, edges.left])
    try copy(from: source.buffer, inside, to: target.buffer, target.layout)
    return target
  }
}
