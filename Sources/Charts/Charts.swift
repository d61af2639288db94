// Sources of Charts.
