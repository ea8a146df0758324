import type { AppLoadContext } from '@remix-run/node'
import { type SmartColumn, sheetOf, type TableValue } from '#app/components/ui/table-order.ts'
import type { Permission } from '#app/domain/identity/permission-matrix.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Text } from '#app/i18n/text.ts'

/** Who asks for a table, with what its address says beside its name. */
export interface Asking {
  readonly actor: PersonActor
  readonly context: AppLoadContext
  readonly now: Date
  readonly query: URLSearchParams
  /** What links of its words begin with. */
  readonly origin: string
}

export type Sheet = (query: URLSearchParams, table?: string) => TableValue[][]

/** A table that its reader can take along, with what its page asks of the reader. */
export interface KnownSheet {
  readonly permission?: Permission
  /** Its name on a page with several tables. */
  readonly table?: string
  readonly read: (asking: Asking, text: Text) => Promise<Sheet>
}

/** Who asks for a table of a page that stands open to everybody: nobody at all, perhaps. */
export interface OpenAsking extends Omit<Asking, 'actor'> {
  readonly actor: PersonActor | null
}

/** A table of a page that stands open: its reading knows what its reader may see. */
export interface OpenSheet extends Pick<KnownSheet, 'table'> {
  readonly read: (asking: OpenAsking, text: Text) => Promise<Sheet>
}

export type OpenSheets = Readonly<Record<string, OpenSheet>>

export type Sheets = Readonly<Record<string, KnownSheet>>

/** The rows of a page's table, under that table's own columns: a file shows what its page shows. */
export const sheet =
  <Row>(rows: readonly Row[], columns: readonly SmartColumn<Row>[]): Sheet =>
  (query, table) =>
    sheetOf(rows, columns, query, table)
