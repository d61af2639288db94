import Literate

/// Where a browser without Lectern asks to come in.
struct JoinPage {
  var room: String

  var html: String {
    OwnPage(
      title: "Join \(room)",
      body: """
        <main id="_main" class="plain join">
        <p class="kicker">A workshop</p>
        <h1>\(OwnPage.escaped(room))</h1>
        <p>The lesson is shown here as the teacher runs it, and follows them. You read along; to run the steps yourself, join with
        Lectern: <code>lectern serve --join <span id="_here"></span> --code … --name …</code></p>
        <form id="_join">
        <p><label for="_code">The code that the teacher shows</label>
        <input id="_code" name="code" required maxlength="16" autocomplete="off" autocapitalize="characters" spellcheck="false" placeholder="KQ4-7MX"></p>
        <p><label for="_name">Your name, as the teacher is to see it</label>
        <input id="_name" name="name" required maxlength="40" autocomplete="nickname"></p>
        <p><button type="submit">Join</button></p>
        <p id="_problem" class="notice stopped" role="alert" hidden></p>
        </form>
        <noscript><p class="notice">Joining needs a browser that runs scripts.</p></noscript>
        </main>

        """, css: Self.css, script: Self.script
    ).html
  }

  private static let css = """
    .join form { max-width: 26rem; margin-top: 2rem; font-family: var(--sans); }
    .join label { display: block; font-size: 0.95rem; color: var(--soft); }
    .join input { display: block; width: 100%; margin-top: 0.35rem; padding: 0.6rem 0.8rem; font: 1.15rem/1.4 var(--sans); color: var(--ink);
      background: var(--ground); border: 1px solid var(--soft); border-radius: 8px; }
    .join #_code { font: 700 1.6rem/1.3 var(--mono); letter-spacing: 0.12em; text-transform: uppercase; }
    .join #_code::placeholder { color: var(--soft); opacity: 1; font-weight: 400; }
    .join button { padding: 0.6rem 1.6rem; font-size: 1.05rem; color: var(--paper); background: var(--accent); border-color: var(--accent); }
    .join button:hover { color: var(--paper); filter: brightness(1.12); }
    .join [hidden] { display: none; }

    """

  private static let script = #"""
    (function () {
    "use strict";
    var form = document.getElementById("_join"), problem = document.getElementById("_problem");
    document.getElementById("_here").textContent = location.origin;
    function complain(words) { problem.textContent = words; problem.hidden = false }
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      problem.hidden = true;
      fetch("/room/1/join", { method: "POST", credentials: "same-origin", headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ code: form.code.value, name: form.elements.name.value, browser: true }) })
        .then(function (answer) { return answer.json().then(function (said) {
          if (answer.ok) { location.href = "/" } else complain(said.problem.charAt(0).toUpperCase() + said.problem.slice(1) + ".");
        }) })
        .catch(function () { complain("The room is not reached. Is this machine in the teacher’s network?") });
    });
    form.code.focus();
    })();
    """#
}
