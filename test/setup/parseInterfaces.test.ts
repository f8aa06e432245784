import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { needsRos, rosPython } from '../support/rosPython.ts';

const path = (of: string): string => fileURLToPath(new URL(`../../${of}`, import.meta.url));
const PARSER = path('node_modules/rclnodejs/rosidl_parser/parser.py');

describe('interface files, parsed one after another in one process', () => {
  it("gives of each what rclnodejs' own parser gives by itself, also after one that is not there", function () {
    needsRos(this);
    this.timeout(20_000);
    const { env } = rosPython();
    const asked = [
      ['parse_message_file', 'spatial_llava', path('msg/Landmark.msg')],
      ['parse_message_file', 'spatial_llava', path('msg/NoSuch.msg')],
      ['parse_service_file', 'spatial_llava', path('srv/LocateObject.srv')],
      ['parse_action_file', 'spatial_llava', path('action/LocateObject.action')],
    ];
    const input = asked.map((args) => `${JSON.stringify(args)}\n`).join('');
    const script = path('scripts/setup/parse_interfaces.py');
    const { stdout } = spawnSync('python3', [script, PARSER], { env, input, encoding: 'utf8' });
    const answers = stdout.trim().split('\n');
    expect(answers.length).to.equal(asked.length);
    for (const [i, args] of asked.entries()) {
      const alone = spawnSync('python3', [PARSER, ...args], { env, encoding: 'utf8' });
      const { status, out, err } = JSON.parse(answers[i]!);
      expect({ status, out, err }).to.deep.equal({
        status: alone.status,
        out: alone.stdout,
        err: alone.stderr,
      });
    }
  });
});
