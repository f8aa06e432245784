import { expect } from 'chai';
import { cameraTopics } from '../../../src/ros/client/cameraTopics.ts';
import type { RosEndpoint } from '../../../src/ros/rcl.ts';

const subscription = (node_name: string, node_namespace: string, topic_type: string): RosEndpoint => ({
  node_name,
  node_namespace,
  topic_type,
  qos_profile: { reliability: 2, durability: 2 },
});
const graph = (subscriptions: Readonly<Record<string, readonly RosEndpoint[]>>) => ({
  getSubscriptionsInfoByTopic: (topic: string) => subscriptions[topic] ?? [],
});
const told = (name: string, color: string) => ({
  status: [
    { name: `${name}: depth`, values: [{ key: 'topic', value: '/depth' }] },
    { name: `${name}: colour`, values: [{ key: 'topic', value: color }] },
    { name: `${name}: camera_info`, values: [{ key: 'topic', value: '/info' }] },
  ],
});

describe('where a node hears its camera', () => {
  it('is what it says itself, raw or compressed as the graph has it', () => {
    const raw = graph({ '/left/rgb': [subscription('see', '/left', 'sensor_msgs/msg/Image')] });
    expect(cameraTopics(raw, '/left/see', told('see', '/left/rgb'))).to.deep.equal({
      color: '/left/rgb',
      info: '/info',
      isCompressed: false,
    });
    const compressed = graph({ '/rgb/c': [subscription('see', '/', 'sensor_msgs/msg/CompressedImage')] });
    expect(cameraTopics(compressed, '/see', told('see', '/rgb/c'))?.isCompressed).to.equal(true);
  });

  it('is not what another of the same name in another namespace says', () => {
    const both = graph({
      '/left/rgb': [subscription('see', '/left', 'sensor_msgs/msg/Image')],
      '/right/rgb': [subscription('see', '/right', 'sensor_msgs/msg/Image')],
    });
    expect(cameraTopics(both, '/left/see', told('see', '/right/rgb'))).to.equal(undefined);
    expect(cameraTopics(both, '/left/see', told('other', '/left/rgb'))).to.equal(undefined);
  });

  it('is not known of a node that is not active', () => {
    expect(cameraTopics(graph({}), '/see', { status: [{ name: 'see: lifecycle', values: [] }] })).to.equal(
      undefined,
    );
  });
});
