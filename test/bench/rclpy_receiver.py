"""The peer of `delivery.ts`: an rclpy subscriber to the same two topics. Prints one JSON line when it is told to end."""

import json
import resource
import signal
import sys
import time

import rclpy
from rclpy.qos import qos_profile_sensor_data
from sensor_msgs.msg import Image

rclpy.init(signal_handler_options=rclpy.signals.SignalHandlerOptions.NO)
node = rclpy.create_node("rclpy_receiver")
counts = {"color/image": 0, "depth/image": 0}
latencies = []


def receive(topic):
    def callback(message):
        counts[topic] += 1
        stamp = message.header.stamp
        latencies.append(time.time() * 1e3 - (stamp.sec * 1e3 + stamp.nanosec / 1e6))

    return callback


for topic in counts:
    node.create_subscription(Image, topic, receive(topic), qos_profile_sensor_data)
running = True


def stop(*_):
    global running
    running = False


signal.signal(signal.SIGTERM, stop)
print("ready", flush=True)
while running:
    rclpy.spin_once(node, timeout_sec=0.05)
usage = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"pairs": min(counts.values()), "latencies": latencies, "cpuSeconds": usage.ru_utime + usage.ru_stime}))
sys.stdout.flush()
