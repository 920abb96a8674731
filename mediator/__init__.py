"""mediator: the page a room looks at while people work out what they can live with."""

__version__ = "0.1.0"
