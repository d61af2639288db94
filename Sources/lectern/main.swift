import Literate
print("lectern")
