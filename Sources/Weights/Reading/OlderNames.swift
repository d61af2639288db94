/// Names that Keras's applications gave their layers in an older release, and today's.
///
/// ResNet50 until keras-applications 1.0.7: `conv1`, `bn_conv1`, `res2a_branch2a`, `bn5c_branch1`, `fc1000`. Stages counted from
/// 2, blocks by letters, convolutions by branch: 2a, 2b, 2c, and 1 for the shortcut, which is number 0 today.
enum OlderNames {
  /// Today's name of a layer; the same when it has no other.
  static func today(_ name: String, file stored: [StoredLayer]) -> String {
    guard stored.contains(where: { $0.name.hasPrefix("res2a_branch") }) else { return name }
    switch name {
    case "conv1": return "conv1_conv"
    case "bn_conv1": return "conv1_bn"
    case "fc1000": return "predictions"
    default: break
    }
    let isNormalization = name.hasPrefix("bn")
    guard let branch = name.range(of: "_branch"), isNormalization || name.hasPrefix("res") else { return name }
    let place = name[name.index(name.startIndex, offsetBy: isNormalization ? 2 : 3)..<branch.lowerBound]
    let numbers = ["1": 0, "2a": 1, "2b": 2, "2c": 3]
    guard let stage = place.first?.wholeNumberValue, let number = numbers[String(name[branch.upperBound...])],
      let block = block(place.dropFirst())
    else { return name }
    return "conv\(stage)_block\(block)_\(number)_\(isNormalization ? "bn" : "conv")"
  }

  /// `a` is 1; in the deeper networks `b1` is 2.
  private static func block(_ text: Substring) -> Int? {
    guard let letter = text.first?.asciiValue, letter >= UInt8(ascii: "a"), letter <= UInt8(ascii: "z") else {
      return nil
    }
    let rest = text.dropFirst()
    if rest.isEmpty { return Int(letter - UInt8(ascii: "a")) + 1 }
    return letter == UInt8(ascii: "b") ? Int(rest).map { $0 + 1 } : nil
  }
}
