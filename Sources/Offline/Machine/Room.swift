/// How much room a folder should have.
struct Room {
  /// In bytes.
  var least: Int
  var advised: Int
  /// What takes it.
  var what: String
  /// How to use another folder.
  var elsewhere: String

  static func of(_ purpose: String) -> Room {
    switch purpose {
    case "cache":
      Room(
        least: 300_000_000, advised: 3_000_000_000,
        what: "weights, compiled steps, and up to 2 GB of what frozen networks have computed",
        elsewhere: "export LECTERN_CACHE=/a/folder/with/room")
    case "pages":
      Room(
        least: 20_000_000, advised: 100_000_000, what: "pages with their pictures",
        elsewhere: "lectern run --output /a/folder/with/room")
    default:
      Room(
        least: 100_000_000, advised: 500_000_000, what: "what steps write while they run",
        elsewhere: "export TMPDIR=/a/folder/with/room")
    }
  }
}
