import Foundation
import StepOutput

/// What a step showed, as the outputs of a notebook's cell.
enum NotebookOutputs {
  static func of(_ outputs: [StepOutput]) -> [JSONTree] { JoinedOutputs.of(outputs).flatMap(of) }

  private static func of(_ output: StepOutput) -> [JSONTree] {
    switch output {
    case .text(let text): [stream("stdout", ShownText.final(text))]
    case .errorText(let text): [stream("stderr", ShownText.final(text))]
    case .table(let table): [table.asDisplay]
    case .figure(let figure): [words("**\(GFM.escaped(figure.title))**", plain: figure.title), self.figure(figure)]
    case .images(let grid): images(grid)
    case .progress(let progress): [stream("stdout", progress.label + "\n")]
    // It stands at the top of the notebook.
    case .notice: []
    case .error(let failure): [error(failure)]
    }
  }

  static func display(_ data: [String: JSONTree], metadata: [String: JSONTree] = [:]) -> JSONTree {
    ["output_type": "display_data", "data": .object(data), "metadata": .object(metadata)]
  }

  private static func stream(_ name: String, _ text: String) -> JSONTree {
    ["output_type": "stream", "name": .string(name), "text": .lines(text)]
  }

  private static func figure(_ figure: StepOutput.Figure) -> JSONTree {
    display([
      "image/svg+xml": .lines(SVGFile.text(figure.light)),
      "text/plain": .lines(figure.description),
    ])
  }

  /// A bundle holds one picture; what is written above and below stands by itself, or a notebook would not show it.
  private static func images(_ grid: StepOutput.ImageGrid) -> [JSONTree] {
    var outputs: [JSONTree] = []
    if let title = grid.title { outputs.append(words("**\(GFM.escaped(title))**", plain: title)) }
    for picture in grid.pictures {
      let size = PictureSize(picture)
      outputs.append(
        display(
          [
            picture.mediaType: .string(picture.data.base64EncodedString()),
            "text/plain": .lines(picture.alternativeText),
          ],
          metadata: [picture.mediaType: ["width": .int(size.width), "height": .int(size.height)]]))
      let caption = PictureCaption.text(picture)
      if !caption.isEmpty { outputs.append(words(GFM.escaped(caption), plain: caption)) }
    }
    return outputs
  }

  private static func words(_ markdown: String, plain: String) -> JSONTree {
    display(["text/markdown": .lines(markdown), "text/plain": .lines(plain)])
  }

  private static func error(_ failure: StepOutput.Failure) -> JSONTree {
    let place = FailureText.place(failure)
    let trace = [place.map { "\($0): \(failure.message)" } ?? failure.message] + failure.details
    return [
      "output_type": "error", "ename": .string(FailureText.kind(failure.kind)), "evalue": .string(failure.message),
      "traceback": .array(trace.map(JSONTree.string)),
    ]
  }
}

extension StepOutput.Table {
  fileprivate var asDisplay: JSONTree {
    NotebookOutputs.display([
      "text/html": .lines(PlainTableHTML.html(self)), "text/plain": .lines(plainText ?? PlainTable.text(self)),
    ])
  }
}
