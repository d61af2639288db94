// Sources of Literate.
