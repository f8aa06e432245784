"""Refuses what `ros2 launch spatial_llava bringup` was given and cannot do, before anything is started.

`ros2 launch` takes arguments that a launch file does not declare without a word, and starts every node that can be started
before it finds that another cannot. This file is included first.
"""

import difflib
import os
import sys
import xml.etree.ElementTree as ElementTree

from ament_index_python.packages import PackageNotFoundError, get_package_prefix
from launch import LaunchDescription
from launch.actions import OpaqueFunction

BRINGUP = 'bringup.launch.xml'


def declared_arguments():
    """Names that the launch file beside this one declares."""
    tree = ElementTree.parse(os.path.join(os.path.dirname(os.path.abspath(__file__)), BRINGUP))
    return [arg.get('name') for arg in tree.getroot().iter('arg')]


def is_launched_itself(words):
    """Whether the command line names the launch file: one that includes it has arguments of its own."""
    return any(os.path.basename(word) in ('bringup', BRINGUP) for word in words)


def check(context):
    configurations = context.launch_configurations
    if is_launched_itself(sys.argv):
        declared = declared_arguments()
        for word in context.argv:
            name, is_argument, _ = word.partition(':=')
            if not is_argument or name in declared:
                continue
            near = difflib.get_close_matches(name, declared, n=1)
            raise RuntimeError(
                f"there is no launch argument '{name}'"
                + (f': did you mean {near[0]}?' if near else '.')
                + ' Parameters of the node that have no argument go into params_file.'
            )
    if configurations.get('rviz', '').lower() in ('true', '1'):
        try:
            get_package_prefix('rviz2')
        except PackageNotFoundError:
            raise RuntimeError('rviz:=true needs the package rviz2, which is not installed') from None
    sim_time = configurations.get('use_sim_time', 'false')
    if sim_time.lower() not in ('true', 'false'):
        raise RuntimeError(f'use_sim_time must be true or false, not {sim_time!r}')
    return []


def generate_launch_description():
    return LaunchDescription([OpaqueFunction(function=check)])
