/** builtin_interfaces/Time. */
export interface TimeMessage {
  readonly sec: number;
  readonly nanosec: number;
}

const SECOND = 1_000_000_000n;

export const toNanoseconds = (time: TimeMessage): bigint => BigInt(time.sec) * SECOND + BigInt(time.nanosec);

/** Floors, so that nanosec is never negative. */
export const toTime = (ns: bigint): TimeMessage => {
  const nanosec = ((ns % SECOND) + SECOND) % SECOND;
  return { sec: Number((ns - nanosec) / SECOND), nanosec: Number(nanosec) };
};
