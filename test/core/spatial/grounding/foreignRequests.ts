/** What is asked for in another language, by language: openings with `#` for the thing, and things. */
const REQUESTS: Readonly<
  Record<string, { readonly asks: readonly string[]; readonly things: readonly string[] }>
> = {
  German: {
    asks: ['#', 'bring mir bitte #', 'wo ist #?', 'fahr zu # links von der Lampe'],
    things: ['das rote Buch', 'die blaue Tasse', 'der Stuhl', 'die grüne Kiste', 'den Apfel'],
  },
  French: {
    asks: ['#', "apporte-moi #, s'il te plaît", 'où est #?', 'va vers # à gauche de la lampe'],
    things: ['le livre rouge', 'la tasse bleue', 'la chaise', 'la boîte verte', 'la pomme'],
  },
  Spanish: {
    asks: ['#', 'tráeme # por favor', '¿dónde está #?', 've a # a la izquierda de la lámpara'],
    things: ['el libro rojo', 'la taza azul', 'la silla', 'la caja verde', 'la manzana'],
  },
  Italian: {
    asks: ['#', 'portami # per favore', "dov'è #?", 'vai verso # a sinistra della lampada'],
    things: ['il libro rosso', 'la tazza blu', 'la sedia', 'la scatola verde', 'la mela'],
  },
  Portuguese: {
    asks: ['#', 'traga # por favor', 'onde está #?', 'vá até # à esquerda da lâmpada'],
    things: ['o livro vermelho', 'a xícara azul', 'a cadeira', 'a caixa verde', 'a maçã'],
  },
  Dutch: {
    asks: ['#', 'breng mij # alsjeblieft', 'waar is #?', 'ga naar # links van de lamp'],
    things: ['het rode boek', 'de blauwe kop', 'de stoel', 'de groene doos', 'de appel'],
  },
  Polish: {
    asks: ['#', 'podaj mi # proszę', 'gdzie jest #?', 'idź do # na lewo od lampy'],
    things: ['czerwona książka', 'niebieski kubek', 'krzesło', 'zielone pudełko', 'jabłko'],
  },
  Turkish: {
    asks: ['#', 'bana # getir lütfen', '# nerede?', 'lambanın solunda # yanına git'],
    things: ['kırmızı kitap', 'mavi bardak', 'sandalye', 'yeşil kutu', 'elma'],
  },
  Japanese: {
    asks: ['#', '#を取ってください', '#はどこですか', '#まで行って'],
    things: ['赤い本', '青いカップ', '椅子', '緑の箱', 'りんご'],
  },
  Russian: {
    asks: ['#', 'принеси мне # пожалуйста', 'где #?', 'иди к # слева от лампы'],
    things: ['красная книга', 'синяя кружка', 'стул', 'зелёная коробка', 'яблоко'],
  },
};

/** 200 requests with the name of their language. */
export const FOREIGN_REQUESTS: readonly { readonly words: string; readonly language: string }[] =
  Object.entries(REQUESTS).flatMap(([language, { asks, things }]) =>
    asks.flatMap((ask) => things.map((thing) => ({ language, words: ask.replace('#', thing) }))),
  );

/** Speech of other languages as an English recogniser writes it down: English words that mean nothing together. */
export const HEARD_AS_ENGLISH: readonly string[] = [
  'dust wrote a book',
  'bring mere bit a dust rota book',
  'the blower tassel',
  'law tasks a blur',
  'day may low leave rue rouge',
  'apport a moi la pomme seal to play',
  'el libra row hole',
  'trial may la tasa as soul',
  'port ami eel libra rosso',
  'head rode a book',
  'brink may the blow a cop',
  'cool see me kitty tap',
  'ah coy cup wow tory moss',
  'door of a stool links fun the lamb pa',
];
