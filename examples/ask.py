"""Asks a running spatial_llava node where a thing is: python3 examples/ask.py "the red chair" """

import sys

try:
    import rclpy
    from spatial_llava.srv import LocateObject
except ImportError as missing:
    sys.exit(f"{missing}: source ROS 2 and the workspace that spatial_llava was built in (. install/setup.bash) first")
if len(sys.argv) != 2:
    sys.exit('usage: python3 examples/ask.py "the red chair"')

rclpy.init()
node = rclpy.create_node("ask_example")
client = node.create_client(LocateObject, "/spatial_llava/locate")
if not client.wait_for_service(timeout_sec=15.0):
    sys.exit("/spatial_llava/locate is not there: is the node running, in this ROS_DOMAIN_ID?")
future = client.call_async(LocateObject.Request(expression=sys.argv[1], publish=True))
rclpy.spin_until_future_complete(node, future, timeout_sec=30.0)
answer = future.result()
if answer is None:
    sys.exit("no answer came in time")
if answer.status == LocateObject.Response.OK:
    found, at = answer.object, answer.object.pose.pose.position
    print(f"mark {found.landmark.mark} at {at.x:.2f}, {at.y:.2f}, {at.z:.2f} m in {found.header.frame_id}: {found.rationale}")
else:
    print(f"status {answer.status}: {answer.message} {answer.question}")
rclpy.shutdown()
