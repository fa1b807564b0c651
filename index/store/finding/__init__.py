"""What finds passages and sentences by meaning and by words, made of what the store holds."""
