import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { SetupError } from '../setup/progress.mjs';
import { architecture } from './architecture.mjs';

const TYPES = {
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
  manifest: 'application/vnd.oci.image.manifest.v1+json',
};

const digestOf = (bytes) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
const blobPath = (layout, digest) => join(layout, 'blobs', ...digest.split(':'));

function putBlob(layout, mediaType, bytes) {
  const digest = digestOf(bytes);
  mkdirSync(join(layout, 'blobs/sha256'), { recursive: true });
  writeFileSync(blobPath(layout, digest), bytes);
  return { mediaType, digest, size: bytes.length };
}

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** A blob as JSON, its digest checked. */
function readBlob(layout, { digest }) {
  const bytes = readFileSync(blobPath(layout, digest));
  if (digestOf(bytes) !== digest) throw new SetupError(`${layout}: ${digest} does not hold what it says`);
  return JSON.parse(bytes);
}

/** The base's manifest for this processor, where it has several. */
function manifestOf(layout) {
  let { manifests } = readJson(join(layout, 'index.json'));
  for (let depth = 0; depth < 3; depth++) {
    const fitting = manifests.filter(({ platform }) => !platform || platform.architecture === architecture());
    if (fitting.length === 0) break;
    const read = readBlob(layout, fitting[0]);
    if (!read.manifests) return read;
    manifests = read.manifests;
  }
  throw new SetupError(`${layout} has no image for ${process.arch}`);
}

/** Files of a folder as a layer: by name, owned by root, of no time, so that equal files make an equal layer. */
const tarOf = (root, paths) =>
  execFileSync(
    'tar',
    ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner', '-C', root, '-c', ...paths],
    { maxBuffer: 2 ** 31 - 1 },
  );

/**
 * Puts what `root` holds under `paths` onto a base image, as one more layer: an OCI image layout in `target`. No engine is
 * needed; `skopeo copy oci:TARGET docker-daemon:NAME` or `podman load` takes it.
 *
 * @param {{ base: string, root: string, paths: string[], target: string, distro: string }} options `base`: a layout
 */
export function writeImage({ base, root, paths, target, distro }) {
  if (!existsSync(join(base, 'oci-layout'))) throw new SetupError(`${base} is no OCI image layout`);
  rmSync(target, { recursive: true, force: true });
  cpSync(base, target, { recursive: true });
  const manifest = manifestOf(target);
  const config = readBlob(target, manifest.config);
  const tar = tarOf(root, paths);
  const layer = putBlob(target, TYPES.layer, gzipSync(tar, { level: 6 }));
  const start = `. /opt/ros/${distro}/setup.sh && exec "$@"`;
  const image = {
    ...config,
    config: {
      ...config.config,
      Entrypoint: ['/bin/sh', '-c', start, 'sh'],
      Cmd: ['ros2', 'launch', 'spatial_llava', 'bringup'],
    },
    rootfs: { type: 'layers', diff_ids: [...config.rootfs.diff_ids, digestOf(tar)] },
    history: [...(config.history ?? []), { created_by: 'npm run package -- oci' }],
  };
  const made = putBlob(
    target,
    TYPES.manifest,
    Buffer.from(
      JSON.stringify({
        schemaVersion: 2,
        mediaType: TYPES.manifest,
        config: putBlob(target, TYPES.config, Buffer.from(JSON.stringify(image))),
        layers: [...manifest.layers, layer],
      }),
    ),
  );
  writeFileSync(join(target, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [made] }));
  return target;
}
