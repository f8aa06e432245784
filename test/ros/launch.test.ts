import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { isParameterName, specOf } from '../../src/core/parameters/parameters.ts';
import { TOPICS } from '../../src/ros/topics.ts';
import { elementsOf, parseXml } from '../support/parseXml.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const launch = parseXml(read('launch/bringup.launch.xml'));

const argumentsOf = elementsOf(launch, 'arg');
const names = argumentsOf.map((arg) => arg.attributes.name);
const [node] = elementsOf(launch, 'node').filter((one) => one.attributes.pkg === 'spatial_llava');

describe('launch/bringup.launch.xml', () => {
  it('declares the documented arguments, each with a description and a default', () => {
    expect(names).to.have.members([
      'camera',
      'color_topic',
      'depth_topic',
      'camera_info_topic',
      'target_frame',
      'params_file',
      'backend',
      'model',
      'device',
      'use_sim_time',
      'namespace',
      'rviz',
      'navigate',
      'autostart',
      'log_level',
    ]);
    for (const { attributes } of argumentsOf) {
      expect(attributes.description, attributes.name).to.match(/^\S.{15,}\.$/);
      expect(attributes.default, attributes.name).to.be.a('string');
    }
  });

  it('uses every argument, and none that it does not declare', () => {
    const used = new Set(
      [...read('launch/bringup.launch.xml').matchAll(/\$\(var (\w+)\)/g)].map((match) => match[1]),
    );
    used.delete('fastdds');
    expect([...used]).to.have.members(names);
  });

  it('sets only parameters that the node has', () => {
    const set = elementsOf(launch, 'set_parameter').map((one) => one.attributes.name!);
    expect(set).to.include.members(['target_frame', 'backend', 'navigate', 'autostart']);
    for (const name of set) expect(name === 'use_sim_time' || isParameterName(name), name).to.equal(true);
  });

  it('lets an empty argument leave the params file alone, and applies the file first', () => {
    const group = launch.children.find((one) => one.children.includes(node!))!;
    expect(group.children[0]!.name).to.equal('set_parameters_from_file');
    for (const { attributes } of elementsOf(group, 'set_parameter')) {
      const argument = /^\$\(var (\w+)\)$/.exec(attributes.value!)![1]!;
      const isOptional =
        argumentsOf.find((arg) => arg.attributes.name === argument)!.attributes.default === '';
      expect(attributes.if, argument).to.equal(
        isOptional ? `$(eval "'$(var ${argument})' != ''")` : undefined,
      );
    }
  });

  it('remaps exactly the inputs of the node, with the transports below them', () => {
    const remaps = Object.fromEntries(
      elementsOf(node!, 'remap').map(({ attributes }) => [attributes.from!, attributes.to!]),
    );
    expect(remaps).to.deep.equal({
      [TOPICS.color]: '$(var color_topic)',
      [`${TOPICS.color}/compressed`]: '$(var color_topic)/compressed',
      [TOPICS.depth]: '$(var depth_topic)',
      [`${TOPICS.depth}/compressedDepth`]: '$(var depth_topic)/compressedDepth',
      [TOPICS.cameraInfo]: '$(var camera_info_topic)',
    });
  });

  it('takes the colour and depth transports that the remaps name from the parameter table', () => {
    expect(specOf('color_transport')).to.have.deep.property('oneOf', ['raw', 'compressed']);
    expect(specOf('depth_transport')).to.have.deep.property('oneOf', ['raw', 'compressedDepth']);
  });

  it('names only config files that are shipped', () => {
    const files = [
      ...read('launch/bringup.launch.xml').matchAll(/find-pkg-share spatial_llava\)\/([\w./]+)/g),
    ];
    expect(files.length).to.be.greaterThan(2);
    for (const [, file] of files) expect(existsSync(new URL(file!, root)), file).to.equal(true);
  });

  it('gives Fast DDS a shared-memory segment that holds many frames, over a profile of the user only if there is none', () => {
    const set = elementsOf(launch, 'set_env').map(({ attributes }) => attributes);
    expect(set.map(({ name }) => name)).to.have.members([
      'FASTRTPS_DEFAULT_PROFILES_FILE',
      'FASTDDS_DEFAULT_PROFILES_FILE',
    ]);
    for (const { name, value } of set)
      expect(value).to.match(new RegExp(`^\\$\\(env ${name} .*fastdds\\.xml\\)$`));
    const profile = parseXml(read('config/fastdds.xml'));
    const [segment] = elementsOf(profile, 'segment_size');
    expect(Number(segment!.text)).to.be.at.least(16 * 1280 * 720 * 4);
    const described = elementsOf(profile, 'transport_descriptor').map(
      (one) => elementsOf(one, 'transport_id')[0]!.text,
    );
    const used = elementsOf(elementsOf(profile, 'userTransports')[0]!, 'transport_id').map((one) => one.text);
    expect(used).to.deep.equal(described);
  });
});
