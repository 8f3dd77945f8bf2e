/** Why one unit cannot be taken, while the file goes on: a sentence for the translator. */
export class UnitFault extends Error {}
