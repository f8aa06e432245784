import { closeSync, readdirSync, readlinkSync } from 'node:fs';

/** What a Node process has opened by itself when it begins: of these kinds nothing is a way to others. */
const OWN = /^(anon_inode:|pipe:|\/dev\/null$)/;
/** Regular files may be modules that are just being read; these are none. */
const FOREIGN = /^(socket:|\/dev\/)/;

/**
 * Closes the file descriptors that this process got from its parent beyond `last`: sockets of DDS, which its C++ leaves
 * open for whoever is started, shared memory, cameras. Node marks all it finds at its start, so they are told by what they
 * are. Linux; elsewhere nothing is closed. Call it before anything opens a connection.
 */
export const closeInherited = (last: number): void => {
  for (const name of list('/proc/self/fd')) {
    const fd = Number(name);
    const target = fd > last ? targetOf(name) : '';
    if (OWN.test(target) || !FOREIGN.test(target)) continue;
    try {
      closeSync(fd);
    } catch {
      // Closed meanwhile.
    }
  }
};

const list = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

const targetOf = (name: string): string => {
  try {
    return readlinkSync(`/proc/self/fd/${name}`);
  } catch {
    return '';
  }
};
