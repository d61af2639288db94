import Foundation

/// axe-core, which finds what keeps people from a page; `Tests/PagesTests/install` gets it.
package enum Axe {
  /// Its script; nil where it is not installed.
  package static let script: String? = {
    let folder = Shared.package.appendingPathComponent(".build/axe")
    return try? String(contentsOf: folder.appendingPathComponent("axe.min.js"), encoding: .utf8)
  }()
  package static let absence = "SKIPPED: no axe-core; get it by Tests/PagesTests/install"

  /// What it finds in the page that is open: rule, impact and the first elements.
  ///
  /// - Parameter part: a selector of what is looked at; nil for all of the page.
  package static func violations(in browser: Browser, part: String? = nil) async throws -> [String] {
    guard let script else { return [absence] }
    if try await browser.run("return !window.axe", as: Bool.self) {
      try await browser.run(script + "\nwindow.axe = axe;")
    }
    return try await browser.runLater(
      """
      axe.run(\(part.map { "'\($0)'" } ?? "document"), { resultTypes: ["violations"] }).then(function (result) {
        done(result.violations.map(function (one) {
          return one.id + " (" + one.impact + "): " + one.nodes.slice(0, 3).map(function (node) {
            return node.target.join(" ") + " " + (node.any[0] || node.all[0] || node.none[0] || {}).message;
          }).join("; ");
        }));
      }, function (error) { done(["axe failed: " + error]) });
      """, as: [String].self)
  }
}
