enum LiveStyle { static let css = "" }
