internal import COneDNN

extension KernelPlan {
  /// How a window of pixels becomes one.
  package enum PoolingKind: String, Hashable, Codable, Sendable {
    /// The largest; padding never wins.
    case max
    /// The mean of the pixels inside the picture: padding is not counted.
    case average
  }

  /// Pooling: `[N, H, W, C] -> [N, H', W', C]` with `H' = (H + top + bottom - window) / stride + 1`.
  package func pooling(
    _ kind: PoolingKind, _ value: Value, window: (Int, Int), strides: (Int, Int), padding: EdgePadding = .none
  ) throws -> Value {
    let shape = value.shape
    let result: Shape = [
      shape[0],
      (shape[1] + padding.top + padding.bottom - window.0) / strides.0 + 1,
      (shape[2] + padding.left + padding.right - window.1) / strides.1 + 1,
      shape[3],
    ]
    var descriptor = dnnl_pooling_desc_t()
    try OneDNN.check(
      dnnl_pooling_forward_desc_init(
        &descriptor, dnnl_forward_inference, kind == .max ? dnnl_pooling_max : dnnl_pooling_avg_exclude_padding,
        value.layout.descriptor, Layout.any(result, value.layout.precision).descriptor,
        [Int64(strides.0), Int64(strides.1)],
        [Int64(window.0), Int64(window.1)], [Int64(padding.top), Int64(padding.left)],
        [Int64(padding.bottom), Int64(padding.right)]),
      "describe a pooling of \(shape)")
    let primitive = try Primitive("a pooling of \(shape)", descriptor: &descriptor, attributes: .init())
    let target = newValue(result, primitive.destination)
    try append(
      primitive,
      [
        (Argument.source, memory(value.buffer, value.layout)),
        (Argument.destination, memory(target.buffer, primitive.destination)),
      ])
    return target
  }

  /// The largest or mean pixel of each channel: `[N, H, W, C] -> [N, C]`.
  package func globalPooling(_ kind: PoolingKind, _ value: Value) throws -> Value {
    let shape = value.shape
    let pooled = try plain(pooling(kind, value, window: (shape[1], shape[2]), strides: (1, 1)))
    return Value(shape: [shape[0], shape[3]], buffer: pooled.buffer, layout: pooled.layout)
  }
}
