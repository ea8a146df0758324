import type { Scope } from './method.ts'
import type { Verdict } from './verdict.ts'

/** Everything a report says, kept as it was approved: the PDF is drawn from this and from nothing else. */
export interface ReportContent {
  readonly number: string
  readonly version: number
  readonly orderNumber: string
  /** Why it replaces the report before, and which one that is. */
  readonly amends: { readonly number: string; readonly reason: string } | null
  readonly lab: { readonly name: string; readonly address: string }
  readonly client: { readonly name: string }
  readonly service: string
  readonly marks: readonly { readonly scope: Scope; readonly certificate: string }[]
  /** The post that signs; reports name no persons. */
  readonly signatoryPost: string
  readonly receivedOn: string
  readonly issuedOn: string
  readonly methods: readonly {
    readonly standard: string
    readonly name: string
    readonly scope: readonly Scope[]
  }[]
  readonly samples: readonly ReportedSample[]
  /** Samples that arrived unfit or were lost: they are in the order and have no results. */
  readonly untested: readonly {
    readonly code: string
    readonly name: string
    readonly why: 'unfit' | 'lost'
  }[]
  readonly verdict: Verdict
}

export interface ReportedSample {
  readonly code: string
  readonly name: string
  readonly specification: string
  readonly batchNumber: string
  readonly condition: string
  readonly verdict: Verdict
  readonly results: readonly ReportedResult[]
}

export interface ReportedResult {
  readonly standard: string
  readonly parameter: string
  readonly unit: string
  readonly limit: string | null
  readonly basis: string
  readonly value: string
  readonly verdict: Verdict
}

const PDF_HEAD = '%PDF-1.'
const TAIL_BYTES = 1_024

/** Whether bytes are a PDF at all: its head at the start and its end mark near the end (ISO 32000-1, 7.5). */
export function isPdf(bytes: Uint8Array): boolean {
  const text = (part: Uint8Array) => String.fromCharCode(...part)
  if (text(bytes.subarray(0, PDF_HEAD.length)) !== PDF_HEAD) return false
  return text(bytes.subarray(Math.max(0, bytes.length - TAIL_BYTES))).includes('%%EOF')
}
