/// Keeps a board as things are: takes the sections that have changed, and asks for what its buttons say.
enum BoardScript {
  static let text = #"""
    (function () {
    "use strict";
    function byID(id) { return document.getElementById(id) }
    var trouble = byID("_trouble"), dialog = byID("_ask"), wish = null;
    function complain(words) { trouble.textContent = words; trouble.hidden = !words }
    function take(sections) {
      Object.keys(sections).forEach(function (id) {
        var place = byID(id), focus = document.activeElement, key = place.contains(focus) && focus.dataset ? focus.dataset.key : null;
        var lefts = Array.prototype.map.call(place.querySelectorAll("pre"), function (one) { return [one.scrollLeft, one.scrollTop] });
        place.innerHTML = sections[id];
        if (key) { var again = place.querySelector('[data-key="' + key + '"]'); if (again) again.focus({ preventScroll: true }) }
        Array.prototype.forEach.call(place.querySelectorAll("pre"), function (one, number) {
          if (lefts[number]) { one.scrollLeft = lefts[number][0]; one.scrollTop = lefts[number][1] }
        });
      });
    }
    function press(id, on) { byID(id).setAttribute("aria-pressed", String(on)) }
    var events = new EventSource("room/events");
    events.addEventListener("board", function (event) {
      var said = JSON.parse(event.data);
      complain(""); take(said.sections);
      press("_anonymous", said.isAnonymous); press("_lock", said.isLocked);
      ["_anonymous", "_lock", "_end"].forEach(function (id) { byID(id).disabled = said.isOver });
    });
    events.onerror = function () { complain("The line to Lectern broke; trying again …") };
    function ask(what) {
      return fetch("room/do", { method: "POST", credentials: "same-origin", headers: { "Content-Type": "application/json" },
        body: JSON.stringify(what) }).then(function (answer) { if (!answer.ok) throw new Error(String(answer.status)) })
        .catch(function () { complain("That did not reach Lectern; is it still running?") });
    }
    function toggle(id, name) {
      byID(id).addEventListener("click", function () { ask({ what: name, on: byID(id).getAttribute("aria-pressed") !== "true" }) });
    }
    toggle("_anonymous", "anonymous"); toggle("_lock", "lock");
    function sure(words, what) { wish = what; byID("_ask-words").textContent = words; dialog.showModal(); byID("_no").focus() }
    byID("_yes").addEventListener("click", function () { dialog.close(); ask(wish) });
    byID("_no").addEventListener("click", function () { dialog.close() });
    byID("_end").addEventListener("click", function () { sure("End the room? Everybody is told; what they have stays theirs.", { what: "end" }) });
    document.addEventListener("click", function (event) {
      var button = event.target.closest && event.target.closest("[data-remove]");
      if (!button) return;
      sure(button.getAttribute("aria-label") + "? They can come back only by joining again.", { what: "remove", learner: Number(button.dataset.remove) });
    });
    })();
    """#
}
