/** Reads checked values out of parsed YAML; every refusal names the place. Throws CardError. */
export class CardError extends Error {}

export class CardReader {
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #where: string;
  readonly #asked = new Set<string>();

  constructor(values: unknown, where: string) {
    if (values === null || typeof values !== 'object' || Array.isArray(values)) {
      throw new CardError(`${where}: a mapping is expected`);
    }
    this.#values = values as Record<string, unknown>;
    this.#where = where;
  }

  has(key: string): boolean {
    return this.#get(key) !== undefined;
  }

  text(key: string): string {
    const value = this.#get(key);
    if (typeof value === 'string' && value.trim() !== '') return value;
    throw this.#refuse(key, 'a text', value);
  }

  oneOf<T extends string>(key: string, choices: readonly T[], otherwise?: T): T {
    const value = this.#get(key) ?? otherwise;
    if (choices.includes(value as T)) return value as T;
    throw this.#refuse(key, `one of ${choices.join(', ')}`, value);
  }

  number(key: string, limits: { readonly min: number; readonly max: number }, otherwise?: number): number {
    const value = this.#get(key) ?? otherwise;
    if (typeof value === 'number' && value >= limits.min && value <= limits.max) return value;
    throw this.#refuse(key, `a number from ${limits.min} to ${limits.max}`, value);
  }

  whole(key: string, limits: { readonly min: number; readonly max: number }): number {
    const value = this.number(key, limits);
    if (Number.isInteger(value)) return value;
    throw this.#refuse(key, 'a whole number', value);
  }

  numbers(key: string, otherwise?: readonly number[]): readonly number[] {
    const value = this.#get(key) ?? otherwise;
    if (Array.isArray(value) && value.length > 0 && value.every((v) => Number.isFinite(v))) return value;
    throw this.#refuse(key, 'a list of numbers', value);
  }

  texts(key: string): readonly string[] {
    const value = this.#get(key);
    if (Array.isArray(value) && value.length > 0 && value.every((v) => typeof v === 'string')) return value;
    throw this.#refuse(key, 'a list of texts', value);
  }

  mapping(key: string): Readonly<Record<string, unknown>> {
    const value = this.#get(key);
    if (value !== null && typeof value === 'object' && !Array.isArray(value))
      return value as Record<string, unknown>;
    throw this.#refuse(key, 'a mapping', value);
  }

  child(key: string, otherwise?: unknown): CardReader {
    return new CardReader(this.#get(key) ?? otherwise, `${this.#where} ${key}`);
  }

  /** A misspelt key would otherwise be ignored in silence. */
  refuseOthers(): void {
    const other = Object.keys(this.#values).find((key) => !this.#asked.has(key));
    if (other !== undefined) throw new CardError(`${this.#where}: ${JSON.stringify(other)} is not known`);
  }

  #get(key: string): unknown {
    this.#asked.add(key);
    return Object.hasOwn(this.#values, key) ? (this.#values[key] ?? undefined) : undefined;
  }

  #refuse(key: string, expected: string, found: unknown): CardError {
    const shown = JSON.stringify(found)?.slice(0, 80) ?? 'nothing';
    return new CardError(`${this.#where} ${key}: ${expected} is expected, found ${shown}`);
  }
}
