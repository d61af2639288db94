/// Exercises: a button that checks the answer, and what the checks say.
enum ExerciseScript {
  static let text = #"""
    function setUpExercise(step) {
      const parts = step.parts;
      parts.exercise = step.article.querySelector(":scope > .exercise-parts");
      if (!parts.exercise) return;
      step.exerciseHTML = parts.exercise.innerHTML;
      parts.check = button("Check", { "class": "run check" }, () => checkAnswer(step));
      parts.run.after(parts.check);
    }
    function mergeExercise(step, source) {
      const fresh = source.querySelector(":scope > .exercise-parts");
      if (!step.parts.exercise || !fresh || step.exerciseHTML === fresh.innerHTML) return;
      step.exerciseHTML = fresh.innerHTML;
      fill(step.parts.exercise, fresh.innerHTML);
      step.verdictShown = null;
    }
    function checkAnswer(step) {
      if (step.progress === "running" || step.progress === "queued") return;
      const code = changedCode(step), ran = ids(code);
      dropNote(step);
      step.isChecking = true;
      showExercise(step, false);
      return ask("check", { step: step.id, code: code }).then(() => taken(ran, code), (error) => {
        step.isChecking = false;
        complain(step, error);
        soon("labels", showLabels);
      });
    }
    // - Parameter changed: the code is not that which was checked.
    function showExercise(step, changed) {
      const parts = step.parts;
      if (!parts.exercise) return;
      const isBusy = step.progress === "running" || step.progress === "queued";
      setAttribute(parts.check, "aria-label", "Check your answer to " + nameOf(step).toLowerCase());
      setAttribute(parts.check, "aria-disabled", isBusy ? "true" : null);
      const line = parts.exercise.querySelector(".verdict"), goesOn = parts.exercise.querySelector(".goes-on");
      const verdict = changed ? null : step.verdict;
      if (verdict || (step.isChecking && step.progress === "waiting" && !lesson.running)) step.isChecking = step.isChecking && !verdict;
      const words = verdict ? (verdict.passed ? "Right!" : step.progress === "failed" ? "It does not run yet; what is wrong stands above."
        : verdict.message || "This is not right yet.")
        : step.isChecking ? "Checking …" : "";
      const kind = verdict ? (verdict.passed ? " passed" : " failed") : "";
      if (line.className !== "verdict" + kind) line.className = "verdict" + kind;
      const all = [words].concat(verdict && verdict.details || []).join(" ");
      if (step.verdictShown !== all) {
        step.verdictShown = all;
        // What stands between backticks is code.
        line.replaceChildren(...all.split("`").map((part, place) => place % 2 ? make("code", {}, part) : part));
      }
      goesOn.hidden = !step.isSolvedByAuthor;
      setText(goesOn, step.isSolvedByAuthor ? "Until your answer passes, the steps below go on from the author’s solution." : "");
    }

    """#
}
