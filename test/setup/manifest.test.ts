import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { elementsOf, parseXml } from '../support/parseXml.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

describe('package.xml', () => {
  const manifest = parseXml(read('package.xml'));
  const texts = (name: string): string[] => elementsOf(manifest, name).map(({ text }) => text);

  it('is of format 3, of ament_cmake, and of the interface packages', () => {
    expect(manifest.attributes.format).to.equal('3');
    expect(texts('build_type')).to.deep.equal(['ament_cmake']);
    expect(texts('member_of_group')).to.deep.equal(['rosidl_interface_packages']);
  });

  it('has the version, the description and the licence of package.json', () => {
    const { version, license } = JSON.parse(read('package.json'));
    expect(texts('version')).to.deep.equal([version]);
    expect(texts('license')).to.deep.equal([license]);
  });

  it('depends on every package that CMake looks for and that the overlay stands in for', () => {
    const cmake = [...read('CMakeLists.txt').matchAll(/find_package\((\w+) REQUIRED\)/g)].map(
      (match) => match[1]!,
    );
    const depends = ['depend', 'buildtool_depend', 'build_depend', 'exec_depend'].flatMap(texts);
    expect(depends).to.include.members(cmake);
    expect(depends).to.include.members(readdirSync(new URL('overlay', root)));
  });
});

describe('overlay packages', () => {
  for (const name of readdirSync(new URL('overlay', root))) {
    it(`${name} carries the official name and is built from all of its files`, () => {
      const manifest = parseXml(read(`overlay/${name}/package.xml`));
      expect(elementsOf(manifest, 'name')[0]!.text).to.equal(name);
      const files = ['msg', 'srv', 'action'].flatMap((kind) => {
        try {
          return readdirSync(new URL(`overlay/${name}/${kind}`, root)).map((file) => `${kind}/${file}`);
        } catch {
          return [];
        }
      });
      const built = [...read(`overlay/${name}/CMakeLists.txt`).matchAll(/"((?:msg|srv|action)\/\w+\.\w+)"/g)];
      expect(built.map((match) => match[1]!)).to.have.members(files);
    });
  }
});
