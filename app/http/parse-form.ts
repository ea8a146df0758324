/** What was typed, as a form sends it: every field a list of words; files apart, because they are no words. */
export class TypedForm {
  readonly #fields = new Map<string, string[]>()
  readonly #files: File[] = []

  constructor(form: FormData) {
    for (const [name, value] of form) {
      if (typeof value !== 'string') {
        // A file field that was left alone sends one empty file without a name.
        if (value.size > 0) this.#files.push(value)
        continue
      }
      this.#fields.set(name, [...(this.#fields.get(name) ?? []), value])
    }
  }

  files(): readonly File[] {
    return this.#files
  }

  /**
   * Puts what became of the files where the form's reading looks for it, after those that an earlier attempt of the
   * form left behind. Whose they are is asked where they are used.
   */
  withFiles(fileIds: readonly string[]): this {
    const earlier = this.all('fileIds').filter((id) => /^[\w-]{1,64}$/.test(id))
    const together = [...new Set([...earlier, ...fileIds])]
    if (together.length > 0) this.#fields.set('fileIds', together)
    else this.#fields.delete('fileIds')
    return this
  }

  /** The first value; undefined when the field is absent or empty. */
  text(name: string): string | undefined {
    const value = this.#fields.get(name)?.[0]?.trim()
    return value === '' ? undefined : value
  }

  /** Every value that is not empty; undefined when there is none. */
  list(name: string): string[] | undefined {
    const values = this.#fields.get(name)?.filter((value) => value.trim() !== '') ?? []
    return values.length === 0 ? undefined : values
  }

  all(name: string): string[] {
    return this.#fields.get(name) ?? []
  }

  names(): string[] {
    return [...this.#fields.keys()]
  }

  /**
   * Renumbers rows `<prefix>.<n>.<field>` from 0 without those in which nothing was typed, so that faults and
   * typed words speak of the same row. `choices` are fields that always say something and fill no row alone.
   */
  closeRows(prefix: string, choices: readonly string[] = []): void {
    const rows = new Map<number, [field: string, values: string[]][]>()
    for (const [name, values] of [...this.#fields]) {
      const [, row, field] = name.startsWith(`${prefix}.`)
        ? (/^(\d{1,3})\.(.+)$/.exec(name.slice(prefix.length + 1))?.values() ?? [])
        : []
      if (row === undefined || field === undefined) continue
      rows.set(Number(row), [...(rows.get(Number(row)) ?? []), [field, values]])
      this.#fields.delete(name)
    }
    const isFilled = ([field, values]: [string, string[]]) =>
      !choices.includes(field.split('.').at(-1) ?? '') && values.some((value) => value.trim() !== '')
    const filled = [...rows].filter(([, fields]) => fields.some(isFilled)).sort(([a], [b]) => a - b)
    for (const [place, [, fields]] of filled.entries())
      for (const [field, values] of fields) this.#fields.set(`${prefix}.${place}.${field}`, values)
  }

  /** The numbers of the rows `<prefix>.<n>.…`, in their order. */
  rows(prefix: string): number[] {
    const found = this.names().flatMap((name) =>
      name.startsWith(`${prefix}.`) ? Number.parseInt(name.slice(prefix.length + 1), 10) : [],
    )
    return [...new Set(found)].filter((row) => Number.isInteger(row)).sort((a, b) => a - b)
  }

  /** A whole number as typed, full-width digits forgiven; what is none stays wrong for the contract to say. */
  whole(name: string): number | undefined {
    const typed = this.text(name)
    if (typed === undefined) return undefined
    const plain = typed.normalize('NFKC').replaceAll(/[\s,]/g, '')
    return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN
  }

  /** Yuan as typed, read exactly into digits of fen. */
  fen(name: string): string | undefined {
    return fenOf(this.text(name))
  }

  /** Per cent as typed, `5` or `12.5`, read exactly into basis points. */
  basisPoints(name: string): number | undefined {
    const typed = this.text(name)
    if (typed === undefined) return undefined
    const match = typed.normalize('NFKC').match(/^(\d{1,3})(?:\.(\d{1,2}))?\s*%?$/)
    return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : Number.NaN
  }

  /** Hours as typed, `24` or `1.5`, read exactly into minutes; what is no whole minute stays wrong. */
  hours(name: string): number | undefined {
    const typed = this.text(name)
    if (typed === undefined) return undefined
    const match = typed.normalize('NFKC').match(/^(\d{1,6})(?:\.(\d{1,4}))?$/)
    const minutes = match ? Number(match[0]) * 60 : Number.NaN
    return Number.isInteger(Math.round(minutes * 1e6) / 1e6) ? Math.round(minutes) : Number.NaN
  }

  /** A `datetime-local` value, which is Beijing time here. */
  instant(name: string): string | undefined {
    const typed = this.text(name)
    if (typed === undefined) return undefined
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(typed) ? `${typed}+08:00` : 'no instant'
  }

  /** What was typed, to be shown again; a field that repeats is joined by line breaks, a password never. */
  values(): Record<string, string> {
    const shown = [...this.#fields].filter(([name]) => name !== 'password')
    return Object.fromEntries(shown.map(([name, values]) => [name, values.join('\n').slice(0, 5_000)]))
  }
}

const NO_AMOUNT = 'no amount'

export function fenOf(typed: string | undefined): string | undefined {
  if (typed === undefined || typed.trim() === '') return undefined
  const plain = typed.normalize('NFKC').replaceAll(/[,，\s¥]/g, '')
  const match = plain.match(/^(\d{1,12})(?:\.(\d{1,2}))?$/)
  return match ? String(BigInt(match[1] ?? '0') * 100n + BigInt((match[2] ?? '').padEnd(2, '0'))) : NO_AMOUNT
}

/** A form's fields; a body that is no form has none, and every field of it is missing. */
export async function readForm(request: Request): Promise<TypedForm> {
  try {
    return new TypedForm(await request.formData())
  } catch {
    return new TypedForm(new FormData())
  }
}
