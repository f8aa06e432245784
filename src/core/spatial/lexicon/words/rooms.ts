/** Rooms and what a robot is sent through: where we are or go, seldom a thing of one frame. Own list. */
const ROOMS = new Set(
  `kitchen,living room,livingroom,bedroom,bathroom,dining room,office,study,hallway,hall,corridor,garage,basement,attic,
laundry room,laundry,lobby,lounge,playroom,nursery,guest room,workshop,lab,laboratory,storage room,pantry,balcony,terrace,
garden,yard,house,home,apartment,flat,building,lecture hall,classroom,meeting room,conference room,waiting room,entrance hall,
warehouse,shop,store,hospital,ward,canteen,cafeteria,washroom,restroom,toilet room,room,other room,next room,exit,entrance`
    .split(',')
    .map((name) => name.trim()),
);

/** Whether a noun names a room. */
export const isRoom = (noun: string): boolean => ROOMS.has(noun);
