/** A set of small whole numbers, one bit each; sets of one size can be met and joined word by word. */
export type Bitset = Uint32Array

export function emptyBits(size: number): Bitset {
  return new Uint32Array(Math.ceil(size / 32))
}

export function addBit(bits: Bitset, at: number): void {
  const word = at >>> 5
  bits[word] = (bits[word] ?? 0) | (1 << (at & 31))
}

export function removeBit(bits: Bitset, at: number): void {
  const word = at >>> 5
  bits[word] = (bits[word] ?? 0) & ~(1 << (at & 31))
}

export function hasBit(bits: Bitset, at: number): boolean {
  return (((bits[at >>> 5] ?? 0) >>> (at & 31)) & 1) === 1
}

/** The same bits with room for more; the set itself when it is large enough. */
export function grownBits(bits: Bitset, size: number): Bitset {
  const words = Math.ceil(size / 32)
  if (bits.length >= words) return bits
  const grown = new Uint32Array(words)
  grown.set(bits)
  return grown
}

/** Leaves in `into` what is in both. */
export function meetBits(into: Bitset, other: Bitset): Bitset {
  for (let word = 0; word < into.length; word += 1) into[word] = (into[word] ?? 0) & (other[word] ?? 0)
  return into
}

/** Adds to `into` what is in the other. */
export function joinBits(into: Bitset, other: Bitset): Bitset {
  for (let word = 0; word < into.length; word += 1) into[word] = (into[word] ?? 0) | (other[word] ?? 0)
  return into
}

/** Calls with every number of the set, in order. */
export function eachBit(bits: Bitset, visit: (at: number) => void): void {
  for (let word = 0; word < bits.length; word += 1) {
    let rest = bits[word] ?? 0
    while (rest !== 0) {
      const low = rest & -rest
      visit((word << 5) + (31 - Math.clz32(low)))
      rest ^= low
    }
  }
}
