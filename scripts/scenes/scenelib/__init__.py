"""Furnished rooms of our own modelling, with exact truth, rendered by Blender's Cycles."""
