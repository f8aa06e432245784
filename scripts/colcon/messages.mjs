import { readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fingerprint, isStamped, stamp } from '../setup/fingerprint.mjs';
import { runMain, SetupError, say } from '../setup/progress.mjs';
import { generateMessages, rclnodejsPaths } from '../setup/rclnodejsBuild.mjs';

// Called by CMake when all else is installed: node messages.mjs PREFIX. Writes the JavaScript of every interface, those of
// the freshly installed PREFIX among them, into the installed rclnodejs.

/** Names and contents of our interfaces, and names of all packages around: what the generated files depend on. */
function interfacesPrint(prefix, prefixes) {
  const share = join(prefix, 'share/spatial_llava');
  const packages = prefixes.flatMap((one) => {
    try {
      return readdirSync(join(one, 'share/ament_index/resource_index/rosidl_interfaces')).map((name) =>
        join(one, name),
      );
    } catch {
      return [];
    }
  });
  return fingerprint({
    root: share,
    paths: ['msg', 'srv', 'action'].map((kind) => join(share, kind)),
    values: packages,
  });
}

await runMain(async () => {
  const prefix = process.argv[2];
  if (prefix === undefined) throw new SetupError('usage: node messages.mjs PREFIX');
  const modules = join(prefix, 'share/spatial_llava/node_modules');
  const around = (process.env.AMENT_PREFIX_PATH ?? '')
    .split(delimiter)
    .filter((one) => one && one !== prefix);
  const prefixes = [prefix, ...around];
  const done = join(rclnodejsPaths(modules).generated, 'spatial_llava.stamp');
  const print = interfacesPrint(prefix, prefixes);
  if (isStamped(done, print)) return;
  say('generating JavaScript of the interfaces');
  const libraries = [join(prefix, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter);
  await generateMessages(modules, {
    ...process.env,
    AMENT_PREFIX_PATH: prefixes.join(delimiter),
    LD_LIBRARY_PATH: libraries,
  });
  stamp(done, print);
});
