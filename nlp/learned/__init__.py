"""What the trained model knows: one small encoder over a stretch of text, and the heads that read from it."""
