"""Parses interface files by rclnodejs' own parser, one after another in one process.

    parse_interfaces.py PARSER

Takes a JSON line for each, the parser's arguments, and gives one: its exit status, output and errors.
"""
import contextlib
import io
import json
import runpy
import sys

parser = sys.argv[1]
for line in sys.stdin:
    sys.argv = [parser, *json.loads(line)]
    status, out, err = 0, io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            runpy.run_path(parser, run_name='__main__')
        except SystemExit as end:
            status = end.code or 0
    print(json.dumps({'status': status, 'out': out.getvalue(), 'err': err.getvalue()}), flush=True)
