/**
 * The commonest small words of other languages, and what a robot is told and asked in them, accents left out: three
 * words are too few for letter statistics, but they seldom lack one of these. Words that are English as well are left
 * out unless they stand among others of the same language. Own lists.
 */
const FOREIGN: Readonly<Record<string, string>> = {
  German:
    'der die das den dem des ein eine einen einem einer und oder nicht ist sind war mit von vom zu zum zur auf aus bei beim im ins nach neben unter uber hinter vor zwischen fur ich du er sie es wir ihr mir mich dir dich mein meine meinen dein kein keine bitte danke wo was wer welche welches welcher bring bringe gib hol hole nimm zeig zeige geh fahr finde suche stell lege tisch stuhl tasse becher flasche buch kiste schachtel rot rote roten rotes blau blaue blauen grun grune grunen gelb gelbe schwarz schwarze weiss weisse gross grosse klein kleine links rechts oben unten hier dort da',
  French:
    'le la les un une des du de au aux et ou est sont dans sur sous avec sans pour par pas ne que qui quoi ou je tu il elle nous vous ils moi toi mon ma mes ton ta ses ce cet cette ces ici voila donne donnez apporte apportez prends prenez va allez trouve trouvez cherche montre moi plait sil svp merci table chaise tasse bouteille livre boite rouge bleu bleue vert verte jaune noir noire blanc blanche grand grande petit petite gauche droite devant derriere entre',
  Spanish:
    'el la los las un una unos unas del de al y o es esta estan en con sin sobre bajo por para que quien donde cual yo tu usted nosotros me te se mi mis tu su este esa esta ese aquel aqui alli dame deme trae traeme traiga toma coge ve vaya busca encuentra muestra pon lleva favor gracias mesa silla taza botella libro caja rojo roja azul verde amarillo amarilla negro negra blanco blanca grande pequeno pequena izquierda derecha delante detras entre al lado',
  Italian:
    'il lo la gli le un uno una del dello della dei delle di da dal dalla al alla nel nella sul sulla e o sono con senza sopra sotto per che chi dove quale io tu lui lei noi voi mi ti si mio mia questo questa quello quella qui dammi portami porta prendi vai trova cerca mostrami metti favore grazie tavolo sedia tazza bottiglia libro scatola rosso rossa blu verde giallo gialla nero nera bianco bianca grande piccolo piccola sinistra destra davanti dietro tra accanto',
  Portuguese:
    'o os as um uma uns umas do da dos das de no na nos nas ao pelo pela e ou esta estao em com sem sobre sob por para que quem onde qual eu tu voce nos me te se meu minha seu sua este esta esse essa aquele aqui ali traga traz pegue pega leve va encontre procure mostre coloque favor obrigado obrigada mesa cadeira caneca xicara garrafa livro caixa vermelho vermelha azul verde amarelo amarela preto preta branco branca grande pequeno pequena esquerda direita frente atras entre lado',
  Dutch:
    'de het een van in op met zonder voor achter naast onder boven tussen naar bij uit en of niet is zijn was ik jij je hij zij wij mij me mijn jouw dit dat deze die hier daar breng geef haal pak ga vind zoek toon laat zien zet leg alstublieft alsjeblieft bedankt waar wat wie welke tafel stoel kopje beker fles boek doos rode rood blauwe blauw groene groen gele geel zwarte zwart witte wit grote groot kleine klein links rechts',
  Swedish:
    'den det de en ett och eller inte ar var med utan for pa under over bakom framfor bredvid mellan till fran jag du han hon vi ni mig dig min mitt din denna detta har dar ge hamta ta ga hitta leta visa stall lagg snalla tack var vad vem vilken bord bordet stol stolen kopp koppen mugg muggen flaska flaskan bok boken lada ladan rod roda bla gron grona gul gula svart svarta vit vita stor stora liten lilla vanster hoger',
  Danish:
    'den det de en et og eller ikke er var med uden for pa under over bag foran ved siden mellem til fra jeg du han hun vi mig dig min mit din denne dette her der giv hent tag ga find vis stil laeg tak hvor hvad hvem hvilken bord bordet stol stolen kop koppen flaske flasken bog bogen kasse kassen rod rode bla gron gronne gul gule sort sorte hvid hvide stor store lille venstre hojre',
  Polish:
    'ten ta to te i lub nie jest sa w na pod nad za przed obok miedzy do od z bez dla ja ty on ona my mi mnie moj moja twoj tu tam daj podaj przynies wez idz znajdz szukaj pokaz poloz postaw prosze dziekuje gdzie co kto ktory ktora stol stole krzeslo kubek butelka butelke ksiazka ksiazke pudelko czerwony czerwona czerwone niebieski niebieska niebieskie zielony zielona zolty zolta czarny czarna bialy biala duzy duza maly mala lewo prawo lewej prawej',
  Czech:
    'ten ta to ty a nebo neni je jsou v na pod nad za pred vedle mezi do od z bez pro ja ty on ona my mi me muj moje tvuj tady tam dej podej prines vezmi jdi najdi hledej ukaz poloz prosim dekuji kde co kdo ktery ktera stul stole zidle zidli hrnek lahev kniha knihu krabice krabici cerveny cervena cervenou modry modra modrou zeleny zelena zluty zluta cerny cerna bily bila velky velka maly mala vlevo vpravo',
  Turkish:
    'bir ve veya degil var yok ile icin bu su o ben sen biz siz bana sana benim senin burada orada nerede ne kim hangi getir ver al git bul goster koy lutfen tesekkurler masa masanin sandalye bardak fincan sise kitap kutu kutuyu kirmizi mavi yesil sari siyah beyaz buyuk kucuk sol sag solunda saginda ustunde altinda arkasinda onunde yaninda',
  Finnish:
    'ja tai ei on ovat se tama tuo joka mika kuka missa minne mina sina han me te minun sinun tuo anna ota mene etsi loyda nayta laita kiitos ole hyva poyta poydalla tuoli muki kuppi pullo kirja laatikko punainen punaisen sininen sinisen vihrea keltainen musta valkoinen iso pieni vasen vasemmalla oikea oikealla vieressa takana edessa alla paalla',
  Indonesian:
    'yang dan atau tidak bukan ini itu di ke dari dengan tanpa untuk pada saya kamu dia kami kita mereka tolong ambil ambilkan bawa bawakan beri berikan pergi cari temukan tunjukkan letakkan terima kasih mana apa siapa meja kursi cangkir gelas botol buku kotak merah biru hijau kuning hitam putih besar kecil kiri kanan depan belakang samping atas bawah',
  Romanian:
    'un o si sau nu este sunt in pe sub langa intre cu fara din spre la eu tu el ea noi voi mie imi meu mea acest aceasta aici acolo da adu adumi ia mergi gaseste cauta arata pune multumesc rog unde ce cine care masa scaun scaunul cana sticla carte cartea cutie cutia rosu rosie albastru albastra verde galben negru neagra alb alba mare mic mica stanga dreapta',
  Hungarian:
    'az egy es vagy nem van vannak ez ki mi hol melyik en te mi ti nekem add adj hozd hozz vidd menj keresd mutasd tedd kerem koszonom asztal asztalon szek bogre pohar uveg konyv doboz dobozt piros voros kek zold sarga fekete feher nagy kicsi kis bal balra jobb jobbra mellett mogott elott alatt folott',
};

const languagesByWord = new Map<string, string[]>();
for (const [language, words] of Object.entries(FOREIGN))
  for (const word of new Set(words.split(' ')))
    languagesByWord.set(word, [...(languagesByWord.get(word) ?? []), language]);

/** Languages that have the word, accents left out, among their commonest. */
export const languagesOf = (word: string): readonly string[] => languagesByWord.get(word) ?? [];

/** Scripts that no English word is written in; where one language is by far the likeliest it is named. */
export const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hiragana}|\p{Script=Katakana}/u, 'Japanese'],
  [/\p{Script=Hangul}/u, 'Korean'],
  [/\p{Script=Han}/u, 'Chinese'],
  [/\p{Script=Cyrillic}/u, 'Russian or another language in Cyrillic letters'],
  [/\p{Script=Arabic}/u, 'Arabic or another language in Arabic letters'],
  [/\p{Script=Hebrew}/u, 'Hebrew'],
  [/\p{Script=Greek}/u, 'Greek'],
  [/\p{Script=Devanagari}/u, 'Hindi or another language in Devanagari letters'],
  [/\p{Script=Thai}/u, 'Thai'],
  [/(?!\p{Script=Latin})\p{L}/u, 'a language in other letters'],
];
