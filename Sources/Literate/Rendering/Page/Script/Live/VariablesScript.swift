/// The variables after the last step that ran, as a table beside the text or over it.
enum VariablesScript {
  static let text = #"""
    const variables = { isOpen: false, panel: null, isAsking: false, isWanted: false };
    variables.toggle = () => {
      if (variables.isOpen) return variables.close();
      if (!variables.panel) {
        variables.body = make("div", { "class": "body", tabindex: "0", role: "group", "aria-label": "The variables, as a table" });
        variables.panel = make("section", { "class": "live-variables", "aria-labelledby": "_variables-title", hidden: true },
          make("div", { "class": "head" }, make("h2", { id: "_variables-title", tabindex: "-1" }, "Variables"),
            button("Close", {}, () => variables.close())), variables.body);
        variables.panel.addEventListener("keydown", (event) => {
          if (event.key === "Escape" && !event.defaultPrevented) { event.preventDefault(); variables.close() }
        });
        bar.element.before(variables.panel);
      }
      variables.isOpen = true;
      variables.panel.hidden = false;
      bar.variables.setAttribute("aria-expanded", "true");
      byID("_variables-title").focus({ preventScroll: true });
      variables.ask();
    };
    variables.close = () => {
      variables.isOpen = false;
      if (variables.panel.contains(document.activeElement)) bar.variables.focus({ preventScroll: true });
      variables.panel.hidden = true;
      bar.variables.setAttribute("aria-expanded", "false");
    };
    variables.ask = () => {
      if (variables.isAsking) { variables.isWanted = true; return }
      variables.isAsking = true;
      ask("variables").then((reply) => variables.show((reply.variables || {})._0 || []),
        (error) => { if (error.problem) variables.say(error.problem) }).then(() => {
        variables.isAsking = false;
        if (variables.isWanted) { variables.isWanted = false; variables.ask() }
      });
    };
    variables.say = (words) => variables.body.replaceChildren(make("p", {}, words));
    let shownVariables = new Map();
    variables.show = (list) => {
      if (!list.length) { shownVariables = new Map(); return variables.say("There are none yet: run a step that makes one.") }
      const head = make("tr", {}, ...["Name", "Type", "Value"].map((words) => make("th", { scope: "col" }, words)));
      const rows = list.map((one) => {
        const isNew = shownVariables.size && shownVariables.get(one.name) !== one.value;
        return make("tr", { "class": isNew ? "is-new" : null }, make("th", { scope: "row" }, make("code", {}, one.name)),
          make("td", {}, make("code", {}, one.type)), make("td", { "class": "value" }, one.value));
      });
      shownVariables = new Map(list.map((one) => [one.name, one.value]));
      const place = variables.body.scrollTop;
      variables.body.replaceChildren(make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows)));
      variables.body.scrollTop = place;
    };

    """#
}
