import { Worker } from 'node:worker_threads';

/**
 * Runs the module in a thread. Under tsx (the sources in tests and development) a thread has to register the loader by
 * itself.
 *
 * @param module as `siblingModule(import.meta.url, 'x')` gives it
 */
export const openThread = (module: URL): Worker => {
  if (!module.pathname.endsWith('.ts')) return new Worker(module);
  const load = `import('tsx/esm/api').then(({ register }) => { register(); return import('${module.href}'); })`;
  return new Worker(load, { eval: true });
};
