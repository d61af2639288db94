/// The speaker's window. It is the same page, opened by the one that presents and told by messages what to show: so it works from a
/// file, and either of the two can be loaded again.
enum SpeakerNotesScript {
  static let text = #"""
    var desk = null;
    function proseOf(slide) {
      var parts = slide.units.filter(function (unit) { return unit.closest(".prose") && !unit.matches(".heading") });
      if (!parts.length && slide.anchor.matches(".step, .aside")) {
        var before = slide.anchor.previousElementSibling;
        if (before && before.matches(".prose")) parts = array(before.children).filter(function (one) {
          return !one.matches(".heading, .speaker-notes") });
      }
      return parts.map(function (one) { return one.matches("li") ? "<ul>" + one.outerHTML + "</ul>" : one.outerHTML }).join("");
    }
    function tell() {
      if (!desk || desk.closed) return;
      var message = { lectern: "slide", on: isOn(), title: words(document.querySelector("h1")) };
      if (isOn()) {
        var slide = slides[at], next = slides[at + 1], own = slide.notes;
        // A step's notes are those of all its slides.
        if (!own.length && slide.anchor.matches(".step, .aside")) slides.forEach(function (one) {
          if (one.anchor === slide.anchor) own = own.concat(one.notes) });
        message.place = deck.place.textContent; message.next = next ? next.title : "The end";
        message.notes = document.querySelector(".speaker-notes") ? own.map(function (one) { return one.innerHTML }).join("")
          : proseOf(slide);
      }
      desk.postMessage(message, location.origin === "null" || location.protocol === "file:" ? "*" : location.origin);
    }
    function openNotes() {
      desk = window.open(location.pathname + location.search + "#_notes", "lectern-notes", "popup,width=900,height=700");
      if (!desk) return tellPlainly("The browser did not open the notes window: allow pop-ups for this page, then press n again.");
      tellPlainly("");
    }
    function clock() { try { return JSON.parse(recall("clock")) || resetClock() } catch (e) { return resetClock() } }
    function resetClock() { var now = { start: Date.now(), held: null }; keep("clock", JSON.stringify(now)); return now }
    addEventListener("message", function (event) {
      var data = event.data;
      if (!data || event.origin !== (location.protocol === "file:" ? "null" : location.origin) && event.origin !== location.origin) return;
      if (event.source === window.opener && data.lectern === "slide" && board) return showSlide(data);
      if (board || !event.source) return;
      if (data.lectern === "hello") { desk = event.source; tell() }
      if (data.lectern === "key" && event.source === desk) {
        if (isOn()) presentKey(String(data.key), !!data.shift);
        else if (data.key === "p") startPresenting();
      }
    });

    // In the speaker's window:
    var board = null;
    function put(one, words) { if (one.textContent !== words) one.textContent = words }
    function showSlide(data) {
      board.lost = 0;
      put(board.place, data.on ? data.place : "The page is not presenting. Press p to begin.");
      board.next.textContent = data.on ? data.next : data.title;
      var html = new DOMParser().parseFromString(data.on ? data.notes : "", "text/html");
      all("[id]", html).forEach(function (one) { one.removeAttribute("id") });
      var same = board.html === data.notes;
      if (same) return;
      board.html = data.notes;
      board.notes.replaceChildren.apply(board.notes, array(html.body.childNodes));
      if (!board.notes.childNodes.length) board.notes.append(element("p", { "class": "soft" }, "No notes for this slide."));
      board.notes.scrollTop = 0;
    }
    function span(seconds) {
      var two = function (number) { return (number < 10 ? "0" : "") + number }, whole = Math.max(0, Math.floor(seconds));
      return (whole >= 3600 ? Math.floor(whole / 3600) + ":" : "") + two(Math.floor(whole / 60) % 60) + ":" + two(whole % 60);
    }
    function pauseClock() {
      var now = clock();
      if (now.held === null) now.held = Date.now(); else { now.start += Date.now() - now.held; now.held = null }
      keep("clock", JSON.stringify(now)); tick();
    }
    function tick() {
      var now = clock(), end = now.held === null ? Date.now() : now.held;
      board.time.textContent = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
      board.since.textContent = span((end - now.start) / 1000);
      board.pause.textContent = now.held === null ? "Pause" : "Go on";
    }
    function makeBoard() {
      root.dataset.notes = "";
      document.title = "Notes: " + document.title;
      board = { box: element("div", { "id": "_board", "role": "main" }), place: element("h1", { "aria-live": "polite" }, "Looking for the slides …"),
        notes: element("div", { "class": "board-notes", "tabindex": "0", "role": "group", "aria-label": "Notes" }),
        next: element("span"), time: element("span", { "class": "board-time" }), since: element("span", { "class": "board-since" }),
        pause: element("button", { "type": "button" }), reset: element("button", { "type": "button" }, "Reset"), lost: 0 };
      var line = element("p", { "class": "board-clock" }), next = element("p", { "class": "board-next" }, "Next: ");
      line.append(board.time, board.since, board.pause, board.reset); next.append(board.next);
      [["Back", "PageUp"], ["Next", "PageDown"]].forEach(function (one) {
        var move = element("button", { "type": "button" }, one[0]);
        move.addEventListener("click", function () { send("key", one[1]) }); line.append(move);
      });
      board.box.append(line, board.place, board.notes, next);
      document.body.append(board.box);
      board.pause.addEventListener("click", pauseClock);
      board.reset.addEventListener("click", function () { resetClock(); tick() });
      tick(); setInterval(tick, 500); hello(); setInterval(hello, 1000);
    }
    function send(kind, key, shift) {
      if (window.opener && !window.opener.closed) window.opener.postMessage({ lectern: kind, key: key, shift: shift },
        location.protocol === "file:" ? "*" : location.origin);
    }
    // Again and again, since the page that presents may have been loaded again.
    function hello() {
      send("hello");
      if (++board.lost > 3) put(board.place, "The slides are gone. Open the page, press p, then n.");
    }
    addEventListener("keydown", function (event) {
      if (!board) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      event.stopImmediatePropagation();
      if (/^( |Enter)$/.test(event.key) && event.target.closest && event.target.closest("button, a")) return;
      if (/^(ArrowDown|ArrowUp|Tab|Shift)$/.test(event.key)) return;
      if (!/^[fon?t]$/.test(event.key)) send("key", event.key, event.shiftKey);
      event.preventDefault();
    }, true);
    if (location.hash === "#_notes" && window.opener) makeBoard();

    """#
}
