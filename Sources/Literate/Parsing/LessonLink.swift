/// Where a link in a lesson leads on its page.
enum LessonLink {
  /// A lesson beside this one is a page beside this page; other links stay as they are.
  static func target(_ url: String) -> String {
    let path = url.prefix { $0 != "#" && $0 != "?" }
    let name = path.hasPrefix("./") ? path.dropFirst(2) : path
    guard name.hasSuffix(".md"), name.count > 3, !name.contains("/"), !name.contains(":") else { return url }
    return name.dropLast(3) + ".html" + url.dropFirst(path.count)
  }
}
