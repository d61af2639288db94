/// What the other parts are written with.
enum LiveToolsScript {
  static let text = #"""
    const root = document.documentElement, column = document.querySelector(".text-column");
    function byID(id) { return document.getElementById(id) }
    function all(selector, within) { return Array.from((within || document).querySelectorAll(selector)) }
    function make(tag, attributes, ...children) {
      const element = document.createElement(tag);
      for (const name in attributes) {
        const value = attributes[name];
        if (typeof value === "function") element.addEventListener(name, value);
        else if (value !== null && value !== undefined && value !== false)
          element.setAttribute(name, value === true ? "" : value);
      }
      element.append(...children);
      return element;
    }
    function button(words, attributes, press) {
      return make("button", Object.assign({ type: "button", click: press }, attributes), words);
    }
    // Only for what the lesson sends as HTML.
    function nodesOf(html) {
      const template = document.createElement("template");
      template.innerHTML = html;
      return template.content;
    }
    function setText(element, text) { if (element.textContent !== text) element.textContent = text }
    function setAttribute(element, name, value) {
      if (value === null) element.removeAttribute(name);
      else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
    }
    function recall(name) { try { return localStorage.getItem("lectern-" + name) } catch (e) { return null } }
    function keep(name, value) {
      try { value === null ? localStorage.removeItem("lectern-" + name) : localStorage.setItem("lectern-" + name, value) }
      catch (e) { tell("This browser keeps nothing: what you write is lost when the page is closed. " +
        "Download the lesson before.") }
    }
    function duration(seconds) {
      if (seconds < 0.001) return (Math.max(seconds, 0) * 1000).toFixed(1) + " ms";
      if (seconds < 0.0995) return (seconds * 1000).toFixed(0) + " ms";
      if (seconds < 9.995) return seconds.toFixed(2) + " s";
      if (seconds < 59.95) return seconds.toFixed(1) + " s";
      return Math.floor(Math.round(seconds) / 60) + " min " + Math.round(seconds) % 60 + " s";
    }
    function size(bytes) {
      if (bytes < 1e6) return Math.ceil(bytes / 1e3) + " KB";
      return bytes < 1e9 ? Math.round(bytes / 1e6) + " MB" : (bytes / 1e9).toFixed(1) + " GB";
    }
    // What is said together is told together; of a long list, its ends.
    const said = make("p", { "class": "spoken", role: "status", id: "_live-said" });
    let saying = [], sayTimer = 0;
    function say(text) {
      saying.push(text);
      clearTimeout(sayTimer);
      sayTimer = setTimeout(() => {
        const text = (saying.length > 4 ? [saying[0], "…", saying[saying.length - 1]] : saying).join(" ");
        saying = []; said.textContent = "";
        setTimeout(() => { said.textContent = text }, 60);
      }, 350);
    }
    // Work on the page is done once a frame; what is asked again before takes the place of what was asked.
    const due = new Map();
    let frame = 0;
    function soon(key, work) {
      due.set(key, work);
      if (!frame) frame = requestAnimationFrame(doDue);
    }
    function doDue() {
      frame = 0;
      const works = Array.from(due.values());
      due.clear();
      keepPlace(() => works.forEach((work) => { try { work() } catch (error) { console.error(error) } }));
    }

    """#
}
