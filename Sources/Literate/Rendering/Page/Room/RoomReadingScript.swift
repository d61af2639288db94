/// Follows the room in a page that runs nothing: goes where the teacher goes, and shows what the teacher's steps show.
///
/// It hears `/room/1/events`, as `RoomProtocol.swift` says. It sets as HTML only pages of the same server.
enum RoomReadingScript {
  static let text = #"""
    (function () {
    "use strict";
    var bar = document.querySelector(".live-bar.reading"), lesson = bar.dataset.lesson, words = document.getElementById("_room-words");
    var go = document.getElementById("_room-go"), follow = document.getElementById("_room-follow"), page = null, asking = false;
    function recall(name) { try { return sessionStorage.getItem("lectern-room-" + name) } catch (e) { return null } }
    function keep(name, value) { try { sessionStorage.setItem("lectern-room-" + name, value) } catch (e) {} }
    function follows() { return recall("follow") !== "off" }
    function say(text) { if (words.textContent !== text) words.textContent = text }
    function label() {
      follow.setAttribute("aria-pressed", String(follows()));
      follow.textContent = follows() ? "Follow: on" : "Follow: off";
    }
    function show(place) {
      if (!place.lesson) { go.hidden = true; return say("The teacher has not begun yet.") }
      var address = encodeURIComponent(place.lesson) + ".html#" + encodeURIComponent(place.step);
      go.hidden = false; go.href = address;
      say("The teacher is at " + place.stepName + (place.lesson === lesson ? "" : " of " + place.title) + ".");
      if (place.lesson === lesson && page !== null && page !== place.page) renew();
      page = place.page;
      if (follows() && recall("number") !== String(place.number)) {
        keep("number", String(place.number));
        if (place.lesson !== lesson) location.href = address; else reveal(place.step);
      }
    }
    function reveal(step) {
      var element = document.getElementById(step);
      if (!element) return;
      for (var one = element; one; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
      history.replaceState(null, "", "#" + encodeURIComponent(step));
      element.scrollIntoView({ block: "start" });
    }
    // What the teacher's steps show has changed.
    function renew() {
      if (asking) return;
      asking = true;
      setTimeout(function () {
        fetch(location.pathname, { cache: "no-store", credentials: "same-origin" }).then(function (answer) {
          if (!answer.ok) throw new Error(String(answer.status));
          return answer.text();
        }).then(function (html) {
          var fresh = new DOMParser().parseFromString(html, "text/html").querySelector(".text-column");
          var old = document.querySelector(".text-column");
          if (!fresh) return;
          var open = Array.prototype.map.call(old.querySelectorAll("details"), function (one) { return one.open });
          old.replaceWith(document.importNode(fresh, true));
          Array.prototype.forEach.call(document.querySelectorAll(".text-column details"), function (one, place) {
            if (open[place] !== undefined) one.open = open[place];
          });
        }).catch(function () {}).then(function () { asking = false });
      }, 400);
    }
    follow.addEventListener("click", function () {
      keep("follow", follows() ? "off" : "on"); label();
      if (follows() && go.href) { keep("number", ""); }
    });
    document.getElementById("_room-leave").addEventListener("click", function () {
      fetch("/room/1/leave", { method: "POST", credentials: "same-origin", headers: { "Content-Type": "application/json" }, body: "{}" })
        .then(function () { location.href = "/" }, function () { location.href = "/" });
    });
    label();
    var events = new EventSource("/room/1/events");
    events.addEventListener("place", function (event) { show(JSON.parse(event.data)) });
    events.addEventListener("end", function (event) { events.close(); go.hidden = true; say(JSON.parse(event.data).words) });
    events.onerror = function () {
      // A refusal is told by the page that asks for the name again.
      if (events.readyState === 2) fetch(location.pathname, { cache: "no-store", credentials: "same-origin" })
        .then(function (answer) { if (answer.redirected) location.href = "/" }, function () { say("The room is not reached any more.") });
      else say("The line broke; trying again …");
    };
    })();
    """#
}
