import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { isParameterName, specOf } from '../../src/core/parameters/parameters.ts';
import { TOPICS } from '../../src/ros/topics.ts';
import { elementsOf, parseXml } from '../support/parseXml.ts';
import { needsRos, rosPython } from '../support/rosPython.ts';

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
      'provider',
      'base_url',
      'model',
      'device',
      'use_sim_time',
      'namespace',
      'rviz',
      'web',
      'web_host',
      'web_port',
      'web_token_env',
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
    for (const name of ['fastdds', 'web_node', 'web_navigate']) used.delete(name);
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

  it('declares every argument that README and docs give to it', () => {
    const pages = [
      'README.md',
      ...readdirSync(new URL('docs', root)).flatMap((f) => (f.endsWith('.md') ? [`docs/${f}`] : [])),
    ];
    for (const page of pages) {
      const commands = read(page)
        .replaceAll('\\\n', ' ')
        .matchAll(/ros2 launch spatial_llava bringup[^\n`#]*/g);
      for (const [command] of commands)
        for (const [, name] of command.matchAll(/([A-Za-z_][\w.]*):=/g)) expect(names, page).to.include(name);
    }
  });

  describe('check_arguments.py, which is included before anything starts', () => {
    // The package `launch` is not among the wheels; of it the file needs two names.
    const check = (words: string[], configurations: Record<string, string> = {}) => {
      const { executable, env } = rosPython();
      const program = [
        'import json, sys, types',
        "launch, actions = types.ModuleType('launch'), types.ModuleType('launch.actions')",
        'launch.LaunchDescription, actions.OpaqueFunction = list, dict',
        "sys.modules.update({'launch': launch, 'launch.actions': actions})",
        'words, configurations = json.loads(sys.argv[1]), json.loads(sys.argv[2])',
        "sys.path.insert(0, 'launch')",
        'import check_arguments',
        'sys.argv = words',
        'context = types.SimpleNamespace(argv=words[4:], launch_configurations=configurations)',
        'try: check_arguments.check(context)',
        'except RuntimeError as error: print(error)',
      ].join('\n');
      const run = spawnSync(
        executable,
        ['-B', '-c', program, JSON.stringify(words), JSON.stringify(configurations)],
        {
          cwd: root,
          env,
          encoding: 'utf8',
        },
      );
      expect(run.stderr).to.equal('');
      return run.stdout.trim();
    };
    const typed = (...given: string[]) => [
      '/opt/ros/bin/ros2',
      'launch',
      'spatial_llava',
      'bringup',
      ...given,
    ];
    before(function () {
      needsRos(this);
    });

    it('lets declared arguments pass', () => {
      expect(check(typed('backend:=vlm', 'base_url:=http://x/v1', '--noninteractive'))).to.equal('');
    });
    it('refuses one that is not declared, with the nearest', () => {
      expect(check(typed('targetframe:=map'))).to.match(
        /no launch argument 'targetframe': did you mean target_frame\?/,
      );
      expect(check(typed('standoff:=2.0'))).to.match(/no launch argument 'standoff'\. .*params_file/);
    });
    it('leaves the arguments of a launch file that includes this one alone', () => {
      expect(check(['ros2', 'launch', 'my_robot', 'all.launch.py', 'arm:=left'])).to.equal('');
    });
    it('refuses rviz where rviz2 is not installed', () => {
      expect(check(typed('rviz:=true'), { rviz: 'true' })).to.match(/needs the package rviz2/);
      expect(check(typed('rviz:=false'), { rviz: 'false' })).to.equal('');
    });
    it('refuses a clock that is neither', () => {
      expect(check(typed(), { use_sim_time: 'maybe' })).to.match(/use_sim_time must be true or false/);
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
