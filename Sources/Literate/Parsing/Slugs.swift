/// Ids for headings: `What is frozen?` is `what-is-frozen`, the next of that name `what-is-frozen-2`.
struct Slugs {
  private var taken: Set<String>

  /// - Parameter taken: ids that cannot be given again.
  init(taken: [String]) { self.taken = Set(taken.map { $0.lowercased() }) }

  mutating func slug(for text: String) -> String {
    let words = text.lowercased().filter { $0 != "'" && $0 != "’" }.split { !$0.isLetter && !$0.isNumber }
    let base = words.isEmpty ? "section" : words.joined(separator: "-")
    var slug = base
    var number = 2
    while !taken.insert(slug).inserted {
      slug = "\(base)-\(number)"
      number += 1
    }
    return slug
  }
}
