/** A sentence in both languages that a person at a terminal can act on. */
export interface Sentence {
  readonly zh: string
  readonly en: string
}

/** Why the database cannot be used. Expected at start-up, so it carries a sentence and never needs a stack. */
export class DatabaseFault extends Error {
  readonly sentence: Sentence

  constructor(sentence: Sentence, cause?: unknown) {
    super(`${sentence.zh} / ${sentence.en}`, { cause })
    this.name = 'DatabaseFault'
    this.sentence = sentence
  }
}

/** The embedded server cannot start, or must not: its folder is broken, foreign, or another's. */
export class EmbeddedFault extends DatabaseFault {
  constructor(sentence: Sentence, cause?: unknown) {
    super(sentence, cause)
    this.name = 'EmbeddedFault'
  }
}
