import Wording

/// Why a bundle is not opened. Each says in one sentence what is wrong, and what to do.
package enum BundleFault: Error, Hashable, CustomStringConvertible {
  case noBundle
  case noManifest
  case otherFormat(Int)
  case otherMachine(wanted: String, found: String)
  case hostilePath(String)
  case notAFile(String)
  case twice(String)
  case unknown(String)
  /// - Parameter member: in the middle of which it ends; nil where it ends between two.
  case truncated(member: String?)
  case altered(member: String)
  case missing(member: String)
  case damaged(reason: String)
  case noRoom(needed: Int, free: Int, place: String)
  case otherFolder(String)
  case unreadable(String, reason: String)

  package var description: String {
    switch self {
    case .noBundle:
      "this is no bundle of Lectern's; `lectern bundle` makes one"
    case .noManifest:
      "this bundle does not say what is in it: its manifest.json is not there or cannot be read; copy it again"
    case .otherFormat(let format):
      "this bundle has format \(format), and this Lectern reads format \(BundleManifest.format): "
        + "open it with the `install` that is in it"
    case .otherMachine(let wanted, let found):
      "this bundle is for \(wanted), and this machine is \(found): make one on a machine like this"
    case .hostilePath(let path):
      "this bundle names a file outside of its folder, \"\(printable(path))\": nothing was unpacked; do not use it"
    case .notAFile(let path):
      "\"\(printable(path))\" in this bundle is a link or a device and no file: nothing was unpacked; do not use it"
    case .twice(let path):
      "this bundle has \"\(printable(path))\" twice: nothing was unpacked; do not use it"
    case .unknown(let path):
      "\"\(printable(path))\" is in this bundle, and its manifest does not say so: nothing was unpacked; do not use it"
    case .truncated(let member):
      "this bundle ends too early" + (member.map { ", in the middle of \(printable($0))" } ?? "") + ": copy it again"
    case .altered(let member):
      "\(printable(member)) is not what it was when the bundle was made: copy the bundle again"
    case .missing(let member):
      "\(printable(member)) is not in the bundle, and its manifest says that it is: copy the bundle again"
    case .damaged(let reason):
      "this bundle is damaged (\(printable(reason))): copy it again"
    case .noRoom(let needed, let free, let place):
      "the bundle takes \(ByteCount.words(needed)), and \(place) has room for \(ByteCount.words(free)): "
        + "name a folder on another disk by --into"
    case .otherFolder(let path):
      "\(path) is there already and is not this bundle: remove it, or name another folder by --into"
    case .unreadable(let path, let reason):
      "\(path) cannot be read: \(reason)"
    }
  }
}
