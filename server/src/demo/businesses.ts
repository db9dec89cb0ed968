import type { BranchKey } from './cast.ts'
import type { Random } from './random.ts'

/** Bakeries, cafés and hotels that buy from the demo company, or might. */

export type Language = 'en' | 'de' | 'es' | 'ar' | 'nl' | 'fr' | 'zh'

export interface Business {
  name: string
  contact: string
  street: string
  city: string
  branch: BranchKey
  language: Language
}

const list = (branch: BranchKey, language: Language, text: string): Business[] =>
  text
    .trim()
    .split('\n')
    .map(line => {
      const [name, contact, street, city] = line.split('|').map(part => part.trim()) as [string, string, string, string]
      return { name, contact, street, city, branch, language }
    })

export const businesses: Business[] = [
  ...list(
    'hamburg',
    'de',
    `
Bäckerei Zimtstern | Petra Hollmann | Eppendorfer Weg 88 | 20259 Hamburg
Café Elbkante | Jan Siemers | Övelgönne 14 | 22605 Hamburg
Konditorei Lindner | Hildegard Lindner | Breite Straße 31 | 23552 Lübeck
Backhaus Petersen | Ole Petersen | Hauptstraße 7 | 24939 Flensburg
Brotfabrik Altona | Miriam Scholz | Große Bergstraße 160 | 22767 Hamburg
Hotel Hafenblick | Sabine Torney | Bei den Mühren 40 | 20457 Hamburg
Kaffeerösterei Nordlicht | Malte Ahrens | Schulterblatt 62 | 20357 Hamburg
Vollkornbäckerei Ackermann | Rolf Ackermann | Bahnhofstraße 3 | 21335 Lüneburg
Bäckerei Steinofen | Deniz Kaya | Osterstraße 119 | 20255 Hamburg
Café Morgenrot | Julia Wiese | Kastanienallee 85 | 10435 Berlin
Brot und Salz | Anton Fischer | Sonnenallee 104 | 12045 Berlin
Bäckerei Sommerfeld | Uwe Sommerfeld | Langer Weg 12 | 18055 Rostock
Hofcafé Marienhof | Christiane Bohn | Dorfstraße 2 | 23911 Ratzeburg
Patisserie Sahnehaube | Nele Jacobsen | Holtenauer Straße 201 | 24106 Kiel
Bio-Bäckerei Kornblume | Stefan Wolters | Ostertorsteinweg 55 | 28203 Bremen
Schulverpflegung Nord | Dr. Maren Beck | Alsterkrugchaussee 350 | 22297 Hamburg
Waffelhaus am Markt | Kevin Drews | Am Markt 9 | 23966 Wismar
Café Kaiserlich | Elisabeth Gruber | Neuer Wall 22 | 20354 Hamburg
Bäckerei Hansen und Töchter | Frauke Hansen | Norderstraße 40 | 25813 Husum
Feinbackwerk Weber | Lukas Weber | Königstraße 18 | 30175 Hannover
Mühlencafé Bergedorf | Tanja Rieck | Chrysanderstraße 52 | 21029 Hamburg
Hotel Strandmuschel | Arne Lorenzen | Strandallee 77 | 23669 Timmendorfer Strand
Kita-Küche Sonnenkinder | Ulrike Pahl | Wandsbeker Chaussee 210 | 22089 Hamburg
Brezelmanufaktur Otto | Otto Ziegler | Lister Meile 33 | 30161 Hannover`,
  ),
  ...list(
    'hamburg',
    'ar',
    `
مخبز الشام Damaskus Bakery | سامر الخطيب Samer Al-Khatib | Steindamm 71 | 20099 Hamburg
حلويات بيروت Beirut Sweets | ليلى حداد Layla Haddad | Sonnenallee 33 | 12045 Berlin
مخبز النور Al-Noor Bakery | يوسف العلي Yousef Al-Ali | Wandsbeker Marktstraße 12 | 22041 Hamburg
مقهى دجلة Café Tigris | رنا الجبوري Rana Al-Jubouri | Lange Reihe 48 | 20099 Hamburg
حلويات السلطان Al-Sultan Sweets | محمود درويش Mahmoud Darwish | Turmstraße 22 | 10551 Berlin`,
  ),
  ...list(
    'hamburg',
    'zh',
    `
莲香饼屋 Lotus Cake House | 王芳 Wang Fang | Rödingsmarkt 19 | 20459 Hamburg
小山面包 Xiaoshan Bakery | 刘洋 Liu Yang | Kantstraße 101 | 10627 Berlin
茶语 Tea Words Café | 黄丽 Huang Li | Grindelallee 64 | 20146 Hamburg`,
  ),
  ...list(
    'hamburg',
    'en',
    `
The Copper Kettle | Fiona Gallagher | Mühlenkamp 23 | 22303 Hamburg
Northern Crumb | Daniel Okafor | Weidenallee 10 | 20357 Hamburg
Harbour Bakery | Ana Horvat | Große Elbstraße 50 | 22767 Hamburg
Little Oven Co. | Priya Raman | Torstraße 140 | 10119 Berlin
Fjord Coffee Bar | Sigrid Nyberg | Vesterbrogade 45 | 1620 København
Smørrebrød & Co. | Mikkel Lund | Nørregade 12 | 8000 Aarhus
Bageriet Gammelgaard | Karen Gammelgaard | Storegade 8 | 6700 Esbjerg
Kanelbullen | Elin Sandström | Möllevångsgatan 30 | 214 20 Malmö
Polish Rye | Agnieszka Nowak | Wita Stwosza 14 | 71-173 Szczecin
Piekarnia Stare Miasto | Piotr Zieliński | Długa 57 | 80-831 Gdańsk`,
  ),
  ...list(
    'rotterdam',
    'nl',
    `
Bakkerij van Houten | Marieke van Houten | Nieuwe Binnenweg 210 | 3021 GK Rotterdam
Koffie op Zuid | Joost Bakker | Deliplein 8 | 3072 ML Rotterdam
De Gouden Krakeling | Anneke Visser | Oude Delft 91 | 2611 BD Delft
Bakkerij Het Anker | Sander Mulder | Visserijkade 15 | 1976 BS IJmuiden
Lunchroom Linde | Femke Bos | Lijnmarkt 20 | 3511 KH Utrecht
Hotel De Maas | Erik Willems | Wijnhaven 60 | 3011 WR Rotterdam
Stroopwafelhuis Gouda | Gerda Kuipers | Markt 34 | 2801 JK Gouda
Desem & Deeg | Bram Hendriks | Czaar Peterstraat 112 | 1018 PR Amsterdam
Bakker Brood | Wout Peeters | Vismarkt 9 | 9711 KS Groningen
Zoet van Zuid | Saskia de Boer | Piusplein 40 | 5038 WT Tilburg
Bakkerij Oosterhof | Klaas Oosterhof | Hoofdstraat 71 | 7902 EB Hoogeveen
Taartenatelier Roos | Roos Vermeer | Korte Putstraat 6 | 5211 KP Den Bosch
Kantinebedrijf Rijnmond | Dirk Scholten | Boompjes 55 | 3011 XC Rotterdam
Broodje Maasstad | Fatima El Amrani | Zwart Janstraat 80 | 3035 AX Rotterdam`,
  ),
  ...list(
    'rotterdam',
    'fr',
    `
Boulangerie du Sablon | Étienne Lambert | Rue des Minimes 18 | 1000 Bruxelles
Pâtisserie Mercier | Hélène Mercier | Rue de Béthune 44 | 59800 Lille
Le Fournil de Gand | Sophie Claes | Vrijdagmarkt 21 | 9000 Gent
Café des Halles | Baptiste Moreau | Place du Marché 3 | 4000 Liège
Maison Lefèvre | Camille Lefèvre | Rue Royale 9 | 62000 Arras`,
  ),
  ...list(
    'rotterdam',
    'en',
    `
Dockside Doughnuts | Ryan Cole | Katendrechtse Lagedijk 5 | 3082 GB Rotterdam
Green Window Café | Isla Morrison | Prinsengracht 301 | 1016 GX Amsterdam
Sunrise Bagels | Noah Goldberg | Westerstraat 77 | 1015 LZ Amsterdam
Spice Route Bakehouse | Arjun Mehta | West-Kruiskade 33 | 3014 AK Rotterdam`,
  ),
  ...list(
    'valencia',
    'es',
    `
Horno San Blas | Vicente Ferrer | Carrer de Russafa 22 | 46006 València
Panadería La Espiga | Pilar Jiménez | Calle Mayor 14 | 12001 Castellón
Café Malvarrosa | Andrés Soler | Passeig Neptú 30 | 46011 València
Obrador Gràcia | Montserrat Puig | Carrer de Verdi 65 | 08012 Barcelona
Pastelería Dulce Norte | Iñaki Etxeberria | Calle Ledesma 8 | 48001 Bilbao
Hotel Mirador del Mar | Raquel Campos | Avenida del Puerto 120 | 46023 València
Churrería El Faro | Manuel Roldán | Calle Larios 5 | 29015 Málaga
La Tahona de Isabel | Isabel Cuenca | Plaza Nueva 3 | 41001 Sevilla
Horchatería Daniel | Daniel Tortosa | Carrer de la Pau 11 | 46003 València
Pan de Pueblo | Javier Lozano | Calle del Horno 2 | 44001 Teruel
Cafetería Central | Beatriz Molina | Gran Vía 40 | 30004 Murcia
Forn de la Llum | Jordi Vidal | Carrer Nou 17 | 17001 Girona
Panadería Tres Hermanos | Rafael Torres | Calle Real 90 | 11001 Cádiz
Colegios Mediterráneo | Marta Belda | Avinguda de França 20 | 46023 València
Heladería Polo | Gonzalo Rey | Paseo de la Explanada 12 | 03001 Alicante
Bodega y Pan | Teresa Aguilar | Calle Laurel 7 | 26001 Logroño
Dulces Santa Clara | Sor María Luisa | Plaza Santa Clara 1 | 45001 Toledo`,
  ),
  ...list(
    'valencia',
    'en',
    `
Costa Brunch Club | Emily Hart | Carrer del Mar 50 | 03730 Xàbia
Blue Door Bakery | Liam Doyle | Calle San Francisco 19 | 29601 Marbella
Casa Palma Suites | Greta Nilsson | Carrer de Sant Miquel 44 | 07002 Palma
Pão da Avó | Tiago Ferreira | Rua da Boavista 71 | 1200-066 Lisboa
Padaria Ribeira | Joana Almeida | Rua das Flores 28 | 4050-262 Porto`,
  ),
]

