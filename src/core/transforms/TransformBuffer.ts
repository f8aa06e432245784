import type { Transform } from '../types/geometry.ts';
import { normalized } from './interpolate.ts';
import { LinkHistory } from './LinkHistory.ts';
import { compose, invert } from './rigid.ts';
import type { StampedTransform, TransformRefusal } from './StampedTransform.ts';
import type { TransformFailure, TransformLookup } from './TransformLookup.ts';

/** tf2's default length of history. */
const DEFAULT_CACHE_NS = 10_000_000_000n;
/** No real tree is deeper: what is, is a loop that two publishers made between them. */
const MAX_DEPTH = 1000;
const IDENTITY: Transform = { translation: [0, 0, 0], rotation: [0, 0, 0, 1] };

/**
 * The tree of frames with ten seconds of history a moving link, as tf2's BufferCore: it interpolates at the stamp that
 * is asked for, never extrapolates, and says which of tf2's distinct failures stands in the way.
 */
export class TransformBuffer {
  readonly #cacheNs: bigint;
  readonly #links = new Map<string, LinkHistory>();
  /** Frames that only ever were parents. */
  readonly #roots = new Set<string>();
  readonly #listeners = new Set<() => void>();

  constructor(options: { readonly cacheNs?: bigint } = {}) {
    this.#cacheNs = options.cacheNs ?? DEFAULT_CACHE_NS;
  }

  /** Stores a link; NaN, a zero quaternion, nameless frames and loops are refused here, at the door. */
  insert(stamped: StampedTransform): TransformRefusal | undefined {
    const parent = stripSlash(stamped.parent);
    const child = stripSlash(stamped.child);
    const { translation, rotation } = stamped.transform;
    if (parent === '' || child === '') return 'empty_frame';
    if (parent === child) return 'self_transform';
    if (![...translation, ...rotation].every(Number.isFinite)) return 'not_finite';
    // tf2 refuses quaternions away from length 1; a rounding error is mended, nonsense is not.
    const length = Math.hypot(...rotation);
    if (Math.abs(length - 1) > 0.1) return 'zero_rotation';
    if (this.#isAncestor(child, parent)) return 'loop';
    const link = this.#linkFor(child, parent, stamped);
    link.insert(stamped.stampNs, { translation, rotation: normalized(rotation) }, this.#cacheNs);
    this.#roots.add(parent);
    for (const listener of [...this.#listeners]) listener();
    return undefined;
  }

  /** target_from_source at the stamp. */
  lookup(targetFrame: string, sourceFrame: string, stampNs: bigint): TransformLookup {
    const target = stripSlash(targetFrame);
    const source = stripSlash(sourceFrame);
    // Unlike tf2, also where tf knows nothing at all: a camera without a robot answers in its own frame.
    if (target === source && source !== '') return { ok: true, transform: IDENTITY };
    for (const frame of [target, source]) {
      if (!this.has(frame)) return failure('unknown_frame', this.#unknown(frame), [target, source]);
    }
    const sourceChain = this.#chain(source);
    const targetChain = this.#chain(target);
    const common = sourceChain.find((frame) => targetChain.includes(frame));
    if (common === undefined)
      return failure(
        'not_connected',
        `'${source}' and '${target}' are not in one tree: they hang from '${sourceChain.at(-1)}' and '${targetChain.at(-1)}'`,
        [target, source],
      );
    const up = this.#climb(sourceChain, common, stampNs);
    if (!up.ok) return up;
    const down = this.#climb(targetChain, common, stampNs);
    if (!down.ok) return down;
    const transform = compose(invert(down.transform), up.transform);
    // Each link is finite, and yet their sum may not be.
    if (![...transform.translation, ...transform.rotation].every(Number.isFinite))
      return failure(
        'not_finite',
        `the links between '${source}' and '${target}' add up to no finite transform`,
        [target, source],
      );
    return { ok: true, transform };
  }

  has(frame: string): boolean {
    return this.#links.has(frame) || this.#roots.has(frame);
  }

  /** Called after every stored link, until the returned function is called. */
  onInsert(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Forgets what moving links were, as tf2 does when the clock jumps back; static links stay, and so does what is of the
   * new time already: transforms come before the image that shows the jump.
   */
  clear(): void {
    for (const [child, link] of this.#links) if (!link.rewind()) this.#links.delete(child);
    this.#roots.clear();
    for (const link of this.#links.values()) this.#roots.add(link.parent);
  }

  #linkFor(child: string, parent: string, stamped: StampedTransform): LinkHistory {
    const known = this.#links.get(child);
    if (known !== undefined && known.isStatic === stamped.isStatic && known.parent === parent) return known;
    const link = new LinkHistory(parent, stamped.isStatic);
    this.#links.set(child, link);
    return link;
  }

  /** The frame and its ancestors, nearest first. */
  #chain(frame: string): string[] {
    const chain = [frame];
    for (let at = this.#links.get(frame); at && chain.length < MAX_DEPTH; at = this.#links.get(at.parent))
      chain.push(at.parent);
    return chain;
  }

  #isAncestor(candidate: string, frame: string): boolean {
    return this.#chain(frame).includes(candidate);
  }

  /** ancestor_from_frame along `chain` up to `ancestor`. */
  #climb(chain: readonly string[], ancestor: string, stampNs: bigint): TransformLookup {
    let total = IDENTITY;
    for (let i = 0; chain[i] !== ancestor; i++) {
      const link = this.#links.get(chain[i]!)!;
      const answer = link.at(stampNs);
      const name = `'${link.parent}' from '${chain[i]}'`;
      if (answer.kind === 'before')
        return failure(
          'extrapolation_past',
          `${name} is known from ${seconds(answer.oldestNs - stampNs)} s after the stamp ${stampNs} on`,
          [chain[i]!],
        );
      if (answer.kind === 'after')
        return failure(
          'extrapolation_future',
          `${name} is known only until ${seconds(stampNs - answer.newestNs)} s before the stamp ${stampNs}`,
          [chain[i]!],
          answer.newestNs,
        );
      total = compose(answer.transform, total);
    }
    return { ok: true, transform: total };
  }

  #unknown(frame: string): string {
    const known = [...new Set([...this.#roots, ...this.#links.keys()])].sort();
    const shown = known.slice(0, 12).join(', ');
    return `frame '${frame}' does not exist; known: ${shown || 'none'}${known.length > 12 ? ', ...' : ''}`;
  }
}

const stripSlash = (frame: string): string => (frame.startsWith('/') ? frame.slice(1) : frame);
const seconds = (ns: bigint): string => (Number(ns) / 1e9).toFixed(3);
const failure = (
  kind: TransformFailure['kind'],
  message: string,
  frames: readonly string[],
  newestNs?: bigint,
): TransformLookup => ({
  ok: false,
  failure: { kind, message, frames, ...(newestNs !== undefined && { newestNs }) },
});
