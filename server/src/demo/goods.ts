import type { Random } from './random.ts'

/** What the demo company sells, and what people usually buy together. */

export interface Line {
  description: string
  quantity: string
  unitPrice: string
  taxRate: string
  discount: string
}

export type Deal = 'fitOut' | 'machine' | 'flour' | 'coffee' | 'packaging' | 'service'

type Product = readonly [name: string, price: string]

const machines: Product[] = [
  ['Deck oven, two chambers, 400 V', '6900.00'],
  ['Deck oven, four chambers, stone hearth', '14800.00'],
  ['Rack oven for one trolley 60 × 80', '22400.00'],
  ['Spiral mixer, 60 kg, two speeds', '5450.00'],
  ['Planetary mixer, 40 l', '3980.00'],
  ['Dough sheeter, table model', '7250.00'],
  ['Proofing cabinet, two doors', '4680.00'],
  ['Bread slicer, 11 mm', '2190.00'],
  ['Refrigerated counter, 1.6 m', '4350.00'],
  ['Espresso machine, two groups', '6780.00'],
  ['Blast chiller, ten trays', '5260.00'],
  ['Hood dishwasher', '3640.00'],
]
const flours: Product[] = [
  ['Wheat flour T550, 25 kg', '17.80'],
  ['Wheat flour T1050, 25 kg', '18.60'],
  ['Rye flour T1150, 25 kg', '16.90'],
  ['Spelt flour T630, 25 kg', '29.40'],
  ['Durum semolina, 25 kg', '24.20'],
  ['Sunflower seeds, 20 kg', '41.00'],
  ['Fresh yeast, 10 kg', '23.50'],
  ['Butter sheets 82 %, 10 kg', '86.00'],
  ['Dark chocolate callets, 10 kg', '118.00'],
  ['Caster sugar, 25 kg', '26.70'],
  ['Almonds, blanched and ground, 10 kg', '94.00'],
  ['Sea salt, 25 kg', '11.40'],
]
const coffees: Product[] = [
  ['Espresso beans “Hafen”, 6 × 1 kg', '112.00'],
  ['Filter coffee “Nordwind”, 6 × 1 kg', '98.00'],
  ['Decaf beans, 6 × 1 kg', '119.00'],
  ['Oat drink for baristas, 6 × 1 l', '11.90'],
  ['Drinking chocolate, 5 kg', '46.50'],
]
const packagings: Product[] = [
  ['Paper bags with window, 1,000', '38.50'],
  ['Cake boxes 28 × 28, 100', '31.90'],
  ['Coffee cups 200 ml, 1,000', '62.00'],
  ['Lids for cups, 1,000', '34.00'],
  ['Carrier bags, printed, 500', '118.00'],
  ['Baking paper 60 × 40, 500 sheets', '19.80'],
]
const parts: Product[] = [
  ['Heating element for deck oven', '214.00'],
  ['Door seal, per metre', '18.50'],
  ['Drive belt for spiral mixer', '76.00'],
  ['Solenoid valve, steam', '128.00'],
]

const lineOf = ([description, unitPrice]: Product, quantity: number, taxRate: string, discount = '0'): Line => ({
  description,
  quantity: String(quantity),
  unitPrice,
  taxRate,
  discount,
})

const installation: Product = ['Delivery, installation and first bake on site', '480.00']
const visit: Product = ['Maintenance visit', '190.00']
const hours: Product = ['Technician, per hour', '84.00']

/** The lines of one invoice. Food is taxed lower than machines. */
export function linesOf(random: Random, deal: Deal): Line[] {
  const some = (list: Product[], most: number) => random.shuffled(list).slice(0, random.between(2, most))
  const few = random.chance(0.3) ? '5' : '0'
  switch (deal) {
    case 'fitOut':
      return [
        ...some(machines, 4).map(product => lineOf(product, 1, '19', few)),
        ...some(packagings, 2).map(product => lineOf(product, random.between(2, 6), '19')),
        lineOf(installation, random.between(2, 3), '19'),
      ]
    case 'machine':
      return [lineOf(random.pick(machines), 1, '19', few), lineOf(installation, 1, '19')]
    case 'flour':
      return some(flours, 6).map(product => lineOf(product, random.between(20, 78), '7', few))
    case 'coffee':
      return some(coffees, 4).map(product => lineOf(product, random.between(8, 30), '7'))
    case 'packaging':
      return some(packagings, 5).map(product => lineOf(product, random.between(3, 20), '19'))
    case 'service':
      return [
        lineOf(visit, 1, '19'),
        lineOf(hours, random.between(1, 6), '19'),
        ...(random.chance(0.6) ? [lineOf(random.pick(parts), random.between(1, 3), '19')] : []),
      ]
  }
}

/** How a deal is called on the board. */
export const titlesOf: Record<Deal, string[]> = {
  fitOut: [
    'New bakehouse',
    'Second shop, complete fit-out',
    'Kitchen refit',
    'Counter and bakehouse',
    'Opening in spring',
  ],
  machine: [
    'Deck oven',
    'Spiral mixer, 60 kg',
    'Dough sheeter',
    'Proofing cabinet',
    'Espresso machine',
    'Refrigerated counter',
    'Replace the old rack oven',
    'Bread slicer',
  ],
  flour: [
    'Weekly flour',
    'Flour and butter, monthly',
    'Rye and spelt contract',
    'Baking ingredients',
    'Switch of flour supplier',
  ],
  coffee: ['Coffee for three shops', 'House espresso', 'Coffee and cups', 'Coffee subscription'],
  packaging: ['Printed bags', 'Packaging for the season', 'Cake boxes', 'Cups and lids', 'Paper bags with logo'],
  service: ['Maintenance contract', 'Oven repair', 'Mixer service', 'Yearly check of all machines'],
}

/** From about how much to about how much such a lead is worth, in hundreds. */
export const worthOf: Record<Deal, [number, number]> = {
  fitOut: [160, 520],
  machine: [24, 230],
  flour: [90, 360],
  coffee: [24, 90],
  packaging: [4, 32],
  service: [3, 14],
}

export const lostReasons = [
  'Bought a used oven instead',
  'Price: the other offer was 12 % lower',
  'No answer to three calls',
  'Opening was put off to next year',
  'Stays with the supplier they have',
  'Delivery time too long',
  'The landlord did not allow the exhaust',
  'Chose a leasing offer we could not match',
  'Needed gas, we only had electric',
  'Budget was cut',
  'Only wanted to compare prices',
  'Shop closes for good',
]

export const sources = [
  ['Website', 30],
  ['Referral', 22],
  ['Phone', 14],
  ['Trade fair', 12],
  ['Newsletter', 7],
  ['Google Ads', 10],
  ['Walk-in', 5],
] as const
