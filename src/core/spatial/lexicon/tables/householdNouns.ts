/** Kitchen, bathroom, laundry, containers. Format: see parseNounLine. */
export const HOUSEHOLD_NOUNS = `
refrigerator = fridge, refridgerator, freezer, icebox > appliance ~ mini fridge # 0.5-2.2 ; tall 0.9-3.5; shape box; colour white; jointed; carries within; container
mini fridge = mini refrigerator, small fridge, mini bar > refrigerator, appliance # 0.4-1.0
stove = range, cooktop, stovetop, stove top, cooker, hob, burner, grill > appliance ~ oven # 0.4-1.2 ; carries within
oven > appliance ~ stove, toaster oven, microwave # 0.4-1.2 ; shape box; jointed; container
toaster oven = oven toaster > appliance ~ microwave, oven, toaster # 0.25-0.6
toaster > appliance ~ toaster oven # 0.15-0.45 ; shape box
microwave = microwave oven > appliance ~ oven # 0.3-0.7 ; shape box screen; container
dishwasher = dish washer > appliance # 0.5-1.0 ; container
range hood = hood, exhaust hood, vent hood, fume hood > appliance # 0.4-1.5
washing machine = washer, washing machines, clothes washer, laundry machine > appliance ~ clothes dryer # 0.5-1.2 ; colour white; container
clothes dryer = dryer, clothes dryers, tumble dryer > appliance ~ washing machine # 0.5-1.2
coffee maker = coffee machine, espresso machine, coffeemaker, coffee pot, keurig > appliance ~ coffee kettle # 0.15-0.6
kettle = tea kettle, coffee kettle, electric kettle, teapot, tea pot, glass kettle, airpot > vessel ~ pot, coffee maker, pitcher # 0.12-0.4 ; tall 0.7-1.8; shape vessel
blender = mixer, food processor > appliance # 0.15-0.5
rice cooker = steamer, electric pot, slow cooker > appliance ~ pot # 0.15-0.5
water cooler = water dispenser, water fountain, drinking fountain, water filter > appliance # 0.3-1.5
vending machine > machine, appliance # 0.8-2.2
sink = basin, washbasin, wash basin, kitchen sink, bathroom sink, hand basin ~ faucet, bathroom vanity # 0.2-1.5 ; shape bowl; colour white; carries within; container
faucet = tap, spigot ~ sink # 0.08-0.5
toilet = commode, loo, wc, lavatory ~ urinal # 0.4-1.0 ; shape seat; colour white; jointed; carries within; container
urinal ~ toilet # 0.3-1.2
bathtub = bath, tub, bath tub ~ shower # 0.8-2.2 ; container
shower = shower stall, shower head, shower cabin ~ bathtub, shower curtain # 0.2-2.5
shower curtain > curtain, textile ~ shower # 0.5-2.5
shower curtain rod = curtain rod, rod, closet rod, shower rod ~ pipe # 0.4-3.0
toilet paper = toilet roll, toilet tissue, toilet paper roll, toilet paper rolls, roll of toilet paper, paper, toilet paper package, tp ~ paper towel roll, toilet paper holder # 0.08-0.4 ; shape vessel; colour white
toilet paper dispenser = toilet paper holder, toilet seat cover dispenser > dispenser ~ toilet paper # 0.1-0.5
paper towel dispenser = towel dispenser, paper towel holder, paper dispenser > dispenser ~ paper towel roll # 0.15-0.8
paper towel roll = paper towel, paper towels, kitchen roll ~ toilet paper # 0.1-0.35
  paper towel: colour white
dispenser = tape dispenser > container # 0.08-0.8
soap dispenser = hand soap, hand wash, hand sanitizer, hand sanitizer dispenser, hand sanitzer dispenser, sanitizer, soap bottle, dishwashing soap bottle, dish detergent, dish soap > dispenser, bottle ~ soap # 0.08-0.4 ; shape vessel
soap = soap dish, bar of soap ~ soap dispenser # 0.04-0.2
shampoo = shampoo bottle, conditioner bottle, conditioner, lotion, toiletries, toiletry, bath products > bottle # 0.08-0.3
hand dryer > appliance # 0.2-0.5
hair dryer = hairdryer, blow dryer # 0.1-0.35
towel = towels, hand towel, bath towel, washcloth, dish towel > textile ~ cloth, clothes, blanket # 0.15-1.6 ; shape bag
cloth = rag, fabric, sheet, tablecloth, placemat, table napkin, apron, tarp > textile ~ towel, blanket # 0.1-2.0 ; shape bag
  sheet: colour white
  placemat: shape flat
blanket = comforter, bedspread, duvet, quilt, throw, cover > textile ~ towel # 0.3-2.5
pillow = cushion, pillows, throw pillow, couch cushions, bed pillow > textile # 0.2-1.1 ; tall 0.15-1.6; shape seat plush bag
trash can = garbage can, trash bin, garbage bin, rubbish bin, wastebasket, waste basket, waste bin, dustbin, trashcan, waste can, trash receptacle, garbage, trash, wastepaper basket, compost bin > bin, container ~ recycling bin, bucket, storage bin # 0.2-1.4 ; tall 0.8-2.5; shape vessel
recycling bin = recycle bin, recycling can, recycling container, recycling, recycling receptacle > bin, container ~ trash can # 0.2-1.4
storage bin = storage container, storage box, plastic bin, plastic container, plastic storage bin, tote, storage organizer, tupperware, food container, organizer, wire container > bin, box, container ~ trash can, basket # 0.1-1.2 ; shape box
bin = can > container ~ trash can, recycling bin, storage bin, bucket # 0.15-1.4 ; shape vessel box; container
bucket = pail, tub bucket > container ~ bin, basket # 0.15-0.7 ; tall 0.6-1.6; shape vessel; container; vessel
basket = laundry basket, hamper, laundry hamper, wicker basket > container ~ bin, bucket # 0.15-1.0 ; colour brown beige; container; vessel
  wicker basket: colour brown beige
box = carton, cardboard box, boxes, package, parcel, packet, cardboard, case, chest box, boxes of paper, coffee box, pizza box, pizza boxes, tissue box, gift box, shoebox, shoe box, lunch box, lunchbox, toolbox, tool box, carton box > container ~ crate, bin, storage bin, suitcase # 0.04-0.8 ; shape box; container
  cardboard box: colour brown beige
  cardboard: colour brown beige
  carton box: colour brown
tissue box = tissue, tissues, tissue paper, wipes, box of tissues > box, container # 0.08-0.35 ; shape box; colour white
  tissue: colour white
crate = wooden crate, milk crate, pallet, wooden pallet > container ~ box, bin # 0.2-1.5 ; shape box; container
  wooden crate: colour brown
  pallet: colour brown beige
bag = plastic bag, paper bag, shopping bag, grocery bag, garbage bag, trash bag, tote bag, duffel bag, gym bag, messenger bag, laundry bag, carrier bag, bags, food bag, golf bag, coat bag > container ~ backpack, purse, suitcase # 0.15-1.3 ; shape plush bag; container
backpack = back pack, rucksack, book bag, bookbag, school bag, knapsack > bag # 0.25-0.8 ; shape plush bag; container
purse = handbag, hand bag, wallet > bag # 0.1-0.5 ; shape plush bag; container
suitcase = luggage, suitcases, travel bag, trunk, briefcase, attache case, weekender > bag, container ~ box # 0.3-1.1 ; shape box bag; container
bottle = water bottle, wine bottle, plastic bottle, glass bottle, spray bottle, beer bottle, soda bottle, flask, thermos, spray, jug, squeeze bottle > container, vessel ~ can, jar, soap dispenser, pitcher # 0.08-0.45 ; tall 1.5-5; shape vessel; round
jar = canister, pot jar, container jar > container, vessel ~ bottle, can, cup # 0.06-0.35 ; tall 0.8-2.2; shape vessel; container
can = tin, soda can, coke can, coca cola can, soup can, beer can, tin can, spam, coke, soda > container, vessel ~ jar, bottle # 0.06-0.2 ; tall 0.6-2.2; shape vessel; container
  tin: shape vessel box
  coke can: colour red
  coca cola can: colour red
  spam: shape box; colour blue
  coke: colour red
cup = mug, coffee cup, teacup, tea cup, coffee mug, paper cup, tumbler, cups, beaker > container, vessel ~ glass, bowl # 0.05-0.2 ; tall 0.5-1.7; shape vessel; round; container; vessel
glass = wine glass, drinking glass > vessel ~ cup # 0.06-0.3 ; tall 0.9-3.5; shape vessel; container; round
bowl = dish bowl, soup bowl, glass bowl > container, vessel, dish ~ cup, plate, basin # 0.08-0.45 ; tall 0.2-0.75; shape bowl vessel; round; container; vessel
plate = dish, saucer, plates, platter > vessel, dish ~ bowl, tray # 0.1-0.4 ; tall 0.02-0.25; shape bowl flat; colour white
  dish: shape bowl
tray = aluminum tray, plastic tray, paper tray, mail tray, dish tray > container ~ plate # 0.15-0.7 ; shape flat; maybe support; container
pot = pan, frying pan, cooking pot, saucepan, casserole, skillet > vessel ~ kettle, bowl # 0.1-0.6 ; shape vessel; container; vessel
pitcher = water pitcher, jug pitcher > vessel ~ bottle, kettle # 0.15-0.4 ; shape vessel
dish rack = dish drainer, drying rack, dish drying rack > rack # 0.25-0.7
utensil = cutlery, utensils, dining utensils, kitchen utensils, silverware > tool # 0.1-0.4
spoon = ladle, tablespoon, teaspoon > utensil # 0.1-0.35 ; shape long
fork > utensil # 0.12-0.3 ; shape long
knife = knives, blade > utensil, tool # 0.1-0.4 ; shape long
  blade: shape flat
cutting board = chopping board > board # 0.2-0.5
shaker = pepper shaker, salt shaker, pepper, salt, spice can, condiments > container ~ bottle, can, jar # 0.04-0.2 ; shape vessel
  salt: colour white
mustard = mustard bottle, ketchup, ketchup bottle, sauce bottle > bottle, container # 0.1-0.3 ; shape vessel; colour yellow
  mustard bottle: colour yellow
  ketchup: shape vessel; colour red
cracker = crackers, cracker box, box of crackers, cereal box, cereal > box, food # 0.1-0.35 ; shape box
soup = tomato soup, soup tin > can, food # 0.08-0.15 ; shape vessel
  tomato soup: colour red
food = snack, snacks, bread, fruit, potato, pumpkin, pizza, cake, sandwich, donut, hot dog, broccoli, carrot # 0.04-0.5
  bread: colour brown beige
  potato: shape ball; colour brown beige
  pumpkin: colour orange
  pizza: length 0.12-0.7
  cake: length 0.05-0.7; shape hand
  sandwich: length 0.06-0.35; shape hand
  donut: length 0.05-0.2; shape hand; colour brown; round
  hot dog: length 0.08-0.35; shape long hand; colour brown
  broccoli: length 0.05-0.35; shape plant; colour green
  carrot: length 0.05-0.35; shape long; colour orange
apple > fruit, food # 0.05-0.11 ; tall 0.5-1.5; shape ball; colour red green; round
banana = bananas > fruit, food # 0.1-0.3 ; shape long hand; colour yellow
orange = orange fruit > fruit, food # 0.05-0.11 ; tall 0.5-1.5; shape ball; colour orange; round
plunger = toilet brush, brush toilet > tool # 0.2-0.7
broom = mop, swiffer, dustpan, squeegee > tool # 0.3-1.6
vacuum cleaner = vacuum, hoover > appliance # 0.3-1.4
iron > appliance # 0.15-0.35
ironing board > board # 0.8-1.6
ladder = step ladder, stepladder, folded ladder > tool ~ stool # 0.4-3.0
soap scale = scale, bathroom scale # 0.2-0.5
sponge = eraser sponge, loofa, loofah # 0.05-0.25
`;
