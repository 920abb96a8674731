"""`python -m mediator` is the command `mediator`."""

from mediator.cli import start

if __name__ == "__main__":
    start()
