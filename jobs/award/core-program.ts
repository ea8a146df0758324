import type { CompactModel } from './compact-model.ts'
import { addColumn, addRow, addTerm, emptyProgram, type LinearProgram, type Row } from './linear-program.ts'
import type { Column, Core, CoreTier } from './relaxation.ts'

/** How many members of a group an offer serves; offer -1 counts those left unserved. */
export interface Control {
  readonly offer: number
  readonly column: number
}

/** The column that says whether an offer is used at a tier, for tiers that are not certain. */
export interface Switch {
  readonly offer: number
  readonly tier: number
  readonly column: number
}

/**
 * The award restricted to a core. Saving is `savingOffset + savingCost · x`: what every served member and every
 * full tier is worth is taken out beforehand, so that the coefficients left are as small as the penalties and
 * no tolerance of the solver reaches a unit of money.
 */
export interface CoreProgram {
  readonly program: LinearProgram
  readonly savingOffset: number
  readonly savingCost: readonly number[]
  /** Per group, in order of offer, the unserved last. */
  readonly controls: readonly (readonly Control[])[]
  /** Row index per group, -1 without columns. */
  readonly groupRow: Int32Array
  /** Taken out of each group's columns; its multiplier is this and the dual of its row. */
  readonly groupShift: Float64Array
  /** Sets served beyond `servedBase` by groups that need not be served. */
  readonly servedRow: number
  readonly servedBase: number
  /** The most that `servedRow` can reach. */
  readonly servedRange: number
  /** Open tiers that are not certain, less one column each. */
  readonly openColumns: readonly number[]
  /** Offers that are certainly used. */
  readonly openBase: number
  readonly switches: readonly Switch[]
}

interface Draft {
  readonly model: CompactModel
  readonly core: Core
  readonly program: LinearProgram
  readonly tiers: Map<string, TierRows>
  readonly split: Set<number>
  savingOffset: number
  readonly openColumns: number[]
  readonly switches: Switch[]
  openBase: number
}

interface TierRows {
  /** Null when the tier is certain. */
  readonly open: number | null
  readonly rows: readonly Row[]
  /** Taken out per set. */
  readonly setShift: number
}

/** The mixed-integer program of a core, null when the core leaves a member that must be served no offer. */
export function coreProgram(model: CompactModel, core: Core): CoreProgram | null {
  const draft: Draft = {
    model,
    core,
    program: emptyProgram(),
    tiers: new Map(),
    split: new Set(),
    savingOffset: 0,
    openColumns: [],
    switches: [],
    openBase: 0,
  }
  addOffers(draft)
  const byGroup: Column[][] = model.groups.map(() => [])
  for (const column of core.columns) byGroup[column.group]?.push(column)
  const servedRow = addRow(draft.program, 0, Number.POSITIVE_INFINITY)
  const servedIndex = draft.program.rows.length - 1
  const groupRow = new Int32Array(model.groups.length).fill(-1)
  const groupShift = new Float64Array(model.groups.length)
  const controls: Control[][] = []
  let servedBase = 0
  let servedRange = 0
  for (const [index, columns] of byGroup.entries()) {
    const { quantity, count } = model.groups[index] as { quantity: number; count: number }
    const must = core.mustServe[index] === true
    if (columns.length === 0) {
      if (must) return null
      controls.push([])
      continue
    }
    if (must) servedBase += quantity * count
    else servedRange += quantity * count
    const shift = must ? groupShiftOf(draft, columns) : 0
    groupShift[index] = shift
    draft.savingOffset += shift * count
    groupRow[index] = draft.program.rows.length
    controls.push(addGroup(draft, columns, shift, must ? null : servedRow))
  }
  servedRow.lower = Math.max(0, model.minQuantity - servedBase)
  return {
    program: draft.program,
    savingOffset: draft.savingOffset,
    savingCost: [...draft.program.cost],
    controls,
    groupRow,
    groupShift,
    servedRow: servedIndex,
    servedBase,
    servedRange,
    openColumns: draft.openColumns,
    openBase: draft.openBase,
    switches: draft.switches,
  }
}

function addOffers(draft: Draft): void {
  const byOffer = new Map<number, CoreTier[]>()
  for (const tier of draft.core.tiers) {
    const known = byOffer.get(tier.offer)
    if (known === undefined) byOffer.set(tier.offer, [tier])
    else known.push(tier)
  }
  for (const [offer, tiers] of byOffer) {
    const must = draft.core.mustOpen[offer] === true
    const only = tiers.length === 1 ? tiers[0] : undefined
    if (must) draft.openBase += 1
    if (must && only !== undefined) {
      addCertainTier(draft, only)
      continue
    }
    if (tiers.length > 1) draft.split.add(offer)
    const columns = tiers.map((tier) => addUncertainTier(draft, tier))
    const oneTier = addRow(draft.program, must ? 1 : 0, 1)
    for (const column of columns) addTerm(oneTier, column, 1)
    if (!must) draft.openColumns.push(...columns)
  }
}

