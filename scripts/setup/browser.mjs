import { findProgram } from './command.mjs';
import { requireDebianPackages } from './debian.mjs';
import { say } from './progress.mjs';

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome'];

/** The path of an installed Chromium; undefined where there is none. */
export const findBrowser = (env = process.env) =>
  BROWSERS.map((name) => findProgram(name, env)).find((path) => path !== undefined);

/** On a build server the browser that the page's tests need; without one they are skipped, and say so. */
export async function ensureBrowser() {
  if (findBrowser() !== undefined) return;
  try {
    await requireDebianPackages({ packages: ['chromium'], why: 'there is no Chromium' });
  } catch (error) {
    say(`the page's tests will be skipped: ${String(error.message).split('\n')[0]}`);
  }
}
