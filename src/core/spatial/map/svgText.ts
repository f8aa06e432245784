/** Text that is safe inside an SVG: labels come from models and people. */
export const svgText = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, ' ')
    .slice(0, 200)
    .replace(/[&<>"']/g, (c) => `&#${c.codePointAt(0)};`);

/** Width of text in pixels at a font size, for a sans serif of usual build. */
export const textWidth = (text: string, size: number): number => text.length * size * 0.56;

/** Breaks a sentence into lines of at most so many pixels. */
export const wrapText = (text: string, size: number, width: number, most: number): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && textWidth(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line) lines.push(line);
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1]} …`];
};
