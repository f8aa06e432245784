/** Furniture and the parts of a room. Format: see parseNounLine. */
export const FURNITURE_NOUNS = `
chair = seat, dining chair, side chair, kitchen chair > seating, furniture ~ stool, sofa chair # 0.5-1.3 ; tall 0.7-2.2; shape seat; jointed; hollow; carries within
office chair = desk chair, computer chair, swivel chair, rolling chair, task chair, wheeled chair > chair # 0.6-1.4
armchair = arm chair, easy chair, lounge chair, recliner, lounger, accent chair > chair ~ couch, sofa chair # 0.6-1.3 ; shape seat; jointed; hollow; carries within
sofa chair = saucer chair, massage chair, beanbag chair, club chair > armchair, chair ~ couch # 0.6-1.3
high chair = baby chair, child chair, booster seat > chair # 0.5-1.2
folded chair = folding chair, stack of chairs, stack of folded chairs, folded chairs, lawn chair > chair # 0.5-1.3
rocking chair > chair # 0.7-1.3
stool = bar stool, barstool, footstool, step stool, stepstool, foot stool > seating, furniture ~ chair, ottoman # 0.25-0.9 ; tall 0.6-2.2; shape seat; jointed; hollow
ottoman = footrest, foot rest, pouf, pouffe, hassock > seating, furniture ~ stool, coffee table, couch # 0.3-1.2 ; shape seat
bench = piano bench, pew > seating, furniture ~ couch, ottoman, workbench # 0.6-2.5 ; shape box seat table; maybe support; jointed; hollow; carries within
couch = sofa, settee, loveseat, love seat, sectional, sofa bed, sofabed, futon, divan, chesterfield > seating, furniture ~ armchair, bed, bench # 1.0-4.0 ; tall 0.25-0.9; shape seat; jointed; hollow; carries within
bed = bunk bed, loft bed, twin bed, mattress, folding bed, child bed, cot, bunk, single bed, double bed > furniture ~ couch # 1.2-2.6 ; tall 0.15-0.9; shape seat table; maybe support; jointed; hollow; carries within
crib = baby bed, cradle > bed, furniture # 0.8-1.6
headboard = head board, bed head ~ bed # 0.8-2.2
table = tabletop, folded table, card table > furniture ~ desk, stand, counter, workbench # 0.4-4.0 ; tall 0.02-1.6; shape table; role support; hollow; top
dining table = kitchen table, conference table, meeting table > table, furniture ~ desk # 0.8-4.5 ; shape table; role support; top
coffee table = cocktail table, tea table > table, furniture ~ ottoman, end table # 0.4-1.8 ; shape table; role support; top
end table = side table, sofa table, lamp table > table, furniture ~ nightstand, coffee table, stool # 0.3-1.0 ; maybe support
nightstand = night stand, bedside table, night table, bedside cabinet > table, furniture ~ end table, dresser, cabinet # 0.3-0.9 ; shape table; maybe support; hollow
desk = work desk, computer desk, office desk, writing desk, workstation, work station > table, furniture ~ table, counter # 0.6-3.0 ; shape table; role support; hollow; carries within; top
workbench = work bench > table, furniture # 0.8-3.0 ; role support
changing table > table, furniture # 0.7-1.4
ping pong table = table tennis, tennis table, table tennis table > table # 1.5-3.0
foosball table = soccer table, football table > table # 1.0-1.8
pool table = billiard table, air hockey table > table # 1.5-3.0
counter = countertop, counter top, kitchen counter, bathroom counter, worktop, island, kitchen island, breakfast bar, bar > furniture ~ table, cabinet, bathroom vanity # 0.6-5.0 ; shape table; role support; hollow; top
bathroom vanity = vanity, vanity unit > cabinet, counter, furniture ~ sink # 0.5-2.5
cabinet = cabinets, cupboard, cupboards, cabinet door, cabinet doors, storage cabinet, bathroom cabinet, medicine cabinet, cabinetry > furniture, storage ~ dresser, counter, file cabinet, bookshelf, wardrobe, nightstand, drawer # 0.3-4.0 ; shape box table; maybe support; jointed; carries within; container
kitchen cabinet = kitchen cabinets, kitchen cupboard, wall cabinet > cabinet, furniture, storage ~ counter, drawer # 0.3-5.0
file cabinet = filing cabinet, file drawer, file cabinets > cabinet, furniture, storage ~ drawer, dresser # 0.4-2.0
dresser = drawers, chest of drawers, bureau, chest > furniture, storage ~ cabinet, nightstand, drawer, file cabinet # 0.5-2.0 ; shape table; maybe support
  chest: shape box
drawer = storage drawer > storage ~ cabinet, dresser, file cabinet # 0.2-1.2 ; shape box; container
wardrobe = armoire, wardrobe closet, wardrobe cabinet, closet > furniture, storage ~ cabinet # 0.6-3.0 ; carries within; container
closet door = closet doors, mirror doors, sliding wood door > door ~ closet, wardrobe # 0.6-3.0
shelf = shelves, shelving, shelving unit, rack, ledge, storage shelf, closet shelf, pantry shelf, shelving cart > furniture, storage ~ bookshelf, cabinet, stand # 0.3-4.0 ; tall 0.02-6; shape table; maybe support; jointed; carries within; container
bookshelf = bookcase, book shelf, book case, bookshelves, bookstand, cubby > shelf, furniture, storage ~ cabinet # 0.4-4.0 ; tall 0.5-6; jointed; carries within; container
stand = display stand, pedestal, plant stand, flower stand > furniture ~ table, rack # 0.2-1.8 ; shape table; maybe support; hollow; carries within
tv stand = television stand, media console, entertainment center, tv unit > stand, furniture ~ cabinet, dresser # 0.6-2.5
podium = lectern > furniture ~ desk # 0.5-1.5
piano = keyboard piano, upright piano, grand piano > instrument, furniture # 0.9-2.5 ; hollow; carries within
divider = partition, panel, screen divider, privacy screen, separator, room divider ~ wall, board # 0.5-3.0
  panel: shape flat screen
door = doors, doorway, entrance, entryway, entry, exit, shower door, garage door, bathroom stall door, glass door, sliding door ~ doorframe, closet door, window # 0.6-3.0 ; shape screen; plate
doorframe = door frame ~ door # 0.6-3.0 ; bounds
window = windows, window pane, windowpane, skylight ~ blinds, curtain, windowsill, window shade # 0.3-5.0 ; shape screen; plate
windowsill = window sill, sill ~ window, ledge # 0.4-4.0
curtain = curtains, drape, drapes, drapery > textile ~ window, blinds, shower curtain # 0.5-4.0
blinds = blind, window blinds, window shade, shade, shutters > textile ~ window, curtain # 0.4-4.0
wall = walls, closet wall, shower wall, shower walls, pantry wall, bath walls > structure # 0.3-20 ; role wall; bounds; plate
floor = ground, shower floor, closet floor > structure ~ carpet # 0.5-20 ; role floor; maybe support; bounds
ceiling > structure # 0.5-20 ; role ceiling; bounds
column = pillar, post > structure # 0.3-4.0
stairs = staircase, stairway, steps > structure # 0.8-5.0
stair rail = railing, handrail, banister, hand rail, rail, grab bar, handicap bar # 0.3-4.0
fireplace = fire place, hearth, wood burning stove, chimney, mantel # 0.6-3.0
rug = carpet, mat, area rug, bath mat, bathmat, doormat, rubber mat > textile ~ floor # 0.4-5.0 ; tall 0-0.06; role floor
mirror = looking glass, vanity mirror # 0.1-3.0 ; shape screen; plate
picture = painting, art, artwork, photo, photograph, poster, portrait, print, wall art, frame, picture frame, pictures, canvas, wall hanging, kakejiku, scroll > decoration ~ board, sign, whiteboard, window, diploma # 0.1-2.5 ; shape flat screen
diploma = certificate, plaque > picture # 0.15-0.6
decoration = ornament, decor, figurine, statue, sculpture, bust, carved display, knickknack, wreath # 0.05-1.5
lamp = floor lamp, table lamp, desk lamp, lampshade, lamp shade, lamp base, wall lamp, studio light, standing lamp > light ~ light fixture # 0.15-2.0 ; tall 0.6-6; shape vessel; jointed
  floor lamp: tall 2-8
light = light fixture, ceiling light, sconce, chandelier, ceiling lamp, pendant light, fluorescent light ~ lamp # 0.1-2.0
light switch = switch, switchboard # 0.05-0.3
radiator = heater, heating unit, baseboard heater ~ air conditioner # 0.3-3.0
fan = electric fan, ceiling fan, standing fan > appliance # 0.2-1.5
air conditioner = ac, ac unit, hvac, air conditioning unit > appliance ~ radiator # 0.3-1.5
coat rack = coat stand, coat hanger stand, wall mounted coat rack, hat rack, dress rack, clothing rack, clothes rack, hat and coat rack, hooks > rack ~ stand # 0.3-2.0
rack = shoe rack, drying rack, magazine rack, towel rack, display rack, music stand, luggage rack ~ shelf, stand # 0.2-2.5 ; hollow; carries within
bathroom stall = stall ~ bathroom stall door # 0.8-3.0
kitchen = kitchenette, kitchen area, kitchen section ~ stove, refrigerator, kitchen cabinet, counter, oven
bathroom = restroom, washroom, bathroom area ~ toilet, bathtub, shower, bathroom vanity
bedroom = sleeping area, bedroom area ~ bed, nightstand
living room = lounge, livingroom, sitting area, lounge area, seating area ~ couch, coffee table, armchair
laundry room = laundry area ~ washing machine, clothes dryer
`;
