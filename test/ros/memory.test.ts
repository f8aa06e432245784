import { join } from 'node:path';
import { expect } from 'chai';
import { NodeProcess } from '../support/NodeProcess.ts';
import { nodeRig } from '../support/nodeRig.ts';
import type { RosDriver } from '../support/RosDriver.ts';
import { RosDriver as Driver } from '../support/RosDriver.ts';
import { needsRos } from '../support/rosPython.ts';
import { tempFolder } from '../support/tempFolder.ts';

const OBJECTS = '/spatial_llava/objects';
const TARGET_POSE = '/spatial_llava/target_pose';

const locate = (driver: RosDriver, expression: string, search = '') =>
  driver.call('/spatial_llava/locate', 'spatial_llava/srv/LocateObject', {
    expression,
    search,
    publish: true,
  });
const list = (driver: RosDriver, request: object = {}) =>
  driver.call('/spatial_llava/list_objects', 'spatial_llava/srv/ListObjects', request);
const whereWas = (driver: RosDriver, request: object) =>
  driver.call('/spatial_llava/where_was', 'spatial_llava/srv/WhereWas', request);
const forget = (driver: RosDriver, request: object) =>
  driver.call('/spatial_llava/forget', 'spatial_llava/srv/ForgetObject', request);

interface Remembered {
  readonly id: number;
  readonly color: string;
  readonly times_seen: number;
  readonly age: number;
  readonly pose: { readonly pose: { readonly position: { x: number; y: number; z: number } } };
}

/** Distance on the ground from where the driver's box of a colour stands. */
const offBox = ({ pose }: Remembered, x: number, y: number): number =>
  Math.hypot(pose.pose.position.x - x, pose.pose.position.y - y);

/** Lists until so many things are remembered that were seen so often. */
const listed = async (driver: RosDriver, count: number, often = 1) => {
  for (let tries = 0; tries < 100; tries++) {
    const { objects } = await list(driver);
    const known: readonly Remembered[] = objects.objects;
    if (known.filter(({ times_seen }) => times_seen >= often).length >= count) return objects;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`never ${count} things`);
};

