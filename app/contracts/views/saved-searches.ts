export interface SavedSearchView {
  id: string
  name: string
  /** The query of its address. */
  query: string
  alerts: boolean
  lastToldAt: string | null
  createdAt: string
}

export interface SavedSearchesView {
  searches: SavedSearchView[]
  idempotencyKey: string
}
