"""Exact depth and instance ids: one ray through every pixel centre, against the very triangles that Cycles renders."""

from __future__ import annotations

import bpy
import numpy as np
from mathutils.bvhtree import BVHTree

from .mesh import rotation


class Raycaster:
    """Holds one bounding-volume tree of all evaluated meshes (modifiers applied)."""

    def __init__(self, owner: dict):
        graph = bpy.context.evaluated_depsgraph_get()
        vertices, triangles, things, base = [], [], [], 0
        for item, thing in owner.items():
            evaluated = item.evaluated_get(graph)
            mesh = evaluated.to_mesh()
            mesh.calc_loop_triangles()
            points = np.empty(len(mesh.vertices) * 3, np.float32)
            mesh.vertices.foreach_get("co", points)
            matrix = np.array(item.matrix_world)
            vertices.append(points.reshape(-1, 3).astype(float) @ matrix[:3, :3].T + matrix[:3, 3])
            corners = np.empty(len(mesh.loop_triangles) * 3, np.int32)
            mesh.loop_triangles.foreach_get("vertices", corners)
            triangles.append(corners.reshape(-1, 3) + base)
            things += [thing] * len(mesh.loop_triangles)
            base += len(mesh.vertices)
            evaluated.to_mesh_clear()
        self.vertices, self.triangles, self.thing = np.vstack(vertices), np.vstack(triangles), np.array(things)
        self._tree = BVHTree.FromPolygons(self.vertices.tolist(), self.triangles.tolist(), all_triangles=True)
        a, b, c = (self.vertices[self.triangles[:, k]] for k in range(3))
        cross = np.cross(b - a, c - a)
        self._normal = cross / np.maximum(np.linalg.norm(cross, axis=1, keepdims=True), 1e-15)
        self._anchor = a

    def look(self, pinhole, world_from_optical: np.ndarray):
        """Depth in metres along the optical axis (H, W; 0 where nothing is hit), thing index (H, W; -1), and the cosine
        between view ray and surface normal (H, W). The tree only says which triangle is hit; the depth is that of its
        plane in double precision."""
        rays = pinhole.rays()
        directions = rays.reshape(-1, 3) @ world_from_optical[:3, :3].T
        origin = world_from_optical[:3, 3]
        cast, start = self._tree.ray_cast, origin.tolist()
        hit = np.array([-1 if (h := cast(start, d)[2]) is None else h for d in directions.tolist()])
        seen = hit >= 0
        depth, index, cosine = np.zeros(len(hit)), np.full(len(hit), -1), np.zeros(len(hit))
        normal, anchor = self._normal[hit[seen]], self._anchor[hit[seen]]
        slope = np.einsum("ij,ij->i", normal, directions[seen])
        depth[seen] = np.einsum("ij,ij->i", normal, anchor - origin) / slope
        index[seen] = self.thing[hit[seen]]
        cosine[seen] = np.abs(slope) / np.linalg.norm(directions[seen], axis=1)
        shape = (pinhole.height, pinhole.width)
        return depth.reshape(shape), index.reshape(shape), cosine.reshape(shape)

    def box_of(self, thing: int):
        """World axis-aligned (lower, upper) corners of one thing."""
        points = self.vertices[self.triangles[self.thing == thing].ravel()]
        return points.min(axis=0), points.max(axis=0)

    def own_box_of(self, thing: int, pose):
        """(centre in the world, full size) of the box along the thing's own axes (rotated by its yaw)."""
        turn = rotation("z", pose[3])
        points = self.vertices[self.triangles[self.thing == thing].ravel()] @ turn
        low, high = points.min(axis=0), points.max(axis=0)
        return turn @ (0.5 * (low + high)), high - low
