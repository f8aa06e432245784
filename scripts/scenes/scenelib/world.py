"""A world is a list of named things placed in the map frame (metres, z up); built into Blender's scene on request."""

from __future__ import annotations

from dataclasses import dataclass, field

import bpy
import mathutils
import numpy as np

from . import materials
from .mesh import Part


@dataclass(frozen=True)
class Thing:
    """One object of the truth. `role` is object, support, floor or wall; `pose` is x, y, z, yaw of its own frame."""

    id: str
    label: str
    colour: str
    parts: list
    pose: tuple
    role: str = "object"
    synonyms: tuple = ()
    on: str = ""
    has_front: bool = False


@dataclass
class World:
    """Collects things and lights; ids are unique."""

    things: list = field(default_factory=list)
    lights: list = field(default_factory=list)
    ambient: tuple = ("#e8edf5", 0.35)
    exposure: float = 0.0

    def add(self, id, label, colour, parts, at, yaw=0.0, **more) -> Thing:
        if any(thing.id == id for thing in self.things):
            raise ValueError(f"two things named {id}")
        thing = Thing(id, label, colour, list(parts), (*map(float, at), float(yaw)), **more)
        self.things.append(thing)
        return thing

    def light(self, at, towards, size, watts, colour="#ffffff"):
        self.lights.append((at, towards, size, watts, colour))

    def build(self) -> dict:
        """Fills an empty Blender scene; returns Blender object -> thing index."""
        owner = {}
        for index, thing in enumerate(self.things):
            for k, part in enumerate(thing.parts):
                owner[_mesh_object(f"{thing.id}.{k}", part, thing)] = index
        for at, towards, size, watts, colour in self.lights:
            _area_light(at, towards, size, watts, colour)
        world = bpy.data.worlds.new("world")
        world.use_nodes = True
        world.node_tree.nodes["Background"].inputs["Color"].default_value = materials.linear(self.ambient[0])
        world.node_tree.nodes["Background"].inputs["Strength"].default_value = self.ambient[1]
        bpy.context.scene.world = world
        return owner


def empty_scene() -> None:
    bpy.ops.wm.read_factory_settings(use_empty=True)
    materials.forget()


def _mesh_object(name: str, part: Part, thing: Thing):
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata(part.vertices.tolist(), [], [tuple(map(int, face)) for face in part.faces])
    if part.uv is not None:
        layer = mesh.uv_layers.new()
        corners = np.array([loop.vertex_index for loop in mesh.loops])
        layer.data.foreach_set("uv", part.uv[corners].astype(np.float32).ravel())
    mesh.update()
    mesh.shade_smooth()
    mesh.set_sharp_from_angle(angle=part.smooth_angle)
    mesh.materials.append(part.material)
    item = bpy.data.objects.new(name, mesh)
    item.location, item.rotation_euler = thing.pose[:3], (0, 0, thing.pose[3])
    bpy.context.scene.collection.objects.link(item)
    if part.bevel > 0:
        bevel = item.modifiers.new("bevel", "BEVEL")
        bevel.width, bevel.segments, bevel.limit_method, bevel.angle_limit = part.bevel, 3, "ANGLE", 0.7
        bevel.harden_normals = True
    return item


def _area_light(at, towards, size, watts, colour) -> None:
    light = bpy.data.lights.new("light", "AREA")
    light.shape, light.size, light.size_y, light.energy = "RECTANGLE", size[0], size[1], watts
    light.color = materials.linear(colour)[:3]
    item = bpy.data.objects.new("light", light)
    item.location = at
    direction = mathutils.Vector(np.subtract(towards, at).tolist())
    item.rotation_euler = direction.to_track_quat("-Z", "Y").to_euler()
    item.visible_camera = False
    bpy.context.scene.collection.objects.link(item)
