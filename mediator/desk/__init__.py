"""The mediator's own screens: what keys mean, and how a live session looks."""
