/// The web socket: asking, being told, and coming back after a break.
enum ConnectionScript {
  static let text = #"""
    const beginning = JSON.parse(byID("_live").textContent);
    const lessonName = beginning.lesson, lesson = Object.assign({}, beginning.state);
    const line = { socket: null, isOpen: false, number: beginning.number, nextID: 1, asked: new Map(), delay: 0, timer: 0,
      since: Date.now(), trouble: "", wasOpen: false };
    // These change nothing: they are asked again when the line is back.
    const isSafe = { colour: true, complete: true, describe: true, diagnose: true, variables: true };
    const asWords = { run: "Run", rerun: "Run again", stop: "Stop", goBack: "Go back", restart: "Restart",
      author: "The author’s version", tryAnotherWay: "Another way", adopt: "Use this one", dropWays: "Let it go",
      save: "Save", catchUp: "Catch me up", backToMine: "Back to my own work", bringRoom: "Bring the room here" };
    function address() {
      const url = new URL(encodeURIComponent(lessonName) + "/live", location.href);
      url.protocol = location.protocol === "https:" ? "wss:" : "ws:";
      url.search = "?after=" + line.number; url.hash = "";
      return url.href;
    }
    function connect() {
      clearTimeout(line.timer);
      if (line.socket) return;
      let socket;
      try { socket = new WebSocket(address()) } catch (error) { return lose() }
      line.socket = socket;
      const patience = setTimeout(() => { if (socket.readyState === 0) socket.close() }, 8000);
      socket.onopen = () => {
        line.isOpen = line.isFresh = line.wasOpen = true; line.delay = 0; line.trouble = "";
        line.asked.forEach((one, id) => send(id, one.request));
        showLine();
      };
      socket.onmessage = (message) => { if (line.socket === socket) hear(JSON.parse(message.data)) };
      socket.onclose = () => { clearTimeout(patience); if (line.socket === socket) lose() };
    }
    function lose() {
      if (line.isOpen) line.since = Date.now();
      line.socket = null; line.isOpen = false;
      const doubtful = [];
      line.asked.forEach((one, id) => {
        // What was pressed while the page was opening has not been sent.
        if (isSafe[one.name] || !line.wasOpen) return;
        line.asked.delete(id); doubtful.push(asWords[one.name]); one.fail({ isLost: true });
      });
      if (doubtful.length)
        tell("The connection broke while “" + doubtful.join("”, “") + "” was asked: it is not known whether it was done.");
      line.delay = Math.min(line.delay ? line.delay * 1.7 : 250, 5000);
      line.timer = setTimeout(connect, line.delay * (0.8 + Math.random() * 0.2));
      if (Date.now() - line.since > 4000) askWhatIsWrong();
      showLine();
    }
    function askWhatIsWrong() {
      fetch(location.pathname, { method: "HEAD", cache: "no-store", credentials: "same-origin" }).then((answer) => {
        line.trouble = answer.ok ? "" : "This address is no longer the lesson’s. Open the one that `lectern serve` has printed; " +
          "what you wrote is kept in this browser.";
        showLine();
      }, () => {
        line.trouble = Date.now() - line.since < 15000 ? ""
          : "The lesson’s server is gone. Start `lectern serve` again; what you wrote is kept in this browser.";
        showLine();
      });
    }
    function comeBack() {
      if (line.isOpen) return;
      line.delay = 0;
      connect();
    }
    addEventListener("online", comeBack);
    document.addEventListener("visibilitychange", () => { if (!document.hidden) comeBack() });
    // A computer that slept may hold a line that is dead.
    let lastTick = Date.now();
    setInterval(() => {
      const slept = Date.now() - lastTick > 25000;
      lastTick = Date.now();
      if (!slept || document.hidden || !line.socket) return;
      const dead = line.socket;
      lose(); dead.onclose = null; dead.close(); comeBack();
    }, 5000);
    function send(id, request) { line.socket.send(JSON.stringify({ id: id, ask: request })) }
    // Resolves to what was replied; what goes wrong is `{ problem }`, `{ isLost }` or `{ isReplaced }`.
    function ask(name, values) {
      return new Promise((done, fail) => {
        if (!line.isOpen && !isSafe[name] && (line.wasOpen || Date.now() - line.since > 4000)) {
          tell("Not connected: “" + asWords[name] + "” was not asked. Try again when the connection is back.");
          return fail({ isLost: true });
        }
        const request = { [name]: values || {} }, id = line.nextID++;
        // Of two of a kind only the newer is waited for while the line is broken.
        if (!line.isOpen) line.asked.forEach((one, id) => {
          if (one.name === name && one.step === (values || {}).step) { line.asked.delete(id); one.fail({ isReplaced: true }) }
        });
        line.asked.set(id, { name: name, step: (values || {}).step, request: request, done: done, fail: fail });
        if (line.isOpen) send(id, request);
      });
    }
    function hear(message) {
      if (message.event) return hearEvent(message.number, message.event);
      const one = line.asked.get(message.id);
      if (!one) return;
      line.asked.delete(message.id);
      if (message.problem === undefined) return one.done(message.reply);
      one.fail({ problem: message.problem });
    }

    """#
}
