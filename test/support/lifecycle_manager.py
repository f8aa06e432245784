"""A lifecycle manager as Nav2's: brings a node up, shares a bond with it, watches it, brings it down.

Reads one JSON command a line on stdin and answers one JSON line on stdout. {"do": "up"}: configure and activate, then a bond,
formed within half of `timeout`. {"do": "watch", "seconds": s}: heartbeats heard, the longest silence, whether the bond broke.
{"do": "down"}: the bond is ended and the end acknowledged, then deactivate and cleanup. {"do": "vanish"}: silent at once.
"""

import json
import sys
import threading
import time
import uuid

import rclpy
from bond.msg import Status
from lifecycle_msgs.srv import ChangeState, GetState
from rclpy.executors import SingleThreadedExecutor
from rclpy.qos import QoSProfile

CONFIGURE, CLEANUP, ACTIVATE, DEACTIVATE = 1, 2, 3, 4
PERIOD = 0.1


class Manager:
    def __init__(self, managed, timeout):
        rclpy.init()
        self.node = rclpy.create_node("lifecycle_manager_perception")
        self.managed, self.timeout = managed, timeout
        self.change = self.node.create_client(ChangeState, f"{managed}/change_state")
        self.state = self.node.create_client(GetState, f"{managed}/get_state")
        self.instance, self.sister, self.ended = None, None, False
        self.heard = []
        self.publisher = self.node.create_publisher(Status, "bond", QoSProfile(depth=5))
        self.node.create_subscription(Status, "bond", self.hear, QoSProfile(depth=100))
        self.node.create_timer(PERIOD, self.beat)
        executor = SingleThreadedExecutor()
        executor.add_node(self.node)
        threading.Thread(target=executor.spin, daemon=True).start()

    def hear(self, status):
        if status.id != self.managed or self.instance in (None, status.instance_id):
            return
        self.sister = self.sister or status.instance_id
        if status.active:
            self.heard.append(time.monotonic())
        else:
            self.ended = True

    def say(self, active):
        status = Status(id=self.managed, instance_id=self.instance, active=active)
        status.heartbeat_timeout, status.heartbeat_period = self.timeout, PERIOD
        self.publisher.publish(status)

    def beat(self):
        if self.instance and not self.ended:
            self.say(True)

    def transit(self, which):
        assert self.change.wait_for_service(10.0), "no change_state"
        request = ChangeState.Request()
        request.transition.id = which
        return self.answer(self.change.call_async(request)).success

    def label(self):
        return self.answer(self.state.call_async(GetState.Request())).current_state.label

    @staticmethod
    def answer(future, seconds=30.0):
        until = time.monotonic() + seconds
        while not future.done() and time.monotonic() < until:
            time.sleep(0.01)
        return future.result()

    def bond(self):
        self.heard, self.sister, self.ended = [], None, False
        self.instance = str(uuid.uuid4())
        until = time.monotonic() + self.timeout / 2
        while not self.heard and time.monotonic() < until:
            time.sleep(0.01)
        return bool(self.heard)

    def up(self):
        moved = [self.transit(CONFIGURE), self.transit(ACTIVATE)]
        return {"moved": moved, "state": self.label(), "formed": self.bond()}

    def watch(self, seconds):
        began, before = time.monotonic(), len(self.heard)
        silence, broken = 0.0, False
        while time.monotonic() < began + seconds and not broken:
            time.sleep(0.02)
            silence = max(silence, time.monotonic() - (self.heard[-1] if self.heard else began))
            broken = self.ended or silence > self.timeout
        return {"beats": len(self.heard) - before, "silence": silence, "broken": broken}

    def down(self):
        if self.instance:
            self.say(False)
            until = time.monotonic() + 2.0
            while not self.ended and time.monotonic() < until:
                time.sleep(0.01)
        acknowledged, self.instance = self.ended, None
        return {"acknowledged": acknowledged, "moved": [self.transit(DEACTIVATE), self.transit(CLEANUP)]}

    def vanish(self):
        self.instance = None
        return {}


manager = Manager(sys.argv[1], float(sys.argv[2]))
for line in sys.stdin:
    command = json.loads(line)
    print(json.dumps(getattr(manager, command.pop("do"))(**command)), flush=True)
