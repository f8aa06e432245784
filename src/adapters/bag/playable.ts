/** A recorded channel as its file describes it. */
export interface RecordedChannel {
  readonly topic: string;
  /** `package/msg/Name`; '' where there is no schema. */
  readonly type: string;
  /** `cdr`, `ros1`, `json`, `protobuf`. */
  readonly encoding: string;
}

const ROS_TYPE = /^[A-Za-z]\w*\/(?:msg|srv|action)\/[A-Za-z]\w*$/;

/** Why a channel cannot be played as a ROS 2 topic; undefined when it can. */
export const whyNotPlayable = ({ topic, type, encoding }: RecordedChannel): string | undefined => {
  const left = `${topic} is left out: `;
  if (encoding === 'ros1') return `${left}it is of ROS 1; convert the recording first (rosbags-convert)`;
  if (encoding !== 'cdr') return `${left}it is in ${encoding || 'an unnamed encoding'}, not in CDR`;
  if (type === '') return `${left}it has no schema, so its type is not known`;
  return ROS_TYPE.test(type) ? undefined : `${left}${JSON.stringify(type.slice(0, 80))} is no type of ROS 2`;
};

/**
 * The type under which each topic is played, of channels in order: one name with two types keeps the first, and says so.
 *
 * @param warn told once of every channel that is left out
 */
export const typesOf = (
  channels: Iterable<RecordedChannel>,
  warn: (text: string) => void,
): ReadonlyMap<string, string> => {
  const types = new Map<string, string>();
  const told = new Set<string>();
  for (const channel of channels) {
    const { topic, type } = channel;
    const kept = types.get(topic);
    const why =
      whyNotPlayable(channel) ??
      (kept !== undefined && kept !== type
        ? `${topic} has two types: it is played as ${kept}, and ${type} is left out`
        : undefined);
    if (why === undefined) types.set(topic, kept ?? type);
    else if (!told.has(why)) {
      told.add(why);
      warn(why);
    }
  }
  return types;
};
