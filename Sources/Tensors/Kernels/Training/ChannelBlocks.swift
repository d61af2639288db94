internal import CNormalization
internal import COneDNN

extension Layout {
  /// How a value of `[N, H, W, C]` lies in blocks of 8 or 16 channels; nil when it lies otherwise.
  func channelBlocks(_ shape: Shape) -> channel_blocks? {
    let memory = descriptor[0]
    guard shape.rank == 4, memory.format_kind == dnnl_blocked, memory.data_type == dnnl_f32, memory.offset0 == 0 else {
      return nil
    }
    let blocking = memory.format_desc.blocking
    let (pictures, blocks, rows, columns) = (
      Int(blocking.strides.0), Int(blocking.strides.1), Int(blocking.strides.2), Int(blocking.strides.3)
    )
    guard rows == columns * shape[2] || shape[1] == 1 else { return nil }
    var lanes: Int
    var block = blocks
    if blocking.inner_nblks == 1, blocking.inner_idxs.0 == 1 {
      lanes = Int(blocking.inner_blks.0)
    } else {
      // Channels last: a block is what stands side by side.
      guard blocking.inner_nblks == 0, blocks == 1 else { return nil }
      lanes = shape[3].isMultiple(of: 16) ? 16 : shape[3].isMultiple(of: 8) ? 8 : 0
      block = lanes
    }
    guard lanes == 8 || lanes == 16 else { return nil }
    return channel_blocks(
      pictures: shape[0], pixels: shape[1] * shape[2], channels: shape[3], lanes: lanes, picture_stride: pictures,
      block_stride: block, pixel_stride: columns)
  }
}
