import Offline
import Testing

@testable import lectern

@Suite struct FindingLinesTests {
  private let finding = Finding.missing(
    "memory", "one two three four five six seven eight nine ten", wanted: "more", "free --human --some --long --words")

  @Test func wordsStandBesideTheSign() {
    let plain = FindingLines(finding: finding, style: Style(isOn: false), columns: nil).text
    #expect(
      plain == """
        ✗ missing  memory                one two three four five six seven eight nine ten
                                         wanted: more
                                         → free --human --some --long --words
        """)
    let good = FindingLines(finding: .good("memory", "enough"), style: Style(isOn: false), columns: 80).text
    #expect(good == "✓ good     memory                enough")
  }

  @Test func linesFitTheTerminalAndCommandsStayWhole() {
    let wide = FindingLines(finding: finding, style: Style(isOn: false), columns: 76).text.split(separator: "\n")
    #expect(wide.count == 4 && wide.dropLast().allSatisfy { $0.count <= 76 })
    let narrow = FindingLines(finding: finding, style: Style(isOn: false), columns: 30).text.split(separator: "\n")
    #expect(narrow[0].hasPrefix("✗ missing  memory") && narrow[1] == "    one two three four five")
    #expect(narrow.last == "    → free --human --some --long --words")
  }

  @Test func colourIsBesideTheWordNotInItsPlace() {
    let coloured = FindingLines(finding: finding, style: Style(isOn: true), columns: nil).text
    #expect(coloured.hasPrefix("\u{1b}[31m✗ missing  memory"))
  }
}
