internal import COneDNN

/// The numbers by which oneDNN knows a primitive's arguments.
enum Argument {
  static let source = Int32(DNNL_ARG_SRC)
  static let secondSource = Int32(DNNL_ARG_SRC_1)
  /// The first of several; the others follow.
  static let severalSources = Int32(DNNL_ARG_MULTIPLE_SRC)
  static let destination = Int32(DNNL_ARG_DST)
  static let weights = Int32(DNNL_ARG_WEIGHTS)
  static let bias = Int32(DNNL_ARG_BIAS)
  static let mean = Int32(DNNL_ARG_MEAN)
  static let variance = Int32(DNNL_ARG_VARIANCE)
  static let scale = Int32(DNNL_ARG_SCALE)
  static let shift = Int32(DNNL_ARG_SHIFT)
  static let workspace = Int32(DNNL_ARG_WORKSPACE)
  static let sourceSlope = Int32(DNNL_ARG_DIFF_SRC)
  static let destinationSlope = Int32(DNNL_ARG_DIFF_DST)
  static let weightsSlope = Int32(DNNL_ARG_DIFF_WEIGHTS)
  static let biasSlope = Int32(DNNL_ARG_DIFF_BIAS)
  static let scaleSlope = Int32(DNNL_ARG_DIFF_SCALE)
  static let shiftSlope = Int32(DNNL_ARG_DIFF_SHIFT)
  static let scratchpad = Int32(DNNL_ARG_SCRATCHPAD)
}
