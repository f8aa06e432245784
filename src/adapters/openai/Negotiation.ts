import { placesOf } from './checkBaseUrl.ts';
import type { ClassifiedError } from './classifyError.ts';
import { FULL_DIALECT, lesserDialect, type ServerDialect } from './ServerDialect.ts';

/** Where a server is asked, and with which fields. */
export interface Terms {
  readonly place: number;
  readonly dialect: ServerDialect;
  /** Whether the dialect is a guess from a fault that may have been chance. */
  readonly isGuess?: boolean;
}

/** A request that was understood but not liked: without its odd fields it may pass. */
const MENDABLE = new Set([200, 400, 404, 405, 413, 415, 422, 500, 501]);
/** Of these, what is said to be wrong with the request even when no field is named. */
const REQUESTS_FAULT = new Set([400, 413, 422, 501]);
/** The same in words, whatever the status: a gateway finds no server behind it that takes all the fields. */
const REQUESTS_FAULT_WORDS =
  /\b(not|n't|un)[ -]?(support|implement)|\bparameter|invalid (request|argument|field)/i;
const NO_SUCH_PLACE = new Set([200, 404, 405]);
const PLACE_WORDS = /endpoint|method|route|path|url|not found|cannot post/i;
/** An error inside the server that comes only with the fields it lacks, seen so often, is no chance. */
const STRIKES = 2;
const PLAIN_WORDS = { logprobs: false, choiceConstraint: false, format: 'text' } as const;

/**
 * What is known of a server: which place below its base URL has the protocol, and which fields it takes. Steps that the
 * server asked for by name are kept at once; guesses, when an answer has come of them.
 */
export class Negotiation {
  readonly places: readonly string[];
  #terms: Terms = { place: 0, dialect: FULL_DIALECT };
  #strikes = 0;

  constructor(baseUrl: string) {
    this.places = placesOf(baseUrl);
  }

  get terms(): Terms {
    return this.#terms;
  }

  /** Terms on which to ask again after a refusal, or undefined when no others would help. */
  afterRefusal(terms: Terms, error: ClassifiedError): Terms | undefined {
    const { status = 0 } = error;
    if (!MENDABLE.has(status)) return undefined;
    const named = lesserDialect(terms.dialect, error, true);
    if (named) {
      this.#terms = { ...terms, dialect: named };
      return this.#terms;
    }
    const isElsewhere = NO_SUCH_PLACE.has(status) && (status !== 200 || PLACE_WORDS.test(error.words));
    if (isElsewhere && terms.place + 1 < this.places.length) return { ...terms, place: terms.place + 1 };
    const isRequestsFault = REQUESTS_FAULT.has(status) || REQUESTS_FAULT_WORDS.test(error.words);
    const guess = isRequestsFault ? lesserDialect(terms.dialect, error, false) : undefined;
    return guess && { ...terms, dialect: guess };
  }

  /** Terms for another try after an error inside the server: some fail there when asked for a form they lack. */
  afterFault(terms: Terms, { status }: ClassifiedError, attempt: number): Terms {
    if (status !== 500 || attempt === 0) return terms;
    return { ...terms, dialect: { ...terms.dialect, ...PLAIN_WORDS }, isGuess: true };
  }

  /** An answer has come on these terms. */
  worked({ isGuess, ...terms }: Terms): void {
    if (isGuess) this.#strikes++;
    if (!isGuess || this.#strikes >= STRIKES) this.#terms = terms;
  }
}
