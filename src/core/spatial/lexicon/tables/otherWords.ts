/** Words of which only facts are known: detectors and people use them, grammar and similarity do not know them as nouns. Format: see parseWordLine. */
export const OTHER_WORDS = `
  animal: shape plush
  ashtray: shape bowl
  aubergine: colour purple
  avocado: colour green
  balloon: shape ball
  baseball bat: shape long
  beans: shape vessel
  block: shape box
  brick: shape box; colour red
  bridge: hollow
  cactus: colour green
  cd: shape flat
  cheese: colour yellow
  cherry: colour red
  chocolate: colour brown
  chopsticks: shape long
  clamp: shape long hand
  closet ceiling: bounds
  coca cola: colour red
  coffee: shape vessel; colour brown
  cola: colour red
  container: container
  cork: colour brown
  corn: colour yellow
  cucumber: colour green
  cylinder: shape vessel
  dvd: shape flat
  egg: colour beige white
  eggplant: colour purple
  fire hydrant: length 0.4-1.2; shape vessel; colour red; round
  flower pot: shape vessel
  golf ball: colour white
  grape: colour purple
  hair drier: length 0.12-0.4; shape hand
  herb: shape plant
  holder: container
  jeans: colour blue
  jello: shape box
  leaf: colour green
  lemon: shape ball; colour yellow
  lettuce: colour green
  lime: shape ball; colour green
  log: colour brown
  mandarin: colour orange
  mayonnaise: colour white
  melon: shape ball
  milk: colour white
  onion: shape ball; colour beige
  orange juice: colour orange
  pea: colour green
  peach: shape ball
  pear: shape ball; colour green
  pepsi: colour blue
  pepsi can: colour blue
  plum: colour purple
  post it: colour yellow
  pudding: shape box
  red pepper: colour red
  roll: shape vessel
  room: container
  rubber duck: colour yellow
  ruler: shape long
  sack: shape bag
  skis: shape long
  spatula: shape long
  sprite: colour green
  stack of paper: colour white
  stick: shape long
  sticky note: colour yellow
  stop sign: length 0.4-1.2; colour red
  strawberry: colour red
  sugar: shape box
  surface: role support
  tablet: shape flat screen
  tangerine: colour orange
  tennis ball: colour yellow green
  tent: hollow
  tire: colour black
  tomato: shape ball; colour red
  traffic cone: colour orange
  traffic light: length 0.5-2
  tyre: colour black
  watch: shape hand
  yeast: shape vessel
`;
