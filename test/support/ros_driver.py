"""Another process and another client library (rclpy) for tests of the node.

Reads one JSON command a line on stdin, {"id": n, "op": name, ...}, and answers one JSON line on stdout,
{"id": n, "result": ...} or {"id": n, "error": text}. Commands run at the same time; see the methods of Driver.
"""

import array
import base64
import importlib
import json
import math
import os
import struct
import sys
import threading
import time
import zlib
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import rclpy
from rclpy.action import ActionClient
from rclpy.executors import MultiThreadedExecutor
from rclpy.parameter import Parameter
from rclpy.qos import DurabilityPolicy, QoSProfile, ReliabilityPolicy

WIDTH, HEIGHT = (int(side) for side in os.environ.get("SPATIAL_LLAVA_CAMERA", "640x480").split("x"))
FOCAL = 525.0 * WIDTH / 640
FRAME = "camera_color_optical_frame"
CAMERA_HEIGHT, PITCH = 1.2, math.radians(30)
# Name, centre on the floor (x forward, y left), edge, colour: metres in map.
BOXES = [
    ("red", (1.6, 0.35), 0.30, (200, 30, 30)),
    ("blue", (1.6, -0.35), 0.30, (30, 50, 200)),
    ("green", (2.4, 0.0), 0.40, (30, 150, 50)),
]


def camera_axes(yaw=0.0):
    """Columns: the optical axes x right, y down, z forward in map (x forward, y left, z up), looking down by PITCH."""
    c, s = math.cos(PITCH), math.sin(PITCH)
    turn = np.array([[math.cos(yaw), -math.sin(yaw), 0], [math.sin(yaw), math.cos(yaw), 0], [0, 0, 1]])
    return turn @ np.array([[0, -s, c], [-1, 0, 0], [0, -c, -s]])


def render(at=(0.0, 0.0), yaw=0.0):
    """Colour and depth (mm) of boxes on a floor before a wall, by ray casting; exact to the millimetre."""
    rotation = camera_axes(yaw)
    u, v = np.meshgrid(np.arange(WIDTH), np.arange(HEIGHT))
    rays = np.stack([(u - WIDTH / 2) / FOCAL, (v - HEIGHT / 2) / FOCAL, np.ones_like(u, float)], -1) @ rotation.T
    origin = np.array([*at, CAMERA_HEIGHT])
    depth = np.full((HEIGHT, WIDTH), np.inf)
    color = np.zeros((HEIGHT, WIDTH, 3), np.uint8)

    def paint(t, rgb):
        hit = (t > 0) & (t < depth)
        depth[hit] = t[hit]
        color[hit] = rgb

    with np.errstate(divide="ignore", invalid="ignore"):
        paint(-origin[2] / rays[..., 2], (150, 140, 120))
        paint((4.0 - origin[0]) / rays[..., 0], (220, 220, 215))
        for _, (x, y), edge, rgb in BOXES:
            low = np.array([x - edge / 2, y - edge / 2, 0.0])
            high = low + edge
            a, b = (low - origin) / rays, (high - origin) / rays
            near, far = np.minimum(a, b).max(-1), np.maximum(a, b).min(-1)
            for axis, shade in enumerate((1.0, 0.8, 1.15)):
                face = np.minimum(a, b).argmax(-1) == axis
                paint(np.where((near < far) & face, near, np.inf), np.clip(np.array(rgb) * shade, 0, 255))
    millimetres = np.where(np.isfinite(depth), np.round(depth * 1000), 0).astype("<u2")
    return color.tobytes(), millimetres.tobytes()


