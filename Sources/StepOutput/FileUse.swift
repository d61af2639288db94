/// What a step did with a file, or with something that is none, as its process noted it.
package struct FileUse: Codable, Hashable, Sendable {
  /// What was done. The numbers are those of CStepRuntime.
  package enum Kind: UInt32, Codable, Sendable {
    /// Its bytes were read, or could have been.
    case read = 1
    /// Its size or times were asked for.
    case asked = 2
    /// It was looked whether it is there, and what it is.
    case looked = 4
    /// A folder's names were read.
    case listed = 8
    /// It was asked where a link leads to.
    case pointed = 16
    /// It was written, made, moved or removed; what the lesson reads of it from then on is not noted.
    case wrote = 32
    /// A program was started: the path is the program's.
    case started = 64
    /// Somebody was spoken to over a socket.
    case connected = 128
    /// What was read cannot be followed.
    case unfollowed = 256
    /// It was opened to be written to with what is in it already.
    case addedTo = 512
  }

  /// What is there.
  package enum Thing: UInt32, Codable, Sendable { case absent, file, folder, link, other }

  package var kind: Kind
  /// Absolute. What is a link in the steps' own folder is the file that it leads to.
  package var path: String
  /// What was there at that moment.
  package var thing: Thing
  /// In bytes.
  package var size: Int
  /// Of the last change, in nanoseconds since 1970.
  package var time: Int
  package var inode: UInt64

  package init(kind: Kind, path: String, thing: Thing = .absent, size: Int = 0, time: Int = 0, inode: UInt64 = 0) {
    self.kind = kind
    self.path = path
    self.thing = thing
    self.size = size
    self.time = time
    self.inode = inode
  }
}
