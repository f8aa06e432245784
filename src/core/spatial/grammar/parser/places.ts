/** Heads that only say where something is, not what: a relation to them is a place in the scene. */
export const isPlaceHead = (head: string | undefined): boolean =>
  head !== undefined &&
  /^(room|side|scene|image|photo|view|area|hallway|hall|way|space|portion|section|house|kitchen area|row|line|group|viewer|perspective|you|us|me|entrance way)$/.test(
    head,
  );

/** The asker or the robot itself. */
export const isSelf = (word: string | undefined): boolean =>
  word !== undefined && /^(me|you|us|camera|viewer|myself|yourself|robot)$/.test(word);
