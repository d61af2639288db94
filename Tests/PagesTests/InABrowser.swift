import TestSupport
import Testing

/// The tests that need Chromium; one browser at a time.
@Suite(.serialized, .enabled(if: Browser.isHere, "\(Browser.absence)"))
enum InABrowser {}
