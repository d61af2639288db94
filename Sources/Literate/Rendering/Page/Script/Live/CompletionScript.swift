/// Completion: a list at the caret. The field stays what it is, a text field, and names the chosen entry as its active descendant:
/// HTML allows no other role for it.
///
/// ARIA Authoring Practices, W3C, “Combobox”: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
enum CompletionScript {
  static let text = #"""
    const offers = { box: null, editor: null, list: [], shown: [], at: 0, start: 0, length: 0, asked: 0 };
    function completeSoon(editor) {
      clearTimeout(editor.completeTimer);
      const area = editor.area, before = area.value.slice(0, area.selectionStart);
      const word = /[A-Za-z_]\w*$/.exec(before), isDot = /[\w)\]}>?!"]\.$|(^|[\s(,:=\[])\.$/.test(before);
      if (offers.editor === editor) filterOffers();
      const inside = /\/\/[^\n]*$/.test(before) && !/"[^"\n]*\/\/[^"\n]*$/.test(before);
      if (inside || !(isDot || (word && (word[0].length >= 2 || before[before.length - word[0].length - 1] === ".")))) return;
      editor.completeTimer = setTimeout(() => complete(editor, false), 150);
    }
    function complete(editor, isAsked) {
      const area = editor.area, offset = area.selectionStart, text = area.value, number = ++offers.asked;
      ask("complete", { step: editor.host.id, source: text, offset: offset }).then((reply) => {
        const found = reply.completions || {}, list = found._2 || found._0 || [];
        if (number !== offers.asked || !editor.isOpen || document.activeElement !== area || area.selectionStart < offset) return;
        if (!area.value.startsWith(text.slice(0, offset))) return;
        const chosen = offers.editor === editor && offers.hasMoved && offers.shown[offers.at];
        Object.assign(offers, { editor: editor, list: list, start: found.start, length: found.length, tail: text.length - found.start - found.length });
        filterOffers(chosen && chosen.label);
        if (isAsked && !offers.shown.length) say("Nothing to complete here.");
      }, () => { if (isAsked) say("Nothing to complete here.") });
    }
    function wordHere() {
      const area = offers.editor.area;
      return area.selectionStart >= offers.start ? area.value.slice(offers.start, area.selectionStart) : null;
    }
    function filterOffers(keepLabel) {
      const word = wordHere();
      if (word === null || /[^\w`$#@]/.test(word)) return closeCompletions();
      const low = word.toLowerCase();
      const rank = (one) => {
        const label = one.label.toLowerCase();
        if (one.label.startsWith(word)) return 0;
        if (label.startsWith(low)) return 1;
        let at = 0;
        for (const letter of label.split("(")[0]) if (letter === low[at]) at++;
        return at === low.length ? 2 : -1;
      };
      const ranked = offers.list.map((one, place) => [rank(one), place, one]).filter((one) => one[0] >= 0);
      offers.shown = ranked.sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, 60).map((one) => one[2]);
      if (!offers.shown.length || (offers.shown.length === 1 && offers.shown[0].text === word)) return closeCompletions();
      offers.at = Math.max(0, offers.shown.findIndex((one) => one.label === keepLabel));
      if (!keepLabel) offers.hasMoved = false;
      showOffers();
    }
    function showOffers() {
      const editor = offers.editor;
      closeTip();
      if (!offers.box) {
        offers.box = make("div", { "class": "offers" });
        offers.entries = make("ul", { role: "listbox", id: "_offers", "aria-label": "Completions" });
        offers.about = make("p", { "class": "about" });
        offers.box.append(offers.entries, offers.about);
        offers.box.addEventListener("pointerdown", (event) => event.preventDefault());
        offers.entries.addEventListener("click", (event) => {
          const entry = event.target.closest("[role=option]");
          if (entry) { offers.at = Number(entry.dataset.at); acceptOffer() }
        });
        byID("_main").append(offers.box);
      }
      offers.entries.replaceChildren(...offers.shown.map((one, place) => make("li", { role: "option", id: "_offer-" + place,
        "data-at": place, "aria-selected": "false" }, make("span", { "class": "kind kind-" + one.kind.replace(/[^a-z]/gi, ""),
          "aria-hidden": "true" }, one.kind.slice(0, 1).toUpperCase()), make("span", { "class": "name" }, one.label),
        one.type ? make("span", { "class": "of-type" }, one.type) : "")));
      offers.box.hidden = false;
      setAttribute(editor.area, "aria-controls", "_offers");
      chooseOffer(offers.at);
      const rect = rectAt(editor.sheet, offers.start), own = offers.box;
      own.style.left = "0"; own.style.top = "0";
      const width = own.offsetWidth, height = own.offsetHeight, fits = rect.bottom + height + 4 < seenHeight() || rect.top < height;
      own.style.left = Math.max(8, Math.min(rect.left - 30, root.clientWidth - width - 8)) + scrollX + "px";
      own.style.top = (fits ? rect.bottom + 2 : rect.top - height - 2) + scrollY + "px";
    }
    function chooseOffer(place) {
      const entries = offers.entries.children;
      if (entries[offers.at]) entries[offers.at].setAttribute("aria-selected", "false");
      offers.at = (place + entries.length) % entries.length;
      const entry = entries[offers.at], one = offers.shown[offers.at];
      entry.setAttribute("aria-selected", "true");
      const list = offers.entries;
      if (entry.offsetTop < list.scrollTop) list.scrollTop = entry.offsetTop;
      else if (entry.offsetTop + entry.offsetHeight > list.scrollTop + list.clientHeight)
        list.scrollTop = entry.offsetTop + entry.offsetHeight - list.clientHeight;
      offers.editor.area.setAttribute("aria-activedescendant", entry.id);
      offers.about.textContent = one.summary || "";
      offers.about.hidden = !one.summary;
    }
    function closeCompletions() {
      offers.asked++;
      if (!offers.editor) return false;
      ["aria-activedescendant", "aria-controls"].forEach((name) => offers.editor.area.removeAttribute(name));
      offers.editor = null;
      const wasOpen = offers.box && !offers.box.hidden;
      if (offers.box) offers.box.hidden = true;
      return wasOpen;
    }
    function acceptOffer() {
      const editor = offers.editor, area = editor.area, one = offers.shown[offers.at];
      // `<#T##name: Int##Int#>` says the same thing twice.
      const text = one.text.replace(/<#T##([^#\n]*)(?:##[^\n]*?)?#>/g, "<#$1#>");
      const start = offers.start, end = Math.max(area.selectionStart, area.value.length - offers.tail);
      closeCompletions();
      area.setSelectionRange(start, end);
      insert(area, text);
      clearTimeout(editor.completeTimer);
      editor.hasHoles = /<#[^\n]*?#>/.test(text);
      if (editor.hasHoles) { area.setSelectionRange(start, start); nextHole(area) }
    }
    function caretMoved(editor) {
      if (offers.editor !== editor) return;
      const word = wordHere();
      if (word === null || editor.area.selectionStart !== editor.area.selectionEnd || /\W/.test(word)) closeCompletions();
    }
    // Whether the key was the list's.
    function completionKey(editor, event) {
      if (offers.editor !== editor || !offers.box || offers.box.hidden || event.ctrlKey || event.metaKey || event.altKey) return false;
      switch (event.key) {
      case "ArrowDown": chooseOffer(offers.at + 1); offers.hasMoved = true; return true;
      case "ArrowUp": chooseOffer(offers.at - 1); offers.hasMoved = true; return true;
      case "PageDown": chooseOffer(Math.min(offers.shown.length - 1, offers.at + 8)); return true;
      case "PageUp": chooseOffer(Math.max(0, offers.at - 8)); return true;
      case "Enter": if (event.shiftKey) { closeCompletions(); return false } acceptOffer(); return true;
      case "Tab": if (event.shiftKey) return false; acceptOffer(); return true;
      case "Escape": closeCompletions(); return true;
      }
      return false;
    }

    """#
}
