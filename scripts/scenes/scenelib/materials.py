"""Surface finishes. Colours are given as sRGB hex, as a painter's chart shows them."""

from __future__ import annotations

import bpy
import numpy as np

_cache: dict = {}


def linear(hex_colour: str):
    """sRGB hex -> linear RGBA (IEC 61966-2-1)."""
    srgb = np.array([int(hex_colour.lstrip("#")[k : k + 2], 16) / 255 for k in (0, 2, 4)])
    rgb = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    return (*rgb.tolist(), 1.0)


def _cached(make):
    def wrapper(*args, **kwargs):
        key = (make.__name__, args, tuple(sorted(kwargs.items())))
        if key not in _cache:
            _cache[key] = make(*args, **kwargs)
        return _cache[key]

    return wrapper


def forget() -> None:
    """Call after Blender's data were cleared."""
    _cache.clear()


def _principled(name):
    material = bpy.data.materials.new(name)
    material.use_nodes = True
    tree = material.node_tree
    return material, tree, tree.nodes["Principled BSDF"]


def _ramp(tree, factor, low, high, low_at=0.3, high_at=0.7):
    ramp = tree.nodes.new("ShaderNodeValToRGB")
    ramp.color_ramp.elements[0].position, ramp.color_ramp.elements[1].position = low_at, high_at
    ramp.color_ramp.elements[0].color, ramp.color_ramp.elements[1].color = linear(low), linear(high)
    tree.links.new(factor, ramp.inputs["Fac"])
    return ramp.outputs["Color"]


def _coordinates(tree, scale=(1, 1, 1), turn=(0, 0, 0)):
    source = tree.nodes.new("ShaderNodeTexCoord")
    mapping = tree.nodes.new("ShaderNodeMapping")
    mapping.inputs["Scale"].default_value = scale
    mapping.inputs["Rotation"].default_value = turn
    tree.links.new(source.outputs["Object"], mapping.inputs["Vector"])
    return mapping.outputs["Vector"]


def _noise(tree, vector, scale, detail=3.0):
    noise = tree.nodes.new("ShaderNodeTexNoise")
    noise.inputs["Scale"].default_value = scale
    noise.inputs["Detail"].default_value = detail
    tree.links.new(vector, noise.inputs["Vector"])
    return noise.outputs["Fac"]


def _bump(tree, shader, height, strength, distance=0.002):
    bump = tree.nodes.new("ShaderNodeBump")
    bump.inputs["Strength"].default_value = strength
    bump.inputs["Distance"].default_value = distance
    tree.links.new(height, bump.inputs["Height"])
    tree.links.new(bump.outputs["Normal"], shader.inputs["Normal"])


@_cached
def plain(colour: str, roughness=0.5, metallic=0.0, coat=0.0):
    """Paint, plastic, ceramic, metal."""
    material, _, shader = _principled("plain")
    shader.inputs["Base Color"].default_value = linear(colour)
    shader.inputs["Roughness"].default_value = roughness
    shader.inputs["Metallic"].default_value = metallic
    shader.inputs["Coat Weight"].default_value = coat
    return material


@_cached
def fabric(colour: str, shade: str, scale=260.0):
    """Woven cloth: a fine two-tone grain with bump."""
    material, tree, shader = _principled("fabric")
    grain = _noise(tree, _coordinates(tree), scale)
    tree.links.new(_ramp(tree, grain, shade, colour), shader.inputs["Base Color"])
    shader.inputs["Roughness"].default_value = 0.95
    shader.inputs["Sheen Weight"].default_value = 0.2
    _bump(tree, shader, grain, 0.5)
    return material


@_cached
def wood(light: str, dark: str, along="x", scale=6.0, roughness=0.4):
    """Grain that runs along one axis of the object."""
    material, tree, shader = _principled("wood")
    stretch = {"x": (0.12, 1.4, 1.4), "y": (1.4, 0.12, 1.4), "z": (1.4, 1.4, 0.12)}[along]
    grain = _noise(tree, _coordinates(tree, stretch), scale * 3, detail=8.0)
    tree.links.new(_ramp(tree, grain, dark, light, 0.35, 0.65), shader.inputs["Base Color"])
    shader.inputs["Roughness"].default_value = roughness
    _bump(tree, shader, grain, 0.15)
    return material


