import Foundation
import Literate
import Offline

/// What this machine has that goes into a bundle.
struct BundleContents {
  var parts: [BundlePart] = []
  var weights: [BundleManifest.Weights] = []
  var photos: [String] = []
  var lessonCount: Int
  /// What the lessons use and nobody has here.
  var missing: [String]
  /// Sentences for whoever makes the bundle.
  var remarks: [String] = []

  /// - Parameters:
  ///   - lessons: the folder of the course.
  ///   - edition: for whom the lessons are.
  ///   - withToolchain: whether the compiler comes too.
  /// - Throws: `CourseError` for a folder that is no course; what the system says.
  init(lessons: String, edition: Edition = .reader, toolchain: Toolchain, withToolchain: Bool) async throws {
    let course = try Course(folder: lessons)
    lessonCount = course.files.count
    parts = try BundlePart.files(of: URL(fileURLWithPath: lessons, isDirectory: true), as: "Lessons")

    parts.append(BundlePart(path: "lectern", content: .text(BundleTexts.launcher), isExecutable: true))
    for name in ["lectern", "lectern-kernel", "lectern-sourcekit"] {
      parts.append(BundlePart("bin/\(name)", Installation.products.appendingPathComponent(name)))
    }
    // What steps import, and what is said of it; where its sources were is nobody's business.
    parts += try BundlePart.files(of: Installation.kernel.modules, as: "bin/Modules") {
      $0.hasSuffix(".swiftmodule") || $0.hasSuffix(".swiftdoc")
    }
    let files = ToolchainFiles(usr: toolchain.usr)
    parts += withToolchain ? try files.all() : try files.runtime()

    let texts = course.files.compactMap { try? String(contentsOfFile: $0, encoding: .utf8) }
    let used = WeightsOfLessons(try await EngineQuestion.weights(), lessons: texts)
    for item in used.here {
      guard let path = item.path else { continue }
      parts.append(
        BundlePart(path: "weights/\(item.fileName)", content: .file(URL(fileURLWithPath: path)), isExecutable: false))
      weights.append(.init(name: item.name, fileName: item.fileName, isPublished: item.isPublished))
    }
    missing = used.missing.map(\.name)
    if !missing.isEmpty {
      remarks.append(
        "NOT in it, and lessons fail without: the weights \(missing.joined(separator: ", ")). "
          + "`lectern weights fetch` gets them; then make the bundle again.")
    }
    if !used.others.isEmpty {
      remarks.append(
        "Not in it, because they are not here: weights of \(used.others.joined(separator: ", ")). Lessons that name them "
          + "take others, or leave them out.")
    }
    try await addPhotos()
    if edition == .learner { try leaveSolutionsOut(of: course) }
  }

  /// Puts each lesson as learners get it in the place of its file.
  private mutating func leaveSolutionsOut(of course: Course) throws {
    for file in course.files {
      let url = URL(fileURLWithPath: file)
      let lesson = try LessonParser.parse(contentsOf: url, file: file)
      guard let index = parts.firstIndex(where: { $0.path == "Lessons/\(url.lastPathComponent)" }) else { continue }
      parts[index].content = .text(lesson.learnersMarkdown)
    }
    remarks.append("The lessons in it are the learner's edition: without solutions, typical mistakes and notes.")
  }

  private mutating func addPhotos() async throws {
    for set in try await EngineQuestion.photos() {
      guard let path = set.path else { continue }
      photos.append(set.name)
      parts += try BundlePart.files(
        of: URL(fileURLWithPath: path, isDirectory: true), as: "photos/\(set.name)", withHidden: true)
    }
    if photos.isEmpty {
      remarks.append("No photographs are in it, because none are here: the lessons draw their own pictures.")
    }
  }

  mutating func add(packages: [URL]) { parts += packages.map { BundlePart("packages/\($0.lastPathComponent)", $0) } }
}
