import Tensors

/// The definitions, loop by loop, in double precision: what the kernels are held against.
enum Naive {
  static func random(_ shape: Shape, seed: UInt64) -> Tensor {
    var state = seed
    return Tensor(
      shape: shape,
      scalars: (0..<shape.count).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Float(Int64(bitPattern: state) >> 40) / Float(1 << 23)
      })
  }

  static func convolution(
    _ x: Tensor, _ kernel: Tensor, bias: Tensor?, strides: (Int, Int), padding: EdgePadding, groups: Int,
    isDepthwise: Bool
  ) -> Tensor {
    let (n, h, w, c) = (x.shape[0], x.shape[1], x.shape[2], x.shape[3])
    let (kh, kw) = (kernel.shape[0], kernel.shape[1])
    let outputs = isDepthwise ? kernel.shape[2] * kernel.shape[3] : kernel.shape[3]
    let groupCount = isDepthwise ? c : groups
    let (inputsPerGroup, outputsPerGroup) = (c / groupCount, outputs / groupCount)
    let oh = (h + padding.top + padding.bottom - kh) / strides.0 + 1
    let ow = (w + padding.left + padding.right - kw) / strides.1 + 1
    // Plain arrays: a subscript of four numbers is slow, and there are millions.
    let (source, weights, biases) = (x.scalars, kernel.scalars, bias?.scalars)
    var result: [Float] = []
    result.reserveCapacity(n * oh * ow * outputs)
    for b in 0..<n {
      for y in 0..<oh {
        for z in 0..<ow {
          for o in 0..<outputs {
            var sum = Double(biases?[o] ?? 0)
            for i in 0..<kh {
              for j in 0..<kw {
                let (row, column) = (y * strides.0 + i - padding.top, z * strides.1 + j - padding.left)
                guard (0..<h).contains(row), (0..<w).contains(column) else { continue }
                for k in 0..<inputsPerGroup {
                  let channel = o / outputsPerGroup * inputsPerGroup + k
                  let place =
                    isDepthwise
                    ? ((i * kw + j) * c + channel) * outputsPerGroup + o % outputsPerGroup
                    : ((i * kw + j) * inputsPerGroup + k) * outputs + o
                  sum += Double(source[((b * h + row) * w + column) * c + channel]) * Double(weights[place])
                }
              }
            }
            result.append(Float(sum))
          }
        }
      }
    }
    return Tensor(shape: [n, oh, ow, outputs], scalars: result)
  }

  static func pooling(
    _ kind: KernelPlan.PoolingKind, _ x: Tensor, window: (Int, Int), strides: (Int, Int), padding: EdgePadding
  ) -> Tensor {
    let (n, h, w, c) = (x.shape[0], x.shape[1], x.shape[2], x.shape[3])
    let oh = (h + padding.top + padding.bottom - window.0) / strides.0 + 1
    let ow = (w + padding.left + padding.right - window.1) / strides.1 + 1
    var result = Tensor(shape: [n, oh, ow, c])
    for b in 0..<n {
      for y in 0..<oh {
        for z in 0..<ow {
          for o in 0..<c {
            var seen: [Double] = []
            for i in 0..<window.0 {
              for j in 0..<window.1 {
                let (row, column) = (y * strides.0 + i - padding.top, z * strides.1 + j - padding.left)
                if (0..<h).contains(row), (0..<w).contains(column) { seen.append(Double(x[b, row, column, o])) }
              }
            }
            result[b, y, z, o] = Float(kind == .max ? seen.max()! : seen.reduce(0, +) / Double(seen.count))
          }
        }
      }
    }
    return result
  }

  /// The largest difference, relative to the largest expected number.
  static func deviation(_ found: Tensor, _ expected: Tensor) -> Float {
    guard found.shape == expected.shape else { return .infinity }
    let scale = expected.map(abs).max
    return (found - expected).map { $0.isNaN ? .infinity : abs($0) }.max / (scale == 0 ? 1 : scale)
  }
}