/** A tier that is certainly used: one row with a column for the sets that miss its ceiling or exceed its floor. */
function addCertainTier(draft: Draft, { offer, tier, setPrice }: CoreTier): void {
  const { capacity, tiers } = draft.model.offers[offer] as CompactModel['offers'][number]
  const from = tiers[tier]?.from ?? 0
  const setShift = Math.round(setPrice)
  const row = addRow(draft.program, from, capacity)
  if (setShift !== 0) {
    const spare = addColumn(draft.program, -Math.abs(setShift), 0, capacity - from)
    const edge = setShift > 0 ? capacity : from
    addTerm(row, spare, setShift > 0 ? 1 : -1)
    row.lower = edge
    row.upper = edge
    draft.savingOffset += setShift * edge
  }
  draft.tiers.set(`${offer}:${tier}`, { open: null, rows: [row], setShift })
}

function addUncertainTier(draft: Draft, { offer, tier }: CoreTier): number {
  const { capacity, tiers } = draft.model.offers[offer] as CompactModel['offers'][number]
  const open = addColumn(draft.program, 0, 0, 1)
  const ceiling = addRow(draft.program, Number.NEGATIVE_INFINITY, 0)
  addTerm(ceiling, open, -capacity)
  const floor = addRow(draft.program, 0, Number.POSITIVE_INFINITY)
  addTerm(floor, open, -(tiers[tier]?.from ?? 0))
  draft.tiers.set(`${offer}:${tier}`, { open, rows: [ceiling, floor], setShift: 0 })
  draft.switches.push({ offer, tier, column: open })
  return open
}

/** The saving of one member of the group in this column. */
function savingOf(model: CompactModel, { group, offer, tier }: Column): number {
  const { quantity, options } = model.groups[group] as CompactModel['groups'][number]
  const worth = options.find((option) => option.offer === offer)?.worth ?? 0
  return quantity * (worth - (model.offers[offer]?.tiers[tier]?.price ?? 0))
}

function groupShiftOf(draft: Draft, columns: readonly Column[]): number {
  let shift = Number.NEGATIVE_INFINITY
  for (const column of columns) {
    const setShift = draft.tiers.get(`${column.offer}:${column.tier}`)?.setShift ?? 0
    const { quantity } = draft.model.groups[column.group] as CompactModel['groups'][number]
    shift = Math.max(shift, savingOf(draft.model, column) - quantity * setShift)
  }
  return shift
}

function addGroup(
  { model, program, tiers, split }: Draft,
  columns: readonly Column[],
  shift: number,
  served: Row | null,
): Control[] {
  const { quantity, count } = model.groups[columns[0]?.group ?? -1] as CompactModel['groups'][number]
  const row = addRow(program, count, count)
  const controls: Control[] = []
  const totals = new Map<number, Row>()
  for (const column of columns) {
    const { open, rows, setShift } = tiers.get(`${column.offer}:${column.tier}`) as TierRows
    const capacity = model.offers[column.offer]?.capacity ?? 0
    const upper = Math.min(count, Math.floor(capacity / quantity))
    const cost = savingOf(model, column) - shift - quantity * setShift
    const x = addColumn(program, cost, 0, upper)
    addTerm(row, x, 1)
    for (const tierRow of rows) addTerm(tierRow, x, quantity)
    if (served !== null) addTerm(served, x, quantity)
    if (open !== null) {
      const link = addRow(program, Number.NEGATIVE_INFINITY, 0)
      addTerm(link, x, 1)
      addTerm(link, open, -upper)
    }
    if (!split.has(column.offer)) {
      controls.push({ offer: column.offer, column: x })
      continue
    }
    let total = totals.get(column.offer)
    if (total === undefined) {
      total = addRow(program, 0, 0)
      totals.set(column.offer, total)
      const sum = addColumn(program, 0, 0, upper)
      addTerm(total, sum, -1)
      controls.push({ offer: column.offer, column: sum })
    }
    addTerm(total, x, 1)
  }
  if (served !== null) {
    const unserved = addColumn(program, 0, 0, count)
    addTerm(row, unserved, 1)
    controls.push({ offer: -1, column: unserved })
  }
  return controls
}
