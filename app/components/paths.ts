/** The addresses of the pages, in one place. */
export const paths = {
  home: '/',
  pools: '/pools',
  createPool: '/pools/new',
  pool: (poolId: string) => `/pools/${poolId}`,
  offer: (poolId: string) => `/pools/${poolId}/offer`,
  commitments: '/commitments',
  categories: '/categories',
  category: (slug: string) => `/categories/${slug}`,
  search: '/search',
  suggest: '/search/suggest',
  listing: (listingId: string) => `/listings/${listingId}`,
  listingReview: '/listings/review',
  supplier: (organisationId: string) => `/suppliers/${organisationId}`,
  compare: '/compare',
  ownListings: '/supplier/listings',
  newListing: '/supplier/listings/new',
  ownListing: (listingId: string) => `/supplier/listings/${listingId}`,
  certificates: '/bureau/certificates',
  demands: '/demands',
  newDemand: '/demands/new',
  demand: (demandId: string) => `/demands/${demandId}`,
  changeDemand: (demandId: string) => `/demands/${demandId}/edit`,
  proposals: '/demands/proposals',
  savedSearches: '/searches',
  notices: '/notices',
  unreadNotices: '/notices/unread',
  noticePreferences: '/notices/preferences',
  demoOutbox: '/demo/outbox',
  orders: '/orders',
  order: (orderId: string) => `/orders/${orderId}`,
  statement: '/statement',
  operator: '/operator',
  signIn: '/sign-in',
  signOut: '/sign-out',
  preferences: '/preferences',
  design: '/design',
}

/** Sign in and come back here. */
export function signInTo(path: string): string {
  return `${paths.signIn}?next=${encodeURIComponent(path)}`
}
