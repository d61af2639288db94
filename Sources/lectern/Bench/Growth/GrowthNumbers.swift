import ArgumentParser

/// Numbers from few to many, as somebody writes them: `1,10,100`, or `1kB,10MB` where bytes are counted.
struct GrowthNumbers: ExpressibleByArgument, Equatable {
  let numbers: [Int]
  private static let most = 1_000_000_000
  private static let factors = ["": 1, "b": 1, "kb": 1_000, "mb": 1_000_000]

  init?(argument: String) {
    let found = argument.split(separator: ",", omittingEmptySubsequences: false).map(Self.number)
    let known = found.compactMap { $0 }
    guard known.count == found.count, zip(known, known.dropFirst()).allSatisfy({ $0 < $1 }) else { return nil }
    numbers = known
  }

  private static func number(_ word: Substring) -> Int? {
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), number > 0, let factor = factors[word.dropFirst(digits.count).lowercased()] else {
      return nil
    }
    let (product, isTooMuch) = number.multipliedReportingOverflow(by: factor)
    return isTooMuch || product > most ? nil : product
  }
}
