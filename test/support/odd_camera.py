"""A camera that publishes one scene in every form that real drivers use, with rclpy and numpy alone.

Reads one JSON form a line on stdin and publishes in it from then on, answering one line each:
{"color": name, "depth": name, "info": name, "frames": [color, depth, info], "stamp": "now" | "zero"}.
"""

import array
import base64
import json
import math
import os
import struct
import sys
import threading
import time

import numpy as np
import rclpy
from ros_driver import CAMERA_HEIGHT, FOCAL, FRAME, HEIGHT, PITCH, WIDTH, fill, png, render, type_of
from rclpy.qos import DurabilityPolicy, QoSProfile, ReliabilityPolicy

SENSOR = QoSProfile(depth=5, reliability=ReliabilityPolicy.BEST_EFFORT)
LATCHED = QoSProfile(
    depth=10, reliability=ReliabilityPolicy.RELIABLE, durability=DurabilityPolicy.TRANSIENT_LOCAL
)
RGB_BYTES, MM_BYTES = render()
RGB = np.frombuffer(RGB_BYTES, np.uint8).reshape(HEIGHT, WIDTH, 3)
MM = np.frombuffer(MM_BYTES, "<u2").reshape(HEIGHT, WIDTH)


def yuv():
    """Full planes of Y, U and V by BT.601 in studio range."""
    r, g, b = (RGB[..., i].astype(float) for i in range(3))
    y = 16 + 0.257 * r + 0.504 * g + 0.098 * b
    u = 128 - 0.148 * r - 0.291 * g + 0.439 * b
    v = 128 + 0.439 * r - 0.368 * g - 0.071 * b
    return (np.clip(np.round(p), 0, 255).astype(np.uint8) for p in (y, u, v))


def nv(first):
    y, u, v = yuv()
    pair = (u, v) if first == "u" else (v, u)
    chroma = np.stack([plane[::2, ::2] for plane in pair], -1)
    return y.tobytes() + chroma.tobytes()


