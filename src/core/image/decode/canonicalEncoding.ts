/**
 * The name of an encoding as sensor_msgs/image_encodings has it: drivers also write "RGB8", "NV12", "8uc3" and names with
 * spaces around them.
 *
 * @param known names that are accepted
 */
export const canonicalEncoding = <E extends string>(written: string, known: readonly E[]): E | undefined => {
  const plain = written.trim().toLowerCase();
  return known.find((name) => name.toLowerCase() === plain);
};
