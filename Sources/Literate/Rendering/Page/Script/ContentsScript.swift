/// The contents say where the reader is.
enum ContentsScript {
  static let text = #"""
    var tree = document.querySelector(".course details"), wide = matchMedia("(min-width: 70rem)");
    function openTree() { if (tree) tree.open = wide.matches }
    openTree(); wide.addEventListener("change", openTree);
    var places = all(".contents a").map(function (link) {
      return { link: link, target: byID(decodeURIComponent(link.hash.slice(1))) };
    }).filter(function (place) { return place.target });
    function follow() {
      var line = innerHeight * 0.35, now = null;
      places.forEach(function (place) {
        var box = place.target.getBoundingClientRect();
        if ((box.width || box.height) && box.top <= line) now = place;
      });
      places.forEach(function (place) {
        if (place !== now) place.link.removeAttribute("aria-current");
        else if (!place.link.hasAttribute("aria-current")) {
          place.link.setAttribute("aria-current", "location");
          var side = document.querySelector(".course"), box = place.link.getBoundingClientRect();
          var frame = side.getBoundingClientRect();
          if (wide.matches && (box.top < frame.top + 40 || box.bottom > frame.bottom - 40))
            side.scrollTop += box.top - frame.top - frame.height / 3;
        }
      });
    }
    if (places.length && "IntersectionObserver" in window) {
      var watcher = new IntersectionObserver(follow, { rootMargin: "0px 0px -65% 0px", threshold: [0, 1] });
      places.forEach(function (place) { watcher.observe(place.target) });
    }

    """#
}
