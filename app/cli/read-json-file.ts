import { readFileSync, statSync } from 'node:fs'
import { jsonTextFaults } from '#app/contracts/json-text.ts'

/** More than the largest file that any command takes; what is larger is not read at all. */
const MOST_BYTES = 256 * 1024 * 1024

export type JsonFile =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly faults: readonly string[] }

/** Reads a JSON file in UTF-8, with or without a byte order mark; a fault is one line with its JSON path. */
export function readJsonFile(path: string): JsonFile {
  try {
    const text = readTextFile(path)
    const value: unknown = JSON.parse(text)
    const faults = jsonTextFaults(text)
    return faults.length > 0 ? { ok: false, faults } : { ok: true, value }
  } catch (fault) {
    const message = fault instanceof Error ? fault.message : String(fault)
    return { ok: false, faults: [`$: ${message.replace(/\s+/g, ' ')}`] }
  }
}

/** The text of a file in UTF-8 without a byte order mark. Throws with a sentence for whoever gave the path. */
export function readTextFile(path: string): string {
  const size = statSync(path).size
  if (size > MOST_BYTES) throw new Error(`the file has ${size} bytes, more than ${MOST_BYTES}`)
  const bytes = readFileSync(path)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Error('the file is not UTF-8')
  }
}
