/// The page anew: what differs is replaced, and what the reader has open, has written and looks at stays.
enum PageMergeScript {
  static let text = #"""
    let isAskingPage = false, isPageWanted = false;
    function askForPage() {
      if (!held) held = [];
      if (isAskingPage) { isPageWanted = true; return }
      isAskingPage = true;
      fetch(location.pathname, { cache: "no-store", credentials: "same-origin" }).then((answer) => {
        if (!answer.ok) throw new Error("the page was answered by " + answer.status);
        return answer.text();
      }).then((html) => {
        const page = new DOMParser().parseFromString(html, "text/html"), live = page.getElementById("_live");
        if (!live) throw new Error("the page is not live");
        keepPlace(() => mergePage(page, JSON.parse(live.textContent)));
      }).catch((error) => {
        console.error(error);
        setTimeout(() => { if (held) askForPage() }, 1500);
      }).then(() => {
        isAskingPage = false;
        if (isPageWanted) { isPageWanted = false; askForPage() }
      });
    }
    function keyOf(element) { return element.outerHTML.replace(/ (hidden|open|aria-current|data-on)="[^"]*"/g, "") }
    function stepIDIn(block) { return block.matches(".step") && block.id ? block.id : null }
    function hasAnswer(block) { return block.querySelector(".answer") !== null }
    function mergePage(page, now) {
      news.clear();
      const waiting = held || [];
      held = null;
      for (const key of ["running", "next", "memory", "trouble"]) lesson[key] = now.state[key];
      mergeAround(page);
      const fresh = page.querySelector(".text-column"), kept = new Map(), old = Array.from(column.children), list = [];
      old.forEach((block) => {
        const key = stepIDIn(block) || keyOf(block);
        if (!kept.has(key)) kept.set(key, []);
        kept.get(key).push(block);
      });
      const states = new Map(now.steps.map((state) => [state.id, state]));
      Array.from(fresh.children).forEach((block) => {
        const id = stepIDIn(block), own = kept.get(id || keyOf(block)), same = own && own.shift();
        const known = id && steps.get(id);
        const isSameKind = same && (!id || (same.tagName === block.tagName && hasAnswer(same) === hasAnswer(block) && !!known && (known.parts && known.parts.run ? true : false) ===
          ((states.get(id) || {}).progress !== "shownOnly")));
        if (!isSameKind) return list.push({ element: document.importNode(block, true), isNew: true, block: block, id: id });
        list.push({ element: same, block: block, id: id });
      });
      const stay = new Set(list.map((one) => one.element));
      old.forEach((block) => { if (!stay.has(block)) block.remove() });
      let next = column.firstElementChild;
      list.forEach((one) => {
        if (one.element === next) { next = next.nextElementSibling; return }
        column.insertBefore(one.element, next);
      });
      mergeSteps(now, states, list);
      areWaysOld = false;
      // All of it, in its order: the last that is told of a step is how it is.
      waiting.forEach(takeEvent);
      followContents();
      showLabels(); showBar();
    }
    function mergeSteps(now, states, list) {
      const before = new Map(steps), byStep = new Map(list.filter((one) => one.id).map((one) => [one.id, one]));
      before.forEach((step, id) => { if (!states.has(id)) forget(step) });
      steps.clear();
      now.steps.forEach((state) => {
        const known = before.get(state.id), block = byStep.get(state.id);
        if (known) steps.set(state.id, known);
        if (known && (!block || block.isNew)) forget(known);
        const step = adoptStep(state);
        if (!block) { step.article = null; return }
        const source = block.block.matches(".step") ? block.block : block.block.querySelector(".step");
        if (block.isNew) { setUp(step); bindCopy(step.article) } else mergeStep(step, source);
        loadDraft(step);
        showCode(step);
        showProgress(step);
      });
    }
    function forget(step) {
      if (step.editor) { step.editor.close(); step.editor = null }
      if (step.way) { step.way.editor.close(); step.way = null }
      step.article = null; step.note = null;
    }
    function mergeStep(step, source) {
      const parts = step.parts, article = step.article, find = (selector) => source.querySelector(selector);
      setAttribute(article, "aria-label", source.getAttribute("aria-label"));
      setText(parts.name, find(".bar .name").textContent);
      const isTitle = "h2, h3, h4, h5, h6", title = parts.bar.querySelector(isTitle), newTitle = find(".bar").querySelector(isTitle);
      if (title && newTitle) { if (!title.isEqualNode(newTitle)) title.replaceWith(document.importNode(newTitle, true)) }
      else if (title) title.remove();
      else if (newTitle) parts.name.after(document.importNode(newTitle, true));
      const summary = parts.fold.querySelector("summary"), newSummary = find(".fold > summary");
      if (summary.innerHTML !== newSummary.innerHTML) summary.replaceChildren(...document.importNode(newSummary, true).childNodes);
      const notes = parts.fold.querySelector(":scope > .notes"), newNotes = find(".fold > .notes");
      if (notes && newNotes) { if (!notes.isEqualNode(newNotes)) notes.replaceWith(document.importNode(newNotes, true)) }
      else if (notes) notes.remove();
      else if (newNotes) parts.fold.append(document.importNode(newNotes, true));
      mergeExercise(step, source);
      step.html = find("pre.code > code").innerHTML;
      const output = find(":scope > .output, :scope > .answer > .output"), html = output ? output.innerHTML : "";
      if (parts.output.innerHTML !== html) fill(parts.output, html);
      step.output = null;
      const ways = find(":scope > .ways, :scope > .answer > .ways");
      if (ways || areWaysOld) showWays(step, ways ? ways.innerHTML : "");
    }
    // Title, sidebar, foot, style: all that is around the text.
    function mergeAround(page) {
      document.title = page.title;
      const styles = all("head style"), newStyles = all("head style", page);
      newStyles.forEach((style, place) => {
        if (styles[place]) setText(styles[place], style.textContent); else document.head.append(document.importNode(style, true));
      });
      const fold = byID("_fold"), opening = document.querySelector(".opening"), newOpening = page.querySelector(".opening");
      if (keyOf(opening).replace(/(Fold|Show) all code/, "") !== keyOf(newOpening).replace(/(Fold|Show) all code/, "")) {
        opening.replaceChildren(...document.importNode(newOpening, true).childNodes);
        const newFold = byID("_fold");
        if (fold && newFold) newFold.replaceWith(fold);
      }
      [".course", ".trail", "footer.colophon > p:first-child", "#_index"].forEach((selector) => {
        const old = document.querySelector(selector), fresh = page.querySelector(selector);
        if (!old || !fresh || keyOf(old) === keyOf(fresh)) return;
        const open = all("details", old).map((one) => one.open), scroll = old.scrollTop;
        old.replaceChildren(...document.importNode(fresh, true).childNodes);
        all("details", old).forEach((one, place) => { one.open = !!open[place] });
        old.scrollTop = scroll;
      });
    }
    function bindCopy(article) {
      all("button.copy", article).forEach((copy) => {
        copy.hidden = false;
        copy.addEventListener("click", () => { const step = stepOf(article); if (step) copyCode(step) });
      });
    }
    // The page's own script knows the contents as they were.
    let contentsTimer = 0, followsContents = false;
    function followContents() {
      if (followsContents) return;
      followsContents = true;
      addEventListener("scroll", () => {
        if (contentsTimer) return;
        contentsTimer = setTimeout(() => {
          contentsTimer = 0;
          let here = null;
          const links = all(".contents a");
          links.forEach((link) => {
            const target = byID(decodeURIComponent(link.hash.slice(1)));
            if (target && target.getClientRects().length && boxOf(target).top <= innerHeight * 0.35) here = link;
          });
          links.forEach((link) => setAttribute(link, "aria-current", link === here ? "location" : null));
        }, 120);
      }, { passive: true });
    }

    """#
}
