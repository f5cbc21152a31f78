"""What does it say? Documents in; claims, organisations and links out."""
