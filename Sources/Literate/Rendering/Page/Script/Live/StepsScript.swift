/// The steps as the page knows them, and setting one as the lesson says that it is.
enum StepsScript {
  static let text = #"""
    const steps = new Map();
    function listOfSteps() { return Array.from(steps.values()) }
    function articleOf(id) {
      const element = byID(id);
      if (!element) return null;
      return element.matches(".step") ? element : element.querySelector(":scope > .step");
    }
    function stepOf(element) {
      const article = element && element.closest && element.closest(".step");
      return article ? steps.get(article.dataset.step) || null : null;
    }
    function authorsCode(step) { return step.author === undefined ? step.source : step.author }
    function codeNow(step) { return step.draft === null ? step.source : step.draft }
    function bare(text) { return (text || "").replace(/\s+$/, "") }
    function isSame(a, b) { return bare(a) === bare(b) }
    function isRun(step) { return /^(ran|failed|failedAsExpected|stoppedEarly)$/.test(step.progress) }
    function nameOf(step) { return step.parts ? step.parts.name.textContent.trim() : "A hidden step" }
    function adoptStep(state) {
      const step = steps.get(state.id) || { id: state.id, draft: null, editor: null, way: null, pieces: null, note: null };
      for (const key of ["progress", "words", "seconds", "memory", "source", "author", "verdict", "isSolvedByAuthor"]) step[key] = state[key];
      steps.set(step.id, step);
      return step;
    }
    function findParts(step) {
      const article = articleOf(step.id);
      step.article = article;
      if (!article) return;
      article.dataset.step = step.id;
      const find = (selector) => article.querySelector(selector);
      const answer = find(":scope > .answer"), body = answer || article;
      let output = body.querySelector(":scope > .output");
      if (!output) body.append(output = make("div", { "class": "output" }));
      step.parts = { answer: answer, body: body, bar: find(".bar"), name: find(".bar .name"), facts: find(".bar .facts"), fold: find(".fold"),
        pre: find("pre.code"), code: find("pre.code > code"), output: output };
      step.html = step.parts.code.innerHTML;
    }
    const wordsFor = { waiting: "Not run yet", queued: "Waits for its turn", running: "Runs …", failed: "Failed",
      failedAsExpected: "Fails on purpose", stoppedEarly: "Stopped early", shownOnly: "Not run" };
    function showFact(step, name, text, attributes) {
      const facts = step.parts.facts;
      let fact = facts.querySelector("." + name);
      if (!text) { if (fact) fact.remove(); return }
      if (!fact) {
        fact = make("span", Object.assign({ "class": name }, attributes));
        const order = ["role", "state", "time", "memory", "changed"];
        const next = Array.from(facts.children).find((one) => order.indexOf(name) < order.indexOf(one.className) ||
          order.indexOf(one.className) < 0);
        facts.insertBefore(fact, next || null);
      }
      return fact;
    }
    // What the reader asks for, and what went wrong, does not stay behind an unasked question.
    function openAnswer(step) { if (step.parts.answer) step.parts.answer.open = true }
    function showProgress(step) {
      const article = step.article, progress = step.progress;
      if (!article) return;
      article.dataset.progress = progress;
      article.classList.toggle("failed", progress === "failed" || progress === "stoppedEarly");
      article.classList.toggle("expected", progress === "failedAsExpected");
      article.classList.toggle("shown-only", progress === "shownOnly");
      article.classList.remove("not-reached");
      if (step.shownProgress !== progress && /^(failed|stoppedEarly)$/.test(progress)) openAnswer(step);
      step.shownProgress = progress;
      all(":scope > .unreached", article).forEach((one) => one.remove());
      setAttribute(article, "aria-busy", progress === "running" ? "true" : null);
      const words = step.words || wordsFor[progress] || "";
      const state = showFact(step, "state", words);
      if (state) setText(state, words);
      const hasTime = isRun(step) && typeof step.seconds === "number";
      const time = showFact(step, "time", hasTime, { title: "Running time" });
      if (time) time.replaceChildren(make("span", { "class": "spoken" }, "took "), duration(step.seconds));
      const memory = showFact(step, "memory", isRun(step) && step.memory >= 1e6, { title: "Kept in memory for going back" });
      if (memory) memory.replaceChildren(make("span", { "class": "spoken" }, "keeps "), size(step.memory));
    }
    // The code as the lesson has it, unless the reader has written in it.
    function showCode(step) {
      const parts = step.parts;
      if (step.editor) { if (step.draft === null) step.editor.take(step.source); return }
      if (step.draft !== null) return showPlain(step, step.draft);
      if (parts.shown === step.html) return;
      parts.shown = step.html;
      parts.code.replaceChildren(nodesOf(step.html));
    }
    // Written code, with the colours that are known.
    function showPlain(step, text) {
      const parts = step.parts;
      if (parts.shown === "=" + text) return;
      parts.shown = "=" + text;
      const sheet = newSheet(parts.code, bareEnd(text), []);
      askColours(step.id, sheet.text).then((tokens) => {
        if (parts.shown === "=" + text && !step.editor) correct(sheet, tokens);
      }, () => {});
    }

    """#
}
