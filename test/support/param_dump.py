"""Writes the parameters of a node to stdout as `ros2 param dump` does, with rclpy and PyYAML. usage: NODE"""

import sys

import rclpy
import yaml
from rcl_interfaces.srv import GetParameters, ListParameters
from rclpy.parameter import parameter_value_to_python

rclpy.init()
node = rclpy.create_node('param_dump')


def call(kind, name, request):
    client = node.create_client(kind, f'{sys.argv[1]}/{name}')
    if not client.wait_for_service(timeout_sec=10):
        sys.exit(f'{name} of {sys.argv[1]} is not there')
    future = client.call_async(request)
    rclpy.spin_until_future_complete(node, future, timeout_sec=10)
    return future.result()


names = sorted(call(ListParameters, 'list_parameters', ListParameters.Request()).result.names)
values = call(GetParameters, 'get_parameters', GetParameters.Request(names=names)).values
tree = {}
for name, value in zip(names, values):
    *groups, leaf = name.split('.')
    at = tree
    for group in groups:
        at = at.setdefault(group, {})
    at[leaf] = parameter_value_to_python(value)
print(yaml.dump({sys.argv[1]: {'ros__parameters': tree}}, default_flow_style=False))
rclpy.shutdown()
