import { readdirSync, readFileSync } from 'node:fs';

export interface SiteFile {
  readonly body: Buffer;
  readonly type: string;
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/**
 * Every file of the page by its address, read once: a request is looked up among these, and never becomes a path of the
 * file system.
 */
export const siteFiles = (folder: URL): ReadonlyMap<string, SiteFile> => {
  const files = readdirSync(folder).flatMap((name): [string, SiteFile][] => {
    const type = TYPES[name.slice(name.lastIndexOf('.') + 1)];
    return type === undefined ? [] : [[`/${name}`, { body: readFileSync(new URL(name, folder)), type }]];
  });
  const site = new Map(files);
  const index = site.get('/index.html');
  if (index) site.set('/', index);
  return site;
};
