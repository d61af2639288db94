import Foundation

// A lesson as a notebook, nbformat 4.5 (https://nbformat.readthedocs.io/en/latest/format_description.html)
// =================================================================================================
//
// Prose is Markdown cells: the file's own text between two steps. Steps are code cells. What a notebook has no place for stands under
// `lectern` in the metadata, and importing reads it from there:
//   notebook   format: 1; name: the lesson's; frontMatter: the lines of its front matter
//   cell       fence: the line that opens the step in the lesson; blankLines: before it, where they are not one;
//              pictures: which file of the lesson an attachment is; is: `title`, `notice` or `parameters`, of cells that
//              are made of the front matter and of the run, and are left out when they come back as they were
// So that other tools do the same with a cell, some attributes are tags and metadata of Jupyter too: expect=error is
// `raises-exception`, norun `skip-execution`, hide `remove-cell`, fold hides the source, and answer the source and the outputs, unless the step failed.

/// Makes a notebook of a lesson.
struct NotebookExport {
  let lesson: Lesson
  /// What its last run showed; nil to leave that out.
  let record: LessonRecord?
  /// Where its pictures are.
  let folder: URL?

  /// The file's bytes.
  ///
  /// - Throws: what the encoder throws.
  func data() throws -> Data {
    let parts = LessonParts(lesson)
    var lectern: [String: JSONTree] = ["format": 1, "name": .string(lesson.name)]
    if let text = parts.frontMatter { lectern["frontMatter"] = .string(text) }
    let version = record?.versions["swift"] ?? ""
    let notebook: JSONTree = [
      "nbformat": 4, "nbformat_minor": 5, "cells": .array(cells(of: parts).map(\.json)),
      "metadata": [
        "kernelspec": ["name": "swift", "display_name": "Swift", "language": "swift"],
        "language_info": [
          "name": "swift", "file_extension": ".swift", "mimetype": "text/x-swift", "codemirror_mode": "swift",
          "pygments_lexer": "swift", "version": .string(version),
        ],
        "title": .string(lesson.title), "lectern": .object(lectern),
      ],
    ]
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(notebook) + Data("\n".utf8)
  }

  private func cells(of parts: LessonParts) -> [NotebookCell] {
    var cells = opening(parts)
    var ids = CellIDs(taken: lesson.steps.map(\.id))
    for index in cells.indices { cells[index].id = ids.free(cells[index].id) }
    let records = Dictionary((record?.steps ?? []).map { ($0.id, $0) }) { first, _ in first }
    var count = 0
    for (index, part) in parts.parts.enumerated() {
      var cell: NotebookCell
      switch part.kind {
      case .prose(let text): cell = prose(text, id: ids.free("prose-\(index + 1)"))
      case .step(let step, let fence):
        let one = records[step.id]
        let hasRun = one.map { ![.shownOnly, .notReached].contains($0.state) } ?? false
        if hasRun { count += 1 }
        cell = self.step(step, one, count: hasRun ? count : nil, id: ids.of(step))
        cell.lectern["fence"] = .string(fence)
      }
      if part.blankLines != LessonAssembly.blankLines(beforePart: index, hasFrontMatter: parts.frontMatter != nil) {
        cell.lectern["blankLines"] = .int(part.blankLines)
      }
      cells.append(cell)
    }
    return cells
  }

  /// What the page says at its top, and the parameters.
  private func opening(_ parts: LessonParts) -> [NotebookCell] {
    var cells: [NotebookCell] = []
    func add(_ role: String, _ kind: NotebookCell.Kind, _ source: String, tags: [String] = []) {
      cells.append(NotebookCell(id: role, kind: kind, source: source, lectern: ["is": .string(role)], tags: tags))
    }
    if parts.title != nil, LessonOpening.wantsTitle(lesson) { add("title", .markdown, LessonOpening.title(lesson)) }
    for notice in record?.notices ?? [] { add("notice", .markdown, LessonOpening.quoted(notice)) }
    if !lesson.parameters.isEmpty {
      add("parameters", .code(outputs: [], count: nil), LessonOpening.parameters(lesson), tags: ["parameters"])
    }
    return cells
  }

  private func prose(_ text: String, id: String) -> NotebookCell {
    var cell = NotebookCell(id: id, kind: .markdown, source: text)
    let pictures = ProsePictures.read(text, from: folder)
    guard !pictures.isEmpty else { return cell }
    cell.source = ProsePictures.replacing(
      Dictionary(pictures.map { ($0.url, "attachment:\($0.name)") }) { first, _ in first }, in: text)
    for picture in pictures { cell.attachments[picture.name] = [picture.mediaType: .string(picture.base64)] }
    cell.lectern["pictures"] = .object(
      Dictionary(pictures.map { ($0.name, JSONTree.string($0.url)) }) { first, _ in first })
    return cell
  }

  private func step(_ step: Step, _ record: StepRecord?, count: Int?, id: String) -> NotebookCell {
    let attributes = step.attributes
    let isShown = !attributes.hide || record?.state == .failed
    let outputs = isShown ? NotebookOutputs.of(record?.outputs ?? []) : []
    // A cell ends without the last line's end.
    let source = step.source.hasSuffix("\n") ? String(step.source.dropLast()) : step.source
    var cell = NotebookCell(id: id, kind: .code(outputs: outputs, count: count), source: source)
    if attributes.expectsError { cell.tags.append("raises-exception") }
    if attributes.norun { cell.tags.append("skip-execution") }
    if attributes.hide { cell.tags.append("remove-cell") }
    if let role = attributes.role { cell.tags.append(role) }
    if let title = step.title { cell.lectern["title"] = .string(title) }
    let isAnswer = attributes.answer && record?.state != .failed && record?.state != .stoppedEarly
    cell.isFolded = attributes.fold || attributes.hide || isAnswer
    cell.isOutputFolded = isAnswer
    return cell
  }
}
