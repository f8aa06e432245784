import { join } from 'node:path';
import { expect } from 'chai';
import { NodeProcess } from '../support/NodeProcess.ts';
import { RosDriver } from '../support/RosDriver.ts';
import { needsRos } from '../support/rosPython.ts';
import { tempFolder } from '../support/tempFolder.ts';

/** Where the boxes of the driver's scene stand: x, y in metres. */
const BOXES = { red: [1.6, 0.35], blue: [1.6, -0.35], green: [2.4, 0] } as const;
/** The second camera stands to the left of the scene and looks across it. */
const SIDE = { frame: 'side_optical_frame', at: [1.2, 1.9], yaw: -1.25 };
const KEEPER = '/front/spatial_llava';
const SHARER = '/side/spatial_llava';

interface Remembered {
  readonly id: number;
  readonly color: string;
  readonly label: string;
  readonly times_seen: number;
  readonly thumbnail: { readonly length: number };
  readonly pose: { readonly pose: { readonly position: { x: number; y: number } } };
}

describe('node on real ROS: one memory for two cameras, a node each', function () {
  this.timeout(120_000);
  const folder = tempFolder();
  const nodes = new Map<string, NodeProcess>();
  let front: RosDriver;
  let side: RosDriver;
  const start = async (namespace: string, more: Readonly<Record<string, string>>) => {
    const node = new NodeProcess({
      parameters: {
        'memory.enabled': true,
        'memory.rate': 5,
        'vocabulary.learnt': join(folder.path, 'names.json'),
        target_frame: 'map',
        ...more,
      },
      rosArguments: ['-r', `__ns:=${namespace}`],
    });
    nodes.set(namespace, node);
    await node.logged(/is active/, 30_000);
  };
  const startFront = () => start('/front', { 'memory.path': join(folder.path, 'memory.sqlite') });
  before(async function () {
    needsRos(this);
    front = new RosDriver();
    side = new RosDriver();
    await Promise.all([startFront(), start('/side', { 'memory.keeper': KEEPER })]);
    await Promise.all([front.do('tf'), side.do('tf', SIDE)]);
  });
  after(async () => {
    await Promise.all([front?.close(), side?.close()]);
    for (const node of nodes.values()) await node.kill();
    folder.remove();
  });

  const list = async (node: string, request: object = {}): Promise<readonly Remembered[]> => {
    const reply = await front.call(`${node}/list_objects`, 'spatial_llava/srv/ListObjects', request);
    expect(reply.status, reply.message).to.equal(0);
    return reply.objects.objects;
  };
  const locate = (node: string, expression: string, search = 'memory') =>
    front.call(`${node}/locate`, 'spatial_llava/srv/LocateObject', { expression, search });
  const boxAt = (all: readonly Remembered[], [x, y]: readonly [number, number]) =>
    all.filter(({ pose }) => Math.hypot(pose.pose.position.x - x, pose.pose.position.y - y) < 0.1);
  const until = async (holds: () => Promise<boolean>) => {
    for (let tries = 0; tries < 150 && !(await holds()); tries++)
      await new Promise((resolve) => setTimeout(resolve, 100));
  };
  const settled = (node: string, times: number) =>
    until(async () => {
      const all = await list(node);
      return Object.values(BOXES).every((at) => boxAt(all, at).some(({ times_seen }) => times_seen >= times));
    });

  it('learns from the camera of the other node while its own has seen nothing', async () => {
    await side.do('camera', { hz: 10, namespace: '/side', ...SIDE });
    await settled(KEEPER, 3);
    const all = await list(KEEPER);
    for (const at of Object.values(BOXES)) expect(boxAt(all, at), `${at}`).to.have.length(1);
    expect(await list(SHARER), 'asked there').to.have.length(all.length);
  });

  it('has pictures of what only the other camera has seen', async () => {
    const shown = async () =>
      (await list(KEEPER, { thumbnails: true })).filter(({ thumbnail }) => thumbnail.length > 100).length;
    await until(async () => (await shown()) >= 3);
    expect(await shown()).to.be.at.least(3);
  });

  it('gives each thing one id, though two cameras see it from two places', async () => {
    const before = await list(KEEPER);
    await front.do('camera', { hz: 10, namespace: '/front' });
    const most = Math.max(...before.map(({ times_seen }) => times_seen));
    await settled(KEEPER, most + 8);
    const all = await list(KEEPER);
    for (const [name, at] of Object.entries(BOXES)) {
      const [one, ...more] = boxAt(all, at);
      expect(more, `${name} is there once`).to.deep.equal([]);
      expect(one!.id, name).to.equal(boxAt(before, at)[0]!.id);
    }
    expect(await list(SHARER)).to.have.length(all.length);
  });

  it('answers with the same id whichever node is asked, and each with a fresh pose of what it sees itself', async () => {
    for (const name of Object.keys(BOXES)) {
      const [one, other] = [await locate(KEEPER, `the ${name} box`), await locate(SHARER, `the ${name} box`)];
      expect([one.status, other.status], `${one.message} ${other.message}`).to.deep.equal([304, 304]);
      expect(other.remembered[0].id, name).to.equal(one.remembered[0].id);
    }
    for (const node of [KEEPER, SHARER]) {
      const { status, object, message } = await locate(node, 'the red box', '');
      expect(status, `${node}: ${message}`).to.equal(0);
      const { x, y } = object.pose.pose.position;
      expect(Math.hypot(x - BOXES.red[0], y - BOXES.red[1]), node).to.be.below(0.1);
    }
    const was = await front.call(`${SHARER}/where_was`, 'spatial_llava/srv/WhereWas', {
      expression: 'the green box',
    });
    expect(was.status, was.message).to.equal(0);
    expect(was.place.point.x).to.be.closeTo(BOXES.green[0], 0.1);
  });

  it('reads left and right from the camera of the node that is asked', async () => {
    const [one, other] = [await locate(KEEPER, 'the leftmost box'), await locate(SHARER, 'the leftmost box')];
    expect(one.remembered[0].color, one.message).to.equal('red');
    expect(other.remembered[0].color, other.message).to.equal('green');
    // Of the past, too; and whoever asks may say by which camera.
    const was = async (node: string, viewer = '') => {
      const request = { expression: 'the leftmost box', viewer };
      const reply = await front.call(`${node}/where_was`, 'spatial_llava/srv/WhereWas', request);
      return reply.objects[0]?.color;
    };
    expect(await was(KEEPER)).to.equal('red');
    expect(await was(SHARER)).to.equal('green');
    expect(await was(KEEPER, SIDE.frame)).to.equal('green');
  });

  it('calls a thing in both pictures as it was named in one, and forgets it in both', async () => {
    const name = (node: string, request: object) =>
      front.call(`${node}/name_object`, 'spatial_llava/srv/NameObject', request);
    const seen = await locate(SHARER, 'the red box', '');
    const given = await name(SHARER, {
      name: 'the flux capacitor',
      track_id: seen.object.landmark.track_id,
    });
    expect(given.status, given.message).to.equal(0);
    expect(given.message).to.match(/remembered so/);
    const { id } = (await locate(SHARER, 'the flux capacitor')).remembered[0];
    expect((await locate(KEEPER, 'the flux capacitor')).remembered[0].id).to.equal(id);
    for (const node of [KEEPER, SHARER]) {
      await until(async () => (await locate(node, 'the flux capacitor', '')).status === 0);
      const { status, object } = await locate(node, 'the flux capacitor', '');
      expect([status, object.landmark.label], node).to.deep.equal([0, 'flux capacitor']);
    }
    expect((await name(SHARER, { name: 'the flux capacitor', forget: true })).status).to.equal(0);
    await front.do('stop_camera');
    await side.do('stop_camera');
    expect((await locate(KEEPER, 'the flux capacitor')).status).to.equal(301);
    const gone = await front.call(`${SHARER}/forget`, 'spatial_llava/srv/ForgetObject', { id });
    expect(gone.forgotten, gone.message).to.equal(1);
    expect((await list(KEEPER)).map((one) => one.id)).to.not.include(id);
  });

  it('says by a code that the keeper is gone, sees on without it, and shares again when it is back', async () => {
    await nodes.get('/front')!.kill();
    await side.do('camera', { hz: 10, namespace: '/side', ...SIDE });
    const ask = () => locate(SHARER, 'the blue box');
    await until(async () => (await ask()).status === 604);
    const lost = await ask();
    expect(lost.status).to.equal(604);
    expect(lost.message).to.match(/\/front\/spatial_llava\/locate .*memory\.keeper/);
    expect((await locate(SHARER, 'the blue box', '')).status, 'in view').to.equal(0);
    expect((await locate(SHARER, 'the elephant', '')).status).to.equal(301);
    await startFront();
    await until(async () => (await ask()).status === 304);
    const back = await ask();
    expect(back.status, back.message).to.equal(304);
  });

  it('is refused where frame or map are not the same', async () => {
    const set = (node: string, value: string) =>
      front.call(`${node}/set_parameters`, 'rcl_interfaces/srv/SetParameters', {
        parameters: [{ name: 'memory.map', value: { type: 4, string_value: value } }],
      });
    await set(SHARER, 'first floor');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await front.do('listen', { topic: '/diagnostics', type: 'diagnostic_msgs/msg/DiagnosticArray' });
    let said = '';
    await until(async () => {
      const { last } = await front.do('heard', { topic: '/diagnostics', at_least: 1 });
      const all = (last?.status ?? []) as { name: string; message: string }[];
      said =
        all.find(({ name, message }) => /: memory$/.test(name) && /first floor/.test(message))?.message ?? '';
      return said !== '';
    });
    expect(said).to.match(/^MEMORY_UNAVAILABLE: .*map "first floor".*keeper's of frame "map" and map ""/);
  });
});
