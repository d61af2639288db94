import Foundation

/// Says what was found.
struct FindingMaker {
  let pictures: [CheckedPicture]
  let groups: [[Int]]
  /// The class folders that there are.
  let classes: [(part: String?, className: String)]
  let classNames: [String]
  let balance: ClassBalance
  let smallestSide: Int
  let longestAspect: Double

  /// The worst first; of a kind in the order of the files.
  var all: [FolderFinding] {
    let found = groups.flatMap(same) + pictures.flatMap(single) + emptyClasses + sizes
    return FolderFinding.Kind.allCases.flatMap { kind in found.filter { $0.kind == kind } }
  }

  private func finding(_ kind: FolderFinding.Kind, _ about: [CheckedPicture], _ sentence: String) -> FolderFinding {
    FolderFinding(kind: kind, files: about.map(\.url), names: about.map(\.name), description: sentence)
  }

  /// What a group of the same pictures means.
  private func same(_ group: [Int]) -> [FolderFinding] {
    let members = group.map { pictures[$0] }
    let digests = members.map { $0.found?.digest ?? "" }
    let names = Self.listed(members.map(\.name))
    let areSame =
      Set(digests).count == 1
      ? "\(names) are the same file" : "\(names) are the same picture, perhaps in another size or quality"
    var findings: [FolderFinding] = []
    let classes = Self.unique(members.map(\.className))
    let parts = Self.unique(members.compactMap(\.part))
    if classes.count > 1 {
      findings.append(finding(.contradictory, members, "\(areSame), in the classes \(Self.listed(classes))."))
    }
    if parts.count > 1 { findings.append(finding(.leaked, members, "\(areSame), in \(Self.listed(parts)).")) }
    guard findings.isEmpty else { return findings }
    var firsts: [CheckedPicture] = []
    for digest in Self.unique(digests) {
      let equal = members.filter { $0.found?.digest == digest }
      firsts.append(equal[0])
      if equal.count > 1 {
        findings.append(finding(.double, equal, "\(Self.listed(equal.map(\.name))) are the same file."))
      }
    }
    if firsts.count > 1 {
      let sizes = firsts.map { "\($0.name) (\($0.width ?? 0) × \($0.height ?? 0))" }
      findings.append(finding(.nearDouble, firsts, "\(Self.listed(sizes)) are the same picture."))
    }
    return findings
  }

  /// What there is to say of a picture by itself.
  private func single(_ picture: CheckedPicture) -> [FolderFinding] {
    let look: PictureLook
    switch picture.look {
    case .failure(let error): return [finding(.unreadable, [picture], picture.words(of: error))]
    case .success(let found): look = found
    }
    var findings: [FolderFinding] = []
    func add(_ kind: FolderFinding.Kind, _ words: String) {
      findings.append(finding(kind, [picture], "\(picture.name) \(words)."))
    }
    let ending = picture.url.pathExtension.lowercased()
    let kind = look.format == .png ? "PNG" : "JPEG"
    if !picture.isNamedAsPicture {
      add(.misnamed, "is a \(kind), but is not read by that name; let it end in .\(kind.lowercased())")
    } else if (ending == "png") != (look.format == .png) {
      add(.misnamed, "is a \(kind); it is read all the same")
    }
    let (shorter, longer) = (min(look.width, look.height), max(look.width, look.height))
    let size = "\(look.width) × \(look.height)"
    if shorter < smallestSide { add(.tiny, "has only \(size) pixels") }
    if Double(longer) > longestAspect * Double(shorter) {
      add(
        .oddShape, "is \(size): \(longer / max(1, shorter)) times as long as it is wide, and is squeezed into a square")
    }
    switch look.colours {
    case .coloured: break
    case .grey: add(.greyscale, "has no colours")
    case .cmyk: add(.cmyk, "is stored in cyan, magenta, yellow and black")
    }
    if look.isTransparent { add(.transparent, "can be seen through in parts; a network sees the colour behind") }
    if look.orientation != 1 {
      add(.turned, "is shown upright by EXIF (\(look.orientation)), but is read as it is stored")
    }
    return findings
  }

  /// Classes that have no picture that can be used, in a part.
  private var emptyClasses: [FolderFinding] {
    let parts = balance.parts.isEmpty ? [nil] : balance.parts.map(Optional.some)
    return parts.enumerated().flatMap { number, part in
      classNames.enumerated().filter { balance.counts[$0.offset][number] == 0 }.map { _, name in
        let isThere = classes.contains { $0.part == part && $0.className == name }
        let place = (part.map { "\($0)/" } ?? "") + name
        return FolderFinding(
          kind: .emptyClass, files: [], names: [place],
          description: isThere ? "\(place) has no picture that can be used." : "There is no folder \(place).")
      }
    }
  }

  private var sizes: [FolderFinding] {
    guard balance.isUnbalanced else { return [] }
    let totals = balance.totals
    guard let most = totals.max(), let least = totals.filter({ $0 > 0 }).min(),
      let large = totals.firstIndex(of: most), let small = totals.firstIndex(of: least)
    else { return [] }
    return [
      FolderFinding(
        kind: .unbalanced, files: [], names: [classNames[large], classNames[small]],
        description: "\(classNames[large]) has \(most) pictures, \(classNames[small]) \(least).")
    ]
  }

  /// Each once, in order.
  private static func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  /// `a, b and c`.
  private static func listed(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}
