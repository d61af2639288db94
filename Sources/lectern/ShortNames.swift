/// What lessons are called where there is little room: `04` for `04-train-the-urban-rural-head`, where that means one only.
struct ShortNames {
  private let all: [String]

  init(_ names: [String]) { all = names }

  subscript(name: String) -> String {
    let beginning = String(name.prefix { $0 != "-" })
    let isOne = all.filter { $0 == beginning || $0.hasPrefix(beginning + "-") }.count == 1
    return isOne && beginning.contains(where: \.isNumber) ? beginning : name
  }
}