/** Names of people who write without belonging to a business we know. */
export const strangers: Record<Language, string[]> = {
  en: [
    'Grace Mitchell',
    'Owen Parker',
    'Aisha Bello',
    'Hannah Brooks',
    'Kofi Mensah',
    'Ruth Adler',
    'Sean O’Connor',
    'Megan Price',
    'Vikram Shah',
    'Chloe Turner',
    'Ivan Petrov',
    'Nora Walsh',
  ],
  de: [
    'Sandra Möller',
    'Christian Böhm',
    'Emine Arslan',
    'Torben Claasen',
    'Birgit Neumann',
    'Dennis Kraft',
    'Silke Harms',
  ],
  es: ['Nuria Serrano', 'Pablo Medina', 'Rocío Vargas', 'Álvaro Santos', 'Lourdes Prieto'],
  ar: ['نور الدين', 'هدى منصور', 'كريم يعقوب', 'سلمى فارس', 'طارق الحسن'],
  nl: ['Lotte Dekker', 'Ruud Vermeulen', 'Esra Yilmaz'],
  fr: ['Margaux Petit', 'Julien Fontaine'],
  zh: ['赵静', '周强'],
}

const prefixes: Record<Language, string> = {
  en: '4479',
  de: '49151',
  es: '346',
  ar: '49176',
  nl: '316',
  fr: '324',
  zh: '49157',
}

