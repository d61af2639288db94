/// The lesson's own buttons and its state, at the foot of the window.
enum LiveBarScript {
  static let text = #"""
    const bar = { element: null };
    let told = "", toldTimer = 0;
    function makeBar() {
      bar.run = button("Run all", { "class": "run", id: "_run-all" }, () => {
        if (bar.labelled && Date.now() - bar.labelled < 400 && lesson.running) return;
        if (lesson.running) stop(steps.get(lesson.running)); else runAll();
      });
      bar.restart = button("Restart", { title: "No step has run; your code stays" }, restart);
      bar.variables = button("Variables", { "aria-expanded": "false", "aria-keyshortcuts": "v" }, () => variables.toggle());
      bar.download = make("a", { "class": "button", href: encodeURIComponent(lessonName) + ".md", download: lessonName + ".md",
        title: "This lesson as Markdown, with your code" }, "Download");
      bar.words = make("span", { "class": "words" });
      bar.memory = make("span", { "class": "lesson-memory", title: "What the lesson keeps in memory" });
      bar.trouble = make("p", { "class": "trouble", hidden: true });
      bar.told = make("p", { "class": "trouble told", hidden: true }, make("span"),
        button("Close", {}, () => tell("")));
      bar.element = make("section", { "class": "live-bar", "aria-label": "The lesson, live" }, bar.trouble, bar.told,
        make("div", { "class": "row" }, bar.run, bar.restart, bar.variables, bar.download,
          make("span", { "class": "live-state" }, bar.words, " ", bar.memory)));
      document.querySelector("footer.colophon").after(bar.element);
      document.body.append(said);
      root.classList.add("is-live");
      const measure = () => root.style.setProperty("--bar", bar.element.offsetHeight + "px");
      if ("ResizeObserver" in window) new ResizeObserver(measure).observe(bar.element); else measure();
      setInterval(() => { if (lesson.running) soon("clock", showClock) }, 1000);
    }
    function restart() {
      ask("restart").then(() => say("Begun anew: no step has run."), (error) => complain(null, error));
    }
    function showBar() {
      if (!bar.element) return;
      const running = lesson.running && steps.get(lesson.running), words = running ? running.stopping ? "Stop at once" : "Stop" : "Run all";
      if (bar.run.textContent !== words) { bar.run.textContent = words; bar.labelled = Date.now() }
      bar.run.classList.toggle("stop", !!running);
      setText(bar.memory, lesson.memory > 0 ? size(lesson.memory) : "");
      const trouble = line.trouble || lesson.trouble || "";
      if (bar.trouble.textContent !== trouble) { setText(bar.trouble, trouble); if (trouble) say(trouble) }
      bar.trouble.hidden = !trouble;
      showClock();
    }
    function showClock() {
      const running = lesson.running && steps.get(lesson.running);
      if (!line.isOpen && isLineSlow) return setText(bar.words, "Reconnecting…");
      if (!running) return setText(bar.words, "");
      const seconds = Math.floor((Date.now() - (running.since || Date.now())) / 1000);
      setText(bar.words, nameOf(running) + " runs" + (seconds > 0 ? ", " + duration(seconds).replace(/\.\d+ s/, " s") : " …"));
    }
    // A break of a moment is not worth a word.
    let isLineSlow = false, slowTimer = 0, wasSlow = false;
    function showLine() {
      clearTimeout(slowTimer);
      if (line.isOpen) {
        isLineSlow = false;
        if (wasSlow) say("Connected again.");
        wasSlow = false;
      } else if (!isLineSlow) slowTimer = setTimeout(() => {
        isLineSlow = wasSlow = true;
        say("Reconnecting."); soon("bar", showBar);
      }, 700);
      root.classList.toggle("is-cut", !line.isOpen);
      soon("bar", showBar);
    }
    // A sentence about the lesson, until it is closed or another comes.
    function tell(words) {
      told = words;
      if (!bar.element) return;
      const had = bar.told.contains(document.activeElement);
      setText(bar.told.firstChild, words);
      bar.told.hidden = !words;
      if (words) say(words); else if (had) bar.run.focus({ preventScroll: true });
      clearTimeout(toldTimer);
      if (words) toldTimer = setTimeout(() => { if (!bar.told.contains(document.activeElement)) tell("") }, 30000);
    }

    """#
}
