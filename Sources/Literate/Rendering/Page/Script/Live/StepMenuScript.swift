/// A step's menu: what is done now and then.
enum StepMenuScript {
  static let text = #"""
    let menus = 0;
    function menuButton(step) {
      const menu = make("div", { "class": "live-menu", popover: "auto", id: "_menu-" + ++menus, role: "group",
        "aria-label": nameOf(step) });
      const open = button("⋯", { "class": "more-of", popovertarget: menu.id,
        "aria-label": "More for " + nameOf(step).toLowerCase() }, () => {});
      menu.addEventListener("beforetoggle", (event) => { if (event.newState === "open") fillMenu(step, menu) });
      menu.addEventListener("toggle", (event) => {
        if (event.newState !== "open") return;
        placeBelow(menu, boxOf(open));
        const first = menu.querySelector("button");
        if (first) first.focus({ preventScroll: true });
      });
      menu.addEventListener("keydown", (event) => {
        const items = all("button", menu), at = items.indexOf(document.activeElement);
        const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
        if (to === undefined) return;
        event.preventDefault(); event.stopPropagation();
        items[(to + items.length) % items.length].focus();
      });
      return make("div", { "class": "menu-place" }, open, menu);
    }
    // In the window, under a place in it or above it.
    function placeBelow(element, box) {
      element.style.left = "0"; element.style.top = "0";
      const own = boxOf(element), left = Math.max(8, Math.min(box.right - own.width, root.clientWidth - own.width - 8));
      const below = box.bottom + 4, fits = below + own.height < seenHeight();
      element.style.left = left + "px";
      element.style.top = Math.max(8, fits ? below : box.top - own.height - 4) + "px";
    }
    function fillMenu(step, menu) {
      const name = nameOf(step).toLowerCase(), isReaders = step.author !== undefined || step.draft !== null;
      const items = [];
      const add = (words, hint, act) => items.push(button("", {}, () => { menu.hidePopover(); act() })), last = () => items[items.length - 1];
      const item = (words, hint, act) => {
        add(words, hint, act);
        last().append(make("strong", {}, words), " ", make("small", {}, hint));
      };
      if (isRun(step)) item("Go back to here", "as it was before " + name, () => goBack(step));
      item("Try another way", "beside this one; this one stays", () => tryAnotherWay(step));
      if (isReaders) item("The author’s version", "what you changed, and back", () => showAuthors(step));
      if (step.author !== undefined && step.draft === null) item("Save to the file", "your code into the lesson", () => save(step));
      if (room.state && room.state.role === "teacher" && room.state.isOpen)
        item("Bring the room here", "everybody follows to " + name, () => bringRoom(step));
      item("Copy", "the code as it stands here", () => copyCode(step));
      menu.replaceChildren(...items);
    }
    function goBack(step) {
      ask("goBack", { step: step.id }).then(() => say("Back before " + nameOf(step).toLowerCase() + "."),
        (error) => complain(step, error));
    }
    function save(step) {
      ask("save", { step: step.id }).then(() => {
        note(step, "Saved: your code of this step stands in the lesson’s file now.", []);
      }, (error) => complain(step, error));
    }
    function copyCode(step) {
      const text = bare(codeNow(step)) + "\n";
      const done = () => say("Copied");
      const select = () => {
        const range = document.createRange();
        openAnswer(step);
        step.parts.fold.open = true;
        range.selectNodeContents(step.parts.code);
        getSelection().removeAllRanges(); getSelection().addRange(range);
        say(document.execCommand("copy") ? "Copied" : "Selected: copy it with your browser.");
      };
      if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, select); else select();
    }

    """#
}
