/// What stands on which slide: parts of the page in their order, as many as fit. Whether they do is measured, not guessed.
enum SlidesScript {
  static let text = #"""
    var sizes = [2, 1.7, 1.45, 1.2, 1, 0.85, 0.7, 0.55];
    function array(list) { return Array.prototype.slice.call(list) }
    function mark(units, heads) {
      all("[data-on]").forEach(function (one) { delete one.dataset.on });
      units.forEach(function (unit) {
        unit.dataset.on = "all";
        for (var one = unit.parentElement; one !== main; one = one.parentElement) if (!one.dataset.on) one.dataset.on = "in";
      });
      // Headings that are not shown still say to a screen reader where this is.
      (heads || []).forEach(function (one) {
        if (one.dataset.on) return;
        one.dataset.on = "spoken";
        if (!one.parentElement.dataset.on) one.parentElement.dataset.on = "in";
      });
    }
    function dress(how) {
      root.dataset.layout = how.layout || "below";
      root.style.setProperty("--grow", how.grow || 1); root.style.setProperty("--type", how.type || 1);
    }
    function isOver() { return main.scrollHeight > main.clientHeight + 1 }
    function isCut(units) {
      return units.some(function (unit) {
        return [unit].concat(all("pre, .wide, .drawing", unit)).some(function (one) { return one.scrollWidth > one.clientWidth + 1 });
      });
    }
    // The largest way in which these stand on one slide; null where there is none.
    function arrange(units, least) {
      mark(units);
      var hasPictures = units.some(function (unit) { return unit.querySelector("img") });
      var hasBoth = units.some(function (unit) { return unit.matches(".step > .fold[open]") }) &&
        units.some(function (unit) { return unit.matches(".output") });
      var layouts = hasBoth ? ["beside", "below"] : ["below"], grows = hasPictures ? sizes : [1];
      for (var l = 0; l < layouts.length; l++)
        for (var g = 0; g < grows.length && grows[g] >= least; g++) {
          var how = { layout: layouts[l], grow: grows[g], type: 1 };
          dress(how);
          if (!isOver() && !(how.layout === "beside" && isCut(units))) return how;
        }
      return null;
    }
    // What does not fit alone is set a little smaller, unless it is code; what is left then scrolls.
    function force(units) {
      var isCode = units.some(function (unit) { return unit.matches("pre") || unit.querySelector("pre") });
      for (var type = 0.9; !isCode && type > 0.75; type -= 0.1) {
        mark(units); dress({ grow: 0.55, type: type });
        if (!isOver()) return { grow: 0.55, type: type };
      }
      return { grow: 0.55, type: isCode ? 1 : 0.8, scrolls: true };
    }
    function build() {
      delete root.dataset.title;
      var list = [], heads = [], isHeadShown = true, name = words(document.querySelector("h1")), last = null;
      function add(units, anchor, title, how) {
        last = { units: units, anchor: anchor, title: title, how: how, heads: heads, notes: [] };
        list.push(last);
      }
      // As many in turn as fit; `before` is shown above all of them, or above the first only.
      function fill(units, before, isRepeated, anchor, title, least) {
        var now = [], how = null;
        function flush() { if (now.length) add(before.concat(now), anchor || now[0], title, how || force(before.concat(now))); now = [] }
        units.forEach(function (unit) {
          var more = arrange(before.concat(now, [unit]), least);
          if (!more && now.length) {
            flush();
            if (!isRepeated) before = [];
            more = arrange(before.concat([unit]), least) || arrange(before.concat([unit]), 0);
          }
          if (!more && unit.matches("ul, ol") && unit.children.length > 1) return fill(array(unit.children), before, true, anchor, title, least);
          now.push(unit); how = more;
        });
        flush();
      }
      function addStep(article, block) {
        var answer = article.querySelector(":scope > .answer"), body = answer || article, part = function (name) {
          var one = body.querySelector(":scope > " + name); return one && one.children.length ? one : null };
        var titled = article.querySelector(".bar :is(h2, h3, h4, h5, h6)");
        var title = words(titled || article.querySelector(".bar .name")), before = isHeadShown ? [] : heads;
        isHeadShown = true;
        var closed = block.matches("details:not([open])") ? block : answer && !answer.open ? answer : null;
        if (closed) return add(before.concat([closed]), block, title, arrange(before.concat([closed]), 0) || force([closed]));
        var fold = part(".fold"), output = part(".output"), ways = part(".ways");
        var whole = before.concat([fold, output, ways].filter(Boolean)), how = arrange(whole, output ? 0.85 : 0);
        if (how) return add(whole, block, title, how);
        how = arrange(before.concat([fold]), 0);
        if (how) add(before.concat([fold]), block, title, how);
        else {
          var pre = fold.querySelector("pre.code"), notes = fold.querySelector(".notes");
          var code = before.concat([notes ? pre : fold]);
          add(code, block, title, arrange(code, 0) || force(code));
          if (notes) fill(array(notes.children), [], false, block, title, 0);
        }
        if (output) fill(arrange([output], 0.7) ? [output] : array(output.children), [], false, block, title, 0.85);
        if (ways) fill([ways], [], false, block, title, 0);
      }
      add([document.querySelector(".opening")], main, name);
      array(text.children).forEach(function (block) {
        if (block.matches(".neighbours, .yourself")) return;
        if (block.matches(".speaker-notes")) return void last.notes.push(block);
        if (block.matches(".notice") && list.length === 1) return void last.units.push(block);
        var article = block.matches(".step") ? block : block.matches(".aside") && block.querySelector(".step");
        if (article) return addStep(article, block);
        var now = [], first = list.length, asides = [];
        function flush() {
          if (!now.length) return;
          var before = list.length, places = now.filter(function (one) { return !one.matches(".speaker-notes") });
          if (places.length) {
            fill(places, heads, true, null, heads.length ? words(heads[heads.length - 1].firstElementChild) : name, 0.85);
            isHeadShown = true;
          }
          now.forEach(function (one, place) {
            if (!one.matches(".speaker-notes")) return;
            var of = now.slice(0, place).reverse().find(function (other) { return !other.matches(".speaker-notes") }), slide = last;
            list.slice(before).forEach(function (other) {
              if (of && other.units.some(function (unit) { return unit === of || of.contains(unit) })) slide = other });
            if (!of && before) slide = list[before - 1];
            slide.notes.push(one);
          });
          now = [];
        }
        (block.matches(".prose") ? array(block.children) : [block]).forEach(function (part) {
          if (!part.matches(".heading")) return now.push(part);
          flush();
          heads = isHeadShown ? [part] : heads.concat([part]); isHeadShown = false;
        });
        flush();
      });
      if (!isHeadShown) add(heads, heads[0], words(heads[heads.length - 1].firstElementChild));
      root.dataset.title = "";
      var opening = list[0];
      opening.how = arrange(opening.units, 0);
      if (!opening.how) {
        // More notices than the title leaves room for.
        var notices = opening.units.splice(1), others = list.slice(1);
        opening.how = arrange(opening.units, 0) || force(opening.units);
        delete root.dataset.title;
        list = [opening]; heads = [];
        fill(notices, [], false, main, name, 0);
        list = list.concat(others);
      }
      return list;
    }

    """#
}
