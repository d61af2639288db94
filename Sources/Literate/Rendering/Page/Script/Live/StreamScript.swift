/// Events: kept until the next frame, the newer in the place of the older, so that a step that prints without end costs one frame's
/// work a frame.
enum StreamScript {
  static let text = #"""
    const news = new Map();
    let held = null, areWaysOld = false;
    function newsOf(id) {
      if (!news.has(id)) news.set(id, { state: null, pieces: new Map(), count: null, ways: null });
      soon("news", showNews);
      return news.get(id);
    }
    function hearEvent(number, event) {
      const isFirst = line.isFresh;
      line.isFresh = false; line.number = number;
      // A server that begins with this knows nothing of what stands beside the steps.
      if (event.page) { areWaysOld = areWaysOld || isFirst; return askForPage() }
      // While the page is being asked for, what comes waits for it.
      if (held) {
        held.push(event);
        if (held.length > 3000) { held = []; askForPage() }
        return;
      }
      takeEvent(event);
    }
    function takeEvent(event) {
      if (event.step) {
        const state = event.step._0, one = newsOf(state.id), known = steps.get(state.id);
        one.state = state; one.pieces.clear(); one.count = null;
        if (!known || (!known.article && state.progress === "failed")) askForPage();
      } else if (event.output) {
        const output = event.output._0, one = newsOf(output.step);
        output.pieces.forEach((piece) => one.pieces.set(piece.place, piece.html));
        one.count = output.count;
      } else if (event.ways) {
        newsOf(event.ways.step).ways = event.ways.html;
      } else if (event.lesson) {
        const state = event.lesson._0;
        for (const key of ["running", "next", "memory", "trouble"]) lesson[key] = state[key];
        soon("bar", showBar);
      } else if (event.room) hearRoom(event.room._0);
    }
    function showNews() {
      const list = Array.from(news);
      news.clear();
      list.forEach(([id, one]) => {
        const step = steps.get(id);
        if (!step) return;
        if (one.state) showState(step, one.state);
        if (one.count !== null && step.article) showPieces(step, one);
        if (step.editor && step.draft === null && one.state && !step.article.contains(document.activeElement) && document.hasFocus())
          leaveEditor(step, false);
        if (one.ways !== null && step.article) showWays(step, one.ways);
      });
      showLabels(); showBar();
    }
    function showState(step, state) {
      const before = step.progress, wasSource = step.source;
      adoptStep(state);
      if (!step.article) return;
      step.html = state.code;
      settleDraft(step, wasSource);
      showCode(step);
      step.stopping = state.progress === "running" && step.stopping;
      if (before !== state.progress) step.since = Date.now();
      if (step.output !== state.output) {
        step.output = state.output;
        fill(step.parts.output, state.output);
      }
      showProgress(step);
      // With a step that has ended, its frame is the next step's to wait for.
      if (before !== state.progress && /^(running|queued|waiting)$/.test(before) && isRun(step)) {
        tellEnd(step);
        if (variables.isOpen) variables.ask();
      }
    }
    function tellEnd(step) {
      const message = step.parts.output.querySelector(".failure .message");
      const took = typeof step.seconds === "number" ? " in " + duration(step.seconds) : "";
      if (step.progress === "failed") say(nameOf(step) + " failed" + (message ? ": " + message.textContent : "") + ".");
      else if (step.progress === "stoppedEarly") say(nameOf(step) + " was stopped.");
      else if (step.progress === "failedAsExpected") say(nameOf(step) + " failed, as it should.");
      else say(nameOf(step) + " ran" + took + ".");
    }
    // What is open in what is replaced stays open.
    function fill(element, html) {
      const open = all("details", element).map((one) => one.open), had = element.contains(document.activeElement);
      element.replaceChildren(nodesOf(html));
      all("details", element).forEach((one, place) => { if (open[place]) one.open = true });
      if (had) stepOf(element).article.focus({ preventScroll: true });
    }
    const shownPieces = new WeakMap();
    function showPieces(step, one) {
      const output = step.parts.output;
      step.output = null;
      Array.from(one.pieces).sort((a, b) => a[0] - b[0]).forEach(([place, html]) => {
        const old = output.children[place];
        if (old && shownPieces.get(old) === html) return;
        const piece = nodesOf(html).firstElementChild || document.createElement("div");
        shownPieces.set(piece, html);
        if (!old) return output.append(piece);
        const open = all("details", old).map((one) => one.open);
        all("details", piece).forEach((one, place) => { if (open[place]) one.open = true });
        old.replaceWith(piece);
      });
      while (output.children.length > one.count) output.lastElementChild.remove();
    }

    """#
}
