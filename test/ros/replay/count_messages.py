"""Counts what a replay publishes: python3 count_messages.py SECONDS. Prints READY, then one JSON line."""

import json
import sys
import time

import rclpy
from rclpy.node import Node
from rclpy.qos import DurabilityPolicy, QoSProfile, qos_profile_sensor_data
from rosgraph_msgs.msg import Clock
from sensor_msgs.msg import CameraInfo, Image
from tf2_msgs.msg import TFMessage

CAMERA = "/camera/camera/"
TOPICS = {
    "color": (Image, CAMERA + "color/image_raw", qos_profile_sensor_data),
    "depth": (Image, CAMERA + "aligned_depth_to_color/image_raw", qos_profile_sensor_data),
    "info": (CameraInfo, CAMERA + "color/camera_info", qos_profile_sensor_data),
    "tf": (TFMessage, "/tf", QoSProfile(depth=100)),
    "tf_static": (TFMessage, "/tf_static", QoSProfile(depth=10, durability=DurabilityPolicy.TRANSIENT_LOCAL)),
    "clock": (Clock, "/clock", qos_profile_sensor_data),
}


def main() -> None:
    rclpy.init()
    node = Node("count_messages")
    stamps = {name: [] for name in TOPICS}
    shapes = {}

    def listen(name):
        def on_message(message):
            header = message.clock if name == "clock" else message.transforms[0].header.stamp if name.startswith("tf") else message.header.stamp
            stamps[name].append(header.sec * 10**9 + header.nanosec)
            if isinstance(message, Image):
                shapes[name] = [message.encoding, message.width, message.height, message.step, len(message.data)]

        return on_message

    subscriptions = [node.create_subscription(kind, topic, listen(name), qos) for name, (kind, topic, qos) in TOPICS.items()]
    print("READY", flush=True)
    end = time.monotonic() + float(sys.argv[1])
    while time.monotonic() < end:
        rclpy.spin_once(node, timeout_sec=0.1)
        if rclpy.ok() is False:
            break
    falls = {name: sum(b < a for a, b in zip(seen, seen[1:])) for name, seen in stamps.items()}
    counts = {name: len(seen) for name, seen in stamps.items()}
    first = {name: min(seen) for name, seen in stamps.items() if seen}
    print(json.dumps({"counts": counts, "falls": falls, "shapes": shapes, "first": first}), flush=True)
    del subscriptions
    node.destroy_node()
    rclpy.shutdown()


if __name__ == "__main__":
    main()
