extension KernelPlan {
  /// Zeros around a picture: `[N, H, W, C] -> [N, top + H + bottom, left + W + right, C]`.
  package func zeroPadding(_ value: Value, _ padding: EdgePadding) throws -> Value {
    let (height, width, channels) = (value.shape[1], value.shape[2], value.shape[3])
    let rows = padding.top + height + padding.bottom
    let columns = padding.left + width + padding.right
    return try host([value], shape: [value.shape[0], rows, columns, channels]) { inputs, output in
      output.update(repeating: 0)
      for picture in 0..<value.shape[0] {
        for row in 0..<height {
          let source = (picture * height + row) * width * channels
          let target = ((picture * rows + row + padding.top) * columns + padding.left) * channels
          (output.baseAddress! + target).update(from: inputs[0].baseAddress! + source, count: width * channels)
        }
      }
    }
  }

  /// Rows and columns cut off: `[N, H, W, C] -> [N, H - top - bottom, W - left - right, C]`.
  package func cropping(_ value: Value, _ edges: EdgePadding) throws -> Value {
    let (height, width, channels) = (value.shape[1], value.shape[2], value.shape[3])
    let rows = height - edges.top - edges.bottom
    let columns = width - edges.left - edges.right
    return try host([value], shape: [value.shape[0], rows, columns, channels]) { inputs, output in
      for picture in 0..<value.shape[0] {
        for row in 0..<rows {
          let source = ((picture * height + row + edges.top) * width + edges.left) * channels
          let target = (picture * rows + row) * columns * channels
          (output.baseAddress! + target).update(from: inputs[0].baseAddress! + source, count: columns * channels)
        }
      }
    }
  }
}
