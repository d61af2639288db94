/// Search without a network: over the words of this page and what the page knows of the course's others.
enum SearchScript {
  static let text = #"""
    var search = byID("_search"), query = byID("_query"), found = byID("_found"), results = byID("_results"), index = null;
    function words(node) { return node.textContent.replace(/\s+/g, " ").trim() }
    function readIndex() {
      index = [];
      var here = document.querySelector("h1").textContent, place = null;
      if (document.querySelector(".text-column .step, .text-column .prose")) {
        place = { lesson: here, title: here, href: "#_top", text: "" }; index.push(place);
        all(".text-column > *").forEach(function (block) {
          if (block.matches(".neighbours, .yourself")) return;
          (block.matches(".prose") ? Array.prototype.slice.call(block.children) : [block]).forEach(function (part) {
            var heading = part.matches(".heading") && part.firstElementChild;
            if (heading || part.id) {
              var name = heading ? words(heading) : part.getAttribute("aria-label") || words(part.firstElementChild);
              place = { lesson: here, title: name, href: "#" + (heading ? heading.id : part.id), text: "" };
              index.push(place);
            }
            if (!heading) place.text += " " + words(part);
          });
        });
      }
      JSON.parse(byID("_index").textContent).forEach(function (lesson) {
        index.push({ lesson: lesson.title, title: lesson.title, href: lesson.page, text: lesson.summary });
        lesson.places.forEach(function (one) {
          index.push({ lesson: lesson.title, title: one[1], href: lesson.page + (one[0] ? "#" + one[0] : ""),
            text: one[2] || "" });
        });
      });
      index.forEach(function (one) { one.low = (one.title + " \n" + one.text).toLowerCase() });
    }
    function marked(text, terms) {
      var line = document.createElement("span"), low = text.toLowerCase(), position = 0;
      while (position < text.length) {
        var next = -1, length = 0;
        terms.forEach(function (term) {
          var at = low.indexOf(term, position);
          if (at >= 0 && (next < 0 || at < next)) { next = at; length = term.length }
        });
        if (next < 0) break;
        line.append(text.slice(position, next));
        var mark = document.createElement("mark"); mark.textContent = text.slice(next, next + length); line.append(mark);
        position = next + length;
      }
      line.append(text.slice(position));
      return line;
    }
    function context(text, terms) {
      var low = text.toLowerCase(), at = Math.min.apply(null, terms.map(function (term) {
        var place = low.indexOf(term); return place < 0 ? Infinity : place }));
      if (at === Infinity) return text.slice(0, 110) + (text.length > 110 ? " …" : "");
      var from = Math.max(0, at - 45);
      if (from) from = text.indexOf(" ", from) + 1 || from;
      return (from ? "… " : "") + text.slice(from, at + 90) + (at + 90 < text.length ? " …" : "");
    }
    function find() {
      if (!index) readIndex();
      var terms = query.value.toLowerCase().split(/\s+/).filter(Boolean);
      results.textContent = "";
      if (!terms.length) { found.textContent = ""; return }
      var hits = index.filter(function (one) { return terms.every(function (term) { return one.low.includes(term) }) });
      function rank(one) {
        var title = one.title.toLowerCase();
        return terms.filter(function (term) { return title.includes(term) }).length + (one.title === one.lesson ? 0.5 : 0);
      }
      hits = hits.map(function (one, place) { return { one: one, rank: rank(one), place: place } })
        .sort(function (a, b) { return b.rank - a.rank || a.place - b.place });
      hits.slice(0, 24).forEach(function (hit) {
        var item = document.createElement("li"), link = document.createElement("a"), title = document.createElement("strong");
        link.href = hit.one.href; title.append(marked(hit.one.title, terms)); link.append(title);
        if (hit.one.title !== hit.one.lesson) { var lesson = document.createElement("small");
          lesson.textContent = hit.one.lesson; link.append(" ", lesson) }
        var text = context(hit.one.text.trim(), terms);
        if (text) { var line = marked(text, terms); line.className = "context"; link.append(line) }
        link.addEventListener("click", function () { search.close() });
        item.append(link); results.append(item);
      });
      found.textContent = !hits.length ? "Nothing was found for “" + query.value + "”."
        : hits.length === 1 ? "One place" : hits.length > 24 ? "The first 24 of " + hits.length + " places"
        : hits.length + " places";
    }
    function openSearch(text) {
      if (!search.open) search.showModal();
      if (text) query.value = text;
      query.focus(); query.select(); find();
      var elsewhere = byID("_elsewhere");
      if (elsewhere) elsewhere.hidden = false;
    }
    all("button.find").forEach(function (button) {
      button.hidden = false; button.addEventListener("click", function () { openSearch() });
    });
    query.addEventListener("input", find);
    if (byID("_elsewhere")) byID("_elsewhere").addEventListener("click", function () {
      this.href = "index.html#search=" + encodeURIComponent(query.value) });
    search.addEventListener("keydown", function (event) {
      var links = all("a", results), at = links.indexOf(document.activeElement);
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        var next = at + (event.key === "ArrowDown" ? 1 : -1);
        if (next < 0) query.focus(); else if (links[next]) links[next].focus();
      } else if (event.key === "Escape") {
        // A field of this kind would only be emptied.
        event.preventDefault(); search.close();
      } else if (event.key === "Enter" && document.activeElement === query && links.length) {
        event.preventDefault(); links[0].click();
      }
    });
    function searchFromHash() {
      if (location.hash.indexOf("#search=") !== 0) return;
      try { openSearch(decodeURIComponent(location.hash.slice(8))) } catch (e) {}
    }
    addEventListener("hashchange", searchFromHash); searchFromHash();

    """#
}