def png(rows, channels, bits):
    """Rows of big-endian samples as a PNG file."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, bits, 2 if channels == 3 else 0, 0, 0, 0)
    lines = b"".join(b"\0" + row for row in rows)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(lines, 1)) + chunk(b"IEND", b"")


def type_of(name):
    package, kind, message = name.split("/")
    return getattr(importlib.import_module(f"{package}.{kind}"), message)


def fill(message, values):
    """Sets fields from plain values; {"base64": text} and {"zeros": n} stand for bytes, {"repeat": [cell, n]} for int8."""
    for key, value in values.items():
        field = getattr(message, key)
        if isinstance(value, dict) and "zeros" in value:
            setattr(message, key, array.array("B", bytes(value["zeros"])))
        elif isinstance(value, dict) and "repeat" in value:
            cell, count = value["repeat"]
            setattr(message, key, array.array("b", [cell]) * count)
        elif isinstance(value, dict) and "base64" in value:
            setattr(message, key, array.array("B", base64.b64decode(value["base64"])))
        elif isinstance(value, dict):
            fill(field, value)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            element = message.get_fields_and_field_types()[key].split("sequence<")[1].rstrip(">")
            package, name = element.split("/")
            cls = type_of(f"{package}/msg/{name}")
            setattr(message, key, [fill(cls(), v) for v in value])
        elif isinstance(field, float):
            setattr(message, key, float(value))
        elif isinstance(value, list) and "double" in message.get_fields_and_field_types()[key]:
            setattr(message, key, [float(v) for v in value])
        else:
            setattr(message, key, value)
    return message


def plain(value):
    if hasattr(value, "get_fields_and_field_types"):
        return {k: plain(getattr(value, k)) for k in value.get_fields_and_field_types()}
    if isinstance(value, (bytes, bytearray)):
        return {"length": len(value)} if len(value) > 64 else list(value)
    if isinstance(value, (list, tuple, array.array, np.ndarray)):
        return {"length": len(value)} if len(value) > 64 else [plain(v) for v in value]
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value


def qos(name):
    reliability = ReliabilityPolicy.BEST_EFFORT if name == "sensor" else ReliabilityPolicy.RELIABLE
    durability = DurabilityPolicy.TRANSIENT_LOCAL if name == "latched" else DurabilityPolicy.VOLATILE
    return QoSProfile(depth=10, reliability=reliability, durability=durability)


class Driver:
    def __init__(self):
        rclpy.init()
        self.node = rclpy.create_node("test_driver", parameter_overrides=[Parameter("use_sim_time", value=False)])
        self.executor = MultiThreadedExecutor(4)
        self.executor.add_node(self.node)
        threading.Thread(target=self.spin, daemon=True).start()
        self.publishers, self.clients, self.heard_on = {}, {}, {}
        self.matched = set()
        self.camera_stop = threading.Event()
        self.camera_thread = None
        self.sent = 0
        # Seconds by which the clock of whoever stamps images, transforms and /clock is off.
        self.clock_offset = 0.0
        self.clock_stop = threading.Event()
        self.closing = threading.Event()
        self.lock = threading.Lock()

    def spin(self):
        while rclpy.ok():
            try:
                self.executor.spin_once(timeout_sec=0.1)
            except Exception as error:  # rclpy's wait set trips over subscriptions that were just destroyed.
                if "InvalidHandle" not in type(error).__name__:
                    print(f"driver: {error!r}", file=sys.stderr)

    def publisher(self, topic, type_name, quality):
        with self.lock:
            key = (topic, type_name, quality)
            if key not in self.publishers:
                self.publishers[key] = self.node.create_publisher(type_of(type_name), topic, qos(quality))
            return self.publishers[key]

    def await_readers(self, publisher, seconds):
        until = time.monotonic() + seconds
        while publisher.get_subscription_count() == 0 and time.monotonic() < until:
            time.sleep(0.02)
        if publisher not in self.matched:
            # We see the reader; it may need a moment longer to see us.
            time.sleep(0.5)
            self.matched.add(publisher)

    def stamp_ns(self):
        return self.node.get_clock().now().nanoseconds + int(self.clock_offset * 1e9)

    # Commands.

    def set_clock(self, offset):
        self.clock_offset = offset

    def publish_clock(self, hz=20.0):
        """/clock until `stop_clock`."""
        publisher = self.publisher("/clock", "rosgraph_msgs/msg/Clock", "reliable")
        self.clock_stop.clear()

        def run():
            message = type_of("rosgraph_msgs/msg/Clock")()
            while not self.clock_stop.wait(1 / hz):
                message.clock = rclpy.time.Time(nanoseconds=self.stamp_ns()).to_msg()
                publisher.publish(message)

        threading.Thread(target=run, daemon=True).start()

    def stop_clock(self):
        self.clock_stop.set()

    def publish(self, topic, type, message, qos="sensor", stamp_now=False, readers=True):
        publisher = self.publisher(topic, type, qos)
        filled = fill(type_of(type)(), message)
        if stamp_now:
            filled.header.stamp = self.node.get_clock().now().to_msg()
        if readers:
            self.await_readers(publisher, 10)
        publisher.publish(filled)

    def tf(self, frame=FRAME, at=(0.0, 0.0), yaw=0.0):
        """map from the camera's optical frame, and from base_link below the origin, static."""
        r = camera_axes(yaw)
        w = math.sqrt(1 + r.trace()) / 2
        q = [(r[2, 1] - r[1, 2]) / (4 * w), (r[0, 2] - r[2, 0]) / (4 * w), (r[1, 0] - r[0, 1]) / (4 * w), w]
        stamp = self.node.get_clock().now().to_msg()
        link = lambda child, x, y, z, q: {
            "header": {"frame_id": "map"},
            "child_frame_id": child,
            "transform": {
                "translation": {"x": x, "y": y, "z": z},
                "rotation": dict(zip("xyzw", map(float, q))),
            },
        }
        links = [link(frame, *map(float, at), CAMERA_HEIGHT, q), link("base_link", 0.0, 0.0, 0.0, [0, 0, 0, 1])]
        message = fill(type_of("tf2_msgs/msg/TFMessage")(), {"transforms": links})
        for t in message.transforms:
            t.header.stamp = stamp
        publisher = self.publisher("/tf_static", "tf2_msgs/msg/TFMessage", "latched")
        publisher.publish(message)

    def moving_tf(self, seconds, lag=0.0, hz=20.0, frozen=False, parent="odom"):
        """A parent of map that moves, `lag` seconds behind; `frozen` repeats one stamp."""
        publisher = self.publisher("/tf", "tf2_msgs/msg/TFMessage", "reliable")
        self.await_readers(publisher, 5)
        first = self.stamp_ns() - int(lag * 1e9)
        until = time.monotonic() + seconds
        while time.monotonic() < until and not self.closing.is_set():
            ns = first if frozen else self.stamp_ns() - int(lag * 1e9)
            link = {"header": {"frame_id": parent}, "child_frame_id": "map",
                    "transform": {"translation": {"x": 1.0, "y": 0.0, "z": 0.0}, "rotation": {"x": 0.0, "y": 0.0, "z": 0.0, "w": 1.0}}}
            message = fill(type_of("tf2_msgs/msg/TFMessage")(), {"transforms": [link]})
            message.transforms[0].header.stamp = rclpy.time.Time(nanoseconds=ns).to_msg()
            publisher.publish(message)
            time.sleep(1 / hz)

    def compressed_camera(self, count=20, hz=5.0, spoil=""):
        """The scene as PNG and compressedDepth; `spoil` publishes "truncated" or "bomb" colour instead."""
        rgb, mm = render()
        rows = [rgb[i : i + 3 * WIDTH] for i in range(0, len(rgb), 3 * WIDTH)]
        big = np.frombuffer(mm, "<u2").astype(">u2").tobytes()
        deep = [big[i : i + 2 * WIDTH] for i in range(0, len(big), 2 * WIDTH)]
        color = png(rows, 3, 8)
        if spoil == "truncated":
            color = color[: len(color) // 2]
        if spoil == "bomb":
            color = color[:16] + struct.pack(">II", 30000, 30000) + color[24:]
        depth = struct.pack("<iff", 0, 0.0, 0.0) + png(deep, 1, 16)
        cls = "sensor_msgs/msg/CompressedImage"
        color_pub = self.publisher("color/image/compressed", cls, "sensor")
        depth_pub = self.publisher("depth/image/compressedDepth", cls, "sensor")
        info_pub = self.publisher("color/camera_info", "sensor_msgs/msg/CameraInfo", "sensor")
        for publisher in (color_pub, depth_pub, info_pub):
            self.await_readers(publisher, 15)
        info = {"height": HEIGHT, "width": WIDTH, "distortion_model": "plumb_bob", "d": [0.0] * 5,
                "k": [FOCAL, 0, WIDTH / 2, 0, FOCAL, HEIGHT / 2, 0, 0, 1],
                "p": [FOCAL, 0, WIDTH / 2, 0, 0, FOCAL, HEIGHT / 2, 0, 0, 0, 1, 0]}
        info_msg = fill(type_of("sensor_msgs/msg/CameraInfo")(), info)
        color_msg = type_of(cls)(format="rgb8; png compressed bgr8", data=array.array("B", color))
        depth_msg = type_of(cls)(format="16UC1; compressedDepth png", data=array.array("B", depth))
        for _ in range(count):
            stamp = self.node.get_clock().now().to_msg()
            for message, publisher in ((info_msg, info_pub), (color_msg, color_pub), (depth_msg, depth_pub)):
                message.header.frame_id, message.header.stamp = FRAME, stamp
                publisher.publish(message)
            time.sleep(1 / hz)

    def camera(self, hz=30.0, count=None, qos="sensor", depth_lag=0.0, depth=True, info=True, stamp_step=0.0, start=0.0,
               color_topic="color/image", depth_topic="depth/image", info_every=1, covered=False,
               namespace="", frame=FRAME, at=(0.0, 0.0), yaw=0.0, sign=None):
        """Publishes the scene until `stop_camera`, or `count` times; waits for readers first.

        `info_every`: CameraInfo only with every so many images. `covered`: a grey sheet 40 cm before the lens hides all.
        `namespace` ("/left"), `frame`, `at`, `yaw`: another camera than that of the other commands, as `tf` has it.
        `sign`: {"x", "y", "width", "height", "base64"}: pixels (rgb8) that are painted into the picture, not into depth."""
        self.stop_camera()
        image, camera_info = type_of("sensor_msgs/msg/Image"), type_of("sensor_msgs/msg/CameraInfo")
        rgb, mm = render(at, yaw)
        if sign is not None:
            picture = np.frombuffer(rgb, np.uint8).reshape(HEIGHT, WIDTH, 3).copy()
            x, y, w, h = (sign[key] for key in ("x", "y", "width", "height"))
            picture[y : y + h, x : x + w] = np.frombuffer(base64.b64decode(sign["base64"]), np.uint8).reshape(h, w, 3)
            rgb = picture.tobytes()
        if covered:
            rgb, mm = bytes([120]) * len(rgb), np.full(WIDTH * HEIGHT, 400, "<u2").tobytes()
        topic = lambda name: f"{namespace}/{name}" if namespace else name
        color_pub = self.publisher(topic(color_topic), "sensor_msgs/msg/Image", qos)
        depth_pub = self.publisher(topic(depth_topic), "sensor_msgs/msg/Image", qos)
        info_pub = self.publisher(topic("color/camera_info"), "sensor_msgs/msg/CameraInfo", qos)
        color_msg = image(height=HEIGHT, width=WIDTH, encoding="rgb8", step=3 * WIDTH, data=array.array("B", rgb))
        depth_msg = image(height=HEIGHT, width=WIDTH, encoding="16UC1", step=2 * WIDTH, data=array.array("B", mm))
        info_msg = camera_info(
            height=HEIGHT, width=WIDTH, distortion_model="plumb_bob", d=[0.0] * 5,
            k=[FOCAL, 0.0, WIDTH / 2, 0.0, FOCAL, HEIGHT / 2, 0.0, 0.0, 1.0],
            r=[1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0],
            p=[FOCAL, 0.0, WIDTH / 2, 0.0, 0.0, FOCAL, HEIGHT / 2, 0.0, 0.0, 0.0, 1.0, 0.0],
        )
        for message in (color_msg, depth_msg, info_msg):
            message.header.frame_id = frame
        for publisher in (color_pub, depth_pub, info_pub) if depth and info else (color_pub,):
            self.await_readers(publisher, 15)
        self.camera_stop.clear()
        self.sent = 0
        lag = int(depth_lag * 1e9)

        def run():
            due = time.monotonic()
            while not self.camera_stop.is_set() and (count is None or self.sent < count):
                if stamp_step:
                    ns = int((start + self.sent * stamp_step) * 1e9)
                else:
                    ns = self.stamp_ns()
                stamp = rclpy.time.Time(nanoseconds=ns).to_msg()
                color_msg.header.stamp = info_msg.header.stamp = stamp
                depth_msg.header.stamp = rclpy.time.Time(nanoseconds=max(0, ns - lag)).to_msg()
                if info and self.sent % info_every == 0:
                    info_pub.publish(info_msg)
                color_pub.publish(color_msg)
                if depth:
                    depth_pub.publish(depth_msg)
                self.sent += 1
                due += 1 / hz
                time.sleep(max(0.0, due - time.monotonic()))

        self.camera_thread = threading.Thread(target=run, daemon=True)
        self.camera_thread.start()
        if count is not None:
            self.camera_thread.join()
        return self.sent

    def tiny_camera(self, hz=100.0, seconds=5.0, width=8, height=6):
        """Images of a few pixels as fast as asked for: the load of many messages, not of many bytes."""
        image, camera_info = type_of("sensor_msgs/msg/Image"), type_of("sensor_msgs/msg/CameraInfo")
        color_pub = self.publisher("color/image", "sensor_msgs/msg/Image", "sensor")
        depth_pub = self.publisher("depth/image", "sensor_msgs/msg/Image", "sensor")
        info_pub = self.publisher("color/camera_info", "sensor_msgs/msg/CameraInfo", "sensor")
        size = {"height": height, "width": width}
        color = image(encoding="rgb8", step=3 * width, data=array.array("B", bytes(3 * width * height)), **size)
        depth = image(encoding="16UC1", step=2 * width, data=array.array("B", b"\xe8\x03" * (width * height)), **size)
        f = float(width)
        info = camera_info(k=[f, 0.0, f / 2, 0.0, f, f / 2, 0.0, 0.0, 1.0],
                           p=[f, 0.0, f / 2, 0.0, 0.0, f, f / 2, 0.0, 0.0, 0.0, 1.0, 0.0], **size)
        for message in (color, depth, info):
            message.header.frame_id = FRAME
        self.await_readers(color_pub, 15)
        sent, due = 0, time.monotonic()
        until = due + seconds
        while time.monotonic() < until and not self.closing.is_set():
            stamp = rclpy.time.Time(nanoseconds=self.stamp_ns()).to_msg()
            for message, publisher in ((info, info_pub), (color, color_pub), (depth, depth_pub)):
                message.header.stamp = stamp
                publisher.publish(message)
            sent += 1
            due += 1 / hz
            time.sleep(max(0.0, due - time.monotonic()))
        return sent

    def stop_camera(self):
        self.camera_stop.set()
        if self.camera_thread:
            self.camera_thread.join()
        self.camera_thread = None
        return self.sent

    def call(self, service, type, request=None, timeout=15.0):
        with self.lock:
            if service not in self.clients:
                self.clients[service] = self.node.create_client(type_of(type), service)
            client = self.clients[service]
        if not client.wait_for_service(timeout):
            raise RuntimeError(f"{service} is not there")
        done = threading.Event()
        future = client.call_async(fill(type_of(type).Request(), request or {}))
        future.add_done_callback(lambda _: done.set())
        if not done.wait(timeout):
            raise RuntimeError(f"{service} did not answer in {timeout} s")
        return plain(future.result())

    def flood(self, service, type, request, count, timeout=60.0):
        """Calls so many times at once, without waiting for any; how many came back, by status. Its own queue loses none."""
        client = self.node.create_client(type_of(type), service, qos_profile=QoSProfile(depth=2 * count))
        if not client.wait_for_service(timeout):
            raise RuntimeError(f"{service} is not there")
        statuses = {}
        done = threading.Semaphore(0)

        def answered(future):
            status = str(future.result().status)
            statuses[status] = statuses.get(status, 0) + 1
            done.release()

        for _ in range(count):
            client.call_async(fill(type_of(type).Request(), request)).add_done_callback(answered)
        until = time.monotonic() + timeout
        for _ in range(count):
            if not done.acquire(timeout=max(0.0, until - time.monotonic())):
                break
        return statuses

    def action(self, action, type, goal, cancel_after_feedback=0, timeout=20.0):
        """Sends a goal and waits for its result; cancels after so many feedback messages."""
        client = ActionClient(self.node, type_of(type), action)
        if not client.wait_for_server(timeout):
            raise RuntimeError(f"{action} is not there")
        feedback, state = [], {}

        def on_feedback(message):
            feedback.append(plain(message.feedback))
            if cancel_after_feedback and len(feedback) == cancel_after_feedback:
                threading.Thread(target=lambda: state["handle"].cancel_goal_async()).start()

        done = threading.Event()
        sending = client.send_goal_async(fill(type_of(type).Goal(), goal), on_feedback)

        def accepted(future):
            state["handle"] = future.result()
            if not state["handle"].accepted:
                done.set()
                return
            result = state["handle"].get_result_async()
            result.add_done_callback(lambda f: (state.update(result=f.result()), done.set()))

        sending.add_done_callback(accepted)
        if not done.wait(timeout):
            raise RuntimeError(f"{action} did not finish in {timeout} s")
        if "result" not in state:
            return {"accepted": False}
        return {
            "accepted": True,
            "status": state["result"].status,
            "result": plain(state["result"].result),
            "feedback": feedback,
        }

    def endpoints(self, name, namespace="/"):
        """Names of all that a node publishes, subscribes to, serves and calls."""
        who = (name, namespace)
        reads = {
            "publish": self.node.get_publisher_names_and_types_by_node,
            "subscribe": self.node.get_subscriber_names_and_types_by_node,
            "reply": self.node.get_service_names_and_types_by_node,
            "request": self.node.get_client_names_and_types_by_node,
        }
        before, until = None, time.monotonic() + 20
        # The graph of another process comes in piece by piece.
        while time.monotonic() < until:
            time.sleep(1)
            if who not in self.node.get_node_names_and_namespaces():
                continue
            found = {rule: [n for n, _ in read(*who)] for rule, read in reads.items()}
            if found == before:
                return found
            before = found
        raise RuntimeError(f"{who} does not show itself")

    def listen(self, topic, type, qos="reliable"):
        record = {"count": 0, "last": None, "times": []}
        self.heard_on[topic] = record

        def on_message(message):
            record["count"] += 1
            record["last"] = message
            record["times"].append(time.monotonic())

        record["subscription"] = self.node.create_subscription(type_of(type), topic, on_message, globals()["qos"](qos))

    def unlisten(self, topic):
        self.node.destroy_subscription(self.heard_on.pop(topic)["subscription"])

    def heard(self, topic, at_least=0, timeout=10.0):
        record = self.heard_on[topic]
        until = time.monotonic() + timeout
        while record["count"] < at_least and time.monotonic() < until:
            time.sleep(0.01)
        return {"count": record["count"], "last": plain(record["last"])}

    def serve_navigation(self, name="navigate_to_pose", seconds=0.2, error_code=0, error_msg=""):
        """An action server in Nav2's place, whose robot takes so long to arrive, or to give up; remembers its goals."""
        self.navigation_seconds = seconds
        self.navigation_error = (error_code, error_msg)
        if getattr(self, "navigation", None) is not None:
            return
        from rclpy.action import ActionServer, CancelResponse
        from nav2_msgs.action import NavigateToPose

        self.navigated = []

        def execute(goal):
            self.navigated.append({"pose": plain(goal.request.pose), "outcome": "driving"})
            record = self.navigated[-1]
            until = time.monotonic() + self.navigation_seconds
            while time.monotonic() < until:
                if goal.is_cancel_requested:
                    goal.canceled()
                    record["outcome"] = "canceled"
                    return NavigateToPose.Result()
                time.sleep(0.02)
            error_code, error_msg = self.navigation_error
            if error_code != 0:
                goal.abort()
                record["outcome"] = "aborted"
                return NavigateToPose.Result(error_code=error_code, error_msg=error_msg)
            goal.succeed()
            record["outcome"] = "succeeded"
            return NavigateToPose.Result()

        from rclpy.callback_groups import ReentrantCallbackGroup

        self.navigation = ActionServer(
            self.node, NavigateToPose, name, execute,
            cancel_callback=lambda _: CancelResponse.ACCEPT, callback_group=ReentrantCallbackGroup(),
        )

    def stop_navigation(self):
        """Nav2 goes away, with a goal under way or not."""
        self.navigation_seconds = 0
        self.navigation.destroy()
        self.navigation = None

    def navigation_log(self):
        return self.navigated


def main():
    driver = Driver()
    out = threading.Lock()

    def run(command):
        identity, operation = command.pop("id"), command.pop("op")
        try:
            answer = {"id": identity, "result": getattr(driver, operation)(**command)}
        except Exception as error:  # The test decides what an error means.
            answer = {"id": identity, "error": f"{type(error).__name__}: {error}"}
        with out:
            print(json.dumps(answer), flush=True)

    with ThreadPoolExecutor(16) as pool:
        for line in sys.stdin:
            pool.submit(run, json.loads(line))
        driver.closing.set()
    driver.stop_camera()
    driver.executor.shutdown(timeout_sec=1)
    sys.stdout.flush()
    import os

    os._exit(0)


if __name__ == "__main__":
    main()
