/** "of the room" behind a place, where it is not the name of a thing: "the bathroom vanity". */
export const ROOM =
  '(?: (?:of|in|on) (?:the|this|my|your) (?:\\w+ )?(?:room|scene|image|view|photo|office|kitchen|bathroom|bedroom|hallway|hall|space|area|garage|apartment|house)(?! (?:chair|chairs|vanity|cabinet|cabinets|counter|counters|table|tables|sink|sinks|door|doors|stall|stalls|desk|desks|stair|light|island|mirror|curtain|window|wall|divider|rail|mat|scale|sofa|couch|appliance|trash|bin)))?';
/** "side", "corner", "end" behind a side. */
export const SIDE = '(?: side| corner| wall| end| part| portion| half| section| part)?';
