const HIDDEN = '(key)';
/** A shorter value of the environment is no key, and would blot out ordinary words. */
const MIN_KEY_LENGTH = 4;
/** What keys and bearer tokens look like, whole or with stars in place of their middle. */
const KEY_SHAPES =
  /\bbearer\s+[^\s"',;]+|\b(?:sk|pk|rk|hf|gsk|xai|nvapi|AIza|key)[-_]?[\w*.-]*\*{2,}[\w*.-]*|\b(?:sk|pk|rk|hf|gsk|xai|nvapi)[-_][\w*.-]{8,}|\bAIza[\w*-]{10,}/gi;

/** Takes a key, as it is and as it may be quoted in a URL, in JSON or in base64, and all that looks like one, out of a text. */
export const scrubSecrets = (text: string, key: string): string => {
  const forms =
    key.length < MIN_KEY_LENGTH
      ? []
      : [
          key,
          encodeURIComponent(key),
          JSON.stringify(key).slice(1, -1),
          Buffer.from(key).toString('base64'),
          Buffer.from(`:${key}`).toString('base64'),
        ];
  return forms.reduce((left, form) => left.replaceAll(form, HIDDEN), text).replaceAll(KEY_SHAPES, HIDDEN);
};
