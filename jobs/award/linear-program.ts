/** A linear program with whole-number columns, to be maximised, built row by row. */
export interface LinearProgram {
  offset: number
  readonly cost: number[]
  readonly lower: number[]
  readonly upper: number[]
  readonly rows: Row[]
}

export interface Row {
  lower: number
  upper: number
  readonly columns: number[]
  readonly values: number[]
}

export function emptyProgram(): LinearProgram {
  return { offset: 0, cost: [], lower: [], upper: [], rows: [] }
}

/** Adds a column and answers its index. */
export function addColumn(program: LinearProgram, cost: number, lower: number, upper: number): number {
  program.cost.push(cost)
  program.lower.push(lower)
  program.upper.push(upper)
  return program.cost.length - 1
}

export function addRow(program: LinearProgram, lower: number, upper: number): Row {
  const row: Row = { lower, upper, columns: [], values: [] }
  program.rows.push(row)
  return row
}

export function addTerm(row: Row, column: number, value: number): void {
  row.columns.push(column)
  row.values.push(value)
}