/** A number that belongs to nobody in this list twice. */
export const phoneOf = (language: Language, n: number) =>
  `${prefixes[language]}${String(5_550_000 + n * 37).padStart(8, '0')}`

export const emailAt = ({ name }: Business, contact: string) => {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z]+/g, '-')
      .replace(/^-+|-+$/g, '')
  return `${plain(contact).split('-')[0] || 'info'}@${plain(name) || 'office'}.example`
}

// The same number for the same business.
const placeOf = ({ name }: Business) =>
  [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) as number)) % 90_000, 7)

export const phoneNear = (business: Business) => phoneOf(business.language, 1000 + placeOf(business))

interface Region {
  branch: BranchKey
  language: Language
  names: string[]
  people: [string[], string[]]
  streets: string[]
  cities: string[]
}

const regions: Region[] = [
  {
    ...{ branch: 'hamburg', language: 'de' },
    names: ['Bäckerei %', 'Konditorei %', 'Café %', 'Backstube %', 'Landbäckerei %', 'Brotzeit %', 'Feinkost %'],
    people: [
      ['Anke', 'Bernd', 'Claudia', 'Holger', 'Ilse', 'Karsten', 'Monika', 'Sven', 'Wiebke', 'Yasemin'],
      [
        'Albers',
        'Brinkmann',
        'Carstens',
        'Dierks',
        'Evers',
        'Fricke',
        'Gerdes',
        'Hinrichs',
        'Jessen',
        'Kröger',
        'Lüders',
        'Oltmanns',
        'Quast',
        'Reimers',
        'Tietjen',
        'Voß',
      ],
    ],
    streets: ['Hauptstraße', 'Lindenallee', 'Kirchweg', 'Am Deich', 'Mühlenstraße', 'Markt'],
    cities: [
      '22761 Hamburg',
      '21073 Hamburg',
      '25421 Pinneberg',
      '21614 Buxtehude',
      '24534 Neumünster',
      '19053 Schwerin',
      '28195 Bremen',
      '23730 Neustadt',
    ],
  },
  {
    ...{ branch: 'rotterdam', language: 'nl' },
    names: ['Bakkerij %', 'Lunchroom %', 'Koffiehuis %', 'Patisserie %', 'Broodhuis %'],
    people: [
      ['Arjen', 'Bianca', 'Cees', 'Daphne', 'Floor', 'Hans', 'Jolanda', 'Mark', 'Nienke', 'Teun'],
      [
        'Blom',
        'Bouwman',
        'Dijkstra',
        'Groen',
        'Hofman',
        'Kok',
        'Maas',
        'Prins',
        'Sanders',
        'Veenstra',
        'Wolff',
        'Zwart',
      ],
    ],
    streets: ['Dorpsstraat', 'Kerkstraat', 'Havenweg', 'Molenlaan', 'Stationsplein'],
    cities: [
      '3311 AB Dordrecht',
      '2511 CS Den Haag',
      '4811 GH Breda',
      '3811 LM Amersfoort',
      '6811 DZ Arnhem',
      '2312 EK Leiden',
    ],
  },
  {
    ...{ branch: 'valencia', language: 'es' },
    names: ['Panadería %', 'Horno %', 'Pastelería %', 'Cafetería %', 'Obrador %'],
    people: [
      ['Alicia', 'Carlos', 'Elena', 'Fernando', 'Gloria', 'Hugo', 'Irene', 'Marcos', 'Silvia', 'Tomás'],
      [
        'Alonso',
        'Benítez',
        'Cano',
        'Domínguez',
        'Esteve',
        'Fuentes',
        'Garrido',
        'Herrero',
        'Llorens',
        'Marín',
        'Pascual',
        'Sanchis',
      ],
    ],
    streets: ['Calle Mayor', 'Avenida de la Paz', 'Calle del Sol', 'Plaza de España', 'Carrer Major'],
    cities: [
      '46022 València',
      '46520 Sagunto',
      '46700 Gandia',
      '03201 Elche',
      '12540 Vila-real',
      '30201 Cartagena',
      '43001 Tarragona',
    ],
  },
]

/** One of the many that are not in the list. */
export function foundBusiness(random: Random): Business {
  const { branch, language, names, people, streets, cities } = random.weighted([
    [regions[0] as Region, 5],
    [regions[1] as Region, 3],
    [regions[2] as Region, 3],
  ])
  const surname = random.pick(people[1])
  return {
    name: random.pick(names).replace('%', surname),
    contact: `${random.pick(people[0])} ${random.chance(0.7) ? surname : random.pick(people[1])}`,
    street: `${random.pick(streets)} ${random.between(1, 140)}`,
    ...{ city: random.pick(cities), branch, language },
  }
}
