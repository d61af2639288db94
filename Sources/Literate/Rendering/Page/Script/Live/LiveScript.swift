enum LiveScript { static let text = "" }
