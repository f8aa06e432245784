import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parse } from 'yaml';
import { SERVICES, TOPICS } from '../../src/ros/topics.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const ofNode = (name: string): string => name.replace('~', '/spatial_llava');
const OURS = new Set([...Object.values(TOPICS), ...Object.values(SERVICES)].map(ofNode));

describe('layouts for RViz and Foxglove', () => {
  it('show only what the node publishes and serves', () => {
    const foxglove = read('config/spatial_llava.foxglove.json');
    const rviz = read('config/spatial_llava.rviz');
    const named = [
      ...[...foxglove.matchAll(/"(\/spatial_llava\/[\w/]+)"/g)].map(([, name]) => name!),
      ...[...rviz.matchAll(/Value: (spatial_llava\/[\w/]+)/g)].map(([, name]) => `/${name}`),
    ];
    expect(named.length).to.be.greaterThan(7);
    for (const name of named) expect(OURS, name).to.include(name);
  });

  it('of RViz listens as the topic speaks: what is latched is heard by who comes later', () => {
    const { 'Visualization Manager': manager } = parse(read('config/spatial_llava.rviz'));
    const durability = (name: string) =>
      manager.Displays.find((one: { Name: string }) => one.Name === name).Topic['Durability Policy'];
    expect(durability('Target')).to.equal('Transient Local');
    expect(durability('Approach')).to.equal('Transient Local');
  });

  it('of Foxglove has a panel for each place of its layout, and none besides', () => {
    const { configById, layout } = JSON.parse(read('config/spatial_llava.foxglove.json'));
    const panels: string[] = [];
    const visit = (part: string | { first: typeof part; second: typeof part }): void => {
      if (typeof part === 'string') panels.push(part);
      else for (const child of [part.first, part.second]) visit(child);
    };
    visit(layout);
    expect(panels).to.have.members(Object.keys(configById));
  });
});
