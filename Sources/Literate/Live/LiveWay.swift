import StepOutput

/// Another way that was tried for a step, as it stands beside it.
struct LiveWay {
  var run: StepRun
  var source: String
  /// nil while it runs.
  var result: StepResult?

  /// - Parameters:
  ///   - step: in whose place it ran.
  ///   - number: counts the ways of the step, from 1.
  func html(_ step: Step, _ lesson: Lesson, number: Int) -> String {
    var step = step
    step.source = source
    let record = result?.record
    let output = OutputHTML(
      step: step, lesson: lesson, names: lesson.stepNames, isExpected: record?.state == .failedAsExpected
    ).html(record?.outputs ?? [])
    let fault = FailureHTML.fault(in: record?.outputs ?? [], of: step, lesson: lesson)
    let code = CodeHTML(source, tokens: SwiftColouring.tokens(of: source)).html(fault: fault)
    let name = "another way \(number)"
    let time = record?.seconds.map { "<span class=\"time\">\(DurationText.short($0))</span>\n" } ?? ""
    let words = record == nil ? "Runs" : record?.state == .failed ? "Failed" : ""
    let state = words.isEmpty ? "" : "<span class=\"state\">\(words)</span>\n"
    let use = "<button type=\"button\" data-adopt=\"\(run.number)\" aria-label=\"Use \(name)\">Use this one</button>\n"
    let isUsable = record?.state == .ran || record?.state == .failedAsExpected || record?.state == .stoppedEarly
    return """
      <section class="way\(record?.state == .failed ? " failed" : "")" data-run="\(run.number)" aria-label="\(name.capitalizedFirst)">
      <div class="bar"><span class="name">\(name.capitalizedFirst)</span>
      <span class="facts">\(state)\(time)\(isUsable ? use : "")\
      <button type="button" data-drop="\(run.number)" aria-label="Let \(name) go">Let it go</button></span></div>
      <pre class="code" tabindex="0"><code class="language-swift">\(code)</code></pre>
      \(output.isEmpty ? "" : "<div class=\"output\">\n\(output)</div>\n")</section>

      """
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
