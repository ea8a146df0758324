import type { SpecValues } from '#app/domain/catalogue/spec-schema.ts'
import { addBit, type Bitset, emptyBits, grownBits, removeBit } from './bitset.ts'

/** A document as it is read from the index table: what is filtered, counted and ordered by. */
export interface ColumnRow {
  readonly doc: number
  readonly category: string
  readonly cluster: string | null
  readonly county: string
  readonly isLocal: boolean
  readonly supplierId: string
  /** Days since 1970 on which a level stops counting; 0 when it never did. */
  readonly international: number
  readonly national: number
  readonly provincial: number
  readonly energyGrade: number | null
  readonly priceFen: number
  readonly leadTimeDays: number
  readonly quality: number
  readonly specs: SpecValues
}

/** Words by small numbers, in the order in which they were first met. */
export class Codes {
  readonly words: string[] = []
  readonly #codes = new Map<string, number>()

  /** The number of a word, given one when it is new. */
  take(word: string): number {
    const known = this.#codes.get(word)
    if (known !== undefined) return known
    this.words.push(word)
    this.#codes.set(word, this.words.length - 1)
    return this.words.length - 1
  }

  find(word: string): number | undefined {
    return this.#codes.get(word)
  }
}

const FIRST_ROOM = 1024

/**
 * The narrow columns of every published document, one slot each, about fifty bytes and its specs. A slot that
 * is given up is used again.
 */
export class Columns {
  readonly categories = new Codes()
  readonly clusters = new Codes()
  readonly counties = new Codes()
  readonly suppliers = new Codes()
  room = FIRST_ROOM
  doc = new Int32Array(FIRST_ROOM)
  category = new Uint16Array(FIRST_ROOM)
  /** 0 for none, else one more than its number. */
  cluster = new Uint8Array(FIRST_ROOM)
  county = new Uint16Array(FIRST_ROOM)
  supplier = new Uint32Array(FIRST_ROOM)
  isLocal = new Uint8Array(FIRST_ROOM)
  international = new Int32Array(FIRST_ROOM)
  national = new Int32Array(FIRST_ROOM)
  provincial = new Int32Array(FIRST_ROOM)
  /** 0 for none. */
  energyGrade = new Uint8Array(FIRST_ROOM)
  priceFen = new Float64Array(FIRST_ROOM)
  leadTimeDays = new Uint16Array(FIRST_ROOM)
  quality = new Uint8Array(FIRST_ROOM)
  specs: (SpecValues | null)[] = []
  /** The slots in use. */
  alive: Bitset = emptyBits(FIRST_ROOM)
  #levels: { readonly day: number; column: Uint8Array<ArrayBuffer> } | null = null
  readonly #slots = new Map<number, number>()
  readonly #free: number[] = []

  get size(): number {
    return this.#slots.size
  }

  slotOf(doc: number): number | undefined {
    return this.#slots.get(doc)
  }

  /** Writes a document; its slot. */
  put(row: ColumnRow): number {
    const slot = this.#slots.get(row.doc) ?? this.#free.pop() ?? this.#slots.size
    if (slot >= this.room) this.#grow(this.room * 2)
    this.#slots.set(row.doc, slot)
    this.doc[slot] = row.doc
    this.category[slot] = this.categories.take(row.category)
    this.cluster[slot] = row.cluster === null ? 0 : this.clusters.take(row.cluster) + 1
    this.county[slot] = this.counties.take(row.county)
    this.supplier[slot] = this.suppliers.take(row.supplierId)
    this.isLocal[slot] = row.isLocal ? 1 : 0
    this.international[slot] = row.international
    this.national[slot] = row.national
    this.provincial[slot] = row.provincial
    this.energyGrade[slot] = row.energyGrade ?? 0
    this.priceFen[slot] = row.priceFen
    this.leadTimeDays[slot] = row.leadTimeDays
    this.quality[slot] = row.quality
    this.specs[slot] = row.specs
    addBit(this.alive, slot)
    if (this.#levels) this.#levels.column[slot] = this.#levelOn(slot, this.#levels.day)
    return slot
  }

  /** Takes a document out; the slot it had. */
  remove(doc: number): number | undefined {
    const slot = this.#slots.get(doc)
    if (slot === undefined) return undefined
    this.#slots.delete(doc)
    this.#free.push(slot)
    removeBit(this.alive, slot)
    this.specs[slot] = null
    return slot
  }

  #grow(room: number): void {
    const grown = <Column extends Int32Array | Uint32Array | Uint16Array | Uint8Array | Float64Array>(
      column: Column,
    ): Column => {
      const wider = new (column.constructor as new (length: number) => Column)(room)
      wider.set(column)
      return wider
    }
    this.room = room
    this.doc = grown(this.doc)
    this.category = grown(this.category)
    this.cluster = grown(this.cluster)
    this.county = grown(this.county)
    this.supplier = grown(this.supplier)
    this.isLocal = grown(this.isLocal)
    this.international = grown(this.international)
    this.national = grown(this.national)
    this.provincial = grown(this.provincial)
    this.energyGrade = grown(this.energyGrade)
    this.priceFen = grown(this.priceFen)
    this.leadTimeDays = grown(this.leadTimeDays)
    this.quality = grown(this.quality)
    this.alive = grownBits(this.alive, room)
    if (this.#levels) this.#levels.column = grown(this.#levels.column)
  }

  /** Per slot the level that counts on a day since 1970: 3 international, 2 national, 1 provincial, 0 none. */
  levels(day: number): Uint8Array {
    if (this.#levels?.day !== day) {
      const column = new Uint8Array(this.room)
      for (let slot = 0; slot < this.room; slot += 1) column[slot] = this.#levelOn(slot, day)
      this.#levels = { day, column }
    }
    return this.#levels.column
  }

  #levelOn(slot: number, day: number): number {
    if ((this.international[slot] ?? 0) > day) return 3
    if ((this.national[slot] ?? 0) > day) return 2
    return (this.provincial[slot] ?? 0) > day ? 1 : 0
  }
}
