import Foundation
import Testing

@testable import lectern

/// What tests of `lectern step` share.
enum Follow {
  static let lesson = """
    ---
    title: A try
    parameters:
      epochs: 5
    ---

    Some *words* before.

    ```swift {#one, title="First"}
    let values = [1, 2, 3]
    print(values, epochs)
    ```

    ```swift {#unseen, hide}
    var total = values.reduce(0, +)
    print("not shown")
    ```

    ```swift {#two}
    let index = 7
    print(values[index])
    ```

    ```swift {#read, norun}
    neverCompiled(
    ```

    ```swift {#three, fold}
    print("end", total, index)
    ```

    Words behind.

    """

  /// A bench whose folder holds an editor, `./change`, that makes the first `7` a `1` and says so in `edited`.
  static func bench(_ text: String = lesson) throws -> CommandLineBench {
    let bench = try CommandLineBench(["04-try.md": text])
    let editor = "#!/bin/sh\necho \"$1\" > edited\nsed -i s/7/${2-}1/ \"$1\"\n"
    let file = bench.folder.appendingPathComponent("change")
    try Data(editor.utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    return bench
  }
}

extension CommandLineBench {
  /// `lectern step` with these lines typed, without a terminal.
  func follow(_ lines: [String], _ arguments: String = "04", _ environment: [String: String?] = [:]) throws -> Result {
    let file = temporary.appendingPathComponent("lines")
    try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try run(
      "lectern step \(arguments) < '\(file.path)'",
      environment: ["EDITOR": "./change", "VISUAL": nil].merging(environment) { $1 })
  }
}
