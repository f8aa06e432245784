/** Everyday English words that the tables lack: never taken for misspellings of words that the tables hold. */
export const COMMON_WORDS: readonly string[] = `
tent tents slot slots strap straps magnet magnets parking stop stops location locations drier electrical through self selves position positions length glove gloves block blocks main
plugged unplugged hard soft bank pole beam baseball lazy lots whole drawing drawings cone cones form forms curve curves
hold booth spot nearby stick sticks matching dust shop shops medical locked slide decorative model cork comfort store stores
bedding rope supports home tied mantle roof piled suite separate nest bead deal science slice makes make making tear clutter tone hinged
lever stepped strange personal think body gate copper wate pill monster deck company divides core extends soon slides rock
drain whale potatoes char diet partial cage fold women shoulder primary moose slippery blank mess wing stems scarves fake
picket fencing plus glasses cuts corn mountain frontal leaf tipped male pony tail read peace dresses headrest beaming
star rain spine seal falling tilted shake strainer serving longish taped plan paint project track setting mate film attach
paste wired tank newer blotter disk trey laminated completed wrapper cold facet warning call chain pins clearly machinery
about above after again ago air all almost also always amount angle animal answer any apart apartment appliance
area ask asked attention available baby bad base basic be because become before began begin believe below best better
big bit blow board boat bold book born bottom bought brand break brick bring broad brought build building burn business busy
buy call came care carry catch cause center certain chance change check child choose circle city class clean close
coffee come common complete content control cook cool copy corner cost could count couple course cover create cross
cut daily dark day days dead deal deep design desk detail did different digital direct direction distance divide
door double draw dress drink drive drop dry each early earth easy eat edge eight either else empty enough entire
even event ever every exact example except expect explain extra eye face fact fall family fancy farm fast feel few
field figure final find finish fire fit five flat floor flow follow food foot force forward found four frame free
fresh friend front full fun game gave get give glass goes gone good got great group grow guess guest guide half hand
happen happy head hear heart heat heavy hello help here high history hit hope hot hour house how huge human hundred
idea image important inch include indoor inner join jump just keep key kid kind king kitchen knew know known land
large last late laugh law lead learn least leave less let letter level life like line list listen live local lock
logo loose lose lot loud love low lower lunch machine magic make many mark match matter may mean measure meet member
mention metal middle might mind mine minute mirror miss mixed modern moment money month mood more morning most mother
move movie much music must name nature near neck need never new news next nice night none normal note notice now
oddly off office often oil old once only onto opposite order original other our outdoor outer outside oven over own
owner page pair park part party pass past path pattern pay people per perfect perhaps person photo picture piece place
plain plan plane plate play please point pool poor position possible post power press pretty price print private
problem product proper public pure purpose push question quick quiet quite race radio raise ran range rather reach
ready real really reason record red regular remember remove rest result return rich ride right ring rise road rock role
roll room round row rule run safe said sale same sand save saw say scale scene school score screen sea season second
section see seem sell send sense sent separate serve service seven several shade shadow shape share sharp sheet shelf
shine ship shiny shirt short should show side sign silver similar simple since sing single size skin skip sky sleep
slope slow small smart smell smile smoke smooth snow soft sold solid some song sort sound space speak special speed
spend split spread spring stack staff stage stain stair start state stay steam steel step still stock stone stop
straight street strip strong study style such sugar suit summer sun super supply support sure surface sweet swing
system take talk tall taste team tear tech tell ten test text than thank theme thick thin third thought thread three
throw tight time tiny tip tired title today together told tone took tool topic total touch tough tour toward tower
town trace track trade train travel treat triangle trick trim trip trouble true trust try turn twice twin type under
unique unit until upon upper use usual value vary version vertical very video view village visit voice volume wait
wake walk want warm was wash waste watch water wave way weak wear week weight well went west wet wheel whole
wide wild will wind wine winter wire wise wish woman wonder word work world worn worth would wrap write wrong yard year
yes yet young zone brightly colorfully curvy wavy striped dotted boldest bold slanted slanting angled angular stained
messy neatly crumpled wrinkled folded rolled bent curved hollow solid sturdy flimsy fluffy furry fuzzy wooly tufted
quilted knitted woven braided stitched embroidered printed stamped engraved carved etched seated seater seaters
location placement orientation arrangement alignment configuration layout region zone quadrant vicinity proximity
thing things stuff handicap handicapped accessible disabled privacy creepy weird funny ugly cute beautiful lovely
gluten rolly pushy stationary mobile portable adjustable foldable extendable retractable removable detachable
reading sleeping wine line fine pine mine vine dine nine tiles tile stripe stripes dots spots
pattern letter letters word words wording logo label labels leg legs arm arms armrest armrests wheel
wheels handle handles knob lid lids cap handlebars base seat seats backrest photo sunlight daylight shadow
shadows light lights dark bright brown black white wide live lives living dining sleep work works
working lease last loft lost lead leads leading led tier tiers level levels layer layers sheer
mesh cord edges cover covers sheets sheet frame frames plain pure text texture logo base wheel
rim rims boots cloth opaque clean clear fancy neat messy cluttered
tennis soccer hockey chess poker cooking baking brewing frying roasting toasting boiling steaming freezing
`
  .trim()
  .split(/\s+/);
