import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { controlOf } from '../../scripts/package/debPackage.mjs';
import { writeInterfaces } from '../../scripts/package/interfacesPackage.mjs';
import { packLanguage } from '../../scripts/package/languagePackage.mjs';
import { writeImage } from '../../scripts/package/ociImage.mjs';
import { INSTALLED } from '../../scripts/package/productionInstall.mjs';
import { tempFolder } from '../support/tempFolder.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

describe('packages', function () {
  this.timeout(60_000);
  const { path: folder, remove } = tempFolder();
  after(remove);

  it('language: installed by npm in an empty folder without a network, its README is answered and its types hold', async () => {
    const tarball = await packLanguage(folder);
    const user = join(folder, 'user');
    mkdirSync(user);
    writeFileSync(join(user, 'package.json'), '{"type":"module","private":true}');
    execFileSync('npm', ['install', '--offline', '--no-audit', tarball], { cwd: user, stdio: 'ignore' });
    const installed = join(user, 'node_modules/spatial-llava-language');
    const readme = readFileSync(join(installed, 'README.md'), 'utf8');
    const example = /```js\n([\s\S]*?)```/.exec(readme)![1]!;
    writeFileSync(join(user, 'ask.js'), example);
    const said = execFileSync(process.execPath, ['ask.js'], { cwd: user, encoding: 'utf8' });
    expect(said)
      .to.match(/^OK 2 /)
      .and.to.match(/\n2 mugs?\b/);

    // The example again, as TypeScript; and a mistake that only true declarations notice.
    const typed = example
      .replace('{ ask, ', '{ ask, type Scene, type SceneObject, ')
      .replace('(id, label, x, y) =>', '(id: number, label: string, x: number, y: number): SceneObject =>')
      .replace('const scene', 'const scene: Scene');
    writeFileSync(
      join(user, 'ask.ts'),
      `${typed}// @ts-expect-error an expression is text\nresolve(scene, 3);\n`,
    );
    const options = [
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2023',
      '--lib',
      'es2023,dom',
      '--types',
      '',
    ];
    execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), ...options, 'ask.ts'], {
      cwd: user,
    });
  });

  it('interfaces: a package of every message, service and action that needs neither npm nor Node', () => {
    const source = writeInterfaces(folder);
    const manifest = readFileSync(join(source, 'package.xml'), 'utf8');
    const build = readFileSync(join(source, 'CMakeLists.txt'), 'utf8');
    expect(manifest).to.include('<name>spatial_llava</name>').and.to.include('rosidl_interface_packages');
    expect(manifest).to.not.match(/npm|nodejs|rcl|launch|nav2/);
    expect(build).to.not.match(/NODE|NPM|JS_FOLDER|INTERFACES_ONLY/);
    const named = [...read('CMakeLists.txt').matchAll(/"((?:msg|srv|action)\/\w+\.\w+)"/g)].map((m) => m[1]!);
    expect(named).to.have.length.above(15);
    for (const file of named) {
      expect(build).to.include(`"${file}"`);
      expect(readFileSync(join(source, file), 'utf8')).to.equal(read(file));
    }
    // What is found is declared, and nothing is declared that is not found.
    const found = [...build.matchAll(/find_package\((\w+) REQUIRED\)/g)].map((m) => m[1]!);
    const declared = [...manifest.matchAll(/<(?:buildtool_)?depend>(\w+)</g)].map((m) => m[1]!);
    expect(declared).to.have.members(found);
  });

  it('install: what CMake installs beside the program, under the same names', () => {
    const text = read('CMakeLists.txt').replace(/\$\{PROJECT_NAME\}/g, 'spatial_llava');
    const installs = [
      ...text.matchAll(
        /install\((?:FILES|PROGRAMS|DIRECTORY) ((?:"[\w./]+" )+)DESTINATION "([^"]+)"(?: RENAME "(\w+)")?\)/g,
      ),
    ].flatMap(([, files, to, name]) =>
      [...files!.matchAll(/"([^"]+)"/g)].map(([, file]) => [
        file,
        `${to}/${name ?? file!.split('/').at(-1)}`,
      ]),
    );
    expect(INSTALLED).to.have.deep.members(installs);
  });

  it('deb: depends on what package.xml says the node needs when it runs, by Debian names', () => {
    const control = controlOf(read('package.xml'), { distro: 'jazzy', architecture: 'arm64', kilobytes: 7 });
    expect(control)
      .to.match(/^Package: ros-jazzy-spatial-llava$/m)
      .and.to.match(/^Architecture: arm64$/m);
    const depends = /^Depends: (.*)$/m.exec(control)![1]!.split(', ');
    expect(depends).to.include.members([
      'nodejs (>= 20.19)',
      'ros-jazzy-sensor-msgs',
      'ros-jazzy-nav2-msgs',
      'ros-jazzy-launch-xml',
    ]);
    expect(depends.join()).to.not.include('npm').and.to.not.include('_');
  });

  it('oci: a layer on a base image, every digest and size right, the layer holding the files as root', () => {
    const base = join(folder, 'base');
    const blob = (layout: string, digest: string): Buffer =>
      readFileSync(join(layout, 'blobs/sha256', digest.slice(7)));
    const put = (content: string | Buffer) => {
      const hex = createHash('sha256').update(content).digest('hex');
      mkdirSync(join(base, 'blobs/sha256'), { recursive: true });
      writeFileSync(join(base, 'blobs/sha256', hex), content);
      return { digest: `sha256:${hex}`, size: content.length };
    };
    const config = put(
      JSON.stringify({ config: { Env: ['A=b'] }, rootfs: { type: 'layers', diff_ids: ['sha256:0'] } }),
    );
    const layer = put(gzipSync('base'));
    const manifest = put(JSON.stringify({ schemaVersion: 2, config, layers: [layer] }));
    writeFileSync(join(base, 'index.json'), JSON.stringify({ manifests: [manifest] }));
    expect(() =>
      writeImage({ base, root: folder, paths: ['x'], target: join(folder, 'o'), distro: 'jazzy' }),
    ).to.throw(/no OCI image layout/);
    writeFileSync(join(base, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');

    const root = join(folder, 'files');
    mkdirSync(join(root, 'opt/ros'), { recursive: true });
    writeFileSync(join(root, 'opt/ros/x'), 'hello');
    const made = writeImage({ base, root, paths: ['opt'], target: join(folder, 'image'), distro: 'jazzy' });
    const { manifests } = JSON.parse(readFileSync(join(made, 'index.json'), 'utf8'));
    const top = JSON.parse(blob(made, manifests[0].digest).toString());
    const image = JSON.parse(blob(made, top.config.digest).toString());
    expect(top.layers).to.have.length(2);
    for (const { digest, size } of [...manifests, top.config, ...top.layers]) {
      const bytes = blob(made, digest);
      expect(bytes.length).to.equal(size);
      expect(`sha256:${createHash('sha256').update(bytes).digest('hex')}`).to.equal(digest);
    }
    const tar = gunzipSync(blob(made, top.layers[1].digest));
    expect(image.rootfs.diff_ids[1]).to.equal(`sha256:${createHash('sha256').update(tar).digest('hex')}`);
    expect(image.config.Env).to.deep.equal(['A=b']);
    const listed = execFileSync('tar', ['-tv', '--numeric-owner'], { input: tar, encoding: 'utf8' });
    expect(listed).to.match(/0\/0 +5 .*opt\/ros\/x/);
  });
});
