/// The beginning, when all parts are there.
enum LiveStartScript {
  static let text = #"""
    makeBar();
    beginning.steps.forEach(adoptStep);
    listOfSteps().forEach((step) => { setUp(step); loadDraft(step); if (step.article && step.draft !== null) showCode(step) });
    all(".step > .ways, .step > .answer > .ways").forEach((ways) => {
      if (!ways.firstElementChild) return ways.remove();
      ways.closest(".step").classList.add("has-ways");
      openUp(ways);
    });
    addKeys(); showLabels(); showBar();
    restorePlace();
    makeRoom();
    connect();

    """#
}