describe('node on real ROS: memory', function () {
  this.timeout(90_000);
  const folder = tempFolder();
  const parameters = {
    'memory.enabled': true,
    'memory.path': join(folder.path, 'memory.sqlite'),
    'memory.rate': 5,
    'vocabulary.learnt': join(folder.path, 'names.json'),
  };
  const rig = nodeRig({ parameters }, async ({ driver }) => {
    await driver.do('listen', { topic: TARGET_POSE, type: 'geometry_msgs/msg/PoseStamped', qos: 'latched' });
    await driver.do('tf');
  });
  after(() => folder.remove());

  it('remembers nothing before it has seen anything, and says so', async () => {
    const { status, objects } = await list(rig.driver);
    expect([status, objects.total, objects.header.frame_id]).to.deep.equal([0, 0, 'map']);
    expect((await locate(rig.driver, 'the red box', 'memory')).status).to.equal(301);
    expect((await whereWas(rig.driver, { expression: 'the red box' })).status).to.equal(301);
  });

  it('refuses a search that it does not know', async () => {
    const { status, message } = await locate(rig.driver, 'the red box', 'attic');
    expect(status).to.equal(203);
    expect(message).to.match(/search is "attic"/);
  });

  describe('after a look at three boxes', () => {
    before(async () => {
      await rig.driver.do('camera', { hz: 10 });
      await listed(rig.driver, 3, 4);
    });
    after(() => rig.driver.do('stop_camera'));

    it('has each once, in the map, within 5 cm', async () => {
      const { objects } = await list(rig.driver);
      const near = (x: number, y: number) =>
        (objects.objects as Remembered[]).filter((object) => offBox(object, x, y) < 0.05);
      for (const [x, y] of [
        [1.6, 0.35],
        [1.6, -0.35],
        [2.4, 0],
      ] as const)
        expect(near(x, y), `${x} ${y}`).to.have.length(1);
      expect(near(1.6, 0.35)[0]!.times_seen).to.be.greaterThan(3);
    });

    it('shows each by a small JPEG where that is asked for, and by its id alone', async () => {
      const plain = (await list(rig.driver)).objects.objects;
      for (const { thumbnail } of plain) expect(thumbnail.length).to.equal(0);
      const { id } = plain[0];
      const { objects } = (await list(rig.driver, { thumbnails: true, ids: [id] })).objects;
      expect(objects.map((object: Remembered) => object.id)).to.deep.equal([id]);
      expect(objects[0].thumbnail.length).to.be.within(100, 4000);
    });

    it('answers a thing in view with its fresh pose, and from memory alone where that is asked', async () => {
      expect((await locate(rig.driver, 'the red box')).status).to.equal(0);
      const { status, remembered, object } = await locate(rig.driver, 'the red box', 'memory');
      expect(status).to.equal(304);
      expect(object.header.frame_id, 'no fresh pose').to.equal('');
      expect(remembered[0].header.frame_id).to.equal('map');
      expect(offBox(remembered[0], 1.6, 0.35)).to.be.below(0.05);
      expect(remembered[0].age).to.be.below(3);
    });

    it('publishes what it remembers, for who comes later, too', async () => {
      await rig.driver.do('listen', {
        topic: OBJECTS,
        type: 'spatial_llava/msg/RememberedObjects',
        qos: 'latched',
      });
      const { last } = await rig.driver.do('heard', { topic: OBJECTS, at_least: 1 });
      expect(last.total).to.be.at.least(3);
    });

    it('answers REMEMBERED with the age, and publishes no pose, when a sheet hides everything', async () => {
      await rig.driver.do('camera', { hz: 10, covered: true });
      await new Promise((resolve) => setTimeout(resolve, 1500));
      const before = (await rig.driver.do('heard', { topic: TARGET_POSE })).count;
      const { status, message, remembered } = await locate(rig.driver, 'the red box');
      expect(status, message).to.equal(304);
      expect(message).to.match(/^not in view; remembered: .* last seen \d+ s ago at \(1\.\d+, 0\.3\d/);
      expect(remembered[0].age).to.be.greaterThan(0.5);
      expect(remembered[0].gone, 'hidden is not gone').to.equal(false);
      expect((await rig.driver.do('heard', { topic: TARGET_POSE })).count).to.equal(before);
      expect((await locate(rig.driver, 'the red box', 'view')).status).to.equal(301);
      const was = await whereWas(rig.driver, { expression: 'the green box' });
      expect(was.status, was.message).to.equal(0);
      expect(was.place.point.x).to.be.closeTo(2.4, 0.1);
    });

    it('lets no second node have the database, by a coded message, and does without', async () => {
      const second = new NodeProcess({ parameters, rosArguments: ['-r', '__node:=second'] });
      try {
        await second.logged(/second is active/);
        expect(second.log).to.match(/going on without memory: MEMORY_UNAVAILABLE: another node .* holds/);
        const { status, message } = await rig.driver.call(
          '/second/list_objects',
          'spatial_llava/srv/ListObjects',
        );
        expect(status).to.equal(604);
        expect(message).to.match(/another node/);
      } finally {
        await second.kill();
      }
    });

    it('calls a thing as a person named it, in memory and in view, and takes the name back', async () => {
      const name = (request: object) =>
        rig.driver.call('/spatial_llava/name_object', 'spatial_llava/srv/NameObject', request);
      const { id } = (await locate(rig.driver, 'the red box', 'memory')).remembered[0];
      for (const [request, status] of [
        [{ name: '', id }, 201],
        [{ name: 'x'.repeat(50), id }, 202],
        [{ name: 'bring me', id }, 203],
        [{ name: 'zorbo' }, 203],
        [{ name: 'zorbo', mark: 1, id }, 203],
        [{ name: 'zorbo', mark: 77 }, 301],
        [{ name: 'zorbo', id: 7777 }, 301],
        [{ name: 'zorbo', forget: true }, 301],
      ] as const)
        expect((await name(request)).status, JSON.stringify(request)).to.equal(status);
      const given = await name({ name: 'The Flux Capacitor', id });
      expect([given.status, given.name], given.message).to.deep.equal([0, 'flux capacitor']);
      expect(given.message, 'a sheet hides it').to.match(/not in view/);
      const recalled = await locate(rig.driver, 'the flux capacitor', 'memory');
      expect([recalled.status, recalled.remembered[0]?.id], recalled.message).to.deep.equal([304, id]);
      expect(recalled.remembered[0].label).to.equal('flux capacitor');
      await rig.driver.do('camera', { hz: 10 });
      let seen = await locate(rig.driver, 'the flux capacitor');
      for (let tries = 0; tries < 50 && seen.status !== 0; tries++)
        seen = await locate(rig.driver, 'the flux capacitor');
      expect(seen.status, seen.message).to.equal(0);
      expect(seen.object.landmark.label).to.equal('flux capacitor');
      expect((await locate(rig.driver, 'the red box')).object.landmark.track_id).to.equal(
        seen.object.landmark.track_id,
      );
      const other = await locate(rig.driver, 'the green box');
      const { track_id } = other.object.landmark;
      const second = await name({ name: 'zorbo', track_id });
      expect([second.status, second.names], second.message).to.deep.equal([0, ['zorbo']]);
      expect(second.message).to.match(/remembered so/);
      expect((await name({ name: 'zorbo', forget: true })).status).to.equal(0);
      expect((await name({ name: 'the flux capacitor', forget: true })).status).to.equal(0);
      expect((await locate(rig.driver, 'the flux capacitor', 'memory')).status).to.equal(301);
    });

    it('forgets what it is told to, and says when there is no such thing', async () => {
      const { objects } = await list(rig.driver);
      const { id } = objects.objects[0];
      expect((await forget(rig.driver, { id })).forgotten).to.equal(1);
      expect((await forget(rig.driver, { id })).status).to.equal(301);
      expect((await list(rig.driver)).objects.total).to.equal(objects.total - 1);
    });

    it('never answers what is true of another map', async () => {
      const set = (value: string) =>
        rig.driver.call('/spatial_llava/set_parameters', 'rcl_interfaces/srv/SetParameters', {
          parameters: [{ name: 'memory.map', value: { type: 4, string_value: value } }],
        });
      await rig.driver.do('stop_camera');
      const { total } = (await list(rig.driver)).objects;
      await set('first floor');
      expect((await list(rig.driver)).objects).to.deep.include({ total: 0, map: 'first floor' });
      expect((await locate(rig.driver, 'the red box', 'memory')).status).to.equal(301);
      await set('');
      expect((await list(rig.driver)).objects.total).to.equal(total);
    });

    it('learns nothing while localisation is unsure, and goes on when it is sure', async () => {
      const localise = (variance: number) =>
        rig.driver.do('publish', {
          topic: '/amcl_pose',
          type: 'geometry_msgs/msg/PoseWithCovarianceStamped',
          qos: 'latched',
          message: {
            pose: { covariance: Array.from({ length: 36 }, (_, i) => (i === 0 || i === 7 ? variance : 0)) },
          },
        });
      const seen = async (): Promise<number> =>
        Math.max(...(await list(rig.driver)).objects.objects.map((one: Remembered) => one.times_seen));
      await localise(1);
      await rig.driver.do('camera', { hz: 10 });
      await new Promise((resolve) => setTimeout(resolve, 500));
      const before = await seen();
      await new Promise((resolve) => setTimeout(resolve, 1500));
      expect(await seen()).to.equal(before);
      expect((await locate(rig.driver, 'the red box')).status, 'in view all the same').to.equal(0);
      await localise(0.01);
      for (let tries = 0; tries < 50 && (await seen()) === before; tries++)
        await new Promise((resolve) => setTimeout(resolve, 100));
      expect(await seen()).to.be.greaterThan(before);
      await rig.driver.do('stop_camera');
    });
  });
});

describe('node on real ROS: memory after kill -9', function () {
  this.timeout(90_000);
  before(function () {
    needsRos(this);
  });

  it('has the same things under the same ids, and no age of a new sighting', async () => {
    const folder = tempFolder();
    const parameters = {
      'memory.enabled': true,
      'memory.path': join(folder.path, 'm.sqlite'),
      'memory.rate': 5,
    };
    let driver = new Driver();
    let node = new NodeProcess({ parameters });
    try {
      await node.logged(/is active/);
      await driver.do('tf');
      await driver.do('camera', { hz: 10 });
      await listed(driver, 3);
      await driver.do('stop_camera');
      await new Promise((resolve) => setTimeout(resolve, 2000));
      const ids = (objects: { readonly objects: readonly Remembered[] }) =>
        objects.objects.map(({ id }) => id);
      const before = ids((await list(driver)).objects);
      await node.kill();
      // A client of its own: the one before still takes the dead node for a server.
      await driver.close();
      driver = new Driver();
      node = new NodeProcess({ parameters });
      await node.logged(/is active/);
      const { objects } = await list(driver);
      expect(ids(objects)).to.have.members(before);
      expect(objects.objects[0].age).to.be.within(1, 60);
    } finally {
      await node.kill();
      await driver.close();
      folder.remove();
    }
  });
});
