extension Picture {
  /// The picture as EXIF's orientation says that it is to be looked at (EXIF 2.32, 4.6.4): 1 as it is, 2 mirrored,
  /// 3 upside down, 4 both, 5…8 with rows and columns exchanged.
  func oriented(_ orientation: Int) -> Picture {
    let right = width - 1
    let bottom = height - 1
    switch orientation {
    case 2: return rearranged(width: width, height: height) { x, y in (right - x, y) }
    case 3: return rearranged(width: width, height: height) { x, y in (right - x, bottom - y) }
    case 4: return rearranged(width: width, height: height) { x, y in (x, bottom - y) }
    case 5: return rearranged(width: height, height: width) { x, y in (y, x) }
    case 6: return rearranged(width: height, height: width) { x, y in (y, bottom - x) }
    case 7: return rearranged(width: height, height: width) { x, y in (right - y, bottom - x) }
    case 8: return rearranged(width: height, height: width) { x, y in (right - y, x) }
    default: return self
    }
  }
}
