print("noise-sim")
