import Literate

/// The page around a board.
struct BoardPage {
  let board: Board

  var html: String {
    let sections = board.sections
    let isAnonymous = board.room.isAnonymous
    return OwnPage(
      title: "Board – \(board.room.name)",
      body: """
        <a class="skip" href="#_main">Skip to the board</a>
        <main id="_main" class="plain board" tabindex="-1">
        <header><p class="kicker"><a href="index.html">The lessons</a></p>
        <h1>\(OwnPage.escaped(board.room.name))</h1>
        <div class="tools">
        <button type="button" id="_anonymous" aria-pressed="\(isAnonymous)">Anonymous</button>
        <button type="button" id="_lock" aria-pressed="\(board.room.isLocked)">Let nobody else in</button>
        <button type="button" id="_end" class="alarm">End the room</button>
        </div></header>
        <section id="_door" class="door" aria-label="How to join">\(sections["_door"] ?? "")</section>
        <section id="_facts" class="facts" aria-label="How many are where" aria-live="polite">\(sections["_facts"] ?? "")</section>
        <p id="_trouble" class="notice stopped" role="alert" hidden></p>
        <section class="wide"><h2>Who is where</h2>
        <div id="_grid" class="grid" tabindex="0" role="group" aria-label="Who is where">\(sections["_grid"] ?? "")</div></section>
        <section><h2>Errors</h2><div id="_errors">\(sections["_errors"] ?? "")</div></section>
        <section class="wide"><h2>Answers</h2><div id="_answers">\(sections["_answers"] ?? "")</div></section>
        <dialog id="_ask" class="panel" aria-labelledby="_ask-words"><p id="_ask-words"></p>
        <p class="tools"><button type="button" id="_yes" class="alarm">Yes</button> <button type="button" id="_no">No</button></p></dialog>
        </main>

        """, css: BoardStyle.css, script: BoardScript.text
    ).html
  }
}
