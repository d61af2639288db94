import Foundation

/// All pictures in their order, with what they are, where folders say it.
struct PicturesToClassify {
  /// A picture to be classified.
  struct Item {
    let file: PictureArgument.File
    /// The class that its folder is named after, by its number.
    let truth: Int?
  }

  let items: [Item]
  /// What to know of them, a sentence each.
  let notes: [String]

  /// - Parameter classNames: those of the model: a folder all of whose folders are named so says what its pictures are.
  init(_ arguments: [PictureArgument], classNames: [String]) {
    let numbers = Dictionary(classNames.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    var items: [Item] = []
    var notes: [String] = []
    for argument in arguments {
      let folders = Set(argument.files.map { $0.folder ?? "" })
      let strange = folders.filter { numbers[$0] == nil }.sorted()
      let isSorted = strange.isEmpty
      items += argument.files.map { file in
        Item(file: file, truth: isSorted ? file.folder.flatMap { numbers[$0] } : nil)
      }
      if !isSorted, strange.count < folders.count {
        let name = strange[0].isEmpty ? "pictures beside its folders" : "the folder \(strange[0])"
        notes.append("\(argument.word) has \(name), which is no class of the model: no accuracy is told.")
      }
      let kinds = argument.unreadableKinds.sorted { $0.key < $1.key }.map { "\($0.value) .\($0.key)" }
      if !kinds.isEmpty {
        notes.append("only .jpg, .jpeg and .png are read; \(argument.word) has also \(kinds.joined(separator: ", ")).")
      }
    }
    self.items = items
    self.notes = notes
  }
}
