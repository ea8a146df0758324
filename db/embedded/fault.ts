/** A sentence in both languages that a person at a terminal can act on. */
export interface Sentence {
  readonly zh: string
  readonly en: string
}

/** What can be expected to go wrong at a start: it carries a sentence and never needs a stack. */
export class StartFault extends Error {
  readonly sentence: Sentence

  constructor(sentence: Sentence, cause?: unknown) {
    super(`${sentence.zh} / ${sentence.en}`, { cause })
    this.name = 'StartFault'
    this.sentence = sentence
  }
}

/** Why the database cannot be used. */
export class DatabaseFault extends StartFault {
  constructor(sentence: Sentence, cause?: unknown) {
    super(sentence, cause)
    this.name = 'DatabaseFault'
  }
}

/** The embedded server cannot start, or must not: its folder is broken, foreign, or another's. */
export class EmbeddedFault extends DatabaseFault {
  constructor(sentence: Sentence, cause?: unknown) {
    super(sentence, cause)
    this.name = 'EmbeddedFault'
  }
}
