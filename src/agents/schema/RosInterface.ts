/** One field of a message, with what its file says about it. */
export interface RosField {
  readonly name: string;
  /** "string", "Landmark", "geometry_msgs/Point": as written, without the array's brackets. */
  readonly type: string;
  readonly isArray: boolean;
  /** Fixed length of the array. */
  readonly length?: number | undefined;
  readonly comment: string;
}

/** A message, or a half of a service. */
export interface RosMessage {
  /** The first paragraph of the file. */
  readonly comment: string;
  readonly fields: readonly RosField[];
}

const FIELD = /^([\w/]+)(?:<=\d+)?(\[(?:<=)?(\d*)\])?\s+(\w+)(?:\s+[^=\s].*)?$/;
const CONSTANT = /^\w+\s+\w+\s*=/;

/**
 * A message or the parts of a service from the text of its file: fields in order, each with the comment above it or the one
 * that it shares with the field before. Constants are left out.
 */
export const readRosInterface = (text: string): readonly RosMessage[] =>
  text.split(/^---$/m).map((part) => {
    const paragraphs = part.split(/\n\s*\n/);
    const comment = paragraphs.find((paragraph) => /^#/.test(paragraph.trim()))?.trim() ?? '';
    return { comment: /^[^#\n]/m.test(comment) ? '' : plain(comment.split('\n')), fields: fieldsOf(part) };
  });

const fieldsOf = (part: string): readonly RosField[] => {
  const fields: RosField[] = [];
  let comment: string[] = [];
  let isOpen = true;
  for (const line of part.split('\n').map((raw) => raw.trim())) {
    if (line.startsWith('#')) {
      comment = isOpen ? [...comment, line] : [line];
      isOpen = true;
      continue;
    }
    isOpen = line === '' || CONSTANT.test(line);
    if (isOpen) comment = [];
    else fields.push(fieldOf(line, plain(comment)));
  }
  return fields;
};

const fieldOf = (line: string, comment: string): RosField => {
  const [, type, array, length, name] = FIELD.exec(line) ?? [];
  if (type === undefined || name === undefined) throw new Error(`no field of a ROS interface: ${line}`);
  const isFixed = length !== undefined && length !== '' && !array!.startsWith('[<=');
  return { name, type, isArray: array !== undefined, length: isFixed ? Number(length) : undefined, comment };
};

const plain = (lines: readonly string[]): string =>
  lines
    .map((line) => line.replace(/^#\s*/, ''))
    .join(' ')
    .trim();
