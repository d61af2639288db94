import TransferLearning
print("lectern-kernel")
