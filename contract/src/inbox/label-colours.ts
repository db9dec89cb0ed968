/** The colours a label may have, in the order people choose from. */
export const labelColours = ['grey', 'red', 'orange', 'amber', 'green', 'teal', 'blue', 'violet'] as const
export type LabelColour = (typeof labelColours)[number]
