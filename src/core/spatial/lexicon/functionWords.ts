const split = (text: string): readonly string[] => text.trim().split(/\s+/);

export const DETERMINERS = new Set(
  split('the a an this that these those my your its his her their our some any each every all both'),
);

export const PRONOUNS = new Set(split('it this that one ones they them itself these those itself he she'));

/** Nouns that name nothing in particular. */
export const GENERIC_NOUNS = new Set(
  split(
    'thing things object objects item items one ones stuff piece option choice something anything everything whatever target unit furniture correct',
  ),
);

/** Verbs and participles that carry no place of their own: "located", "sitting". */
export const PLAIN_VERBS = new Set(
  split(`is are was were be been being am has have had do does did will would can could should may might must
  located placed situated sitting sits sit sat seated standing stands stand stood hanging hangs hung hang hanged lying lies laying
  lays laid lay resting rests rest mounted positioned installed kept found fixed affixed built made set put seen shown
  appears appear seems seem looks look looking going goes go starting start counting count using use used
  pushed pulled tucked turned leaning leans lean stacked arranged lined spaced painted colored shaped sized
  visible highlighted am covered suspended propped wedged surrounded attached connected stored partially
  partly fully completely slightly directly immediately right just almost really very quite too also so still only exactly
  currently actually basically mostly nearly probably kind sort type bit little own stuck screwed nailed
  filled topped holding holds contains containing include includes comes come came having peeking sticking
  lit stamped wrapped inserted extended joined separated drawn imagine locate located looks like meant
  sets see sees spotted noticed hidden hiding concealed perched
  please here now then than as well maybe even though although because since while until`),
);

export const COMMAND_VERBS = new Set(
  split(`choose chose pick select find get bring fetch grab give hand take go drive move navigate show point locate click
  follow pass clear wash water open close push pull put carry lift turn identify want need choosing picking find`),
);

export const RELATIVE_PRONOUNS = new Set(split('that which who whose where'));

export const HAVE_WORDS = new Set(
  split('with has have having holding containing contains holds had featuring includes including without'),
);

export const NEGATIONS = new Set(
  split('not no without never nor neither except excluding isnt ignore ignoring'),
);

const OTHER_WORDS =
  split(`the of to in on at by from near next beside between behind front back left right above below under
  underneath beneath over across opposite against along around among away close far middle center corner side end edge top bottom
  and or but if when while you i me my your yours we us he she they it its this that there here where what who which
  facing face faced viewing towards toward into onto inside outside within without beyond past alongside adjacent
  walk walking enter entering come coming standing room rooms house image view viewer camera scene area space part portion section
  group row line set pair stack pile bunch wall foot head way
 same other another alone itself single only more most less least many few several no not nor
  meter meters centimeter centimeters cm inches inch feet mark number object item thing
  clockwise counterclockwise north south east west northern southern eastern western
  first last again both either neither neat neatly mean means meant correct right wrong
  side sides half halves quarter color colors size shape design look looks hand handed
  rather than upside down sideways diagonal diagonally horizontally vertically parallel perpendicular straight
  there their them these those any every each all some none nothing something anything everything
  least list`);

export const FUNCTION_WORDS: readonly string[] = [
  ...DETERMINERS,
  ...PRONOUNS,
  ...GENERIC_NOUNS,
  ...PLAIN_VERBS,
  ...COMMAND_VERBS,
  ...RELATIVE_PRONOUNS,
  ...HAVE_WORDS,
  ...NEGATIONS,
  ...OTHER_WORDS,
];
