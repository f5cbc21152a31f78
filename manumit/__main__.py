"""python -m manumit is the command manumit."""

from manumit.cli import main

if __name__ == "__main__":
    main()
