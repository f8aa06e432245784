import { ok, type Result } from '../../result.ts';
import type { Resolution } from './Resolution.ts';
import type { ResolveRequest, Resolver } from './Resolver.ts';
import { type ResolveOptions, resolve } from './resolve.ts';

/** The embedded default: grammar, soft relations, no model. Answers in milliseconds on the caller's thread. */
export class GeometricResolver implements Resolver {
  readonly name = 'geometric';
  readonly #options: ResolveOptions;

  /** @param options what the detector of this pipeline can name, so that its silence counts */
  constructor(options: ResolveOptions = {}) {
    this.#options = options;
  }

  resolve(request: ResolveRequest): Promise<Result<Resolution>> {
    return Promise.resolve(ok(resolve(request.marked.scene, request.expression, this.#options)));
  }
}
