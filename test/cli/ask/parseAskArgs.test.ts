import { expect } from 'chai';
import { parseAskArgs } from '../../../src/cli/ask/parseAskArgs.ts';
import { isUsageError } from '../../../src/cli/usage.ts';

const good = (...argv: string[]) => {
  const args = parseAskArgs(argv);
  if (!args || isUsageError(args)) throw new Error(JSON.stringify(args));
  return args;
};

const complaint = (...argv: string[]): string => {
  const args = parseAskArgs(argv);
  if (!args || !isUsageError(args)) throw new Error('expected a complaint');
  return args.usageError;
};

describe('ask: command line', () => {
  it('takes a folder and an expression, with the node’s defaults', () => {
    expect(good('frame', 'the red cup')).to.deep.include({
      folder: 'frame',
      expression: 'the red cup',
      json: false,
      overlay: 'masks',
    });
    expect(good('frame', 'x').parameters).to.include({
      backend: 'geometric',
      detector: 'centernet',
      max_marks: 40,
    });
  });

  it('takes a map for the terminal and one as SVG, and no other kind of file', () => {
    expect(good('frame', 'x', '--map', '--map-out', 'a.svg')).to.include({ map: true, mapOut: 'a.svg' });
    expect(good('frame', 'x').map).to.equal(false);
    expect(complaint('frame', 'x', '--map-out', 'a.png')).to.contain('.svg');
  });

  it('maps the choice of resolver onto the node’s parameters', () => {
    const { parameters } = good(
      ...[
        'frame',
        'x',
        '--backend',
        'hybrid',
        '--provider',
        'openai',
        '--model',
        'm',
        '--base-url',
        'http://h/v1',
      ],
    );
    expect(parameters).to.include({
      backend: 'hybrid',
      'vlm.provider': 'openai',
      'vlm.model': 'm',
      'vlm.base_url': 'http://h/v1',
    });
  });

  it('refuses what the parameter table refuses, and says what is allowed', () => {
    expect(complaint('frame', 'x', '--backend', 'magic')).to.contain('geometric, vlm, hybrid');
    expect(complaint('frame', 'x', '--provider', 'cloud')).to.contain('local, openai');
  });

  it('names what is missing, unknown or too much', () => {
    expect(complaint()).to.contain('FRAME_DIR');
    expect(complaint('frame')).to.contain('expression');
    expect(complaint('frame', 'the', 'red', 'cup')).to.contain('quotes');
    expect(complaint('frame', 'x', '--speed', '3')).to.contain('--speed');
    expect(complaint('frame', 'x', '--out', 'marked.gif')).to.contain('.png or .jpg');
    expect(complaint('frame', 'x', '--overlay', 'stars')).to.contain('masks, boxes, both');
  });

  it('lists without an expression, and helps', () => {
    expect(good('frame', '--list').expression).to.equal(undefined);
    expect(parseAskArgs(['--help'])).to.equal(undefined);
  });
});

describe('ask: whose left, which frame, which server', () => {
  const read = (...more: string[]) => parseAskArgs(['folder', 'the mug', ...more]);

  it('reads a viewer by the name of a frame, or by where somebody stands', () => {
    expect(read('--viewer', 'robot')).to.deep.nested.include({ viewer: { name: 'robot' } });
    const { viewer } = read('--viewer', '4,-0.5,180') as { viewer: { standpoint: { yaw: number } } };
    expect(viewer.standpoint).to.deep.include({ x: 4, y: -0.5 });
    expect(viewer.standpoint.yaw).to.be.closeTo(Math.PI, 1e-12);
    expect(read('--viewer', '4,0')).to.have.property('usageError').that.contains('X,Y,DEGREES');
    expect(read('--target-frame', 'moon')).to.have.property('usageError').that.contains('camera or world');
  });

  it('takes any server in short, and the name of the variable that holds its key', () => {
    const url = 'http://localhost:8000/v1';
    const { parameters } = read('--server', url, '--model', 'm', '--api-key-env', 'MY_KEY') as {
      parameters: Record<string, unknown>;
    };
    expect(parameters).to.include({
      backend: 'hybrid',
      'vlm.provider': 'openai',
      'vlm.base_url': url,
      'vlm.model': 'm',
      'vlm.api_key_env': 'MY_KEY',
    });
    expect(read('--server', url)).to.have.property('usageError').that.contains('--model');
    expect(read('--server', url, '--model', 'm', '--base-url', url)).to.have.property('usageError');
  });
});
