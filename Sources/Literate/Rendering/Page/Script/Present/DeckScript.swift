/// One slide after the other: going to one, staying where one is when the page changes, leaving at the same place.
enum DeckScript {
  static let text = #"""
    var slides = [], at = -1, deck = null, timer = 0, cut = [], seen = new MutationObserver(function () { later() });
    function isOn() { return root.hasAttribute("data-presenting") }
    function isWanted() { return /^#present(-\d+)?$/.test(location.hash) && !byID(location.hash.slice(1)) }
    function element(tag, attributes, content) {
      var one = document.createElement(tag);
      Object.keys(attributes || {}).forEach(function (key) { one.setAttribute(key, attributes[key]) });
      if (content) one.textContent = content;
      return one;
    }
    function uncut() {
      cut.forEach(function (one) { one.style.removeProperty("max-height"); one.style.removeProperty("overflow-y");
        if (one.dataset.cut) { one.removeAttribute("tabindex"); delete one.dataset.cut } });
      cut = [];
    }
    // What is too long scrolls inside its box: the highest first.
    function cutDown() {
      var boxes = all("[data-on] pre, [data-on] .wide, [data-on=all]", main).filter(function (one) {
        return one.getClientRects().length && !one.matches(".fold, .output, .prose, .opening, .heading, .step") });
      for (var n = 0; n < 3 && isOver(); n++) {
        boxes.sort(function (a, b) { return b.clientHeight - a.clientHeight });
        var box = boxes[0];
        if (!box) return;
        cut.push(box);
        box.style.overflowY = "auto";
        box.style.maxHeight = Math.max(120, box.offsetHeight - (main.scrollHeight - main.clientHeight)) + "px";
        if (box.tabIndex < 0) { box.tabIndex = 0; box.dataset.cut = "tab" }
      }
    }
    function apply() {
      var slide = slides[at];
      if (at) delete root.dataset.title; else root.dataset.title = "";
      uncut(); mark(slide.units, slide.heads); dress(slide.how);
      main.scrollTop = 0;
      if (isOver()) cutDown();
      deck.place.textContent = (at + 1) + " / " + slides.length + " · " + slide.title;
      deck.bar.style.width = 100 * (slides.length > 1 ? at / (slides.length - 1) : 1) + "%";
      history.replaceState(history.state, "", "#present-" + (at + 1));
      tell();
    }
    function show(place) {
      at = Math.max(0, Math.min(slides.length - 1, place));
      tellPlainly("");
      apply();
      // The step of the slide takes the keys that are for steps.
      var step = slides[at].units[slides[at].units.length - 1].closest(".step");
      if (step) { step.tabIndex = -1; step.focus({ preventScroll: true }) }
      else main.focus({ preventScroll: true });
      say("Slide " + (at + 1) + " of " + slides.length + ": " + slides[at].title);
    }
    // The page has changed, or its window: the same part of it stays, at its slide of the same number.
    function renew() {
      timer = 0;
      if (!isOn()) return;
      var old = slides[at], before = slides.slice(0, at).filter(function (one) { return one.anchor === old.anchor }).length;
      var id = old.anchor.id, scrolled = cut.map(function (one) { return [one, one.scrollTop, one.scrollLeft] });
      uncut();
      slides = build();
      var own = slides.filter(function (one) { return one.anchor === old.anchor || (id && one.anchor.id === id) });
      var next = own[Math.min(before, own.length - 1)];
      at = next ? slides.indexOf(next) : Math.min(at, slides.length - 1);
      apply();
      scrolled.forEach(function (one) { one[0].scrollTop = one[1]; one[0].scrollLeft = one[2] });
    }
    function later() { if (!timer) timer = setTimeout(renew, 120) }
    function tellPlainly(words) { deck.words.textContent = words }
    function makeDeck() {
      deck = { box: element("div", { "id": "_deck", "role": "region", "aria-label": "Slides" }),
        bar: element("div", { "class": "deck-bar" }),
        place: element("p", { "class": "deck-place" }), words: element("p", { "class": "deck-words", "role": "status" }) };
      deck.box.append(deck.words, deck.place, deck.bar);
      document.body.append(deck.box);
    }
    function present(place) {
      var here = stepHere(steps()), step = here < 0 ? null : steps()[here];
      if (!deck) makeDeck();
      root.dataset.presenting = "";
      slides = build();
      var start = place === undefined ? slides.findIndex(function (one) { return step && one.anchor !== main && one.anchor.contains(step) }) : place;
      show(Math.max(0, start));
      seen.observe(text, { childList: true, characterData: true, subtree: true });
    }
    function leave() {
      var slide = slides[at];
      clearTimeout(timer); timer = 0;
      seen.disconnect(); uncut(); mark([]);
      ["presenting", "layout", "title", "black"].forEach(function (key) { delete root.dataset[key] });
      ["--grow", "--type"].forEach(function (key) { root.style.removeProperty(key) });
      if (document.fullscreenElement) document.exitFullscreen();
      history.replaceState(history.state, "", location.pathname + location.search);
      var anchor = at ? slide.anchor : main, unit = at && slide.units[0] || anchor;
      if (anchor.matches(".step, .aside")) unit = anchor;
      if (anchor.matches(".step")) { anchor.tabIndex = -1; anchor.focus({ preventScroll: true }) }
      (at ? unit : document.body).scrollIntoView({ block: "start", behavior: "instant" });
      say("No longer presenting");
      tell();
    }

    """#
}
