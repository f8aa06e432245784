/** Which of the protocol's fields a server is asked with: everything, until it has refused some. */
export interface ServerDialect {
  /** vLLM's own constraint, where the options ask for it. */
  readonly choiceConstraint: boolean;
  readonly logprobs: boolean;
  /** How the form of the answer is asked for; `text`: by words alone. */
  readonly format: 'json_schema' | 'json_object' | 'text';
  readonly tokenLimit: 'max_tokens' | 'max_completion_tokens' | 'none';
  /** Tokens of an answer; models that think before they answer need the larger number. */
  readonly maxTokens: number;
  /** 0, or the model's own where it takes no other. */
  readonly temperature: boolean;
  /** Otherwise the instructions stand at the head of the user's message. */
  readonly systemRole: boolean;
  /** Otherwise one picture: the one with the numbers. */
  readonly allPictures: boolean;
}

export const FULL_DIALECT: ServerDialect = {
  choiceConstraint: true,
  logprobs: true,
  format: 'json_schema',
  tokenLimit: 'max_tokens',
  maxTokens: 200,
  temperature: true,
  systemRole: true,
  allPictures: true,
};

const THINKING_TOKENS = 4000;

interface Step {
  /** The server's words, or the parameter it names, when it is this that it refuses. */
  readonly words: RegExp;
  /** The next lesser dialect; undefined when there is none. */
  readonly less: (dialect: ServerDialect) => ServerDialect | undefined;
}

/** In the order in which they are given up when a server refuses without saying what. */
const STEPS: readonly Step[] = [
  {
    words: /structured_outputs|guided_|\bchoice constraint/i,
    less: (d) => (d.choiceConstraint ? { ...d, choiceConstraint: false } : undefined),
  },
  {
    words: /log_?prob/i,
    less: (d) => (d.logprobs ? { ...d, logprobs: false } : undefined),
  },
  {
    words:
      /response[_ ]?format|json[_ ]?(schema|object|mode)|structured[_ ]?output|schema|grammar|guided|constrained/i,
    less: (d) =>
      d.format === 'text' ? undefined : { ...d, format: d.format === 'json_schema' ? 'json_object' : 'text' },
  },
  {
    words: /max_(completion_|output_)?tokens/i,
    less: (d) => {
      if (d.tokenLimit === 'none') return undefined;
      return { ...d, tokenLimit: d.tokenLimit === 'max_tokens' ? 'max_completion_tokens' : 'none' };
    },
  },
  {
    words: /temperature/i,
    less: (d) => (d.temperature ? { ...d, temperature: false } : undefined),
  },
  {
    words:
      /\bsystem\b.{0,30}\b(role|message|prompt|instruction|content)|\brole\b.{0,40}\bsystem\b|roles must alternate|developer instruction/i,
    less: (d) => (d.systemRole ? { ...d, systemRole: false } : undefined),
  },
  {
    words:
      /\b(one|1|single|only|at most|multiple|too many|more than|number of|maximum|limit\w*|several)\b.{0,60}\b(image|picture)|\b(image|picture)s?\b.{0,60}\b(one|single|at most|limit|exceed\w*|multiple|maximum|per (request|prompt|message))|too large|payload/i,
    less: (d) => (d.allPictures ? { ...d, allPictures: false } : undefined),
  },
];

/** What no other request would mend: the key, the model's name, the purse, the length of the question. */
const FINAL =
  /api[ _-]?key|unauthori[sz]ed|credential|quota|billing|rate limit|context (length|window|size)|(image|vision|picture|multimodal).{0,20}(input|not support|unsupported)|not.{0,20}(support|accept|understand).{0,20}(image|vision|picture|multimodal)|model\b.{0,60}\b(not (found|exist)|does not exist|unknown|not loaded|no such)|(unknown|no such|invalid) model/i;

/**
 * The next dialect after a refusal: without what the server names, or, where it names nothing we send, without the next
 * thing that servers are known to lack. undefined when nothing is left or nothing would help. Every step takes something
 * away, so a server that refuses everything is asked a bounded number of times.
 *
 * @param param the field that the server names as its own, where it does
 * @param mustName whether only what is named may be given up
 */
export const lesserDialect = (
  dialect: ServerDialect,
  { words, param = '' }: { readonly words: string; readonly param?: string | undefined },
  mustName: boolean,
): ServerDialect | undefined => {
  for (const said of [param, words]) {
    if (said === '') continue;
    const first = STEPS.flatMap((step) => {
      const at = said.search(step.words);
      const less = at < 0 ? undefined : step.less(dialect);
      return less ? [{ at, less }] : [];
    }).sort((a, b) => a.at - b.at)[0];
    if (first) return first.less;
  }
  if (mustName || FINAL.test(words)) return undefined;
  for (const step of STEPS) {
    const less = step.less(dialect);
    if (less) return less;
  }
  return undefined;
};

/** After an answer that was cut: room to think, once. */
export const roomierDialect = (dialect: ServerDialect): ServerDialect | undefined =>
  dialect.maxTokens < THINKING_TOKENS && dialect.tokenLimit !== 'none'
    ? { ...dialect, maxTokens: THINKING_TOKENS }
    : undefined;
