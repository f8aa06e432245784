/** Electronics, office things, clothes, toys, tools, people, animals, vehicles. Format: see parseNounLine. */
export const THING_NOUNS = `
tv = television, tv set, television set, flat screen, flatscreen, telly > electronics, screen ~ monitor # 0.4-2.2 ; tall 0.4-3; shape screen; colour black
  television: colour black
monitor = computer screen, computer monitor, screen, display, computer display > electronics, screen ~ tv, computer # 0.25-1.1 ; tall 0.4-3; shape screen; colour black
  screen: colour black
projector screen = projection screen > screen ~ whiteboard # 0.8-4.0
projector > electronics # 0.2-0.6
computer = pc, desktop, desktop computer, all in one > electronics ~ monitor, computer tower, laptop # 0.2-0.8 ; shape screen
computer tower = tower, cpu, computer case, pc tower, computer rack, desktop tower > computer, electronics # 0.25-0.7
laptop = notebook computer, macbook, laptop computer, labtop > computer, electronics # 0.2-0.5 ; tall 0.05-1.2; shape flat screen; jointed
keyboard = computer keyboard, key board > electronics # 0.2-0.6 ; tall 0.02-0.25; shape flat
mouse = computer mouse, mice > electronics # 0.06-0.18 ; tall 0.15-0.7; shape hand
mouse pad = mousepad # 0.15-0.5 ; shape flat
telephone = phone, desk phone, cell phone, cellphone, mobile phone, smartphone, mobile, landline, handset, fax > electronics # 0.08-0.35 ; shape flat hand
  cell phone: length 0.08-0.25; shape flat hand; colour black
printer = copier, photocopier, copy machine, scanner, fax machine, xerox, xerox machine, laminator machine, lamination machine > machine, electronics ~ shredder # 0.25-1.6 ; shape box
speaker = loudspeaker, sound box, sound system, stereo, boom box, radio > electronics # 0.08-1.3 ; shape box
remote = remote control, controller, game controller, tv remote > electronics # 0.08-0.3 ; shape flat long hand
camera = webcam > electronics # 0.05-0.3 ; shape box hand
headphones = headset, earphones, head phones > electronics # 0.1-0.3 ; shape hand
charger = laptop charger, adaptor, adapter, power supply, battery, power strip, extension cord, cable, cord, plug > electronics # 0.05-0.8 ; shape hand
  cable: shape long
outlet = power outlet, socket, wall socket # 0.05-0.3
router = modem, broadband router, player, dvd player, cd player, game console > electronics # 0.1-0.5
clock = wall clock, alarm clock, alarmclock, timer > electronics # 0.06-0.6 ; shape box
machine = cash register, register, teller machine, lab centrifuge, centrifuge, sewing machine, atm ~ appliance # 0.2-2.2
shredder = paper shredder > machine # 0.25-0.8
paper cutter = guillotine # 0.25-0.7
board = bulletin board, notice board, information board, display board, stand board, art board, corkboard, bulletin, pinboard > decoration ~ whiteboard, picture, blackboard, sign # 0.3-3.0 ; shape flat screen; maybe support; plate
whiteboard = white board, dry erase board, marker board > board ~ blackboard, projector screen # 0.4-4.5 ; shape screen; plate
blackboard = chalkboard, black board, chalk board > board ~ whiteboard # 0.4-5.0
easel > stand # 0.5-2.0
sign = placard, banner, billboard, exit sign, caution sign, nameplate, flag, notice, instruction > decoration ~ picture, board # 0.08-2.0
calendar ~ picture # 0.15-0.6
map ~ picture # 0.3-2.0 ; shape flat
book = books, textbook, novel, hardback, paperback, stack of books, binder, binders, music book > reading ~ notebook, magazine, folder # 0.1-0.6 ; shape box flat
notebook = notepad, paper pad, pad, journal ~ book, laptop # 0.08-0.35 ; shape flat
magazine = magazines, brochure, catalogue, catalog, booklet, newspaper, menu, leaflet > reading ~ book, paper # 0.15-0.45 ; tall 0.01-0.4; shape flat
folder = file, files, folders, document holder, envelope, file folder > stationery ~ book, paper # 0.2-0.45 ; shape flat
  envelope: shape flat; colour white
paper = papers, sheet of paper, document, documents, mail, card, page, greeting card, information sheet, note > stationery # 0.05-0.5 ; shape flat; colour white
pen = pencil, marker, pens, ballpoint, crayon, highlighter > stationery # 0.08-0.25 ; shape long
pen stand = pen holder, pencil holder, cup with pens > stationery # 0.08-0.25
stapler = hole puncher, puncher > stationery, tool # 0.06-0.3 ; shape hand
tape = roll of tape, duct tape, scotch tape, tape roll, adhesive tape > stationery # 0.04-0.2 ; shape vessel hand
scissors = shears, pair of scissors > tool, stationery # 0.1-0.3 ; shape long hand
eraser = whiteboard eraser, rubber > stationery # 0.03-0.2 ; shape hand
calculator > electronics # 0.08-0.3 ; shape flat
globe = world globe, earth ball > ball ~ ball # 0.15-0.6 ; shape ball; colour blue teal
plant = potted plant, houseplant, house plant, flower, flowers, tree, plants, flowerpot, bush, plant pot, christmas tree, fern > decoration ~ vase # 0.1-2.5 ; shape plant; colour green; jointed; plant
  potted plant: shape plant; colour green; round; jointed; plant
  houseplant: colour green
  tree: colour green
  bush: colour green
vase = flower vase, urn > container, vessel ~ plant # 0.08-0.7 ; tall 0.8-4; shape vessel plant; round; container; vessel
candle = candle stand, candelabrum, candlestick > decoration # 0.04-0.5 ; shape vessel
clothes = clothing, garment, garments, laundry, pants, trousers, shirt, sweater, shorts, dress, costume, jersey, t shirt > textile ~ jacket, towel # 0.2-1.6 ; shape bag
jacket = coat, hoodie, blazer, suit > clothes, textile # 0.3-1.5 ; shape bag
hat = cap, helmet, safety hat > clothes # 0.15-0.4 ; shape bowl
shoes = shoe, boots, boot, sneakers, sneaker, slippers, slipper, flip flops, sandals, pair of shoes, footwear, trainers > clothes # 0.15-0.6 ; shape hand
glasses = eyeglasses, eye glasses, spectacles, sunglasses, sun glasses, reading glasses, safety glasses, goggles # 0.1-0.25 ; shape hand
sock = socks > clothes # 0.1-0.4
umbrella = parasol # 0.2-1.2 ; shape long; jointed; hollow
clothes hanger = hanger, coat hanger # 0.2-0.6
guitar = electric guitar, violin, cello > instrument # 0.6-1.4
guitar case = instrument case > case, container # 0.6-1.5
drum = drum set > instrument # 0.3-1.8
ball = exercise ball, beachball, beach ball, basketball, football, soccer ball, sports ball, sphere > toy # 0.04-1.0 ; tall 0.5-1.6; shape ball; round
  football: colour brown
toy = toys, toy house, lego, doll, toy dinosaur, puzzle, game, rubiks cube, chess set # 0.04-0.8 ; shape hand plush
teddy bear = teddy, bear, stuffed bear, plush bear, stuffed animal, stuffed toy, plush, plushie, soft toy > toy # 0.1-1.0 ; shape plush; colour brown beige; jointed
  teddy: colour brown beige
  bear: shape plush; colour brown
die = dice, toy die, cube > toy # 0.01-0.4 ; shape box
block = toy block, building block, wooden block, lego block, toy brick > toy ~ die # 0.02-0.4 ; shape box
pack = six pack, four pack, twelve pack, multipack > container # 0.1-0.6 ; shape box
toy plane = airplane, aeroplane, toy aircraft, plane, quadcopter, drone > toy # 0.08-0.8
  airplane: length 5-80
tool = screwdriver, hammer, wrench, pliers, tools, toothbrush, comb, razor, brush, hairbrush, hair brush # 0.08-0.6 ; shape hand
  screwdriver: shape long
  hammer: shape long
  wrench: shape long
  toothbrush: length 0.1-0.35; shape long hand
drill = power drill, cordless drill, electric drill > tool # 0.12-0.4 ; shape hand
fire extinguisher = extinguisher # 0.25-0.8 ; colour red
fire alarm = alarm, smoke detector # 0.06-0.3
pipe = pipes, tube, hose, poster tube # 0.1-4.0
dumbbell = weight, weights, barbell > equipment # 0.1-2.0
treadmill = exercise machine, elliptical machine, elliptical, workout equipment, exercise bike, stationary bike > equipment, machine # 0.7-2.2
tripod = camera stand > stand # 0.3-1.8 ; jointed
person = man, woman, guy, girl, boy, lady, human, someone, somebody, anyone, anybody, people, child, kid, baby, gentleman # 0.5-2.1 ; tall 0.8-5; shape person; jointed
cat > animal # 0.2-0.8 ; shape plush; jointed
dog > animal # 0.2-1.3 ; shape plush; jointed
bird > animal # 0.08-0.6 ; shape plush
horse = cow, sheep, elephant, zebra, giraffe > animal # 0.8-4.0 ; jointed; carries within
  cow: shape plush
  sheep: shape plush
parking meter # 0.8-1.8
bicycle = bike, cycle, hoverboard, skateboard, skate, scooter > vehicle # 0.5-2.0 ; jointed; hollow; carries within
car = automobile, truck, van, vehicle car, bus, train, motorcycle, boat > vehicle # 1.5-15 ; hollow; container
  truck: length 4-20; hollow; container
  bus: length 5-20; hollow; container
  train: length 10-400; hollow; container
  motorcycle: length 1.2-2.8; jointed; hollow; carries within
  boat: length 2-100; container
cart = trolley, hand truck, handtruck, dolly, shopping cart > furniture ~ stand # 0.4-2.0 ; hollow; carries within
  hand truck: jointed
stroller = pushchair, baby stroller, pram, carseat > vehicle # 0.5-1.3 ; carries within
mailboxes = mailbox, mail box ~ cabinet # 0.3-3.0
locker = lockers, safe, vault > storage ~ cabinet # 0.3-2.2
tie = necktie > clothes # 0.3-1.6 ; shape flat long bag
`;
