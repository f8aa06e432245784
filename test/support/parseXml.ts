/** An element: its name, attributes and child elements. Text is kept trimmed. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlElement[];
  text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const decode = (text: string): string => text.replace(/&(\w+);/g, (whole, name) => ENTITIES[name] ?? whole);

/** Reads the small part of XML that launch files and manifests use. Throws on elements that do not match. */
export function parseXml(text: string): XmlElement {
  const root: OpenElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const plain = text.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '');
  for (const [, tag, outside] of plain.matchAll(/<((?:"[^"]*"|'[^']*'|[^>"'])+)>|([^<]+)/g)) {
    const parent = open.at(-1)!;
    if (outside !== undefined) {
      parent.text += decode(outside.trim());
    } else if (tag!.startsWith('/')) {
      const closed = open.pop()!;
      if (closed.name !== tag!.slice(1).trim())
        throw new Error(`</${tag!.slice(1)}> closes <${closed.name}>`);
      open.at(-1)!.children.push(closed);
    } else {
      const attributes: Record<string, string> = {};
      for (const [, key, value] of tag!.matchAll(/([\w:.-]+)\s*=\s*"([^"]*)"/g))
        attributes[key!] = decode(value!);
      const element: OpenElement = { name: /^[\w:.-]+/.exec(tag!)![0], attributes, children: [], text: '' };
      if (tag!.trimEnd().endsWith('/')) parent.children.push(element);
      else open.push(element);
    }
  }
  if (open.length !== 1 || root.children.length !== 1)
    throw new Error('elements are left open, or there is no one root');
  return root.children[0]!;
}

/** Every element of that name, at any depth. */
export function elementsOf(element: XmlElement, name: string): XmlElement[] {
  const own = element.name === name ? [element] : [];
  return [...own, ...element.children.flatMap((child) => elementsOf(child, name))];
}
