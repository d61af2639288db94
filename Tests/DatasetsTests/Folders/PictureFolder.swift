import Foundation
import TestSupport

@testable import Datasets

/// A folder with pictures of two classes for a test: `cold` and `warm`, as many of each as is said, every one another.
func withPictures<R>(
  cold: Int = 3, warm: Int = 2, width: Int = 12, height: Int = 10, _ body: (URL) throws -> R
) throws -> R {
  try withTemporaryFolder { folder in
    for (name, count) in [("cold", cold), ("warm", warm)] {
      let place = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      for index in 0..<count {
        let base = index * 7 + (name == "warm" ? 90 : 5)
        let pixels = (0..<width * height).flatMap { pixel in
          [base, pixel % width * 9, pixel / width * 11].map { UInt8(truncatingIfNeeded: $0) }
        }
        let picture = Picture(width: width, height: height, pixels: pixels)
        try picture.pngData().write(to: place.appendingPathComponent("\(index + 100).png"))
      }
    }
    return try body(folder)
  }
}
