/// What a page has more for those who read along in a room, with a browser and nothing else.
struct RoomReading {
  /// The page's lesson; empty for the list of lessons.
  var lesson: String

  /// Where the teacher is, at the foot of the window, and the script that follows.
  var html: String {
    """
    <section class="live-bar reading" aria-label="The room" data-lesson="\(lesson.htmlEscaped)">
    <div class="row"><span class="room-words" id="_room-words" role="status">Joining the room …</span>
    <span class="actions"><a class="button" id="_room-go" hidden>Go there</a>
    <button type="button" id="_room-follow" aria-pressed="true">Follow</button>
    <button type="button" id="_room-leave">Leave the room</button></span></div>
    </section>
    <script>\(RoomReadingScript.text)</script>

    """
  }

  static let css = LiveBarStyle.css + LiveRoomStyle.css
}
