/// The reader's place: what is before the eyes stays there, whatever grows above it, and after the page was loaded again.
enum PlaceScript {
  static let text = #"""
    function boxOf(element) { return element.getBoundingClientRect() }
    function seenHeight() { return innerHeight - (bar.element ? bar.element.offsetHeight : 0) }
    // What begins or goes on in the window, from the top: the first that is still there afterwards is held.
    function placesNow() {
      const found = [], focus = document.activeElement, end = seenHeight();
      if (focus && focus.closest(".step")) {
        const box = boxOf(focus);
        if (box.height && box.top >= 0 && box.top < end) found.push({ element: focus, top: box.top });
      }
      (function look(parent, depth) {
        for (const child of parent.children) {
          const box = boxOf(child);
          if (!box.height || box.bottom <= 1) continue;
          if (box.top > end || found.length > 12) return;
          if (box.top < 0 && depth < 4) look(child, depth + 1);
          found.push({ element: child, top: box.top });
        }
      })(document.querySelector("main"), 0);
      return found;
    }
    function keepPlace(work) {
      const places = scrollY > 0 || document.activeElement !== document.body ? placesNow() : [], height = seenHeight();
      const running = lesson.running && steps.get(lesson.running), article = running && running.article;
      const end = article ? boxOf(article).bottom : Infinity, follows = end > 0 && end <= height + 4;
      work();
      const place = places.find((one) => one.element.isConnected && boxOf(one.element).height);
      if (place) scrollDown(boxOf(place.element).top - place.top);
      if (follows && article.isConnected) {
        const over = boxOf(article).bottom - height + 8;
        // What comes in one piece and is larger than the window is read from its top.
        if (over > 0 && over < height * 0.8) scrollDown(over);
      }
    }
    function scrollDown(by) { if (Math.abs(by) >= 1) scrollBy({ top: by, behavior: "instant" }) }
    function rememberPlace() {
      const place = placesNow().map((one) => ({ id: (one.element.closest("[id]") || {}).id, element: one.element }))
        .find((one) => one.id && one.id[0] !== "_");
      try {
        const box = place && boxOf(byID(place.id));
        sessionStorage.setItem("lectern-place", JSON.stringify(
          { path: location.pathname, id: place ? place.id : null, top: place ? box.top : 0, scroll: scrollY }));
      } catch (e) {}
    }
    function restorePlace() {
      const entry = performance.getEntriesByType("navigation")[0];
      let place = null;
      try { place = JSON.parse(sessionStorage.getItem("lectern-place")) } catch (e) {}
      if (!place || place.path !== location.pathname || !entry || entry.type !== "reload") return;
      history.scrollRestoration = "manual";
      const element = place.id && byID(place.id);
      if (element) scrollDown(boxOf(element).top - place.top); else scrollTo({ top: place.scroll, behavior: "instant" });
    }
    addEventListener("pagehide", rememberPlace);

    """#
}