def mosaic(pattern):
    out = np.zeros((HEIGHT, WIDTH), np.uint8)
    for i, letter in enumerate(pattern):
        out[i // 2 :: 2, i % 2 :: 2] = RGB[i // 2 :: 2, i % 2 :: 2, "rgb".index(letter)]
    return out


def wide(samples):
    return (samples.astype("<u2") * 257).tobytes()


def padded(rows, extra):
    flat = np.frombuffer(rows, np.uint8).reshape(HEIGHT, -1)
    return np.pad(flat, ((0, 0), (0, extra)), constant_values=77).tobytes()


BGR = np.ascontiguousarray(RGB[..., ::-1])
RGBA = np.concatenate([RGB, np.full((HEIGHT, WIDTH, 1), 255, np.uint8)], -1)
BGRA = np.concatenate([BGR, np.full((HEIGHT, WIDTH, 1), 255, np.uint8)], -1)
# Encoding, step, bytes.
COLORS = {
    "rgb8": lambda: ("rgb8", 3 * WIDTH, RGB_BYTES),
    "rgb8 padded": lambda: ("rgb8", 3 * WIDTH + 64, padded(RGB_BYTES, 64)),
    "8UC3": lambda: ("8UC3", 3 * WIDTH, BGR.tobytes()),
    "8UC4": lambda: ("8UC4", 4 * WIDTH, BGRA.tobytes()),
    "rgba8": lambda: ("rgba8", 4 * WIDTH, RGBA.tobytes()),
    "rgb16": lambda: ("rgb16", 6 * WIDTH, wide(RGB)),
    "bgr16": lambda: ("bgr16", 6 * WIDTH, wide(BGR)),
    "bgra16": lambda: ("bgra16", 8 * WIDTH, wide(BGRA)),
    "nv12": lambda: ("nv12", WIDTH, nv("u")),
    "NV12": lambda: ("NV12", WIDTH * 3 // 2, nv("u")),
    "nv21": lambda: ("nv21", WIDTH, nv("v")),
    **{f"bayer_{p}8": (lambda p=p: (f"bayer_{p}8", WIDTH, mosaic(p).tobytes())) for p in ("rggb", "bggr", "gbrg", "grbg")},
    **{f"bayer_{p}16": (lambda p=p: (f"bayer_{p}16", 2 * WIDTH, wide(mosaic(p)))) for p in ("rggb", "grbg")},
}
DEPTHS = {
    "16UC1": lambda: ("16UC1", 2 * WIDTH, MM_BYTES),
    "mono16": lambda: ("mono16", 2 * WIDTH, MM_BYTES),
    "16SC1": lambda: ("16SC1", 2 * WIDTH, np.where(MM == 0, -1, MM).astype("<i2").tobytes()),
    "32FC1": lambda: ("32FC1", 4 * WIDTH, np.where(MM == 0, np.nan, MM / 1000).astype("<f4").tobytes()),
    "32FC1 in millimetres": lambda: ("32FC1", 4 * WIDTH, MM.astype("<f4").tobytes()),
    "quarters of a millimetre": lambda: ("16UC1", 2 * WIDTH, (MM.astype(np.uint32) * 4).astype("<u2").tobytes()),
}


def rvl(values):
    """The run-length code of Wilson (2017), from its description; in plain loops."""
    nibbles = []

    def put(value):
        while True:
            value, low = value >> 3, value & 7
            nibbles.append(low | (8 if value else 0))
            if not value:
                return

    flat, previous, i = values.reshape(-1).tolist(), 0, 0
    while i < len(flat):
        start = i
        while i < len(flat) and flat[i] == 0:
            i += 1
        put(i - start)
        start = i
        while i < len(flat) and flat[i] != 0:
            i += 1
        put(i - start)
        for value in flat[start:i]:
            difference, previous = value - previous, value
            put(2 * difference if difference >= 0 else -2 * difference - 1)
    nibbles += [0] * (-len(nibbles) % 8)
    words = (sum(n << (28 - 4 * k) for k, n in enumerate(nibbles[j : j + 8])) for j in range(0, len(nibbles), 8))
    return struct.pack("<ii", WIDTH, HEIGHT) + b"".join(struct.pack("<I", word) for word in words)


def png16(values):
    big = values.astype(">u2").tobytes()
    return png([big[i : i + 2 * WIDTH] for i in range(0, len(big), 2 * WIDTH)], 1, 16)


A, B = 100 * 101.0, 1 - 100 * 101.0 / 10
QUANTISED = np.where(MM == 0, 0, np.round(A / np.maximum(MM / 1000, 0.1) + B)).astype(np.uint16)
PLAIN, INVERSE = struct.pack("<iff", 0, 0.0, 0.0), struct.pack("<iff", 0, A, B)
COMPRESSED_DEPTHS = {
    "16UC1; compressedDepth png": lambda: PLAIN + png16(MM),
    "16UC1; compressedDepth": lambda: PLAIN + png16(MM),
    "mono16; compressedDepth png": lambda: PLAIN + png16(MM),
    "16UC1; compressedDepth rvl": lambda: PLAIN + rvl(MM),
    "32FC1; compressedDepth png": lambda: INVERSE + png16(QUANTISED),
    "32FC1; compressedDepth rvl": lambda: INVERSE + rvl(QUANTISED),
    "16UC1; png compressed": lambda: png16(MM),
    "png": lambda: png16(MM),
}
K = [FOCAL, 0.0, WIDTH / 2, 0.0, FOCAL, HEIGHT / 2, 0.0, 0.0, 1.0]
P = [FOCAL, 0.0, WIDTH / 2, 0.0, 0.0, FOCAL, HEIGHT / 2, 0.0, 0.0, 0.0, 1.0, 0.0]
WHOLE = {"height": HEIGHT, "width": WIDTH, "distortion_model": "plumb_bob", "d": [0.0] * 5, "k": K, "p": P}
INFOS = {
    "good": WHOLE,
    "of size 0x0": {**WHOLE, "width": 0, "height": 0},
    "P only": {**WHOLE, "k": [0.0] * 9, "d": []},
    "K only": {**WHOLE, "p": [0.0] * 12},
    # The sensor is twice as fine; the image was binned.
    "binned": {
        **WHOLE, "width": 2 * WIDTH, "height": 2 * HEIGHT, "binning_x": 2, "binning_y": 2,
        "k": [2 * x if i in (0, 2, 4, 5) else x for i, x in enumerate(K)],
    },
    # The image is a window of a larger sensor.
    "region of interest": {
        **WHOLE, "width": WIDTH + 200, "height": HEIGHT + 100,
        "roi": {"x_offset": 120, "y_offset": 40, "width": WIDTH, "height": HEIGHT},
        "k": [x + 120 if i == 2 else x + 40 if i == 5 else x for i, x in enumerate(K)],
    },
    "uncalibrated": {**WHOLE, "k": [0.0] * 9, "p": [0.0] * 12},
}

rclpy.init()
node = rclpy.create_node("odd_camera")
publishers = {}


def publisher(topic, kind, quality):
    key = (topic, quality is LATCHED)
    if key not in publishers:
        publishers[key] = node.create_publisher(type_of(kind), topic, quality)
    return publishers[key]


def static_links():
    """Of one camera: the optical frame, and its body's frame with x forward."""
    c, s = math.cos(PITCH), math.sin(PITCH)
    optical = np.array([[0, -s, c], [-1, 0, 0], [0, -c, -s]])
    body = np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])
    message = type_of("tf2_msgs/msg/TFMessage")()
    link = type_of("geometry_msgs/msg/TransformStamped")
    for child, r in ((FRAME, optical), ("camera_link", body)):
        w = math.sqrt(1 + r.trace()) / 2
        q = [(r[2, 1] - r[1, 2]) / (4 * w), (r[0, 2] - r[2, 0]) / (4 * w), (r[1, 0] - r[0, 1]) / (4 * w), w]
        message.transforms.append(
            fill(link(), {
                "header": {"frame_id": "/map"},
                "child_frame_id": child,
                "transform": {"translation": {"z": CAMERA_HEIGHT}, "rotation": dict(zip("xyzw", map(float, q)))},
            })
        )
    publisher("/tf_static", "tf2_msgs/msg/TFMessage", LATCHED).publish(message)


