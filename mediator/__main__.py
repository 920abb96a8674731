"""`python -m mediator` is the command `mediator`."""

from mediator.cli import main

if __name__ == "__main__":
    main()