@_cached
def planks(light: str, dark: str, gap: str, turn=0.0, scale=1.0):
    """Floor boards: a brick pattern whose bricks carry grain."""
    material, tree, shader = _principled("planks")
    vector = _coordinates(tree, (scale, scale, scale), (0, 0, turn))
    brick = tree.nodes.new("ShaderNodeTexBrick")
    brick.offset, brick.squash = 0.37, 1.0
    for key, value in {"Scale": 1.0, "Brick Width": 1.25, "Row Height": 0.14, "Mortar Size": 0.0022, "Bias": -0.1}.items():
        brick.inputs[key].default_value = value
    brick.inputs["Color1"].default_value, brick.inputs["Color2"].default_value = linear(light), linear(dark)
    brick.inputs["Mortar"].default_value = linear(gap)
    tree.links.new(vector, brick.inputs["Vector"])
    grain = _noise(tree, _coordinates(tree, (1.2, 18, 1), (0, 0, turn)), 4.0, detail=6.0)
    mix = tree.nodes.new("ShaderNodeMixRGB")
    mix.blend_type = "MULTIPLY"
    mix.inputs["Fac"].default_value = 0.35
    tree.links.new(brick.outputs["Color"], mix.inputs["Color1"])
    tree.links.new(_ramp(tree, grain, "#a89a8c", "#ffffff"), mix.inputs["Color2"])
    tree.links.new(mix.outputs["Color"], shader.inputs["Base Color"])
    shader.inputs["Roughness"].default_value = 0.38
    return material


@_cached
def plaster(colour: str):
    """Painted wall with the faint unevenness that a roller leaves."""
    material, tree, shader = _principled("plaster")
    shader.inputs["Base Color"].default_value = linear(colour)
    shader.inputs["Roughness"].default_value = 0.9
    _bump(tree, shader, _noise(tree, _coordinates(tree), 120.0), 0.12)
    return material


@_cached
def tiles(colour: str, grout: str, size=0.1):
    """Square wall tiles in the object's x z plane."""
    material, tree, shader = _principled("tiles")
    brick = tree.nodes.new("ShaderNodeTexBrick")
    brick.offset = 0.0
    for key, value in {"Scale": 1.0, "Brick Width": size, "Row Height": size, "Mortar Size": 0.003}.items():
        brick.inputs[key].default_value = value
    brick.inputs["Color1"].default_value = brick.inputs["Color2"].default_value = linear(colour)
    brick.inputs["Mortar"].default_value = linear(grout)
    tree.links.new(_coordinates(tree, (1, 1, 1), (-np.pi / 2, 0, 0)), brick.inputs["Vector"])
    tree.links.new(brick.outputs["Color"], shader.inputs["Base Color"])
    shader.inputs["Roughness"].default_value = 0.2
    return material


@_cached
def glow(colour: str, strength=4.0):
    """A surface that gives light of its own: a lamp's shade, a window."""
    material = bpy.data.materials.new("glow")
    material.use_nodes = True
    tree = material.node_tree
    tree.nodes.remove(tree.nodes["Principled BSDF"])
    emission = tree.nodes.new("ShaderNodeEmission")
    emission.inputs["Color"].default_value = linear(colour)
    emission.inputs["Strength"].default_value = strength
    tree.links.new(emission.outputs["Emission"], tree.nodes["Material Output"].inputs["Surface"])
    return material


def picture(name: str, pixels: np.ndarray, emission=0.0, roughness=0.4):
    """An image of our own drawing, (H, W, 3) in 0..1 sRGB, row 0 at the top, laid on a part's UV."""
    height, width, _ = pixels.shape
    image = bpy.data.images.new(name, width, height)
    image.pixels = np.dstack([pixels[::-1], np.ones((height, width))]).astype(np.float32).ravel()
    image.pack()
    material, tree, shader = _principled(name)
    texture = tree.nodes.new("ShaderNodeTexImage")
    texture.image = image
    tree.links.new(texture.outputs["Color"], shader.inputs["Base Color"])
    if emission:
        tree.links.new(texture.outputs["Color"], shader.inputs["Emission Color"])
        shader.inputs["Emission Strength"].default_value = emission
    shader.inputs["Roughness"].default_value = roughness
    return material