def color_of(form):
    if form.get("jpeg"):
        cls = "sensor_msgs/msg/CompressedImage"
        data = base64.b64decode(form["jpeg"])
        return publisher("color/image/compressed", cls, SENSOR), type_of(cls)(format="jpeg", data=array.array("B", data))
    encoding, step, data = COLORS[form.get("color", "rgb8")]()
    image = type_of("sensor_msgs/msg/Image")(
        height=HEIGHT, width=WIDTH, encoding=encoding, step=step, data=array.array("B", data)
    )
    return publisher("color/image", "sensor_msgs/msg/Image", SENSOR), image


def depth_of(form):
    name = form.get("depth", "16UC1")
    if name in COMPRESSED_DEPTHS:
        cls = "sensor_msgs/msg/CompressedImage"
        image = type_of(cls)(format=name, data=array.array("B", COMPRESSED_DEPTHS[name]()))
        return publisher("depth/image/compressedDepth", cls, SENSOR), image
    encoding, step, data = DEPTHS[name]()
    image = type_of("sensor_msgs/msg/Image")(
        height=HEIGHT, width=WIDTH, encoding=encoding, step=step, data=array.array("B", data)
    )
    return publisher("depth/image", "sensor_msgs/msg/Image", SENSOR), image


def messages_of(form):
    info = fill(type_of("sensor_msgs/msg/CameraInfo")(), INFOS[form.get("info", "good")])
    latched = form.get("latched", False)
    info_publisher = publisher("color/camera_info", "sensor_msgs/msg/CameraInfo", LATCHED if latched else SENSOR)
    messages = [color_of(form), depth_of(form), (info_publisher, info)]
    for (_, message), frame in zip(messages, form.get("frames", [FRAME] * 3)):
        message.header.frame_id = frame
    if latched:
        info_publisher.publish(info)
        messages.pop()
    return messages


current, stamped = [], True
closing = threading.Event()


def play():
    while not closing.is_set():
        stamp = node.get_clock().now().to_msg()
        for to, message in list(current):
            if stamped:
                message.header.stamp = stamp
            to.publish(message)
        time.sleep(0.1)


static_links()
threading.Thread(target=play, daemon=True).start()
for line in sys.stdin:
    wanted = json.loads(line)
    if wanted.get("pixels"):
        print(json.dumps({"rgb": base64.b64encode(RGB_BYTES).decode()}), flush=True)
        continue
    try:
        current, stamped = messages_of(wanted), wanted.get("stamp") != "zero"
        print(json.dumps({"ok": True}), flush=True)
    except Exception as error:  # told to the test
        print(json.dumps({"error": repr(error)}), flush=True)
closing.set()
sys.stdout.flush()
os._exit(0)  # rclpy's own end may wait for a publisher in use
