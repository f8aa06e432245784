// @ts-check
// Elements are made of parts and text: text from elsewhere is never markup (the page's policy forbids it, too).

const SVG = 'http://www.w3.org/2000/svg';

/** @param {Element} element @param {Record<string, unknown>} attributes @param {(Node | string | false | undefined)[]} parts */
const fill = (element, attributes, parts) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  for (const part of parts) if (part) element.append(part);
};

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {Record<string, unknown>} attributes @param {...(Node | string | false | undefined)} parts
 * @returns {HTMLElementTagNameMap[T]}
 */
export const html = (tag, attributes = {}, ...parts) => {
  const element = document.createElement(tag);
  fill(element, attributes, parts);
  return element;
};

/** @param {string} tag @param {Record<string, unknown>} attributes @param {...(Node | string | false | undefined)} parts */
export const svg = (tag, attributes = {}, ...parts) => {
  const element = document.createElementNS(SVG, tag);
  fill(element, attributes, parts);
  return element;
};

/** @param {string} id @returns {any} */
export const byId = (id) => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element;
};
