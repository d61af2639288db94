/// The room: where the teacher is, going there, catching up, and one's own work again.
enum RoomScript {
  static let text = #"""
    const room = { state: beginning.room || null, row: null };
    function makeRoom() {
      if (!room.state) return;
      const isTeacher = room.state.role === "teacher";
      room.words = make("span", { "class": "room-words", role: "status" });
      room.go = make("a", { "class": "button", hidden: true, click: (event) => {
        if (room.state.lesson === lessonName || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault(); goToLesson(room.state);
      } }, "Go there");
      room.catchUp = button("Catch me up", { hidden: true, title: "The author’s code up to the teacher’s step, run; your own work is kept" }, catchUp);
      room.back = button("Back to my own work", { hidden: true }, backToMine);
      room.follow = button("Follow", { hidden: isTeacher }, () => {
        keep("room-follow", follows() ? "off" : null);
        showRoom(); followRoom();
      });
      room.board = make("a", { "class": "button", hidden: !isTeacher, href: room.state.board || "" }, "Board");
      room.row = make("div", { "class": "row room" }, room.words, room.go, room.catchUp, room.back, room.follow, room.board);
      bar.element.prepend(room.row);
      showRoom(); followRoom();
    }
    function follows() { return recall("room-follow") !== "off" }
    function hearRoom(state) {
      room.state = state;
      if (!room.row) return makeRoom();
      soon("room", () => { showRoom(); followRoom() });
    }
    function placeAddress(state) { return encodeURIComponent(state.lesson) + ".html#" + encodeURIComponent(state.step) }
    // Not every course has the teacher's lesson.
    function goToLesson(state) {
      const address = placeAddress(state);
      fetch(address, { method: "HEAD", cache: "no-store", credentials: "same-origin" }).then((answer) => {
        if (answer.ok) location.href = address;
        else tell("The teacher is in “" + state.title + "”, and your course has no such lesson: get the course as the teacher has it.");
      }, () => tell("The lesson’s server is not reached."));
    }
    function showRoom() {
      const state = room.state, isHere = state.lesson === lessonName;
      if (state.role === "teacher") {
        room.words.replaceChildren("Room “" + state.name + "”", ...(state.code ? [": join with ", make("span", { "class": "room-code" }, state.code)] : []),
          state.words ? ". " + state.words : state.step ? ". It is at " + state.stepName + (isHere ? "" : " of " + state.title) + "." : ".");
        room.board.hidden = !state.isOpen;
        return;
      }
      const where = state.step ? "the teacher is at " + state.stepName + (isHere ? "" : " of " + state.title) : "the teacher has not begun yet";
      setText(room.words, "Room “" + state.name + "”: " + (state.words || where + "."));
      const isThere = state.isOpen && !!state.step;
      room.go.hidden = !isThere;
      if (isThere) setAttribute(room.go, "href", placeAddress(state));
      room.catchUp.hidden = !isThere || !isHere;
      room.back.hidden = !state.isAside;
      room.follow.hidden = !state.isOpen;
      setText(room.follow, follows() ? "Follow: on" : "Follow: off");
      setAttribute(room.follow, "aria-pressed", String(follows()));
    }
    // Each of the teacher's moves is followed once, and nobody who writes is taken away.
    function followRoom() {
      const state = room.state, seen = "lectern-room-number";
      if (state.role === "teacher" || !state.isOpen || !state.step || !follows()) return;
      if (listOfSteps().some((step) => step.editor) || document.querySelector("dialog[open]")) return;
      try {
        if (sessionStorage.getItem(seen) === String(state.number)) return;
        sessionStorage.setItem(seen, String(state.number));
      } catch (e) { return }
      if (state.lesson !== lessonName) return void goToLesson(state);
      const step = steps.get(state.step), element = byID(state.step);
      if (!element) return;
      if (step && step.parts) openAnswer(step);
      requestAnimationFrame(() => element.scrollIntoView({ block: "start" }));
    }
    function catchUp() {
      const code = changedCode(null), written = ids(code);
      ask("catchUp", { code: code }).then(() => {
        // The server keeps what was written; here the author's code stands.
        listOfSteps().forEach((step) => {
          const had = step.draft !== null || readDraft(step);
          if (!had) return;
          step.draft = null; step.cameFrom = undefined;
          keep(draftName(step), null);
          if (step.editor) leaveEditor(step, false);
        });
        soon("labels", () => { written.forEach(showCode); showLabels() });
        tell("You are at the teacher’s step with the author’s code. Your own work is kept: “Back to my own work” brings it back.");
      }, (error) => complain(null, error));
    }
    function backToMine() {
      listOfSteps().forEach((step) => { step.isAdopting = true });
      ask("backToMine").then(() => tell("Your own work stands here again."), (error) => complain(null, error));
    }
    function bringRoom(step) {
      ask("bringRoom", { step: step.id }).then(() => say("The room is at " + nameOf(step) + " now."), (error) => complain(step, error));
    }

    """#
}
