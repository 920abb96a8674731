"""What a mediation is: frozen models in the field's words, and the changes that can happen to them.

Pure: no clock, disk, screen or randomness. Times and ids come in with each change.
"""
